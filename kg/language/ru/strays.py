"""Mends what the parser hung across a verb: phrases and clauses on words far behind them, and the gerund with
which a speaker goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.language.ru.predicates import finite
from kg.model import Token

NOUNS = ("NOUN", "PROPN")
CLAUSES = frozenset({"acl", "acl:relcl"})
GOING_ON = frozenset({
    "добавить", "добавлять", "отметить", "отмечать", "подчеркнуть", "подчеркивать", "уточнить", "уточнять",
    "пояснить", "пояснять", "напомнить", "напоминать", "предупредить", "предупреждать", "заметить",
    "пригрозить", "указать", "указывать", "объяснить", "объяснять", "оговориться", "пообещать", "посетовать",
    "заверить", "признать", "подтвердить"})
"""Verbs whose gerund adds to what was said before it."""
REPORT = frozenset({"что", "чтобы"})


def leaping_modifiers(tokens: Sequence[Token]) -> list[Token]:
    """Take a phrase or a second name off a noun beyond the next verb: it belongs to the noun beside it, else
    to that verb («Совет по правам (СПЧ) выступил и призвал к миру»)."""
    mended = list(tokens)
    verbs = finite(tokens)
    for noun in tokens:
        if noun.rel not in ("nmod", "appos") or noun.pos not in NOUNS or noun.head <= noun.index:
            continue
        verb = next((v for v in verbs if noun.index < v.index < noun.head), None)
        marked = [t for t in tokens if t.head == noun.index and t.rel == "case"]
        if verb is None or noun.rel == "nmod" and not marked:
            continue
        first = min([t.index for t in tokens if t.head == noun.index and t.index < noun.index] + [noun.index])
        beside = next((t for t in reversed(tokens[:first]) if t.pos != "PUNCT"), None)
        if beside is not None and beside.pos in NOUNS and beside.head != noun.index:
            mended[noun.index] = replace(noun, head=beside.index)
        elif noun.rel == "nmod":
            mended[noun.index] = replace(noun, head=verb.index, rel="obl")
    return mended


def leaping_settings(tokens: Sequence[Token]) -> list[Token]:
    """Give the phrase before a verb to it, where the parse hung it on a verb beyond the clause that follows:
    «Премьер в разговоре с послом заявил, что …, сообщило агентство»."""
    mended = list(tokens)
    verbs = finite(tokens)
    for phrase in tokens:
        if phrase.rel != "obl" or phrase.head <= phrase.index:
            continue
        verb = next((v for v in verbs if v.index > phrase.index), None)
        if verb is None or verb.index >= phrase.head:
            continue
        near = not any(t.text == "," for t in tokens[phrase.index : verb.index])
        beyond = any(t.rel == "mark" and t.lemma in REPORT for t in tokens[verb.index : phrase.head])
        if near and beyond:
            mended[phrase.index] = replace(phrase, head=verb.index)
    return mended


def leaping_clauses(tokens: Sequence[Token]) -> list[Token]:
    """Give a clause that a conjunction opens to the verb behind it, where the parse hung it on a noun beyond
    that verb: «В мае, когда посол приезжал, премьер отменил встречу в связи с тем, что …»."""
    mended = list(tokens)
    verbs = finite(tokens)
    for clause in verbs:
        if clause.rel not in CLAUSES or clause.head <= clause.index \
                or not any(t.head == clause.index and t.rel == "mark" for t in tokens):
            continue
        verb = next((v for v in verbs if clause.index < v.index < clause.head), None)
        if verb is not None and verb.head != clause.index:
            mended[clause.index] = replace(clause, head=verb.index, rel="advcl")
    return mended


def going_on(tokens: Sequence[Token]) -> list[Token]:
    """Give the gerund with which a speaker goes on to the verb that says the clause before it, and what it
    says to the gerund: «потребовал, чтобы Х ушёл, предупредив, что …»."""
    mended = list(tokens)
    for gerund in tokens[2:]:
        if gerund.feat("VerbForm") != "Conv" or tokens[gerund.index - 1].text != ",":
            continue
        mark = next((t for t in reversed(tokens[: gerund.index]) if t.rel == "mark"), None)
        adds = gerund.lemma in GOING_ON or mark is not None and mark.lemma == "чтобы"
        speaker = next((v for v in reversed(finite(tokens)) if mark and v.index < mark.index), None)
        if mark is None or speaker is None or mark.lemma not in REPORT or not adds:
            continue
        mended[gerund.index] = replace(gerund, head=speaker.index, rel="advcl")
        said = mark.head
        if mended[said].head == gerund.index:
            mended[said] = replace(mended[said], head=speaker.index, rel="ccomp")
        behind = tokens[gerund.index + 1 : gerund.index + 3]
        if [t.text for t in behind] == [",", "что"] and behind[1].rel == "mark" \
                and behind[1].head > gerund.index:
            mended[behind[1].head] = replace(mended[behind[1].head], head=gerund.index, rel="ccomp")
    return mended


STRAYS = (leaping_modifiers, leaping_settings, leaping_clauses, going_on)
"""The repairs of this module, in the order in which they are tried."""
