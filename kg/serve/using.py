"""Updates made ready for the store: their dataset in words, and nothing for the default graph alone.

The engine knows ``using-graph-uri`` and ``using-named-graph-uri`` only as USING. The default graph is
the union of the named ones and settled after every update, so what is written only there would be lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.serve.protocol import Problem
from kg.sparql import guard, lexer
from kg.sparql.jobs import Job


def _clauses(job: Job) -> str:
    try:
        default = [f"USING {NamedNode(guard.check_graph(iri))}" for iri in job.default_graphs or ()]
        named = [f"USING NAMED {NamedNode(guard.check_graph(iri))}" for iri in job.named_graphs or ()]
    except ValueError:
        raise Problem(400, "the name of a graph to use is no IRI") from None
    return " ".join([*default, *named])


def _outer(text: str) -> Iterator[tuple[lexer.Word | None, lexer.Word]]:
    """Yield the words outside all brackets, each with the one before it."""
    depth, before = 0, None
    for word in lexer.words(text):
        depth -= word.text == "}"
        if not depth:
            yield before, word
            before = word
        depth += word.text == "{"


def _group(text: str, start: int) -> str:
    """Return the group in braces that starts at or after ``start``."""
    depth, first = 0, None
    for word in lexer.words(text):
        if word.start < start:
            continue
        if word.text == "{":
            first = word.start if first is None else first
            depth += 1
        depth -= word.text == "}"
        if first is not None and not depth:
            return text[first : word.end]
    raise Problem(400, "the update does not parse: a «}» is missing")


def text_of(job: Job) -> str:
    """Return the update with its dataset in words; raise ``Problem`` where it says another one itself."""
    if job.default_graphs is None and job.named_graphs is None:
        return job.text
    clauses = _clauses(job)
    parts, done = [], 0
    for before, word in _outer(job.text):
        if word.is_word("USING", "WITH"):
            raise Problem(
                400, f"the update says {word.text.upper()} and the call says which graphs to use; say one"
            )
        if word.is_word("WHERE"):
            short = before is not None and before.is_word("DELETE")  # DELETE WHERE { … } takes no USING
            template = _group(job.text, word.end) if short else ""
            parts.append(f"{job.text[done : word.start]}{template} {clauses} ")
            done = word.start
    return "".join(parts) + job.text[done:]


def check_targets(text: str) -> None:
    """Raise ``Problem`` where an INSERT of ``text`` names no graph to write to."""
    depth, inserting, named, before = 0, False, False, None
    for word in lexer.words(text):
        depth -= word.text == "}"
        if not depth:
            inserting = word.is_word("INSERT") or (inserting and (word.text == "{" or word.is_word("DATA")))
            named = word.is_word("WITH") or (named and word.text != ";")
        elif depth == 1 and inserting and not named and not _graph_part(word, before):
            raise Problem(
                400,
                "say which graph to write to, INSERT … { GRAPH <…> { … } }; "
                "the default graph is the union of all and holds nothing of its own",
            )
        depth += word.text == "{"
        before = word


def _graph_part(word: lexer.Word, before: lexer.Word | None) -> bool:
    """Return whether ``word`` is GRAPH, the name behind it, or a bracket or full stop around it."""
    return word.is_word("GRAPH") or (before is not None and before.is_word("GRAPH")) or word.text in "{}."
