"""SPARQL 1.1 Protocol: what an HTTP call asks, as a job, or why it is no such call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message
from urllib.parse import parse_qsl

from kg.serve import negotiation
from kg.sparql.jobs import Ending, Job, Kind

FORM = "application/x-www-form-urlencoded"
DIRECT = {"application/sparql-query": "query", "application/sparql-update": "update"}
DATASET = {
    "query": ("default-graph-uri", "named-graph-uri"),
    "update": ("using-graph-uri", "using-named-graph-uri"),
}
_FIELDS = 1000

Pairs = Sequence[tuple[str, str]]


class Problem(Exception):
    """A call that cannot be served: the HTTP status, and one line for the client."""

    def __init__(self, status: int, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status = status
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


STATUS = {
    Ending.DONE: 200,
    Ending.SYNTAX: 400,
    Ending.REFUSED: 403,
    Ending.ABSENT: 404,
    Ending.UNACCEPTABLE: 406,
    Ending.FAILED: 500,
    Ending.STORE: 500,
    Ending.CRASHED: 500,
    Ending.TIME: 503,
    Ending.MEMORY: 503,
    Ending.SIZE: 503,
    Ending.BUSY: 503,
}


@dataclass(frozen=True, slots=True)
class Call:
    """The parts of an HTTP call that the protocol looks at."""

    method: str
    parameters: Pairs
    content_type: str | None
    accept: str | None
    body: bytes


def pairs(text: str) -> Pairs:
    """Return the fields of a query string or form; raise ``Problem`` where they cannot be read."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except (UnicodeDecodeError, ValueError):
        raise Problem(400, "the parameters are not UTF-8, or are too many") from None


def media_type(header: str | None) -> str:
    """Return the media type of a Content-Type header; raise ``Problem`` for a charset but UTF-8."""
    message = Message()
    message["Content-Type"] = header or ""
    charset = str(message.get_param("charset", "utf-8")).lower()
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise Problem(415, f"the charset {charset[:40]} is not read here; send UTF-8")
    return message.get_content_type() if header else ""


def decoded(body: bytes) -> str:
    """Return a body as text; raise ``Problem`` where it is not UTF-8."""
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise Problem(400, "the body is not UTF-8") from None


def _of_post(call: Call) -> tuple[Pairs, Pairs]:
    """Return what is asked, and the other parameters, of a POST."""
    media = media_type(call.content_type)
    if media == FORM:
        fields = pairs(decoded(call.body))
        return fields, fields
    if media in DIRECT:
        return [(DIRECT[media], decoded(call.body))], call.parameters
    known = ", ".join((FORM, *DIRECT))
    raise Problem(415, f"the content type «{media or 'none'}» is not read here; send {known}")


def _asked(call: Call) -> tuple[str, str, Pairs]:
    """Return ``query`` or ``update``, its text, and the parameters beside it."""
    said, beside = (call.parameters, call.parameters) if call.method != "POST" else _of_post(call)
    texts = [(name, value) for name, value in said if name in DATASET]
    if len(texts) != 1:
        raise Problem(400, f"one query or update is wanted and {len(texts)} are there")
    kind, text = texts[0]
    if kind == "update" and call.method != "POST":
        raise Problem(400, "an update is sent by POST")
    return kind, text, beside


def _graphs(beside: Pairs, name: str) -> tuple[str, ...]:
    return tuple(value for field, value in beside if field == name)


def job(call: Call, *, writable: bool = False) -> Job:
    """Return the job that ``call`` asks for; raise ``Problem`` with the status where it asks for none."""
    kind, text, beside = _asked(call)
    if kind == "update" and not writable:
        raise Problem(403, "this server is read-only; kg serve --writable takes updates")
    default, named = (_graphs(beside, name) for name in DATASET[kind])
    rows, graph = negotiation.solutions(call.accept), negotiation.triples(call.accept)
    if rows is None and graph is None and kind == "query":
        raise Problem(
            406,
            "no format that the client takes is written here; ask for JSON, XML, CSV, TSV, "
            "Turtle, N-Triples, RDF/XML or JSON-LD",
        )
    given = bool(default or named)
    return Job(
        Kind(kind),
        text,
        solutions=rows,
        triples=graph,
        default_graphs=default if given else None,
        named_graphs=named if given else None,
    )
