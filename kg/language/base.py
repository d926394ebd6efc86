"""What a language folder has to offer: a parser, its lexicon, its frames, and a few questions about words.

Nothing outside ``kg/language/<code>`` knows a language. ``extract`` and ``link`` ask through this
interface and read the tables that the folder holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from kg.model import Article, Document, Sentence, Time, Token


class Language(Protocol):
    """A language that kg reads."""

    code: str
    folder: Path

    def __hash__(self) -> int:
        """A language is itself and no other, so that what is made for it once can be kept."""

    def parse(self, articles: Sequence[Article]) -> list[Document]:
        """Return a parsed document for each article, in their order."""

    def lemma(self, word: str) -> str:
        """Return the lemma of a noun given out of context (``власти`` → ``власть``)."""

    def active(self, token: Token) -> str | None:
        """Return the active verb whose reflexive passive a word is (``поставляется`` → ``поставлять``)."""

    def cases(self, token: Token) -> frozenset[str]:
        """Return the cases (``Gen`` …) that the form of a word can have, whatever the tagger chose."""

    def genitive(self, name: str) -> str:
        """Return a name or noun phrase in the genitive (``Япония`` → ``Японии``)."""

    def nominative(self, sentence: Sentence, words: Sequence[int], head: int) -> str:
        """Return the phrase made of ``words`` (indices) with its ``head`` in the citation form."""

    def singular(self, sentence: Sentence, words: Sequence[int], head: int) -> str:
        """Return the same of one of them («министры финансов» → «министр финансов»)."""

    def name_form(self, text: str, kind: str, case: str = "", gender: str = "") -> str:
        """Return the citation form of a proper name found as ``text``; ``kind`` is PER, LOC or ORG, the rest
        the tagger's."""

    def gender(self, name: str, tagged: str) -> str:
        """Return the gender (``Masc``, ``Fem``) of a person by the name in its citation form, where that
        shows it, else the tagger's."""

    def times(self, document: Document) -> Sequence[Sequence[Time]]:
        """Return, for each sentence, the times that it names, as EDTF: empty where they cannot be told."""
