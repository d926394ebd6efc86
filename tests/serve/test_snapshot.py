"""The copies that workers read: made beside a writer's back, complete, and gone afterwards."""

import subprocess
import sys

import pytest

from kg.errors import StoreError
from kg.serve.snapshot import Snapshots, fingerprint
from kg.store import Store
from tests.samples import everything


@pytest.fixture
def folder(tmp_path):
    """A store of one article."""
    with Store(tmp_path / "store") as store:
        store.put(everything()[0])
    return tmp_path / "store"


def _quads(folder):
    with Store(folder, read_only=True) as store:
        return set(store.engine)


def test_copy_holds_all_even_what_is_only_in_the_log(folder):
    copies = Snapshots(folder)
    assert _quads(copies.take()) == _quads(folder)
    copies.close()
    assert [path.name for path in folder.parent.iterdir()] == ["store"]


def test_change_is_noticed_and_the_old_copy_stays_as_it_was(folder):
    copies = Snapshots(folder)
    first = copies.take()
    before = _quads(first)
    assert not copies.changed()
    with Store(folder) as store:
        store.put_all(everything())
    assert copies.changed()
    second = copies.take()
    assert not copies.changed()
    assert _quads(first) == before
    assert _quads(second) == _quads(folder) != before
    copies.drop(first)
    assert not first.exists()
    copies.close()


def test_writer_makes_it_wait(folder):
    copies = Snapshots(folder)
    with Store(folder), pytest.raises(StoreError, match="another process"):
        copies.take(patience=0.2)
    assert copies.take(patience=0.2).exists()
    copies.close()


def test_what_a_killed_server_left_is_removed(folder):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = folder.parent / f".store-serve-{ended.pid}-abc"
    other = folder.parent / ".store-serve-x"
    for each in (left, other):
        each.mkdir()
    copies = Snapshots(folder)
    assert not left.exists()
    assert other.exists()
    copies.close()


def test_no_store_no_fingerprint(tmp_path):
    assert fingerprint(tmp_path / "none") == frozenset()
