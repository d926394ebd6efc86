"""Mends what the parser is known to get wrong, before anything looks at the tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Token


def repaired(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens of a sentence with arcs that cannot be so put right."""
    return tuple(reported_clause(tokens))


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
