"""Agreement: by which gender and number somebody is called, and whether a pronoun can mean him by its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.nearby import BODIES
from kg.extract.tree import SUBJECTS, Tree
from kg.model import Mention, Token

if TYPE_CHECKING:
    from kg.extract.actors import Actors

KIN = "kin"
"""The kind (titles.tsv) of the nouns for relations of a family."""

COMMON = frozenset({"noun", "anaphora", "group", "title"})
"""Reasons of a mention by a common noun."""


def suits(actors: Actors, topic: Mention, gender: str, plural: bool) -> bool:
    """Return whether a topic can be meant by a pronoun of this gender and number; a capital that stands for
    its state has a gender of its own."""
    if plural:
        return topic.actor.type in BODIES and not single_body(actors, topic) or many(actors, topic)
    if topic.reason == "metonymy":
        return any(t.feat("Gender") == gender for _, t in words(actors, topic, "PROPN", "NOUN"))
    if topic.actor.type != "Person":
        named = (n for found in actors.scene.names.found for n in found.values() if n.actor == topic.actor)
        return topic.actor.type != "Media" and gender in ("Fem", "Masc") and (
            noun_gender(actors, topic) == gender or body_gender(actors, topic, gender) == gender
            and any(n.gender == gender for n in named))
    known = next((p.gender for p in actors.scene.names.people if p.actor == topic.actor),
                 "") or noun_gender(actors, topic)
    return not known or not gender or known == gender


def body_gender(actors: Actors, topic: Mention, named: str) -> str:
    """Return the gender of the noun that introduces a body by its name («авиакомпания «Сокол»»), else the one
    of its name."""
    tokens = (tree.tokens[t.head] for tree, t in words(actors, topic, "NOUN", "PROPN", "X", "ADJ")
              if t.rel == "appos" and 0 <= t.head < t.index and topic.actor.type == "Organisation")
    noun = next((t for t in tokens if t.pos == "NOUN" and t.feat("Number") == "Sing"), None)
    return noun.feat("Gender") if noun else named


def words(actors: Actors, topic: Mention, *classes: str) -> Iterator[tuple[Tree, Token]]:
    """Yield the words of these classes by which somebody is called, each with its sentence."""
    yield from ((tree, t) for tree in actors.scene.trees for t in tree.tokens
                if topic.span.start <= t.start < topic.span.end and t.pos in classes)


def single_body(actors: Actors, topic: Mention) -> bool:
    """Return whether a body is called by a common noun in the singular, whom «они» does not mean: «талибы
    взяли город, правительство послало войска, и они …»; a crowd it may («группа», «толпа»)."""
    _, noun = next(words(actors, topic, "NOUN"), (None, None)) if topic.reason in COMMON else (None, None)
    return topic.actor.type == "Organisation" and noun is not None and noun.feat("Number") == "Sing"


def many(actors: Actors, topic: Mention) -> bool:
    """Return whether a state is called by a plural: «Соединённые Штаты … Они», «Филиппины отозвали …»."""
    return topic.actor.type == "State" and any(
        t.feat("Number") == "Plur" or t.rel in SUBJECTS and t.head >= 0 and not tree.children(t.index, "conj")
        and tree.tokens[t.head].feat("Number") == "Plur" for tree, t in words(actors, topic, "NOUN", "PROPN"))


def noun_gender(actors: Actors, topic: Mention) -> str:
    """Return the gender of the common noun by which somebody is called; a woman may hold an office whose noun
    is masculine, as its verb tells («президент вручила»), but nobody's «супруг» is «она»."""
    common = topic.reason in COMMON
    tree, noun = next(words(actors, topic, "NOUN"), (None, None)) if common else (None, None)
    if tree is None or noun is None:
        return ""
    title = actors.scene.lexicon.titles.get(noun.lemma) if topic.reason == "title" else None
    if topic.reason == "title" and title != KIN:
        verb = tree.tokens[noun.head] if noun.rel in SUBJECTS and noun.head >= 0 else noun
        told = verb.feat("Gender") if verb.feat("Tense") == "Past" else ""
        return "Fem" if noun.feat("Gender") == "Fem" else told
    counted = any(k.rel.startswith("nummod") for k in tree.children(noun.index))
    return noun.feat("Gender") if not counted and noun.feat("Number") != "Plur" else ""
