"""The picture as a pyvis ``Network``: nodes with their places, bundled edges, options of vis-network."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from kg.view.layout import EDGE, Box, beside, positions

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True,
        "tooltipDelay": 0,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
    },
    "nodes": {"shape": "dot", "font": {"size": 0}, "borderWidth": 1.5},
    "edges": {
        "selectionWidth": 0,
        "hoverWidth": 0,
        "arrowStrikethrough": False,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
    },
}
_LETTER, _LINE = 7.4, 17.0
APART = 0.16
ROOMY, DENSE = 60, 260
NOTES_UP_TO, NOTE_REACH = 90, 46.0


@dataclass(frozen=True, slots=True)
class Point:
    """A node before it has a place: an actor, or a note that holds what an actor said or did."""

    labels: tuple[str, ...]
    shape: str
    color: str
    weight: int
    note: bool = False


@dataclass(frozen=True, slots=True)
class Bundle:
    """Statements drawn as one edge: same ends, same way, and either all affirmed or all denied."""

    source: int
    target: int
    denied: bool
    color: str
    weight: int


class Picture(Network):  # type: ignore[misc]
    """pyvis's network without its search through every node for every node and edge it is given."""

    def add_node(
        self, n_id: int, label: str = "", shape: str = "dot", color: str = "", **options: Any
    ) -> None:
        """Add a node whose id is known to be new."""
        self.nodes.append(Node(n_id, shape, label, color=color, **options).options)
        self.node_ids.append(n_id)
        self.node_map[n_id] = self.nodes[-1]

    def add_edge(self, source: int, to: int, **options: Any) -> None:
        """Add an edge between nodes that are known to be there."""
        self.edges.append(Edge(source, to, self.directed, **options).options)


def draw(points: Mapping[int, Point], bundles: Sequence[Bundle]) -> Picture:
    """Return the network with every node, by its number, in its place."""
    picture = Picture(directed=True)
    picture.set_options(json.dumps(_OPTIONS))
    places = _places(points, bundles)
    for number, point in sorted(points.items()):
        x, y = places[number]
        picture.add_node(number, point.labels[0], point.shape, point.color, size=radius(point), x=x, y=y)
    for index, (bundle, bend) in enumerate(zip(bundles, _bends(bundles), strict=True)):
        picture.add_edge(bundle.source, bundle.target, id=index, color=bundle.color, bend=bend)
    return picture


def _places(points: Mapping[int, Point], bundles: Sequence[Bundle]) -> dict[int, tuple[int, int]]:
    """Lay out the nodes; in a crowd the actors first, and each note then beside its actor."""
    crowded = not shows_notes(points)
    first = [number for number in sorted(points) if not (crowded and points[number].note)]
    order = {number: place for place, number in enumerate(first)}
    links = [(order[a], order[b], weight) for a, b, weight in _links(bundles) if a in order and b in order]
    share = min(1.0, max(0.0, (len(first) - ROOMY) / (DENSE - ROOMY)))
    boxes = [box(points[number], 1 - 0.7 * share) for number in first]
    places = positions(boxes, links, EDGE * (1 - 0.45 * share))
    notes = [b for b in bundles if b.target in points and b.target not in order]
    reach = [radius(points[b.source]) + NOTE_REACH for b in notes]
    beside_them = beside(places, [order[b.source] for b in notes], reach)
    return dict(zip([*first, *(b.target for b in notes)], [*places, *beside_them], strict=True))


def shows_notes(points: Mapping[int, Point]) -> bool:
    """Return whether the picture opens with its notes shown: only where there is room for them."""
    return len(points) <= NOTES_UP_TO


def radius(point: Point) -> float:
    """Return the radius of a node in pixels: its area grows with how much is said of it."""
    return 5.0 if point.note else round(min(34.0, 6.0 + 3.4 * math.sqrt(point.weight)), 1)


def box(point: Point, room: float = 1.0) -> Box:
    """Return the width and height of a node with the longest of its labels; ``room``, the share they get."""
    size = radius(point)
    width = max(len(label) for label in point.labels) * _LETTER * room
    return max(width, 2 * size), 2 * size + 2 * _LINE * room


def _links(bundles: Sequence[Bundle]) -> list[tuple[int, int, float]]:
    weights: Counter[tuple[int, int]] = Counter()
    for bundle in bundles:
        weights[min(bundle.source, bundle.target), max(bundle.source, bundle.target)] += bundle.weight
    return [(a, b, 1 + math.log(weight)) for (a, b), weight in weights.items()]


def _bends(bundles: Sequence[Bundle]) -> list[float]:
    """Return how far each edge bends: none where it is alone between its ends."""
    between: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, bundle in enumerate(bundles):
        between[min(bundle.source, bundle.target), max(bundle.source, bundle.target)].append(index)
    bends = [0.0] * len(bundles)
    for members in between.values():
        for index in members if len(members) > 1 else ():
            bends[index] = APART * (2 if bundles[index].denied else 1)
    return bends
