"""Mends whom a participle or adjective stands for («задержанные», «военные»), and who belongs to whom beside
them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.language.ru.case_forms import VERBAL
from kg.language.ru.deeds import deed
from kg.language.ru.predicates import NOUNS, SUBJECTS, agree, finite, infinitive, retagged
from kg.language.ru.recipients import EXACTING, WANTED
from kg.model import Token

CALLED = frozenset({"военный", "полицейский", "рабочий", "верующий", "заключенный", "подозреваемый",
                    "обвиняемый", "пострадавший", "задержанный", "арестованный", "потерпевший", "раненый",
                    "русский", "левый", "правый", "ученый", "больной", "служащий", "военнослужащий",
                    "уволенный", "осужденный", "протестующий", "бастующий", "митингующий", "нападавший"})
"""Adjectives and participles that name people."""

ACCUSING = frozenset({"обвинить", "обвинять", "заподозрить", "уличить", "оштрафовать", "упрекнуть"})
"""Verbs that always have an object."""

STANDING = frozenset({"бастовать", "протестовать", "митинговать", "голодать", "пострадать", "выступать",
                      "жить", "проживать", "уехать", "выехать", "прибыть", "погибнуть", "работать", "воевать",
                      "отдыхать", "уцелеть", "прилететь", "прийти"})
"""Verbs without an object, whose participle qualifies the noun behind it."""

HUNG = frozenset({"obj", "nsubj", "nmod", "appos", "iobj", "obl"})
"""Where the parse puts a noun that it does not see the participle before it qualify."""

TO_ONE, TO_MANY = ("у", "ю", "е", "и"), ("ам", "ям")
"""How the dative ends, of one and of many."""

NAMED = frozenset({"appos", "flat:name", "amod"})
"""Relations of the words of a name to its first one, and of an adjective to its noun."""

MARKS = "«»\"“”„"

SIDE = "стороны"

FIRST_ENDINGS = ("а", "я")
"""How the nominative of a feminine noun ends, which no other case of the singular does."""


def people_from(tokens: Sequence[Token]) -> list[Token]:
    """Let people named by an adjective or a participle be those from whom a genitive behind them is demanded,
    which the parse took for its attribute: «потребовал от задержанных извинений»."""
    mended = list(tokens)
    for word, act in pairwise(tokens):
        if word.rel != "amod" or word.head != act.index or act.pos != "NOUN" or act.head < 0:
            continue
        verb = tokens[act.head]
        people = word.lemma in CALLED or word.feat("VerbForm") == "Part" or (
            word.lemma.endswith(VERBAL) and word.feat("Animacy") != "Inan")
        if verb.lemma not in EXACTING or not people or word.feat("Case") != "Gen" \
                or act.feat("Animacy") == "Anim" or word.feat("Number") != "Plur":
            continue
        own = [t for t in tokens[: word.index] if t.head == act.index and t.rel in ("case", "amod", "det")]
        if any(t.lemma == "от" for t in own):
            feats = retagged(word, Animacy="Anim")
            mended[word.index] = replace(word, head=verb.index, rel="obl", feats=feats)
            mended[act.index] = replace(act, rel="obj")
            for t in own:
                mended[t.index] = replace(t, head=word.index)
    return mended


def owners_before_demands(tokens: Sequence[Token]) -> list[Token]:
    """Let the first of two genitives behind «от» of somebody be whose he is: «потребовал от лидеров оппозиции
    извинений»."""
    mended = list(tokens)
    for owner, act in pairwise(tokens):
        whom = tokens[owner.index - 1] if owner.index else owner
        verb = tokens[owner.head] if owner.rel == "obj" and 0 <= owner.head < whom.index else None
        if verb is None or verb.lemma not in EXACTING or whom.head != verb.index or whom.pos not in NOUNS \
                or owner.feat("Case") != "Gen" or act.feat("Case") != "Gen":
            continue
        if (deed(owner) or owner.lemma in WANTED) and not (deed(act) or act.lemma in WANTED):
            continue
        if act.rel == "obj" and act.head == verb.index and any(
                t.head == whom.index and t.lemma == "от" for t in tokens):
            mended[owner.index] = replace(owner, head=whom.index, rel="nmod")
    return mended


def asked_people(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb the people between it and its infinitive, which has another object or which the parse hung
    on them: «призвала пострадавших вернуть деньги», «призвала задержанных вернуть деньги»."""
    mended = list(tokens)
    for verb, word, act in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if not infinitive(act) or verb.feat("VerbForm") != "Fin" or word.feat("Number") != "Plur" \
                or word.feat("Case") not in ("Acc", "Gen") or verb.feat("Voice") == "Mid":
            continue
        turned = word.feat("VerbForm") == "Part" and word.head != verb.index and act.head == word.index
        things = [t for t in tokens[act.index + 1 :] if t.rel == "obj" and t.head in (act.index, verb.index)]
        second = word.rel == "obj" and word.head == act.index and things and word.feat("Animacy") == "Anim"
        if not turned and not second:
            continue
        feats = retagged(word, Animacy="Anim", Case="Acc")
        mended[word.index] = replace(word, head=verb.index, rel="obj", feats=feats)
        mended[act.index] = replace(act, head=verb.index, rel="xcomp")
        for thing in things[:1]:
            mended[thing.index] = replace(thing, head=act.index)
    return mended


