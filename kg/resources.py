"""Where the data that travels with kg lies: in the wheel under ``kg/data``, in a checkout at the top."""

from __future__ import annotations

from pathlib import Path

_PACKAGED = Path(__file__).parent / "data"
ROOT = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parent.parent
ONTOLOGY = ROOT / "ontology.ttl"
GRAPH_DATA = ROOT / "graph_data"
SHAPES = GRAPH_DATA / "shapes.ttl"
ACTORS = GRAPH_DATA / "actors"
