"""Who is given something where his form has two cases: «поставка Сирии ракет», «передал здание компании»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.positions import Dependent
from kg.extract.scene import Scene
from kg.extract.tree import Tree
from kg.extract.verbs import is_verb
from kg.model import Token

THINGS = ("Thing", "Document")
"""Types of nouns that are given and do not act."""


def given(scene: Scene, s: int, tree: Tree, noun: Token, found: list[Dependent]) -> list[Dependent]:
    """Read the first of two genitives of a noun as the dative that it may be: «поставка Сирии ракет»."""
    genitives = sorted(d.word for d in found if "Gen" in d.positions and not d.mended)
    if noun.pos != "NOUN" or len(genitives) < 2 or not scene.names.at(s, genitives[0]):
        return found
    first = genitives[0]
    if "Dat" not in scene.language.cases(tree.tokens[first]) or scene.names.at(s, genitives[1]):
        return found
    return [replace(d, positions=frozenset({"Dat"})) if d.word == first else d for d in found]


def receiving(scene: Scene, s: int, tree: Tree, token: Token) -> Iterator[Dependent]:
    """Yield a state, or a body with its name, behind what it may be given, in a form of two cases:
    «поставила ракеты Сирии», «передали здание клуба компании «Вега»»."""
    given = [k for k in tree.children(token.index, "obj" if is_verb(token) else "nmod")
             if tree.label(k.index) in ("Acc", "Gen") and k.feat("Animacy") == "Inan"
             and not scene.names.at(s, k.index)
             and getattr(scene.lexicon.groups.get(k.lemma), "type", "Thing") in THINGS]
    owned = [k for thing in given for k in tree.children(thing.index, "nmod")]
    nested = list(owned)
    for kid in nested:
        nested += tree.children(kid.index, "nmod")
    for kid in nested:
        named = kid not in owned and any(
            scene.names.kind(s, k.index) == "ORG" for k in tree.children(kid.index, "appos"))
        state = kid in owned and scene.names.kind(s, kid.index) == "LOC"
        alike = tree.label(kid.index) == "Gen" and "Dat" in scene.language.cases(kid)
        if alike and (named or state):
            yield Dependent(kid.index, frozenset({"Dat"}), 1)
