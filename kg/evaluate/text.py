"""Results in words: a line for a statement or role, and the rows of the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kg.evaluate.compare import Record, names
from kg.evaluate.counts import Figures
from kg.evaluate.result import Result, Total, disagreements

Row = Sequence[object]
QUOTED = 90
"""Characters of a quotation that are shown in a list."""

COLUMNS = (
    "gold",
    "matched",
    "wrong",
    "precision",
    "recall",
    "f1",
    "core_recall",
    "theme",
    "polarity",
    "status",
    "nearest_source",
    "deepest_source",
    "time",
)
HEADINGS = (
    "gold",
    "found",
    "wrong",
    "P",
    "R",
    "F1",
    "core R",
    "theme",
    "polarity",
    "status",
    "nearest",
    "deepest",
    "time",
)
ROLE_COLUMNS = ("gold", "matched", "wrong", "precision", "recall", "f1", "status")


def first(value: Any) -> str:
    """Return the first name of an actor or text of a theme, or a dash."""
    return (names(value) or ["–"])[0]


def said(record: Record) -> str:
    """Return a statement or role in short: ``Relation(agent → recipient: theme)``."""
    if "person" in record:
        return (
            f"{first(record['person'])}: {record.get('office')}, {first(record.get('of'))} "
            f"({record.get('status')})"
        )
    return (
        f"{record['relation']}({first(record.get('agent'))} → {first(record.get('recipient'))}: "
        f"{first(record.get('theme'))})"
    )


def marks(record: Record) -> str:
    """Return what is out of the ordinary of a statement: denied, planned, possible, and who says so."""
    usual = ("affirmed", "actual")
    words = [str(record.get(name)) for name in ("polarity", "status") if record.get(name) not in usual]
    sources = [first(source) for source in record.get("sources") or []]
    return " ".join([*words, *([f"by {' ← '.join(sources)}"] if sources else [])])


def quoted(record: Record) -> str:
    """Return the words that say it, cut."""
    quote = " ".join(str(record.get("quote") or "").split())
    return f"«{quote[:QUOTED]}{'…' if len(quote) > QUOTED else ''}»"


def _cells(name: str, figures: Figures, columns: Sequence[str]) -> Row:
    return (
        name,
        *(
            "–" if figures[c] is None else figures[c] if isinstance(figures[c], int) else f"{figures[c]:.3f}"
            for c in columns
        ),
    )


def statement_rows(results: Sequence[Result], total: Total) -> Iterator[Row]:
    """Yield the table of articles, with the micro average as its last row."""
    yield "article", *HEADINGS
    for result in results:
        yield _cells(result.case.name, result.counts.figures(), COLUMNS)
    yield _cells("total", total.statements.figures(), COLUMNS)


def relation_rows(total: Total) -> Iterator[Row]:
    """Yield the table of relations."""
    yield "relation", *HEADINGS
    for name, counts in total.relations.items():
        yield _cells(name, counts.figures(), COLUMNS)


def role_rows(results: Sequence[Result], total: Total) -> Iterator[Row]:
    """Yield the table of roles; nothing where no article has any."""
    if total.roles is None:
        return
    yield "roles", "gold", "found", "wrong", "P", "R", "F1", "status"
    for result in results:
        if result.roles:
            yield _cells(result.case.name, result.roles.figures(), ROLE_COLUMNS)
    yield _cells("total", total.roles.figures(), ROLE_COLUMNS)


def faults(result: Result) -> Iterator[Row]:
    """Yield what an article's result misses, has wrong and has partly wrong, one a row."""
    for record in result.missed:
        yield "missed", said(record), marks(record), record["level"], quoted(record)
    for record in result.wrong:
        yield "wrong", said(record), marks(record), record.get("frame", ""), quoted(record)
    for aspect, gold, predicted in disagreements(result):
        wrong = f"not: {said(predicted)} {marks(predicted)}"
        yield f"~{aspect}", said(gold), marks(gold), wrong, quoted(gold)
    for record in result.missed_roles:
        yield "missed role", said(record), "", "", quoted(record)
    for record in result.wrong_roles:
        yield "wrong role", said(record), "", "", quoted(record)
