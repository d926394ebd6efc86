"""News articles into a graph of who did what to whom, and who says so.

    from kg import KnowledgeGraph

    g = KnowledgeGraph.build(["articles/"])
    g.query("SELECT …"); g.to_networkx(); g.to_rdf(); g.to_html("graph.html"); g.statements

Everything that is public is in ``__all__``, and loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.errors import (
        ActorDataError,
        ExportError,
        InputError,
        KgError,
        LanguageDataError,
        OntologyError,
        PushError,
        QueryError,
        ServeError,
        ShapeError,
        StoreError,
        ViewError,
    )
    from kg.knowledge_graph import KnowledgeGraph
    from kg.model import (
        Actor,
        Article,
        Extraction,
        Mention,
        Polarity,
        Role,
        RoleStatus,
        Span,
        Statement,
        Status,
        Time,
    )

_HOMES = {
    "kg.knowledge_graph": ("KnowledgeGraph",),
    "kg.model": (
        "Actor",
        "Article",
        "Extraction",
        "Mention",
        "Polarity",
        "Role",
        "RoleStatus",
        "Span",
        "Statement",
        "Status",
        "Time",
    ),
    "kg.errors": (
        "ActorDataError",
        "ExportError",
        "InputError",
        "KgError",
        "LanguageDataError",
        "OntologyError",
        "PushError",
        "QueryError",
        "ServeError",
        "ShapeError",
        "StoreError",
        "ViewError",
    ),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Actor",
    "ActorDataError",
    "Article",
    "ExportError",
    "Extraction",
    "InputError",
    "KgError",
    "KnowledgeGraph",
    "LanguageDataError",
    "Mention",
    "OntologyError",
    "Polarity",
    "PushError",
    "QueryError",
    "Role",
    "RoleStatus",
    "ServeError",
    "ShapeError",
    "Span",
    "Statement",
    "Status",
    "StoreError",
    "Time",
    "ViewError",
    "__version__",
]


def __getattr__(name: str) -> Any:
    """Load what is public when it is first asked for, so that ``import kg`` costs next to nothing."""
    if name == "__version__":
        from importlib.metadata import version

        return version("kg")
    if name not in _HOME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
