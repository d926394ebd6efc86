"""``kg load``: take RDF of others into the graph."""

from __future__ import annotations

from pathlib import Path

import click

from kg import load, terminal
from kg.commands import options
from kg.store import Store

EPILOG = """\b
Examples:
  kg load graph.trig
  kg load --facts ministers.ttl --store my-store"""


@click.command("load", epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@options.store
@click.option(
    "--facts", is_flag=True, help="Take any RDF, each file as a graph of facts beside the articles."
)
@click.option("--name", metavar="NAME", help="With --facts, the name of the graph.  [default: the file's]")
def command(paths: tuple[Path, ...], store: Path, facts: bool, name: str | None) -> None:
    """Take RDF of others into the graph: kg's own in any format, or other RDF with --facts.

    Everything is checked first; each violation is a line that names the statement it is in, and where
    there is one nothing is stored. A graph that is there already is replaced.
    """
    if name and (not facts or len(paths) != 1):
        raise click.UsageError("--name goes with --facts and one file.")
    found = [(path, load.read_facts(path, name) if facts else load.read(path)) for path in paths]
    for path, loaded in found:
        for violation in loaded.violations:
            click.echo(terminal.plain(f"{path}: {violation}"))
    load.refuse(found)
    with Store(store) as opened:
        for path, loaded in found:
            opened.put_all(loaded.articles)
            for graph, quads in loaded.facts:
                opened.put_graph(graph, quads)
            click.echo(terminal.plain(f"{path}: {_told(loaded)}"))


def _told(loaded: load.Loaded) -> str:
    """Return what was taken in."""
    statements = sum(len(article.statements) for article in loaded.articles)
    facts = sum(len(quads) for _, quads in loaded.facts)
    parts = (f"{len(loaded.articles)} articles, {statements} statements", f"{facts} facts")
    return ", ".join(part for part, there in zip(parts, (loaded.articles, facts), strict=True) if there)
