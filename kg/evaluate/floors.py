"""The ratchet: figures that must not fall. They rise by a flag, and fall only by a flag with a reason.

A floors file is JSON: ``sets`` holds for each set where its articles lie and its ``floors`` by figure;
``lowered`` every lowering with its reason, the latest last.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import files
from kg.errors import InputError
from kg.evaluate.result import Total

FIGURES = (
    "precision",
    "recall",
    "core_recall",
    "theme",
    "polarity",
    "status",
    "nearest_source",
    "deepest_source",
    "time",
)
"""The figures of statements that have a floor."""

Floors = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure below its floor."""

    figure: str
    floor: float
    measured: float

    def __str__(self) -> str:
        return f"{self.figure} {self.measured:.3f} is below its floor {self.floor:.3f}"


def measured(total: Total) -> dict[str, float]:
    """Return the figures of a set that can have a floor, by name."""
    statements = total.statements.figures()
    found = {name: statements[name] for name in FIGURES}
    if total.roles:
        roles = total.roles.figures()
        found |= {"roles_f1": roles["f1"], "roles_status": roles["status"]}
    return {name: float(figure) for name, figure in found.items() if figure is not None}


def load(path: Path) -> dict[str, Any]:
    """Return a floors file; raise ``InputError`` where it is none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if all(isinstance(one["floors"], dict) for one in found["sets"].values()) and isinstance(
            found["lowered"], list
        ):
            return dict(found)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path}: no floors file ({type(error).__name__}: {error}); restore it") from None
    raise InputError(f"{path}: no floors file (floors by figure expected); restore it")


def save(path: Path, content: Mapping[str, Any]) -> None:
    """Write a floors file, whole or not at all."""
    files.write(path, (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode())


def of(content: Mapping[str, Any], name: str) -> Floors:
    """Return the floors of a set; raise ``InputError`` for a set that has none."""
    if name not in content["sets"]:
        raise InputError(f"no set «{name}» among the floors; there are {', '.join(content['sets'])}")
    found: Floors = content["sets"][name]["floors"]
    return found


def shortfalls(floors: Floors, figures: Mapping[str, float]) -> list[Shortfall]:
    """Return the figures below their floors; one that is not measured any more counts as nothing."""
    return [
        Shortfall(name, floor, figures.get(name, 0.0))
        for name, floor in floors.items()
        if figures.get(name, 0.0) < floor
    ]


def raised(content: Mapping[str, Any], name: str, figures: Mapping[str, float]) -> dict[str, Any]:
    """Return the floors with those of one set raised to what was measured; none falls."""
    floors = {**figures, **of(content, name)}
    return _with(
        content, name, {figure: max(floor, figures.get(figure, 0.0)) for figure, floor in floors.items()}
    )


def lowered(
    content: Mapping[str, Any], name: str, figures: Mapping[str, float], reason: str
) -> dict[str, Any]:
    """Return the floors with those that one set misses lowered to what was measured, the reason noted.

    Raises ``InputError`` for an empty reason.
    """
    if not reason.strip():
        raise InputError("a floor is lowered only with a reason; say it with --reason")
    fallen = shortfalls(of(content, name), figures)
    notes = [
        {"set": name, "figure": s.figure, "from": s.floor, "to": s.measured, "reason": reason.strip()}
        for s in fallen
    ]
    made = _with(content, name, {**of(content, name), **{s.figure: s.measured for s in fallen}})
    return {**made, "lowered": [*content["lowered"], *notes]}


def _with(content: Mapping[str, Any], name: str, floors: Floors) -> dict[str, Any]:
    sets = {**content["sets"], name: {**content["sets"][name], "floors": dict(sorted(floors.items()))}}
    return {**content, "sets": sets}
