"""``kg push``: send the graph to another SPARQL endpoint."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg import push
from kg.commands import options
from kg.push_http import Credentials, Server
from kg.store import Store

EPILOG = """\b
Examples:
  kg push --endpoint http://localhost:3030/kg/update              Fuseki
  kg push --endpoint http://localhost:7200/repositories/kg/statements   GraphDB
  kg push --endpoint http://localhost:8890/sparql-graph-crud-auth --graph-store   Virtuoso
  KG_PUSH_USER=me KG_PUSH_PASSWORD=… kg push --endpoint https://example.org/update"""


def _report(done: int, all_of_them: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{done} of {all_of_them} graphs", nl=done == all_of_them, err=True)


@click.command("push", epilog=EPILOG)
@options.store
@click.option("--endpoint", required=True, metavar="URL", help="Where the server takes updates.")
@click.option("--graph-store", is_flag=True, help="Use the Graph Store Protocol instead of SPARQL Update.")
@click.option(
    "--batch",
    type=click.IntRange(1),
    default=push.BATCH,
    show_default=True,
    metavar="N",
    help="The most triples in one call.",
)
@click.option(
    "--state",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="What has arrived, to go on from.  [default: beside the store]",
)
@click.option(
    "--timeout",
    type=options.seconds,
    default=60.0,
    show_default=True,
    metavar="S",
    help="Seconds to wait for an answer.",
)
def command(
    store: Path, endpoint: str, graph_store: bool, batch: int, state: Path | None, timeout: float
) -> None:
    """Send the graph to another SPARQL endpoint.

    What has arrived is noted, so that a run that was stopped goes on where it was, and a second run sends
    only what has changed. Credentials are read from KG_PUSH_USER and KG_PUSH_PASSWORD, or KG_PUSH_TOKEN,
    and from nowhere else.
    """
    with (
        Server(endpoint, Credentials.from_environment(), timeout) as server,
        Store(store, read_only=True) as opened,
    ):
        known = push.State(state or push.state_file(store), endpoint)
        done = push.push(opened, server, known, graph_store=graph_store, batch=batch, report=_report)
    click.echo(
        f"{done.sent} graphs with {done.triples} triples sent, {done.kept} were there, {done.dropped} dropped"
    )
