"""Times in Russian news, resolved to EDTF against the article's date and the event before.

Each rule is a pattern and a function that answers with a date, an interval, or nothing: a time that the
text does not settle stays out. Nothing depends on today's date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from kg.model import Article, Document, Time
from kg.tables import rows

SEVERAL = 3
"""Units that «несколько … назад» reaches back: the span named is vague, its end is certain."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a time is resolved against: the article's date and the last day that the text settled."""

    published: date | None
    before: date | None


Answer = str | None
Rule = tuple[re.Pattern[str], Callable[[re.Match[str], Context], Answer]]


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


def full_date(found: re.Match[str], context: Context) -> Answer:
    """«31 октября 2025 года», «26 октября»."""
    month = int(words("month")[found["month"]])
    year = int(found["year"]) if found["year"] else context.published.year if context.published else None
    made = day(year, month, int(found["day"])) if year else None
    return made.isoformat() if made else None


def numeric_date(found: re.Match[str], context: Context) -> Answer:
    """«31.10.2025», «2025-10-31»."""
    month = int(found["month"])
    made = day(int(found["year"]), month, int(found["day"])) if 1 <= month <= 12 else None
    return made.isoformat() if made else None


def month_range(found: re.Match[str], context: Context) -> Answer:
    """«с марта по июнь 2012 года»."""
    first, last = int(words("month")[found["month"]]), int(words("month")[found["last"]])
    year = year_of(found, context)
    return f"{year - (first > last):04d}-{first:02d}/{year:04d}-{last:02d}" if year else None


def year_range(found: re.Match[str], context: Context) -> Answer:
    """«в 2003–2005 годах», «с 2003 по 2005 год»."""
    return f"{found['year']}/{found['last']}" if found["year"] < found["last"] else None


def day_range(found: re.Match[str], context: Context) -> Answer:
    """«с 3 по 5 мая», «3–5 мая 2020 года»."""
    month, year = int(words("month")[found["month"]]), year_of(found, context)
    first, last = (day(year, month, int(found[part])) if year else None for part in ("day", "last"))
    return f"{first.isoformat()}/{last.isoformat()}" if first and last and first < last else None


def month_year(found: re.Match[str], context: Context) -> Answer:
    """«в октябре 2025 года», «в октябре», «в ноябре прошлого года»."""
    month, year = int(words("month")[found["month"]]), year_of(found, context)
    return f"{year:04d}-{month:02d}" if year else None


def year_of(found: re.Match[str], context: Context) -> int | None:
    """Return the year that a match names, in digits or as «прошлого года», else the article's."""
    groups = found.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if context.published is None:
        return None
    return context.published.year + RELATIVE_YEAR.get((groups.get("which") or "").rstrip("оегм"), 0)


RELATIVE_YEAR = {"прошл": -1, "минувш": -1, "позапрошл": -2, "следующ": 1, "будущ": 1}


def bare_year(found: re.Match[str], context: Context) -> Answer:
    """«в 1996 году»."""
    return found["year"]


def relative_year(found: re.Match[str], context: Context) -> Answer:
    """«в прошлом году», «в этом году»."""
    return (f"{context.published.year + RELATIVE_YEAR.get(found['which'].rstrip('оегм'), 0):04d}"
            if context.published else None)


def near_day(found: re.Match[str], context: Context) -> Answer:
    """«сегодня», «вчера», «позавчера», «завтра», «накануне»."""
    return shifted(context.published, "day", NEAR[found["near"]])


NEAR = {"сегодня": 0, "вчера": -1, "позавчера": -2, "завтра": 1, "послезавтра": 2, "накануне": -1}


def weekday(found: re.Match[str], context: Context) -> Answer:
    """«в воскресенье»: the last one up to the article's date; «в следующую среду», «в прошлую среду»."""
    if context.published is None:
        return None
    back = (context.published.weekday() - int(words("weekday")[found["weekday"]])) % 7
    ahead = (found["which"] or "").startswith(("следующ", "ближайш"))
    return (context.published + timedelta(days=7 - back if ahead else -back)).isoformat()


def ago(found: re.Match[str], context: Context) -> Answer:
    """«три дня назад», «неделю назад», «несколько месяцев назад»."""
    unit = words("unit")[found["unit"]]
    count = found["count"] or "1"
    if count.startswith("нескольк"):
        start, end = shifted(context.published, unit, -SEVERAL), shifted(context.published, unit, 0)
        return f"{start}/{end}" if start and end else None
    return shifted(context.published, unit, -number(count))


def anaphoric(found: re.Match[str], context: Context) -> Answer:
    """«за день до этого», «через два дня после этого», «на следующий день»."""
    groups = found.groupdict()
    unit = words("unit")[groups["unit"]] if groups.get("unit") else "day"
    count = number(groups.get("count") or "1")
    return shifted(context.before, unit, -count if groups.get("earlier") else count)


