"""Whether a frame may fire at a word: its form, its polarity, and what the text around it is about."""

from __future__ import annotations

from kg.extract.frames import BEHIND, Frame
from kg.extract.polarity import bearer, negation
from kg.extract.quotes import Quotes
from kg.extract.scene import Scene
from kg.extract.tree import NOUN_RELATIONS, Tree
from kg.extract.verbs import is_passive, is_verb
from kg.model import Token

RALLY = frozenset({"at-rally", "not-at-rally"})
"""Switches of words that mean another act where a rally is told of."""

POLARITY = frozenset({"affirmed", "negated"})
"""Switches of words that mean the relation only so."""


def applies(scene: Scene, quotes: Quotes, s: int, token: Token, frame: Frame) -> bool:
    """Return whether the form, polarity and subject matter of a word let a frame fire."""
    return (formed(scene, s, token, frame) and about(scene, quotes, s, token, frame)
            and so(scene, s, token, frame))


def formed(scene: Scene, s: int, token: Token, frame: Frame) -> bool:
    """Return whether a word has the form that a frame asks for, and stands behind its preposition."""
    behind = frame.settings.get(BEHIND)
    if behind and scene.trees[s].preposition(token.index) != behind:
        return False
    finite = (is_verb(token) and token.feat("VerbForm") not in ("Part", "Conv")
              or token.pos == "ADJ" and token.rel != "amod" or token.pos == "ADV")
    if "finite" in frame.switches and not finite or "passive" in frame.switches and not is_passive(token):
        return False
    if "present" in frame.switches and scene.trees[s].children(token.index, "cop", "aux"):
        return False
    if "future" in frame.switches and not future(scene.trees[s], token):
        return False
    predicate = token.rel not in NOUN_RELATIONS or scene.trees[s].subject(token.index)
    return bool(token.pos != "NOUN" or predicate or not frame.of_verb)


def future(tree: Tree, token: Token) -> bool:
    """Return whether a verb tells what will be done: «будет исполнять», «исполнит»."""
    return token.feat("Tense") == "Fut" or any(k.feat("Tense") == "Fut"
                                               for k in tree.children(token.index, "aux"))


def about(scene: Scene, quotes: Quotes, s: int, token: Token, frame: Frame) -> bool:
    """Return whether the text around a word is about what a frame asks for: sport, a rally, a bare «нет»."""
    switches = frame.switches
    if "no" in switches and not says_no(scene, quotes, s, token.index):
        return False
    if "not-in-sport" in switches and scene.in_sport(s):
        return False
    return at_hand(scene, s, frame)


def at_hand(scene: Scene, s: int, frame: Frame) -> bool:
    """Return whether a rally is told of, or none, as a frame asks for."""
    return not frame.switches & RALLY or ("at-rally" in frame.switches) == scene.at_rally(s)


def so(scene: Scene, s: int, token: Token, frame: Frame) -> bool:
    """Return whether a word is negated, or not, as a frame asks for."""
    if not frame.switches & POLARITY:
        return True
    tree = scene.trees[s]
    return bool(negation(scene, tree, bearer(scene, tree, token))) == ("negated" in frame.switches)


def says_no(scene: Scene, quotes: Quotes, s: int, w: int) -> bool:
    """Return whether a verb of speech comes with a bare «нет»."""
    quote = quotes.of_verb(s, w)
    words = [t for t in scene.trees[s].tokens
             if quote and quote.start <= t.start < quote.end and t.pos != "PUNCT"]
    return bool(words) and all(scene.lexicon.factuality.get(t.lemma) == "negation" for t in words)
