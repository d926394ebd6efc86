"""``kg export`` as the terminal has it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from kg.commands import export as command
from kg.errors import ExportError
from kg.export import FORMATS
from kg.store import Store
from tests import samples
from tests.conftest import Run


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store"
    with Store(path) as opened:
        opened.put_all(samples.everything())
    return path


class Terminal(io.BytesIO):
    """A standard output that is a terminal."""

    def __init__(self) -> None:
        super().__init__()
        self.buffer = self

    def isatty(self) -> bool:
        return True


def test_it_writes_to_standard_output(run: Run, store: Path) -> None:
    done = run("export", "--format", "jsonl", "--store", store)
    assert done.exit_code == 0 and len(done.stdout.splitlines()) == 11


def test_it_writes_a_file_whole_or_not_at_all(run: Run, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph.rdf"
    out.write_text("kept")
    done = run("export", "--format", "rdfxml", "--store", store, "--out", out)
    assert done.exit_code == ExportError.exit_code and "XML cannot hold" in done.stderr
    assert out.read_text() == "kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.rdf", "store"]


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("--relation", "Supply"), 3), (("--since", "2025-05"), 2), (("--until", "2024"), 1),
        (("--article", "Норвегия опровергла поставки"), 4), (("--table", "roles"), 4),
        (("--article", samples.letter().article.key), 3),
    ],
)  # fmt: skip
def test_it_writes_what_is_asked_for(options: tuple[str, ...], count: int, run: Run, store: Path) -> None:
    done = run("export", "--format", "jsonl", "--store", store, *options)
    assert [bool(json.loads(line)) for line in done.stdout.splitlines()] == [True] * count


def test_it_lists_its_formats(run: Run) -> None:
    done = run("export", "--list")
    assert all(name in done.stdout for name in FORMATS)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "ttl"), "did you mean"), (("--format", "jsonl", "--relation", "Dance"), "no relation"),
        (("--format", "jsonl", "--since", "soon"), "is no date"), ((), "--list shows the formats"),
        (("--format", "jsonl", "--article", "No such title"), "no article"),
    ],
)  # fmt: skip
def test_what_cannot_be_written_is_said_in_one_line(
    arguments: tuple[str, ...], words: str, run: Run, store: Path
) -> None:
    done = run("export", "--store", store, *arguments)
    assert done.exit_code != 0 and words in done.stderr and "Traceback" not in done.stderr


def test_bytes_are_not_for_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", Terminal())
    with pytest.raises(ExportError, match=r"add --out FILE\.zip"):
        command.refuse_terminal(FORMATS["neo4j"], None)
    command.refuse_terminal(FORMATS["neo4j"], Path("graph.zip"))
    command.refuse_terminal(FORMATS["turtle"], None)


def test_a_terminal_is_not_steered(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    command.deliver(["a\x1b[31mb\u202ec\nd\n".encode()], None)
    assert terminal.getvalue().decode() == "a␛[31mb‹U+202E›c\nd\n"
