"""The page: one HTML file, made of pyvis's network and a template around it, that opens anywhere.

``page(extractions, options)`` returns it as text; ``View`` shows it in a notebook.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.model import Extraction
from kg.view.assemble import document
from kg.view.data import gather, structure
from kg.view.options import LANGUAGES, ViewOptions
from kg.view.select import select
from kg.view.vocabulary import Vocabulary

LARGE_NODES, LARGE_EDGES = 600, 1500
_TEXT = Path(__file__).parent / "text"

__all__ = ["View", "ViewOptions", "page"]


def page(
    extractions: Iterable[Extraction],
    options: ViewOptions | None = None,
    *,
    vocabulary: Vocabulary | None = None,
) -> str:
    """Return the page as HTML text, to be written as UTF-8.

    Equal extractions in any order give equal text. Raises ``ViewError`` for an option that the graph
    cannot meet.
    """
    chosen = options or ViewOptions()
    facts = gather(select(extractions, chosen))
    data = structure(facts, vocabulary or Vocabulary.of())
    nodes, edges = (len(data["network"][part].get("id", ())) for part in ("nodes", "edges"))
    large = nodes > LARGE_NODES or edges > LARGE_EDGES
    return document({**data, **_settings(chosen), "large": large}, large=large)


def _settings(options: ViewOptions) -> dict[str, Any]:
    return {
        "title": options.title or "kg",
        "language": options.language or "en",
        "languages": list(LANGUAGES),
        "theme": options.theme,
        "text": {code: json.loads((_TEXT / f"{code}.json").read_text("utf-8")) for code in LANGUAGES},
    }


class View:
    """A page that a notebook shows in a frame of its own."""

    def __init__(self, html: str, height: int = 640) -> None:
        self.html = html
        self.height = height

    def _repr_html_(self) -> str:
        """Return the frame. It may run its script and offer downloads, and reach nothing of the notebook."""
        source = self.html.replace("&", "&amp;").replace('"', "&quot;")
        return (
            f'<iframe title="kg" sandbox="allow-scripts allow-downloads allow-popups" srcdoc="{source}" '
            f'style="width:100%;height:{self.height}px;border:0"></iframe>'
        )

    def save(self, path: str | Path) -> Path:
        """Write the page as UTF-8 and return where it is."""
        target = Path(path)
        target.write_bytes(self.html.encode("utf-8"))
        return target
