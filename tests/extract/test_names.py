"""Names of a document: which actor each is, and what is joined."""

from __future__ import annotations

import pytest

from kg.extract.name_parts import compatible, same_surname
from tests.parses import analysis


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("орлов", "орлов", True),
        ("орлов", "орлова", True),
        ("сомов", "соколов", False),
        ("ким", "кимов", False),
    ],
)
def test_surnames(one: str, other: str, same: bool) -> None:
    assert same_surname(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        (["анна", "орлова"], ["орлова"], True),
        (["а.", "орлова"], ["анна", "орлова"], True),
        (["анна", "орлова"], ["вера", "орлова"], False),
        (["анна", "орлова"], ["анна", "орлова"], True),
    ],
)
def test_first_names(one: list[str], other: list[str], fit: bool) -> None:
    assert compatible(one, other) is fit


FULL = """
Пётр пётр PROPN 3 nsubj Case=Nom|Gender=Masc|Number=Sing PER
Лесной лесной PROPN 1 flat:name Case=Nom|Gender=Masc|Number=Sing +
прибыл прибыть VERB 0 root VerbForm=Fin|Tense=Past
. . PUNCT 3 punct
"""
SURNAME = """
Лесной лесной PROPN 2 nsubj Case=Nom|Gender=Masc|Number=Sing PER
ушёл уйти VERB 0 root VerbForm=Fin|Tense=Past
. . PUNCT 2 punct
"""
OTHER = """
Павел павел PROPN 3 nsubj Case=Nom|Gender=Masc|Number=Sing PER
Лесной лесной PROPN 1 flat:name Case=Nom|Gender=Masc|Number=Sing +
ушёл уйти VERB 0 root VerbForm=Fin|Tense=Past
. . PUNCT 3 punct
"""


def test_a_surname_is_the_person_named_before() -> None:
    names = analysis(FULL, SURNAME).scene.names
    first, second = names.at(0, 0), names.at(1, 0)
    assert first is not None
    assert second is not None
    assert first.actor == second.actor


def test_two_people_of_one_surname_stay_two() -> None:
    names = analysis(FULL, OTHER).scene.names
    first, second = names.at(0, 0), names.at(1, 0)
    assert first is not None
    assert second is not None
    assert first.actor != second.actor


def test_a_name_covers_all_its_words() -> None:
    names = analysis(FULL).scene.names
    assert names.at(0, 0) == names.at(0, 1)
    assert names.at(0, 2) is None


def test_a_state_is_the_one_that_is_known() -> None:
    made = analysis("Ирану иран PROPN 2 iobj Case=Dat LOC\nпомогли помочь VERB 0 root VerbForm=Fin")
    name = made.scene.names.at(0, 0)
    assert name is not None
    assert name.actor.id == "http://www.wikidata.org/entity/Q794"
