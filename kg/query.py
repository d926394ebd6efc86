"""One question to the graph: by text, by file or by name, within limits, answered in any format.

The query runs in a process of its own (``kg.sparql``), so that the limits of time and memory hold.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import IO
from urllib.parse import urljoin

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from kg import ontology, queries
from kg.errors import KgError, QueryError, StoreError
from kg.queries import Question
from kg.sparql import lexer, process
from kg.sparql.formats import NAMES
from kg.sparql.jobs import Ending, Job, Kind, Limits, Outcome

_ACTORS_NAMED = """
SELECT DISTINCT ?actor (STR(?spelt) AS ?name) WHERE {
    ?actor schema:name ?any . ?actor schema:name|rdfs:label|skos:altLabel ?spelt .
    FILTER (LCASE(STR(?spelt)) = ?wanted || STRENDS(LCASE(STR(?spelt)), CONCAT(" ", ?wanted)))
} ORDER BY ?actor ?name
"""
_NAME = re.compile(r"[\w-]{1,80}")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_CURIE = re.compile(r"(?P<prefix>[A-Za-z][\w-]*):(?P<name>[\w.-]*)")
_IN_MEMORY = 1 << 20


@dataclass(frozen=True)
class Answer:
    """What a query gave: its bytes in a file at its start, their media type, and how many rows."""

    outcome: Outcome
    body: IO[bytes]

    def text(self) -> str:
        """Return the whole answer and close its file."""
        with self.body:
            return self.body.read().decode()


def saved_folder(store: Path) -> Path:
    """Return where ``--save`` keeps queries: beside the store, so that building it anew loses none."""
    return store.parent / f"{store.name}-queries"


def known(store: Path) -> dict[str, Question]:
    """Return every named query, kg's own and those saved beside ``store``; the saved win."""
    return {**queries.load(), **queries.load(saved_folder(store))}


def find(asked: str, store: Path) -> str:
    """Return the text of what was ``asked``: SPARQL, a file, or a name; raise ``QueryError`` for neither."""
    if asked.endswith(".rq"):
        return _read(Path(asked))
    if not _NAME.fullmatch(asked):
        return asked
    named = known(store)
    if asked in named:
        return named[asked].text
    close = get_close_matches(asked, named, n=1)
    hint = f"is «{close[0]}» meant? " if close else ""
    raise QueryError(f"no query is named «{asked}»; {hint}kg query --list shows all")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise QueryError(f"{path}: no such file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: cannot be read as UTF-8 text: {error}") from None


def with_prologue(text: str) -> str:
    """Return ``text`` with the PREFIX lines that it leaves out, so that any SPARQL tool reads it."""
    said = lexer.declared_prefixes(text)
    used = {word.text.partition(":")[0] for word in lexer.words(text) if word.kind == "name"} - said
    known = ontology.load().prefixes
    lines = [f"PREFIX {prefix}: <{known[prefix]}>" for prefix in sorted(used & known.keys())]
    return "\n".join([*lines, text])


def save(name: str, text: str, store: Path) -> Path:
    """Keep ``text`` as the query ``name`` and return its file; raise ``QueryError`` where it cannot be."""
    if not _NAME.fullmatch(name):
        raise QueryError(f"«{name}» is no name for a query; take letters, digits, - and _")
    if name in queries.load():
        raise QueryError(f"«{name}» is a query of kg's own; take another name")
    folder = saved_folder(store)
    try:
        folder.mkdir(exist_ok=True)
        target = folder / f"{name}.rq"
        target.write_text(
            text if text.lstrip().startswith("#") else f"# title: {name}\n{text}\n", encoding="utf-8"
        )
    except OSError as error:
        raise QueryError(f"{folder}: the query cannot be saved: {error}") from None
    return target


def term(value: str) -> str:
    """Return what a person wrote for a value as N-Triples: an IRI, a prefixed name, a number, else text.

    An IRI in angle brackets may be relative to the data's base, as tables show it.
    """
    prefixes = ontology.load().prefixes
    curie = _CURIE.fullmatch(value)
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise QueryError("a value holds half a character (a lone surrogate); write it as UTF-8")
    try:
        if curie and curie["prefix"] in prefixes:
            return str(NamedNode(prefixes[curie["prefix"]] + curie["name"]))
        if value.startswith("<") and value.endswith(">"):
            return str(NamedNode(urljoin(ontology.load().base, value[1:-1])))
        if "://" in value or value.startswith("urn:"):
            return str(NamedNode(value))
    except ValueError as error:
        raise QueryError(f"«{value}» is no IRI: {error}") from None
    if value.startswith('"'):
        return value
    if _NUMBER.fullmatch(value):
        return str(Literal(float(value)) if "." in value else Literal(int(value)))
    return str(Literal(value))


