"""Saved HTML, JSON Lines, and which format a file is in."""

from __future__ import annotations

import json
import socket

import pytest

from kg.errors import InputError
from kg.model import BlockKind
from kg.read import formats, read
from kg.read.frontmatter import Doubt

PARAGRAPH = "Министр одной страны попросил министра другой страны о помощи. Об этом сообщает газета."
LD = {
    "@graph": [
        {"@type": "WebPage", "name": "сайт"},
        {
            "@type": ["NewsArticle"],
            "headline": "Просьба министра",
            "datePublished": "2024-03-03T09:15:00+02:00",
            "publisher": {"@type": "Organization", "name": "Озёрный вестник"},
            "author": [{"name": "Анна Петрова"}],
        },
    ]
}
META = (
    '<meta property="og:title" content="Просьба министра">'
    '<meta property="og:site_name" content="Озёрный вестник">'
    '<meta property="article:published_time" content="2024-03-03T09:15:00+02:00">'
    '<meta name="author" content="Анна Петрова">'
)
BODY = f"""
<header><nav><a href="/">Главная</a></nav></header><article><h1>Просьба министра</h1>
<figure><img src="a.jpg"><figcaption>Министр. Фото: Пресс-служба</figcaption></figure>
<p>{PARAGRAPH}</p><div><b>Кратко:</b><ul><li>Первый пункт</li><li>Второй пункт</li></ul></div>
<h2>Ответ соседа</h2>
<p>Второй абзац со ссылкой <a href="/b">на документы</a> говорит, что просьба <b>отклонена</b>.</p>
<p>Строка первая.<br>Строка вторая.</p><p>Читайте также: <a href="/c">Другая новость</a></p>
<p>Фото: <i>Пресс-служба</i></p>
</article><footer>© 2024 Озёрный вестник</footer>"""


def page(head: str, body: str = BODY, lang: str = "uk") -> str:
    canonical = '<link rel="canonical" href="https://example.org/a">'
    return f'<!doctype html><html lang="{lang}"><head>{canonical}{head}</head><body>{body}</body></html>'


HEADS = {
    "JSON-LD": f'<script type="application/ld+json">{json.dumps(LD)}</script>',
    "meta tags": META,
    "broken JSON-LD, then meta tags": '<script type="application/ld+json">{"a": </script>' + META,
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_a_page_declares_its_fields(write, head):
    [article] = read([write("a.html", page(head))])
    assert (article.title, article.author) == ("Просьба министра", "Анна Петрова")
    assert (article.published, article.publisher) == ("2024-03-03T09:15+02:00", "Озёрный вестник")
    assert article.url == "https://example.org/a"


def test_a_page_is_laid_out_in_blocks(write):
    [article] = read([write("a.html", page(META))])
    found = [(str(b.kind), article.text[b.start : b.end]) for b in article.blocks]
    assert found == [
        ("title", "Просьба министра"),
        ("lead", PARAGRAPH),
        ("summary", "Кратко:"),
        ("summary", "Первый пункт"),
        ("summary", "Второй пункт"),
        ("heading", "Ответ соседа"),
        ("paragraph", "Второй абзац со ссылкой на документы говорит, что просьба отклонена."),
        ("paragraph", "Строка первая."),
        ("paragraph", "Строка вторая."),
        ("boilerplate", "Читайте также: Другая новость"),
        ("caption", "Фото: Пресс-служба"),
    ]


def test_the_text_tells_the_language_before_the_page_does(write):
    [article] = read([write("a.html", page(META, lang="uk"))])
    assert article.language == "ru"


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "koi8-r"])
def test_a_page_is_read_in_the_encoding_that_it_declares(write, encoding):
    content = page(f'<meta charset="{encoding}">' + META.replace("ё", "е"), BODY.replace("©", ""))
    [article] = read([write("a.html", content.encode(encoding))])
    assert PARAGRAPH in article.text


def test_an_xml_declaration_does_not_matter(write):
    [article] = read([write("a.xhtml", '<?xml version="1.0" encoding="UTF-8"?>' + page(META))])
    assert article.title == "Просьба министра"


