"""``kg actors``: who is in the graph."""

from __future__ import annotations

from pathlib import Path

import click

from kg import actors, ontology, terminal
from kg.commands import options
from kg.store import Store

EPILOG = """\b
Example:
  kg actors --type State --limit 10
  kg actors --find мадуро"""


@click.command("actors", epilog=EPILOG)
@options.store
@click.option("--type", "kind", metavar="TYPE", help="Only actors of this type: Person, State, Media …")
@click.option("--find", "words", metavar="TEXT", help="Only actors with TEXT in one of their names.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Only the N most spoken of.")
def command(store: Path, kind: str | None, words: str | None, limit: int | None) -> None:
    """List the actors of the graph."""
    if kind is not None:
        _check(kind)
    with Store(store, read_only=True) as opened:
        known = actors.catalogue(opened.extractions())
    chosen = [one for one in known if _wanted(one, kind, words)][:limit]
    rows = [(one.statements, one.articles, one.actor.type, one.actor.name, one.actor.id) for one in chosen]
    terminal.echo_table([("statements", "articles", "type", "name", "identity"), *rows])


def _check(kind: str) -> None:
    types = [one.name for one in ontology.load().actor_types]
    if kind.casefold() not in {name.casefold() for name in types}:
        raise click.BadParameter(f"no type «{kind}»; known: {', '.join(types)}", param_hint="'--type'")


def _wanted(one: actors.Known, kind: str | None, words: str | None) -> bool:
    of_kind = kind is None or one.actor.type.casefold() == kind.casefold()
    return of_kind and (words is None or any(words.casefold() in name.casefold() for name in one.names()))
