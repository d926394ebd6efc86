"""The formats an article can come in: one module a format, this table, loaded when needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import BinaryIO

from kg.errors import InputError
from kg.model import Article

Reader = Callable[[BinaryIO, str], Iterator[Article | InputError]]


@dataclass(frozen=True)
class Format:
    """A format: the module whose ``read`` reads it, its file suffixes, how its first bytes look."""

    name: str
    module: str
    suffixes: tuple[str, ...]
    opening: re.Pattern[bytes]

    def reader(self) -> Reader:
        """Return the function that reads it."""
        found: Reader = import_module(self.module).read
        return found


_PAGE = re.compile(rb"\s*<(!doctype|html|head|\?xml|!--)", re.IGNORECASE)
HTML = Format("html", "kg.read.html", (".html", ".htm", ".xhtml"), _PAGE)
JSONL = Format("jsonl", "kg.read.jsonl", (".jsonl", ".ndjson"), re.compile(rb"\s*\{\s*\""))
TEXT = Format("text", "kg.read.text", (".txt", ".text", ".md"), re.compile(rb""))
FORMATS = (HTML, JSONL, TEXT)
SUFFIXES = frozenset(suffix for one in FORMATS for suffix in one.suffixes)


def of(name: str, opening: bytes) -> Format:
    """Return the format that the name of a file tells, or else its first bytes."""
    suffix = PurePath(name).suffix.lower()
    by_suffix = next((one for one in FORMATS if suffix in one.suffixes), None)
    return by_suffix or next(
        one for one in FORMATS if one.opening.match(opening.removeprefix(b"\xef\xbb\xbf"))
    )
