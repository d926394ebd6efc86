"""``kg view``: the graph as one HTML page."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from kg import files, ontology, terminal, view
from kg.commands import options
from kg.errors import KgError
from kg.store import Store
from kg.view import watch as watching
from kg.view.options import LANGUAGES, THEMES

EPILOG = """\b
Examples:
  kg view --open
  kg view --focus Maduro --hops 2 --out maduro.html
  kg view --since 2025-10 --until 2025-10-26 --language ru --watch"""


@click.command("view", epilog=EPILOG)
@options.store
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=f"Where the page is written.  [default: {options.DEFAULT_OUT}/graph.html]",
)
@click.option(
    "--focus",
    default="",
    metavar="ACTOR",
    help="Only what is around an actor: a name, a Wikidata number, an IRI.",
)
@click.option(
    "--hops", type=click.IntRange(1, 20), default=1, show_default=True, help="How far around the actor."
)
@click.option(
    "--relation",
    "relations",
    multiple=True,
    metavar="R",
    help="Only this relation; may be repeated. `kg relations` lists them.",
)
@click.option(
    "--source", "sources", multiple=True, metavar="NAME", help="Only what this source says; may be repeated."
)
@click.option(
    "--since", default="", metavar="D", help="From this year, month or day on: 2025, 2025-10, 2025-10-31."
)
@click.option("--until", default="", metavar="D", help="Up to this year, month or day.")
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="The language the page opens in.",
)
@click.option(
    "--theme",
    type=click.Choice(THEMES),
    default="auto",
    show_default=True,
    help="The colours the page opens in.",
)
@click.option(
    "--max",
    "maximum",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="Only the N actors most spoken of.",
)
@click.option("--title", default="", help="The title of the page.")
@click.option("--watch", is_flag=True, help="Write the page anew whenever the store changes, until Ctrl-C.")
@click.option("--open", "open_it", is_flag=True, help="Open the page in the browser.")
def command(store: Path, out: Path | None, watch: bool, open_it: bool, **chosen: Any) -> None:
    """Write the graph as one HTML page that works offline."""
    for name in chosen["relations"]:
        ontology.load().relation(name)
    target = out or Path(options.DEFAULT_OUT) / "graph.html"
    wanted = view.ViewOptions(**chosen)
    before = watching.state(store)
    _write(store, target, wanted)
    if open_it:
        click.launch(str(target))
    if watch:
        _watch(store, target, wanted, before)


def _write(store: Path, target: Path, wanted: view.ViewOptions) -> None:
    with Store(store, read_only=True) as opened:
        html = view.page(opened.extractions(), wanted)
    click.echo(f"wrote {terminal.plain(files.write(target, html))}")


def _watch(store: Path, target: Path, wanted: view.ViewOptions, shown: watching.State) -> None:
    """Write the page after each change from ``shown`` on; what is wrong meanwhile is said."""
    click.echo("watching the store; Ctrl-C ends it", err=True)
    with suppress(KeyboardInterrupt):
        for _ in watching.changes(store, shown):
            try:
                _write(store, target, wanted)
            except KgError as error:
                terminal.error(error)
