"""Mends what the parser hung across a verb: phrases and clauses on words far behind them, and the gerund with
which a speaker goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.language.ru.predicates import NOUNS, finite
from kg.model import Token

CLAUSES = frozenset({"acl", "acl:relcl"})
GOING_ON = frozenset({
    "добавить", "добавлять", "отметить", "отмечать", "подчеркнуть", "подчеркивать", "уточнить", "уточнять",
    "пояснить", "пояснять", "напомнить", "напоминать", "предупредить", "предупреждать", "заметить",
    "пригрозить", "указать", "указывать", "объяснить", "объяснять", "оговориться", "пообещать", "посетовать",
    "заверить", "признать", "подтвердить"})
"""Verbs whose gerund adds to what was said before it."""
ADJECTIVE = ("ый", "ий", "ой")
"""How the dictionary form of an adjective ends."""
STATES = "ский"
"""How adjectives end that say whose something is."""
ARMS = frozenset({"армия", "войско", "авиация", "артиллерия", "флот", "самолет", "истребитель", "вертолет",
                  "беспилотник", "дрон", "ракета", "корабль", "катер", "танк", "снаряд"})
"""What strikes for a state."""
HUNG = frozenset({"nmod", "appos"})
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
    that verb: «В мае, когда посол приезжал, премьер отменил беседу из-за того, что …»."""
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


def joint_adjectives(tokens: Sequence[Token]) -> list[Token]:
    """Let two adjectives joined before a noun qualify it, where the parse took the first for a noun:
    «чрезвычайный и полномочный посол»."""
    mended = list(tokens)
    for first, joint, second, noun in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False):
        if joint.pos != "CCONJ" or noun.pos not in NOUNS:
            continue
        adjectives = first.lemma.endswith(ADJECTIVE) and second.lemma.endswith(ADJECTIVE)
        alike = first.agrees(noun, "Case", "Number", "Gender") and second.agrees(noun, "Case", "Number")
        parted = first.rel != "amod" and noun.head in (first.index, second.index, first.head)
        if not (adjectives and alike and parted):
            continue
        mended[noun.index] = replace(noun, head=first.head, rel=first.rel)
        mended[first.index] = replace(first, head=noun.index, rel="amod")
        mended[second.index] = replace(second, head=first.index, rel="conj")
        for kid in tokens:
            if kid.head == first.index and kid.index not in (joint.index, second.index, noun.index):
                mended[kid.index] = replace(kid, head=noun.index)
    return mended


def official_names(tokens: Sequence[Token]) -> list[Token]:
    """Let an adjective qualify the names right behind it in its case, where the parse took it for a noun:
    «официальные Ереван и Анкара»."""
    mended = list(tokens)
    for word, name in pairwise(tokens):
        qualified = (word.pos == "ADJ" and name.pos == "PROPN" and name.head == word.index
                     and name.rel in HUNG and word.feat("Case") == name.feat("Case"))
        if qualified and any(t.head == name.index and t.rel == "conj" for t in tokens):
            mended[name.index] = replace(name, head=word.head, rel=word.rel)
            mended[word.index] = replace(word, head=name.index, rel="amod")
            mended = [replace(t, head=name.index) if t.head == word.index and t.rel == "case" else t
                      for t in mended]
    return mended


def objects_of_arms(tokens: Sequence[Token]) -> list[Token]:
    """Give an act its genitive behind arms that have an adjective for whose they are: «обстрел чилийской
    армией острова»."""
    mended = list(tokens)
    for noun in tokens:
        arms = tokens[noun.head] if noun.rel == "nmod" and 0 < noun.head < noun.index else None
        if arms is None or arms.lemma not in ARMS or arms.feat("Case") != "Ins" or arms.head < 0 \
                or noun.pos != "NOUN" or noun.feat("Case") != "Gen":
            continue
        act, kids = tokens[arms.head], [t for t in tokens if t.head == arms.index]
        of_act = act.pos == "NOUN" and act.index < arms.index and not any(t.rel == "case" for t in kids)
        if of_act and any(t.rel == "amod" and t.lemma.endswith(STATES) for t in kids):
            mended[noun.index] = replace(noun, head=act.index)
    return mended


def objects_behind_owners(tokens: Sequence[Token]) -> list[Token]:
    """Give an act its genitive behind the name of whom its agent serves: «введение странами Запада
    санкций»."""
    mended = list(tokens)
    for noun in tokens[2:]:
        owner = tokens[noun.index - 1]
        owns = owner.pos == "PROPN" and owner.rel == "nmod" and owner.head >= 0
        agent = tokens[owner.head] if owns else None
        if noun.pos != "NOUN" or noun.rel != "nmod" or noun.feat("Case") != "Gen" or agent is None \
                or noun.head not in (owner.index, agent.index) or agent.feat("Case") != "Ins":
            continue
        act = tokens[agent.head] if 0 <= agent.head < agent.index else None
        marked = any(t.head == agent.index and t.rel == "case" for t in tokens)
        if act is not None and act.pos == "NOUN" and not marked and owner.feat("Case") == "Gen":
            mended[noun.index] = replace(noun, head=act.index)
    return mended


def predicative_adjectives(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb the adjective in the instrumental behind it that the parse hung on its subject or object in
    another case: «был признан виновным бывший мэр»."""
    mended = list(tokens)
    for word in tokens:
        noun = tokens[word.head] if word.rel == "amod" and word.head > word.index else None
        verb = tokens[noun.head] if noun is not None and 0 <= noun.head < word.index else None
        if noun is None or verb is None or verb.pos != "VERB" or word.feat("Case") != "Ins" \
                or noun.feat("Case") in ("Ins", "Dat", ""):
            continue
        mended[word.index] = replace(word, head=verb.index, rel="xcomp")
    return mended


STRAYS = (official_names, objects_behind_owners, objects_of_arms, predicative_adjectives, joint_adjectives,
          leaping_modifiers, leaping_settings, leaping_clauses, going_on)
"""The repairs of this module, in the order in which they are tried."""
