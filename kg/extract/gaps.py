"""Acts told again without their verb: «осудил Чили, а Перу — Гану», «поручил министру уйти, а мэру —
остаться»."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.candidate import Candidate
from kg.extract.clauses import Clauses
from kg.extract.filling import accept
from kg.extract.tree import SUBJECTS, Tree
from kg.extract.verbs import clause_verb, is_passive, is_verb
from kg.model import Token

UNTOLD = "told without its verb"
"""The rule of an act that is told so."""


def without_verb(clauses: Clauses, candidate: Candidate) -> list[Candidate]:
    """Return the same act as often as clauses behind it leave out its verb, with who and what these name in
    place of those whom the clause of the verb names."""
    tree = clauses.scene.trees[candidate.s]
    token = tree.tokens[candidate.w]
    verb = token if is_verb(token) else clause_verb(tree, candidate.w)
    found = []
    for first in tree.children(verb.index, "conj") if verb else ():
        others = tree.children(first.index, "orphan")
        again = others and retold(clauses, tree, candidate, [first, *others])
        if again:
            found.append(again)
    return found


def retold(clauses: Clauses, tree: Tree, candidate: Candidate, words: list[Token]) -> Candidate | None:
    """Return an act with other words in the roles of those that stand as they do; one of them may say when
    or where instead."""
    again = replace(candidate, actors=dict(candidate.actors), words=dict(candidate.words),
                    rules=[*candidate.rules, UNTOLD])
    filled = 0
    for word in words:
        role = role_of(tree, candidate, word)
        if role and fills(clauses, again, role, word):
            filled += 1
        elif role or not tree.preposition(word.index):
            return None
    if "recipient" in again.actors and "recipient" not in again.words:
        again.actors.pop("recipient")
        if "theme" in again.words and again.words["theme"] != candidate.words.get("theme"):
            fills(clauses, again, "recipient", tree.tokens[again.words["theme"]])
            again.words.pop("recipient", None)
    return again if filled else None


def role_of(tree: Tree, candidate: Candidate, word: Token) -> str:
    """Return the role of the word of a candidate that stands as another does, empty where none does."""
    infinitive = word.feat("VerbForm") == "Inf"
    active = not is_passive(tree.tokens[candidate.w])
    for role, w in candidate.words.items():
        if active and tree.tokens[w].rel in SUBJECTS and tree.label(word.index) == "Nom":
            return role
        same = tree.tokens[w].feat("VerbForm") == "Inf" if infinitive else (
            not is_verb(tree.tokens[w]) and place(tree, w) == tree.label(word.index))
        if same:
            return role
    shared = "agent" in candidate.actors and "agent" not in candidate.words
    return "agent" if shared and active and tree.label(word.index) == "Nom" else ""


def place(tree: Tree, w: int) -> str:
    """Return how a word stands, an indirect object in the dative whatever the tagger says."""
    label = tree.label(w)
    return "Dat" if tree.tokens[w].rel == "iobj" and "+" not in label else label


def fills(clauses: Clauses, candidate: Candidate, role: str, word: Token) -> bool:
    """Return whether a word fills a role of a frame, in any of its places."""
    filler = candidate.frame.filler(role)
    return filler is not None and any(
        accept(clauses, candidate, role, slot, word.index) for slot in filler.slots)
