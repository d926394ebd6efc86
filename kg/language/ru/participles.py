"""Mends participles that the parse tore off their nouns: set off by commas behind a date or a place, and
those whose agent stands behind a date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.language.ru.predicates import NOUNS, SUBJECTS, preposition, retagged
from kg.language.ru.relatives import alike
from kg.model import Token

APART = 9
"""Words between a comma and the participle behind it at most: a date, a place."""
CAUGHT = frozenset({"root", "nsubj", "conj", "appos", "advcl", "parataxis", "nmod", "obl"})
"""Relations that the parse gives to a participle behind a comma."""
SAYING = frozenset({"по", "согласно"})
"""Words that begin what says who says so."""
HUNG = frozenset({"nmod", "appos", "obl", "iobj", "obj"})
"""Relations by which a parse hangs an instrumental on what stands before it."""


def set_off(tokens: Sequence[Token]) -> list[Token]:
    """Hang a participle behind a comma, a date or a place on the noun before them that it agrees with:
    «Литва, в марте в Осло отказавшаяся …, …»."""
    mended = list(tokens)
    for word in tokens[2:]:
        if word.feat("VerbForm") != "Part" or word.feat("Variant") == "Short" or not word.feat("Case") \
                or word.rel not in CAUGHT:
            continue
        comma = _comma_before(tokens, word)
        noun = _described(tokens, word, comma) if comma else None
        if comma and noun is None and (said := _saying_before(tokens, comma)):
            noun = _described(tokens, word, said)
        if noun is None or noun.head == word.index:
            continue
        mended[word.index] = replace(word, head=noun.index, rel="acl")
        for token in tokens[comma + 1 : word.index]:
            if (token.head < comma or token.head > word.index) and token.pos != "PUNCT":
                mended[token.index] = replace(token, head=word.index)
    return mended


def _comma_before(tokens: Sequence[Token], word: Token) -> int:
    """Return the comma behind which a participle stands with no verb or noun of its case between, or 0."""
    for token in reversed(tokens[max(1, word.index - APART) : word.index]):
        if token.text == ",":
            return token.index
        if token.pos in ("VERB", "SCONJ", "CCONJ", "AUX", "PUNCT") or token.pos in NOUNS \
                and token.agrees(word, "Case", "Number", "Gender") and not _prepositional(tokens, token):
            return 0
    return 0


def _saying_before(tokens: Sequence[Token], comma: int) -> int:
    """Return the comma before the words between commas that say who says so («…, по словам врача, …»), or
    0."""
    for token in reversed(tokens[max(1, comma - APART) : comma]):
        if token.text == ",":
            return token.index if tokens[token.index + 1].lemma in SAYING else 0
    return 0


def _prepositional(tokens: Sequence[Token], noun: Token) -> bool:
    """Return whether a noun, or one that it belongs to, has a preposition."""
    seen: set[int] = set()
    while noun.index not in seen and noun.pos in NOUNS:
        seen.add(noun.index)
        if preposition(tokens, noun):
            return True
        if noun.head < 0 or noun.rel != "nmod":
            return False
        noun = tokens[noun.head]
    return False


def _described(tokens: Sequence[Token], word: Token, comma: int) -> Token | None:
    """Return the noun right before a comma, or one that it belongs to, with which a participle agrees in
    case, number and gender."""
    noun = tokens[comma - 1]
    while noun.pos == "PUNCT" and noun.index:
        noun = tokens[noun.index - 1]
    seen: set[int] = set()
    while noun.index not in seen and (noun.pos in NOUNS or noun.rel.startswith("flat")):
        seen.add(noun.index)
        named = any(t.head == noun.index and t.rel == "appos" and t.index < comma and _alike(t, word)
                    for t in tokens)
        if (named and noun.agrees(word, "Case", "Number") or _alike(noun, word)) and noun.feat("Case") \
                and noun.rel not in ("appos", "flat:name"):
            return noun
        if noun.head < 0 or noun.head >= comma:
            return None
        noun = tokens[noun.head]
    return None


def _alike(noun: Token, word: Token) -> bool:
    """Return whether a noun and a participle agree; the masculine and the neuter have forms in common."""
    return noun.agrees(word, "Case") and alike(noun, word)


def _end_of(tokens: Sequence[Token], word: Token) -> int:
    """Return where the phrase of a participle ends: at its noun, or at the next comma behind it."""
    if word.head > word.index:
        return word.head
    behind = range(word.index + 1, min(word.index + APART, len(tokens)))
    return next((i for i in behind if tokens[i].pos in ("PUNCT", "VERB", "CCONJ")), behind.stop)


def agents_behind_dates(tokens: Sequence[Token]) -> list[Token]:
    """Give a passive participle the instrumental that the parse hung on the date or the noun between:
    «принятое в марте Евросоюзом решение», «мэр, уволенный за прогулы советом»."""
    mended = list(tokens)
    for word in tokens[:-2]:
        if word.feat("Voice") != "Pass" or word.rel not in ("acl", "amod") \
                or any(t.head == word.index and t.rel == "obl:agent" for t in tokens):
            continue
        for agent in tokens[word.index + 2 : _end_of(tokens, word)]:
            if agent.pos in NOUNS and agent.feat("Case") == "Ins" and agent.rel in HUNG \
                    and agent.head != word.index and tokens[agent.head].feat("Case") != "Ins" \
                    and not preposition(tokens, agent):
                mended[agent.index] = replace(agent, head=word.index, rel="obl:agent")
                break
    return mended


def agents_before_passives(tokens: Sequence[Token]) -> list[Token]:
    """Give a short passive before its subject the instrumental right before it that the parse hung on a noun:
    «в отношении Судана Евросоюзом введены санкции»."""
    mended = list(tokens)
    for word in tokens[2:]:
        if word.feat("Voice") != "Pass" or word.feat("Variant") != "Short" or any(
                t.head == word.index and t.rel in SUBJECTS for t in tokens[: word.index]):
            continue
        agent = tokens[word.index - 1]
        while agent.rel in ("nmod", "flat:name", "appos") and agent.feat("Case") != "Ins" and agent.head >= 0:
            agent = tokens[agent.head]
        if agent.rel == "nmod" and agent.pos in NOUNS and agent.feat("Case") == "Ins" \
                and 0 <= agent.head < agent.index < word.index and not preposition(tokens, agent):
            mended[agent.index] = replace(agent, head=word.index, rel="obl:agent")
    return mended


def patients_behind_agents(tokens: Sequence[Token]) -> list[Token]:
    """Give an act the genitive behind its agent that the parse took for a second subject: «после ареста
    полицией депутата начались протесты»."""
    mended = list(tokens)
    for noun in tokens[2:]:
        agent = tokens[noun.index - 1]
        if noun.rel != "nsubj" or noun.feat("Case") not in ("Gen", "Acc") or agent.feat("Case") != "Ins" \
                or agent.rel != "nmod" or not 0 <= agent.head < agent.index or preposition(tokens, agent):
            continue
        if tokens[agent.head].pos == "NOUN" and any(
                t.rel == "nsubj" and t.head == noun.head and t.index != noun.index for t in tokens):
            mended[noun.index] = replace(noun, head=agent.head, rel="nmod")
    return mended


def objects_of_participles(tokens: Sequence[Token]) -> list[Token]:
    """Make an accusative behind an active participle, which the parse took for its attribute, its object:
    «уволивший директора»."""
    mended = list(tokens)
    for noun in tokens[1:]:
        word = tokens[noun.head] if noun.rel in HUNG and 0 <= noun.head < noun.index else None
        if word is None or noun.rel == "obj" or word.feat("VerbForm") != "Part" \
                or word.feat("Voice") != "Act" or noun.pos not in NOUNS or preposition(tokens, noun):
            continue
        case, animate = noun.feat("Case"), noun.feat("Animacy") == "Anim"
        if (case == "Acc" or case == "Gen" and animate) and not any(
                t.head == word.index and t.rel == "obj" for t in tokens):
            feats = retagged(noun, Case="Acc")
            mended[noun.index] = replace(noun, rel="obj", feats=feats)
    return mended


def doers_behind_objects(tokens: Sequence[Token]) -> list[Token]:
    """Give an active participle the second of two subjects, and the first for its object: «оштрафовавший клуб
    суд отметил»."""
    mended = list(tokens)
    for word in tokens[:-3]:
        if word.feat("VerbForm") != "Part" or word.feat("Voice") != "Act" or word.head <= word.index \
                or word.rel not in ("acl", "amod"):
            continue
        first = tokens[word.head]
        second = next((t for t in tokens[first.index + 1 :] if t.rel == first.rel == "nsubj"
                       and t.head == first.head > t.index), None)
        if second is None or first.feat("Animacy") != "Inan" or not second.agrees(word, "Number", "Gender") \
                or any(t.text == "," or t.rel == "cc" for t in tokens[word.index : second.index]):
            continue
        feats = retagged(first, Case="Acc")
        mended[first.index] = replace(first, head=word.index, rel="obj", feats=feats)
        mended[word.index] = replace(word, head=second.index, rel="acl")
    return mended


def nouns_of_participles(tokens: Sequence[Token]) -> list[Token]:
    """Hang a participle on the noun behind it that the parse took for its subject: «уволившая директора
    министр уехала»."""
    mended = list(tokens)
    for noun in tokens[1:]:
        word = tokens[noun.head] if noun.rel == "nsubj" and 0 <= noun.head < noun.index else None
        if word is None or word.feat("VerbForm") != "Part" or word.feat("Variant") == "Short" \
                or word.rel not in CAUGHT or noun.feat("Case") != word.feat("Case") \
                or any(t.text == "," for t in tokens[word.index : noun.index]):
            continue
        mended[noun.index] = replace(noun, head=word.head, rel=word.rel)
        mended[word.index] = replace(word, head=noun.index, rel="acl")
    return mended


PARTICIPLES = (nouns_of_participles, set_off, agents_behind_dates, doers_behind_objects,
                objects_of_participles, agents_before_passives, patients_behind_agents)
"""The repairs of this module."""
