"""What a query may not ask for: anything outside the store.

SERVICE and LOAD fetch from the network. A search for the words is fooled (``1SERVICE<…>``, a word in a
quote), and an own parser never agrees with the engine's on every text. So the engine's own parser is
asked: each ``service`` is spelt ``xervice``, and a text that still parses used the word only in names,
texts and comments. The worker's sandbox refuses sockets besides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph

from kg.errors import QueryError
from kg.sparql import lexer

KEYWORDS = {"query": ("SERVICE",), "update": ("SERVICE", "LOAD")}


def _spelling(word: str) -> re.Pattern[str]:
    """Match ``word`` in any case, each letter perhaps as a ``\\u`` escape; group 1 is its first letter."""
    letters = [
        rf"(?:{letter}|\\u00{ord(letter):02x}|\\u00{ord(letter.lower()):02x}"
        rf"|\\U000000{ord(letter):02x}|\\U000000{ord(letter.lower()):02x})"
        for letter in word
    ]
    return re.compile(f"({letters[0]})(?={''.join(letters[1:])})", re.IGNORECASE)


_SPELLINGS = {word: _spelling(word) for words in KEYWORDS.values() for word in words}


def _misspelt(text: str, keyword: str) -> str:
    """Return ``text`` with every ``keyword`` broken, each character where it was."""
    return _SPELLINGS[keyword].sub(lambda match: "X".ljust(len(match.group(1)), "X"), text)


def parse(text: str, kind: str, prefixes: Mapping[str, str], base: str) -> None:
    """Let the engine parse ``text`` over an empty store; raise its ``SyntaxError``."""
    empty = pyoxigraph.Store()
    run = empty.query if kind == "query" else empty.update
    try:
        run(text, prefixes=dict(prefixes), base_iri=base or None)
    except SyntaxError:
        raise
    except (OSError, RuntimeError, ValueError):
        return  # it parsed: the rest is what an empty store cannot do


def _refuse_keyword(text: str, keyword: str, kind: str, prefixes: Mapping[str, str], base: str) -> None:
    changed = _misspelt(text, keyword)
    if changed == text:
        return
    try:
        parse(changed, kind, prefixes, base)
    except SyntaxError:
        if any(keyword in word.text.upper() for word in lexer.words(text) if word.kind in ("word", "name")):
            raise QueryError(f"{keyword} is refused: a query may not leave the store") from None
        raise


def _refuse_files(text: str) -> None:
    for word in lexer.dataset_clauses(text):
        check_graph(word.text.strip("<>"))


def check_graph(iri: str) -> str:
    """Return ``iri``; raise ``QueryError`` where it names a file of this machine."""
    if iri.lower().startswith("file:"):
        raise QueryError(f"the graph <{iri}> is refused: a query may not read files")
    return iri


def check(text: str, kind: str = "query", prefixes: Mapping[str, str] | None = None, base: str = "") -> None:
    """Raise ``QueryError`` where ``text`` reaches outside the store, ``SyntaxError`` where it cannot parse.

    ``kind`` is ``query`` or ``update``. A text without the words costs no parse, so that a syntax
    error in it is left to whoever runs it.
    """
    _refuse_files(text)
    for keyword in KEYWORDS[kind]:
        _refuse_keyword(text, keyword, kind, prefixes or {}, base)
