"""slovnet's three networks over the running text, without padding.

slovnet reads each network's sentences in batches padded to one length, looks the word vectors up for
each network anew, and builds a record for every word. Here the sentences of a chunk stand one behind
the other with an empty row between them, which is what the convolutions would see as padding: a
convolution becomes one matrix product, and no row is computed for nothing. Weights, vocabularies and
shapes of words are slovnet's own, and so are the answers, but that arcs make a tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from kg.language.ru import trees
from kg.language.ru.morphology import COMPOUND, Feats
from kg.language.ru.trees import Floats, Ids

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


class Tag(NamedTuple):
    """The class and the features of a word, as Universal Dependencies names them."""

    pos: str
    feats: Feats


class Arc(NamedTuple):
    """What a word hangs on: the index of its head in the sentence, -1 at the root, and the relation."""

    head: int
    rel: str


class Span(NamedTuple):
    """A name: its kind (``PER``, ``LOC``, ``ORG``), its first word and the word behind its last."""

    kind: str
    start: int
    stop: int


class Layer(NamedTuple):
    """One convolution over three words: its weights (3 × in, out), and its norm as a factor and a summand."""

    weight: Floats
    bias: Floats
    scale: Floats
    shift: Floats

    @classmethod
    def of(cls, layer: Any) -> Layer:
        """Return slovnet's layer, its three windows one below the other and its norm in two vectors."""
        outs, ins, kernel = layer.conv.weight.array.shape
        norm, scale = layer.norm, layer.norm.weight.array / layer.norm.std.array
        weight = layer.conv.weight.array.transpose(2, 1, 0).reshape(kernel * ins, outs)
        return cls(np.ascontiguousarray(weight), layer.conv.bias.array, scale,
                   norm.bias.array - norm.mean.array * scale)

    def __call__(self, rows: Floats, empty: Ids) -> Floats:
        """Return the next layer's rows for ``rows`` (words, in), the ``empty`` ones empty again."""
        made = np.empty((len(rows), len(self.bias)), np.float32)
        inner = made[1:-1]
        np.matmul(np.concatenate((rows[:-2], rows[1:-1], rows[2:]), axis=1), self.weight, out=inner)
        inner += self.bias
        np.maximum(inner, 0, out=inner)
        inner *= self.scale
        inner += self.shift
        made[empty] = 0
        return made


class Chunk(NamedTuple):
    """Sentences in one row of words: vectors (rows, 300), shapes (rows,), and where each sentence stands."""

    vectors: Floats
    shapes: Ids
    spans: tuple[tuple[int, int], ...]
    empty: Ids


class Encoder:
    """What the three networks have in common: vectors and shapes of words through three convolutions."""

    def __init__(self, model: Any) -> None:
        self.shape = model.emb.shape.weight.array
        self.layers = [Layer.of(layer) for layer in model.encoder.layers]

    def __call__(self, chunk: Chunk) -> Floats:
        """Return what the network knows of each row (rows, 64)."""
        rows = np.concatenate((chunk.vectors, self.shape[chunk.shapes]), axis=1)
        for layer in self.layers:
            rows = layer(rows, chunk.empty)
        return rows


def linear(layer: Any, rows: Floats) -> Floats:
    """Return a linear layer's answer."""
    return rows @ layer.weight.array + layer.bias.array  # type: ignore[no-any-return]


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


