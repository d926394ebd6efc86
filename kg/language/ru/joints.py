"""Mends which of two nouns owns or joins the other, by their case and number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.language.ru.attachment import NOUNS
from kg.language.ru.case_forms import OBLIQUE
from kg.language.ru.predicates import above, finite, has_subject
from kg.model import Token


def people_of_names(tokens: Sequence[Token]) -> list[Token]:
    """Let people who are called by an adjective own the name behind it, not qualify it, where their number is
    another: «захватившие власть военные Мали»."""
    mended = list(tokens)
    for word, name in pairwise(tokens):
        qualifies = word.pos == "ADJ" and word.rel == "amod" and word.head == name.index
        if not qualifies or name.pos != "PROPN" or word.feat("Number") != "Plur" \
                or name.feat("Number") != "Sing":
            continue
        for kid in tokens[: word.index]:
            if kid.head == name.index:
                mended[kid.index] = replace(kid, head=word.index)
        verb = next((v for v in finite(tokens) if v.index > name.index), None)
        looped = name.head == word.index and verb is not None and not has_subject(tokens, verb)
        head, rel = (verb.index, "nsubj") if looped and verb else (name.head, name.rel)
        mended[word.index] = replace(word, head=head, rel=rel)
        mended[name.index] = replace(name, head=word.index, rel="nmod")
    return mended


def joined_by_case(tokens: Sequence[Token]) -> list[Token]:
    """Join a noun to the one farther up that stands in its case, where the parse joined it to a nearer one
    of another: «в нападении на пост и убийстве солдат»."""
    mended = list(tokens)
    for noun in tokens:
        first = tokens[noun.head] if noun.rel == "conj" and 0 <= noun.head < noun.index else None
        if first is None or noun.pos not in NOUNS or noun.feat("Case") not in OBLIQUE \
                or noun.feat("Case") == first.feat("Case") or first.pos not in NOUNS \
                or any(t.head == noun.index and t.rel == "case" for t in tokens):
            continue
        up = next((t for t in above(tokens, first) if t.pos not in NOUNS
                   or t.feat("Case") == noun.feat("Case")), None)
        if up and up.pos in NOUNS and up.index < first.index:
            mended[noun.index] = replace(noun, head=up.index)
    return mended
