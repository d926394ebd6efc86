"""Where each node stands, worked out before the page opens, so that it opens still.

Connected parts are laid out one by one and set out around the largest. A part too large for springs
is cut into communities, each laid out by the same function, and the communities are laid out like
nodes as large as they are. Last, nodes whose labels would touch are pushed apart.
Positions are whole pixels at scale 1, equal for equal input.
"""

from __future__ import annotations

import math
from collections.abc import Sequence, Sized
from itertools import combinations

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Box = tuple[float, float]
Link = tuple[int, int, float]

SPRING_LIMIT = 240
EDGE = 150.0
STRETCH = 1.15
GAP = 26.0
SEED = 1
_WAYS = 24
_STILL = 0.5
_TURNS = 36
_LONG = 0.85
_CELL = 34.0
_CHUNK = 100_000
_QUICK_FROM = 400
_GOLDEN = math.pi * (3 - math.sqrt(5))


def positions(boxes: Sequence[Box], links: Sequence[Link], edge: float = EDGE) -> list[tuple[int, int]]:
    """Return x and y for each node, given the width and height it takes with its label, and its links.

    ``edge`` is how long an edge would like to be.
    """
    if not boxes:
        return []
    graph = nx.Graph()
    graph.add_nodes_from(range(len(boxes)))
    graph.add_weighted_edges_from(sorted(links))
    sizes = np.array(boxes, dtype=float)
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda p: (-len(p), p))
    placed = [_place(graph, part, sizes, edge) for part in parts]
    centre = _pack(parts, placed, sizes)
    return [(round(x), round(y)) for x, y in centre.tolist()]


def _place(graph: nx.Graph, nodes: list[int], sizes: Array, edge: float) -> Array:
    """Return the positions of one connected part, or of one community of it, around its middle."""
    inner = nx.Graph(graph.subgraph(nodes))
    if len(nodes) <= SPRING_LIMIT:
        rounds = _rounds(sizes)
        return _spread(_springs(inner, nodes, edge, rounds), sizes[nodes], rounds)
    communities = _communities(inner)
    if len(communities) < 2:
        return _sunflower(inner, nodes)
    return _join(inner, nodes, communities, [_place(inner, group, sizes, edge) for group in communities])


def _springs(graph: nx.Graph, nodes: list[int], edge: float, rounds: int) -> Array:
    """Return places whose distances follow the steps between nodes: springs first, then less stress."""
    if len(nodes) == 1:
        return np.zeros((1, 2))
    plain = _numbered(graph, nodes)
    start = nx.spring_layout(plain, iterations=80, seed=SEED, weight="weight")
    first = np.array([start[index] for index in range(len(nodes))]) * edge
    at = _relax(first, _steps(plain) * edge, rounds)
    return _turn(at - at.mean(axis=0)) * (STRETCH, 1.0)


def _turn(at: Array) -> Array:
    """Return the places turned so that they fill a frame about as high as wide."""
    angles = np.linspace(0, math.pi, _TURNS, endpoint=False)
    turns = np.array([[[math.cos(a), -math.sin(a)], [math.sin(a), math.cos(a)]] for a in angles])
    turned = at @ turns
    side = np.ptp(turned, axis=1).max(axis=1)
    return np.asarray(turned[int(side.round(1).argmin())])


def _rounds(all_nodes: Sized) -> int:
    """Return how long to polish: the last pixels do not matter where thousands of nodes are seen at once."""
    return 200 if len(all_nodes) < 1000 else 40


def _steps(graph: nx.Graph) -> Array:
    """Return the number of steps between each two nodes; a hub's neighbours stand further from it."""
    crowd = np.sqrt(np.maximum(1, np.array([graph.degree(node) for node in sorted(graph)]) / 6))
    steps = np.zeros((len(graph), len(graph)))
    for node, lengths in nx.all_pairs_shortest_path_length(graph):
        for other, length in lengths.items():
            steps[node, other] = length
    return np.asarray(steps**_LONG * np.where(steps == 1, np.maximum(crowd[:, None], crowd[None, :]), 1.0))


