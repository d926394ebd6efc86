"""Tab-separated tables of data: comments, a header, and messages that name file and line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import LanguageDataError


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its values by column, and where it stands (``request.tsv:12``)."""

    values: dict[str, str]
    where: str

    def __getitem__(self, column: str) -> str:
        return self.values[column]


def rows(path: Path) -> Iterator[Row]:
    """Yield the lines of a table.

    Raises ``LanguageDataError`` where the file cannot be read or a line has more or fewer columns
    than the header.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        advice = "restore it from the distribution"
        raise LanguageDataError(f"{path}: cannot be read ({problem}); {advice}") from None
    header: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            continue
        where = f"{path.name}:{number}"
        if len(cells) != len(header):
            raise LanguageDataError(f"{where}: {len(cells)} columns where the header has {len(header)} "
                                    f"({', '.join(header)}); separate them with one tab each")
        yield Row(dict(zip(header, cells, strict=True)), where)
