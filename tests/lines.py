"""Tests that are lines of text: a sentence, and the statements that it must and must not give.

    Иран поставил России дроны, пишет Reuters. | Supply(Иран → Россия: дроны) @Reuters ; -Request(*)

Several are separated by `` ; ``. A leading ``-`` says that there must be none like it, ``-`` alone that
there is no statement but what somebody is said to say, ``-*`` none at all of any relation but speech.
``*`` stands for any relation or actor; an actor of ``-`` must be absent, one that is left out may be
anything. A theme needs half the words given; one of ``-`` is not looked at. Behind the bracket stand
``!negated``, ``!planned``, ``!hypothetical``, ``!affirmed``, ``!actual``, ``!?`` (any status),
``@nearest ← deepest`` (the whole chain, ``@-``: none), ``[EDTF]`` and ``{place}``. Without marks a line
that must hold is affirmed and actual, and one that must not hold is of any polarity and status.
``Role(person: office / body) !former`` is an office. A sentence behind ``^`` is a headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import language
from kg.evaluate.compare import names, same_actor, same_theme
from kg.export import records
from kg.extract import Analysis, analyse
from kg.model import Article, Block, BlockKind, Mention, Statement
from kg.ontology import load as load_ontology

PUBLISHED = "2025-11-20"
"""The date of the article that a sentence stands in."""

FORM = re.compile(
    r"(?P<not>-)?(?P<relation>\w+|\*)\((?P<inside>.*?)\)(?P<marks>(?:\s*(?:![\w?]+|@[^!\[{]+|\[[^\]]+\]|\{[^}]+\}))*)\s*"
)
MARK = re.compile(r"!([\w?]+)|@([^!\[{]+)|\[([^\]]+)\]|\{([^}]+)\}")
TITLE = "^ "
"""What a headline begins with."""

POLARITIES = ("affirmed", "negated")


@dataclass(frozen=True)
class Wanted:
    """A statement or role that must, or must not, be there; None means anything, ``-`` nothing."""

    text: str
    must: bool
    relation: str
    agent: str | None = None
    recipient: str | None = None
    theme: str | None = None
    polarity: str | None = None
    status: str | None = None
    sources: tuple[str, ...] | None = None
    time: str | None = None
    place: str | None = None


@dataclass(frozen=True)
class Line:
    """A line of a file of tests: ``where`` is ``attack.txt:12``."""

    where: str
    sentence: str
    wanted: tuple[Wanted, ...]
    kind: BlockKind = BlockKind.PARAGRAPH


def read(path: Path) -> Iterator[Line]:
    """Yield the lines of a file; raise ``ValueError`` naming one that cannot be understood."""
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if text.strip() and not text.startswith("#"):
            sentence, _, wanted = text.rpartition(" | ")
            where = f"{path.name}:{number}"
            if not sentence:
                raise ValueError(f"{where}: no « | » between sentence and statements")
            kind = BlockKind.TITLE if sentence.startswith(TITLE) else BlockKind.PARAGRAPH
            every = tuple(_wanted(part.strip(), where) for part in wanted.split(" ; "))
            yield Line(where, sentence.removeprefix(TITLE).strip(), every, kind)


def _wanted(text: str, where: str) -> Wanted:
    if text in ("-", "-*"):
        return Wanted(text, False, "*")
    found = FORM.fullmatch(text)
    if not found:
        raise ValueError(f"{where}: «{text}» is no Relation(agent → recipient: theme)")
    parties, colon, theme = found["inside"].partition(": ")
    agent, arrow, recipient = parties.partition("→")
    marks = {name: value for name, value in _marks(found["marks"], not found["not"])}
    return Wanted(
        text,
        not found["not"],
        found["relation"],
        _given(agent),
        _given(recipient) if arrow else None,
        theme.strip() if colon else None,
        **marks,
    )


def _given(text: str) -> str | None:
    return None if text.strip() in ("*", "") else text.strip()


def _marks(text: str, must: bool) -> Iterator[tuple[str, Any]]:
    if must:
        yield "polarity", "affirmed"
        yield "status", "actual"
    for word, chain, time, place in MARK.findall(text):
        if word:
            yield "polarity" if word in POLARITIES else "status", None if word == "?" else word
        elif chain:
            yield "sources", () if chain.strip() == "-" else tuple(name.strip() for name in chain.split("←"))
        else:
            yield ("time", time) if time else ("place", place)


def analyses(lines: Sequence[Line]) -> list[Analysis]:
    """Return the analysis of the sentence of each line, all parsed together."""
    russian = language.get("ru")
    assert russian is not None
    return [analyse(document) for document in russian.parse([article(line) for line in lines])]


def article(line: Line) -> Article:
    """Return an article of one paragraph that holds the sentences of a line."""
    block = Block(line.kind, 0, len(line.sentence))
    return Article(line.sentence, (block,), published=PUBLISHED, language="ru", origin=line.where)


def failures(line: Line, analysis: Analysis) -> list[str]:
    """Return what of a line does not hold, in words; nothing where all of it does."""
    said = [_record(statement, analysis) for statement in analysis.statements()]
    held = [records.role(r, analysis.scene.article) for r in analysis.roles]
    speech = {relation.name for relation in load_ontology().relations if relation.reports_speech}
    wrong = []
    for wanted in line.wanted:
        if wanted.relation == "Role":
            there = [r for r in held if _is_role(wanted, r)]
        else:
            there = [
                s
                for s in said
                if _is(wanted, s)
                and not (wanted.relation == "*" and not wanted.must and s["relation"] in speech)
            ]
        if bool(there) != wanted.must:
            wrong.append(wanted.text)
    return wrong


def _record(statement: Statement, analysis: Analysis) -> dict[str, Any]:
    """Return the record of a statement with every name that its actors are known by."""

    def called(mention: Mention | None) -> list[str] | None:
        return mention and [
            mention.called or mention.actor.name,
            *(n for _, n in mention.actor.names),
            *mention.actor.aliases,
        ]

    parties = {
        "agent": called(statement.agent),
        "recipient": called(statement.recipient),
        "place": called(statement.place),
    }
    return (
        records.statement(statement, analysis.scene.article)
        | parties
        | {"sources": [called(m) for m in statement.sources]}
    )


def _is(wanted: Wanted, said: dict[str, Any]) -> bool:
    return (
        wanted.relation in ("*", said["relation"])
        and _party(wanted.agent, said["agent"])
        and _party(wanted.recipient, said["recipient"])
        and (wanted.theme is None or same_theme(wanted.theme, said["theme"]))
        and wanted.polarity in (None, said["polarity"])
        and wanted.status in (None, said["status"])
        and (wanted.sources is None or _chain(wanted.sources, said["sources"]))
        and wanted.time in (None, said["time"])
        and _party(wanted.place, said["place"])
    )


def _party(wanted: str | None, actor: Any) -> bool:
    if wanted is None or actor is None:
        return wanted in (None, "-", "–")
    return wanted not in ("-", "–") and same_actor(wanted, actor)


def _chain(wanted: Iterable[str], sources: Sequence[Any]) -> bool:
    names_of = list(wanted)
    return len(names_of) == len(sources) and all(
        same_actor(w, s) for w, s in zip(names_of, sources, strict=True)
    )


def _is_role(wanted: Wanted, held: dict[str, Any]) -> bool:
    office, _, body = (wanted.theme or "").partition(" / ")
    status = {"actual": "current"}.get(wanted.status or "", wanted.status)
    return (
        same_actor(wanted.agent, held["person"])
        and (not office or same_theme(office, held["office"]))
        and (not body or held["of"] is not None and same_actor(body, held["of"]))
        and status in (None, held["status"])
    )


def shown(analysis: Analysis) -> str:
    """Return what an analysis gave, in the form of the lines."""

    def name(actor: Any) -> str:
        return (names(actor.get("names", {}).get("ru")) or names(actor) or ["-"])[0] if actor else "-"

    made = []
    for statement in analysis.statements():
        r = records.statement(statement, analysis.scene.article)
        chain = " ← ".join(name(source) for source in r["sources"])
        marks = [f"!{r[k]}" for k in ("polarity", "status") if r[k] not in ("affirmed", "actual")]
        made.append(
            " ".join(
                [
                    f"{r['relation']}({name(r['agent'])} → {name(r['recipient'])}: {name(r['theme'])})",
                    *marks,
                    *([f"@{chain}"] if chain else []),
                    *([f"[{r['time']}]"] if r["time"] else []),
                    f"<{statement.origin.frame}>",
                ]
            )
        )
    for role in analysis.roles:
        body = role.of.actor.label("ru") if role.of else "-"
        made.append(f"Role({role.person.actor.label('ru')}: {role.office} / {body}) !{role.status}")
    return " ; ".join(made) or "-"
