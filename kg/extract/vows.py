"""Vows: what somebody says he will do, to somebody or on a condition."""

from __future__ import annotations

from kg.extract.candidate import Candidate
from kg.extract.clauses import Clauses
from kg.extract.factuality import own_status
from kg.extract.tree import CLAUSES
from kg.model import Status


def vowed(clauses: Clauses, candidate: Candidate) -> bool:
    """Return whether the clause that a verb governs says what its agent will do himself, said to somebody or
    on a condition: «предупредил, что закроет границу, если …»."""
    scene, s = clauses.scene, candidate.s
    tree, below = scene.trees[s], set(scene.trees[s].below(candidate.w))
    opened = (t for t in tree.tokens[candidate.w + 1 :] if t.rel in CLAUSES | {"acl"} and t.index in below)
    verb = next((t for t in opened if t.feat("VerbForm") in ("Fin", "Inf")), None)
    if verb is None:
        return False
    conditional = any(scene.lexicon.factuality.get(t.lemma) == "conditional" for t in tree.tokens)
    own = {m.actor for m in clauses.subjects(s, verb.index)} & candidate.who("agent")
    to_come = own_status(scene, tree, verb) is not Status.ACTUAL or verb.feat("Tense") == "Pres"
    return bool(own) and to_come and (conditional or bool(candidate.actors.get("recipient")))
