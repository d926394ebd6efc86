"""Bodies in which «they» act or speak: «в министерстве утверждают», «там добавили»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import BODIES
from kg.extract.tree import SUBJECTS
from kg.model import Mention, Token

if TYPE_CHECKING:
    from kg.extract.clauses import Clauses


def within_body(clauses: Clauses, s: int, token: Token) -> list[Mention]:
    """Return the body in which «they» act: «в Кремле заявили», «в министерстве утверждают», or the state in
    which they speak («в Иране заявили»); where authorities act («задержали в редакции») it is only the
    place."""
    scene, tree = clauses.scene, clauses.scene.trees[s]
    if token.feat("Number") != "Plur" or token.feat("Person") in ("1", "2") or forced(clauses, token):
        return []
    near = tree.children(token.index, "obl", "nmod", "advmod")
    opened = max((k.index for k in tree.children(token.index, "mark")), default=-1)
    places = scene.lexicon.labels["location"]
    nested = (k for n in near if tree.label(n.index) in places for k in tree.children(n.index, "nmod"))
    for kid in [*near, *nested]:
        if kid.index > opened and (inside(clauses, s, kid) or at_works(clauses, s, token, kid)):
            found = clauses.actors.all_at(s, kid.index) or clauses.noun_agents(s, kid.index)
            speaks = {"State"} if scene.lexicon.speech(token.lemma) and kid.head == token.index else set()
            bodies = [m for m in found if m.actor.type in BODIES | speaks]
            seat = clauses.actors.seat(s, kid.index) if kid.head == token.index else None
            if bodies or seat:
                return bodies or [seat] if seat else bodies
    if token.rel == "acl:relcl" and any(k.lemma in scene.lexicon.words["in which"] for k in near):
        return [m for m in clauses.actors.at(s, token.head) if m.actor.type in BODIES]
    there = any(kid.lemma in scene.lexicon.words["there"] for kid in near)
    return teller_before(clauses, s) if there and scene.lexicon.speech(token.lemma) else []


def inside(clauses: Clauses, s: int, kid: Token) -> bool:
    """Return whether a word says within whom it is; a foreign name has no case to tell: «в Greenpeace»."""
    tree, labels = clauses.scene.trees[s], clauses.scene.lexicon.labels["inside"]
    bare = {label.partition("+")[0] for label in labels}
    named = kid.text.isascii() and clauses.scene.names.kind(s, kid.index) == "ORG"
    return tree.label(kid.index) in labels or named and tree.preposition(kid.index) in bare


def at_works(clauses: Clauses, s: int, token: Token, kid: Token) -> bool:
    """Return whether a word says at which works «they» speak, of which one says «on»: «на заводе
    опровергли слухи»."""
    lexicon = clauses.scene.lexicon
    return (kid.lemma in lexicon.words["works"] and lexicon.speech(token.lemma)
            and clauses.scene.trees[s].label(kid.index) in lexicon.labels["held at"])


def forced(clauses: Clauses, token: Token) -> bool:
    """Return whether a verb without a subject says what the police do, wherever it be."""
    alone = (frame.switches for frame in clauses.scene.lexicon.frames.by_trigger.get(token.lemma, ())
             if not frame.companions)
    return any({"place-agent", "no-court"} <= switches and switches.isdisjoint({"no-police", "near"})
               for switches in alone)


def teller_before(clauses: Clauses, s: int) -> list[Mention]:
    """Return the body that tells the sentence before, where «they» go on: «В МВД сообщили о краже. Там
    добавили, что …»."""
    tree = clauses.scene.trees[s - 1] if s else None
    for verb in reversed(tree.tokens if tree else ()):
        if verb.pos == "VERB" and clauses.scene.lexicon.speech(verb.lemma) and verb.rel not in SUBJECTS:
            found = [m for m in clauses.subjects(s - 1, verb.index) if m.actor.type in BODIES]
            if found:
                return found
    return []
