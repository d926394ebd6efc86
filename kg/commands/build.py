"""``kg build``: articles in, graph out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click

from kg import building, files, rdf, terminal, view
from kg.building import Tally
from kg.commands import options
from kg.model import Extraction
from kg.store import Store

EPILOG = """\b
Examples:
  kg build article.txt                          then open kg-out/graph.html
  kg build articles/ 'more/*.html' --processes 2
  curl -s https://example.org/a | kg build -"""


@click.command("build", epilog=EPILOG)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@options.store
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=options.DEFAULT_OUT,
    show_default=True,
    metavar="DIR",
    help="Where graph.html and graph.trig are written.",
)
@click.option(
    "--processes",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    metavar="N",
    help="Extract in N processes; the graph is the same.",
)
@click.option("--language", metavar="CODE", help="The language of all articles, instead of detecting it.")
@click.pass_context
def command(
    ctx: click.Context,
    articles: tuple[str, ...],
    store: Path,
    out: Path,
    processes: int,
    language: str | None,
) -> None:
    """Read articles into the graph, and write its page and RDF.

    ARTICLE is a file, a folder, a glob or - for standard input: plain text, saved HTML or JSON Lines.
    An article that is already there is replaced. One that fails is named and skipped.
    """
    tally = Tally()
    found = building.extractions(articles, tally, processes=processes, language=language)
    first = next(found, None)
    if first:
        _build(chain([first], found), tally, store, out)
    _summary(tally, store)
    ctx.exit(tally.failures[0].exit_code if tally.failures else 0)


def _build(found: Iterator[Extraction], tally: Tally, store: Path, out: Path) -> None:
    """Store the extractions and write the whole graph; no store is made before there is one to keep."""
    with Store(store) as opened:
        with terminal.progress(found, "articles") as shown:
            building.keep(shown, opened)
        written = [
            files.write(out / "graph.trig", rdf.trig(opened.quads())),
            files.write(out / "graph.html", view.page(opened.extractions())),
        ]
    click.echo(f"wrote {', '.join(terminal.plain(path) for path in written)}")


def _summary(tally: Tally, store: Path) -> None:
    for doubt in tally.doubts:
        terminal.warn(doubt.message)
    for failure in tally.failures:
        terminal.error(failure)
    counts = f"{_counted(tally.articles, 'article')}, {_counted(tally.statements, 'statement')}"
    click.echo(f"{counts}, {_counted(tally.roles, 'office')} in {terminal.plain(store)}")
    for code, number in sorted(tally.unread.items()):
        articles = _counted(number, "article")
        terminal.warn(f"{articles} in a language that kg does not read ({code}): stored without statements")
    if tally.failures:
        click.echo(f"{_counted(len(tally.failures), 'article')} failed and left out", err=True)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
