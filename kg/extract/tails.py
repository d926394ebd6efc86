"""Tails: the clause before a verb of speech that says what was said, «войска выведут, пообещал министр»."""

from __future__ import annotations

from kg.extract.candidate import Candidate
from kg.extract.positions import DASHES, Dependent
from kg.extract.tree import SUBJECTS, Tree
from kg.extract.verbs import is_passive, is_verb
from kg.model import Token

OPENING = DASHES | {","}
"""Marks before a tail."""


def closing(tree: Tree, verb: Token) -> bool:
    """Return whether a verb and its subject behind it are set off by a comma or dash from what stands before,
    and not joined to it: «…, написал в своём блоге депутат»."""
    subject = tree.subject(verb.index)
    return (tree.tokens[verb.index - 1].text in OPENING and subject is not None and subject.index > verb.index
            and not tree.children(verb.index, "cc"))


def parenthetical(candidate: Candidate) -> bool:
    """Return whether a frame of speech lacks only what is said, which may stand around its verb."""
    return candidate.missing == "theme" and "speech" in candidate.frame.switches


def told_in_front(tree: Tree, verb: Token) -> list[Dependent]:
    """Return the clause before a verb that stands right behind a comma, its subject behind it, and has
    nothing else that could be what is said."""
    before = tree.tokens[verb.index - 1] if verb.index > 1 else verb
    if before.text != "," or verb.feat("VerbForm") != "Fin" or is_passive(verb):
        return []
    kids = tree.children(verb.index)
    speaker = next((k for k in kids if k.rel in SUBJECTS and k.index > verb.index), None)
    if speaker is None or any(k.rel in ("obj", "xcomp", "ccomp", "csubj", "cc", "mark") for k in kids):
        return []
    clause = tree.tokens[verb.head] if verb.rel == "parataxis" and verb.head >= 0 else None
    clause = clause or next((k for k in kids if k.rel == "parataxis" and k.index < verb.index), None)
    told = clause is not None and clause.index < verb.index and (
        is_verb(clause) or tree.subject(clause.index) is not None)
    return [Dependent(clause.index, frozenset({"clause"}), 0)] if clause is not None and told else []
