"""JSON Lines → an article a line: ``text``; also ``title``, ``date``, ``publisher``, ``url``, ``lang``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.errors import InputError
from kg.model import Article
from kg.read import frontmatter, text
from kg.read.encoding import decode
from kg.read.frontmatter import Doubt


def _object(line: bytes, place: str) -> dict[str, Any]:
    try:
        value = json.loads(decode(line, place))
    except json.JSONDecodeError as error:
        raise InputError(
            f"{place}: broken JSON ({error.msg} at column {error.colno}); write one object a line"
        ) from error
    except RecursionError as error:
        raise InputError(f"{place}: JSON nested too deeply; write one object a line") from error
    if not isinstance(value, dict):
        raise InputError(f"{place}: not a JSON object; write one object with «text» a line")
    return value


def _given(value: dict[str, Any], place: str) -> dict[str, str]:
    """Return the declared fields as they are; raise ``InputError`` for one that is no string."""
    given: dict[str, str] = {}
    for name, field in frontmatter.FIELDS.items():
        found = value.get(name)
        if found is not None and not isinstance(found, str):
            raise InputError(f"{place}: «{name}» is no string; write it in quotes")
        if found and found.strip():
            text.refuse_unusable(found, f"{place}: «{name}»")
            given.setdefault(field, found.strip())
    return given


def _article(line: bytes, place: str) -> Iterator[Article | Doubt]:
    value = _object(line, place)
    words = value.get("text")
    if not isinstance(words, str) or not words.strip():
        raise InputError(f"{place}: «text» is missing or empty; put the article's text there")
    given = _given(value, place)
    known, doubts = frontmatter.declared((field, given[field], place) for field in given)
    yield from doubts
    yield text.article(words, Article("", (), origin=place, **known))


def _lines(stream: BinaryIO, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield each line that is not blank with its place; raise ``InputError`` for an endless one."""
    number = 0
    while line := stream.readline(text.BYTE_LIMIT + 1):
        number += 1
        if len(line) > text.BYTE_LIMIT:
            raise InputError(
                f"{name}:{number}: a line of more than {text.BYTE_LIMIT // 1_000_000} MB; one article a line"
            )
        if line.strip():
            yield f"{name}:{number}", line
    if not number:
        raise InputError(f"{name}: the file is empty; write one article a line")


def read(stream: BinaryIO, name: str) -> Iterator[Article | Doubt | InputError]:
    """Yield an article a line, doubts about it first; for a line that cannot be read the error."""
    for place, line in _lines(stream, name):
        try:
            yield from _article(line, place)
        except InputError as error:
            yield error
