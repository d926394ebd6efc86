"""Where direct speech begins and ends."""

from __future__ import annotations

import pytest

from kg.extract.quotes import matching, ranges


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Вчера он сказал нам: «Мы уйдём».", ["Мы уйдём"]),
        ("„Мы уйдём“, — сказал он.", ["Мы уйдём"]),
        ("“Мы уйдём”, — сказал он.", ["Мы уйдём"]),
        ('"Мы уйдём", — сказал он. "И не вернёмся".', ["Мы уйдём", "И не вернёмся"]),
        ("«Газета «Заря» права», — сказал он.", ["Газета «Заря» права"]),
        ("«Первое». «Второе».", ["Первое", "Второе"]),
        ("Кавычка «открыта и не закрыта.", []),
        ("Кавычка закрыта» и не открыта.", []),
        ("— Мы уйдём, — сказал он.", ["Мы уйдём,"]),
        ("— Мы уйдём.", ["Мы уйдём."]),
        ("Анна Орлова: мы уйдём.", ["мы уйдём."]),
        ("Ничего не сказано.", []),
    ],
)
def test_ranges(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in ranges(text, 0, len(text))] == quoted


def test_ranges_stay_in_their_block() -> None:
    text = "«Раз\nдва»"
    assert list(ranges(text, 0, 4)) == []


@pytest.mark.parametrize(("text", "close"), [("«а»", 2), ("«а«б»в»", 6), ("«а", -1), ("«а«б»", -1)])
def test_the_closing_mark_is_the_one_that_matches(text: str, close: int) -> None:
    assert matching(text, 0, len(text), "«", "»") == close
