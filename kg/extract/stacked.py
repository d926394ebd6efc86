"""Stacked phrases: whose act a noun names, in the genitive behind the place of the act."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.positions import Dependent
from kg.extract.scene import Scene
from kg.extract.tree import SUBJECTS, Tree
from kg.model import Token

LOOSE = frozenset({"nmod", "obl", "obj", "nsubj", "iobj"})
"""Relations by which a parse hangs a genitive elsewhere that stands behind the place of an act."""


def stacked(scene: Scene, s: int, w: int) -> Iterator[Dependent]:
    """Yield the people in the genitive that the parse hung on a place between, or beyond it on another word:
    «визит в Москву министра», «протест из-за поездки в Крым группы чиновников»."""
    tree = scene.trees[s]
    for kid in tree.children(w, "nmod", "obl"):
        complex_one = f"{tree.preposition(kid.index)}_{kid.text.lower()}" in scene.lexicon.frames.prepositions
        act = kid.lemma in scene.lexicon.frames.by_trigger
        if not tree.preposition(kid.index) or kid.feat("Animacy") == "Anim" or complex_one or act:
            continue
        for inner in tree.children(kid.index, "nmod"):
            if tree.label(inner.index) in ("Gen", "Acc") and inner.feat("Animacy") == "Anim" \
                    and "Gen" in scene.language.cases(inner) and visiting(scene, s, kid, inner):
                yield Dependent(inner.index, frozenset({"Gen"}), 1)
        beyond = behind(scene, s, w, kid)
        if beyond is not None:
            yield Dependent(beyond.index, frozenset({"Gen"}), 1)


def visiting(scene: Scene, s: int, place: Token, noun: Token) -> bool:
    """Return whether a genitive behind a place is not its own: the place has a name, or the person has."""
    name = scene.names.at(s, place.index)
    someone = not scene.names.at(s, noun.index) and (
        scene.names.at(s, noun.index + 1) or scene.trees[s].children(noun.index, "appos"))
    return bool(name and name.kind == "LOC" or someone)


def behind(scene: Scene, s: int, w: int, place: Token) -> Token | None:
    """Return the people right behind the place of an act that the parse hung on no word of its phrase."""
    tree = scene.trees[s]
    noun = next((t for t in tree.tokens[place.index + 1 :] if t.rel not in ("amod", "flat")), None)
    if place.index < w or noun is None or noun.pos != "NOUN" or noun.rel not in LOOSE \
            or noun.head in (w, place.index) or tree.preposition(noun.index):
        return None
    people = noun.feat("Animacy") == "Anim" or noun.lemma in scene.lexicon.groups
    genitive = "Gen" in scene.language.cases(noun) and tree.label(noun.index) in ("Gen", "Acc", "Nom")
    if not people or not genitive or wanted(tree, noun) or not visiting(scene, s, place, noun):
        return None
    return noun


def wanted(tree: Tree, noun: Token) -> bool:
    """Return whether the word that a noun hangs on has nothing else to be its object or subject."""
    alike = SUBJECTS if noun.rel in SUBJECTS else {noun.rel}
    return noun.rel in {"obj", *SUBJECTS} and len(tree.children(noun.head, *alike)) < 2