def same_day(found: re.Match[str], context: Context) -> Answer:
    """«в тот же день»."""
    return context.before.isoformat() if context.before else None


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


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules, those for longer phrases first; the first that takes some words keeps them."""
    month, weekdays, unit, numbers = (either(kind) for kind in ("month", "weekday", "unit", "number"))
    year = (r"(?:\s+(?P<year>[12]\d{3})(?:\s*г(?:ода|оду|од|г)?\b\.?)?|\s+(?P<which>прошлого|минувшего|"
            r"позапрошлого|этого|нынешнего|текущего|следующего|будущего) года)?")
    part = r"(?:(?:начал|конц|середин)\w+\s+)?"
    table: list[tuple[str, Callable[[re.Match[str], Context], Answer]]] = [
        (rf"(?:с\s+)?(?P<day>\d{{1,2}})\s*(?:по|до|[-–—])\s*(?P<last>\d{{1,2}})\s+(?P<month>{month}){year}",
         day_range),
        (rf"с\s+(?P<month>{month})\s+(?:по|до)\s+(?P<last>{month}){year}", month_range),
        (r"(?:с|в)\s+(?P<year>[12]\d{3})\s*(?:по|до|[-–—])\s*(?P<last>[12]\d{3})\s*год\w*", year_range),
        (rf"(?P<day>\d{{1,2}})(?:-го)?\s+(?P<month>{month})(?:\s+(?P<year>[12]\d{{3}})(?:\s*г(?:ода|\.)?)?)?",
         full_date),
        (r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>[12]\d{3})", numeric_date),
        (r"(?P<year>[12]\d{3})-(?P<month>\d{2})-(?P<day>\d{2})", numeric_date),
        (rf"(?P<earlier>за)\s+(?:(?P<count>\d+|{numbers})\s+)?(?P<unit>{unit})\s+до\s+(?:этого|того)",
         anaphoric),
        (rf"через\s+(?:(?P<count>\d+|{numbers})\s+)?(?P<unit>{unit})(?:\s+после\s+(?:этого|того))?",
         anaphoric),
        (r"(?P<unit>днем|неделей|месяцем|годом)\s+(?P<earlier>ранее|раньше)", anaphoric),
        (r"на\s+следующий\s+день|днем\s+позже", anaphoric),
        (r"в\s+тот\s+же\s+день", same_day),
        (rf"(?:(?P<count>\d+|{numbers}|нескольк(?:о|их))\s+)?(?P<unit>{unit})\s+(?:тому\s+)?назад", ago),
        (rf"(?:в|с|к|до|на|начале|конце|середине)\s+{part}(?P<month>{month}){year}", month_year),
        (rf"во?\s+(?:(?P<which>прошл\w+|минувш\w+|следующ\w+|ближайш\w+|эт\w+)\s+)?(?P<weekday>{weekdays})",
         weekday),
        (r"(?P<near>сегодня|вчера|позавчера|завтра|послезавтра|накануне)", near_day),
        (rf"(?:в|с|к|до|на|от)\s+{part}(?P<year>[12]\d{{3}})(?:-го)?\s*г(?:оду|ода|од|\.)", bare_year),
        (r"в\s+(?P<which>прошлом|минувшем|этом|нынешнем|текущем|следующем|будущем)\s+году", relative_year),
    ]
    return tuple((re.compile(rf"(?<!\w){pattern}(?!\w)"), answer) for pattern, answer in table)


def in_sentence(text: str, offset: int, article: Article, context: Context) -> Iterator[Time]:
    """Yield the times of a sentence whose first character stands at ``offset``, longer phrases before
    shorter."""
    taken: list[tuple[int, int]] = []
    plain = text.lower().replace("ё", "е")
    for pattern, answer in rules():
        for found in pattern.finditer(plain):
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            taken.append(found.span())
            edtf = answer(found, context)
            if edtf:
                yield Time(edtf, article.span(offset + found.start(), offset + found.end()))


def times(document: Document) -> Sequence[Sequence[Time]]:
    """Return the times of each sentence of a document in the order of the text."""
    article, before = document.article, None
    published = (date.fromisoformat(article.published[:10])
                 if article.published and len(article.published) >= 10 else None)
    found: list[list[Time]] = []
    for sentence in document.sentences:
        text = article.text[sentence.start : sentence.end]
        here = sorted(in_sentence(text, sentence.start, article, Context(published, before or published)),
                      key=lambda t: t.span)
        days = [t.edtf for t in here if len(t.edtf) == 10]
        before = date.fromisoformat(days[-1]) if days else before
        found.append(here)
    return found
