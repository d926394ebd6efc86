"""What a denial denies that only points to it: «Иран поставил России дроны. Тегеран это отрицает»."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from kg.extract.candidate import Candidate
from kg.extract.scene import Scene
from kg.extract.tree import Tree
from kg.model import Mention, Origin, Polarity, Span, Statement, Token


def points(scene: Scene, tree: Tree, token: Token) -> bool:
    """Return whether a word stands for what was said before: «это», «такие данные», «соответствующее
    заявление»."""
    words = scene.lexicon.words
    return token.lemma in words["pointer"] or token.lemma in words["claim"] | words["utterance"] and any(
        k.lemma in words["demonstrative"] | words["corresponding"] for k in tree.children(token.index))


def pointing(scene: Scene, candidate: Candidate) -> bool:
    """Return whether a candidate denies what was said before, and not what its own clause says."""
    theme = candidate.words.get("theme")
    tree = scene.trees[candidate.s]
    return (candidate.frame.settings.get("inner-polarity") == "negated" and theme is not None
            and "speech" in candidate.frame.switches and points(scene, tree, tree.tokens[theme]))


def denied(scene: Scene, candidate: Candidate, evidence: Span, sources: tuple[Mention, ...],
           made: Iterable[Statement], speech: Collection[str]) -> Iterator[Statement]:
    """Yield, as not so in the denier's words, what stands before a denial in its sentence, else in the one
    before; what he is a source of himself he does not deny."""
    sentences = scene.document.sentences
    at = scene.trees[candidate.s].tokens[candidate.w].start
    told = [x for x in made if x.relation not in speech and x.evidence.end <= at
            and x.polarity == Polarity.AFFIRMED]
    same, before = (
        [x for x in told if x.sentence.start == sentences[s].start] if s >= 0 else []
        for s in (candidate.s, candidate.s - 1))
    span = scene.article.span(sentences[candidate.s].start, sentences[candidate.s].end)
    for agent in candidate.actors["agent"]:
        for claim in same or before:
            if agent.actor not in (m.actor for m in claim.sources):
                yield replace(
                    claim, polarity=Polarity.NEGATED, evidence=evidence, sentence=span,
                    sources=(*(m for m in sources if m.actor != agent.actor), agent), time=None,
                    origin=Origin(candidate.frame.where, (*claim.origin.rules, "denied behind it")))
