"""What sources say in so many words: a statement for each reported sentence and each sentence of a
quotation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.attribution import Attribution
from kg.extract.cited import Source
from kg.extract.quotes import Quotes
from kg.extract.scene import Scene
from kg.extract.tree import Tree
from kg.extract.verbs import is_verb
from kg.model import Mention, Span

SHORTEST = 2
"""Words that a reported sentence has at least."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A source and the words that it is said to have said, in sentence ``s`` around word ``w``."""

    s: int
    w: int
    source: Mention
    outer: tuple[Mention, ...]
    words: Span
    relation: str
    rule: str


def sayings(scene: Scene, attribution: Attribution, quotes: Quotes) -> Iterator[Saying]:
    """Yield what is said in each sentence: reported by a phrase or a parenthetical verb, and quoted."""
    relation = quoted_relation(scene)
    for s in range(len(scene.trees)):
        for source in attribution.sources[s]:
            if source.scope is None and not quotes.of_verb(s, source.verb):
                yield from reported(scene, s, source, attribution, relation)
        yield from quoted(scene, s, quotes, attribution, relation)


def quoted_relation(scene: Scene) -> str:
    """Return the relation of plain speech: what a quotation is, where nothing more is known of it."""
    return next(p.relation for p in scene.lexicon.phrases if p.kind == "quote")


def reported(scene: Scene, s: int, source: Source, attribution: Attribution,
             relation: str) -> Iterator[Saying]:
    """Yield what a sentence says beside the words that attribute it: its longest part without them."""
    tree = scene.trees[s]
    out = attributing(scene, s, source)
    runs: list[list[int]] = [[]]
    for token in tree.tokens:
        if token.index in out:
            runs.append([])
        else:
            runs[-1].append(token.index)
    words = trimmed(tree, max(runs, key=lambda run: (tells(tree, run), len(run))))
    if len(words) >= SHORTEST and (tells(tree, words) or not is_verb(tree.tokens[max(source.verb, 0)])):
        inner = source.mentions[-1].actor.type != "Media"
        earlier = [m for x in attribution.sources[s] if x.scope is None and x is not source and inner
                   and x.mentions[0].actor.type == "Media" for m in x.mentions]
        for part in main_clauses(tree, words):
            outer = [*earlier, *(m for m in source.mentions[:-1] if m not in earlier)]
            yield Saying(s, part[0], source.mentions[-1], tuple(outer), scene.span(s, part), relation,
                         source.rule)


def tells(tree: Tree, words: list[int]) -> bool:
    """Return whether words hold a verb or predicate of their own: «после совещания» alone says nothing."""
    return any(is_verb(tree.tokens[i]) and tree.tokens[i].feat("VerbForm") in ("Fin", "")
               or tree.tokens[i].feat("VerbForm") == "Part" and tree.tokens[i].feat("Variant") == "Short"
               for i in words)


def attributing(scene: Scene, s: int, source: Source) -> set[int]:
    """Return the words of a sentence that say who says it."""
    tree = scene.trees[s]
    if source.verb < 0:
        return set()
    spans = [m.span for m in source.mentions]
    named = {t.index for t in tree.tokens if any(span.start <= t.start < span.end for span in spans)}
    own = {source.verb, *named}
    if tree.tokens[source.verb].pos == "VERB":
        heads = {k.index for k in tree.children(source.verb, "nsubj", "obl", "advmod", "mark", "case",
                                                "punct", "iobj")}
        own |= {i for h in heads for i in tree.below(h, frozenset({"conj", "parataxis", "acl:relcl"}))}
        return own
    return set(range(max(0, min(own) - 1), max(own) + 1))


def quoted(scene: Scene, s: int, quotes: Quotes, attribution: Attribution, relation: str) -> Iterator[Saying]:
    """Yield the quoted part of a sentence with its speaker."""
    tree = scene.trees[s]
    for quote in quotes.found:
        if quote.verb and not scene.lexicon.speech(scene.trees[quote.verb[0]].tokens[quote.verb[1]].lemma):
            continue  # what is asked, offered or threatened is told by a frame
        words = trimmed(tree, [t.index for t in tree.tokens
                                   if quote.start <= t.start and t.end <= quote.end])
        reporting = attribution.actors.at(*quote.speaker)[:1] if quote.speaker else []
        passed = attribution.cited.quoted(*quote.verb)[:1] if quote.verb and reporting else []
        outer = tuple(reporting) if passed and passed[0].actor != reporting[0].actor else ()
        speaker = passed or reporting
        for part in main_clauses(tree, words) if speaker and len(words) > 1 else ():
            yield Saying(s, part[0], speaker[0], outer, scene.span(s, part), relation, "quotation")


def main_clauses(tree: Tree, words: list[int]) -> list[list[int]]:
    """Return the main clauses of what is said, each to be a statement of its own: «…, но …; …»."""
    inside = set(words)
    heads = [i for i in words if is_verb(tree.tokens[i]) and tree.subject(i) is not None
             and tree.tokens[i].rel in ("conj", "parataxis") and tree.tokens[i].head in inside
             and is_verb(tree.tokens[tree.tokens[i].head])]
    starts = {min(set(tree.below(i)) & inside) for i in heads}
    between = {i for i in starts if i > words[0] and tree.tokens[i].pos in ("PUNCT", "CCONJ")}
    cuts = [words[0], *sorted(between), words[-1] + 1] if words else []
    parts = [trimmed(tree, [i for i in words if a <= i < b]) for a, b in pairwise(cuts)]
    return parts if all(len(part) >= SHORTEST for part in parts) else [words]


def trimmed(tree: Tree, words: list[int]) -> list[int]:
    """Return words without the punctuation and conjunctions at both ends."""
    tokens = tree.tokens
    while words and tokens[words[0]].pos in ("PUNCT", "CCONJ") and tokens[words[0]].text not in "«\"“":
        words = words[1:]
    while words and tokens[words[-1]].pos == "PUNCT" and tokens[words[-1]].text not in "»\"”":
        words = words[:-1]
    return words