def acting_participles(tokens: Sequence[Token]) -> list[Token]:
    """Let a participle qualify the noun right behind it in its case, where the parse took both for subjects
    or the noun for its object: «сообщили бастующие шахтёры», «призвала бастующих шахтёров уйти»."""
    mended = list(tokens)
    for word, noun in pairwise(tokens):
        if word.feat("VerbForm") != "Part" or noun.pos != "NOUN" or word.feat("Variant") == "Short" \
                or word.rel in ("amod", "root") or not alike(word, noun):
            continue
        both = noun.head == word.head and noun.rel in SUBJECTS and word.rel in SUBJECTS
        stands = word.lemma in STANDING or word.lemma.endswith("ся")
        own = noun.head in (word.index, word.head) and noun.rel in HUNG and stands \
            and noun.feat("Animacy") == "Anim"
        if both or own:
            rel = "obj" if own and word.rel == "xcomp" else word.rel
            mended[noun.index] = replace(noun, head=word.head, rel=rel)
            mended[word.index] = replace(word, head=noun.index, rel="amod")
            mended = [replace(t, head=noun.index) if t.head == word.index and t.rel == "case" else t
                      for t in mended]
    return mended


def stray_prepositions(tokens: Sequence[Token]) -> list[Token]:
    """Hang a preposition on the noun, not on what describes it («к бастующим шахтёрам») or on
    the verb behind it («в Reuters заявили»)."""
    mended = list(tokens)
    for mark in (t for t in tokens if t.rel == "case" and abs(t.head - t.index) < 3 and t.head >= 0):
        word = tokens[mark.head]
        noun = tokens[word.head] if mark.index < word.index == word.head - 1 and word.rel == "amod" else None
        if word.pos == "VERB" and word.feat("VerbForm") == "Fin" and mark.index + 1 < len(tokens):
            beside = tokens[mark.index + 1]
            if beside.head == word.index and beside.rel == "obl" and beside.pos in (*NOUNS, "X"):
                mended[mark.index] = replace(mark, head=beside.index)
            continue
        qualifies = word.pos in ("ADJ", "DET") or word.feat("VerbForm") == "Part"
        if noun is None or not qualifies or noun.pos not in NOUNS or word.feat("Case") != noun.feat("Case"):
            continue
        if not any(t.head == noun.index and t.rel == "case" for t in tokens):
            mended[mark.index] = replace(mark, head=noun.index)
    return mended


def alike(word: Token, noun: Token) -> bool:
    """Return whether a participle can qualify a noun; the accusative of people looks like the genitive."""
    cases = {word.feat("Case"), noun.feat("Case")}
    people = noun.feat("Animacy") == "Anim" and cases == {"Acc", "Gen"}
    return word.agrees(noun, "Number") and (len(cases) == 1 or people)


def nominative_objects(tokens: Sequence[Token]) -> list[Token]:
    """Swap a feminine noun in the nominative before a verb, taken for its object, and a name behind that has
    no cases: «Турция призвала Нино Кобаидзе уйти» (the accusative would be «Турцию»)."""
    mended = list(tokens)
    for verb in finite(tokens):
        noun = next((t for t in tokens[: verb.index] if t.head == verb.index and t.rel == "obj"), None)
        if noun is None or noun.feat("Gender") != "Fem" or noun.feat("Number") != "Sing" \
                or not noun.text.endswith(FIRST_ENDINGS) or noun.pos not in NOUNS or not agree(noun, verb):
            continue
        name = next((t for t in tokens[verb.index :] if t.head == verb.index and t.rel == "nsubj"), None)
        if name is not None and name.pos in ("PROPN", "X"):
            given = any(t.head == verb.index and t.rel == "obj" and t.index > name.index for t in tokens)
            mended[noun.index] = replace(noun, rel="nsubj")
            feats = retagged(name, Case="Dat" if given else "Acc")
            mended[name.index] = replace(name, rel="iobj" if given else "obj", feats=feats)
    return mended


