"""The Russian tables that lead to actors: every line has to lead somewhere, and be written as lemmas are."""

from __future__ import annotations

import pytest

from kg.link.actors import ActorBook
from kg.link.names import normal
from kg.resources import ROOT
from kg.tables import Row, rows

FOLDER = ROOT / "kg" / "language" / "ru"
KINDS = {
    ("demonyms", "kind"): {"adjective", "inhabitant", "prefix"},
    ("seats", "kind"): {"capital", "residence", "metonym"},
    ("seats", "place"): {"yes", "no"},
    ("titles", "kind"): {"office", "rank", "profession", "honorific", "kin"},
    ("titles_status", "status"): {"current", "former", "acting", "elect"},
    ("titles_status", "form"): {"adjective", "prefix", "fixed"},
    ("groups", "type"): {"Group", "Organisation", "Media", "Document", "Person", "Thing"},
    ("groups", "number"): {"any", "plural", "single"},
    ("groups", "use"): {"agent", "source", "subject"},
}
KEYS = {"demonyms": ("lemma",), "seats": ("name",), "titles": ("title",), "titles_status": ("word",),
        "groups": ("noun", "number")}


def table(name: str) -> list[Row]:
    """Return the lines of a table."""
    return list(rows(FOLDER / f"{name}.tsv"))


@pytest.mark.parametrize("name", ["demonyms", "seats"])
def test_actors_are_known(name: str) -> None:
    """What a demonym or a seat points to is in the list of actors."""
    book = ActorBook.load()
    assert [row.where for row in table(name) if book.lookup(row["actor"]) is None] == []


@pytest.mark.parametrize(("name", "column"), KINDS)
def test_columns_hold_known_words(name: str, column: str) -> None:
    """A column with few values has no others."""
    assert {row[column] for row in table(name)} <= KINDS[name, column]


@pytest.mark.parametrize("name", KEYS)
def test_no_line_twice(name: str) -> None:
    """One meaning a word: a second line would never be read."""
    keys = [tuple(normal(row[column]) for column in KEYS[name]) for row in table(name)]
    assert sorted(key for key in set(keys) if keys.count(key) > 1) == []


def test_capitals_lead_to_the_state_they_are_capital_of() -> None:
    """The table of seats and the list of actors agree, but for the capital that speaks for a union."""
    book = ActorBook.load()
    capitals = [(row, book.lookup(row["name"], "Place"))
                for row in table("seats") if row["kind"] == "capital"]
    differ = {row["name"] for row, place in capitals
              if place and book.capital_of(place) not in (None, book.lookup(row["actor"]))}
    assert differ == {"Брюссель"}


def test_prefixes_end_in_a_hyphen() -> None:
    """First parts of compounds are told from words by their hyphen."""
    assert all(row["lemma"].endswith("-") == (row["kind"] == "prefix") for row in table("demonyms"))
