"""``kg relations``: what can happen between actors, as ``ontology.ttl`` says."""

from __future__ import annotations

import click

from kg import ontology, terminal

EPILOG = """\b
Example:
  kg relations --language ru"""


@click.command("relations", epilog=EPILOG)
@click.option(
    "--language",
    type=click.Choice(ontology.LANGUAGES),
    default="en",
    show_default=True,
    help="Of labels and definitions.",
)
@click.option("--long", "definitions", is_flag=True, help="Show definitions too.")
def command(language: str, definitions: bool) -> None:
    """List the relations that kg knows."""
    known = ontology.load()
    rows: list[tuple[str, ...]] = [("name", "label", "edge", "PLOVER", "CAMEO")]
    for one in known.relations:
        rows.append((one.name, one.label(language), one.edge_label(language), one.plover or "–", one.cameo))
    if definitions:
        rows = [(*row, text) for row, text in zip(rows, _definitions(known, language), strict=True)]
    terminal.echo_table(rows)


def _definitions(known: ontology.Ontology, language: str) -> list[str]:
    return ["definition", *(one.term.comment(language) for one in known.relations)]
