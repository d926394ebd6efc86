"""Tables of data: comments and empty lines stay out, a line that does not fit is named."""

from __future__ import annotations

import pytest

from kg.errors import LanguageDataError
from kg.tables import rows


def test_rows_know_their_columns_and_where_they_stand(write) -> None:
    path = write("a.tsv", "# what it is\n\none\ttwo\n# a remark\n a \t b\n")
    [row] = rows(path)
    assert (row["one"], row["two"], row.where) == ("a", "b", "a.tsv:5")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("one\ttwo\na\n", "a.tsv:2: 1 columns where the header has 2"),
        ("one\na\tb\n", "one tab each"),
        (b"\xff\n", "cannot be read"),
    ],
)
def test_what_is_no_table_is_named(write, content: str | bytes, says: str) -> None:
    with pytest.raises(LanguageDataError, match=says):
        list(rows(write("a.tsv", content)))


def test_a_table_that_is_not_there_is_an_error(tmp_path) -> None:
    with pytest.raises(LanguageDataError, match="restore it"):
        list(rows(tmp_path / "none.tsv"))
