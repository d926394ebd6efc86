"""What the repairs ask of a sentence: its predicates, and what a word hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Token

NOUNS = ("NOUN", "PROPN")
"""Classes of nouns and names."""

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
"""Relations of subjects that are no clauses."""

ACCUSATIVE = ("у", "ю")
"""How the accusative of a feminine noun ends, which its nominative never does."""

OF_PEOPLE = ("а", "я", "го", "ов", "ев", "ей", "ых", "их")
"""How the accusative of men and people ends, which differs from their nominative."""

OPENING = frozenset("«\"“„")
"""Marks with which a quotation or a name begins."""


def finite(tokens: Sequence[Token]) -> list[Token]:
    """Return the finite verbs of a sentence."""
    return [t for t in tokens if t.pos == "VERB" and t.feat("VerbForm") == "Fin"]


def predicates(tokens: Sequence[Token]) -> list[Token]:
    """Return the finite verbs, and the infinitives of a future tense («будет закупать»)."""
    future = {t.head for t in tokens if t.rel == "aux" and t.feat("VerbForm") == "Fin"}
    return [t for t in tokens if t.pos == "VERB" and (t.feat("VerbForm") == "Fin" or t.index in future)]


def number_of(tokens: Sequence[Token], verb: Token) -> str:
    """Return the number in which a verb, or the auxiliary of its future, stands."""
    future = next((t for t in tokens if t.head == verb.index and t.rel == "aux"), verb)
    return verb.feat("Number") or future.feat("Number")


def has_subject(tokens: Sequence[Token], verb: Token) -> bool:
    """Return whether a verb has a subject of its own."""
    return any(t.head == verb.index and t.rel.startswith("nsubj") for t in tokens)


def without_subject(tokens: Sequence[Token]) -> Iterator[tuple[Token, list[Token]]]:
    """Yield the active verbs that have no subject but several objects, one of which may be it, with these."""
    for verb in finite(tokens):
        objects = [t for t in tokens if t.head == verb.index and t.rel == "obj"]
        if len(objects) > 1 and verb.feat("Voice") == "Act" and not has_subject(tokens, verb):
            yield verb, objects


def agree(subject: Token, verb: Token) -> bool:
    """Return whether number and gender of a subject and a verb, where both say them, are the same."""
    return subject.agrees(verb, "Number", "Gender")


def infinitive(token: Token) -> bool:
    """Return whether a token is an infinitive."""
    return token.pos in ("VERB", "AUX") and token.feat("VerbForm") == "Inf"


def above(tokens: Sequence[Token], token: Token) -> Iterator[Token]:
    """Yield the words that a token hangs on, the nearest first."""
    seen = {token.index}
    while 0 <= token.head < len(tokens) and token.head not in seen:
        token = tokens[token.head]
        seen.add(token.index)
        yield token


def suffers(noun: Token) -> bool:
    """Return whether the form of a noun is that of the accusative and not of the nominative: «Турцию»,
    «министра», «жителей»."""
    if noun.feat("Gender") != "Masc" and noun.text.lower().endswith(ACCUSATIVE):
        return True
    return (noun.feat("Animacy") == "Anim" and noun.feat("Case") in ("Acc", "Gen")
            and noun.feat("Gender") != "Fem" and noun.text.endswith(OF_PEOPLE))


def retagged(token: Token, **feats: str) -> tuple[tuple[str, str], ...]:
    """Return the features of a token with some in place of its own."""
    return tuple(sorted({**dict(token.feats), **feats}.items()))


def preposition(tokens: Sequence[Token], noun: Token) -> str:
    """Return the preposition before a noun, empty if it has none."""
    return next((t.lemma for t in tokens[: noun.index] if t.head == noun.index and t.rel == "case"), "")
