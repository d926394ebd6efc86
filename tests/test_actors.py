"""Actors found by any name, and what is said of one."""

from __future__ import annotations

import pytest

from kg import actors
from kg.errors import ViewError
from kg.model import Actor
from tests import samples


@pytest.fixture(scope="module")
def known():
    return actors.catalogue(samples.plain())


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Norway", samples.NORWAY),
        ("норвегия", samples.NORWAY),
        ("Королевство Норвегия", samples.NORWAY),
        ("Q20", samples.NORWAY),
        (samples.NORWAY.id, samples.NORWAY),
        (" Ветрова ", samples.VETROVA),
        ("lesnoy", samples.LESNOY),
        ("Лесной", samples.LESNOY),
    ],
)
def test_an_actor_is_found_by_any_name(known, asked, expected):
    assert actors.find(known, asked) == expected


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("Norvay", "did you mean Norway"),
        ("Вертова", "did you mean Анна Ветрова"),
        ("xyzzy", "kg actors lists them"),
        ("", "no actor"),
    ],
)
def test_a_miss_proposes_what_is_near(known, asked, says):
    with pytest.raises(ViewError, match=says):
        actors.find(known, asked)


def test_a_shared_surname_lists_its_bearers(known):
    twin = actors.Known(Actor("https://kg.example/id/actor/ivan-lesnoy", "Ivan Lesnoy", "Person"), 1, 1)
    with pytest.raises(ViewError, match=r"Pyotr Lesnoy \(pyotr-lesnoy\), Ivan Lesnoy \(ivan-lesnoy\)"):
        actors.find([*known, twin], "Lesnoy")


def test_the_catalogue_does_not_depend_on_the_order_of_articles(known):
    assert actors.catalogue(reversed(samples.plain())) == known
    assert known == sorted(known, key=lambda one: -one.statements)


def test_a_portrait_shows_both_sides_and_the_chain():
    portrait = actors.portrait(samples.plain(), samples.NORWAY)
    assert len(portrait.done_to) == 1
    assert actors.chain(portrait.done_to[0]) == ["Северный вестник", "служебная записка"]
    assert {said.what.agent.actor for said in portrait.did} == {samples.NORWAY}
    assert [said.what.of.actor for said in portrait.roles] == [samples.NORWAY]
    assert not portrait.says
