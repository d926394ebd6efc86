"""Citation forms: the nominative of a person's name where its place in one sentence does not tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.extract.name_parts import case_of
from kg.extract.tree import Tree
from kg.language.base import Language

if TYPE_CHECKING:
    from kg.extract.names import Names

CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
GENDERS = ("Masc", "Fem")


def alone(language: Language, text: str, case: str, gender: str) -> str:
    """Return a surname in the nominative; of the other gender, where the one given leaves a form of another
    case as it is: «решение в пользу Сомовой»."""
    form = language.name_form(text, "PER", case, gender)
    if form != text or case in ("Nom", "") or gender not in GENDERS:
        return form
    return language.name_form(text, "PER", case, next(g for g in GENDERS if g != gender))


def written(names: Names, tree: Tree, start: int, end: int) -> tuple[str, str]:
    """Return the words of a person's name, and its case as far as its place tells it."""
    text = " ".join(t.text for t in tree.tokens[start:end]).replace(" .", ".")
    case = case_of(tree, names.head(tree, start, end), tree.tokens[start], names.lexicon.governed)
    return re.sub(r"\s*-\s*", "-", text), case


def cited(names: Names, tree: Tree, start: int, end: int) -> tuple[str, str]:
    """Return the words of a person's name, and its nominative."""
    text, case = written(names, tree, start, end)
    gender = tree.tokens[start].feat("Gender")
    return text, names.citations.get(text) or names.language.name_form(text, "PER", case, gender)


def citations(names: Names, ranges: Iterable[tuple[Tree, int, int, str]]) -> dict[str, str]:
    """Return the nominative of each full name that one of its places leaves open, by its words: the one that
    most forms of the name in the article can be forms of.

    A place leaves a name open where it asks for another case than the nominative and the name has no other
    form for it.
    """
    language = names.language
    read: dict[str, set[str]] = {}
    unsure: set[str] = set()
    for tree, start, end in ((t, a, b) for t, a, b, kind in ranges if kind == "PER" and b - a > 1):
        text, case = written(names, tree, start, end)
        form = language.name_form(text, "PER", case, tree.tokens[start].feat("Gender"))
        if form == text and case not in ("Nom", ""):
            unsure.add(text)
        else:
            read.setdefault(text, set()).add(form)
    if not unsure:
        return {}
    reach = {text: {language.name_form(text, "PER", case, gender) for case in CASES for gender in GENDERS}
             for text in {*unsure, *read}}
    found: dict[str, str] = {}
    for text in sorted(unsure):
        near = sorted(other for other in reach if reach[other] & reach[text])
        said = {form for other in near for form in read.get(other, ())}
        best = max(sorted(reach[text]), key=lambda form: (
            sum(form in reach[other] for other in near), form in said, form == text))
        found.update((other, best) for other in near if best in reach[other])
    return found
