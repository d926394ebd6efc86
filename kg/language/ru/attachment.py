"""Mends which word a phrase hangs on: numbers, negations, names between dashes, nouns across a verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.language.ru.predicates import NOUNS, above, finite, has_subject
from kg.model import Token

DASHES = frozenset("—–-")
MARKS = DASHES | {","}
STOPS = frozenset(",;:—–")
NO_GENITIVE = frozenset({"на", "в", "за", "по"})
THOUSANDS = 3
"""Digits of a group behind the first."""
APPROXIMATORS = frozenset({"около", "свыше", "порядка", "порядок", "более", "менее", "больше", "меньше",
                           "почти", "до"})


def approximate_numbers(tokens: Sequence[Token]) -> list[Token]:
    """Let «около 30 человек» and «более тысячи человек» stand where «30 человек» would: the words are no
    preposition and no noun."""
    mended = list(tokens)
    for word in tokens:
        if word.lemma not in APPROXIMATORS:
            continue
        if word.rel == "case" and 0 <= word.head < len(tokens):
            noun = mended[word.head]
            if any(t.head == noun.index and t.rel.startswith("nummod") for t in tokens):
                mended[word.index] = replace(word, pos="ADV", rel="advmod")
                mended[noun.index] = replace(noun, rel=counted_relation(tokens, noun))
                mended = [replace(t, rel="nummod:gov") if t.head == noun.index and t.rel == "nummod" else t
                          for t in mended]
        elif word.rel in ("nsubj", "nsubj:pass", "obj", "obl") and word.pos == "ADV":
            nouns = [t for t in tokens if t.head == word.index and t.pos in ("NOUN", "PROPN", "NUM")]
            if nouns:
                mended[nouns[-1].index] = replace(nouns[-1], head=word.head, rel=word.rel)
                mended[word.index] = replace(word, head=nouns[-1].index, rel="advmod")
    return mended


def grouped_digits(tokens: Sequence[Token]) -> list[Token]:
    """Let the digits of «5 250 186 акций» count the noun behind them together: they are one number."""
    mended = list(tokens)
    for noun in tokens:
        digits = []
        for token in tokens[: noun.index][::-1]:
            if not token.text.isdigit():
                break
            digits.append(token)
        grouped = len(digits) > 1 and all(len(token.text) == THOUSANDS for token in digits[:-1])
        if noun.pos in NOUNS and grouped:
            run = {token.index for token in digits}
            if noun.head in run:
                mended[noun.index] = replace(noun, head=digits[-1].head, rel=digits[-1].rel)
            for token in digits:
                mended[token.index] = replace(token, head=noun.index, rel="nummod:gov")
    return mended


def counted_terms(tokens: Sequence[Token]) -> list[Token]:
    """Let a number govern its noun behind a preposition that takes no genitive: «осудили на 20 лет»."""
    terms = {t.head for t in tokens if t.rel == "case" and t.lemma in NO_GENITIVE and 0 <= t.head
             and tokens[t.head].feat("Case") == "Gen"}
    return [replace(t, rel="nummod:gov") if t.rel == "nummod" and t.head in terms else t for t in tokens]


def leaping_prepositions(tokens: Sequence[Token]) -> list[Token]:
    """Take a preposition off a noun that hangs on another one between them, whose it is: «призвал к «скорому»
    освобождению всех задержанных»; and off one in its case behind it («союз с Чадом судом»)."""
    mended = list(tokens)
    for word in (t for t in tokens if t.rel == "case" and t.head > t.index + 1):
        noun = tokens[word.head]
        while noun.rel == "nmod" and word.index < noun.head < noun.index and tokens[noun.head].pos in NOUNS:
            noun = tokens[noun.head]
        beside = tokens[word.index + 1]
        if beside.pos in NOUNS and beside.head == noun.head and beside.rel == noun.rel == "nmod" \
                and beside.feat("Case") == noun.feat("Case"):
            noun = beside
        if noun.index != word.head:
            mended[word.index] = replace(word, head=noun.index)
    return mended


def counted_relation(tokens: Sequence[Token], noun: Token) -> str:
    """Return whether a counted noun is the subject of its verb, which has none else, or the object."""
    verb = tokens[noun.head] if 0 <= noun.head < len(tokens) else None
    if verb is None or verb.pos != "VERB" or noun.rel not in ("obl", "nmod", "advmod"):
        return noun.rel
    has = has_subject(tokens, verb)
    return "obj" if has else "nsubj"


def strayed_negation(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb the «не» right before it or its auxiliary: «не будет закупать …, пока не снизит»."""
    mended = list(tokens)
    for word in tokens[:-1]:
        following = tokens[word.index + 1]
        verb = (tokens[following.head] if following.pos == "AUX" and following.rel == "aux"
                and 0 <= following.head < len(tokens) else following)
        if word.lemma == "не" and word.pos == "PART" and verb.pos == "VERB" and word.head != verb.index:
            mended[word.index] = replace(word, head=verb.index, rel="advmod")
    return mended


