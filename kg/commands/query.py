"""``kg query``: ask the graph."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import click

from kg import query, terminal
from kg.commands import options
from kg.sparql.formats import NAMES
from kg.sparql.jobs import Limits

TABLE_ROWS = 1000
EPILOG = """\b
Examples:
  kg query --list
  kg query requests
  kg query timeline --param actor=Maduro
  kg query 'SELECT ?who WHERE { ?statement a kg:Request ; kg:agent ?who }' --format csv
  kg query my-question.rq --save my-question"""


def _pairs(ctx: click.Context, option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """Return NAME=VALUE options as a mapping."""
    wrong = next((each for each in given if not each.partition("=")[0].strip("?").isidentifier()), None)
    if wrong is not None or not all("=" in each for each in given):
        raise click.BadParameter(f"«{wrong or given[0]}» is not NAME=VALUE")
    return {name.strip("?"): value for name, _, value in (each.partition("=") for each in given)}


@click.command("query", epilog=EPILOG)
@click.argument("question", required=False, metavar="SPARQL | FILE.rq | NAME | -")
@options.store
@click.option("--list", "listing", is_flag=True, help="Show the named queries and end.")
@click.option(
    "--print", "printing", is_flag=True, help="Print the query, with its prefixes, instead of running it."
)
@click.option("--save", metavar="NAME", help="Keep the query under a name, beside the store.")
@click.option(
    "--param",
    "params",
    multiple=True,
    callback=_pairs,
    metavar="NAME=VALUE",
    help="A value for a variable: an IRI, kg:name, an actor's name, text. Repeatable.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(NAMES)),
    default="table",
    show_default=True,
    help="Of the answer.",
)
@click.option(
    "--limit",
    type=click.IntRange(0),
    metavar="N",
    help=f"The most rows, 0 for all.  [default: {TABLE_ROWS} in a table, else all]",
)
@options.timeout
@options.memory
def command(
    question: str | None, store: Path, listing: bool, printing: bool, save: str | None,
    params: dict[str, str],
    form: str, limit: int | None, timeout: float, memory: int,
) -> None:  # fmt: skip
    """Ask the graph in SPARQL, or by the name of a question.

    The prefixes that kg knows need no PREFIX line. A query reads only the store: nothing of the
    machine or the network.
    """
    if listing:
        _list(store)
        return
    if question is None:
        raise click.UsageError("Say what to ask: SPARQL, a file or a name; --list shows the names.")
    text = sys.stdin.read() if question == "-" else query.find(question, store)
    if save:
        click.echo(f"saved as {query.save(save, text, store)}", err=True)
    if printing:
        click.echo(
            terminal.lines(query.with_prologue(text)) if sys.stdout.isatty() else query.with_prologue(text)
        )
        return
    limits = Limits(timeout, memory << 20, sys.maxsize)
    rows = limit if limit is not None else TABLE_ROWS if form == "table" else 0
    given = query.values(params, store, limits)
    answer = query.run(text, store, form, rows or None, given, limits)
    _write(answer, form)


def _list(store: Path) -> None:
    rows = [
        (name, each.title, ", ".join(each.parameters)) for name, each in sorted(query.known(store).items())
    ]
    terminal.echo_table([("NAME", "QUESTION", "PARAMETERS"), *rows])


def _write(answer: query.Answer, form: str) -> None:
    if form == "table":
        _table(*query.rows_of(answer.body))
    else:
        _copy(answer.body)
    if answer.outcome.truncated:
        click.echo(
            f"the first {answer.outcome.rows} are shown and there are more; --limit 0 shows all", err=True
        )


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if not rows:
        click.echo("nothing found", err=True)
        return
    terminal.echo_table([columns, *rows])


def _copy(body: IO[bytes]) -> None:
    """Write the bytes as they are to a file or pipe; to a terminal without what would steer it."""
    stream = sys.stdout.buffer
    with body:
        if stream.isatty():
            click.echo(terminal.lines(body.read().decode()))
        else:
            shutil.copyfileobj(body, stream)
            stream.flush()
