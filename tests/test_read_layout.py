"""Which line of a page is what: a table of pages, each line with its kind before it."""

from __future__ import annotations

import pytest

from kg.model import PARSED, BlockKind
from kg.read import layout, read, text

PAGES = {
    "an outlet's page": """
        title      | Горное озеро: Ветрова попросила у Лесного лодки
        byline     | Анна Петрова
        dateline   | 3 марта 2024, 09:15
        lead       | Анна Ветрова попросила у Петра Лесного лодки и вёсла из-за паводка.
        caption    | Ветрова попросила у Лесного лодки
        caption    | Ветрова попросила у Лесного лодки / коллаж: Озеро, фото: Пресс-служба
        summary    | Кратко:
        summary    | • Ветрова направила письмо
        summary    | • Лесной пока не ответил
        paragraph  | Письмо пришло в понедельник, сообщает газета.
        heading    | Что ответил Лесной
        paragraph  | "Мы подумаем", - сказал Лесной.
        boilerplate| Читайте также: На озере открыли сезон
        boilerplate| Подписывайтесь на наш Telegram-канал
    """,
    "bullets that were lost": """
        title      | Паводок на озере
        summary    | Главное
        summary    | Ветрова направила письмо
        summary    | Лесной ответил отказом
        lead       | Об этом стало известно вчера вечером.
    """,
    "plain prose without a title": """
        paragraph  | Вода на озере поднялась на метр, сообщает станция.
        heading    | Комментарии
        paragraph  | По словам Ветровой, лодок не хватает.
        paragraph  | Лесной с этим не согласен.
    """,
    "a title that asks": """
        title      | Кто ответит за лодки?
        lead       | Ветрова считает, что отвечает Лесной.
    """,
    "an interview is no row of headings": """
        paragraph  | Газета поговорила с Ветровой о паводке.
        paragraph  | Газета: И какой была реакция? Он удивился?
        paragraph  | Ветрова: Да!
        paragraph  | Газета: Спасибо за разговор!
        paragraph  | На этом разговор закончился.
    """,
    "photographs in the text": """
        title      | Паводок на озере
        lead       | Вода на озере поднялась на метр.
        caption    | Пётр Лесной. Фото: Пресс-служба
        caption    | Лодки на озере (иллюстративное фото) © Getty Images
        caption    | Лодки у берега / Reuters
        caption    | Архивное фото
        paragraph  | Фотографии озера Лесной показал министру, и министр их одобрил.
    """,
    "Ukrainian cues": """
        title      | Повінь на озері
        dateline   | 3 березня 2024, 09:15
        lead       | Вітрова попросила в Лісного човни.
        caption    | Фото: пресслужба
        boilerplate| Читайте також: На озері відкрили сезон
        paragraph  | Лісний відповів відмовою.
    """,
    "English cues": """
        title      | Flood on the lake
        byline     | By Anna Vetrova
        dateline   | Published March 3, 2024 at 9:15 am
        lead       | Vetrova asked Lesnoy for boats.
        caption    | Photo: Reuters
        boilerplate| Read more: The season has opened
        boilerplate| We use cookies to make this site work better.
        paragraph  | By the end of the week Lesnoy refused.
    """,
    "Spanish cues": """
        title      | Inundación en el lago
        byline     | Por Ana Vetrova
        dateline   | 3 de marzo de 2024
        lead       | Vetrova pidió barcas a Lesnoy.
        caption    | Foto: EFE
        boilerplate| Lea también: Se abre la temporada
        paragraph  | Lesnoy se negó.
    """,
    "a name at the end": """
        title      | Паводок на озере
        lead       | Вода на озере поднялась на метр.
        byline     | Анна Петрова
    """,
    "a headline that quotes a source stays a title": """
        title      | Источник: Ветрова встретится с Лесным на озере во вторник
        lead       | Ветрова встретится с Лесным, сообщил источник.
        boilerplate| Источник: Озёрный вестник
    """,
}