class Syntax:
    """The network of heads and relations."""

    def __init__(self, loaded: Any) -> None:
        model = loaded.infer.model
        self.encoder, self.head, self.rel = Encoder(model), model.head, model.rel
        self.rels = loaded.infer.decoder.rels_vocab.items

    def __call__(self, chunk: Chunk) -> Iterator[list[Arc]]:
        """Yield the arcs of each sentence's words."""
        rows = self.encoder(chunk)
        left = side(self.head.head, rows) @ self.head.kernel.array
        right, root = side(self.head.tail, rows), side(self.head.tail, self.head.root.array.reshape(1, -1))
        heads = np.zeros(len(rows), np.int64)
        for start, stop in chunk.spans:
            scores = left[start:stop] @ np.concatenate((root, right[start:stop])).T
            heads[start:stop] = trees.heads(scores)
        rels = self.relations(rows, heads, chunk)
        for start, stop in chunk.spans:
            found = zip(heads[start:stop].tolist(), rels[start:stop].tolist(), strict=True)
            yield [Arc(head - 1, self.rels[rel]) for head, rel in found]

    def relations(self, rows: Floats, heads: Ids, chunk: Chunk) -> Ids:
        """Return the relation of each row to its head (0: the root, else one more than its index)."""
        above = np.empty_like(rows)
        for start, stop in chunk.spans:
            above[start:stop] = rows[start:stop][heads[start:stop] - 1]
        above[chunk.empty] = 0
        above[heads == 0] = self.rel.root.array
        hidden = len(self.rel.kernel.array)
        upper = (side(self.rel.head, above) @ self.rel.kernel.array).reshape(len(rows), -1, hidden)
        lower = side(self.rel.tail, rows).reshape(len(rows), hidden, 1)
        found: Ids = np.matmul(upper, lower)[:, :, 0].argmax(-1)
        return found


def side(layer: Any, rows: Floats) -> Floats:
    """Return one side of a pair of words: a linear layer and a ramp."""
    return np.maximum(linear(layer.proj, rows), 0)


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
        self.indexes, self.codes, self.dims = pq.indexes, pq.codes, np.arange(pq.qdim)
        self.vocabulary = models.morph.infer.encoder
        self.morph, self.syntax, self.named = Morph(models.morph), Syntax(models.syntax), Names(models.ner)
        self.ids = lru_cache(maxsize=200_000)(self._ids)

    def parses(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[list[Tag], list[Arc]]]:
        """Yield tags and arcs for each sentence of words."""
        for chunk in self.chunks(sentences):
            yield from zip(self.morph(chunk), self.syntax(chunk), strict=True)

    def names(self, sentences: Sequence[Sequence[str]]) -> Iterator[list[Span]]:
        """Yield the names of each sentence of words."""
        for chunk in self.chunks(sentences):
            yield from self.named(chunk)

    def chunks(self, sentences: Sequence[Sequence[str]]) -> Iterator[Chunk]:
        """Yield the sentences, none of them empty, in chunks of about ``ROWS`` words."""
        taken: list[Sequence[str]] = []
        for sentence in sentences:
            taken.append(sentence)
            if sum(map(len, taken)) >= ROWS:
                yield self.chunk(taken)
                taken = []
        if taken:
            yield self.chunk(taken)

    def chunk(self, sentences: Sequence[Sequence[str]]) -> Chunk:
        """Return sentences one behind the other, an empty row before, between and behind them."""
        pad = (self.vocabulary.words_vocab.pad_id, self.vocabulary.shapes_vocab.pad_id)
        ids, spans, empty = [pad], [], [0]
        for words in sentences:
            start = len(ids)
            ids.extend(map(self.ids, words))
            spans.append((start, len(ids)))
            empty.append(len(ids))
            ids.append(pad)
        found = np.array(ids)
        distinct, back = np.unique(found[:, 0], return_inverse=True)
        vectors = self.codes[self.dims, self.indexes[distinct]].reshape(len(distinct), -1)
        return Chunk(vectors[back], found[:, 1], tuple(spans), np.array(empty))

    def _ids(self, word: str) -> tuple[int, int]:
        """Return the numbers of a word and its shape; a compound that is not known goes by its last part."""
        from slovnet.shape import word_shape

        words, shapes = self.vocabulary.words_vocab, self.vocabulary.shapes_vocab
        known = words.encode(word.lower())
        if known == words.unk_id and (compound := COMPOUND.match(word)):
            known = words.encode(word[compound.end() :])
        return known, shapes.encode(word_shape(word))