def _relax(at: Array, wanted: Array, rounds: int) -> Array:
    """Return the places moved until the distances are near the wanted ones (stress majorization, SMACOF)."""
    with np.errstate(divide="ignore"):
        weight = np.where(wanted > 0, wanted**-2.0, 0.0)
    count = len(at)
    inverse = np.linalg.inv(np.diag(weight.sum(axis=1)) - weight + 1 / count) - 1 / count
    for _ in range(rounds):
        apart = np.hypot(np.subtract.outer(at[:, 0], at[:, 0]), np.subtract.outer(at[:, 1], at[:, 1]))
        ratio = weight * wanted / np.maximum(apart, 1e-9)
        moved = inverse @ ((np.diag(ratio.sum(axis=1)) - ratio) @ at)
        still = np.abs(moved - at).max() < _STILL
        at = moved
        if still:
            break
    return at


def _numbered(graph: nx.Graph, nodes: list[int]) -> nx.Graph:
    """Return the graph over 0, 1, 2 … in the order of ``nodes``: springs depend on the order."""
    index = {node: place for place, node in enumerate(nodes)}
    plain = nx.Graph()
    plain.add_nodes_from(range(len(nodes)))
    plain.add_weighted_edges_from(sorted((index[a], index[b], w) for a, b, w in graph.edges(data="weight")))
    return plain


def _communities(graph: nx.Graph) -> list[list[int]]:
    nodes = sorted(graph)
    found = nx.community.louvain_communities(_numbered(graph, nodes), seed=SEED, max_level=6)
    return sorted((sorted(nodes[i] for i in group) for group in found), key=lambda g: (-len(g), g))


def _sunflower(graph: nx.Graph, nodes: list[int]) -> Array:
    """Return a disc of nodes, the best linked in the middle: for a star, which has no communities."""
    order = sorted(range(len(nodes)), key=lambda i: (-graph.degree(nodes[i]), nodes[i]))
    at = np.zeros((len(nodes), 2))
    for rank, place in enumerate(order):
        radius = 34.0 * math.sqrt(rank)
        at[place] = radius * math.cos(rank * _GOLDEN) * STRETCH, radius * math.sin(rank * _GOLDEN)
    return at


def _join(graph: nx.Graph, nodes: list[int], communities: list[list[int]], inner: list[Array]) -> Array:
    """Return the communities set out around each other, each as ``inner`` lays it out."""
    extents = np.array([np.ptp(at, axis=0) + 3 * GAP for at in inner])
    home = {node: place for place, community in enumerate(communities) for node in community}
    between = nx.Graph()
    between.add_nodes_from(range(len(communities)))
    for a, b, weight in graph.edges(data="weight"):
        one, other = sorted((home[a], home[b]))
        if one != other:
            known = between.get_edge_data(one, other, {"weight": 0.0})["weight"]
            between.add_edge(one, other, weight=known + weight)
    centres = _spread(_between(between) * math.sqrt(float(extents.prod(axis=1).sum())) / 2, extents)
    at = {
        node: xy - places.mean(axis=0) + centres[number]
        for number, (community, places) in enumerate(zip(communities, inner, strict=True))
        for node, xy in zip(community, places, strict=True)
    }
    return np.array([at[node] for node in nodes])


def _between(graph: nx.Graph) -> Array:
    """Return the places of communities on a unit square, or on a disc where they are too many for springs."""
    nodes = sorted(graph)
    if len(nodes) > SPRING_LIMIT:
        at = _sunflower(graph, nodes)
        return np.asarray(at / (np.abs(at).max() or 1.0))
    found = nx.spring_layout(_numbered(graph, nodes), iterations=100, seed=SEED, weight=None)
    return np.array([found[index] for index in nodes]) * (STRETCH, 1.0)


def _spread(at: Array, boxes: Array, rounds: int = 120) -> Array:
    """Push boxes that overlap apart along the shorter way, half each, until none do or rounds end."""
    at = at.copy()
    order = np.sign(np.subtract.outer(np.arange(len(at)), np.arange(len(at))))
    reach = (boxes[:, None, :] + boxes[None, :, :]) / 2 + GAP / 2
    for _ in range(rounds):
        apart = at[:, None, :] - at[None, :, :]
        overlap = reach - np.abs(apart)
        touching = np.asarray((overlap > 0).all(axis=2))
        np.fill_diagonal(touching, False)
        if not touching.any():
            break
        side = np.where(apart == 0, order[..., None], np.sign(apart))
        across = overlap[..., 0] < overlap[..., 1]
        push = np.stack([touching & across, touching & ~across], axis=2) * overlap * side
        at += push.sum(axis=1) / 2 / np.maximum(1, touching.sum(axis=1))[:, None] ** 0.5
    return at


