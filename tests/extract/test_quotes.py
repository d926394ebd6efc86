"""Where direct speech begins and ends."""

from __future__ import annotations

import pytest

from kg.extract.quotes import directed_pairs, ranges


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


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("«а»", [(0, 2)]),
        ("«а«б»в»", [(2, 4), (0, 6)]),
        ("«а", []),
        ("«а«б»", [(2, 4)]),
        ("„а“ “б”", [(0, 2), (4, 6)]),
    ],
)
def test_the_closing_mark_is_the_one_that_matches(text: str, pairs: list[tuple[int, int]]) -> None:
    assert directed_pairs(text, 0, len(text)) == pairs


@pytest.mark.parametrize(
    "text", ["«" * 50_000, "«" * 50_000 + "»", '"' * 50_001, "А" * 50_000, "А " * 50_000]
)
def test_marks_without_end_are_read_in_one_pass(text: str) -> None:
    """A text made to be slow has to come back at all: quadratic or worse, this would take minutes."""
    assert all(0 <= start <= end <= len(text) for start, end in ranges(text, 0, len(text)))
