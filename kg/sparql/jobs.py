"""What a worker is asked, and what it answers: frozen values that become JSON on the pipe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

PREFERRED_SOLUTIONS = "application/sparql-results+json"
PREFERRED_TRIPLES = "text/turtle"


class Kind(StrEnum):
    """What a worker can do."""

    QUERY = "query"
    UPDATE = "update"
    GRAPH = "graph"
    VIEW = "view"


class Ending(StrEnum):
    """How a job ended. All but ``DONE`` come with a message."""

    DONE = "done"
    SYNTAX = "syntax"
    REFUSED = "refused"
    UNACCEPTABLE = "unacceptable"
    ABSENT = "absent"
    FAILED = "failed"
    STORE = "store"
    TIME = "time"
    MEMORY = "memory"
    SIZE = "size"
    CRASHED = "crashed"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to do over one store.

    ``solutions`` and ``triples`` are the media types to write rows and triples in, none where the
    client takes no such thing. ``default_graphs`` and ``named_graphs`` are IRIs, both none for the
    query's own dataset: the default graph, the union of all, unless it says FROM. ``bindings`` are values for
    variables, in N-Triples spelling. ``rows`` is the most rows (or triples) to write. ``options`` are
    what only one kind of job takes.
    """

    kind: Kind
    text: str = ""
    solutions: str | None = PREFERRED_SOLUTIONS
    triples: str | None = PREFERRED_TRIPLES
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    bindings: tuple[tuple[str, str], ...] = ()
    rows: int | None = None
    options: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return the job as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Job:
        """Return the job that ``to_json`` wrote."""
        fields = dict(value, kind=Kind(value["kind"]))
        for name in ("default_graphs", "named_graphs"):
            fields[name] = None if value[name] is None else tuple(value[name])
        fields["bindings"] = tuple((variable, term) for variable, term in value["bindings"])
        return cls(**fields)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended: the media type of what was written, the rows, and whether more were left."""

    ending: Ending
    message: str = ""
    media: str = ""
    rows: int = 0
    truncated: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return the outcome as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Outcome:
        """Return the outcome that ``to_json`` wrote."""
        return cls(**dict(value, ending=Ending(value["ending"])))


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may take: seconds, bytes of memory beside the store's, bytes of answer."""

    seconds: float = 30.0
    memory: int = 1 << 30
    size: int = 1 << 28
