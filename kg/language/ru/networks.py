"""slovnet's three networks over the running text, without padding.

slovnet reads each network's sentences in batches padded to one length, looks the word vectors up for
each network anew, and builds a record for every word. Here they run over chunks of sentences (``layers``).
Weights, vocabularies and shapes of words are slovnet's own, and so are its answers in tags and names; arcs
are those of the best tree by several readings of a sentence (``syntax``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from kg.language.ru.layers import Chunk, Encoder, linear
from kg.language.ru.morphology import COMPOUND, Tag
from kg.language.ru.shortening import NOTHING, shortened
from kg.language.ru.syntax import Arc, Syntax
from kg.language.ru.trees import Floats

ROWS = 768
"""Words of a chunk: as many as keep the first layer's products in the processor's cache."""


class Models(NamedTuple):
    """The word vectors and the three models as navec and slovnet load them."""

    vectors: Any
    morph: Any
    syntax: Any
    ner: Any

    @classmethod
    def load(cls, folder: Path) -> Models:
        """Load the models under ``folder``."""
        from navec import Navec
        from slovnet import NER, Morph, Syntax

        vectors = Navec.load(folder / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
        kinds = {"morph": Morph, "syntax": Syntax, "ner": NER}
        return cls(vectors, **{name: kind.load(folder / "model" / f"slovnet_{name}_news_v1.tar")
                               for name, kind in kinds.items()})

    def ready(self) -> Models:
        """Return the models with the word vectors in each of them, as slovnet runs them itself."""
        for model in (self.morph, self.syntax, self.ner):
            model.navec(self.vectors)
        return self


class Span(NamedTuple):
    """A name: its kind (``PER``, ``LOC``, ``ORG``), its first word and the word behind its last."""

    kind: str
    start: int
    stop: int


class Morph:
    """The network of classes and features."""

    def __init__(self, loaded: Any) -> None:
        self.encoder = Encoder(loaded.infer.model)
        self.proj = loaded.infer.model.head.proj
        self.tags = [tag(text) for text in loaded.infer.decoder.tags_vocab.items]

    def __call__(self, chunk: Chunk) -> Iterator[list[Tag]]:
        """Yield the tags of each sentence's words."""
        best = linear(self.proj, self.encoder(chunk)).argmax(-1).tolist()
        for start, stop in chunk.spans:
            yield [self.tags[i] for i in best[start:stop]]


def tag(text: str) -> Tag:
    """Return a tag of the vocabulary (``NOUN|Case=Nom|Number=Sing``) in its parts."""
    pos, *feats = text.split("|")
    parts = (feat.partition("=") for feat in feats)
    return Tag(pos, tuple(sorted((name, value) for name, _, value in parts)))


class Names:
    """The network of names: a score of each label for each word, and the best way through them."""

    def __init__(self, loaded: Any) -> None:
        head = loaded.infer.model.head
        self.encoder, self.proj = Encoder(loaded.infer.model), head.proj
        self.transitions = head.crf.transitions.array
        self.labels = [label.partition("-")[::2] for label in loaded.infer.decoder.tags_vocab.items]

    def __call__(self, chunk: Chunk) -> Iterator[list[Span]]:
        """Yield the names of each sentence."""
        scores = linear(self.proj, self.encoder(chunk))
        for path in paths(scores, self.transitions, chunk.spans):
            yield list(self.spans(path))

    def spans(self, path: Sequence[int]) -> Iterator[Span]:
        """Yield the names that a sentence's labels make: ``B-`` begins one, and so does another kind."""
        kind, start = "", 0
        for i, (part, found) in enumerate([*(self.labels[label] for label in path), ("O", "")]):
            if found != kind or part == "B":
                if kind:
                    yield Span(kind, start, i)
                kind, start = found, i


