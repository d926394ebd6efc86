"""Genders: whether a person is a man or a woman, as the past tense of what is said of him or her tells; the
tagger guesses foreign names («Анн-Кристин Линдберг заявила»)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.name import Name
from kg.extract.tree import SUBJECTS, Tree

if TYPE_CHECKING:
    from kg.extract.names import Names

TOLD = frozenset({"Masc", "Fem"})
"""Genders of people."""


def told_by_verbs(names: Names) -> None:
    """Give each person of a document the gender that all verbs of which the name is the subject agree on."""
    said: dict[str, set[str]] = defaultdict(set)
    for tree, found in zip(names.trees, names.found, strict=True):
        for name in found.values():
            if name.kind == "PER":
                said[name.actor.id].update(of_verb(tree, name))
    sole = {actor: gender for actor, (gender, *others) in ((a, sorted(g)) for a, g in said.items() if g)
            if not others}
    names.people = [of_gender(names, name, sole) for name in names.people]
    names.found = [{w: of_gender(names, name, sole) for w, name in found.items()} for found in names.found]


def of_verb(tree: Tree, name: Name) -> Iterator[str]:
    """Yield the gender of the verb whose only subject a name, or the noun that bears it, is."""
    head = tree.tokens[name.head]
    noun = tree.apposed_to(name.head)
    verb = tree.tokens[noun.head] if noun.rel in SUBJECTS and noun.head >= 0 else None
    alone = verb is not None and len(tree.children(verb.index, *SUBJECTS)) == 1
    if (verb is not None and alone and head.feat("Case") in ("Nom", "")
            and verb.feat("Gender") in TOLD and verb.feat("Tense") == "Past"):
        yield verb.feat("Gender")


def of_gender(names: Names, name: Name, told: dict[str, str]) -> Name:
    """Return a name with the gender that is told of its bearer, else its own; nobody is neuter."""
    if name.kind != "PER":
        return name
    gender = told.get(name.actor.id) or names.language.gender(
        name.text, name.gender if name.gender in TOLD else "")
    return name if gender == name.gender else replace(name, gender=gender)
