"""Dates of Russian news as EDTF, against an article of Thursday, 20 November 2025."""

from __future__ import annotations

import pytest

from kg.language.ru.time import times
from kg.model import Article, Block, BlockKind, Document, Sentence


def found(*sentences: str, published: str | None = "2025-11-20") -> list[tuple[str, str]]:
    """Return the times of sentences with their words; nothing is parsed for it."""
    text = " ".join(sentences)
    made, at = [], 0
    for sentence in sentences:
        made.append(Sentence(at, at + len(sentence), 0, ()))
        at += len(sentence) + 1
    article = Article(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), published=published, language="ru")
    return [(t.edtf, t.span.quote) for here in times(Document(article, tuple(made))) for t in here]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("31 октября 2025 года", "2025-10-31"),
        ("31 октября 2025 г.", "2025-10-31"),
        ("31 октября 2025", "2025-10-31"),
        ("1 января 1999 года", "1999-01-01"),
        ("29 февраля 2024 года", "2024-02-29"),
        ("26 октября", "2025-10-26"),
        ("8-го марта", "2025-03-08"),
        ("31.10.2025", "2025-10-31"),
        ("2025-10-31", "2025-10-31"),
        ("в октябре 2025 года", "2025-10"),
        ("в октябре", "2025-10"),
        ("в мае прошлого года", "2024-05"),
        ("в мае этого года", "2025-05"),
        ("в мае следующего года", "2026-05"),
        ("в начале мая 2020 года", "2020-05"),
        ("в конце мая", "2025-05"),
        ("в 1996 году", "1996"),
        ("в конце 1996 года", "1996"),
        ("в прошлом году", "2024"),
        ("в этом году", "2025"),
        ("в будущем году", "2026"),
        ("с 2003 по 2005 год", "2003/2005"),
        ("в 2003–2005 годах", "2003/2005"),
        ("с 3 по 5 мая", "2025-05-03/2025-05-05"),
        ("3–5 мая 2020 года", "2020-05-03/2020-05-05"),
        ("с марта по июнь 2012 года", "2012-03/2012-06"),
        ("с ноября по февраль 2010 года", "2009-11/2010-02"),
        ("сегодня", "2025-11-20"),
        ("вчера", "2025-11-19"),
        ("позавчера", "2025-11-18"),
        ("завтра", "2025-11-21"),
        ("послезавтра", "2025-11-22"),
        ("накануне", "2025-11-19"),
        ("в четверг", "2025-11-20"),
        ("в среду", "2025-11-19"),
        ("в пятницу", "2025-11-14"),
        ("во вторник", "2025-11-18"),
        ("в следующую среду", "2025-11-26"),
        ("три дня назад", "2025-11-17"),
        ("неделю назад", "2025-11-13"),
        ("две недели назад", "2025-11-06"),
        ("месяц назад", "2025-10"),
        ("10 лет назад", "2015"),
        ("год назад", "2024"),
        ("несколько месяцев назад", "2025-08/2025-11"),
    ],
)
def test_one_time(words: str, edtf: str) -> None:
    sentence = f"Посол уехал {words} из города."
    assert found(sentence) == [(edtf, words)]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("За день до этого", "2025-05-02"),
        ("На следующий день", "2025-05-04"),
        ("Днём позже", "2025-05-04"),
        ("Неделей ранее", "2025-04-26"),
        ("Через два дня после этого", "2025-05-05"),
        ("В тот же день", "2025-05-03"),
    ],
)
def test_what_is_told_from_the_event_before(words: str, edtf: str) -> None:
    assert found("Посол уехал 3 мая.", f"{words} уехал и консул.")[1:] == [(edtf, words)]


@pytest.mark.parametrize(
    "words",
    [
        "30 февраля 2025 года",
        "31.02.2025",
        "2025-13-01",
        "майские праздники",
        "в доме 5",
        "24 самолёта",
        "в 1000 метрах",
    ],
)
def test_what_is_no_date_stays_out(words: str) -> None:
    assert [edtf for edtf, _ in found(f"Посол видел {words} оттуда.") if len(edtf) == 10] == []


@pytest.mark.parametrize(
    "words", ["вчера", "26 октября", "в среду", "в прошлом году", "месяц назад", "в октябре"]
)
def test_without_the_articles_date_relative_times_stay_out(words: str) -> None:
    assert found(f"Посол уехал {words}.", published=None) == []


@pytest.mark.parametrize("published", ["2025", "2025-11"])
def test_a_coarse_date_of_the_article_settles_no_day(published: str) -> None:
    assert found("Посол уехал вчера.", published=published) == []


def test_a_date_with_a_time_of_day_settles_days() -> None:
    assert found("Посол уехал вчера.", published="2025-11-20T10:00:00Z") == [("2025-11-19", "вчера")]


def test_a_longer_phrase_is_taken_whole() -> None:
    assert found("С 3 по 5 мая 2020 года посол был в отпуске.") == [
        ("2020-05-03/2020-05-05", "С 3 по 5 мая 2020 года")
    ]