def crossing_nouns(tokens: Sequence[Token]) -> list[Token]:
    """Take a bare noun off the noun beyond a finite verb: it belongs to what stands beside it, else to the
    verb."""
    mended = list(tokens)
    verbs, marked = finite(tokens), {t.head for t in tokens if t.rel == "case"}
    for noun in tokens:
        if noun.rel != "nmod" or not 0 <= noun.head < noun.index or tokens[noun.head].pos not in NOUNS \
                or noun.index in marked:
            continue
        crossed = [v for v in verbs if noun.head < v.index < noun.index and not below(tokens, v, noun.head)]
        if not crossed:
            continue
        verb, first = crossed[-1], min([t.index for t in tokens if t.head == noun.index] + [noun.index])
        beside = tokens[first - 1]
        taken = any(t.head == verb.index and t.rel == "obj" for t in tokens)
        if beside.pos == "NOUN" and (taken or noun.feat("Animacy") != "Anim"):
            mended[noun.index] = replace(noun, head=beside.index)
        elif not taken and noun.feat("Case") in ("Gen", "Acc"):
            mended[noun.index] = replace(noun, head=verb.index, rel="obj")
    return mended


def leaping_genitives(tokens: Sequence[Token]) -> list[Token]:
    """Take an adjective and a genitive off a noun farther on: they belong to the nouns beside them («мэр
    Томска Олег Рябов и мэр Омска …»)."""
    mended = list(tokens)
    for token in tokens[:-1]:
        after = tokens[token.index + 1]
        if (token.rel == "amod" and token.head > after.index and after.pos in NOUNS
                and after.feat("Animacy") == "Inan"
                and token.agrees(after, "Case", "Number") and token.feat("Gender") == after.feat("Gender")):
            mended[token.index] = replace(token, head=after.index)
    for noun in tokens[1:]:
        if noun.rel != "nmod" or noun.pos not in NOUNS or noun.feat("Case") != "Gen" \
                or noun.head <= noun.index or any(t.head == noun.index and t.rel == "case" for t in tokens):
            continue
        first = min([t.index for t in mended if t.head == noun.index and t.index < noun.index] + [noun.index])
        beside = tokens[first - 1] if first else noun
        if beside.pos == "NOUN" and beside.head != noun.index:
            mended[noun.index] = replace(noun, head=beside.index)
    return mended


