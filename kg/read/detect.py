"""Which language a text is in: py3langid, whose model of 97 languages travels in its wheel (4.6 MB)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.read.cues import load

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 20_000
SURE = 0.4
"""Less than this is a guess: of 306 sentences of Russian news 300 lie above it, all
told rightly; the rest are lists of names and numbers."""
OTHER_SHARE = 0.4
"""How likely a language is that has no cue file: less than those that have one."""
_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")


@cache
def _identifier() -> LanguageIdentifier:
    """Return the model; own instance, as the library's shared one can be changed by anybody."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language(text: str) -> str | None:
    """Return the ISO 639 code of the language of ``text``, or ``None`` where that is a guess."""
    shares = load().shares
    weighed = {
        code: chance * shares.get(code, OTHER_SHARE) for code, chance in _identifier().rank(text[:SAMPLE])
    }
    best = min(weighed, key=lambda code: (-weighed[code], code))
    return best if weighed[best] >= SURE * sum(weighed.values()) else None


def tag(declared: str) -> str | None:
    """Return a declared language (``ru-RU``, ``ru_RU``, ``RU``) as its primary code, or ``None``."""
    words = declared.strip()
    return re.split("[-_]", words)[0].lower() if _TAG.fullmatch(words) else None
