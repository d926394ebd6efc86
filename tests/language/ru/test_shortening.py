"""A sentence is read again shortened: what is left out only describes, and readings are averaged soundly."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from kg.language.ru import parser
from kg.language.ru.shortening import shortened
from kg.language.ru.syntax import averaged, lengthened

WORDS = ("Министр", "обороны", "США", "вчера", "новый", "большой", "Лапин", "(", ")", "«", "»", "Вега", "и",
         "в", "порту", "передал", "письмо", ",", "которое", "не", "получил", ".")


def kept(text: str, far: bool) -> str:
    """Return the words of a sentence, split at spaces, that stay."""
    words, read = text.split(), parser.networks()
    ((tags, arcs),) = read.parses([words])
    return " ".join(words[word] for word in shortened(words, tags, [arc.head for arc in arcs], far))


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("Новый министр обороны Чили вчера посетил порт .",
         "министр обороны Чили вчера посетил порт .", "министр Чили посетил порт ."),
        ("Банк « Вега » ( основан в мае ) купил склад .",
         "Банк Вега купил склад .", "Банк Вега купил склад ."),
        ("В порту « Лота » задержали судно .", "В порту задержали судно .", "В порту задержали судно ."),
        ("Олег Лапин приехал .", "", ""),
        ("Премьер заявил , что « Вега » закроет завод .",
         "Премьер заявил , что Вега закроет завод .", "Премьер заявил , что Вега закроет завод ."),
    ],
)
def test_what_only_describes_is_left_out(text: str, near: str, far: str) -> None:
    assert (kept(text, far=False), kept(text, far=True)) == (near, far)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), st.booleans())
def test_nothing_hangs_on_what_is_left_out(words: list[str], far: bool) -> None:
    ((tags, arcs),) = parser.networks().parses([words])
    heads = [arc.head for arc in arcs]
    stay = set(shortened(words, tags, heads, far).tolist())
    bracketed = {"(", ")", "«", "»"} & set(words)
    if stay and not bracketed:
        assert all(head in stay for word, head in enumerate(heads) if word in stay and head >= 0)


@settings(max_examples=60, deadline=None)
@given(st.integers(3, 6).flatmap(lambda n: st.tuples(
    arrays("f", (n, n + 1), elements=st.floats(-9, 9, width=32)),
    st.lists(st.integers(0, n - 1), min_size=1, max_size=n, unique=True).map(sorted))))
def test_a_shorter_reading_is_still_a_probability_over_all_words(
    drawn: tuple[NDArray[np.float32], list[int]],
) -> None:
    raw, stay = drawn
    whole = raw - np.log(np.exp(raw).sum(1, keepdims=True))
    places = np.array(stay)
    inner = whole[np.ix_(places, np.concatenate(([0], places + 1)))]
    inner = inner - np.log(np.exp(inner).sum(1, keepdims=True))
    longer = lengthened(whole, inner, places)
    assert np.allclose(np.exp(longer).sum(1), 1, atol=1e-4)
    assert np.allclose(longer, whole[places], atol=1e-3), "a reading that agrees changes nothing"
    mean = averaged(whole, [(places, longer)])
    assert np.allclose(mean, whole, atol=1e-3)