def _pack(parts: list[list[int]], placed: list[Array], sizes: Array) -> Array:
    """Set the parts out around the largest, each as near the middle as it finds room.

    Room is counted in square cells, so that small parts fill the bays of the large one.
    """
    if len(parts) == 1:
        return placed[0]
    result = np.zeros((len(sizes), 2))
    prints = [_footprint(at, sizes[part]) for part, at in zip(parts, placed, strict=True)]
    side = 2 * int(math.sqrt(sum(len(cells) for cells in prints)) * 2 + max(map(np.ptp, prints)) + 4)
    taken = np.zeros((side, side), dtype=bool)
    spiral = _spiral(side)
    start = 0
    for rank, (part, at, cells) in enumerate(zip(parts, placed, prints, strict=True)):
        spot = _find_room(taken, cells, spiral, start)
        start = spot if rank > _QUICK_FROM else 0
        taken[tuple((cells + spiral[spot]).T)] = True
        result[part] = at + (spiral[spot] - side // 2) * _CELL
    return result


def _footprint(at: Array, sizes: Array) -> NDArray[np.int64]:
    """Return the cells that a part's nodes stand on, with their labels and a margin, as whole numbers."""
    cells: set[tuple[int, int]] = set()
    for (x, y), (width, height) in zip(at.tolist(), sizes.tolist(), strict=True):
        across = range(int((x - width / 2 - GAP) // _CELL), int((x + width / 2 + GAP) // _CELL) + 1)
        down = range(int((y - height / 2 - GAP) // _CELL), int((y + height / 2 + GAP) // _CELL) + 1)
        cells.update((column, row) for column in across for row in down)
    return np.array(sorted(cells), dtype=np.int64)


def _spiral(side: int) -> NDArray[np.int64]:
    """Return all cells of the ground, the nearest to its middle first; a screen is wider than high."""
    grid = np.stack(np.meshgrid(np.arange(side), np.arange(side), indexing="ij"), axis=-1).reshape(-1, 2)
    away = (((grid - side // 2) / (1.05, 1.0)) ** 2).sum(axis=1)
    return grid[np.argsort(away, kind="stable")]


def _find_room(
    taken: NDArray[np.bool_], cells: NDArray[np.int64], spiral: NDArray[np.int64], start: int
) -> int:
    """Return the place in ``spiral`` of the first cell around which all of ``cells`` are free."""
    low, high = cells.min(axis=0), cells.max(axis=0)
    at_once = max(1, _CHUNK // len(cells))
    for first in range(start, len(spiral), at_once):
        middles = spiral[first : first + at_once]
        inside = ((middles + low >= 0) & (middles + high < len(taken))).all(axis=1)
        spots = np.flatnonzero(inside)
        at = middles[spots][:, None, :] + cells[None, :, :]
        free = spots[~taken[at[..., 0], at[..., 1]].any(axis=1)]
        if len(free):
            return first + int(free[0])
    raise AssertionError("the ground is larger than all parts together")


def beside(
    at: Sequence[tuple[int, int]], owners: Sequence[int], reach: Sequence[float]
) -> list[tuple[int, int]]:
    """Return places for small nodes, each ``reach`` from its owner, where most room is left around it."""
    taken = np.array(at, dtype=float).reshape(-1, 2)
    ways = np.linspace(0, 2 * math.pi, _WAYS, endpoint=False)
    placed: list[tuple[int, int]] = []
    for owner, far in zip(owners, reach, strict=True):
        here = taken[owner]
        near = taken[np.abs(taken - here).max(axis=1) < 3 * far]
        choice = here + far * np.stack([np.cos(ways), np.sin(ways)], axis=1)
        room = np.linalg.norm(choice[:, None, :] - near[None, :, :], axis=2).min(axis=1)
        best = choice[int(room.round(3).argmax())]
        placed.append((round(best[0]), round(best[1])))
        taken = np.vstack([taken, placed[-1]])
    return placed


def overlaps(boxes: Sequence[Box], at: Sequence[tuple[int, int]]) -> int:
    """Return how many pairs of boxes overlap: what a test of the layout counts."""
    pairs = combinations(zip(boxes, at, strict=True), 2)
    return sum(
        abs(a[0] - b[0]) * 2 < m[0] + n[0] and abs(a[1] - b[1]) * 2 < m[1] + n[1] for (m, a), (n, b) in pairs
    )
