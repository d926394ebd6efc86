"""What the rules for times share: the words of the calendar, and steps from one date to another."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from kg.tables import rows


@dataclass(frozen=True, slots=True)
class Context:
    """What a time is resolved against: the article's date, the last day and the last time that the text
    settled, and whether the sentence speaks of what is to come."""

    published: date | None
    before: date | None
    last: str | None = None
    ahead: bool = False


SEVERAL = 3
"""Units that «несколько … назад» reaches back: the span named is vague, its end is certain."""

Answer = str | None
Answering = Callable[[re.Match[str], Context], Answer]
Rule = tuple[str, str, Answering]
"""A pattern for what every sentence has in which the rule finds something (its sign), the rule's own pattern,
and its answer. Most sentences have the signs of few rules, and signs are found faster."""


@cache
def words(kind: str) -> dict[str, str]:
    """Return each form of the calendar's words of a kind with its value."""
    return {form: row["value"] for row in rows(Path(__file__).parent / "calendar.tsv") if row["kind"] == kind
            for form in row["forms"].split("|")}


def either(kind: str) -> str:
    """Return a pattern for any form of a kind, the longest first."""
    return "(?:" + "|".join(sorted(words(kind), key=lambda w: (-len(w), w))) + ")"


def day(year: int, month: int, number: int) -> date | None:
    """Return a date, or None where the calendar has none."""
    return date(year, month, number) if 1 <= number <= monthrange(year, month)[1] else None


def year_of(found: re.Match[str], context: Context) -> int | None:
    """Return the year that a match names, in digits or as «прошлого года», else the article's."""
    groups = found.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if context.published is None:
        return None
    return context.published.year + turn(groups.get("which") or "")


TURNS = {"позапрошл": -2, "прошл": -1, "минувш": -1, "прошедш": -1, "следующ": 1, "будущ": 1, "ближайш": 1}
"""How many years, months or weeks an adjective leads away, by its stem; others stay."""


def turn(word: str) -> int:
    """Return how many units «прошлый» or «следующий» leads away."""
    return next((by for stem, by in TURNS.items() if word.startswith(stem)), 0)


def number(text: str) -> int:
    """Return a number written in digits or in a word."""
    return int(text) if text.isdigit() else int(words("number").get(text, "1"))


def shifted(start: date | None, unit: str, count: int) -> Answer:
    """Return a day, month or year away from ``start``, no finer than the unit says; a week as its day."""
    if start is None:
        return None
    if unit in ("day", "week"):
        return (start + timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
    if unit == "year":
        return f"{start.year + count:04d}"
    months = start.year * 12 + start.month - 1 + count
    return f"{months // 12:04d}-{months % 12 + 1:02d}"
