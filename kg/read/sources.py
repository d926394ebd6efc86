"""What the user names → files: a file, a folder, a glob, or ``-`` for standard input."""

from __future__ import annotations

import glob
import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.read.formats import SUFFIXES

STDIN = "-"
STDIN_NAME = "<stdin>"


def _folder(root: Path) -> list[Path]:
    """Return the article files below ``root``; links are followed, each real folder once."""
    found: list[Path] = []
    seen: set[str] = set()
    for folder, below, names in os.walk(root, followlinks=True):
        real = os.path.realpath(folder)
        if real in seen:
            below.clear()
            continue
        seen.add(real)
        below[:] = sorted(name for name in below if not name.startswith("."))
        files = (Path(folder) / name for name in names if not name.startswith("."))
        found += [
            path
            for path in files
            if path.suffix.lower() in SUFFIXES and (path.is_file() or path.is_symlink())
        ]
    return found


def _named(name: str) -> list[Path]:
    """Return the files that one argument names; raise ``InputError`` where there is none."""
    if not name:
        raise InputError("an empty name (a variable not set?); name a file or a folder, . for this one")
    path = Path(name)
    try:
        if path.is_dir():
            files = _folder(path)
            if not files:
                raise InputError(f"{name}: a folder without articles; kg reads {', '.join(sorted(SUFFIXES))}")
            return files
        if path.exists() or path.is_symlink():
            return [path]
    except (OSError, ValueError) as error:
        raise InputError(
            f"{name}: no such file ({getattr(error, 'strerror', None) or error}); check the name"
        ) from error
    matches = [Path(match) for match in glob.glob(name, recursive=True)] if glob.has_magic(name) else []
    if not matches:
        raise InputError(f"{name}: no such file or folder; check the name")
    return [file for match in matches for file in (_folder(match) if match.is_dir() else [match])]


def expand(names: Iterable[str | os.PathLike[str]]) -> Iterator[str | InputError]:
    """Yield the names of all files once, in the order of their names, standard input last.

    A name that leads to no file is yielded as its error, before the files: the others are still read.
    """
    files: dict[str, str] = {}
    given = [os.fspath(name) for name in names]
    for name in sorted(set(given) - {STDIN}):
        try:
            for path in _named(name):
                files.setdefault(os.path.realpath(path), str(path))
        except InputError as error:
            yield error
    yield from sorted(files.values())
    if STDIN in given:
        yield STDIN


def open_source(name: str) -> BinaryIO:
    """Open a file or standard input for reading; the first bytes can be peeked at."""
    if name == STDIN:
        return io.BufferedReader(_Unclosed(sys.stdin.buffer))
    try:
        return open(name, "rb")  # the caller closes it
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{name}: cannot be read ({reason}); check the file and its permissions") from error


class _Unclosed(io.RawIOBase):
    """Standard input, which must stay open when the reader is done with it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
