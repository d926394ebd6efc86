"""What is called untrue, «слухи о том, что Иран поставил дроны, не подтвердились», and what a denial only
mentions."""

from __future__ import annotations

from kg.extract.candidate import Candidate
from kg.extract.polarity import negation
from kg.extract.scene import Scene
from kg.extract.tree import SUBJECTS, Tree
from kg.model import Token

RELATIVE = "acl:relcl"


def untrue(scene: Scene, tree: Tree, w: int) -> str:
    """Return the word by which the news that holds an act is called false, or not true, else nothing; what a
    relative clause tells within it is not called so."""
    below = tree.tokens[w]
    for token in tree.above(w):
        if below.rel == RELATIVE:
            return ""
        if token.lemma in scene.lexicon.words["claim"] and token.rel in SUBJECTS:
            return called(scene, tree, tree.tokens[token.head])
        below = token
    return ""


def in_news(scene: Scene, s: int, candidate: Candidate, theme: Token) -> bool:
    """Return whether an act is what news tells that somebody rejects: «назвал ложью слухи о том, что …»."""
    tree, labels = scene.trees[s], scene.lexicon.labels
    about = tree.label(candidate.w) in (*labels["charge"], *labels["told of"])
    told = tree.tokens[candidate.w].feat("VerbForm") == "Fin" or about
    return theme.lemma in scene.lexicon.words["claim"] and told


def called(scene: Scene, tree: Tree, predicate: Token) -> str:
    """Return the word of a predicate that says that its subject is false: «оказались ложью», «не
    подтвердились»."""
    words = scene.lexicon.words
    own = [predicate, *(k for k in tree.children(predicate.index) if k.rel not in SUBJECTS)]
    denied = negation(scene, tree, predicate)
    wanted = words["true"] if denied else words["false"]
    return next((token.text for token in own if token.lemma in wanted), "")


def remote(scene: Scene, tree: Tree, w: int, outer: Candidate) -> bool:
    """Return whether an act is only mentioned in what is denied: of «опроверг причастность к утечке записей
    переговоров» the talks were held."""
    for head in tree.above(w):
        if head.index == outer.words.get("theme") or head.pos != "NOUN":
            return False
        if head.lemma not in scene.lexicon.supports:
            return True
    return False
