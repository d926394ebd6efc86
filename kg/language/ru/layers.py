"""What slovnet's networks have in common: words as vectors and shapes, and the convolutions over them.

The sentences of a chunk stand one behind the other with an empty row between them, which is what the
convolutions would see as padding: a convolution becomes one matrix product, and no row is computed for
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from kg.language.ru.trees import Floats, Ids

WINDOW = 3
"""Words that a convolution sees."""


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
        return self.finished(np.concatenate((rows[:-2], rows[1:-1], rows[2:]), axis=1) @ self.weight, empty)

    def finished(self, inner: Floats, empty: Ids) -> Floats:
        """Return the next layer's rows by the products of all but the first and the last."""
        inner += self.bias
        np.maximum(inner, 0, out=inner)
        inner *= self.scale
        made = np.empty((len(inner) + 2, len(self.bias)), np.float32)
        np.add(inner, self.shift, out=made[1:-1])
        made[empty] = 0
        return made


class Chunk(NamedTuple):
    """Sentences in one row of words: the vectors (distinct, 300) and shapes (distinct,) of the distinct
    words, which of them each row is (rows,), where each sentence stands, and the rows between."""

    vectors: Floats
    shapes: Ids
    words: Ids
    spans: tuple[tuple[int, int], ...]
    empty: Ids

    def shortened(self, kept: Sequence[Ids]) -> tuple[Chunk, Ids]:
        """Return the chunk with only the ``kept`` words of each sentence, and which row each of its rows was;
        a sentence of which no word is kept is left out."""
        rows, spans, empty = [0], [], [0]
        for (start, _), words in zip(self.spans, kept, strict=True):
            if len(words):
                spans.append((len(rows), len(rows) + len(words)))
                rows.extend((words + start).tolist())
                empty.append(len(rows))
                rows.append(0)
        taken = np.array(rows)
        return self._replace(words=self.words[taken], spans=tuple(spans), empty=np.array(empty)), taken


class Encoder:
    """What the three networks have in common: vectors and shapes of words through three convolutions.

    The first one, which takes most of the time, is a sum over the three words of the window of what each
    gives to it; that is computed once for each distinct word, not for each row.
    """

    def __init__(self, model: Any) -> None:
        shape = model.emb.shape.weight.array
        self.first, *self.layers = (Layer.of(layer) for layer in model.encoder.layers)
        windows = self.first.weight.reshape(WINDOW, -1, len(self.first.bias))
        size = windows.shape[1] - shape.shape[1]
        self.words, self.shapes = np.ascontiguousarray(windows[:, :size]), shape @ windows[:, size:]

    def products(self, chunk: Chunk) -> Floats:
        """Return what each distinct word of a chunk gives to the first layer at each place of its window:
        (3, distinct, out)."""
        found: Floats = chunk.vectors @ self.words
        found += self.shapes[:, chunk.shapes]
        return found

    def __call__(self, chunk: Chunk) -> Floats:
        """Return what the network knows of each row (rows, 64)."""
        return self.rows(chunk, self.products(chunk))

    def rows(self, chunk: Chunk, products: Floats) -> Floats:
        """Return what the network knows of each row (rows, 64); ``products`` are those of the chunk or of one
        that it is a part of."""
        before, at, after = products
        inner = before[chunk.words[:-2]]
        inner += at[chunk.words[1:-1]]
        inner += after[chunk.words[2:]]
        rows = self.first.finished(inner, chunk.empty)
        for layer in self.layers:
            rows = layer(rows, chunk.empty)
        return rows


def linear(layer: Any, rows: Floats) -> Floats:
    """Return a linear layer's answer."""
    return rows @ layer.weight.array + layer.bias.array  # type: ignore[no-any-return]


def side(layer: Any, rows: Floats) -> Floats:
    """Return one side of a pair of words: a linear layer and a ramp."""
    return np.maximum(linear(layer.proj, rows), 0)


def log_softmax(scores: Floats) -> Floats:
    """Return the logarithms of the probabilities that the last axis of ``scores`` stands for."""
    shifted = scores - scores.max(-1, keepdims=True)
    found: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return found
