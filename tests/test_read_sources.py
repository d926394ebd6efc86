"""What may be named as an article: files, folders, globs, standard input; in any order, once each."""

from __future__ import annotations

import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.errors import InputError
from kg.read import read

WORDS = "Министр {} ответил соседу отказом."


def origins(*paths: object, **options: object) -> list[str]:
    return [Path(article.origin).name for article in read(paths, **options)]


@pytest.fixture
def folder(write):
    for name in ("d/b.txt", "d/a.txt", "d/below/c.md", "d/.hidden.txt", "d/table.csv", "d/.git/e.txt"):
        write(name, WORDS.format(name))
    return write("d/a.txt", WORDS.format("a")).parent


def test_a_folder_is_read_in_the_order_of_names(folder):
    assert origins(folder) == ["a.txt", "b.txt", "c.md"]


def test_a_file_named_twice_is_read_once(folder):
    assert origins(folder / "b.txt", folder, folder / ".." / "d" / "b.txt").count("b.txt") == 1


def test_the_order_of_arguments_does_not_matter(folder):
    files = [folder / "b.txt", folder / "a.txt"]
    assert origins(*files) == origins(*reversed(files))


def test_a_glob_is_expanded(folder):
    assert origins(folder / "*.txt") == ["a.txt", "b.txt"]
    assert origins(folder / "**" / "*.md") == ["c.md"]


def test_a_name_with_glob_characters_is_first_a_name(write):
    assert origins(write("[a].txt", WORDS)) == ["[a].txt"]


def test_links_in_a_circle_end(folder):
    (folder / "below" / "up").symlink_to(folder, target_is_directory=True)
    assert origins(folder) == ["a.txt", "b.txt", "c.md"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("none.txt", "no such file"),
        ("none/*.txt", "no such file"),
        ("empty", "without articles"),
        ("a\0b", "no such file"),
        ("", "an empty name"),
    ],
)
def test_a_name_that_leads_nowhere_is_told_and_the_others_are_read(folder, monkeypatch, name, says):
    monkeypatch.chdir(folder)
    Path("empty").mkdir()
    errors: list[InputError] = []
    assert origins(name, "a.txt", report=errors.append) == ["a.txt"]
    [error] = errors
    assert says in str(error)
    with pytest.raises(InputError):
        origins(name)


def test_a_broken_link_is_told(folder):
    (folder / "gone.txt").symlink_to("nowhere.txt")
    errors: list[InputError] = []
    assert origins(folder, report=errors.append) == ["a.txt", "b.txt", "c.md"]
    assert "gone.txt: cannot be read" in str(errors[0])


def test_a_file_that_may_not_be_read_is_told(folder, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(InputError, match=r"a\.txt: cannot be read \(Permission denied\)"):
        origins(folder / "a.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are a thing of POSIX")
def test_a_pipe_in_a_folder_is_passed_over(folder):
    os.mkfifo(folder / "pipe.txt")
    assert "pipe.txt" not in origins(folder)


@pytest.mark.parametrize(
    "content", [WORDS, '{"text": "' + WORDS + '"}', f"<html><body><p>{WORDS * 9}</p></body></html>"]
)
def test_standard_input_is_read_in_any_format_and_stays_open(monkeypatch, content):
    stream = io.BytesIO(content.encode())
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=stream))
    [article] = read(["-"])
    assert article.origin.startswith("<stdin>")
    assert WORDS in article.text
    assert not stream.closed


def test_a_given_language_is_every_article_s(folder):
    assert {article.language for article in read([folder], language="uk")} == {"uk"}
