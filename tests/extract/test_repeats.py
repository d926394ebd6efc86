"""What a title says and the text below it says again."""

from __future__ import annotations

import pytest

from kg import language
from kg.extract import analyse
from kg.model import Article
from kg.read import text


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("В Осло задержали активистов оппозиции\n\nВ Осло полиция задержала десять активистов.", 1),
        ("Тысячи человек вышли на митинг в Осло\n\nСторонники оппозиции вышли на митинг.", 1),
        ("В Осло задержали активистов оппозиции\n\nВ Осло прошёл концерт.", 1),
        ("Китай пригрозил США пошлинами\n\nКитайские власти пригрозили США пошлинами.", 1),
        ("British Airways бастует\n\nСотрудники авиакомпании British Airways бастуют.", 1),
        ("Лигу винят за отказ назвать имена\n\nЛигу в Осло винят за отказ назвать имена.", 1),
        ("Китай пригрозил США пошлинами\n\nИндия пригрозила США пошлинами.", 2),
        ("В Осло задержали Олега Рябова\n\nВ Осло полиция задержала десять активистов.", 2),
    ],
)
def test_a_title_is_not_told_twice(page, wanted):
    article = text.article(page, Article(page, (), language="ru"))
    [document] = language.get("ru").parse([article])
    assert len(analyse(document).statements()) == wanted
