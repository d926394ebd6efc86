"""``kg serve``: offer the graph over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.commands import options
from kg.serve.settings import Settings
from kg.sparql.jobs import Limits

_DEFAULTS = Settings(Path())
EPILOG = """\b
Examples:
  kg serve                                  then open http://127.0.0.1:8000/
  curl -H 'Accept: text/csv' --data-urlencode query@question.rq http://127.0.0.1:8000/sparql
  kg serve --host 0.0.0.0 --allow-host graph.example.org --cors https://example.org"""


@click.command("serve", epilog=EPILOG)
@options.store
@click.option("--host", default=_DEFAULTS.host, show_default=True, help="Where to listen.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=_DEFAULTS.port,
    show_default=True,
    help="On which port; 0 for a free one.",
)
@options.timeout
@options.memory
@click.option(
    "--answer",
    type=click.IntRange(1),
    default=Limits().size >> 20,
    show_default=True,
    metavar="MB",
    help="The largest answer.",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=_DEFAULTS.workers,
    show_default=True,
    help="Queries that run at once.",
)
@click.option(
    "--writable",
    is_flag=True,
    help="Take SPARQL updates too; anybody who can reach the server can send them.",
)
@click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="A name, beside localhost and addresses, by which the server may be called. Repeatable.",
)
@click.option(
    "--cors",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="A web site whose pages may read, beside those of this machine; * for all. Repeatable.",
)
def command(store: Path, timeout: float, memory: int, answer: int, **others: Any) -> None:
    """Offer the graph as a SPARQL 1.1 endpoint and as web pages.

    /sparql is the endpoint, / a page to ask it, /view the graph, /graphs the Graph Store Protocol,
    and /statement/…, /actor/…, /article/… answer RDF or HTML. Changes of the store are seen while
    the server runs. Only this machine can reach it, and only reading, unless told.
    """
    from kg.serve.run import serve

    limits = Limits(timeout, memory << 20, answer << 20)
    serve(Settings(store=store.resolve(), limits=limits, **others))
