"""Citation forms: the nominative of a person's name where its place in one sentence does not tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.extract.name_parts import case_of
from kg.extract.tree import Tree
from kg.language.base import Language
from kg.link.names import normal

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


def forms(language: Language, said: str, text: str, case: str, gender: str) -> tuple[str, str, str]:
    """Return what a surname can be in the nominative: as ``text`` has it, as it is said, and as one of the
    other gender, which a double name («Римскую-Корсакову») does not tell."""
    return text, said, language.name_form(said, "PER", case, "Masc" if gender == "Fem" else "Fem")


def surnamed(names: Names, tree: Tree, start: int, end: int) -> bool:
    """Return whether one word that the recogniser takes for no person is the very surname of one whom the
    article names in full: «обвинил Ковша»."""
    token = tree.tokens[start]
    if end - start > 1 or not names.people or names.known(token.text) or token.text.isupper():
        return False
    said = {normal(names.language.name_form(token.text, "PER", case, gender)) for case in CASES[1:]
            for gender in GENDERS} - {normal(token.text)}
    return any(" " in p.text and normal(p.text).split()[-1] in said for p in names.people)


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
