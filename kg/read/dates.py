"""Dates as pages write them → ISO 8601. Month names are data (``cues/<code>.tsv``)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from kg.read.cues import Cues, load

DATELINE_LIMIT = 100
"""A line longer than this is no dateline, whatever date it holds."""

_DAY = r"(?P<d>\d{1,2})(?:-?[^\W\d_]{1,2}\b)?"
_MONTH = r"(?P<m>[^\W\d_]{3,12})\.?"
_YEAR = r"(?P<y>\d{4})\b"
_JOINT = r"\.?,?\s+(?:[^\W\d_]{1,3}\s+)?"
"""What may stand between the parts of a date: a stop, a comma, a short word such as «de» or «of»."""
_DAY_MONTH_YEAR = re.compile(rf"\b{_DAY}{_JOINT}{_MONTH}{_JOINT}{_YEAR}")
_MONTH_DAY_YEAR = re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}")
_NUMBERS = re.compile(r"\b(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4})\b")
_ISO = re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?=\D|$)")
_DATES = (_ISO, _DAY_MONTH_YEAR, _MONTH_DAY_YEAR, _NUMBERS)
_TIME = re.compile(
    r"(?<![\d.:])(?P<h>\d{1,2})[:.](?P<min>\d{2})(?::\d{2})?(?![\d.:])\s*(?P<half>[ap]\.?m\b)?", re.IGNORECASE
)
_PARTIAL = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_WORD = re.compile(r"[^\W\d_]+")


def iso(moment: datetime) -> str:
    """Return ISO 8601, to the minute where there are no seconds."""
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _month(word: str, cues: Cues) -> int | None:
    return int(word) if word.isdecimal() else cues.months.get(word.casefold())


def _date(found: Mapping[str, str], cues: Cues) -> date | None:
    month = _month(found["m"], cues)
    try:
        return date(int(found["y"]), month, int(found["d"])) if month else None
    except ValueError:
        return None


def _clock(text: str) -> tuple[str, str]:
    """Return the first time of day as ``Thh:mm`` (or nothing), and the text without it."""
    for match in _TIME.finditer(text):
        hour, minute, half = int(match["h"]), int(match["min"]), (match["half"] or "").lower()
        if half:
            hour = hour % 12 + (12 if half.startswith("p") else 0)
        if hour < 24 and minute < 60:
            return f"T{hour:02}:{minute:02}", text[: match.start()] + " " + text[match.end() :]
    return "", text


def find(text: str, cues: Cues | None = None) -> tuple[str, str] | None:
    """Return the first full date in ``text`` as ISO, with its time of day, and the rest of the text."""
    cues = cues or load()
    for pattern in _DATES:
        for match in pattern.finditer(text):
            day = _date(match.groupdict(), cues)
            if day:
                clock, rest = _clock(text[: match.start()] + " " + text[match.end() :])
                return day.isoformat() + clock, rest
    return None


def _whole_iso(text: str) -> str | None:
    """Return ``text`` where it is ISO 8601 already: a year, a month, a day or a moment."""
    if _PARTIAL.fullmatch(text):
        return text
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return iso(moment) if len(text) > len("2025-10-31") else moment.date().isoformat()


def parse(text: str) -> str | None:
    """Return a declared date (front matter, JSON, meta tag) as ISO 8601, or ``None`` for no date."""
    text = text.strip()
    readers: tuple[Callable[[str], str | None], ...] = (_whole_iso, lambda words: (find(words) or [None])[0])
    return next((found for reader in readers if (found := reader(text))), None)


def of_dateline(line: str, cues: Cues | None = None) -> str | None:
    """Return the date of a line that is a date, a time and hardly anything else."""
    cues = cues or load()
    found = find(line, cues) if len(line) <= DATELINE_LIMIT else None
    if not found:
        return None
    published, rest = found
    others = [word for word in _WORD.findall(rest) if word.casefold() not in cues.datewords]
    return published if len(others) <= 2 and all(word[0].isupper() for word in others) else None