def accused_bodies(tokens: Sequence[Token]) -> list[Token]:
    """Make a plural that stands before a verb which must have an object, and has none, that object: «Местные
    власти обвинили в сговоре»."""
    mended = list(tokens)
    for verb in (v for v in finite(tokens) if v.lemma in ACCUSING and v.feat("Number") == "Plur"):
        kids = [t for t in tokens if t.head == verb.index]
        subjects = [t for t in kids if t.rel == "nsubj"]
        blamed = any(t.rel == "obl" and t.index > verb.index for t in kids) and not any(
            t.feat("Animacy") == "Anim" and t.feat("Case") in ("Acc", "Gen") for t in tokens[verb.index :])
        if len(subjects) == 1 and blamed and subjects[0].index < verb.index and not any(
                t.rel in ("obj", "iobj", "ccomp", "conj") for t in kids):
            noun = subjects[0]
            if noun.pos == "NOUN" and noun.feat("Animacy") == "Inan" and not any(
                    t.head == noun.index and t.rel in ("conj", "cc") for t in tokens):
                feats = retagged(noun, Case="Acc")
                mended[noun.index] = replace(noun, rel="obj", feats=feats)
    return mended


def fronted_datives(tokens: Sequence[Token]) -> list[Token]:
    """Make the first of two words that the parse took for the subject before a verb, or for a noun and its
    name, the one to whom something is given: «Олафу Шмидту Турция пообещала помощь»."""
    mended = list(tokens)
    for verb in finite(tokens):
        subject = tokens[verb.index - 1] if verb.index > 1 else verb
        if subject.feat("Case") != "Nom" or subject.pos not in NOUNS or not agree(subject, verb):
            continue
        first = next((t for t in tokens[: subject.index] if t.head == verb.index and t.rel == "nsubj"), None)
        known = subject.rel == "nsubj" and subject.head == verb.index or first is not None and (
            subject.rel == "appos" and subject.head == first.index)
        thing = any(t.head == verb.index and t.rel == "obj" and t.index > verb.index for t in tokens)
        if first is None or not known or not thing or not given_form(first) or any(
                t.pos in ("PUNCT", "CCONJ", "ADP") and t.text not in MARKS
                for t in tokens[first.index : subject.index]):
            continue
        mended[subject.index] = replace(subject, head=verb.index, rel="nsubj")
        for word in (first, *(t for t in tokens if t.head == first.index and t.rel in NAMED)):
            if word is not subject and word.index < subject.index:
                feats = retagged(word, Case="Dat")
                mended[word.index] = replace(word, feats=feats, rel="iobj" if word is first else word.rel)
    return mended


def given_form(noun: Token) -> bool:
    """Return whether the form of a noun can be a dative and is no nominative of the singular."""
    endings = TO_MANY if noun.feat("Number") == "Plur" else TO_ONE
    return noun.pos in (*NOUNS, "X") and noun.text.endswith(endings)


def single_owners(tokens: Sequence[Token]) -> list[Token]:
    """Let one person be whose people are, with whom he cannot be identified: «призвала сторонников Лапина
    уйти»."""
    mended = list(tokens)
    for noun, name in pairwise(tokens):
        if name.rel != "appos" or name.head != noun.index or name.pos != "PROPN" or noun.pos != "NOUN" \
                or noun.feat("Number") != "Plur" or name.feat("Number") != "Sing":
            continue
        people = noun.feat("Animacy") == name.feat("Animacy") == "Anim"
        if people and name.feat("Case") in ("Acc", "Gen") and not any(
                t.rel == "conj" and t.head in (name.index, noun.index) for t in tokens):
            feats = retagged(name, Case="Gen")
            mended[name.index] = replace(name, rel="nmod", feats=feats)
    return mended


def from_whose_side(tokens: Sequence[Token]) -> list[Token]:
    """Hang «со стороны Х» on the act, not on those whom it is against: «критика в адрес жителей посёлка со
    стороны властей»."""
    mended = list(tokens)
    for side in (t for t in tokens if t.rel == "fixed" and t.text == SIDE and t.head >= 0):
        who = tokens[side.head].head
        noun = tokens[tokens[who].head] if who >= 0 and tokens[who].head >= 0 else None
        if noun is None or tokens[who].rel != "nmod":
            continue
        act = noun
        while act.rel == "nmod" and 0 <= act.head < act.index and tokens[act.head].pos in NOUNS \
                and (act.pos == "PROPN" or act.feat("Animacy") == "Anim" or act.lemma == "адрес"
                     or tokens[act.head].feat("Animacy") == "Anim" or tokens[act.head].lemma == "адрес"):
            act = tokens[act.head]
        if act is not noun:
            mended[who] = replace(tokens[who], head=act.index)
    return mended


PEOPLE = (accused_bodies, people_from, owners_before_demands, asked_people, acting_participles,
                stray_prepositions, nominative_objects, fronted_datives, single_owners, from_whose_side)
"""The repairs of this module, in the order in which they are made."""