@pytest.mark.parametrize(
    "content", ["<html></html>", "<html><body><nav>a</nav></body></html>", "<!doctype html>"]
)
def test_a_page_without_an_article_is_refused(write, content):
    with pytest.raises(InputError, match=r"a\.html: .*(article|sentence|HTML)"):
        list(read([write("a.html", content)]))


def test_deep_html_is_no_crash(write):
    outcome: list[InputError] = []
    deep = page(META, "<div>" * 5000 + f"<p>{PARAGRAPH}</p>" + "</div>" * 5000)
    articles = list(read([write("a.html", deep)], report=outcome.append))
    assert len(articles) + len(outcome) == 1


def test_nothing_is_fetched(write, monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("a page made kg open a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    outside = '<!DOCTYPE html SYSTEM "http://example.org/x.dtd">' + page(
        META + '<base href="http://example.org/">'
    )
    [article] = read([write("a.html", outside)])
    assert article.text


GOOD = {
    "text": PARAGRAPH,
    "title": "Просьба",
    "date": "03.03.2024",
    "publisher": "Вестник",
    "url": "https://e.org",
    "lang": "ru",
}


def test_json_lines_give_an_article_a_line(write):
    path = write("a.jsonl", f"{json.dumps(GOOD)}\n\n{json.dumps({'text': PARAGRAPH, 'other': 5})}\n")
    full, bare = read([path])
    assert (full.title, full.published, full.publisher, full.url) == (
        "Просьба",
        "2024-03-03",
        "Вестник",
        "https://e.org",
    )
    assert (bare.title, bare.published, bare.language) == (None, None, "ru")
    assert full.origin.endswith("a.jsonl:1")
    assert bare.origin.endswith("a.jsonl:3")


def test_a_date_that_is_none_is_told_and_the_article_kept(write):
    path = write("a.jsonl", json.dumps({**GOOD, "date": "вчера"}) + "\n")
    doubts: list[Doubt] = []
    assert [article.published for article in read([path], doubt=doubts.append)] == [None]
    assert "a.jsonl:1: «вчера» is no date" in doubts[0].message


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"text": ', "broken JSON"),
        ("[" * 100_000, "nested too deeply|broken JSON"),
        ("[1]", "not a JSON object"),
        ('{"title": "Просьба"}', "«text» is missing"),
        ('{"text": 5}', "«text» is missing"),
        ('{"text": "Министр ответил.", "title": 5}', "«title» is no string"),
        ('{"text": "Министр \\ud800 ответил."}', "lone surrogate"),
        ('{"text": "Министр ответил.", "title": "\\udfff"}', "lone surrogate"),
    ],
)
def test_a_broken_line_is_named_and_the_others_are_read(write, line, says):
    path = write("a.jsonl", f"{line}\n{json.dumps(GOOD)}\n")
    errors: list[InputError] = []
    assert [article.title for article in read([path], report=errors.append)] == ["Просьба"]
    [error] = errors
    with pytest.raises(InputError, match=rf"a\.jsonl:1: .*({says})"):
        raise error


@pytest.mark.parametrize(
    ("name", "opening", "expected"),
    [
        ("a.txt", b"<html>", formats.TEXT),
        ("a.HTM", b"", formats.HTML),
        ("a.jsonl", b"", formats.JSONL),
        ("<stdin>", b"\xef\xbb\xbf  <!DOCTYPE html>", formats.HTML),
        ("<stdin>", b'{"text": "a"}', formats.JSONL),
        ("article", "Просьба".encode(), formats.TEXT),
    ],
)
def test_a_format_is_told_by_suffix_or_first_bytes(name, opening, expected):
    assert formats.of(name, opening) is expected


@pytest.mark.parametrize("one", formats.FORMATS, ids=lambda one: one.name)
def test_every_format_has_a_reader(one):
    assert callable(one.reader())


def test_the_title_of_a_page_is_a_block_even_where_the_body_lacks_it(write):
    [article] = read([write("a.html", page(META, f"<p>{PARAGRAPH}</p>" * 3))])
    assert article.blocks[0].kind is BlockKind.TITLE
