"""Counts of what was found, added up over articles, and the figures that they give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.evaluate.compare import Pair, Record, same_source, same_theme, same_time

Figures = Mapping[str, float | int | None]

ASPECTS: Mapping[str, tuple[Callable[[Record], Any], Callable[[Record, Record], bool]]] = {
    "theme": (lambda gold: gold.get("theme"), lambda g, p: same_theme(g["theme"], p.get("theme"))),
    "polarity": (lambda gold: True, lambda g, p: bool(g["polarity"] == p.get("polarity"))),
    "status": (lambda gold: True, lambda g, p: bool(g["status"] == p.get("status"))),
    "nearest_source": (lambda gold: True, lambda g, p: same_source(g, p, 0)),
    "deepest_source": (lambda gold: True, lambda g, p: same_source(g, p, -1)),
    "time": (lambda gold: gold.get("time"), lambda g, p: same_time(g["time"], p.get("time"))),
}
"""What is compared on a matched pair: whether the gold line says it, and whether the prediction agrees."""


def share(hits: int, total: int) -> float | None:
    """Return hits as a share rounded to three places; None of nothing."""
    return round(hits / total, 3) if total else None


def harmonic(one: float, other: float) -> float:
    """Return the harmonic mean of precision and recall, rounded to three places."""
    return round(2 * one * other / (one + other), 3) if one + other else 0.0


@dataclass(frozen=True)
class Counts:
    """Statements of one article, relation or set; ``+`` adds them up (a micro average).

    ``agreed`` holds, for each aspect, the matched pairs that agree and those that could.
    """

    gold: int = 0
    predicted: int = 0
    matched: int = 0
    wrong: int = 0
    core: int = 0
    core_matched: int = 0
    agreed: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def __add__(self, other: Counts) -> Counts:
        """Return the counts of both."""
        agreed = {
            aspect: (
                self.agreed.get(aspect, (0, 0))[0] + other.agreed.get(aspect, (0, 0))[0],
                self.agreed.get(aspect, (0, 0))[1] + other.agreed.get(aspect, (0, 0))[1],
            )
            for aspect in ASPECTS
        }
        return Counts(
            self.gold + other.gold,
            self.predicted + other.predicted,
            self.matched + other.matched,
            self.wrong + other.wrong,
            self.core + other.core,
            self.core_matched + other.core_matched,
            agreed,
        )

    def figures(self) -> Figures:
        """Return the figures by name, shares rounded to three places; None where there was nothing to
        compare."""
        found = self.matched + self.wrong
        precision = self.matched / found if found else 0.0
        recall = self.matched / self.gold if self.gold else 0.0
        return {
            "gold": self.gold,
            "predicted": self.predicted,
            "matched": self.matched,
            "wrong": self.wrong,
            "precision": round(precision, 3),
            "recall": round(recall, 3),
            "f1": harmonic(precision, recall),
            "core_recall": share(self.core_matched, self.core),
            **{aspect: share(*self.agreed.get(aspect, (0, 0))) for aspect in ASPECTS},
        }


def counted(gold: list[Record], predicted: list[Record], pairs: list[Pair], wrong: list[Record]) -> Counts:
    """Return the counts of an article from its gold lines, its predictions and what matched."""
    found = {id(g) for g, _ in pairs}
    core = [g for g in gold if g["level"] == "core"]
    agreed = {}
    for aspect, (says, agrees) in ASPECTS.items():
        able = [(g, p) for g, p in pairs if says(g)]
        agreed[aspect] = (sum(agrees(g, p) for g, p in able), len(able))
    return Counts(
        len(gold),
        len(predicted),
        len(pairs),
        len(wrong),
        len(core),
        sum(id(g) in found for g in core),
        agreed,
    )


@dataclass(frozen=True)
class RoleCounts:
    """Roles of one article or set: gold ones, those found, predicted ones, those right, and of right
    status."""

    gold: int = 0
    predicted: int = 0
    matched: int = 0
    right: int = 0
    status: int = 0

    def __add__(self, other: RoleCounts) -> RoleCounts:
        """Return the counts of both."""
        return RoleCounts(
            self.gold + other.gold,
            self.predicted + other.predicted,
            self.matched + other.matched,
            self.right + other.right,
            self.status + other.status,
        )

    def figures(self) -> Figures:
        """Return the figures by name, shares rounded to three places."""
        precision = self.right / self.predicted if self.predicted else 0.0
        recall = self.matched / self.gold if self.gold else 0.0
        return {
            "gold": self.gold,
            "predicted": self.predicted,
            "matched": self.matched,
            "wrong": self.predicted - self.right,
            "precision": round(precision, 3),
            "recall": round(recall, 3),
            "f1": harmonic(precision, recall),
            "status": share(self.status, self.matched),
        }
