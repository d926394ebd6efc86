"""Members: who is named as one of a group, and so does or suffers what the group does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.enumerated import including
from kg.extract.positions import DASHES
from kg.extract.scene import Scene
from kg.extract.tree import NOMINAL, OPENING, Tree
from kg.model import Mention, Token

if TYPE_CHECKING:
    from kg.extract.actors import Actors

PEOPLE, BODIES = frozenset({"Person"}), frozenset({"State", "Organisation", "Group"})
"""Types of those who may be listed behind people, behind states and bodies."""

LISTING = frozenset(":(")
"""Marks behind which all of a group are listed."""

REACH = 12
"""Words behind a noun in which its members are named, at most."""


def members(actors: Actors, s: int, w: int) -> list[Mention]:
    """Return those named as among a group: «активисты, в том числе Орлов», «десять человек, включая его
    самого»."""
    scene, tree = actors.scene, actors.scene.trees[s]
    noun = tree.tokens[quantified(scene, tree, w)]
    counted = any(k.rel.startswith("nummod") for k in tree.children(w))
    if noun.pos != "NOUN" or noun.feat("Number") != "Plur" and not counted:
        return []
    first = next((first for find in (apart, included) for first in find(scene, s, noun.index)), None)
    first = first or introduced(actors, s, noun.index)
    return [m for i in tree.coordinated(first.index) for m in actors.at(s, i)] if first else []


def quantified(scene: Scene, tree: Tree, w: int) -> int:
    """Return what a quantity is of («ряд» — «компаний»), or the word itself."""
    quantity = tree.tokens[w].lemma in scene.lexicon.quantities
    return next((k.index for k in tree.children(w, "nmod")
                 if quantity and tree.label(k.index) == "Gen" and k.index > w), w)


def introduced(actors: Actors, s: int, w: int) -> Token | None:
    """Return the first of those named behind a comma and «среди которых», «включая» or the like: a person
    behind people, a state or body behind bodies."""
    scene, tree = actors.scene, actors.scene.trees[s]
    people = tree.tokens[w].feat("Animacy") == "Anim"
    last = next((last for t in tree.tokens[w + 1 : w + REACH] if t.text == ","
                 and (last := including(scene, tree.tokens, t.index + 1)) > t.index), len(tree.tokens))
    for token in tree.tokens[last + 1 : last + REACH]:
        if token.pos in ("VERB", "SCONJ") or token.text == ",":
            return None
        found = actors.at(s, token.index) if token.pos in NOMINAL else []
        if tree.preposition(token.index) not in ("", tree.preposition(w)):
            return None
        if found or token.pos == "NOUN":  # «санкции, в том числе выход Чада» names no member
            types = PEOPLE if people else BODIES - {"Group"}
            return token if found and all(m.actor.type in types for m in found) else None
    return None


def listed(actors: Actors, s: int, w: int) -> list[Mention]:
    """Return all those whom a colon lists behind those counted or in the plural («двух активистов: Орлова и
    Лапина», «три страны: Перу, Гана и Оман»), or names beside them («фракции сейма «Заря» и «Долг»», «оба
    посла, Орлов и Санду, ушли»)."""
    tree = actors.scene.trees[s]
    lists = [k for k in tree.children(w, "parataxis", "appos") if lists_all(actors.scene, s, w, k)]
    people = tree.tokens[w].feat("Animacy") == "Anim" or any(
        k.lemma in actors.scene.lexicon.words["people"] for k in tree.children(w, "nummod:gov"))
    if not lists or not people and not collective(actors.scene, tree.tokens[w]):
        return []
    found = [actors.at(s, i) for i in tree.coordinated(lists[0].index)]
    bodies = all(m.actor.type in BODIES for mentions in found for m in mentions)
    types = BODIES if bodies else PEOPLE if people else frozenset()
    return [m for mentions in found for m in mentions if m.actor.type in types] if all(found) else []


def lists_all(scene: Scene, s: int, w: int, kid: Token) -> bool:
    """Return whether what stands beside a noun lists those whom it means: behind a colon or bracket, or as
    several names, which stand behind a dash or a comma where the noun is of people or counted."""
    tree = scene.trees[s]
    noun, mark = tree.tokens[w], tree.tokens[before_quote(tree, kid)].text
    if mark in LISTING:
        return True
    if len(tree.coordinated(kid.index)) < 2:
        return False
    plural = noun.feat("Number") == "Plur" and (noun.feat("Animacy") != "Anim" or mark == ",")
    counted = bool(tree.children(w, "nummod", "nummod:gov"))
    named = kid.rel == "appos" and scene.names.at(s, kid.index) is not None
    return mark in DASHES or named and (plural or counted)


def before_quote(tree: Tree, token: Token) -> int:
    """Return the place of what stands before a phrase, its opening quotation mark left out."""
    first = min(tree.phrase(token.index), default=token.index) - 1
    return first - 1 if first > 0 and tree.tokens[first].text in OPENING[:-1] else max(first, 0)


def collective(scene: Scene, noun: Token) -> bool:
    """Return whether a noun names states or bodies: «страны», «фракции»."""
    known = scene.lexicon.groups.get(noun.lemma)
    return noun.lemma in scene.lexicon.pairs or known is not None and known.type in BODIES


def apart(scene: Scene, s: int, w: int) -> Iterator[Token]:
    """Yield names and people that stand beside a noun in apposition, parted from it by «в том числе»."""
    tree = scene.trees[s]
    for kid in tree.children(w, "appos", "nmod", "parataxis"):
        between = tree.tokens[w + 1 : kid.index]
        near = tree.children(kid.index, "nmod", "fixed")
        marked = any(t.lemma in scene.lexicon.words["among"] for t in near)
        someone = scene.names.at(s, kid.index) or kid.feat("Animacy") == "Anim"
        if someone and marked and any(t.text == "," for t in between):
            yield kid


def included(scene: Scene, s: int, w: int) -> Iterator[Token]:
    """Yield what «including» adds to a noun before it."""
    tree = scene.trees[s]
    for token in tree.tokens[w + 1 : w + REACH]:
        comma = tree.tokens[token.index - 1].text == ","
        if comma and token.text.lower() in scene.lexicon.words["including"]:
            yield from (k for k in tree.children(token.index, "obj", "obl") if k.index > token.index
                        and (scene.names.at(s, k.index) or k.lemma in scene.lexicon.pronouns))
        elif token.pos in ("VERB", "AUX") or token.text in ";:":
            return
