"""The two ends of an EDTF date or interval, for formats that know dates and no EDTF."""

from __future__ import annotations

import re

# After every digit and every mark of a date, so that «2025-10» + _LAST closes October.
LAST = "~"
_QUALIFIER = re.compile("[?~%]")
_VAGUE = re.compile("-?[0-9]*X.*")


def _parts(edtf: str) -> tuple[str, str]:
    """Return start and end without qualifiers; what is open or unknown is empty."""
    start, slash, end = _QUALIFIER.sub("", edtf).partition("/")
    first, last = (part if part != ".." else "" for part in (start, end if slash else start))
    return first, last


def ends(edtf: str | None) -> tuple[str | None, str | None]:
    """Return start and end as ISO dates, as exact as they are known; None for an end that is open."""
    first, last = (_VAGUE.sub("", part) or None for part in _parts(edtf or ""))
    return first, last


def bounds(edtf: str) -> tuple[str, str]:
    """Return two texts between which every moment of the date or interval sorts."""
    first, last = _parts(edtf)
    return first.replace("X", "0"), last.replace("X", "9") + LAST