def actor(name: str, store: Path, limits: Limits | None = None) -> str | None:
    """Return the one actor called ``name``, or whose name ends so, as N-Triples; none for none.

    Raise ``QueryError`` where several are called so.
    """
    wanted = str(Literal(name.strip().lower()))
    answer = run(_ACTORS_NAMED.replace("?wanted", wanted), store, "tsv", limits=limits)
    _, rows = rows_of(answer.body)
    exact = {iri for iri, spelt in rows if spelt.lower() == name.strip().lower()}
    found = sorted(exact or {iri for iri, _ in rows})
    if len(found) > 1:
        raise QueryError(f"«{name}» may be {', '.join(found)}; give one of these")
    return term(found[0]) if found else None


def values(given: Mapping[str, str], store: Path, limits: Limits | None = None) -> dict[str, str]:
    """Return what a person gave for parameters as N-Triples; a text that is an actor's name is that actor."""
    spelt = {name: term(value) for name, value in given.items()}
    return {
        name: (actor(given[name], store, limits) or value) if value == str(Literal(given[name])) else value
        for name, value in spelt.items()
    }


def job(text: str, form: str, rows: int | None, bindings: Mapping[str, str]) -> Job:
    """Return the job for ``text``; ``form`` is a name of ``kg.sparql.formats.NAMES``."""
    solutions, triples = NAMES[form]
    given = tuple(sorted(bindings.items()))
    return Job(Kind.QUERY, text, solutions=solutions, triples=triples, rows=rows, bindings=given)


def run(
    text: str,
    store: Path,
    form: str = "json",
    rows: int | None = None,
    bindings: Mapping[str, str] | None = None,
    limits: Limits | None = None,
) -> Answer:
    """Run the query ``text`` over the store at ``store``.

    ``rows`` is the most rows or triples; ``bindings`` give variables a value in N-Triples. Raise
    ``QueryError`` where the query is wrong, refused, or passed ``limits``.
    """
    body: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 — the answer owns it
    outcome = process.run(store, job(text, form, rows, bindings or {}), body, limits or Limits())
    if outcome.ending != Ending.DONE:
        body.close()
        raise _error(outcome, form)
    body.seek(0)
    return Answer(outcome, body)


def _error(outcome: Outcome, form: str) -> KgError:
    if outcome.ending == Ending.UNACCEPTABLE:
        return QueryError(f"--format {form} cannot hold this answer: {outcome.message.split(',')[0]}")
    return StoreError(outcome.message) if outcome.ending == Ending.STORE else QueryError(outcome.message)


def rows_of(tsv: IO[bytes]) -> tuple[list[str], Sequence[Sequence[str]]]:
    """Return the columns and cells of an answer in TSV, for people: names short, texts without quotes."""
    with tsv:
        found = pyoxigraph.parse_query_results(tsv, format=pyoxigraph.QueryResultsFormat.TSV)
        if isinstance(found, pyoxigraph.QueryBoolean):
            return ["answer"], [["yes" if found else "no"]]
        assert isinstance(found, pyoxigraph.QuerySolutions)
        names = [variable.value for variable in found.variables]
        return names, [[shown(value) for value in row] for row in found]


def shown(value: object) -> str:
    """Return a term as a table shows it: a text without its quotes and language, an IRI shortened."""
    if isinstance(value, Literal):
        return value.value
    return (
        "" if value is None else shortened(str(value)[1:-1]) if isinstance(value, NamedNode) else str(value)
    )


def shortened(iri: str) -> str:
    """Return ``iri`` as a query can say it: with a prefix where that is plain, or relative to the base."""
    source = ontology.load()
    for prefix, start in source.prefixes.items():
        if iri.startswith(start) and re.fullmatch(r"[\w.-]+", iri[len(start) :]):
            return f"{prefix}:{iri[len(start) :]}"
    return f"<{iri.removeprefix(source.base)}>"
