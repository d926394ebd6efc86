"""The words of a SPARQL text, as far as messages and refusals need them. The engine does the parsing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_TOKENS = (
    ("space", r"\s+"),
    ("comment", r"#[^\n\r]*"),
    ("iri", r'<[^\x00-\x20<>"{}|^`\\]*>'),
    (
        "string",
        r'"""(?:[^"\\]|\\.|"(?!""))*"""' + r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
        r'|"(?:[^"\\\n\r]|\\.)*"' + r"|'(?:[^'\\\n\r]|\\.)*'",
    ),
    ("variable", r"[?$]\w+"),
    ("language", r"@[A-Za-z]+(?:-\w+)*"),
    ("blank", r"_:\w[\w.\-]*"),
    ("name", r"(?:[^\W\d_][\w.\-]*)?:(?:[\w:%\\~.\-]*[\w:%\\~\-])?"),
    ("number", r"[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"),
    ("word", r"\w+"),
    ("other", r"."),
)
_KEPT = 1 << 14
"""Characters of a text whose words are kept: a query is looked through six times before it runs."""
_TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _TOKENS), re.DOTALL)


@dataclass(frozen=True, slots=True)
class Word:
    """One token: ``text[start:end]`` of the query, and what kind it is."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the next token starts."""
        return self.start + len(self.text)

    def is_word(self, *words: str) -> bool:
        """Return whether this is one of the keywords ``words`` (given in upper case)."""
        return self.kind == "word" and self.text.upper() in words


def words(text: str) -> Iterator[Word]:
    """Yield the tokens of ``text`` but not spaces and comments."""
    if len(text) > _KEPT:
        return _read(text)
    return iter(_read_once(text))


def _read(text: str) -> Iterator[Word]:
    for match in _TOKEN.finditer(text):
        if match.lastgroup not in ("space", "comment"):
            yield Word(match.lastgroup or "other", match.group(), match.start())


@lru_cache(maxsize=16)
def _read_once(text: str) -> tuple[Word, ...]:
    return tuple(_read(text))


def declared_prefixes(text: str) -> frozenset[str]:
    """Return the prefixes that the text itself declares, without their colons."""
    found, before = set(), None
    for word in words(text):
        if before and before.is_word("PREFIX") and word.kind == "name":
            found.add(word.text.rstrip(":"))
        before = word
    return frozenset(found)


def form(text: str) -> Word | None:
    """Return the first word after the prologue: SELECT, ASK, INSERT …; none where there is none."""
    skip = 0
    for word in words(text):
        if skip:
            skip -= 1
        elif word.is_word("PREFIX"):
            skip = 2
        elif word.is_word("BASE"):
            skip = 1
        else:
            return word
    return None


def dataset_clauses(text: str) -> Iterator[Word]:
    """Yield the IRI, or the name, after each FROM, FROM NAMED, USING and USING NAMED."""
    waiting = False
    for word in words(text):
        if word.is_word("FROM", "USING"):
            waiting = True
        elif waiting and not word.is_word("NAMED"):
            waiting = False
            yield word
