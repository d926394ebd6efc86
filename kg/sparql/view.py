"""The page of the whole graph, made in a worker so that it too can be ended."""

from __future__ import annotations

from pyoxigraph import Store

from kg.sparql.context import Context
from kg.sparql.evaluate import Writer
from kg.sparql.jobs import Ending, Job, Outcome


def write(store: Store, job: Job, context: Context, out: Writer) -> Outcome:
    """Write the page of all that ``store`` holds; ``job.options`` go to the page as they are."""
    from kg import rdf
    from kg.view import page

    html = page(rdf.read_extractions(iter(store)), **job.options)
    out.write(html.encode())
    return Outcome(Ending.DONE, media="text/html; charset=utf-8")
