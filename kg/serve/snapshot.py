"""A copy of the store that workers read while others write.

A reader beside a writer of another process is undefined for the engine, so the server never holds the
store: for some milliseconds it takes the reader's lock, under which nobody writes, and copies the
folder. Table files never change once written, so a hard link will do for them; the small rest is
copied. Workers open that copy. When the store's files change a new one is made, and while a writer
holds the store the old one serves on.
"""

from __future__ import annotations

import contextlib
import glob
import os
import re
import shutil
import tempfile
import time
from pathlib import Path

from kg.errors import StoreError
from kg.store import Store
from kg.store_folder import LOCK_FILE

Fingerprint = frozenset[tuple[str, int, int]]
_PATIENCE = 10.0
_PAUSE = 0.1
_NOT_DATA = shutil.ignore_patterns(LOCK_FILE, "LOCK", "LOG*", "*.new")


def fingerprint(folder: Path) -> Fingerprint:
    """Return what changes whenever data is written: the engine's files, their sizes and times."""
    found = set()
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name.endswith((".sst", ".log")) or entry.name.startswith(("MANIFEST", "CURRENT")):
                state = entry.stat()
                found.add((entry.name, state.st_size, state.st_mtime_ns))
    return frozenset(found)


def _link_or_copy(source: str, target: str) -> None:
    """Link a table file, which never changes, where the disk allows; copy anything else."""
    if source.endswith(".sst"):
        with contextlib.suppress(OSError):
            os.link(source, target)
            return
    shutil.copy2(source, target)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


class Snapshots:
    """The copies of one store, in a folder of their own beside it that ``close`` removes."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self._seen: Fingerprint | None = None
        self._made = 0
        self._remove_stale()
        self._folder = self._make_folder()

    @property
    def _prefix(self) -> str:
        return f".{self.store.name}-serve-"

    def _remove_stale(self) -> None:
        """Remove what servers left that were killed."""
        for folder in self.store.parent.glob(glob.escape(self._prefix) + "*"):
            match = re.match(rf"{re.escape(self._prefix)}(\d+)-", folder.name)
            if match and not _alive(int(match[1])):
                shutil.rmtree(folder, ignore_errors=True)

    def _make_folder(self) -> Path:
        prefix = f"{self._prefix}{os.getpid()}-"
        try:
            return Path(tempfile.mkdtemp(prefix=prefix, dir=self.store.parent))
        except OSError:  # no right to write there: a copy elsewhere then
            return Path(tempfile.mkdtemp(prefix=prefix))

    def next_path(self) -> Path:
        """Return a path for a copy that does not exist yet."""
        self._made += 1
        return self._folder / str(self._made)

    def changed(self) -> bool:
        """Return whether the store holds something that the newest copy lacks."""
        return fingerprint(self.store) != self._seen

    def take(self, patience: float = _PATIENCE) -> Path:
        """Make a copy of the store and return its folder; raise ``StoreError`` where
        there is none, or a writer holds it.

        ``patience`` is how many seconds to wait for that writer.
        """
        deadline = time.monotonic() + patience
        while True:
            try:
                return self._take()
            except StoreError:
                if time.monotonic() > deadline or not self.store.is_dir():
                    raise
                time.sleep(_PAUSE)

    def _take(self) -> Path:
        target = self.next_path()
        with Store(self.store, read_only=True):
            shutil.copytree(self.store, target, ignore=_NOT_DATA, copy_function=_link_or_copy)
            self._seen = fingerprint(self.store)
        return target

    def drop(self, path: Path) -> None:
        """Remove a copy that nobody reads any more."""
        shutil.rmtree(path, ignore_errors=True)

    def close(self) -> None:
        """Remove all copies."""
        shutil.rmtree(self._folder, ignore_errors=True)
