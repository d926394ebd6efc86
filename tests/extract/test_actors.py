"""Who a word stands for: pronouns, titles, seats, adjectives and groups, on parses written by hand."""

from __future__ import annotations

import pytest

from kg.extract.analysis import Analysis
from tests.parses import analysis

ORLOVA = """
Анна анна PROPN 3 nsubj Case=Nom|Gender=Fem|Number=Sing PER
Орлова орлова PROPN 1 flat:name Case=Nom|Gender=Fem|Number=Sing +
прибыла прибыть VERB 0 root VerbForm=Fin|Tense=Past|Gender=Fem|Number=Sing
. . PUNCT 3 punct
"""
SHE = """
Она она PRON 2 nsubj Case=Nom|Gender=Fem|Number=Sing
ушла уйти VERB 0 root VerbForm=Fin|Tense=Past|Gender=Fem|Number=Sing
. . PUNCT 2 punct
"""
HE = """
Он он PRON 2 nsubj Case=Nom|Gender=Masc|Number=Sing
ушёл уйти VERB 0 root VerbForm=Fin|Tense=Past|Gender=Masc|Number=Sing
. . PUNCT 2 punct
"""
MINISTER = """
Министр министр NOUN 5 nsubj Case=Nom|Gender=Masc|Number=Sing
Мали мали PROPN 1 nmod Case=Gen LOC
Омар омар PROPN 1 appos Case=Nom|Gender=Masc|Number=Sing PER
Траоре траоре PROPN 3 flat:name Case=Nom|Gender=Masc|Number=Sing +
прибыл прибыть VERB 0 root VerbForm=Fin|Tense=Past|Number=Sing
. . PUNCT 5 punct
"""
TITLE = """
Министр министр NOUN 3 nsubj Case=Nom|Gender=Masc|Number=Sing
Мали мали PROPN 1 nmod Case=Gen LOC
ушёл уйти VERB 0 root VerbForm=Fin|Tense=Past|Number=Sing
. . PUNCT 3 punct
"""


def seat(case: str, relation: str, preposition: str = "") -> str:
    """Return a sentence with Москва in a case, behind a preposition or without."""
    marker = f"{preposition} {preposition} ADP 2 case\n" if preposition else ""
    word, verb = (2, 3) if preposition else (1, 2)
    form = {"Nom": "Москва", "Loc": "Москве"}[case]
    return (
        f"{marker}{form} москва PROPN {verb} {relation} Case={case}|Number=Sing LOC\n"
        f"ушла уйти VERB 0 root VerbForm=Fin|Tense=Past|Number=Sing\n. . PUNCT {word} punct"
    )


def called(made: Analysis, s: int, w: int) -> list[str]:
    """Return the Russian names of the actors of a word."""
    return [mention.actor.label("ru") for mention in made.actors.at(s, w)]


def test_a_pronoun_is_the_person_before_of_its_gender() -> None:
    made = analysis(ORLOVA, SHE)
    [mention] = made.actors.at(1, 0)
    assert mention.actor.label("ru") == "Анна Орлова"
    assert (mention.reason, mention.span.quote) == ("pronoun", "Она")


def test_a_pronoun_of_another_gender_is_nobody() -> None:
    assert called(analysis(ORLOVA, HE), 1, 0) == []


def test_a_pronoun_without_anybody_before_is_nobody() -> None:
    assert called(analysis(SHE), 0, 0) == []


def test_a_title_is_its_holder_named_before() -> None:
    made = analysis(MINISTER, TITLE)
    [mention] = made.actors.at(1, 0)
    assert mention.actor.label("ru") == "Омар Траоре"
    assert mention.reason == "title"


def test_a_title_without_a_holder_is_a_person_of_its_own() -> None:
    [mention] = analysis(TITLE).actors.at(0, 0)
    assert mention.actor.type == "Person"
    assert "министр" in mention.actor.label("ru").lower()


def test_a_capital_that_acts_is_its_state_and_one_in_which_something_is_done_a_place() -> None:
    assert called(analysis(seat("Nom", "nsubj")), 0, 0) == ["Россия"]
    assert called(analysis(seat("Loc", "obl", "в")), 0, 1) == ["Москва"]


@pytest.mark.parametrize(("adjective", "state"), [("иранский", "Иран"), ("французский", "Франция")])
def test_an_adjective_leads_to_its_state(adjective: str, state: str) -> None:
    made = analysis(f"{adjective} {adjective} ADJ 2 amod Case=Nom\nдрон дрон NOUN 0 root Case=Nom")
    found = made.scene.demonym(0, 0)
    assert found is not None
    assert found.label("ru") == state


def test_every_word_is_asked_once_and_no_answer_asks_itself() -> None:
    made = analysis(ORLOVA, SHE, HE, MINISTER, TITLE)
    for s, tree in enumerate(made.scene.trees):
        for token in tree.tokens:
            assert made.actors.at(s, token.index) is made.actors.at(s, token.index)
