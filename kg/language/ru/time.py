"""Times in Russian news, resolved to EDTF against the article's date and the event before.

Each rule is a pattern and a function that answers with a date, an interval, or nothing: a time that the
text does not settle stays out. Nothing depends on today's date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from kg.language.ru import periods
from kg.language.ru.dates import (
    SEVERAL,
    Answer,
    Answering,
    Context,
    Rule,
    day,
    either,
    number,
    shifted,
    turn,
    words,
    year_of,
)
from kg.model import Article, Document, Sentence, Time


def full_date(found: re.Match[str], context: Context) -> Answer:
    """«31 октября 2025 года», «26 октября», «в субботу, 3 мая»."""
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
    """«с марта по июнь 2012 года», «в мае–июне»."""
    first, last = int(words("month")[found["month"]]), int(words("month")[found["last"]])
    year = year_of(found, context)
    return f"{year - (first > last):04d}-{first:02d}/{year:04d}-{last:02d}" if year else None


def year_range(found: re.Match[str], context: Context) -> Answer:
    """«в 2003–2005 годах», «с 2003 по 2005 год», «в 2003 и 2004 годах»."""
    return f"{found['year']}/{found['last']}" if found["year"] < found["last"] else None


def day_range(found: re.Match[str], context: Context) -> Answer:
    """«с 3 по 5 мая», «3–5 мая 2020 года», «3, 4 и 5 мая»."""
    month, year = int(words("month")[found["month"]]), year_of(found, context)
    first, last = (day(year, month, int(found[part])) if year else None for part in ("day", "last"))
    return f"{first.isoformat()}/{last.isoformat()}" if first and last and first < last else None


def month_year(found: re.Match[str], context: Context) -> Answer:
    """«в октябре 2025 года», «в октябре», «в ноябре прошлого года»."""
    month, year = int(words("month")[found["month"]]), year_of(found, context)
    return f"{year:04d}-{month:02d}" if year else None


def bare_year(found: re.Match[str], context: Context) -> Answer:
    """«в 1996 году»."""
    return found["year"]


def relative_year(found: re.Match[str], context: Context) -> Answer:
    """«в прошлом году», «в этом году»."""
    return f"{context.published.year + turn(found['which']):04d}" if context.published else None


def near_day(found: re.Match[str], context: Context) -> Answer:
    """«сегодня», «вчера», «позавчера», «завтра», «накануне»."""
    return shifted(context.published, "day", NEAR.get(found["near"], 0))


NEAR = {"сегодня": 0, "вчера": -1, "позавчера": -2, "завтра": 1, "послезавтра": 2, "накануне": -1}


def weekday(found: re.Match[str], context: Context) -> Answer:
    """«в воскресенье»: the last one up to the article's date, of what is to come the next; «в следующую
    среду»."""
    if context.published is None:
        return None
    which = found["which"] or ""
    back = (context.published.weekday() - int(words("weekday")[found["weekday"]])) % 7
    # «в прошлый вторник», said on a Thursday, is of the week before; «в минувший» the one just past
    this_week = 0 < back <= context.published.weekday() and which.startswith("прошл")
    back += 7 * (this_week or back == 0 and turn(which) < 0)
    ahead = turn(which) > 0 or context.ahead and turn(which) == 0 and back > 0
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
    said = groups.get("count") or "1"
    if said.startswith("нескольк"):
        start, end = shifted(context.before, unit, 0), shifted(context.before, unit, SEVERAL)
        return f"{start}/{end}" if start and end else None
    count = number(said) * (-1 if groups.get("earlier") else 1)
    if unit == "year" and context.last and not context.last.startswith(".."):
        return f"{int(context.last[:4]) + count:04d}" if context.last[:4].isdigit() else None
    return shifted(context.before, unit, count)


def half_year_on(found: re.Match[str], context: Context) -> Answer:
    """«через полгода»."""
    return shifted(context.before, "month", 6)


def same_day(found: re.Match[str], context: Context) -> Answer:
    """«в тот же день»."""
    return context.before.isoformat() if context.before else None


def rules() -> list[Rule]:
    """Return the rules, those for longer phrases first; the first that takes some words keeps them."""
    month, weekdays, unit, numbers = (either(kind) for kind in ("month", "weekday", "unit", "number"))
    year = (r"(?:\s+(?P<year>[12]\d{3})(?:-го)?(?:\s*г(?:ода|оду|од|г)?\b\.?)?|\s+(?P<which>прошлого|"
            r"минувшего|позапрошлого|этого|нынешнего|текущего|следующего|будущего) года)?")
    before = r"(?:в|с|к|до|на|от|за|после|в\s+течение|на\s+протяжении|по\s+итогам)"
    part = r"(?:(?:начал|конц|середин)\w+\s+)?"
    return [
        *periods.table(),
        (month,
         rf"(?:с\s+)?(?P<day>\d{{1,2}})(?:,\s*\d{{1,2}})*\s*(?:по|до|и|[-–—])\s*(?P<last>\d{{1,2}})\s+(?P<month>{month}){year}",
         day_range),
        (month, rf"(?:с|в)\s+(?P<month>{month})\s*(?:по|до|и|[-–—])\s*(?P<last>{month}){year}", month_range),
        (r"\d",
         r"(?:с|в|за)\s+(?P<year>[12]\d{3})\s*(?:по|до|и|[-–—/])\s*(?P<last>[12]\d{3})\s*(?:год\w*|гг\.?)",
         year_range),
        (month,
         rf"(?:во?\s+{weekdays},\s+)?(?P<day>\d{{1,2}})(?:-го)?\s+(?P<month>{month})(?:\s+(?P<year>[12]\d{{3}})(?:\s*г(?:ода|\.)?)?)?",
         full_date),
        (r"\d", r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>[12]\d{3})", numeric_date),
        (r"\d", r"(?P<year>[12]\d{3})-(?P<month>\d{2})-(?P<day>\d{2})", numeric_date),
        (unit, rf"(?P<earlier>за)\s+(?:(?P<count>\d+|{numbers})\s+)?(?P<unit>{unit})\s+до\s+(?:этого|того)",
         anaphoric),
        ("через|спустя",
         (rf"(?:через|спустя)\s+(?:(?P<count>\d+|{numbers}|нескольк(?:о|их))\s+)?(?P<unit>{unit})"
          r"(?:\s+после\s+(?:этого|того))?"), anaphoric),
        ("через|спустя", r"(?:через|спустя)\s+полгода", half_year_on),
        ("спустя|позже",
         rf"(?:(?P<count>\d+|{numbers}|нескольк(?:о|их))\s+)?(?P<unit>{unit})\s+(?:спустя|позже)", anaphoric),
        ("ранее|раньше",
         (rf"(?:(?P<count>{numbers})\s+)?(?P<unit>днем|неделей|месяцем|годом|днями|неделями|месяцами|годами)"
         r"\s+(?P<earlier>ранее|раньше)"), anaphoric),
        ("следующий|другой", r"на\s+(?:следующий|другой)\s+день", anaphoric),
        ("тот|этот", r"в\s+(?:тот|этот)\s+же\s+день", same_day),
        ("назад",
         rf"(?:(?P<count>\d+|{numbers}|нескольк(?:о|их))\s+)?(?P<unit>{unit})\s+(?:тому\s+)?назад", ago),
        (month,
         rf"(?:в|с|к|до|на|начале|конце|середине)\s+{part}(?P<month>{month}){year}", month_year),
        (weekdays,
         rf"(?:во?|на|ко?|со?|до)\s+(?:(?P<which>прошл\w+|минувш\w+|следующ\w+|ближайш\w+|эт\w+|будущ\w+)\s+)?(?P<weekday>{weekdays})",
         weekday),
        ("сегодня|вчера|завтра|накануне|ночью",
         r"(?P<near>сегодня|вчера|позавчера|завтра|послезавтра|накануне|(?:минувшей|прошлой)\s+ночью)",
         near_day),
        (r"\d",
         rf"{before}\s+{part}(?P<year>[12]\d{{3}})(?:-го)?\s*г(?:оду|ода|од|\.|(?=[^а-я]))", bare_year),
        ("году",
         r"в\s+(?P<which>(?:поза)?прошлом|минувшем|этом|нынешнем|текущем|следующем|будущем)\s+году",
         relative_year),
    ]


@cache
def compiled() -> tuple[dict[str, re.Pattern[str]], list[tuple[str, re.Pattern[str], Answering]]]:
    """Return the signs of the rules, each once, and the rules with their patterns."""
    return ({sign: re.compile(sign) for sign, _, _ in rules()},
            [(sign, re.compile(rf"(?<!\w){pattern}(?!\w)"), answer) for sign, pattern, answer in rules()])


def in_sentence(text: str, offset: int, article: Article, context: Context,
                aside: Sequence[tuple[int, int]] = ()) -> Iterator[Time]:
    """Yield the times of a sentence whose first character stands at ``offset``, longer phrases before
    shorter; the words ``aside`` name none. What the article's date is wanted for stays without EDTF."""
    taken = list(aside)
    plain = text.lower().replace("ё", "е")
    signs, patterns = compiled()
    shown = {name for name, sign in signs.items() if sign.search(plain)}
    for pattern, answer in ((pattern, answer) for sign, pattern, answer in patterns if sign in shown):
        for found in pattern.finditer(plain):
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            taken.append(found.span())
            edtf = answer(found, context) or ""
            yield Time(edtf, article.span(offset + found.start(), offset + found.end()))


def ahead(sentence: Sentence) -> bool:
    """Return whether a sentence speaks of what is to come only."""
    tenses = {t.feat("Tense") for t in sentence.tokens if t.feat("VerbForm") == "Fin"}
    return "Fut" in tenses and "Past" not in tenses


def times(document: Document) -> Sequence[Sequence[Time]]:
    """Return the times of each sentence of a document in the order of the text."""
    article, before, last = document.article, None, None
    published = (date.fromisoformat(article.published[:10])
                 if article.published and len(article.published) >= 10 else None)
    found: list[list[Time]] = []
    for sentence in document.sentences:
        text = article.text[sentence.start : sentence.end]
        context = Context(published, before or published, last, ahead(sentence))
        prepositions = [(t.start - sentence.start, t.end - sentence.start) for t in sentence.tokens
                        if t.pos == "ADP" and t.text.lower() in NEAR]
        here = sorted(in_sentence(text, sentence.start, article, context, prepositions),
                      key=lambda t: t.span)
        days = [t.edtf for t in here if len(t.edtf) == 10]
        before = date.fromisoformat(days[-1]) if days else before
        last = next((t.edtf for t in reversed(here) if t.edtf), last)
        found.append(here)
    return found
