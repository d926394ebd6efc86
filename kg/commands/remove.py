"""``kg remove``: articles out of the graph."""

from __future__ import annotations

from pathlib import Path

import click

from kg import articles as catalogue
from kg import terminal
from kg.commands import options
from kg.store import Store

EPILOG = """\b
Examples:
  kg remove article.txt
  kg remove https://example.org/news/1 --store my-store"""


@click.command("remove", epilog=EPILOG)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@options.store
def command(articles: tuple[str, ...], store: Path) -> None:
    """Take articles out of the graph, with all that they say.

    ARTICLE is the file it was built from, its title, its URL, or its IRI or the beginning of its key.
    Nothing is removed unless every one is found.
    """
    with Store(store) as opened:
        found = catalogue.find_all(opened, articles)
        for iri in found:
            opened.remove(iri)
            click.echo(f"removed {terminal.plain(iri)}")
