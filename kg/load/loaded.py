"""What a file was found to hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import ShapeError
from kg.model import Extraction
from kg.shapes import Violation


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file holds: articles, and graphs of facts by their names."""

    articles: tuple[Extraction, ...]
    facts: tuple[tuple[str, tuple[ox.Quad, ...]], ...] = ()
    violations: tuple[Violation, ...] = ()


def told_once(found: Iterable[Violation]) -> tuple[Violation, ...]:
    """Return the violations, of those that read the same the first."""
    first: dict[str, Violation] = {}
    for each in found:
        first.setdefault(str(each), each)
    return tuple(first.values())


def refuse(problems: Iterable[tuple[Path, Loaded]]) -> None:
    """Raise ``ShapeError`` where a file is not as it has to be."""
    count = sum(len(loaded.violations) for _, loaded in problems)
    if count:
        raise ShapeError(f"{count} {'violation' if count == 1 else 'violations'}; nothing was stored")
