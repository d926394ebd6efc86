"""Mends what the parser is known to get wrong, before anything looks at the tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Token


def repaired(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens of a sentence with arcs that cannot be so put right."""
    mended = tokens
    for repair in REPAIRS:
        mended = repair(mended)
    return tuple(mended)


def reported_clause(tokens: Sequence[Token]) -> list[Token]:
    """Hang a second root that a conjunction opens («…, что …») on the root before it, as its clause."""
    mended = list(tokens)
    roots = [t for t in tokens if t.head < 0 and t.rel == "root"]
    for root in roots[1:]:
        marks = [t for t in tokens if t.head == root.index and t.rel == "mark" and t.index > roots[0].index]
        if marks and root.index > roots[0].index:
            rel = "ccomp" if marks[0].lemma in ("что", "чтобы") else "advcl"
            mended[root.index] = replace(root, head=roots[0].index, rel=rel)
    return mended


def crossed_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Give back to two verbs the subjects that the parse has crossed: «А объявил о …, однако Б назвал …»."""
    mended = list(tokens)
    verbs = [t.index for t in tokens if t.pos == "VERB" and t.feat("VerbForm") == "Fin"]
    subjects = [t for t in tokens if t.rel == "nsubj" and t.head in verbs]
    for one in subjects:
        for other in subjects:
            if one.index < other.head < other.index < one.head:
                mended[one.index] = replace(one, head=other.head)
                mended[other.index] = replace(other, head=one.head)
    return mended


def second_subject(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb without a subject the second one that the verb before it has: each verb has one."""
    mended = list(tokens)
    verbs = [t for t in tokens if t.pos == "VERB" and t.feat("VerbForm") == "Fin"]
    for verb in verbs:
        own = [t for t in tokens if t.head == verb.index and t.rel == "nsubj" and t.feat("Case") == "Nom"]
        if len(own) < 2 or not own[0].index < verb.index < own[-1].index:
            continue
        later = next((v for v in verbs if v.index > own[-1].index), None)
        if later and not any(t.head == later.index and t.rel == "nsubj" for t in tokens) \
                and later.feat("Number") == own[-1].feat("Number"):
            mended[own[-1].index] = replace(own[-1], head=later.index)
    return mended


REPAIRS = (reported_clause, crossed_subjects, second_subject)
