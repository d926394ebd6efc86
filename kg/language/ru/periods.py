"""Spans of time in Russian: weeks, seasons, quarters, decades, «за последние пять лет», «тогда»."""

from __future__ import annotations

import re
from datetime import timedelta

from kg.language.ru.dates import (
    SEVERAL,
    Answer,
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

ROMAN = {"i": 1, "v": 5, "x": 10}
PASSED = ("минувш", "прошедш")
"""How adjectives begin that call what has just passed."""

NOW = 30
"""Two digits of a year from which a decade is one of the twentieth century: «в 90-х», «в 20-х»."""


def decade(found: re.Match[str], context: Context) -> Answer:
    """«в 1990-х годах», «в 90-е», «в девяностых»."""
    if found["word"]:
        return words("decade")[found["word"]]
    digits = found["digits"]
    if len(digits) == 2:
        digits = ("19" if int(digits) >= NOW else "20") + digits
    return digits[:3] + "X"


def century(found: re.Match[str], context: Context) -> Answer:
    """«в XIX веке», «в 20 веке»."""
    text = found["century"].replace("х", "x").replace("і", "i")
    value = int(text) if text.isdigit() else roman(text)
    return f"{value - 1:02d}XX" if 0 < value < 22 else None


def roman(text: str) -> int:
    """Return the value of a Roman number in small letters."""
    values = [ROMAN[c] for c in text]
    return sum(-v if any(v < later for later in values[i + 1 :]) else v for i, v in enumerate(values))


def season(found: re.Match[str], context: Context) -> Answer:
    """«весной 2010 года», «прошлым летом», «к осени»; «минувшим летом» is the last one that is over,
    and what is to come by a season that is over comes in the next year."""
    year = year_of(found, context)
    if year is None:
        return None
    value = (words("season") | words("season in another case"))[found["season"]]
    near = found["near"] or ""
    over = context.published is not None and context.published.month > 3 * (int(value) - 20) + 2
    turned = 0 if over and near.startswith(PASSED) else turn(near)
    dated = near or found["year"] or found["which"]
    turned += over and context.ahead and not dated
    return f"{year + turned:04d}-{value}"


def part_of_year(found: re.Match[str], context: Context) -> Answer:
    """«в первом квартале 2012 года», «во второй половине года»."""
    year, months = year_of(found, context), 3 if found["what"].startswith("квартал") else 6
    nth = int(words("ordinal").get(found["nth"], found["nth"][:1]))
    last = nth * months
    return f"{year:04d}-{last - months + 1:02d}/{year:04d}-{last:02d}" if year and last <= 12 else None


def part_of_month(found: re.Match[str], context: Context) -> Answer:
    """«во второй половине мая», «в первых числах июня 2012 года»."""
    year = year_of(found, context)
    return f"{year:04d}-{int(words('month')[found['month']]):02d}" if year else None


def lately(found: re.Match[str], context: Context) -> Answer:
    """«за последние пять лет», «в последние месяцы»."""
    unit, count = words("unit")[found["unit"]], found["count"] or ""
    plural = found["unit"] in words("units")
    many = SEVERAL if count.startswith("нескольк") or not count and plural else number(count or "1")
    start, end = shifted(context.published, unit, -many), shifted(context.published, unit, 0)
    return f"{start}/{end}" if start and end else None


def week(found: re.Match[str], context: Context) -> Answer:
    """«на прошлой неделе»."""
    if context.published is None:
        return None
    monday = context.published - timedelta(days=context.published.weekday() - 7 * turn(found["near"]))
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def near_month(found: re.Match[str], context: Context) -> Answer:
    """«в прошлом месяце»."""
    return shifted(context.published, "month", turn(found["near"]))


def weekend(found: re.Match[str], context: Context) -> Answer:
    """«в минувшие выходные»; of what is to come, the next ones."""
    if context.published is None:
        return None
    ahead = context.ahead or turn(found["near"] or "") > 0
    back = (context.published.weekday() - 5) % 7
    saturday = context.published + timedelta(days=7 - back if ahead else -back)
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def nights(found: re.Match[str], context: Context) -> Answer:
    """«в ночь с 3 на 4 мая», «с 28 мая по 3 июня»."""
    month = int(words("month")[found["month"]])
    first = int(words("month")[found["first"]]) if found["first"] else month
    year = year_of(found, context)
    start = day(year - (first > month), first, int(found["day"])) if year else None
    end = day(year, month, int(found["last"])) if year else None
    return f"{start.isoformat()}/{end.isoformat()}" if start and end and start < end else None


def weekday_night(found: re.Match[str], context: Context) -> Answer:
    """«в ночь со вторника на среду»: up to the last such day before the article's date or on it."""
    if context.published is None:
        return None
    end = context.published - timedelta(
        days=(context.published.weekday() - int(words("weekday")[found["weekday"]])) % 7)
    return f"{(end - timedelta(days=1)).isoformat()}/{end.isoformat()}"


def edge(found: re.Match[str], context: Context) -> Answer:
    """«до конца года», «в начале прошлого года»."""
    year = year_of(found, context)
    return f"{year:04d}" if year else None


def then(found: re.Match[str], context: Context) -> Answer:
    """«тогда», «в том же году»: the time told before."""
    if not context.last or not found["unit"]:
        return context.last
    size = {"year": 4, "month": 7}[words("unit").get(found["unit"], "year")]
    start = context.last.split("/")[0]
    return start[:size] if len(start) >= size else None


def month_then(found: re.Match[str], context: Context) -> Answer:
    """«в мае того же года»."""
    year = (context.last or "")[:4]
    return f"{year}-{int(words('month')[found['month']]):02d}" if year.isdigit() else None


def year_named(found: re.Match[str], context: Context) -> Answer:
    """«во время войны 1967 года», «в конце 2010-го»."""
    return found["year"]


def long_years(found: re.Match[str], context: Context) -> Answer:
    """«с 1998 года по 2003 год», «между 2005 и 2010 годами»."""
    return f"{found['year']}/{found['last']}" if found["year"] < found["last"] else None


def half_year(found: re.Match[str], context: Context) -> Answer:
    """«полгода назад»."""
    return shifted(context.published, "month", -6)


NEAR = (r"(?P<near>позапрошл\w+|прошл\w+|минувш\w+|прошедш\w+|эт\w+|нынешн\w+|текущ\w+|следующ\w+|"
        r"будущ\w+|ближайш\w+)")
WHICH = r"(?P<which>прошлого|минувшего|позапрошлого|этого|нынешнего|текущего|следующего|будущего)"
YEAR = rf"(?:\s+(?P<year>[12]\d{{3}})(?:-го)?(?:\s*г(?:ода|\.)?)?|\s+{WHICH} года)?"
EDGE = r"(?:начал|конц|середин)\w+"
INSIDE = rf"(?:в|во|с|со|до|к|на|за|{EDGE}|по\s+итогам|в\s+течение)"


def table() -> list[Rule]:
    """Return the rules, each a sign, a pattern and its answer."""
    return [*long_spans(), *parts_of_years(), *near_spans(), *told_before()]


def long_spans() -> list[Rule]:
    """Return the rules for centuries, decades and spans from one date to another."""
    month, of_decade = either("month"), rf"(?P<word>{either('decade')})"
    day_month = rf"(?P<day>\d{{1,2}})\s+(?P<first>{month})"
    until = rf"(?P<last>\d{{1,2}})\s+(?P<month>{month}){YEAR}"
    last = r"(?P<last>[12]\d{3})"
    return [
        (rf"\d|{either('decade')}",
         rf"{INSIDE}\s+(?:(?P<digits>[12]\d\d0|\d0)-?(?:х|е|ые|ых)(?!\s+числ)|{of_decade})(?:\s+г(?:одах|оды|одов|г\.?))?",
         decade),
        ("век", rf"{INSIDE}\s+(?P<century>[ivxхі]{{1,5}}|\d{{1,2}})(?:-м|-го)?\s+век(?:е|а|у)", century),
        ("ночь", rf"в\s+ночь\s+со?\s+(?P<first>{either('weekday')})\s+на\s+(?P<weekday>{either('weekday')})",
         weekday_night),
        (month, rf"(?:в\s+ночь\s+)?с\s+(?P<day>\d{{1,2}})(?P<first>)\s+на\s+{until}", nights),
        (month, rf"с\s+{day_month}\s+(?:на|по|до)\s+{until}", nights),
        (month, rf"{day_month}\s*[-–—]\s*{until}", nights),
        (r"\d",
         rf"с\s+(?P<year>[12]\d{{3}})\s+г(?:ода|\.)\s+(?:по|до)\s+{last}(?:\s+г(?:од|ода|\.))?", long_years),
        ("между", rf"между\s+(?P<year>[12]\d{{3}})\s+и\s+{last}\s+годами", long_years),
    ]


def parts_of_years() -> list[Rule]:
    """Return the rules for seasons, quarters, halves and the ends of a year."""
    nth = rf"(?P<nth>{either('ordinal')}|[1-4](?:-м|-й|-го|-ом)?)"
    cases = either("season in another case")
    return [
        (either("season"), rf"(?:{NEAR}\s+)?(?P<season>{either('season')}){YEAR}", season),
        (cases, rf"(?:с|до|к|{EDGE})\s+(?:{NEAR}\s+)?(?P<season>{cases}){YEAR}", season),
        (either("month"),
         (rf"{INSIDE}\s+(?:{either('ordinal')}\s+(?:половин\w+|декад\w+)|(?:первые|первых|последние|последних|"
          r"[12]0-х)\s+(?:числах|днях|числа|дни))"
         rf"\s+(?P<month>{either('month')}){YEAR}"), part_of_month),
        ("квартал|половин|полугоди",
         rf"{INSIDE}\s+{nth}\s+(?P<what>квартал\w*|половин\w+|полугоди\w+)(?:\s+года)?{YEAR}", part_of_year),
        ("года", rf"(?:с|до|к|в)\s+{EDGE}\s+(?:{WHICH}\s+)?года", edge),
        (r"\d", r"(?:во\s+время|в\s+ходе|после|в\s+период)\s+(?:[а-я-]+\s+){1,3}(?P<year>[12]\d{3})\s+года",
         year_named),
        (r"\d", rf"{INSIDE}\s+(?P<year>[12]\d{{3}})-(?:го|м|й)", year_named),
    ]


def near_spans() -> list[Rule]:
    """Return the rules for spans near the article's date."""
    many = rf"(?:(?P<count>\d+|{either('number')}|нескольк(?:о|их))\s+)?(?P<unit>{either('unit')})"
    passed = r"(?:последн|минувш|прошедш)(?:ие|их|ий|юю|ее)"
    return [
        ("последн|минувш|прошедш", rf"(?:(?:за|в|в\s+течение|на\s+протяжении)\s+)?{passed}\s+{many}", lately),
        ("недел", rf"(?:на|(?:с|до|в|к)\s+{EDGE})\s+{NEAR}\s+недел(?:е|и)", week),
        ("недели", rf"(?:с|до|в|к)\s+{EDGE}(?P<near>)\s+недели", week),
        ("месяц", rf"(?:с|до|в|к)\s+(?:{EDGE}\s+)?{NEAR}\s+месяц(?:е|а|у)", near_month),
        ("месяца", rf"(?:с|до|в|к)\s+{EDGE}(?P<near>)\s+месяца", near_month),
        ("выходные", rf"в\s+(?:{NEAR}\s+)?выходные", weekend),
        ("полгода", r"полгода\s+(?:тому\s+)?назад", half_year),
    ]


def told_before() -> list[Rule]:
    """Return the rules for times that stand for one told before."""
    return [
        ("том", r"в\s+том\s+же\s+(?P<unit>году|месяце)", then),
        ("того", rf"(?:в|с|до)\s+(?:{EDGE}\s+)?(?P<month>{either('month')})\s+того\s+же\s+года", month_then),
        ("тогда|время",
         r"^(?:(?:а|но|и)\s+)?(?:тогда(?:\s+же)?(?!\s+как)|в\s+то\s+(?:же\s+)?время)(?P<unit>)", then),
    ]
