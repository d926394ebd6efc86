"""Walks over a tree: they end whatever the parse, and find what they should where it is sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.tree import Tree
from kg.model import Sentence, Token
from tests.parses import tree

ASKS = """
Мали мали PROPN 2 nsubj Case=Nom
попросило попросить VERB 0 root VerbForm=Fin|Tense=Past
Россию россия PROPN 2 obj Case=Acc
и и CCONJ 5 cc
Китай китай PROPN 3 conj Case=Acc
о о ADP 7 case
помощи помощь NOUN 2 obl Case=Loc
. . PUNCT 2 punct
"""


def words(found: list[int], of: Tree) -> list[str]:
    return [of.tokens[i].text for i in found]


def test_what_lies_below_above_and_beside() -> None:
    made = tree(ASKS)
    assert words(made.below(2), made) == ["Россию", "и", "Китай"]
    assert words(made.below(1, frozenset({"conj", "obl"})), made) == ["Мали", "попросило", "Россию", "."]
    assert [t.text for t in made.above(4)] == ["Россию", "попросило"]
    assert words(made.coordinated(2), made) == ["Россию", "Китай"]
    assert made.subject(1) == made.tokens[0]


@pytest.mark.parametrize(("word", "label"), [(0, "Nom"), (2, "Acc"), (6, "о+Loc")])
def test_a_nominal_is_labelled_by_preposition_and_case(word: int, label: str) -> None:
    assert tree(ASKS).label(word) == label


@pytest.mark.parametrize(
    ("preposition", "lemma", "case", "label"),
    [
        ("ко", "ко", "Dat", "к+Dat"),
        ("со", "со", "Ins", "с+Ins"),
        ("об", "об", "Loc", "о+Loc"),
        ("к", "к", "Gen", "к+Dat"),
    ],
)
def test_prepositions_have_one_form_and_their_own_case(
    preposition: str, lemma: str, case: str, label: str
) -> None:
    made = tree(f"""
        Прибыл прибыть VERB 0 root VerbForm=Fin
        {preposition} {lemma} ADP 3 case
        порту порт NOUN 1 obl Case={case}
    """)
    assert made.label(2) == label


def test_a_conjunct_with_its_own_preposition_is_none() -> None:
    made = tree("""
        за за ADP 2 case
        помощью помощь NOUN 0 root Case=Ins
        и и CCONJ 5 cc
        к к ADP 5 case
        Китаю китай PROPN 2 conj Case=Dat
    """)
    assert words(made.coordinated(1), made) == ["помощью"]


def test_quotation_marks_of_an_extent_are_balanced() -> None:
    made = tree("""
        газета газета NOUN 0 root Case=Nom
        « « PUNCT 3 punct
        Заря заря NOUN 1 appos Case=Nom
        » » PUNCT 3 punct
    """)
    start, end = made.extent([0, 1, 2])
    assert made.text[start:end] == "газета «Заря»"


LOOPED = """
А а PROPN 2 nsubj Case=Nom
б б VERB 3 conj VerbForm=Fin
в в VERB 2 conj VerbForm=Fin
г г NOUN 4 obj Case=Acc
д д NOUN 0 root Case=Nom
"""


def test_a_loop_and_a_word_that_hangs_on_itself_end() -> None:
    made = tree(LOOPED)
    assert [t.text for t in made.above(0)] == ["б", "в"]
    assert words(made.below(1), made) == ["А", "б", "в"]
    assert made.coordinated(1) == [1, 2]
    assert list(made.above(3)) == []


RELATIONS = (
    "root",
    "nsubj",
    "obj",
    "conj",
    "obl",
    "nmod",
    "case",
    "acl",
    "ccomp",
    "flat:name",
    "appos",
    "cc",
    "amod",
)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Draw a tree of up to twelve words whose heads and relations are any."""
    size = draw(st.integers(1, 12))
    tokens = tuple(
        Token(
            i, 2 * i, 2 * i + 1, "а", "а", draw(st.sampled_from(("NOUN", "VERB", "ADP", "PRON", "ADJ"))),
            (("Case", draw(st.sampled_from(("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")))),),
            draw(st.integers(-1, size - 1)), draw(st.sampled_from(RELATIONS)),
        )
        for i in range(size)
    )  # fmt: skip
    return Tree(Sentence(0, 2 * size, 0, tokens), "а " * size, {}, {})


@given(trees())
def test_every_walk_ends_and_stays_in_the_sentence(made: Tree) -> None:
    every = range(len(made.tokens))
    for i in every:
        assert i in made.below(i)
        assert len({t.index for t in made.above(i)}) == len(list(made.above(i)))
        assert i not in {t.index for t in made.above(i)}
        assert set(made.coordinated(i)) <= set(every)
        assert made.label(i)
        phrase = made.phrase(i)
        assert phrase == sorted(set(phrase))
        start, end = made.extent(made.below(i))
        assert 0 <= start < end <= len(made.text)
