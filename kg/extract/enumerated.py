"""Lists that a word announces: «выдвинули требования: вывести войска, …», «среди требований рабочих — …»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.extract.candidate import Candidate
from kg.extract.positions import DASHES
from kg.extract.scene import Scene
from kg.extract.tree import NOMINAL, Tree
from kg.extract.verbs import is_verb
from kg.model import Token

HUNG = frozenset({"parataxis", "appos", "xcomp", "acl", "nmod", "conj", "obj", "nsubj", "obl", "csubj",
                  "ccomp", "orphan", "advcl", "root"})
"""Relations in which the parse hangs the first of a list on what stands before it."""

BARE = frozenset({"Nom", "Acc", "Gen"})
"""Cases in which the things of a list stand, without a preposition."""

MARKS = DASHES | {":"}
"""Marks behind which a list stands."""

OPENING = 2
"""Words from the mark to the first word of a list at most: a quotation mark."""


class List(NamedTuple):
    """The mark behind which a list stands, and the heads of what is in it; none without a list."""

    mark: int = -1
    heads: tuple[int, ...] = ()


def enumerated(scene: Scene, s: int, w: int) -> List:
    """Return the list that a word announces.

    Infinitives always are one; things only behind a word that names no thing itself («требования»,
    «следующее»).
    """
    tree = scene.trees[s]
    mark = opened(scene, tree, w)
    first = next((t for t in tree.tokens[mark + 1 :] if t.rel in HUNG and t.head <= mark), None)
    if mark < 0 or first is None or min(i for i in tree.below(first.index) if i > mark) > mark + OPENING:
        return List()
    announced = tree.tokens[w].lemma in scene.lexicon.words["announcing"]
    heads = tuple(i for i in tree.coordinated(first.index) if i >= first.index)
    return List(mark, heads) if listable(tree, first, announced) else List()


def opened(scene: Scene, tree: Tree, w: int) -> int:
    """Return the last word of what opens a list behind a word and its attributes, -1 if nothing does: a
    colon, a dash, «, среди которых», «, включая»."""
    tokens, inside = tree.tokens, False
    for token, following in pairwise(tokens[w + 1 :]):
        inside = inside or following.feat("VerbForm") == "Part"
        if token.text in MARKS:
            return token.index
        if token.text == "," and (last := including(scene, tokens, following.index)) > token.index:
            return last + (last + 1 < len(tokens) and tokens[last + 1].text in MARKS)
        if clausal(token) or token.text == ";" or token.text == "," and not inside:
            return -1
    return -1


def including(scene: Scene, tokens: Sequence[Token], start: int) -> int:
    """Return the last word of «среди которых», «включая» where it begins at a word, else -1."""
    for phrase in scene.lexicon.words["opening list"]:
        lemmas = phrase.split()
        if [t.lemma for t in tokens[start : start + len(lemmas)]] == lemmas:
            return start + len(lemmas) - 1
    return -1


def opened_by(scene: Scene, tokens: Sequence[Token], start: int) -> int:
    """Return the last word of what opens a list where words begin within it, whose preposition is no part of
    them: «в том числе выход из сделки»; else -1."""
    return including(scene, tokens, start - 1) if start else -1


def clausal(token: Token) -> bool:
    """Return whether a word is the verb of a clause or an infinitive, no participle."""
    return token.pos in ("VERB", "AUX") and token.feat("VerbForm") not in ("Part", "Conv")


def listable(tree: Tree, first: Token, announced: bool) -> bool:
    """Return whether the first of a list may be one: an infinitive, or a thing."""
    if is_verb(first):
        return first.feat("VerbForm") == "Inf" and tree.subject(first.index) is None
    return (announced and first.pos in NOMINAL and first.feat("Case") in BARE
            and not tree.preposition(first.index))


def take_listed(scene: Scene, candidate: Candidate) -> bool:
    """Fill the theme of a noun that announces a list with the first of it: «с рекомендациями: изменить закон,
    …», «среди требований рабочих — отставка мэра, …»."""
    noun = scene.trees[candidate.s].tokens[candidate.w]
    if noun.pos != "NOUN" or noun.lemma not in scene.lexicon.words["announcing"]:
        return False
    heads = enumerated(scene, candidate.s, noun.index).heads
    if heads:
        candidate.words["theme"] = heads[0]
        candidate.rules.append("theme=listed")
    return bool(heads)
