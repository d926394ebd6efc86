"""Which language a text is in: py3langid, whose model of 97 languages travels in its wheel (4.6 MB)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 20_000
SURE = 0.4
"""Less than this is a guess: the right answer for one-sentence texts mostly lies above it."""
_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")


@cache
def _identifier() -> LanguageIdentifier:
    """Return the model; own instance, as the library's shared one can be changed by anybody."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language(text: str) -> str | None:
    """Return the ISO 639 code of the language of ``text``, or ``None`` where that is a guess."""
    code, confidence = _identifier().classify(text[:SAMPLE])
    return str(code) if confidence >= SURE else None


def tag(declared: str) -> str | None:
    """Return a declared language (``ru-RU``, ``ru_RU``, ``RU``) as its primary code, or ``None``."""
    words = declared.strip()
    return re.split("[-_]", words)[0].lower() if _TAG.fullmatch(words) else None
