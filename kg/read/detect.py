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
PROOFS, STRAY, PROOF_SHARE = 5, 1, 0.02
"""So many different words prove a language, if of each other at most one is found, and if they are so
large a part of all words."""
_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")


@cache
def _identifier() -> LanguageIdentifier:
    """Return the model; own instance, as the library's shared one can be changed by anybody."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _proved(text: str) -> str | None:
    """Return the language whose own words run through ``text``, if those of no other do."""
    words = _WORD.findall(text.lower())
    own = {code: [word for word in words if word in proof] for code, proof in load().proofs.items()}
    kinds = sorted(((len(set(found)), code) for code, found in own.items()), reverse=True)
    (most, code), *others = kinds
    alone = all(number <= STRAY for number, _ in others)
    return code if most >= PROOFS and alone and len(own[code]) >= PROOF_SHARE * len(words) else None


def _modelled(text: str) -> str | None:
    """Return the language that the model finds, weighed by how usual languages are; ``None`` for a guess."""
    shares = load().shares
    weighed = {code: chance * shares.get(code, OTHER_SHARE) for code, chance in _identifier().rank(text)}
    best = min(weighed, key=lambda code: (-weighed[code], code))
    return best if weighed[best] >= SURE * sum(weighed.values()) else None


def language(text: str) -> str | None:
    """Return the ISO 639 code of the language of ``text``, or ``None`` where that is a guess.

    Most articles prove their language by a few words; only others load the model.
    """
    sample = text[:SAMPLE]
    return _proved(sample) or _modelled(sample)


def tag(declared: str) -> str | None:
    """Return a declared language (``ru-RU``, ``ru_RU``, ``RU``) as its primary code, or ``None``."""
    words = declared.strip()
    return re.split("[-_]", words)[0].lower() if _TAG.fullmatch(words) else None
