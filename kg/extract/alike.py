"""Titles that call an office by other words: «глава компании», «градоначальник», «лидер лейбористов»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.actors import names
from kg.extract.lexicon import plain
from kg.extract.title_words import office_name
from kg.extract.titles import Title
from kg.link.names import normal
from kg.model import Actor, Role, RoleStatus

if TYPE_CHECKING:
    from kg.extract.actors import Actors

STEM = 6
"""First letters that the name of a party and the noun for its people share: «лейбористы», «Лейбористская
партия»."""


def alike_holder(actors: Actors, title: Title) -> Actor | None:
    """Return the one person whom the article gives the office of a title before it, by other words."""
    if title.status is not RoleStatus.CURRENT or title.kind != "office":
        return None
    at = actors.scene.trees[title.s].tokens[title.head].start
    before = [r for r in actors.roles if r.evidence.start < at and r.status is not RoleStatus.FORMER]
    led = heads(actors, title, before)
    if led:
        return led[-1].person.actor
    own = office_class(actors, title.office, title.of[1] if title.of else None)
    same = {r.person.actor for r in before if own and at_one(actors, r, title) and own in (
        office_class(actors, r.office, r.of.actor if r.of else None), general_class(actors, r.office))}
    return same.pop() if len(same) == 1 else None


def office_class(actors: Actors, office: str, body: Actor | None) -> str:
    """Return what a title shares with others for the same office, by its words or with the name of its body;
    who heads a territory is of the class of those of regions."""
    scene, words = actors.scene, office_name(actors.scene, office)
    known = scene.lexicon.alike
    first = plain(body.label(scene.language.code)).split()[:1] if body else []
    inner = next((known[f"{words} {form}"] for word in first for form in (word, scene.language.genitive(word))
                  if f"{words} {form}" in known), "")
    regional = body is not None and body.type == "Place" and words in scene.lexicon.words["heading"]
    return inner or known.get(words) or ("region" if regional else "")


def general_class(actors: Actors, office: str) -> str:
    """Return the class of all offices that begin as a title does: «министр финансов» is «глава ведомства»."""
    return actors.scene.lexicon.alike.get(f"{office_name(actors.scene, office).split()[0]} *", "")


def at_one(actors: Actors, role: Role, title: Title) -> bool:
    """Return whether somebody with a role can be whom a title means: both serve the same, or one does not say
    whom, or not of which state."""
    if title.of is None or role.of is None or role.of.actor == title.of[1]:
        return True
    book = actors.scene.book
    one, other = book.state_of(role.of.actor), book.state_of(title.of[1])
    return "Place" not in (role.of.actor.type, title.of[1].type) and (one is None or other is None
                                                                       or one == other)


def heads(actors: Actors, title: Title, before: list[Role]) -> list[Role]:
    """Return the roles of those who head the body that a title tells by a noun: «глава компании», «лидер
    социалистов»."""
    scene, tree = actors.scene, actors.scene.trees[title.s]
    heading = scene.lexicon.words["heading"]
    if tree.tokens[title.head].lemma not in heading:
        return []
    leading = [r for r in before if r.of and plain(r.office).split()[0] in heading]
    if title.of is not None:
        body = title.of[1]
        return [r for r in leading if r.of and r.of.actor == body and body.type == "Organisation"]
    noun = next((k for k in tree.children(title.head, "nmod") if tree.label(k.index) == "Gen"), None)
    if noun is None or not leading:
        return []
    if noun.feat("Number") == "Plur":
        stem = noun.lemma[:STEM]
        return [r for r in leading if r.of and len(noun.lemma) > STEM and any(
            word.startswith(stem) for said in names(r.of.actor) for word in normal(said).split())]
    found, known = actors.at(title.s, noun.index), scene.lexicon.anaphor(noun.lemma)
    kinds, classes = known.kinds if known else frozenset(), actors.introductions.classes
    own = [r for r in leading if r.of and found and found[0].actor == r.of.actor]
    part = [r for r in leading if plain(r.office).split()[1:2] == [plain(noun.text)]]
    return own or part or [r for r in leading if r.of and kinds & classes[r.of.actor.id]]
