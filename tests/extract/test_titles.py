"""Titles and roles, on parses written by hand."""

from __future__ import annotations

import pytest

from tests.parses import analysis

MINISTER = """
{before}министр министр NOUN {verb} nsubj Case=Nom|Gender=Masc|Number=Sing
обороны оборона NOUN {w} nmod Case=Gen
Мали мали PROPN {w} nmod Case=Gen LOC
Омар омар PROPN {w} appos Case=Nom|Gender=Masc|Number=Sing PER
Траоре траоре PROPN {name} flat:name Case=Nom|Gender=Masc|Number=Sing +
прибыл прибыть VERB 0 root VerbForm=Fin|Tense=Past
"""


def parse(adjective: str = "") -> str:
    """Return a sentence about a minister, with an adjective before the title."""
    shift = 1 if adjective else 0
    before = f"{adjective} {adjective} ADJ 2 amod Case=Nom|Gender=Masc|Number=Sing\n" if adjective else ""
    return MINISTER.format(before=before, w=1 + shift, name=4 + shift, verb=6 + shift)


@pytest.mark.parametrize(
    ("adjective", "status"), [("", "current"), ("бывший", "former"), ("избранный", "elect")]
)
def test_a_title_with_a_name_is_a_role(adjective: str, status: str) -> None:
    [role] = analysis(parse(adjective)).roles
    assert role.person.actor.label("ru") == "Омар Траоре"
    assert role.office == "министр обороны"
    assert role.of is not None
    assert role.of.actor.label("ru") == "Мали"
    assert role.status == status


def test_the_words_of_a_role_are_exact() -> None:
    made = analysis(parse("бывший"))
    [role] = made.roles
    assert made.scene.article.holds(role.evidence)
    assert role.evidence.quote.startswith("министр обороны Мали")


def test_a_person_without_a_title_has_no_role() -> None:
    made = analysis("""
        Омар омар PROPN 3 nsubj Case=Nom PER
        Траоре траоре PROPN 1 flat:name Case=Nom +
        прибыл прибыть VERB 0 root VerbForm=Fin
    """)
    assert made.roles == []
