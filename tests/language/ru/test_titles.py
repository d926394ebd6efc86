"""A title that says what the article says again below it makes no statement of its own."""

from __future__ import annotations

import pytest

from kg import language
from kg.extract import analyse
from kg.model import Article, Block, BlockKind


def places(title: str, body: str) -> list[str]:
    """Return where the statements of an article with this title stand: "title" or "body"."""
    text = f"{title}\n\n{body}"
    blocks = (Block(BlockKind.TITLE, 0, len(title)), Block(BlockKind.PARAGRAPH, len(title) + 2, len(text)))
    russian = language.get("ru")
    assert russian is not None
    (document,) = russian.parse([Article(text, blocks, title=title, language="ru")])
    found = analyse(document).statements()
    return ["title" if x.evidence.start < len(title) else "body" for x in found]


@pytest.mark.parametrize(
    ("title", "body", "where"),
    [
        ("Чехия поставила Ираку самолёты", "Чехия поставила Ираку самолёты Л-159.", ["body"]),
        ("Чехия поставила Ираку самолёты", "Прага — столица.", ["title"]),
        ("Чехия поставила Ираку самолёты", "Чехия поставила Ираку зерно.", ["title", "body"]),
        ("Чехия поставила Ираку самолёты", "Чехия поставила Перу самолёты.", ["title", "body"]),
        ("Чехия поставила Ираку самолёты", "Чехия не поставила Ираку самолёты.", ["title", "body"]),
    ],
)
def test_title_gives_way_to_what_repeats_it(title: str, body: str, where: list[str]) -> None:
    assert places(title, body) == where
