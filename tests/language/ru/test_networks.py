"""The networks answer as slovnet does, which runs the same weights in its own way."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from kg.language.ru import networks, parser, trees

WORDS = ("Министр", "транспорта", "Венесуэлы", "Рамон", "Веласкес", "передал", "письмо", ",", "которое", "не",
         "получил", "Кремль", "«", "»", "—", "2025", "F-16", "и", "США", "отвергли", "её", "фывапролд", ".")


@pytest.fixture(scope="module")
def slovnet() -> networks.Models:
    """The models as slovnet runs them."""
    return networks.Models.load(parser.data_folder()).ready()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), min_size=1, max_size=12))
def test_tags_and_arcs_of_one_reading_are_those_of_slovnet(
    slovnet: networks.Models, sentences: list[list[str]],
) -> None:
    theirs = zip(slovnet.morph.map(sentences), slovnet.syntax.map(sentences), strict=True)
    read = parser.networks()
    ((_, chunk),) = read.chunks(sentences)
    found = zip(read.morph(chunk), read.syntax.arcs(read.syntax.read(chunk)), strict=True)
    for (tags, arcs), (slovnet_tags, slovnet_arcs) in zip(found, theirs, strict=True):
        assert tags == [(t.pos, tuple(sorted((t.feats or {}).items()))) for t in slovnet_tags.tokens]
        alone = [(int(t.head_id) - 1, t.rel) for t in slovnet_arcs.tokens]
        assert is_tree([arc.head for arc in arcs])
        assert arcs == alone or not is_tree([head for head, _ in alone])


def is_tree(heads: Sequence[int]) -> bool:
    """Return whether all heads lead to the root."""
    def leads(node: int) -> bool:
        steps = 0
        while node >= 0 and steps <= len(heads):
            node, steps = heads[node], steps + 1
        return node < 0

    return all(leads(node) for node in range(len(heads)))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4).flatmap(lambda n: arrays("f", (n, n + 1), elements=st.integers(-9, 9))))
def test_the_best_tree_is_the_best_of_all_trees(scores: NDArray[np.float32]) -> None:
    """Chu-Liu/Edmonds against trying every tree."""
    def worth(heads: Sequence[int]) -> float:
        return float(sum(scores[word, head + 1] for word, head in enumerate(heads)))

    every = product(range(-1, len(scores)), repeat=len(scores))
    heads = [int(head) - 1 for head in trees.heads(scores)]
    assert is_tree(heads)
    assert worth(heads) == max(worth(one) for one in every if is_tree(one))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), min_size=1, max_size=12))
def test_labels_of_names_are_those_of_slovnet(slovnet: networks.Models, sentences: list[list[str]]) -> None:
    infer = slovnet.ner.infer
    expected = list(infer.decoder(infer.process(infer.encoder(sentences))))
    read = parser.networks()
    ((_, chunk),) = read.chunks(sentences)
    scores = networks.linear(read.named.proj, read.named.encoder(chunk))
    found = networks.paths(scores, read.named.transitions, chunk.spans)
    items = infer.decoder.tags_vocab.items
    assert [[items[label] for label in path] for path in found] == expected


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        (["B-PER", "I-PER", "O"], [("PER", 0, 2)]),
        (["O", "B-LOC", "B-LOC"], [("LOC", 1, 2), ("LOC", 2, 3)]),
        (["I-PER", "O", "B-ORG"], [("PER", 0, 1), ("ORG", 2, 3)]),
        (["B-PER", "I-ORG", "O"], [("PER", 0, 1), ("ORG", 1, 2)]),
        (["O", "O"], []),
    ],
)
def test_labels_make_names(labels: Sequence[str], spans: list[tuple[str, int, int]]) -> None:
    named = parser.networks().named
    numbers = {"-".join(filter(None, label)): number for number, label in enumerate(named.labels)}
    assert list(named.spans([numbers[label] for label in labels])) == spans


def test_the_best_way_is_the_best_of_all_ways() -> None:
    """Viterbi against trying every path."""
    rng = np.random.default_rng(7)
    scores, transitions = rng.normal(size=(6, 3)).astype("f"), rng.normal(size=(3, 3)).astype("f")

    def worth(path: tuple[int, ...], first: int) -> float:
        steps = sum(transitions[a, b] for a, b in pairwise(path))
        return float(steps + sum(scores[first + i, label] for i, label in enumerate(path)))

    for start, stop in ((1, 5), (0, 1)):
        ways = np.ndindex(*[3] * (stop - start))
        best = max(ways, key=lambda path: worth(path, start))
        assert networks.paths(scores, transitions, [(start, stop)]) == [list(best)]
