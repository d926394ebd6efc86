"""``kg explain``: why a statement is there, or why a sentence gave none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from kg import explain, terminal
from kg.commands import options
from kg.explain import Explained, Stored, Tried
from kg.model import Mention, Statement
from kg.store import Store

Row = Sequence[object]
Section = tuple[str, list[Row]]
EPILOG = """\b
Examples:
  kg explain 'Иран отказался поставлять дроны.'
  kg explain https://kg.example/id/statement/0123456789abcdef0123
  kg explain 0123456789"""


@click.command("explain", epilog=EPILOG)
@click.argument("what", metavar="SENTENCE | STATEMENT")
@options.store
@click.option("--language", metavar="CODE", help="Of the sentence.  [default: detected, else ru]")
@click.option("--all", "everything", is_flag=True, help="Also list frames whose other words are not there.")
def command(what: str, store: Path, language: str | None, everything: bool) -> None:
    """Say why a statement is there, or a sentence gave none.

    For a SENTENCE: its parse, the actors found, each frame that was tried with the rules that filled its
    roles, why it was turned down, and what came of it. For a STATEMENT of the store, named by its IRI or
    the last part of it: its words, the frame and rules that made it, who says so, and its sentence again.
    """
    if explain.KEY.fullmatch(what.strip()):
        with Store(store, read_only=True) as opened:
            found = explain.stored(opened, what)
        if found:
            _show(_stored(found, everything))
        return
    for explained in explain.sentence(what, language):
        _show(_explained(explained, everything))


def _show(sections: Iterator[Section]) -> None:
    for title, rows in sections:
        if title:
            click.echo(f"\n{terminal.plain(title)}")
        if rows:
            terminal.echo_table(rows)


def _explained(one: Explained, everything: bool) -> Iterator[Section]:
    yield one.sentence, []
    yield (
        "Parse",
        [
            ("", "word", "lemma", "class", "case", "relation", "of"),
            *((str(w.number), w.text, w.lemma, w.kind, w.case, w.relation, w.head) for w in one.words),
        ],
    )
    yield (
        "Names and actors",
        [(m.span.quote, m.actor.name, m.actor.type, m.reason) for m in one.actors] or [("none",)],
    )
    yield "Frames", list(_frames(one, everything)) or [("no word of the sentence is in a frame",)]
    if one.sources:
        yield "Sources", [(", ".join(m.actor.name for m in x.mentions), x.rule) for x in one.sources]
    for statement in one.statements:
        yield f"Statement {explain.iri(statement)}", list(_statement(statement))
    if not one.statements:
        yield "No statement", []
    if one.roles:
        yield (
            "Offices",
            [(r.person.actor.name, r.office, r.of.actor.name if r.of else "", r.status) for r in one.roles],
        )


def _frames(one: Explained, everything: bool) -> Iterator[Row]:
    """Yield a row for each frame tried, then for the words not asked and the frames that lack their words."""
    shown = [t for t in one.tried if everything or not t.absent]
    if shown or one.passed_over:
        yield "trigger", "frame", "relation", "outcome", "roles", "rules"
    for tried in shown:
        yield _tried(tried)
    for word, reason in one.passed_over:
        yield word, "", "", f"not asked: {reason}", "", ""
    absent = len(one.tried) - len(shown)
    if absent:
        yield "", "", "", f"{absent} more need words that are not there (--all lists them)", "", ""


def _tried(tried: Tried) -> Row:
    roles = "; ".join(f"{role}: {words}" for role, words in tried.roles)
    outcome = f"turned down: {tried.refusal}" if tried.refusal else "holds"
    return tried.trigger, tried.frame.where, tried.frame.relation, outcome, roles, "; ".join(tried.rules)


def _named(mention: Mention | None) -> str:
    return f"{mention.actor.name} ({mention.reason}: «{mention.span.quote}»)" if mention else ""


def _statement(statement: Statement) -> Iterator[Row]:
    """Yield what a statement says and what made it, a field a row; empty fields are left out."""
    rows = (
        ("relation", statement.relation),
        ("agent", _named(statement.agent)),
        ("recipient", _named(statement.recipient)),
        ("theme", statement.theme.quote if statement.theme else ""),
        ("place", _named(statement.place)),
        ("time", f"{statement.time.edtf} («{statement.time.span.quote}»)" if statement.time else ""),
        ("polarity", statement.polarity),
        ("status", statement.status),
        ("says so", " ← ".join(m.actor.name for m in statement.sources) or "the article"),
        ("words", statement.evidence.quote),
        ("frame", statement.origin.frame),
        ("rules", "; ".join(statement.origin.rules)),
    )
    yield from (row for row in rows if row[1])


def _stored(found: Stored, everything: bool) -> Iterator[Section]:
    yield _marked(found.statement), []
    yield f"Statement {explain.iri(found.statement)}", list(_statement(found.statement))
    yield "", [("article", found.article.title or found.article.origin or found.article.key)]
    if found.line:
        yield f"Line {found.statement.origin.frame}", [(found.line,)]
    yield "Analysed again" if found.again else "Analysed again: kg does not make this statement any more", []
    if found.explained:
        yield from _explained(found.explained, everything)


def _marked(statement: Statement) -> str:
    """Return the sentence with the words that say it between ⟦ and ⟧."""
    text, at = statement.sentence.quote, statement.sentence.start
    start, end = max(0, statement.evidence.start - at), max(0, statement.evidence.end - at)
    return f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
