"""Files, folders and standard input → ``Article``. The only stage that opens articles; nothing is fetched."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kg.errors import InputError
from kg.model import Article
from kg.read import detect, formats, sources
from kg.read.frontmatter import Doubt

Report = Callable[[InputError], None]
Ask = Callable[[Doubt], None]

_PLAIN = dict.fromkeys({*range(0x20), 0xFFFE, 0xFFFF} - {0x09, 0x0A, 0x0D}, " ")
"""What XML cannot hold, and nobody sees: a space each, so that no place in a text moves."""


def _one(name: str) -> Iterator[Article | Doubt | InputError]:
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


def _outcomes(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Article | Doubt | InputError]:
    for found in sources.expand(paths):
        if isinstance(found, InputError):
            yield found
        else:
            yield from _one(found)


def _refuse(error: InputError) -> None:
    raise error


def _pass(_: Doubt) -> None:
    """Say nothing."""


def _plain(article: Article) -> Article:
    """Return the article with a space for each character that no format of text should hold."""

    def plain(value: str | None) -> str | None:
        return value and (value.translate(_PLAIN).strip() or None)

    return replace(
        article,
        text=article.text.translate(_PLAIN),
        title=plain(article.title),
        publisher=plain(article.publisher),
        author=plain(article.author),
        url=plain(article.url),
    )


def read(
    paths: Iterable[str | os.PathLike[str]],
    *,
    language: str | None = None,
    report: Report = _refuse,
    doubt: Ask = _pass,
) -> Iterator[Article]:
    """Yield the articles of files, folders, globs and ``-`` (standard input), in the order of their names.

    ``language`` is taken for every article, whatever it declares. An article that cannot be read is
    handed to ``report`` as an ``InputError`` and the next one is read; without ``report`` it is raised.
    What an article declares and kg cannot take is handed to ``doubt``.
    """
    if language and detect.tag(language) is None:
        raise InputError(f"«{language[:40]}» is no language code; write one such as ru or en")
    for outcome in _outcomes(paths):
        if isinstance(outcome, InputError):
            report(outcome)
        elif isinstance(outcome, Doubt):
            doubt(outcome)
        else:
            article = _plain(outcome)
            yield replace(article, language=language) if language else article
