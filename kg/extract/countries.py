"""Countries: which state «страна» or «республика» is within what somebody is called by: «премьер страны»."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.naming import name_words, national, nominal
from kg.extract.title_words import office_text
from kg.model import Actor

if TYPE_CHECKING:
    from kg.extract.actors import Actors
    from kg.extract.titles import Title

LAST = frozenset({"Gen", ""})
"""Cases of whom somebody serves."""


def country_of(actors: Actors, s: int, w: int, words: list[int]) -> tuple[int, Actor] | None:
    """Return the word among those of a name that repeats a state, bare and in the genitive, with that
    state."""
    scene, tree = actors.scene, actors.scene.trees[s]
    for i in words:
        token = tree.tokens[i]
        noun = scene.lexicon.anaphor(token.lemma) if i > w and token.pos == "NOUN" else None
        if (noun and "State" in noun.types and token.feat("Number") == "Sing" and tree.label(i) in LAST
            and not scene.names.at(s, i) and not any(k.pos != "PUNCT" for k in tree.children(i))):
            found = actors.at(s, i)
            return (i, found[0].actor) if len(found) == 1 and found[0].actor.type == "State" else None
    return None


def by_country(actors: Actors, s: int, w: int, type_: str) -> Actor:
    """Return an actor known by a common noun, «страна» in it read as the state that it repeats: «парламент
    страны» → «парламент Литвы»."""
    scene = actors.scene
    words = name_words(scene, s, w)
    country = country_of(actors, s, w, words)
    if country is None:
        return nominal(scene, s, w, type_)
    rest = [i for i in words if i != country[0]]
    noun = scene.language.nominative(scene.trees[s].sentence, rest, w)
    whole = f"{noun} {scene.language.genitive(country[1].label(scene.language.code))}"
    return national(scene, noun, country[1], whole, type_)


def serving(actors: Actors, title: Title) -> Title:
    """Return a title with the state that «страна» in it repeats as whom it serves: «министр обороны
    страны»."""
    tree = actors.scene.trees[title.s]
    country = country_of(actors, title.s, title.head, tree.phrase(title.head)) if title.of is None else None
    if country is None:
        return title
    words = tuple(i for i in title.words if i != country[0])
    return replace(title, of=country, words=words,
                   office=office_text(actors.scene, title.s, title.head, list(words)))
