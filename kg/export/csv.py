"""CSV (RFC 4180, UTF-8, a line feed at the end of a row): a table that a spreadsheet opens safely.

A spreadsheet runs a cell that begins with ``= + - @`` as a formula, and the words are an article's.
So a text that begins with one of them, with a tab or line end (which some programs drop before they
look), or with an apostrophe gets an apostrophe in front: whoever takes one off every cell that has
one has the words back. JSON Lines and Parquet hold the words as they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from kg.export.formats import Options
from kg.export.tables import COLUMNS, Cell, rows
from kg.model import Extraction

_FORMULA = tuple("=+-@\t\r\n'\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}"
                 "\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip
_BETWEEN = " | "


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[str]:
    """Yield a header and a row for each record of ``options.table``."""
    yield row([column.name for column in COLUMNS[options.table]])
    for cells in rows(options.table, extractions):
        yield row([guarded(cell) for cell in cells])


def row(cells: Sequence[str | int]) -> str:
    """Return one line of CSV, its end included."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def guarded(cell: Cell) -> str | int:
    """Return what is written for a cell: a text that no spreadsheet takes for a formula, or a number."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int):
        return cell
    text = _BETWEEN.join(cell) if isinstance(cell, list) else cell or ""
    text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    return "'" + text if text.startswith(_FORMULA) else text
