"""The syntax network: which word hangs on which, read once as the sentence stands and again shortened.

The network sees three words on either side of a word. Where a name of four words or a chain of genitives
stands between a subject and its verb, neither sees the other. So each sentence is read again without words
that only describe (``shortening``), which brings the others together, and the readings are averaged, as
test-time augmentation does elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from kg.language.ru import trees
from kg.language.ru.layers import Chunk, Encoder, log_softmax, side
from kg.language.ru.trees import Floats, Ids

SHARE = 0.5
"""What the shorter readings weigh together; the whole sentence weighs the rest."""


class Arc(NamedTuple):
    """What a word hangs on: the index of its head in the sentence, -1 at the root, and the relation."""

    head: int
    rel: str


class Reading(NamedTuple):
    """A chunk as the network read it: what its words give to the first layer, what the network knows of each
    row (rows, 64), and for each sentence how probably each word hangs on the root and on each word (words,
    1 + words), as logarithms."""

    chunk: Chunk
    products: Floats
    rows: Floats
    scores: tuple[Floats, ...]


class Shorter(NamedTuple):
    """A reading of a chunk without some words: the ``kept`` words of each sentence, none where it was not
    read again, and the row of the whole chunk that each of its rows was."""

    reading: Reading
    kept: tuple[Ids, ...]
    rows: Ids

    @property
    def sentences(self) -> list[int]:
        """The numbers of the sentences that were read again, in their order."""
        return [at for at, words in enumerate(self.kept) if len(words)]


class Syntax:
    """The network of heads and relations."""

    def __init__(self, loaded: Any) -> None:
        model = loaded.infer.model
        self.encoder, self.head, self.rel = Encoder(model), model.head, model.rel
        self.rels = loaded.infer.decoder.rels_vocab.items

    def read(self, chunk: Chunk, products: Floats | None = None) -> Reading:
        """Read a chunk; ``products`` are those of one that it is a part of."""
        products = self.encoder.products(chunk) if products is None else products
        rows = self.encoder.rows(chunk, products)
        left = side(self.head.head, rows) @ self.head.kernel.array
        right, root = side(self.head.tail, rows), side(self.head.tail, self.head.root.array.reshape(1, -1))
        scores = tuple(log_softmax(left[start:stop] @ np.concatenate((root, right[start:stop])).T)
                       for start, stop in chunk.spans)
        return Reading(chunk, products, rows, scores)

    def again(self, whole: Reading, kept: Sequence[Ids]) -> Shorter:
        """Read a chunk again with only the ``kept`` words of each sentence."""
        shortened, rows = whole.chunk.shortened(kept)
        return Shorter(self.read(shortened, whole.products), tuple(kept), rows)

    def arcs(self, whole: Reading, shorter: Sequence[Shorter] = ()) -> list[list[Arc]]:
        """Return the arcs of each sentence's words: the best tree by all readings."""
        heads, mixed = np.zeros(len(whole.rows), np.int64), self.mixed(whole, shorter)
        for at, (start, stop) in enumerate(whole.chunk.spans):
            heads[start:stop] = trees.heads(mixed.get(at, whole.scores[at]))
        rels = self.relations(whole, heads, shorter).argmax(-1)
        return [[Arc(head - 1, self.rels[rel])
                 for head, rel in zip(heads[start:stop].tolist(), rels[start:stop].tolist(), strict=True)]
                for start, stop in whole.chunk.spans]

    def mixed(self, whole: Reading, shorter: Sequence[Shorter]) -> dict[int, Floats]:
        """Return the scores of each sentence that was read again, averaged over its readings."""
        found: dict[int, list[tuple[Ids, Floats]]] = {}
        for one in shorter:
            for at, scores in zip(one.sentences, one.reading.scores, strict=True):
                longer = lengthened(whole.scores[at], scores, one.kept[at])
                found.setdefault(at, []).append((one.kept[at], longer))
        return {at: averaged(whole.scores[at], readings) for at, readings in found.items()}

    def relations(self, whole: Reading, heads: Ids, shorter: Sequence[Shorter] = ()) -> Floats:
        """Return how probable each relation of each row to its head is (rows, relations), as logarithms,
        averaged over the readings that hold both; ``heads`` has 0 for the root, else one more than the
        index."""
        readings = []
        for one in shorter:
            own, there = inherited(whole.chunk, one, heads)
            readings.append((one.rows[there], self.related(one.reading, own)[there]))
        return averaged(self.related(whole, heads), readings)

    def related(self, reading: Reading, heads: Ids) -> Floats:
        """Return how probable each relation of each row to its head is by one reading."""
        rows, chunk = reading.rows, reading.chunk
        above = np.empty_like(rows)
        for start, stop in chunk.spans:
            above[start:stop] = rows[start:stop][heads[start:stop] - 1]
        above[chunk.empty] = 0
        above[heads == 0] = self.rel.root.array
        hidden = len(self.rel.kernel.array)
        upper = (side(self.rel.head, above) @ self.rel.kernel.array).reshape(len(rows), -1, hidden)
        lower = side(self.rel.tail, rows).reshape(len(rows), hidden, 1)
        return log_softmax(np.matmul(upper, lower)[:, :, 0])


def lengthened(whole: Floats, scores: Floats, kept: Ids) -> Floats:
    """Return the scores of the ``kept`` words over all words: a word left out is a head as probably as in the
    whole sentence, and the others share what remains as the shorter one has it."""
    places = np.concatenate(([0], kept + 1))
    found: Floats = whole[kept]
    remains = np.exp(found[:, places]).sum(1, keepdims=True)
    found[:, places] = scores + np.log(np.maximum(remains, np.finfo(np.float32).tiny))
    return found


def averaged(whole: Floats, readings: Sequence[tuple[Ids, Floats]]) -> Floats:
    """Return ``whole`` with each row that shorter ``readings`` (which rows, and their scores) have too as the
    mean of it and of their mean."""
    total, count = np.zeros_like(whole), np.zeros((len(whole), 1), np.float32)
    for rows, scores in readings:
        total[rows] += scores
        count[rows] += 1
    mean = (1 - SHARE) * whole + SHARE * total / np.maximum(count, 1)
    return np.where(count > 0, mean, whole)


def inherited(chunk: Chunk, shorter: Shorter, heads: Ids) -> tuple[Ids, Ids]:
    """Return the heads of a shorter reading's rows, and those of its rows whose head it holds."""
    own, there = np.zeros(len(shorter.rows), np.int64), []
    for at, (start, stop) in zip(shorter.sentences, shorter.reading.chunk.spans, strict=True):
        first, last = chunk.spans[at]
        places = np.zeros(last - first + 1, np.int64)
        places[shorter.kept[at] + 1] = np.arange(1, stop - start + 1)
        above = heads[shorter.rows[start:stop]]
        own[start:stop] = places[above]
        there.append(np.flatnonzero((above == 0) | (own[start:stop] > 0)) + start)
    return own, np.concatenate(there) if there else np.array([], np.int64)
