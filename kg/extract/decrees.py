"""Who signed the decree by which was done what the sentence before tells without saying by whom: «Начальником
назначен Зубов. Соответствующий указ подписал президент»."""

from __future__ import annotations

from kg.extract.clauses import Clauses
from kg.extract.tree import Tree
from kg.model import Mention, Token

SIGNED = ("obj", "nsubj:pass")
"""Where a decree stands that somebody signs, or that is signed."""


def decreed(clauses: Clauses, s: int) -> list[Mention]:
    """Return who signed, in the sentence behind one, the decree on what it tells."""
    if s + 1 >= len(clauses.scene.trees):
        return []
    tree, words = clauses.scene.trees[s + 1], clauses.scene.lexicon.words
    for verb in (t for t in tree.tokens if t.lemma in words["signing"]):
        if any(kid.lemma in words["decision"] and on_that(clauses, tree, kid)
               for kid in tree.children(verb.index, *SIGNED)):
            return [m for m in clauses.subjects(s + 1, verb.index)
                    if m.actor.type not in ("Thing", "Document", "Media")]
    return []


def on_that(clauses: Clauses, tree: Tree, decree: Token) -> bool:
    """Return whether a decree is on what was told before: «соответствующий указ», «указ об этом»."""
    words = clauses.scene.lexicon.words
    return any(k.lemma in words["corresponding"] for k in tree.children(decree.index, "amod", "det")) or any(
        k.lemma in words["pointer"] and bool(tree.preposition(k.index))
        for k in tree.children(decree.index, "nmod"))
