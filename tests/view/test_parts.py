"""What the page is made from: who claims and denies the same, where nodes stand, when a folder changes."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Polarity, Statement
from kg.view import claims, watch
from kg.view.data import shorten
from kg.view.layout import Box, beside, positions
from kg.view.network import Bundle, Point, box, draw, radius
from tests import samples

SYMMETRIC = frozenset({"Meet"})


def stated(*lines: str) -> tuple[list[Statement], dict[str, object]]:
    """Return a statement an article from lines such as ``Norway France катера + Reuters`` (a minus:
    denied)."""
    found, articles = [], {}
    actors = {a.name: a for a in (samples.NORWAY, samples.FRANCE, samples.REUTERS, samples.UN)}
    for number, line in enumerate(lines):
        agent, other, theme, sign, source, relation = (line + " Supply").split()[:6]
        text = f"{number} {agent} {other} {theme} {source}"
        scribe = samples.Scribe(samples.article(text + "\n", publisher=f"Paper {number}"))
        scribe.says(
            text, relation, (actors[agent], agent), (actors[other], other) if other != "-" else None,
            theme=None if theme == "-" else theme,
            polarity=Polarity.NEGATED if sign == "-" else Polarity.AFFIRMED,
            sources=() if source == "-" else ((actors[source], source),),
        )  # fmt: skip
        found += scribe.statements
        articles[scribe.article.key] = scribe.article
    return found, articles


@pytest.mark.parametrize(
    ("lines", "support", "against"),
    [
        (["Norway France катера + Reuters", "Norway France катерами + Reuters"], [1, 1], {}),
        (["Norway France катера + Reuters", "Norway France катерами + -"], [2, 2], {}),
        (["Norway France катера + -", "Norway France зерно + -"], [1, 1], {}),
        (["Norway France катера + -", "Norway France - + -"], [2, 2], {}),
        (["Norway France катера + -", "Norway France катера - Reuters"], [1, 1], {0: [1], 1: [0]}),
        (["Norway France катера + -", "France Norway катера - Reuters"], [1, 1], {}),
        (["Norway France - + - Meet", "France Norway - - - Meet"], [1, 1], {0: [1], 1: [0]}),
        (["Norway - катера + -", "Norway - катеров - -"], [1, 1], {0: [1], 1: [0]}),
        (["Norway - катера + -", "Norway - зерно - -"], [1, 1], {}),
    ],
    ids=lambda value: (
        " | ".join(value) if value and isinstance(value, list) and isinstance(value[0], str) else ""
    ),
)
def test_claims(lines: list[str], support: list[int], against: dict[int, list[int]]) -> None:
    statements, articles = stated(*lines)
    assert claims.weigh(statements, articles, SYMMETRIC) == (support, against)  # type: ignore[arg-type]


def overlapping(boxes: list[Box], at: list[tuple[int, int]]) -> int:
    """Return how many pairs of boxes overlap by more than a rounding."""
    pairs = [(i, j) for i in range(len(at)) for j in range(i)]
    return sum(
        all(abs(at[i][k] - at[j][k]) + 1 < (boxes[i][k] + boxes[j][k]) / 2 for k in (0, 1)) for i, j in pairs
    )


graphs = st.integers(1, 40).flatmap(
    lambda n: st.tuples(
        st.just(n), st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=60)
    )
)


@settings(max_examples=25, deadline=None)
@given(graphs)
def test_layout_is_whole_still_and_without_overlaps(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, pairs = graph
    boxes = [(90.0, 40.0)] * count
    links = sorted({(min(a, b), max(a, b), 1.0) for a, b in pairs if a != b})
    at = positions(boxes, links)
    assert len(at) == count and at == positions(boxes, links[::-1])
    assert overlapping(boxes, at) == 0


@pytest.mark.parametrize(
    ("count", "links"),
    [
        (1, []),
        (2, [(0, 0, 1.0)]),
        (300, [(0, n, 1.0) for n in range(1, 300)]),
        (600, [(n, n + 1, 1.0) for n in range(599)]),
        (500, []),
        (700, [(n, n % 7, 1.0) for n in range(7, 700)] + [(n, n + 1, 1.0) for n in range(6)]),
    ],
    ids=["one", "loop", "star", "chain", "alone", "hubs"],
)
def test_layout_of_hard_shapes(count: int, links: list[tuple[int, int, float]]) -> None:
    at = positions([(20.0, 20.0)] * count, links)
    assert len(set(at)) == count


def test_layout_of_nothing() -> None:
    assert positions([], []) == []


def test_notes_stand_beside_their_actor_and_apart() -> None:
    found = beside([(0, 0), (50, 0)], [0, 0, 0, 1], [50.0] * 4)
    assert len(set(found)) == 4
    assert all(abs((x**2 + y**2) ** 0.5 - 50) < 2 for x, y in found[:3])


def test_edges_between_the_same_two_bend_apart() -> None:
    points = {n: Point(("a",), "dot", "#123456", 1) for n in range(3)}
    bundles = [
        Bundle(0, 1, False, "#1", 1),
        Bundle(0, 1, True, "#1", 1),
        Bundle(1, 0, False, "#1", 1),
        Bundle(1, 2, False, "#1", 1),
    ]
    bends = [edge["bend"] for edge in draw(points, bundles).edges]
    assert bends[0] != bends[1] and bends[0] == bends[2] > 0 and bends[3] == 0


def test_size_grows_with_what_is_said() -> None:
    sizes = [radius(Point(("a",), "dot", "#1", weight)) for weight in (1, 4, 16, 10_000)]
    assert sizes == sorted(sizes) and sizes[-1] <= 34
    assert box(Point(("a", "a longer name"), "dot", "#1", 1))[0] > box(Point(("a",), "dot", "#1", 1))[0]


@pytest.mark.parametrize(
    ("text", "short"), [("ледокол", "ледокол"), ("а  б\nв", "а б в"), ("я" * 50, "я" * 33 + "…")]
)
def test_notes_are_short(text: str, short: str) -> None:
    assert shorten(text) == short


def test_watch_sees_a_change_that_has_come_to_rest(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("1")
    seen = watch.changes(tmp_path, watch.state(tmp_path), every=0.02)
    timer = threading.Timer(0.1, lambda: (tmp_path / "data").write_text("22"))
    timer.start()
    next(seen)
    assert (tmp_path / "data").read_text() == "22"
    timer.join()


def test_watch_does_not_look_at_locks(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("1")
    before = watch.state(tmp_path)
    (tmp_path / "kg-lock").write_text("")
    assert watch.state(tmp_path) == before
