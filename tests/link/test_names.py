"""What counts as the same name."""

from __future__ import annotations

import pytest

from kg.link.names import capitalised, normal, quoted


@pytest.mark.parametrize(("one", "other"), [
    ("Россия", "РОССИЯ"),
    ("Горбачёв", "Горбачев"),
    ("«Газпром»", "Газпром"),
    ("ОАО «Газпром»", 'ОАО "Газпром"'),
    ("Иран — Контрас", "Иран-Контрас"),
    ("Кот-д’Ивуар", "Кот-д'Ивуар"),
    ("Nicolás Maduro", "Nicolas Maduro"),
    ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
    ("Белый  дом", " Белый\u00a0дом,"),
    ("Ве\u00adнесу\u200bэла", "Венесуэла"),
    ("Каба\u0301льо", "Кабальо"),
    ("й", "и\u0306"),
])
def test_same(one: str, other: str) -> None:
    """Quotes, dashes, accents, case, ё and invisible characters make no other name."""
    assert normal(one) == normal(other)


@pytest.mark.parametrize(("one", "other"), [
    ("Ирак", "Иран"),
    ("Новый", "Новыи"),
    ("Иран Контрас", "Иран-Контрас"),
    ("Йемен", "Иемен"),
    ("Україна", "Украина"),
])
def test_different(one: str, other: str) -> None:
    """Letters with their own place in the alphabet stay apart, and so do words and their compounds."""
    assert normal(one) != normal(other)


@pytest.mark.parametrize("name", ["Мадуро", "«труд»", "The Times", "ООН", "24.kg", "’Ндрангета"])
def test_normal_twice(name: str) -> None:
    """What is normal stays as it is."""
    assert normal(normal(name)) == normal(name)


@pytest.mark.parametrize(("name", "expected"), [
    ("Труд", True), ("«труд»", True), ("труд", False), ("5 канал", True), ("", False), ("«", False),
])
def test_capitalised(name: str, expected: bool) -> None:
    """A proper name is quoted, or starts with a capital or a digit."""
    assert capitalised(name) is expected


@pytest.mark.parametrize(("name", "expected"),
                         [("«Труд»", True), ('"Труд"', True), ("«Труд» сегодня", False), ("«»", False)])
def test_quoted(name: str, expected: bool) -> None:
    """Only a name that is quoted as a whole is quoted."""
    assert quoted(name) is expected
