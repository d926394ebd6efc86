"""Words are parted as razdel parts them, however they stand together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from razdel import tokenize

from kg.language.ru.words import words

PIECES = ("Иран", "кто", "ё", "Vega", "yahoo", "7", "2010", "Δ", "°", "-", "–", "—", "--", ".", ",", "...",
          "?!", "!", ":", ";", "«", "»", "“", "„", '"', "(", ")", ":)", "/", "_", "%", " ", "  ", "\n",
          "\u00a0", "\u0301")


def parted(text: str) -> list[tuple[int, int, str]]:
    """Return the words of a text by razdel alone."""
    return [(word.start, word.stop, word.text) for word in tokenize(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Премьер («Волна») передал 34-процентный пакет акций, сообщило РИА «Заря», в 2010, 20 и 1,5 года.",
        "Су-30 и B-1 — кто -то, «Нева», yahoo! и ?! (см. ниже)...", "", " ", "…", "1 ,5", "в 7-",
    ],
)
def test_words_are_those_of_razdel(text: str) -> None:
    assert list(words(text)) == parted(text)


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_whatever_stands_together_is_parted_as_razdel_does(text: str) -> None:
    assert list(words(text)) == parted(text)
    assert list(words(f"Так было и будет здесь всегда {text} и так дальше без конца")) == parted(
        f"Так было и будет здесь всегда {text} и так дальше без конца")