def paths(scores: Floats, transitions: Floats, spans: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return each sentence's best labels (Viterbi), all sentences advancing a word at a time."""
    order = sorted(range(len(spans)), key=lambda i: spans[i][0] - spans[i][1])
    starts = np.array([spans[i][0] for i in order])
    sizes = np.array([spans[i][1] - spans[i][0] for i in order])
    best, history = scores[starts], []
    for step in range(1, int(sizes[0])):
        still = int((sizes > step).sum())
        sums = best[:still, :, None] + transitions
        history.append(sums.argmax(1).tolist())
        best[:still] = sums.max(1) + scores[starts[:still] + step]
    found: list[list[int]] = [[] for _ in spans]
    for row, (i, last) in enumerate(zip(order, best.argmax(-1).tolist(), strict=True)):
        path = [last]
        for back in reversed(history[: int(sizes[row]) - 1]):
            path.append(back[row][path[-1]])
        found[i] = path[::-1]
    return found


class Networks:
    """The three networks over one set of word vectors; all three were trained on its vocabulary."""

    def __init__(self, models: Models) -> None:
        pq = models.vectors.pq
        self.indexes, self.codes = pq.indexes, pq.codes.reshape(-1, pq.codes.shape[-1])
        self.first = np.arange(pq.qdim) * pq.codes.shape[1]
        self.vocabulary = models.morph.infer.encoder
        self.morph, self.syntax, self.named = Morph(models.morph), Syntax(models.syntax), Names(models.ner)
        self.ids = lru_cache(maxsize=200_000)(self._ids)

    def parses(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[list[Tag], list[Arc]]]:
        """Yield tags and arcs for each sentence of words."""
        for read, chunk in self.chunks(sentences):
            tags, whole = list(self.morph(chunk)), self.syntax.read(chunk)
            sketch, shorter = [(scores.argmax(-1) - 1).tolist() for scores in whole.scores], []
            near, far = ([shortened(*each, how) for each in zip(read, tags, sketch, strict=True)]
                         for how in (False, True))
            # a second reading of the same words says the same as the first, and so does the mean of both
            again = [NOTHING if np.array_equal(one, other) else other
                     for one, other in zip(near, far, strict=True)]
            for kept in (near, again):
                if any(map(len, kept)):
                    shorter.append(self.syntax.again(whole, kept))
            yield from zip(tags, self.syntax.arcs(whole, shorter), strict=True)

    def names(self, sentences: Sequence[Sequence[str]]) -> Iterator[list[Span]]:
        """Yield the names of each sentence of words."""
        for _, chunk in self.chunks(sentences):
            yield from self.named(chunk)

    def chunks(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[list[Sequence[str]], Chunk]]:
        """Yield the sentences, none of them empty, in chunks of about ``ROWS`` words, and each chunk."""
        taken: list[Sequence[str]] = []
        for sentence in sentences:
            taken.append(sentence)
            if sum(map(len, taken)) >= ROWS:
                yield taken, self.chunk(taken)
                taken = []
        if taken:
            yield taken, self.chunk(taken)

    def chunk(self, sentences: Sequence[Sequence[str]]) -> Chunk:
        """Return sentences one behind the other, an empty row before, between and behind them; words are the
        same that have the same vector and shape."""
        pad = (self.vocabulary.words_vocab.pad_id, self.vocabulary.shapes_vocab.pad_id)
        ids, spans, empty = [pad], [], [0]
        for words in sentences:
            start = len(ids)
            ids.extend(map(self.ids, words))
            spans.append((start, len(ids)))
            empty.append(len(ids))
            ids.append(pad)
        kinds = len(self.vocabulary.shapes_vocab.items)
        distinct, back = np.unique(np.array(ids) @ (kinds, 1), return_inverse=True)
        known, shapes = np.divmod(distinct, kinds)
        vectors = self.codes.take(self.indexes[known] + self.first, 0).reshape(len(known), -1)
        return Chunk(vectors, shapes, back, tuple(spans), np.array(empty))

    def _ids(self, word: str) -> tuple[int, int]:
        """Return the numbers of a word and its shape; a compound that is not known goes by its last part."""
        from slovnet.shape import word_shape

        words, shapes = self.vocabulary.words_vocab, self.vocabulary.shapes_vocab
        known = words.encode(word.lower())
        if known == words.unk_id and (compound := COMPOUND.match(word)):
            known = words.encode(word[compound.end() :])
        return known, shapes.encode(word_shape(word))
