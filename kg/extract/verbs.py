"""Verbs: which words head a clause, and which clause a word stands in."""

from __future__ import annotations

from kg.extract.tree import Tree
from kg.model import Token

PREDICATES = frozenset({"root", "ccomp", "acl:relcl", "advcl", "parataxis"})
"""Relations in which an adjective is a predicate: «намерены обсуждать», «необходимо оборудование»."""


def is_verb(token: Token) -> bool:
    """Return whether a word heads a clause: a verb, or a short adjective used as one."""
    predicate = token.rel in PREDICATES
    return (token.pos in ("VERB", "AUX") or token.pos == "ADJ"
            and (predicate or token.feat("Variant") == "Short"))


def is_passive(token: Token) -> bool:
    """Return whether a verb form is passive."""
    return token.feat("Voice") == "Pass"


def clause_verb(tree: Tree, w: int) -> Token | None:
    """Return the verb of the clause that a word stands in: itself, or the nearest above it."""
    if is_verb(tree.tokens[w]) and tree.tokens[w].rel != "amod":
        return tree.tokens[w]
    return next((t for t in tree.above(w) if is_verb(t) and t.rel != "amod"), None)
