"""What kg prints for people: text of articles made harmless, tables, progress.

Articles are hostile: an escape sequence in a quote would steer the terminal, a bidirectional override
would turn its reading order. Everything that comes from an article goes through :func:`plain`.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import click

T = TypeVar("T")

_SPACES = re.compile(r"[\s\u2028\u2029]+")
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_PICTURES = 0x2400
"""Unicode shows C0 control characters as pictures from here on: ESC as ␛."""
ELLIPSIS = "…"
GAP = "  "


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    return f"‹U+{code:04X}›"


def plain(text: object) -> str:
    """Return ``text`` on one line, with every character that could steer the terminal made visible."""
    return _UNSAFE.sub(_shown, _SPACES.sub(" ", str(text)))


def lines(text: object) -> str:
    """Return ``text`` as :func:`plain` does, but with its own line breaks and spaces, which place a caret."""
    return "\n".join(_UNSAFE.sub(_shown, line) for line in str(text).split("\n"))


def width(text: str) -> int:
    """Return how many columns ``text`` takes: wide characters two, combining marks none."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(bool(unicodedata.combining(character)) for character in text)


def shortened(text: str, limit: int) -> str:
    """Return ``text`` in at most ``limit`` columns, cut with an ellipsis."""
    if width(text) <= limit:
        return text
    kept = ""
    for character in text:
        if width(kept + character) >= limit:
            break
        kept += character
    return kept + ELLIPSIS


def columns() -> int | None:
    """Return how wide the terminal is; ``None`` where the output goes to a file, which is never cut."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def table(rows: Iterable[Sequence[object]], limit: int | None = None) -> Iterator[str]:
    """Yield the lines of a table whose columns stand below each other, cut to ``limit`` columns.

    A column of numbers stands to the right, also below a heading.
    """
    values = list(rows)
    cells = [[plain(value) for value in row] for row in values]
    numeric = [_is_numeric(column) for column in zip(*values, strict=True)]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        line = GAP.join(map(_padded, row, widths, numeric)).rstrip()
        yield shortened(line, limit) if limit else line


def _is_numeric(column: Sequence[object]) -> bool:
    below = column[1:] if isinstance(column[0], str) else column
    return bool(below) and all(isinstance(value, int | float) for value in below)


def _padded(cell: str, to: int, number: bool) -> str:
    space = " " * (to - width(cell))
    return space + cell if number else cell + space


def echo_table(rows: Iterable[Sequence[object]]) -> None:
    """Print a table, cut to the terminal where there is one."""
    for line in table(rows, columns()):
        click.echo(line)


def warn(message: object) -> None:
    """Print a warning on standard error."""
    click.echo(f"kg: warning: {lines(message)}", err=True)


def error(message: object) -> None:
    """Print an error on standard error."""
    click.echo(f"kg: error: {lines(message)}", err=True)


def debugging() -> bool:
    """Return whether ``KG_DEBUG`` asks for tracebacks."""
    return os.environ.get("KG_DEBUG", "0") not in {"", "0"}


@contextmanager
def progress(items: Iterable[T], label: str, length: int | None = None) -> Iterator[Iterable[T]]:
    """Show a bar on standard error while ``items`` are gone through, where that is a terminal."""
    if not sys.stderr.isatty():
        yield items
        return
    with click.progressbar(items, length=length, label=label, file=sys.stderr, show_pos=True) as bar:
        yield bar
