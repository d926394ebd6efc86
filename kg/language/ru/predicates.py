"""The predicates of a sentence: what heads a clause of its own."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Token


def finite(tokens: Sequence[Token]) -> list[Token]:
    """Return the finite verbs of a sentence."""
    return [t for t in tokens if t.pos == "VERB" and t.feat("VerbForm") == "Fin"]


def predicates(tokens: Sequence[Token]) -> list[Token]:
    """Return the finite verbs, and the infinitives of a future tense («будет закупать»)."""
    future = {t.head for t in tokens if t.rel == "aux" and t.feat("VerbForm") == "Fin"}
    return [t for t in tokens if t.pos == "VERB" and (t.feat("VerbForm") == "Fin" or t.index in future)]


def agree(subject: Token, verb: Token) -> bool:
    """Return whether number and gender of a subject and a verb, where both say them, are the same."""
    return subject.agrees(verb, "Number", "Gender")
