"""Asides: words that tell no act of their own, though they could elsewhere."""

from __future__ import annotations

from kg.extract.scene import Scene
from kg.extract.tree import Tree
from kg.extract.verbs import is_passive
from kg.model import Token


def aside(scene: Scene, tree: Tree, token: Token) -> bool:
    """Return whether a word stands in brackets, is a stamp of the law, or only says what a duty is laid
    on."""
    return bracketed(tree, token.index) or stamp(scene, tree, token) or levied(scene, tree, token)


def bracketed(tree: Tree, w: int) -> bool:
    """Return whether a word stands in brackets: «(запрещена в РФ)» tells nothing of its own."""
    depth = 0
    for token in tree.tokens[:w]:
        depth += (token.text == "(") - (token.text == ")")
    return depth > 0


def stamp(scene: Scene, tree: Tree, token: Token) -> bool:
    """Return whether a participle only says what a law makes outlets add to a name: «запрещённое в России
    движение»."""
    if token.lemma not in scene.lexicon.words["stamp"] or not is_passive(token):
        return False
    labels = [tree.label(k.index) for k in tree.children(token.index)]
    return (token.rel in ("amod", "acl") and "Ins" not in labels
            and any(label in scene.lexicon.labels["location"] for label in labels))


def levied(scene: Scene, tree: Tree, token: Token) -> bool:
    """Return whether a noun only says what a duty or a price is laid on: «пошлины на импорт из Китая» tells
    of no import."""
    return (token.head >= 0 and "+" in tree.label(token.index)
            and tree.tokens[token.head].lemma in scene.lexicon.words["levy"])
