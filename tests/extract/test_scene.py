"""What a whole document says of a sentence: its block, and whether it speaks of sport."""

from __future__ import annotations

from tests.parses import analysis

MATCH = """
Матч матч NOUN 4 nsubj Case=Nom
чемпионата чемпионат NOUN 1 nmod Case=Gen
в в ADP 1 case
Мали мали PROPN 1 nmod Case=Loc LOC
"""
PLAIN = "Иран иран PROPN 2 nsubj Case=Nom LOC\nушёл уйти VERB 0 root VerbForm=Fin|Tense=Past"


def test_two_words_of_sport_make_a_sentence_of_it() -> None:
    scene = analysis(MATCH, PLAIN, PLAIN).scene
    assert scene.in_sport(0)
    assert not scene.in_sport(1)


def test_spans_are_those_of_the_text() -> None:
    scene = analysis(PLAIN, MATCH).scene
    assert scene.span(0, [0, 1]).quote == "Иран ушёл"
    name = scene.names.at(1, 3)
    assert name is not None
    assert scene.name_span(1, name).quote == "Мали"
    assert scene.block(0) == scene.block(1) == 0
