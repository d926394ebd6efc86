"""Russian: slovnet's models for morphology, syntax and names, pymorphy3 for lemmas and case forms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from kg.language.ru.morphology import Morphology
from kg.model import Article, Document, Sentence, Time, Token


class Russian:
    """The Russian language folder, as ``kg.language.base.Language`` asks for it."""

    code = "ru"
    folder = Path(__file__).parent

    @cached_property
    def morphology(self) -> Morphology:
        """The dictionary of word forms."""
        return Morphology()

    def parse(self, articles: Sequence[Article]) -> list[Document]:
        """Return a parsed document for each article; sentences are batched over all of them."""
        from kg.language.ru.parser import parse

        return parse(articles, self.morphology)

    def lemma(self, word: str) -> str:
        """Return the lemma of a noun given out of context (``власти`` → ``власть``)."""
        return self.morphology.lemma(word, "NOUN", (("Case", "Nom"),))

    def active(self, token: Token) -> str | None:
        """Return the active verb whose reflexive passive a word is: only imperfectives have one."""
        reflexive = token.lemma.endswith(("ся", "сь")) and token.feat("Aspect") == "Imp"
        return token.lemma[:-2] if reflexive else None

    def cases(self, token: Token) -> frozenset[str]:
        """Return the cases (``Gen`` …) that the form of a word can have, whatever the tagger chose."""
        return self.morphology.cases(token.text, token.pos)

    def genitive(self, name: str) -> str:
        """Return a name in the genitive; an abbreviation, and of several words a person's, as it is."""
        if name.isupper():
            return name
        marks = frozenset({"gent"})
        return (self.morphology.genitive(name) if " " in name
                else self.morphology.inflected(name, "PROPN", (("Case", "Nom"),), marks))

    def nominative(self, sentence: Sentence, words: Sequence[int], head: int) -> str:
        """Return the phrase ``words`` with its head, and what agrees with it, in the nominative."""
        counted = any(t.head == head and (t.rel.startswith("nummod") or t.text.isdigit())
                      and t.text not in ("1", "один") for t in sentence.tokens[:head])
        return self.morphology.nominative([sentence.tokens[i] for i in words], sentence.tokens[head], counted)

    def singular(self, sentence: Sentence, words: Sequence[int], head: int) -> str:
        """Return the phrase ``words`` in the nominative singular."""
        phrase = [sentence.tokens[i] for i in words]
        return self.morphology.nominative(phrase, sentence.tokens[head], number="sing")

    def name_form(self, text: str, kind: str, case: str = "", gender: str = "") -> str:
        """Return a proper name in the nominative."""
        return self.morphology.name(text, kind, case, gender)

    def gender(self, name: str, tagged: str) -> str:
        """Return the gender of a person by the surname («Орлова», «Орлов») or a first name that is known to
        be a man's or a woman's, else the tagger's."""
        return self.morphology.gender(name, tagged)

    def times(self, document: Document) -> Sequence[Sequence[Time]]:
        """Return the times that each sentence names, resolved against the article's date if it has one."""
        from kg.language.ru.time import times

        return times(document)


def load() -> Russian:
    """Return the language."""
    return Russian()
