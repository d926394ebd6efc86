"""Owners: whose people or body a possessive names, «его правительство», «свои сторонники»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.pronouns import own_state
from kg.extract.scene import Scene
from kg.link.mint import mint
from kg.model import Actor, Mention, Token

if TYPE_CHECKING:
    from kg.extract.actors import Actors


WHOSE = frozenset({"possessive", "personal", "reflexive", "relative"})
"""Kinds of the pronouns that say whose a noun is; the tagger takes «его» for a form of «он»."""


def by_owner(actors: Actors, s: int, w: int, type_: str) -> Actor | None:
    """Return what a possessive makes of a noun: «его правительство», said of the Japanese premier, is
    Japan's; «его сторонники» and «Рябов, чьи сторонники» are called by his name."""
    scene, tree = actors.scene, actors.scene.trees[s]
    for kid in tree.children(w, "det", "amod", "nmod"):
        pronoun = scene.lexicon.pronouns.get(kid.lemma)
        own = pronoun and (pronoun.kind in ("possessive", "reflexive") or pronoun.kind in WHOSE and (
            kid.rel != "nmod" and pronoun.kind == "relative" or tree.label(kid.index) == "Gen"))
        owners = actors.at(s, kid.index) if own else []
        if tree.tokens[w].lemma in scene.lexicon.words["partaker"]:
            owners = [m for m in owners if m.actor.type != "Person"]
        whose = called(actors, owners[0], s, w) if owners else ""
        if whose:
            noun = scene.language.nominative(tree.sentence, [w], w)
            whole = f"{noun} {scene.language.genitive(whose)}"
            return scene.book.lookup(whole) or mint(whole, type_, scene.language.code)
    return None


def possessive(scene: Scene, s: int, w: int) -> Token | None:
    """Return the pronoun that says whose a noun is: «наш», «его», «свой»."""
    pronouns = scene.lexicon.pronouns
    return next((k for k in scene.trees[s].children(w, "det", "amod", "nmod")
                 if k.index < w and (p := pronouns.get(k.lemma)) and p.kind in WHOSE), None)


def theirs(actors: Actors, s: int, own: Token, kinds: frozenset[str]) -> Actor | None:
    """Return what somebody calls his own, or is called his: «наша страна» his state, «его партия» the body of
    that class that he serves."""
    pronoun = actors.scene.lexicon.pronouns[own.lemma]
    owners = actors.at(s, own.index) if pronoun.person == "3" else []
    owner = owners[0] if owners else actors.first_person(s, own.index) if pronoun.person == "1" else None
    if owner is None:
        return None
    if not kinds:
        state = own_state(actors, owner)
        return state if state.type == "State" else None
    served = [r.of.actor for r in actors.roles if r.person.actor == owner.actor and r.of]
    classes = actors.introductions.classes
    unclear = (body for body in served if body.type == "Organisation" and not classes[body.id])
    return next((body for body in served if kinds & classes[body.id]), next(unclear, None))


def called(actors: Actors, owner: Mention, s: int, w: int) -> str:
    """Return by what name an owner is called: of a body the state, of people the surname, the state that a
    body serves («своих солдат», said of an army) or the one word of a body's name."""
    code = actors.scene.language.code
    state = own_state(actors, owner)
    people = actors.scene.trees[s].tokens[w].feat("Animacy") == "Anim"
    if not people:
        return state.label(code) if state.type == "State" else ""
    served = actors.scene.book.state_of(owner.actor) if owner.actor.type != "Person" else None
    label = (served or owner.actor).label(code)
    named = served or owner.reason in ("name", "surname", "pronoun", "speaker", "title", "metonymy")
    return "" if not named else label.split()[-1] if owner.actor.type == "Person" else label
