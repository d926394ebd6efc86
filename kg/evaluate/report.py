"""The quality report: one page that shows each article with its statements, right, missed and wrong.

The page asks nothing of the network and runs no script; every text in it is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from kg.evaluate.compare import Record
from kg.evaluate.result import Result, Total, total
from kg.evaluate.text import faults, marks, relation_rows, role_rows, said, statement_rows
from kg.view.assemble import printable

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an article's text with what holds there: ``right``, ``missed`` and ``wrong``, and which
    statements."""

    text: str
    kinds: str
    title: str


def page(results: Sequence[Result], title: str) -> str:
    """Return the report as HTML."""
    style = (_HERE / "report.css").read_text("utf-8")
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
        (_HERE / "report.html").read_text("utf-8")
    )
    whole = total(results)
    hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    html = template.render(
        title=title,
        style=Markup(style),
        policy=f"default-src 'none'; style-src 'sha256-{hashed}'",
        tables=_tables(results, whole),
        articles=[_article(result) for result in results],
    )
    return printable(html)


def _tables(results: Sequence[Result], whole: Total) -> list[list[list[object]]]:
    tables = (statement_rows(results, whole), relation_rows(whole), role_rows(results, whole))
    return [rows for table in tables if (rows := [list(row) for row in table])]


def _article(result: Result) -> dict[str, object]:
    return {
        "name": result.case.name,
        "pieces": list(pieces(result)),
        "right": [
            (said(gold), said(predicted), marks(predicted), predicted.get("frame", ""))
            for gold, predicted in result.pairs
        ],
        "faults": [list(row) for row in faults(result)],
    }


def pieces(result: Result) -> Iterable[Piece]:
    """Yield the text of an article cut wherever a statement's words begin or end."""
    text = result.case.article.text
    spans = [
        *_spans("right", (p for _, p in result.pairs)),
        *_spans("missed", result.missed),
        *_spans("wrong", result.wrong),
    ]
    cuts = sorted(
        {0, len(text), *(at for start, end, _, _ in spans for at in (start, end) if 0 <= at <= len(text))}
    )
    for start, end in pairwise(cuts):
        here = [(kind, words) for first, last, kind, words in spans if first <= start and end <= last]
        kinds = " ".join(sorted({kind for kind, _ in here}))
        yield Piece(text[start:end], kinds, "\n".join(f"{kind}: {words}" for kind, words in here))


def _spans(kind: str, records: Iterable[Record]) -> list[tuple[int, int, str, str]]:
    return [(int(r["start"]), int(r["end"]), kind, f"{said(r)} {marks(r)}".rstrip()) for r in records]
