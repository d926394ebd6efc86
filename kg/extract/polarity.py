"""Negation of a single word."""

from __future__ import annotations

from kg.extract.scene import Scene
from kg.extract.tree import Tree
from kg.model import Token


def negation(scene: Scene, tree: Tree, token: Token) -> str:
    """Return the word that negates a token, or the empty string; «ждал, пока не ушёл» says when, and denies
    nothing («он пока не ушёл» does), as does what is joined to it («закупил зерно, тогда как у других его
    нет»)."""
    until = {k.rel for k in tree.children(token.index, "mark", "advmod")
             if k.lemma in scene.lexicon.words["until"]}
    if token.rel == "advcl" and until or "mark" in until:
        return ""
    near = [k for k in tree.children(token.index) if scene.lexicon.factuality.get(k.lemma) == "negation"
            and not (k.rel == "conj" and tree.subject(k.index))]
    before = tree.tokens[token.index - 1] if token.index else None
    if before and scene.lexicon.factuality.get(before.lemma) == "negation" and before not in near:
        near.append(before)
    for word in near:
        following = tree.tokens[word.index + 1] if word.index + 1 < len(tree.tokens) else None
        if not (following and scene.lexicon.factuality.get(following.lemma) == "only"):
            return word.text
    return ""


def not_done(scene: Scene, tree: Tree, verb: Token) -> bool:
    """Return whether a word of negation hangs on a verb, whatever it denies: «не принял резолюцию с призывом»
    makes the call nobody's, «не назначен» appoints nobody."""
    return any(scene.lexicon.factuality.get(k.lemma) == "negation" for k in tree.children(verb.index))


def bearer(scene: Scene, tree: Tree, token: Token) -> Token:
    """Return the word that bears the negation of a verb: «не стал комментировать» says it at «стал»."""
    head = tree.tokens[token.head] if token.rel == "xcomp" and token.head >= 0 else None
    return head if head and head.lemma in scene.lexicon.words["auxiliary"] else token


def replaced(scene: Scene, tree: Tree, w: int) -> bool:
    """Return whether what is joined to a noun stands in its stead: «не с Орловым, а с Лапиным», but not «не
    только с Орловым, но и с Лапиным»."""
    kids = tree.children(w)
    if not any(k.rel == "conj" for k in kids):
        return False
    start = min((k.index for k in kids if k.rel == "case"), default=w)
    before = tree.tokens[start - 1] if start else None
    return (before is not None and before.head == w and before.feat("Polarity") == "Neg"
            and any(c.lemma in scene.lexicon.words["instead"] for k in kids if k.rel == "conj"
                    for c in tree.children(k.index, "cc")))
