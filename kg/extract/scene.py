"""What every stage of extraction looks at: one document with its trees, names and word lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from kg.actors import names as names_of
from kg.extract.genders import told_by_verbs
from kg.extract.lexicon import Lexicon
from kg.extract.name import Name
from kg.extract.names import Names
from kg.extract.tree import Tree
from kg.language.base import Language
from kg.link.actors import ActorBook
from kg.link.names import normal
from kg.model import Actor, Document, Span, Token

if TYPE_CHECKING:
    from kg.extract.titles import Title

REACH = 45
"""Characters at the start of a sentence in which a word of continuation counts."""

SPORTS_ARTICLE = 0.5
"""Words of sport for each sentence that make an article one about sport."""


class Scene:
    """A document with its trees; sentences are called by number ``s``, words by number ``w``."""

    def __init__(self, document: Document, language: Language, lexicon: Lexicon, book: ActorBook) -> None:
        self.document, self.article = document, document.article
        self.language, self.lexicon, self.book = language, lexicon, book
        self.trees = [Tree(sentence, document.article.text, lexicon.governed, lexicon.prepositions)
                      for sentence in document.sentences]
        self.names = Names(document, self.trees, language, lexicon, book)
        told_by_verbs(self.names)
        self.titles: dict[tuple[int, int], Title | None] = {}

    def span(self, s: int, words: Sequence[int]) -> Span:
        """Return the span of the article from the first to the last of ``words``."""
        return self.article.span(*self.trees[s].extent(words))

    def name_span(self, s: int, name: Name) -> Span:
        """Return the span of a name."""
        tokens = self.trees[s].tokens
        return self.article.span(tokens[name.start].start, tokens[name.end - 1].end)

    def demonym(self, s: int, w: int) -> Actor | None:
        """Return the state or place that an adjective is made from: ``иранский`` → Iran."""
        token = self.trees[s].tokens[w]
        mistagged = token.pos == "VERB" and token.rel == "amod"
        if token.pos not in ("ADJ", "NOUN", "PROPN") and not mistagged:
            return None
        name = self.lexicon.demonyms.get(token.lemma)
        noun = self.trees[s].tokens[token.head].lemma if token.head >= 0 else ""
        if f"{token.lemma} {noun}" in self.lexicon.words["set phrase"]:
            return None
        return self.book.lookup(name) if name else None

    def demonyms(self, s: int, w: int) -> list[Actor]:
        """Return the states or places that an adjective is made from, of a compound one each:
        ``ирано-израильский`` → Iran, Israel."""
        first, hyphen, last = self.trees[s].tokens[w].lemma.rpartition("-")
        alone = None if first and last in self.lexicon.demonyms else self.demonym(s, w)
        if alone or not first:
            return [alone] if alone else []
        names = [*(self.lexicon.prefixes.get(part + hyphen, "") for part in first.split(hyphen)),
                 self.lexicon.demonyms.get(last, "")]
        found = [self.book.lookup(name) for name in names if name]
        every = [actor for actor in found if actor]
        return every if len(every) == len(names) else []

    def of_people(self, lemma: str) -> bool:
        """Return whether an adjective is made from a state or place, or from people: «китайский»,
        «журналистский»."""
        return lemma in self.lexicon.demonyms or lemma in self.lexicon.crowds

    def writing(self, s: int, w: int) -> bool:
        """Return whether a word names a document."""
        group = self.lexicon.groups.get(self.trees[s].tokens[w].lemma)
        return group is not None and group.type == "Document"

    def opposed(self, s: int, w: int) -> Actor | None:
        """Return the state or place that an adjective is directed against: ``антииранский`` → Iran."""
        lemma = self.trees[s].tokens[w].lemma
        bare = next((lemma.removeprefix(p) for p in self.lexicon.words["against"] if lemma.startswith(p)), "")
        name = self.lexicon.demonyms.get(bare)
        return self.book.lookup(name) if name else None

    def state(self, s: int, w: int) -> Actor | None:
        """Return the state that a name or an adjective names: «в Лионе», «французский»."""
        name = self.names.at(s, w)
        actor = name.actor if name and name.head == w else self.demonym(s, w)
        return self.book.state_of(actor) if actor and actor.type in ("State", "Place") else None

    @cached_property
    def _nouns(self) -> dict[str, list[tuple[int, int]]]:
        """Where the common nouns of each lemma stand, in the order of the text."""
        places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for s, tree in enumerate(self.trees):
            for token in tree.tokens:
                if token.pos == "NOUN":
                    places[token.lemma].append((s, token.index))
        return places

    def nouns_before(self, s: int, w: int) -> list[tuple[int, int]]:
        """Return the sentences and words of the same noun before a word, the nearest first."""
        return [place for place in self._nouns.get(self.trees[s].tokens[w].lemma, ()) if place < (s, w)][::-1]

    @cached_property
    def main_state(self) -> tuple[int, int] | None:
        """The sentence and word that first name the state an article names most, None where it names none."""
        named = [(state, s, t.index) for s, tree in enumerate(self.trees) for t in tree.tokens
                 if (state := self.state(s, t.index))]
        states = [state for state, _, _ in named]
        most = max(states, key=states.count, default=None)
        return next(((s, w) for state, s, w in named if state == most), None)

    @cached_property
    def enforcers(self) -> list[list[tuple[Token, str]]]:
        """The words of each sentence that name those who arrest, try, fine or shoot down, with which of them
        they are: by their noun, or by one of the names of a body («Следственный комитет», СКР)."""
        return [[(t, kind) for t in tree.tokens if (kind := self._enforces(s, t))]
                for s, tree in enumerate(self.trees)]

    def _enforces(self, s: int, token: Token) -> str:
        name, kinds = self.names.at(s, token.index), self.lexicon.enforcers
        if token.lemma in kinds or name is None or name.head != token.index \
                or name.actor.type != "Organisation":
            return kinds.get(token.lemma, "")
        words = (word for said in names_of(name.actor) for word in normal(said).split())
        return next((kinds[word] for word in words if word in kinds), "")

    @cached_property
    def _sport(self) -> list[int]:
        """How many words of sport each sentence has."""
        return [sum(t.lemma in self.lexicon.sport for t in tree.tokens) for tree in self.trees]

    def in_sport(self, s: int) -> bool:
        """Return whether a sentence speaks of sport: by two of its own words, or one in an article full of
        them."""
        return (self._sport[s] > 1 or self._sport[s] > 0
                and sum(self._sport) > SPORTS_ARTICLE * len(self.trees))

    def at_rally(self, s: int) -> bool:
        """Return whether a sentence, or one of the two before it, tells of a rally or of those who hold it;
        several «акции» may be shares."""
        rally, one = self.lexicon.words["rally"], self.lexicon.words["one rally"]
        return any(t.lemma in rally or t.lemma in one and t.feat("Number") == "Sing"
                   for tree in self.trees[max(0, s - 2) : s + 1] for t in tree.tokens)

    def continues(self, s: int) -> bool:
        """Return whether a sentence goes on with what the one before reports: «также», «кроме того», «в
        письме»."""
        sentence = self.document.sentences[s]
        start = self.article.text[sentence.start : sentence.start + REACH].lower()
        return any(f"{phrase} " in start or start.startswith(phrase) for phrase in self.lexicon.continuations)

    def block(self, s: int) -> int:
        """Return the number of the block that a sentence stands in."""
        return self.document.sentences[s].block
