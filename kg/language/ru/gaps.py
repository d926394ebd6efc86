"""Clauses that leave out their verb, which stands before them: «осудил Чили, а Перу — Гану»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.language.ru.predicates import NOUNS, finite, infinitive, preposition, retagged
from kg.model import Token

DASHES = frozenset("—–")

APART = frozenset(",;")
"""Marks that part a clause without its verb from what stands before it."""

QUOTES = frozenset("«»\"")

LONGEST = 10
"""Words between such a mark and the dash at most."""

VERBS = 3
"""Verbs before the clause that are tried for the one that it leaves out."""

COUPLE = 2
"""Words of a clause without verb and dash: whom, and what."""

LIKE_NOM = ("Nom", "")
"""Cases that a word which may be an accusative is tagged with."""

BARE = ("Dat", "Acc")
"""Cases in which a name without a preposition may stand though it is tagged with another."""

SHARED = 2
"""How deep below a verb stands what a clause without it has the like of: «санкции против Чили, а Перу —
против Ганы»."""


def gapped(tokens: Sequence[Token]) -> list[Token]:
    """Join to its verb the first word of a clause without it, and hang on that what stands behind the dash,
    where both stand as others do beside the verb: «потребовал от Чили уйти, а от Перу — остаться»."""
    mended = list(tokens)
    for dash in (t.index for t in tokens if t.text in DASHES):
        start = _start(tokens, dash)
        first = _tops(tokens, start, dash) if start > 1 else []
        behind = _tops(tokens, dash + 1, _end(tokens, dash)) if first else []
        if behind and all(t.pos in NOUNS for t in first):
            _join(mended, start, [*first, *behind])
    return mended


def gapped_without_dash(tokens: Sequence[Token]) -> list[Token]:
    """Do the same where no dash stands, of two names or nouns behind «, а»: «обещал Чили танки, а Перу
    ракеты»."""
    mended = list(tokens)
    for token in tokens[4:-2]:
        around = tokens[token.index - 1], tokens[token.index + 1]
        if token.text != "а" or around[0].text != "," or around[1].lemma == "также":
            continue
        end = _end(tokens, token.index)
        words = [t for t in tokens[token.index + 1 : end] if t.pos in NOUNS and t.rel != "flat:name"
                 and not (t.rel == "nmod" and t.feat("Case") == "Gen")]
        bare = [t.feat("Case") for t in words if not preposition(tokens, t)]
        if len(words) == len(bare) == COUPLE and tokens[end - 1].pos != "CCONJ" and len({*bare}) == COUPLE:
            _join(mended, token.index, words)
    return mended


def _join(mended: list[Token], start: int, words: Sequence[Token]) -> None:
    """Hang the words of a clause as if its verb were there, in the case that each then has."""
    verbs = reversed(finite(mended[:start])[-VERBS:])
    found = next(((v, cases) for v in verbs if (cases := _cases(mended, v, start, words))), None)
    if found is None:
        return
    for word, case in zip(words, found[1], strict=True):
        feats = retagged(word, Case=case) if case else word.feats
        head, rel = (found[0].index, "conj") if word is words[0] else (words[0].index, "orphan")
        mended[word.index] = replace(word, head=head, rel=rel, feats=feats)
    if mended[start].pos == "CCONJ":
        mended[start] = replace(mended[start], head=words[0].index, rel="cc")


def _start(tokens: Sequence[Token], dash: int) -> int:
    """Return the first word of the clause that a dash stands in, 0 where it has a verb or is too long."""
    for i in range(dash - 1, max(-1, dash - 2 - LONGEST), -1):
        if tokens[i].text in APART:
            return i + 1
        if tokens[i].pos == "CCONJ" and tokens[i - 1].text not in APART:
            return i
        mark = tokens[i].pos == "PUNCT" and tokens[i].text not in QUOTES
        if mark or tokens[i].pos in ("VERB", "AUX", "SCONJ"):
            return 0
    return 0


def _end(tokens: Sequence[Token], dash: int) -> int:
    """Return the word behind the last one of the clause that a dash stands in; the dash where it has a
    verb."""
    for token in tokens[dash + 1 :]:
        if token.pos == "PUNCT" and token.text not in QUOTES:
            return token.index
        if token.pos == "AUX" or token.pos == "VERB" and token.feat("VerbForm") == "Fin":
            return dash
    return len(tokens)


def _tops(tokens: Sequence[Token], start: int, end: int) -> list[Token]:
    """Return the nouns and infinitives of a stretch that hang on nothing in it."""
    return [t for t in tokens[start:end] if (t.pos in NOUNS or infinitive(t))
            and not start <= t.head < end and t.rel not in ("case", "fixed")]


def _cases(tokens: Sequence[Token], verb: Token, start: int, words: Sequence[Token]) -> list[str]:
    """Return the case of each word of a clause, empty for an infinitive, where each stands as something
    before does beside a verb; nothing where one does not. A name whose form has several cases takes the place
    that is left; of two in the nominative the second is the object."""
    left = [_place(tokens, t) for t in _below(tokens, verb, start)]
    if tokens[verb.head].pos == "VERB" and verb.rel == "conj":
        left.append("Nom")
    found: list[str] = []
    for word in words:
        place = _place(tokens, word)
        doubtful = word.pos == "PROPN" and "+" not in place and (place == "Gen" or place not in left)
        if place == "Gen" and word.pos == "NOUN" and found and place not in left:
            place = "Acc"
        thing = bool(found) and "Acc" in left and word.feat("Animacy") == "Inan"
        if doubtful or place in LIKE_NOM and ("Nom" in found or thing):
            bare = BARE if word.feat("Case") == "Gen" else BARE[1:] if word.pos == "NOUN" else BARE[::-1]
            place = next((p for p in bare if p in left), place)
        if place not in left:
            return []
        left.remove(place)
        found.append("" if place == "Inf" else place.rpartition("+")[2])
    return found


def _below(tokens: Sequence[Token], verb: Token, start: int) -> list[Token]:
    """Return the words before a clause that hang on a verb, or on what hangs on it."""
    heads, found = {verb.index}, []
    for _ in range(SHARED):
        near = [t for t in tokens[:start] if t.head in heads and (t.pos in NOUNS or infinitive(t))]
        found += near
        heads = {t.index for t in near}
    return found


def _place(tokens: Sequence[Token], word: Token) -> str:
    """Return how a word stands: «Dat», «от+Gen», «Inf»."""
    if infinitive(word):
        return "Inf"
    if word.rel == "nsubj":
        return "Nom"
    before = preposition(tokens, word)
    case = "Dat" if word.rel == "iobj" and not before else word.feat("Case")
    return f"{before}+{case}" if before else case
