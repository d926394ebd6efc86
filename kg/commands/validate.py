"""``kg validate``: whether the whole store is a graph that may leave the house."""

from __future__ import annotations

from pathlib import Path

import click

from kg import shapes, terminal
from kg.commands import options
from kg.errors import ShapeError
from kg.store import Store

EPILOG = """\b
Example:
  kg validate --store my-store"""


@click.command("validate", epilog=EPILOG)
@options.store
def command(store: Path) -> None:
    """Check the whole graph against its SHACL shapes.

    Each violation is a line that names the statement it is in; the exit code is 6 where there is one.
    """
    with Store(store, read_only=True) as opened:
        graphs = opened.graphs()
        found: list[shapes.Violation] = []
        with terminal.progress(graphs, "graphs", len(graphs)) as names:
            for name in names:
                found += shapes.violations(opened.graph(name))
    for violation in found:
        click.echo(terminal.plain(violation))
    if found:
        raise ShapeError(f"{store}: {len(found)} violations of its shapes; build those articles again")
    click.echo(f"{len(graphs)} graphs, no violation")
