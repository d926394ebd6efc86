"""Mends relative clauses: whose the subject behind their verb is, and whose the noun before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.language.ru.predicates import finite
from kg.model import Token

RELATIVE = "который"


def subjects_behind_relatives(tokens: Sequence[Token]) -> list[Token]:
    """Give a relative clause the subject behind its verb, and the main verb the noun before the clause:
    «забастовка, в которой участвуют врачи, продолжится»."""
    mended = list(tokens)
    for pronoun in tokens:
        verb = next((v for v in finite(tokens) if v.index > pronoun.index), None)
        if pronoun.lemma != RELATIVE or verb is None or pronoun.rel.startswith("nsubj"):
            continue
        end = next((t.index for t in tokens[verb.index :] if t.text == ","), 0)
        taken = next((t for t in tokens[verb.index + 1 : end] if t.rel == "nsubj" and t.head > end
                      and t.feat("Case") == "Nom" and t.feat("Number") == verb.feat("Number")), None)
        if taken is None:
            continue
        mended[taken.index] = replace(taken, head=verb.index)
        noun = antecedent(tokens, pronoun)
        if noun and noun.head == verb.index and noun.feat("Case") == "Nom":
            mended[noun.index] = replace(noun, head=taken.head, rel="nsubj")
            mended[verb.index] = replace(verb, head=noun.index, rel="acl:relcl")
    return mended


def antecedent(tokens: Sequence[Token], pronoun: Token) -> Token | None:
    """Return the noun nearest before a relative clause that agrees with its pronoun."""
    names = ("Number",) if pronoun.feat("Number") == "Plur" else ("Number", "Gender")
    return next((t for t in reversed(tokens[: pronoun.index]) if t.pos in ("NOUN", "PROPN")
                 and all(t.feat(name) == pronoun.feat(name) for name in names)), None)
