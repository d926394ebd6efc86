"""Annotated articles: each article with the gold lines of the file that bears its name."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import read
from kg.errors import InputError
from kg.evaluate.compare import Record
from kg.model import Article

NEEDED = {
    "statement": ("relation", "agent", "polarity", "status", "level", "start", "end"),
    "role": ("person", "office", "status"),
}
"""The fields without which a gold line cannot be compared."""


@dataclass(frozen=True)
class Case:
    """An article and what a reader found in it; ``roles`` is None where nobody looked for roles."""

    name: str
    article: Article
    statements: tuple[Record, ...]
    roles: tuple[Record, ...] | None = None


def cases(articles: Path, gold: Path, roles: Path | None = None, language: str | None = None) -> list[Case]:
    """Return the articles of a file or folder that have a gold file, in the order of their names.

    Files belong together that have one name before ``.txt``, ``.jsonl`` …. Raises ``InputError`` for an
    article that cannot be read, a line that is no gold, and where nothing belongs together.
    """
    lines, offices = _files(gold), _files(roles) if roles else {}
    found = list(_cases(articles, gold, lines, offices, language))
    if not found:
        raise InputError(f"{gold}: no gold file bears the name of an article of {articles}; name both alike")
    return found


def _cases(
    articles: Path, gold: Path, lines: dict[str, Path], offices: dict[str, Path], language: str | None
) -> Iterator[Case]:
    single = articles.is_file() and gold.is_file()
    for article in read.read([articles], language=language):
        name = Path(article.origin).name.rsplit(".", 1)[0]
        own = gold if single else lines.get(name)
        held = next(iter(offices.values())) if single and len(offices) == 1 else offices.get(name)
        if own:
            yield Case(name, article, _records(own, "statement"), _records(held, "role") if held else None)


def _files(where: Path) -> dict[str, Path]:
    """Return the gold files of a file or folder by name without suffix."""
    if not where.exists():
        raise InputError(f"{where}: there is no such file or folder; give the gold lines as .jsonl")
    found = sorted(where.glob("*.jsonl")) if where.is_dir() else [where]
    return {path.name.rsplit(".", 1)[0]: path for path in found}


def _records(path: Path, kind: str) -> tuple[Record, ...]:
    try:
        lines: Sequence[str] = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); give UTF-8 JSON Lines") from None
    return tuple(_record(path, number, line, kind) for number, line in enumerate(lines, 1) if line.strip())


def _record(path: Path, number: int, line: str, kind: str) -> Record:
    try:
        found: Any = json.loads(line)
    except ValueError as error:
        raise InputError(f"{path}:{number}: no JSON ({error}); mend the line") from None
    missing = [name for name in NEEDED[kind] if not isinstance(found, dict) or name not in found]
    if missing:
        raise InputError(f"{path}:{number}: no gold {kind}, {', '.join(missing)} missing; add it")
    return dict(found)