def lines_of(page: str) -> list[tuple[str, str]]:
    pairs = (line.split("|", 1) for line in page.strip().splitlines())
    return [(kind.strip(), words.strip()) for kind, words in pairs]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_each_line_is_of_its_kind(page):
    expected = lines_of(page)
    words = "\n\n".join(line for _, line in expected)
    found = layout.blocks(words, text.units(words))
    assert [(str(block.kind), words[block.start : block.end].lstrip("• ")) for block in found] == [
        (kind, line.lstrip("• ")) for kind, line in expected
    ]


@pytest.mark.parametrize(
    ("line", "dateline", "agency"),
    [
        (
            "МОСКВА, 11 ноя — РИА Новости. Министр опроверг слухи.",
            "МОСКВА, 11 ноя — РИА Новости.",
            "РИА Новости",
        ),
        ("МОСКВА, 2 ноября. /ТАСС/. Министр опроверг слухи.", "МОСКВА, 2 ноября. /ТАСС/.", "ТАСС"),
        ("Осло. 2 ноября. INTERFAX.RU - Министр опроверг слухи.", "Осло. 2 ноября. INTERFAX.RU -",
         "INTERFAX.RU"),
        ("ОСЛО, 2 ноя — РИА Новости, Олег Рябов. Министр опроверг слухи.",
         "ОСЛО, 2 ноя — РИА Новости, Олег Рябов.", "РИА Новости"),
        ("АБУ-ДАБИ, 2 ноября. /Корр.ИТАР-ТАСС Олег Рябов/. Министр опроверг слухи.",
         "АБУ-ДАБИ, 2 ноября. /Корр.ИТАР-ТАСС Олег Рябов/.", "ИТАР-ТАСС"),
        ("2 ноября, Осло /Корр. БЕЛТА/. Министр опроверг слухи.", "2 ноября, Осло /Корр. БЕЛТА/.", "БЕЛТА"),
        ("ОСЛО, 2 ноября, ФедералПресс. Министр опроверг слухи.", "ОСЛО, 2 ноября, ФедералПресс.",
         "ФедералПресс"),
        ("БАКУ /Trend/ - Министр опроверг слухи.", "БАКУ /Trend/ -", "Trend"),
        ("ОСЛО, 2 ноября. Министр опроверг слухи.", "ОСЛО, 2 ноября.", None),
        ("LAKESIDE, March 3 (AP) — The minister denied it.", "LAKESIDE, March 3 (AP) —", "AP"),
    ],
)
def test_an_agency_dateline_is_parted_from_its_sentence(line, dateline, agency):
    found = layout.blocks(line, text.units(line))
    assert [block.kind for block in found] == [BlockKind.DATELINE, BlockKind.PARAGRAPH]
    assert line[found[0].start : found[0].end] == dateline
    assert line[found[1].start :].startswith(("Министр", "The minister"))
    assert layout.agency(line, found) == agency


@pytest.mark.parametrize("line", ["МАГАТЭ (агентство ООН) заявило, что инспекторы уехали.",
                                  "Осло, 2 ноября. Министр опроверг слухи.",
                                  "НАТО - 2 ноября. Министр опроверг слухи."])
def test_a_sentence_keeps_its_own_beginning(line):
    assert [block.kind for block in layout.blocks(line, text.units(line))] == [BlockKind.PARAGRAPH]


def test_many_short_lines_take_no_time_that_grows_with_their_square():
    words = "а\n" * 20_000
    assert len(layout.blocks(words, text.units(words))) == 20_000


def test_the_real_page_is_laid_out_in_full(shared):
    [article] = read([shared / "seeds" / "glavred-2025-10-31.ru.txt"])
    kinds = [block.kind for block in article.blocks]
    assert kinds[:6] == ["title", "byline", "dateline", "lead", "caption", "caption"]
    assert kinds[6:10] == ["summary"] * 4
    assert kinds.count(BlockKind.HEADING) == 3
    assert (article.published, article.language) == ("2025-10-31T20:55", "ru")


def test_prose_is_parsed_in_full(shared):
    for article in read([shared / "dev" / "articles"]):
        assert {block.kind for block in article.blocks} <= PARSED, article.origin
        assert article.language == "ru"
