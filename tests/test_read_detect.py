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


LONG = {
    "ru": "Министр заявил, что соседи ещё не ответили. Это был уже третий запрос, который он "
    "направил за год, однако ответа нет. Если его не будет, министр обратится к союзникам.",
    "en": "The minister said that the neighbours have not answered. This was the third request "
    "which he has sent, and they will not be asked again, by his own words.",
}


@pytest.mark.parametrize("code", LONG)
def test_an_article_proves_its_language_without_the_model(monkeypatch, code):
    monkeypatch.setattr(detect, "_identifier", lambda: pytest.fail("the model was loaded"))
    assert detect.language(LONG[code]) == code


def test_an_article_in_two_languages_is_left_to_the_model():
    both = LONG["ru"] + LONG["en"]
    assert detect.language(both) in {"ru", "en", None}
    assert detect._proved(both) is None


def test_words_that_prove_belong_to_one_language():
    proofs = detect.load().proofs.values()
    assert sum(map(len, proofs)) == len(frozenset().union(*proofs))
