"""``kg evaluate``: how good the extraction is on annotated articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from kg import evaluate, files, terminal
from kg.evaluate import Result, Total, floors, report, text

EPILOG = """\b
Examples:
  kg evaluate articles/ gold/ --roles roles/
  kg evaluate article.txt gold.jsonl --misses
  kg evaluate articles/ gold/ --html quality.html
  kg evaluate articles/ gold/ --floors floors.json --set news"""

PATH = click.Path(path_type=Path)


@click.command("evaluate", epilog=EPILOG)
@click.argument("articles", type=PATH)
@click.argument("gold", type=PATH)
@click.option("--roles", type=PATH, metavar="DIR", help="Gold roles: a folder, or a file for one article.")
@click.option("--misses", is_flag=True, help="List what was missed, what is wrong, and what is partly wrong.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
@click.option("--html", type=PATH, metavar="FILE", help="Write a page with the articles, statements marked.")
@click.option(
    "--floors", "floors_file", type=PATH, metavar="FILE", help="Fail below the floors of this file."
)
@click.option(
    "--set", "name", metavar="NAME", help="Which floors of the file hold.  [default: the folder's name]"
)
@click.option("--language", metavar="CODE", help="The language of all articles, instead of detecting it.")
@click.pass_context
def command(
    ctx: click.Context, articles: Path, gold: Path, roles: Path | None, misses: bool, as_json: bool,
    html: Path | None, floors_file: Path | None, name: str | None, language: str | None,
) -> None:  # fmt: skip
    """Score what kg finds against annotated articles.

    ARTICLES and GOLD are files or folders; an article and the gold lines that bear its name belong together.
    Printed are precision and recall of statements and of roles, the share of matched ones whose theme,
    polarity, status, sources and time agree, for each article, each relation and all together.
    """
    held = floors.of(floors.load(floors_file), name or _set_of(articles)) if floors_file else {}
    results = evaluate.evaluate(evaluate.cases(articles, gold, roles, language))
    whole = evaluate.total(results)
    if as_json:
        click.echo(json.dumps(_figures(results, whole), ensure_ascii=False))
    else:
        _print(results, whole, misses)
    if html:
        written = files.write(html, report.page(results, f"kg on {articles.name}").encode())
        click.echo(f"wrote {terminal.plain(written)}", err=as_json)
    fallen = floors.shortfalls(held, floors.measured(whole))
    for shortfall in fallen:
        terminal.error(f"{floors_file}: {shortfall}; mend what made it fall")
    ctx.exit(1 if fallen else 0)


def _set_of(articles: Path) -> str:
    """Return the name of the set that a folder is: its own, or of the folder above ``articles``."""
    whole = articles.resolve()
    return whole.parent.name if whole.name == "articles" else whole.name


def _print(results: Sequence[Result], whole: Total, misses: bool) -> None:
    tables: Iterable[Iterable[Sequence[object]]] = (
        text.statement_rows(results, whole),
        text.relation_rows(whole),
        text.role_rows(results, whole),
    )
    for table in tables:
        rows = list(table)
        if rows:
            terminal.echo_table(rows)
            click.echo()
    for result in results if misses else ():
        click.echo(terminal.plain(result.case.name))
        rows = list(text.faults(result))
        if rows:
            terminal.echo_table(rows)
        click.echo()


def _figures(results: Sequence[Result], whole: Total) -> dict[str, object]:
    """Return all figures as one value for JSON."""
    return {
        "total": whole.statements.figures(),
        "roles": whole.roles.figures() if whole.roles else None,
        "relations": {name: counts.figures() for name, counts in whole.relations.items()},
        "articles": {
            r.case.name: {"statements": r.counts.figures(), "roles": r.roles.figures() if r.roles else None}
            for r in results
        },
    }
