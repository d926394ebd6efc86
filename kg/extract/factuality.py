"""Polarity and status: whether the text says that it happened, is planned, is possible, or did not happen."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.candidate import Candidate
from kg.extract.lexicon import Support
from kg.extract.polarity import negation
from kg.extract.scene import Scene
from kg.extract.tree import SUBJECTS, Tree
from kg.extract.verbs import is_verb
from kg.model import Polarity, Status, Token

RANK = {Status.ACTUAL: 0, Status.PLANNED: 1, Status.HYPOTHETICAL: 2}


@dataclass(frozen=True, slots=True)
class Fact:
    """What is said of an act, and the words that say it."""

    polarity: Polarity
    status: Status
    rules: tuple[str, ...]


def fact(scene: Scene, candidate: Candidate, outer: list[Candidate], quoted: bool = False) -> Fact:
    """Return polarity and status of a candidate.

    ``outer`` are the other candidates of the sentence: what lies within the theme of one of them takes the
    status that its frame gives to inner acts (what is requested is hypothetical, what is denied negated).
    """
    tree = scene.trees[candidate.s]
    settings = candidate.frame.settings
    negated = settings.get("polarity") == "negated"
    status = Status(settings.get("status", "actual"))
    rules: list[str] = []
    for token, support in governors(scene, tree, candidate.w):
        if (negation(scene, tree, token)
            and not (token.index == candidate.w and "negated" in candidate.frame.switches)):
            negated = not negated
            rules.append(f"negated by «{negation(scene, tree, token)}»")
        status, rule = worse(status, own_status(scene, tree, token))
        rules += rule
        if support:
            negated ^= support.polarity == "negated"
            status, rule = worse(status, supported(tree, token, support, quoted), token.text)
            rules += rule
    for other in enclosing(scene, tree, candidate, outer):
        inner = other.frame.settings
        if inner.get("inner-polarity") == "negated":
            negated = not negated
        status, rule = worse(status, Status(inner.get("inner", "actual")), tree.tokens[other.w].text)
        rules += rule
    return Fact(Polarity.NEGATED if negated else Polarity.AFFIRMED, status, tuple(rules))


def supported(tree: Tree, token: Token, support: Support, quoted: bool) -> Status:
    """Return the status that a support word gives: a duty is planned, in somebody's mouth only possible."""
    if support.status != "duty":
        return Status(support.status or "actual")
    said = quoted or any(t.rel == "ccomp" for t in (token, *tree.above(token.index)))
    return Status.HYPOTHETICAL if said else Status.PLANNED


def worse(one: Status, other: Status, word: str = "") -> tuple[Status, list[str]]:
    """Return the less certain of two statuses, and a note where the second decided."""
    return ((other, [f"{other.value} by «{word}»" if word else other.value])
            if RANK[other] > RANK[one] else (one, []))


def governors(scene: Scene, tree: Tree, w: int) -> list[tuple[Token, Support | None]]:
    """Return the word itself and the support words above it, each with what it says of the act.

    The walk goes up through infinitives, verbal nouns and auxiliaries and stops at the first word that
    says nothing of the act.
    """
    token = tree.tokens[w]
    found: list[tuple[Token, Support | None]] = [(token, None)]
    for head in tree.above(w):
        support = scene.lexicon.supports.get(head.lemma)
        if (support is None and head.lemma not in scene.lexicon.words["copula"]
            or token.rel in ("conj", "appos", "parataxis", "acl:relcl", "advcl")):
            if token.rel == "conj" and token.pos == head.pos:
                token = head
                continue
            break
        if (token.rel in SUBJECTS and support and support.link == "subject" and is_verb(head)
                and head.feat("Voice") not in ("Pass", "Mid")):
            break
        found.append((head, support))
        token = head
    return found


def own_status(scene: Scene, tree: Tree, token: Token) -> Status:
    """Return the status that a verb's own form gives: future is planned, subjunctive and conditions
    hypothetical."""
    kids = tree.children(token.index)
    kinds = {scene.lexicon.factuality.get(kid.lemma) for kid in kids}
    if kinds & {"conditional", "subjunctive", "hedge", "doubt", "hearsay"}:
        return Status.HYPOTHETICAL
    future = token.feat("Tense") == "Fut"
    if is_verb(token) and future or any(k.pos == "AUX" and k.feat("Tense") == "Fut" for k in kids):
        return Status.PLANNED
    return Status.ACTUAL


def enclosing(scene: Scene, tree: Tree, candidate: Candidate, outer: list[Candidate]) -> list[Candidate]:
    """Return the candidates in whose theme clause a candidate lies, innermost first."""
    heads = {t.index for t in tree.above(candidate.w)} | {candidate.w}
    return [c for c in outer if c is not candidate and c.words.get("theme") in heads and c.w != candidate.w
            and not own_intention(scene, tree, c)]


def own_intention(scene: Scene, tree: Tree, outer: Candidate) -> bool:
    """Return whether a frame's theme is an infinitive of the same subject: «хочет поставить» plans the act,
    it does not ask for it."""
    support = scene.lexicon.supports.get(tree.tokens[outer.w].lemma)
    theme = outer.words.get("theme")
    return (support is not None and support.link == "subject" and theme is not None
            and tree.tokens[theme].feat("VerbForm") == "Inf")
