"""The articles of a store, found by whatever a person has at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path

from kg import read
from kg.errors import InputError
from kg.model import Article
from kg.rdf import article_iri
from kg.store import Store

SHORTEST_KEY = 6
"""So many characters of a key are taken for one."""


def find_all(store: Store, wanted: Iterable[str]) -> list[str]:
    """Return the IRIs of the articles that ``wanted`` names, sorted; raise ``InputError`` for one unknown."""
    stored = {article_iri(each.article.key): each.article for each in store.extractions()}
    return sorted({iri for name in wanted for iri in _found(stored, name)})


def _found(stored: Mapping[str, Article], name: str) -> list[str]:
    for matches in (_named, _keyed, _in_file):
        if found := matches(stored, name):
            return found
    titles = sorted(filter(None, (article.title for article in stored.values())))
    close = get_close_matches(name, titles, n=1, cutoff=0.5)
    hint = f"did you mean «{close[0]}»?" if close else "kg stats --articles lists them"
    raise InputError(f"no article «{name}» in the store; {hint}")


def _named(stored: Mapping[str, Article], name: str) -> list[str]:
    return [iri for iri, article in stored.items() if name in {iri, article.title, article.url}]


def _keyed(stored: Mapping[str, Article], name: str) -> list[str]:
    found = [iri for iri, article in stored.items() if article.key.startswith(name)]
    return found if len(name) >= SHORTEST_KEY and len(found) == 1 else []


def _in_file(stored: Mapping[str, Article], name: str) -> list[str]:
    """Return the articles that a file holds: the same text gives the same IRI."""
    if not Path(name).exists():
        return []
    return [iri for article in read.read([name]) if (iri := article_iri(article.key)) in stored]
