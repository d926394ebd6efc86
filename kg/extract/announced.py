"""Announced acts: whose act a noun is that a body tells of as its own, and which noun governs it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.scene import Scene
from kg.extract.tree import Tree
from kg.model import Mention, Token

OWN = frozenset({"Organisation", "State"})
"""Types of those who announce acts of their own; people and outlets tell of others'."""


def announces(scene: Scene, tree: Tree, noun: Token, verb: Token) -> bool:
    """Return whether a verb of speech tells of an act that its subject decides on: «заявил о приостановке
    рейсов», «подтвердил приостановку рейсов», «объяснил отказ»."""
    if verb.lemma in scene.lexicon.words["justifying"]:
        return noun.rel == "obj"
    told = tree.label(noun.index) in scene.lexicon.labels["told of"] or noun.rel == "obj"
    return told and noun.lemma in scene.lexicon.words["announced"] and scene.lexicon.speech(verb.lemma)


def resolved(scene: Scene, tree: Tree, noun: Token, verb: Token) -> bool:
    """Return whether a verb of speech tells of a decision or an intention with what is to be done, which is
    then its subject's: «заявил о решении закрыть …», «о намерении уйти»."""
    done = [k for k in tree.children(noun.index) if k.feat("VerbForm") == "Inf"]
    whose = [k for k in tree.children(noun.index, "nmod", "det") if k not in done]
    return (bool(done) and not whose and scene.lexicon.speech(verb.lemma)
            and tree.label(noun.index) in scene.lexicon.labels["told of"])


def governor(scene: Scene, tree: Tree, noun: Token) -> Token:
    """Return the word that governs a noun behind «о»: a noun of decision that stands nearer than the noun
    that the parse has hung it on («апелляции на решение лиги об отстранении»)."""
    head = tree.tokens[noun.head]
    if head.pos != "NOUN" or tree.label(noun.index) not in scene.lexicon.labels["told of"]:
        return head
    nearer = (t for t in reversed(tree.tokens[head.index + 1 : noun.index]) if t.pos == "NOUN"
              and (s := scene.lexicon.supports.get(t.lemma)) and s.link == "subject")
    return next(nearer, head)


def of_their_own(mentions: Sequence[Mention]) -> list[Mention]:
    """Return those who announce what they do themselves: bodies, states and groups, no person, who tells
    of others."""
    return [m for m in mentions if m.actor.type in OWN or m.reason == "group"]
