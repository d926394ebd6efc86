"""``kg export``: take the graph elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from kg import articles as catalogue
from kg import files, load, terminal
from kg.commands import options
from kg.errors import ExportError
from kg.export import FORMATS, TABLES, Format, Options, chunks, find
from kg.export.select import Selection
from kg.store import Store

EPILOG = """\b
Examples:
  kg export --list
  kg export --format turtle --out graph.ttl
  kg export --format csv --table roles
  kg export --format jsonl --since 2025-10 | jq .quote"""


@click.command("export", epilog=EPILOG)
@options.store
@click.option("--format", "name", metavar="FORMAT", help="What to write; --list shows the names.")
@click.option("--list", "listing", is_flag=True, help="Show the formats and end.")
@click.option(
    "--table",
    type=click.Choice(TABLES),
    default="statements",
    show_default=True,
    help="Which one, for formats that hold a table.",
)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="[default: stdout]"
)
@click.option(
    "--article",
    "articles",
    multiple=True,
    metavar="ARTICLE",
    help="Only this: file, title, URL, IRI or beginning of a key. Repeatable.",
)
@click.option(
    "--relation", "relations", multiple=True, metavar="R", help="Only these statements. Repeatable."
)
@click.option("--since", metavar="DATE", help="Only what happened then or later: 2025, 2025-10, 2025-10-31.")
@click.option("--until", metavar="DATE", help="Only what happened then or before.")
@click.option("--context-url", metavar="URL", help="In JSON-LD, name the context instead of writing it out.")
def command(
    store: Path, name: str | None, listing: bool, table: str, out: Path | None, articles: tuple[str, ...],
    relations: tuple[str, ...], since: str | None, until: str | None, context_url: str | None,
) -> None:  # fmt: skip
    """Write the graph in another format.

    Graphs of facts (kg load --facts) go along into TriG, N-Quads and JSON-LD, where the whole graph goes.
    """
    if listing:
        terminal.echo_table(
            [("FORMAT", "WHAT IT IS"), *((form.name, form.about) for form in FORMATS.values())]
        )
        return
    if name is None:
        raise click.UsageError("Say what to write with --format; --list shows the formats.")
    form = find(name)
    refuse_terminal(form, out)
    wanted = Selection(relations, since, until)
    with Store(store, read_only=True) as opened:
        found = catalogue.find_all(opened, articles) if articles else None
        whole = not (articles or relations or since or until)
        facts = tuple(load.facts_of(opened)) if whole else ()
        chosen = wanted.of(opened.extractions(found))
        deliver(chunks(form.name, chosen, Options(table, context_url, facts)), out)


def refuse_terminal(form: Format, out: Path | None) -> None:
    """Raise :class:`ExportError` where bytes that are no text would go to a terminal."""
    if form.binary and out is None and sys.stdout.buffer.isatty():
        raise ExportError(f"format {form.name} is no text for a terminal; add --out FILE.{form.suffix}")


def deliver(content: Iterable[bytes], out: Path | None) -> None:
    """Write to the file, whole or not at all; else to standard output, harmless where that is a terminal."""
    if out is not None:
        files.write(out, b"".join(content))
        return
    stream = sys.stdout.buffer
    for chunk in content:
        stream.write(terminal.lines(chunk.decode()).encode() if stream.isatty() else chunk)
    stream.flush()
