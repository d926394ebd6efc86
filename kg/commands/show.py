"""``kg show``: what the graph says of one actor, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from kg import actors, ontology, terminal
from kg.actors import Said
from kg.commands import options
from kg.model import Mention, Polarity, Role, RoleStatus, Statement, Status
from kg.store import Store

ARROW = " ← "
EPILOG = """\b
Example:
  kg show Maduro
  kg show http://www.wikidata.org/entity/Q7747 --language ru"""


@click.command("show", epilog=EPILOG)
@click.argument("actor")
@options.store
@click.option(
    "--language",
    type=click.Choice(ontology.LANGUAGES),
    default="en",
    show_default=True,
    help="Of relations and names.",
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Show the N latest of each kind.")
def command(actor: str, store: Path, language: str, limit: int | None) -> None:
    """Show an actor: offices, what it did, what was done to it, and who says so.

    ACTOR is any of its names, a surname, a Wikidata number or an IRI.
    """
    with Store(store, read_only=True) as opened:
        extractions = list(opened.extractions())
    found = actors.find(actors.catalogue(extractions), actor)
    for line in _lines(actors.portrait(extractions, found), language, limit):
        click.echo(line)


def _lines(portrait: actors.Portrait, language: str, limit: int | None) -> Iterator[str]:
    actor = portrait.actor
    yield terminal.plain(f"{actor.label(language)}  {ontology.load().actor_type(actor.type).label(language)}")
    yield terminal.plain(f"{actor.id}")
    others = [name for name in actors.names(actor) if name != actor.label(language)]
    if others:
        yield terminal.plain(f"also: {', '.join(others)}")
    sections = (
        ("Offices", portrait.roles),
        ("Did", portrait.did),
        ("Was done to", portrait.done_to),
        ("Is the source of", portrait.says),
    )
    for title, items in sections:
        if items:
            yield f"\n{title} ({len(items)})"
            for said in items[-limit:] if limit else items:
                yield from _entry(said, language)


def _entry(said: Said, language: str) -> Iterator[str]:
    what = said.what
    words = _role(what, language) if isinstance(what, Role) else _statement(what, language)
    yield f"  {terminal.plain(words)}"
    yield f"      «{terminal.plain(what.evidence.quote)}»"
    yield f"      {terminal.plain(ARROW.join(actors.chain(said)))}"


def _name(mention: Mention | None, language: str) -> str:
    return mention.actor.label(language) if mention else ""


def _statement(statement: Statement, language: str) -> str:
    relation = ontology.load().relation(statement.relation)
    parts = [
        _name(statement.agent, language),
        relation.edge_label(language),
        _name(statement.recipient, language),
    ]
    line = " ".join(part for part in parts if part)
    line += f": {statement.theme.quote}" if statement.theme else ""
    line += f" @ {_name(statement.place, language)}" if statement.place else ""
    line += f" [{statement.time.edtf}]" if statement.time else ""
    marks = [str(mark) for mark in (statement.polarity, statement.status) if mark not in _USUAL]
    return f"{line} ({', '.join(marks)})" if marks else line


_USUAL = frozenset({Polarity.AFFIRMED, Status.ACTUAL, RoleStatus.CURRENT})
"""What goes without saying."""


def _role(role: Role, language: str) -> str:
    of = f", {_name(role.of, language)}" if role.of else ""
    marks = [str(role.status)] if role.status not in _USUAL else []
    marks += [role.time] if role.time else []
    return f"{_name(role.person, language)}: {role.office}{of}" + (f" ({', '.join(marks)})" if marks else "")