def crossing_phrases(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb the prepositional phrase behind it that the parse hung on its subject, who is somebody:
    «монополист предупредил соседа об ограничении поставок»."""
    mended = list(tokens)
    for noun in tokens:
        subject = tokens[noun.head] if noun.rel == "nmod" and 0 <= noun.head < noun.index else None
        if subject is None or subject.rel != "nsubj" or not subject.index < subject.head < noun.index:
            continue
        verb = tokens[subject.head]
        somebody = subject.pos == "PROPN" or subject.feat("Animacy") == "Anim"
        marked = any(t.head == noun.index and t.rel == "case" for t in tokens)
        if somebody and marked and verb.pos == "VERB" and verb.feat("VerbForm") == "Fin":
            mended[noun.index] = replace(noun, head=verb.index, rel="obl")
    return mended


def crossed_agents(tokens: Sequence[Token]) -> list[Token]:
    """Give a noun the bare instrumental that stands between it and its own genitive, hung on the verb before:
    «после задержания 7 июня полицией главы союза»."""
    mended = list(tokens)
    for agent in tokens:
        behind = agent.rel in ("obl", "obj") and 0 <= agent.head < agent.index
        if agent.feat("Case") != "Ins" or not behind:
            continue
        around = [t for t in tokens[agent.index + 1 :] if t.rel == "nmod" and t.feat("Case") == "Gen"
                  and agent.head < t.head < agent.index and tokens[t.head].pos == "NOUN"]
        if around and not any(t.head == agent.index and t.rel == "case" for t in tokens):
            mended[agent.index] = replace(agent, head=around[0].head, rel="nmod")
    return mended


def dashed_terms(tokens: Sequence[Token]) -> list[Token]:
    """Let a plural noun behind a dash explain the one before it, which is the subject: «страны — члены союза
    договорились»."""
    mended = list(tokens)
    for first, dash, second in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if dash.text not in DASHES:
            continue
        nouns = first.pos in NOUNS and second.pos == "NOUN" and second.feat("Number") == "Plur"
        genitive = first.feat("Number") == "Sing" and first.feat("Case") == "Gen"
        alike = genitive or first.agrees(second, "Case", "Number")
        if not (nouns and alike):
            continue
        behind = next((t for t in tokens[second.index + 1 :] if t.pos in ("VERB", "PUNCT")), None)
        if behind is None or behind.pos != "VERB" or behind.feat("Number") != "Plur" \
                or behind.feat("VerbForm") != "Fin":
            continue
        mended[first.index] = replace(first, head=behind.index, rel="nsubj")
        mended[second.index] = replace(second, head=first.index, rel="appos")
    return mended


def subjects_behind_colon(tokens: Sequence[Token]) -> list[Token]:
    """Give the first verb behind a colon, which has no subject, the name that begins its clause: «вынесены
    приговоры: Рябов и Лапин проведут в колонии два года»."""
    mended = list(tokens)
    verbs = finite(tokens)
    for colon, first in pairwise(tokens):
        early = first.rel in ("parataxis", "appos", "conj") and 0 <= first.head < colon.index
        if colon.text != ":" or first.pos != "PROPN" or not early:
            continue
        verb = next((v for v in verbs if v.index > first.index), None)
        if verb is None or has_subject(tokens, verb) \
                or any(t.text in STOPS for t in tokens[first.index : verb.index] if t.text != ","):
            continue
        mended[first.index] = replace(first, head=verb.index, rel="nsubj")
        mended[verb.index] = replace(verb, head=first.head, rel="parataxis")
    return mended


def crossing_numbers(tokens: Sequence[Token]) -> list[Token]:
    """Let a number behind a verb count no noun before it: «альянс не оставит страну один на один с
    боевиками»."""
    mended = list(tokens)
    verbs = finite(tokens)
    for number in tokens:
        counts = number.rel.startswith("nummod") and 0 <= number.head < number.index
        verb = next((v for v in verbs if counts and number.head < v.index < number.index), None)
        if verb and tokens[number.head].rel == "nsubj":
            mended[number.index] = replace(number, head=verb.index, rel="advmod")
    return mended


def below(tokens: Sequence[Token], token: Token, head: int) -> bool:
    """Return whether a token hangs on ``head``, over any number of steps."""
    return any(t.index == head for t in above(tokens, token))


def leaping_phrases(tokens: Sequence[Token]) -> list[Token]:
    """Give a phrase behind a verb to that verb, where the parse hung it on a verb beyond the next comma."""
    mended = list(tokens)
    verbs = [t for t in tokens if t.pos == "VERB" and t.rel != "amod"]
    for phrase in tokens:
        if phrase.rel not in ("obl", "obj", "iobj") or phrase.head <= phrase.index:
            continue
        stops = [t.index for t in tokens[: phrase.index] if t.text in STOPS]
        start = stops[-1] + 1 if stops else 0
        before = [v for v in verbs if start <= v.index < phrase.index]
        beyond = any(t.text == "," for t in tokens[phrase.index : phrase.head])
        if before and beyond and tokens[phrase.head].pos == "VERB":
            mended[phrase.index] = replace(phrase, head=before[-1].index)
    return mended


def dash_apposition(tokens: Sequence[Token]) -> list[Token]:
    """Let a name between dashes stand beside the noun before it in its case: «крупнейшему потребителю —
    Китаю — …»."""
    mended = list(tokens)
    for name in tokens[2:-1]:
        if (name.pos != "PROPN" or tokens[name.index - 1].text not in MARKS
            or tokens[name.index + 1].text not in MARKS | {"."}):
            continue
        noun = next((t for t in reversed(tokens[: name.index - 1])
                     if t.pos == "NOUN" and t.feat("Case") == name.feat("Case")), None)
        if (noun and name.head != noun.index and name.rel in ("parataxis", "appos", "nmod", "root", "conj")
            and not any(t.pos in ("VERB", "PUNCT", "ADP") for t in tokens[noun.index : name.index - 1])):
            mended[name.index] = replace(name, head=noun.index, rel="appos")
            for behind in tokens[name.index + 2 :]:
                if behind.head == name.index and behind.rel == "parataxis" and noun.head >= 0:
                    mended[behind.index] = replace(behind, head=noun.head, rel="obj")
    return mended


def outlet_behind_dash(tokens: Sequence[Token]) -> list[Token]:
    """Take who says it behind the last dash off the noun before it: a name («Иран поставил России дроны —
    Reuters»), in a headline or behind a comma also a noun («…, — источник в МИД»)."""
    mended = list(tokens)
    words = [t for t in tokens if t.text not in ".!?»\""]
    tail = next((t.index + 1 for t in reversed(words) if t.text in DASHES), 0)
    named = [t for t in words if t.index >= tail]
    root = next((t for t in tokens if t.head < 0), None)
    if root is None or tail < 4 or not named or root.index >= tail:
        return mended
    inside = {t.index for t in named}
    first = next((t for t in named if t.head not in inside), named[0])
    open_ended = tokens[-1].text not in ".!?…" or tokens[tail - 2].text == ","
    speaking = first.feat("Case") in ("Nom", "") or first.text.isupper()
    if all(t.pos in ("PROPN", "X") for t in named) or open_ended and speaking and first.pos in NOUNS and all(
            t.pos in (*NOUNS, "ADJ", "ADP", "X", "PUNCT") for t in named):
        mended[first.index] = replace(first, head=root.index, rel="parataxis")
    return mended
