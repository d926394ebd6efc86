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
        return Chunk(self.vectors[taken], self.shapes[taken], tuple(spans), np.array(empty)), taken


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


def side(layer: Any, rows: Floats) -> Floats:
    """Return one side of a pair of words: a linear layer and a ramp."""
    return np.maximum(linear(layer.proj, rows), 0)


def log_softmax(scores: Floats) -> Floats:
    """Return the logarithms of the probabilities that the last axis of ``scores`` stands for."""
    shifted = scores - scores.max(-1, keepdims=True)
    found: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return found
