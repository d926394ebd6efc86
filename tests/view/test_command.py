"""``kg view`` on a store in a folder."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from kg.building import keep
from kg.commands import view as command
from kg.store import Store
from kg.view.options import LANGUAGES
from tests import samples
from tests.conftest import Run
from tests.view.test_page import island


@pytest.fixture
def stored(run: Run) -> Run:
    """Return ``run`` in a folder whose store holds the ordinary samples."""
    with Store(Path("kg-store")) as store:
        keep(samples.plain(), store)
    return run


def test_writes_the_page_where_build_does(stored: Run) -> None:
    result = stored("view")
    assert result.exit_code == 0, result.output
    assert "graph.html" in result.output
    assert len(island(Path("kg-out/graph.html").read_text("utf-8"))["statements"]["key"]) == 10


def test_options_reach_the_page(stored: Run) -> None:
    result = stored(
        "view", "--out", "a.html", "--focus", "Norway", "--hops", 2, "--relation", "Supply", "--relation",
        "Request",
        "--since", "2024", "--until", "2025", "--language", "uk", "--theme", "dark", "--max", 5, "--title",
        "Ёлка",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    data = island(Path("a.html").read_text("utf-8"))
    assert (data["title"], data["language"], data["theme"]) == ("Ёлка", "uk", "dark")
    assert 0 < len(data["statements"]["key"]) < 10


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--focus", "Нептун"], "no actor"),
        (["--source", "Нептун"], "nothing is said by «Нептун»"),
        (["--relation", "Juggle"], "Juggle"),
        (["--since", "soon"], "is not a date"),
        (["--language", "xx"], "xx"),
        (["--hops", "0"], "hops"),
        (["--store", "nowhere"], "nowhere"),
    ],
)
def test_bad_options_are_said_in_a_line_and_nothing_is_written(
    stored: Run, arguments: list[str], words: str
) -> None:
    result = stored("view", "--out", "a.html", *arguments)
    assert result.exit_code != 0
    assert words in (result.output + str(result.exception))
    assert not Path("a.html").exists()


def test_open_launches_the_page(stored: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(click, "launch", lambda target: opened.append(target))
    assert stored("view", "--out", "a.html", "--open").exit_code == 0
    assert opened == ["a.html"]


def test_watch_writes_again_and_outlives_a_bad_moment(stored: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def changes(folder: Path, shown: object) -> object:
        Path("a.html").unlink()
        yield
        assert Path("a.html").exists()
        folder.rename("away")
        yield
        raise KeyboardInterrupt

    monkeypatch.setattr(command.watching, "changes", changes)
    result = stored("view", "--out", "a.html", "--watch")
    assert result.exit_code == 0
    assert result.output.count("wrote a.html") == 2


def test_languages_are_those_of_the_ontology() -> None:
    from kg import ontology

    assert set(LANGUAGES) == set(ontology.LANGUAGES)
