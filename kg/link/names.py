"""Names made comparable: one spelling for what is written with other quotes, dashes, letters or accents.

No language is known here beyond its letters. ``normal`` is the only notion of sameness that linking has.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

QUOTES = "«»„“”‟\"‹›"
APOSTROPHES = "'’‘ʼ`´"
DASHES = "-‐‑‒–—−"
_QUOTE = re.compile(f"[{QUOTES}]")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_DASH = re.compile(rf"\s*[{DASHES}]\s*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f]")
_FINAL = re.compile(r"[\s,;:!?]+$")
_FIRST_LATIN, _LAST_LATIN = "\u0000", "\u024f"
_STRESS = "\u0301"


@lru_cache(maxsize=65536)
def normal(name: str) -> str:
    """Return ``name`` in the one spelling by which names are compared.

    Small letters, е for ё, no quotation marks, no accents on Latin letters and no stress marks on
    others, one kind of dash without spaces, one kind of apostrophe, single spaces.
    """
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", name)).casefold().replace("ё", "е")
    text = _APOSTROPHE.sub("'", _QUOTE.sub("", text))
    text = _DASH.sub("-", "".join(map(_bare, text)))
    return _FINAL.sub("", " ".join(text.split()))


def quoted(name: str) -> bool:
    """Return whether ``name`` stands in quotation marks, as the names of outlets and firms do."""
    text = name.strip()
    return len(text) > 2 and text[0] in QUOTES and text[-1] in QUOTES


def capitalised(name: str) -> bool:
    """Return whether ``name`` is written as a proper name: quoted, or with a capital or a digit in front."""
    text = name.strip(f" {QUOTES}{APOSTROPHES}")
    return quoted(name) or text[:1].isupper() or text[:1].isdigit()


def _bare(letter: str) -> str:
    """Return a letter without its accent; letters of other alphabets (й, ї) keep theirs."""
    if _FIRST_LATIN <= letter <= _LAST_LATIN:
        return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
    return "" if letter == _STRESS else letter
