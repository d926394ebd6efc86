"""Mends names that stand behind a comma and say one by one who the noun before them is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.language.ru.predicates import OPENING, above
from kg.model import Token

COUNTS = {"оба": 2, "два": 2, "двое": 2, "три": 3, "трое": 3, "четыре": 4, "четверо": 4, "пять": 5,
          "пятеро": 5}
"""How many a numeral counts."""

JOINED = frozenset({"conj", "appos", "parataxis"})
"""Relations by which the parse hangs a list on a noun."""

PEOPLE = frozenset({"NOUN", "ADJ", "VERB"})
"""Classes of words that name those meant: nouns, and what stands for one («трое задержанных»)."""

BETWEEN = frozenset({"cc", "punct", "flat:name", "flat:foreign"})
"""Relations of what a list of names holds beside the names."""


def named_one_by_one(tokens: Sequence[Token]) -> list[Token]:
    """Let names be the apposition of a noun before a comma and not its conjuncts, where they are as many as
    it counts («оба президента, Орлов и Санду, подписали»), or where a second comma parts a plural from its
    verb («президенты двух стран, Орлов и Санду, подписали»)."""
    mended = list(tokens)
    for noun in tokens:
        if noun.pos not in PEOPLE or not any(t.head == noun.index and t.rel in JOINED for t in tokens):
            continue
        names = _names_of(tokens, noun)
        if len(names) < 2 or not _set_off(tokens, noun, names):
            continue
        mended[names[0].index] = replace(names[0], head=noun.index, rel="appos")
        for name in names[1:]:
            mended[name.index] = replace(name, head=names[0].index, rel="conj")
    return mended


def _names_of(tokens: Sequence[Token], noun: Token) -> list[Token]:
    """Return the names of a list that begins right behind the comma behind a noun's phrase, and that holds
    nothing else; none if there is no such list."""
    names = [t for t in tokens[noun.index + 1 :]
             if t.rel in JOINED and _named(tokens, t) and _inside(tokens, noun, _listed_by(tokens, t))]
    first = names[0].index if names else 0
    comma = first - 2 if first and tokens[first - 1].text in OPENING else first - 1
    if not names or tokens[comma].text != "," or not _inside(tokens, noun, tokens[comma - 1]):
        return []
    own = {t.index for t in names}
    strange = [t for t in tokens[first : names[-1].index] if t.index not in own and t.rel not in BETWEEN]
    last = any(t.rel == "cc" and t.head == names[-1].index for t in tokens[first : names[-1].index])
    return names if last and not strange else []


def _named(tokens: Sequence[Token], word: Token) -> bool:
    """Return whether a word is a name: by its class, or because it alone stands in quotation marks."""
    return word.pos == "PROPN" or tokens[word.index - 1].text in OPENING


def _listed_by(tokens: Sequence[Token], word: Token) -> Token:
    """Return what the list is joined to of which a word is a part."""
    return next((up for up in above(tokens, word) if up.rel not in JOINED), word)


def _inside(tokens: Sequence[Token], noun: Token, word: Token) -> bool:
    """Return whether a word is a noun or stands in its phrase."""
    return word.index == noun.index or any(up.index == noun.index for up in above(tokens, word))


def _set_off(tokens: Sequence[Token], noun: Token, names: Sequence[Token]) -> bool:
    """Return whether names are as many as their noun counts, or set off from its verb by a comma."""
    counted = next((t for t in tokens if t.head == noun.index and t.rel.startswith("nummod")), None)
    if counted is not None:
        return COUNTS.get(counted.lemma) == len(names)
    end = max(t.index for t in tokens if t is names[-1] or t.pos == "PROPN" and t.head == names[-1].index)
    plural = noun.pos == "NOUN" and noun.feat("Number") == "Plur"
    closed = plural and noun.head > end + 1 and tokens[end + 1].text == ","
    people = noun.feat("Animacy") == names[0].feat("Animacy") == "Anim"
    return closed and (people or noun.head == end + 2)
