"""``kg docs``: the ontology as web pages."""

from __future__ import annotations

from pathlib import Path

import click

from kg import docs, terminal

EPILOG = """\b
Example:
  kg docs --out ontology-pages                  then open ontology-pages/ontology.en.html"""


@click.command("docs", epilog=EPILOG)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default="kg-docs",
    show_default=True,
    metavar="DIR",
    help="Where the pages are written.",
)
def command(out: Path) -> None:
    """Write the ontology's pages: every term, in four languages."""
    click.echo(f"wrote {', '.join(terminal.plain(path) for path in docs.write(out))}")
