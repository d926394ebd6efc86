"""The ontology as a web page in each of its languages, made from ``ontology.ttl`` and nothing else.

The words of the page itself are in ``words.json``, its shape in ``page.html``; both pass the same
escaping, so that a label with HTML in it is shown and does nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg import ontology
from kg.errors import ExportError
from kg.ontology import LANGUAGES, Ontology, Term

HERE = Path(__file__).parent
KINDS = ("class", "individual", "object property", "datatype property", "annotation property")
"""The sections of terms that are neither relation nor actor type, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading by its key in ``words.json``, and the terms under it."""

    key: str
    terms: Sequence[Term]


def file_name(language: str) -> str:
    """Return the name of the page in ``language``."""
    return f"ontology.{language}.html"


def page(language: str, source: Ontology | None = None) -> str:
    """Return the documentation in one of ``kg.ontology.LANGUAGES``; raise ``ExportError`` for another."""
    if language not in LANGUAGES:
        raise ExportError(f"no documentation in «{language}»; there is {', '.join(LANGUAGES)}")
    known = source or ontology.load()
    words = _words()[language]
    template = _environment().get_template("page.html")
    return template.render(
        known=known,
        language=language,
        languages={code: (file_name(code), _words()[code]["language"]) for code in LANGUAGES},
        words=words,
        sections=_sections(known),
        short=_shortener(known),
        local=_local(known),
    )


def write(folder: Path, source: Ontology | None = None) -> list[Path]:
    """Write the page in every language into ``folder`` and return the files."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for language in LANGUAGES:
            (folder / file_name(language)).write_text(page(language, source), encoding="utf-8", newline="\n")
    except OSError as error:
        raise ExportError(f"{folder}: cannot be written ({error.strerror}); name another folder") from error
    return [folder / file_name(language) for language in LANGUAGES]


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    words: Mapping[str, Mapping[str, str]] = json.loads((HERE / "words.json").read_text(encoding="utf-8"))
    return words


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _sections(known: Ontology) -> list[Section]:
    """Return the terms that have no table of their own, by kind, sorted by name."""
    shown = {iri for each in known.relations for iri in (each.iri, each.predicate.iri)}
    shown |= {each.iri for each in known.actor_types}
    rest = sorted(
        (term for term in known.terms if term.iri not in shown),
        key=lambda term: (term.name.lower(), term.name),
    )
    return [Section(kind, [term for term in rest if term.kind == kind]) for kind in KINDS]


def _shortener(known: Ontology) -> Mapping[str, str]:
    """Return IRI → prefixed name, for every IRI that a term names."""
    found = {
        iri
        for term in known.terms
        for iri in (term.iri, term.domain, term.range, *term.parents, *term.matches)
        if iri
    }
    return {iri: _shortened(iri, known) for iri in found}


def _shortened(iri: str, known: Ontology) -> str:
    for prefix, namespace in known.prefixes.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _local(known: Ontology) -> Mapping[str, str]:
    """Return IRI → anchor of every term that the page describes."""
    return {term.iri: term.iri.removeprefix(known.namespace) for term in known.terms}
