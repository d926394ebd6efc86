"""Gold lines and predictions made by hand."""

from __future__ import annotations

from typing import Any

from kg.evaluate import Case
from kg.model import Article, Block, BlockKind

TEXT = "Норвегия поставила Латвии вертолёты. Латвия попросила Норвегию о кораблях.\n"


def line(relation: str, agent: Any, recipient: Any = None, **more: Any) -> dict[str, Any]:
    """Return a gold line or prediction with what is usual filled in."""
    usual = {
        "theme": None,
        "time": None,
        "place": None,
        "sources": [],
        "polarity": "affirmed",
        "status": "actual",
        "level": "core",
        "start": 0,
        "end": 5,
        "quote": TEXT[:5],
    }
    return {"relation": relation, "agent": agent, "recipient": recipient, **usual, **more}


def case(
    *statements: dict[str, Any], roles: tuple[dict[str, Any], ...] | None = None, text: str = TEXT
) -> Case:
    """Return a case with these gold lines."""
    article = Article(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), language="ru", origin="a.txt")
    return Case("a", article, statements, roles)
