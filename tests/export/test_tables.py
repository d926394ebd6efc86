"""CSV and Parquet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from kg import export
from kg.export.csv import guarded
from kg.export.tables import COLUMNS
from tests import samples
from tests.export.conftest import Exported

SIGNS = ["=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠"]


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


@pytest.mark.parametrize("sign", SIGNS)
def test_no_cell_begins_as_a_formula_does(sign: str) -> None:
    assert guarded(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("cell", ["1-1", "a=b", "«=1»", " =1", ""])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert guarded(cell) == cell


@pytest.mark.parametrize("table", export.TABLES)
def test_the_hostile_article_has_no_formula_in_any_table(table: str, exported: Exported) -> None:
    for row in read(exported("csv", [samples.hostile()], table=table)):
        assert not any(value.startswith(tuple("=+-@\t\r\n")) for value in row.values())


def test_a_guarded_cell_has_one_apostrophe_too_many(exported: Exported) -> None:
    [row] = read(exported("csv", [samples.hostile()], table="articles"))
    assert row["title"] == "'" + str(samples.hostile().article.title)
    assert row["author"] == "'@author\nsecond line"


@pytest.mark.parametrize("table", export.TABLES)
def test_parquet_holds_what_csv_holds_with_types_and_without_guards(table: str, exported: Exported) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet is an extra: pip install 'kg[parquet]'")
    found = parquet.read_table(io.BytesIO(exported("parquet", table=table)))
    assert found.column_names == [column.name for column in COLUMNS[table]]
    rows = read(exported("csv", table=table))
    assert found.num_rows == len(rows)
    for row, typed in zip(rows, found.to_pylist(), strict=True):
        assert row == {name: str(guarded(value)) for name, value in typed.items()}


def test_chains_are_lists_in_parquet_and_joined_in_csv(exported: Exported) -> None:
    [first, *_] = read(exported("csv", [samples.letter()]))
    assert first["sources"] == "Северный вестник | служебная записка"
    assert (first["nearest_source"], first["deepest_source"]) == ("Северный вестник", "служебная записка")


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_half_a_character_does_not_stop_a_table(name: str, exported: Exported) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow", reason="Parquet is an extra: pip install 'kg[parquet]'")
    letter = samples.letter()
    assert exported(name, [replace(letter, article=replace(letter.article, publisher="\udc00"))])
