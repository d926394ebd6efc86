"""The first and the last day of an EDTF date or interval, as far as kg writes EDTF.

Years, months and days, ``X`` for unknown digits, seasons 21 to 24, intervals with ``..`` or nothing for an
open end, the qualifiers ``?~%`` and a time of day, which is left aside.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?(?:T.*)?", re.ASCII)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
"""Season number → first and last month; winter is taken to be December of its year."""


def bounds(edtf: str) -> tuple[date | None, date | None]:
    """Return the first and the last day that ``edtf`` covers; None for an end that is open or unclear."""
    first, slash, last = re.sub("[?~%]", "", edtf).partition("/")
    return _days(first)[0], _days(last if slash else first)[1]


def _days(text: str) -> tuple[date | None, date | None]:
    match = _DATE.fullmatch(text.strip())
    if not match:
        return None, None
    years, month, day = match.groups()
    low, high = int(years.replace("X", "0")), int(years.replace("X", "9"))
    try:
        return _span(low, high, month or "XX", day or "XX")
    except ValueError:
        return None, None


def _span(low: int, high: int, month: str, day: str) -> tuple[date, date]:
    if month == "XX":
        return date(low, 1, 1), date(high, 12, 31)
    first, last = _SEASONS.get(int(month), (int(month), int(month)))
    if day == "XX":
        return date(low, first, 1), date(high, last, monthrange(high, last)[1])
    return date(low, first, int(day)), date(high, last, int(day))
