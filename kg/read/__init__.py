"""Files, folders and standard input → ``Article``. The only stage that opens articles; nothing is fetched."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kg.errors import InputError
from kg.model import Article
from kg.read import formats, sources

Report = Callable[[InputError], None]


def _one(name: str) -> Iterator[Article | InputError]:
    """Yield what one file holds; every way a file can fail is an ``InputError`` that names it."""
    shown = sources.STDIN_NAME if name == sources.STDIN else name
    try:
        with sources.open_source(name) as stream:
            opening = stream.peek(1024)[:1024]  # type: ignore[attr-defined]
            yield from formats.of(shown, opening).reader()(stream, shown)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(f"{shown}: cannot be read ({error.strerror}); check the file and its permissions")


def _outcomes(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Article | InputError]:
    for found in sources.expand(paths):
        if isinstance(found, InputError):
            yield found
        else:
            yield from _one(found)


def _refuse(error: InputError) -> None:
    raise error


def read(
    paths: Iterable[str | os.PathLike[str]], *, language: str | None = None, report: Report = _refuse
) -> Iterator[Article]:
    """Yield the articles of files, folders, globs and ``-`` (standard input), in the order of their names.

    ``language`` is taken for every article, whatever it declares. An article that cannot be read is
    handed to ``report`` as an ``InputError`` and the next one is read; without ``report`` it is raised.
    """
    for outcome in _outcomes(paths):
        if isinstance(outcome, InputError):
            report(outcome)
        else:
            yield replace(outcome, language=language) if language else outcome
