"""Trees over the words of a sentence: the best by how well the syntax model hangs each word on every other,
and whether arcs make one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.model import Token

Floats = NDArray[np.float32]
Ids = NDArray[np.int64]


def heads(scores: Floats) -> Ids:
    """Return the head of each word (0: the root, else one more than its index) in the best tree.

    ``scores`` (words, 1 + words) says how well each word hangs on the root and on each word. The best head
    of each word alone, which slovnet takes, makes a loop in one sentence of fifteen.
    """
    size = len(scores)
    square = np.full((size + 1, size + 1), -np.inf, np.float32)
    square[1:] = scores
    np.fill_diagonal(square, -np.inf)
    return spanning(square)[1:]


def spanning(scores: Floats) -> Ids:
    """Return the head of each node in the spanning tree of the highest score that hangs on node 0 (Chu and
    Liu 1965, Edmonds 1967): a loop becomes one node, which is entered where that costs least."""
    best: Ids = scores.argmax(1)
    best[0] = 0
    loop = looped(best)
    if not loop.size:
        return best
    rest = np.setdiff1d(np.arange(len(best)), loop)
    entering = scores[np.ix_(loop, rest)] - scores[loop, best[loop]][:, None]
    leaving = scores[np.ix_(rest, loop)]
    size = len(rest)
    smaller = np.full((size + 1, size + 1), -np.inf, np.float32)
    smaller[:size, :size] = scores[np.ix_(rest, rest)]
    smaller[size, :size], smaller[:size, size] = entering.max(0), leaving.max(1)
    found = spanning(smaller)
    into = found[size]
    best[rest] = np.append(rest, 0)[found[:size]]
    below = np.flatnonzero(found[:size] == size)
    best[rest[below]] = loop[leaving[below].argmax(1)]
    best[loop[entering[:, into].argmax()]] = rest[into]
    best[0] = 0
    return best


def looped(best: Ids) -> Ids:
    """Return the nodes of a loop, none if all heads lead to node 0."""
    far = best
    for _ in range(len(best).bit_length()):
        far = far[far]
    stuck = int(far.argmax())
    if not far[stuck]:
        return np.array([], np.int64)
    loop = [int(far[stuck])]
    while int(best[loop[-1]]) != loop[0]:
        loop.append(int(best[loop[-1]]))
    return np.array(loop)


def rooted(tokens: Sequence[Token]) -> bool:
    """Return whether every word of a sentence leads to one that hangs on nothing, so that none hangs on what
    hangs on it."""
    leads = {-1}
    for token in tokens:
        path: list[int] = []
        at = token.index
        while at not in leads:
            if len(path) > len(tokens):
                return False
            path.append(at)
            at = tokens[at].head
        leads.update(path)
    return True
