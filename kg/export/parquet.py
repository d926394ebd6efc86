"""Parquet: a table with its types, the words as they are. Needs ``pip install 'kg[parquet]'``."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pyarrow
import pyarrow.parquet

from kg.export.formats import Options
from kg.export.tables import COLUMNS, Cell, rows
from kg.export.text import well_formed
from kg.model import Extraction

_TYPES = {
    str: pyarrow.string(),
    int: pyarrow.int64(),
    bool: pyarrow.bool_(),
    list: pyarrow.list_(pyarrow.string()),
}


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[bytes]:
    """Yield the file of the table ``options.table``."""
    columns = COLUMNS[options.table]
    schema = pyarrow.schema([(column.name, _TYPES[column.kind]) for column in columns])
    made = [[_clean(cell) for cell in cells] for cells in rows(options.table, extractions)]
    values = [[cells[at] for cells in made] for at in range(len(columns))]
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(values, schema=schema), out, compression="zstd")
    yield out.getvalue()


def _clean(cell: Cell) -> Cell:
    """Return the cell in well-formed Unicode, which is all that Arrow takes."""
    if isinstance(cell, str):
        return well_formed(cell)
    return [well_formed(text) for text in cell] if isinstance(cell, list) else cell
