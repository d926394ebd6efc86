"""Graph Store Protocol, reading: ``?graph=IRI`` or ``?default``."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode

from kg.errors import QueryError
from kg.serve import negotiation
from kg.serve.protocol import Problem
from kg.sparql import guard
from kg.sparql.jobs import Job, Kind


def graph(parameters: Sequence[tuple[str, str]]) -> NamedNode | None:
    """Return the graph that is asked for, none for the default graph; raise ``Problem`` for neither."""
    names = [value for name, value in parameters if name == "graph"]
    default = any(name == "default" for name, _ in parameters)
    if len(names) + default != 1:
        raise Problem(400, "say which graph: ?graph=IRI, or ?default for the union of all")
    if default:
        return None
    try:
        return NamedNode(guard.check_graph(names[0]))
    except QueryError as error:
        raise Problem(403, str(error)) from None
    except ValueError:
        raise Problem(400, "the graph's name is no IRI") from None


def job(parameters: Sequence[tuple[str, str]], accept: str | None) -> Job:
    """Return the job that reads the graph that is asked for."""
    media = negotiation.triples(accept)
    if media is None:
        raise Problem(406, "ask for Turtle, N-Triples, RDF/XML or JSON-LD")
    name = graph(parameters)
    return Job(Kind.GRAPH, triples=media, options={"graph": name.value if name else None})
