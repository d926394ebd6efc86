"""Languages told apart offline, down to texts of a sentence."""

from __future__ import annotations

import pytest

from kg.read import detect


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Министр заявил о помощи соседям.", "ru"),
        ("Пётр Лесной опроверг сообщения о поставках лодок.", "ru"),
        ("Міністр заявив про допомогу сусідам.", "uk"),
        ("Міністр заявіў пра дапамогу суседзям.", "be"),
        ("Министърът заяви, че ще помогне на съседите.", "bg"),
        ("The minister asked his neighbours for help.", "en"),
        ("El ministro pidió ayuda a sus vecinos.", "es"),
        ("Le ministre a demandé de l'aide à ses voisins.", "fr"),
        ("12 34 56", None),
        ("", None),
    ],
)
def test_languages_are_told_apart(text, code):
    assert detect.language(text) == code


@pytest.mark.parametrize(
    ("declared", "code"),
    [("ru", "ru"), ("ru-RU", "ru"), ("EN_gb", "en"), ("russian language", None), ("", None)],
)
def test_a_declared_tag_is_cut_to_its_language(declared, code):
    assert detect.tag(declared) == code
