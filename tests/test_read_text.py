"""Plain text: header, paragraphs, offsets, and every way in which it can be no article."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from kg.errors import InputError
from kg.model import Article, BlockKind
from kg.read import read, text
from kg.read.frontmatter import Doubt

SENTENCE = "Министр одной страны попросил министра другой о помощи."


def only(path: object) -> Article:
    [article] = read([path])
    return article


def said(article: Article, kind: BlockKind) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks if block.kind is kind]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_as_they_are(write, end):
    words = f"Просьба министра{end}{end}{SENTENCE}{end}"
    article = only(write("a.txt", words))
    assert article.text == words
    assert said(article, BlockKind.LEAD) == [SENTENCE]


def test_a_byte_order_mark_is_no_part_of_the_text(write):
    marked, bare = only(write("a.txt", "\ufeff" + SENTENCE)), only(write("b.txt", SENTENCE))
    assert marked == bare
    assert marked.key == bare.key


@pytest.mark.parametrize("fence", ["---\n", ""])
def test_a_header_declares_the_fields(write, fence):
    header = (
        f'{fence}title: "Просьба министра"\ndate: 31 октября 2025, 20:55\npublisher: Пример новостей\n'
        f"url: https://example.org/a\nauthor: Анна Ветрова\nlang: ru-RU\n{fence}"
    )
    article = only(write("a.txt", f"{header}\n{SENTENCE}\n"))
    assert (article.title, article.published) == ("Просьба министра", "2025-10-31T20:55")
    assert (article.publisher, article.url) == ("Пример новостей", "https://example.org/a")
    assert (article.author, article.language) == ("Анна Ветрова", "ru")
    assert said(article, BlockKind.HEADER) == [header]
    assert said(article, BlockKind.PARAGRAPH) == [SENTENCE]


def test_a_title_with_a_colon_is_no_header(write):
    article = only(write("a.txt", f"Video: a title\n\n{SENTENCE}\n"))
    assert BlockKind.HEADER not in {block.kind for block in article.blocks}


@pytest.mark.parametrize(
    ("field", "says"), [("date: tomorrow", "is no date"), ("lang: по-русски", "is no language code")]
)
def test_a_header_that_makes_no_sense_is_told_and_the_article_kept(write, field, says):
    path = write("a.txt", f"title: Просьба\n{field}\n\n{SENTENCE}\n")
    doubts: list[Doubt] = []
    [article] = read([path], doubt=doubts.append)
    assert (article.title, article.published, article.language) == ("Просьба", None, "ru")
    [doubt] = doubts
    assert re.search(rf"a\.txt:2: .*{says}", doubt.message)


def test_lines_broken_at_a_column_are_one_paragraph(write):
    article = only(
        write(
            "a.txt",
            "A short title of the story\n\n"
            "The president of the country asked his neighbour on Monday for military\n"
            "help, the newspaper reported, citing documents of the government. The\n"
            "Kremlin declined to comment on the report, saying that talks\n"
            "went on.\n\n"
            "The second paragraph is another one.\n",
        )
    )
    assert said(article, BlockKind.LEAD)[0].endswith("went on.")
    assert said(article, BlockKind.PARAGRAPH) == ["The second paragraph is another one."]


def test_blocks_never_overlap_and_hold_no_space_around(write):
    article = only(write("a.txt", f"  Просьба \n\n\t• {SENTENCE} \n\n1. {SENTENCE}\n"))
    blocks = article.blocks
    assert all(one.end <= other.start for one, other in pairwise(blocks))
    assert all(article.text[b.start : b.end] == article.text[b.start : b.end].strip() for b in blocks)


def test_control_characters_become_spaces_and_no_place_moves(write):
    words = f"Ветрова\x00 заявила\x1b[31m, что {SENTENCE.lower()}"
    article = only(write("a.txt", f"title: Прось\x00ба\x01\n\n{words}"))
    assert article.text.endswith(words.replace("\x00", " ").replace("\x1b", " "))
    assert article.title == "Прось ба"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n\n\t", "empty"),
        (b"123 !!! ***\n", "no sentence"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "a picture"),
        (b"%PDF-1.7 ...", "a PDF"),
        (bytes(range(1, 32)) * 100, "binary"),
        (SENTENCE.encode()[:41] + b"\xff\xfe" + SENTENCE.encode()[41:], "broken UTF-8 at byte"),
        (SENTENCE.encode("utf-16-le"), "binary"),
        (b"\xff\xfe\x00", "not UTF-16-LE"),
    ],
)
def test_what_is_no_article_is_one_clear_line(write, content, says):
    with pytest.raises(InputError) as caught:
        only(write("a.txt", content))
    message = str(caught.value)
    assert says in message
    assert "a.txt" in message
    assert "\n" not in message


def test_an_endless_line_is_refused(write):
    with pytest.raises(InputError, match="larger than"):
        only(write("a.txt", "а" * 26_000_000))


def test_an_article_of_too_many_characters_is_refused(write, monkeypatch):
    monkeypatch.setattr(text, "TEXT_LIMIT", 30)
    with pytest.raises(InputError, match="55 characters are more than the 30"):
        only(write("a.txt", SENTENCE))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251", "koi8-r"])
def test_every_usual_encoding_gives_the_same_article(write, encoding):
    words = f"Просьба министра\n\n{SENTENCE} Сосед ответил отказом, сообщает газета.\n"
    assert only(write("a.txt", words.encode(encoding))).text == words
