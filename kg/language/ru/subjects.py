"""Mends which verb a subject belongs to: each verb has one, and it stands in its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.language.ru.predicates import NOUNS, agree, finite, has_subject, predicates, retagged
from kg.model import Token

NEAR = 4
"""Words behind a verb among which its subject stands right behind it."""

AGAINST = frozenset({"однако", "но", "а", "зато"})
"""Conjunctions that turn to what happened instead."""
OBLIQUE = frozenset({"Gen", "Dat", "Ins", "Loc"})
"""Cases in which no subject stands."""
COMPLEMENTS = frozenset({"NOUN", "PROPN", "ADJ", "ADP"})
"""Words between a noun and its name."""


def crossed_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Give back to two verbs the subjects that the parse has crossed: «А объявил о …, однако Б назвал …»."""
    mended = list(tokens)
    verbs = {t.index for t in predicates(tokens)}
    subjects = [t for t in tokens if t.rel == "nsubj" and t.head in verbs]
    for one in subjects:
        for other in subjects:
            if one.index < other.head < other.index < one.head and tokens[other.head].rel != "acl:relcl":
                mended[one.index] = replace(one, head=other.head)
                mended[other.index] = replace(other, head=one.head)
    return mended


def shared_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb without a subject the first of two that the verb behind it has: «А объявил о …, однако Б
    назвал …»."""
    mended = list(tokens)
    verbs = predicates(tokens)
    for verb in verbs:
        own = [t for t in tokens if t.head == verb.index and t.rel == "nsubj" and t.feat("Case") == "Nom"]
        if len(own) < 2 or own[-1].index > verb.index:
            continue
        between = [v for v in verbs if own[0].index < v.index < own[-1].index]
        alone = [v for v in between if not any(t.head == v.index and t.rel == "nsubj" for t in tokens)]
        if len(alone) == 1 and not any(t.head == alone[0].index and t.rel == "mark" for t in tokens) \
                and alone[0].rel != "acl:relcl" and agree(own[0], alone[0]):
            mended[own[0].index] = replace(own[0], head=alone[0].index)
    return mended


def second_subject(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb without a subject the second one that the verb before it has: each verb has one. An
    accusative is the verb's object («МОК отстранил комитет»), a name behind a noun with its complements what
    that is called («агентство по надзору за банками Банкнадзор сообщило»)."""
    mended = list(tokens)
    verbs = finite(tokens)
    for verb in (*verbs, *(t for t in tokens if t.rel == "root" and t.pos in NOUNS)):
        subjects = [t for t in tokens if t.head == verb.index and t.rel == "nsubj"]
        for other in subjects[1:]:
            behind = subjects[0].index < verb.index < other.index
            if behind and other.feat("Case") == "Acc" and subjects[0].feat("Case") == "Nom":
                mended[other.index] = replace(other, rel="obj")
            joint = next((t for t in tokens if t.head == other.index and t.rel == "cc"), None)
            if joint and subjects[0].index < joint.index < other.index < verb.index \
                    and verb.feat("Number") == "Plur" and other.feat("Number") == "Sing":
                mended[other.index] = replace(other, rel="conj", head=subjects[0].index)
            if other.pos == "PROPN" and other.index == verb.index - 1 and called(tokens, subjects[0], other):
                mended[other.index] = replace(other, rel="appos", head=subjects[0].index)
        own = [t for t in subjects if t.feat("Case") == "Nom"]
        if len(own) < 2 or own[-1].index < verb.index or own[0].index > verb.index and not any(
                t.text == "," for t in tokens[own[0].index : own[-1].index]):
            continue
        later = next((v for v in tokens[own[-1].index :] if v in verbs or v.feat("Variant") == "Short"), None)
        if later and not any(t.head == later.index and t.rel == "nsubj" for t in tokens) \
                and later.feat("Number") == own[-1].feat("Number"):
            mended[own[-1].index] = replace(own[-1], head=later.index)
    return mended


def called(tokens: Sequence[Token], noun: Token, name: Token) -> bool:
    """Return whether a name stands behind a noun for one thing and its complements, with nothing else
    between."""
    between = tokens[noun.index + 1 : name.index]
    return (noun.pos == "NOUN" and noun.feat("Number") == "Sing"
            and bool(between) and all(noun.index <= t.head < name.index and t.pos in COMPLEMENTS
                                      for t in between))


def subject_beyond(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb without a subject the noun before it that the parse has joined to the subject of the verb
    before: «А сообщила, что ведёт переговоры, и стороны пришли …»; with no such verb it is joined to the
    object: «А предупредила Б и правительство»."""
    mended = list(tokens)
    verbs = finite(tokens)
    for token in tokens:
        subject = tokens[token.head] if token.rel == "conj" and token.head >= 0 else token
        if subject.rel != "nsubj" or token.feat("Case") not in ("Nom", "Acc") or subject.head < 0:
            continue
        verb = tokens[subject.head]
        objects = [t for t in tokens[verb.index : token.index] if t.head == verb.index and t.rel == "obj"]
        if subject.index < verb.index < token.index and objects and not any(
                v.index > token.index for v in verbs if v.head in (verb.index, -1)):
            mended[token.index] = replace(token, head=objects[-1].index)
            continue
        if token.feat("Case") != "Nom":
            continue
        later = next((v for v in verbs if v.index > token.index), None)
        if later and subject.index < verb.index < token.index and agree(token, later) \
                and not has_subject(tokens, later):
            mended[token.index] = replace(token, head=later.index, rel="nsubj")
    return mended


def adjacent_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb without a subject the one right behind it, which the parse hung on a verb before: «…,
    заявили в посольстве, сообщает пресс-служба»."""
    mended = list(tokens)
    verbs = finite(tokens)
    for verb in verbs:
        behind = next((t for t in tokens[verb.index + 1 : verb.index + NEAR] if t.pos in NOUNS), None)
        if behind is None or behind.rel != "nsubj" or has_subject(tokens, verb):
            continue
        theirs = behind.head < verb.index and any(v.index == behind.head for v in verbs)
        apart = any(t.text == "," for t in tokens[behind.head : verb.index])
        if theirs and apart and agree(behind, verb):
            mended[behind.index] = replace(behind, head=verb.index)
    return mended


def listed_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Make a list behind a plural verb with its object before and no subject its subject, where somebody of
    it stands in the nominative: «закон осудили Тегеран, Анкара и Вашингтон»."""
    mended = list(tokens)
    for verb in finite(tokens):
        kids = [t for t in tokens if t.head == verb.index]
        plural = verb.feat("Number") == "Plur" and verb.feat("Voice") == "Act"
        before = any(t.rel == "obj" and t.index < verb.index for t in kids)
        if not plural or not before or has_subject(tokens, verb):
            continue
        for noun in (t for t in kids if t.rel == "obj" and t.index > verb.index):
            listed = [t for t in tokens if t.head == noun.index and t.rel == "conj" and t.pos in NOUNS]
            who = [t for t in listed if t.pos == "PROPN" or t.feat("Animacy") == "Anim"]
            if any(t.feat("Case") == "Nom" for t in who):
                feats = retagged(noun, Case="Nom")
                mended[noun.index] = replace(noun, rel="nsubj", feats=feats)
    return mended


def stray_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Make a person in the nominative whom the parse hung on a noun in another case the subject of the verb
    behind, if it has none: «Решением совета Пётр Орлов назначен главой банка», «… директор завода уволен»."""
    mended = list(tokens)
    for person in tokens:
        noun = tokens[person.head] if 0 <= person.head < person.index else None
        if (noun is None or person.rel not in ("nmod", "appos") or person.pos not in ("PROPN", "NOUN")
                or person.feat("Case") != "Nom" or person.feat("Animacy") != "Anim"
                or noun.feat("Case") not in OBLIQUE or tokens[person.index - 1].pos == "PUNCT"):
            continue
        verb = next((t for t in tokens[person.index :] if t.pos == "VERB" and (
            t.feat("VerbForm") == "Fin" or t.feat("Variant") == "Short")), None)
        between = tokens[person.index : verb.index] if verb else ()
        several = verb is not None and verb.feat("Number") == "Plur" and any(
            t.head == person.index and t.rel == "conj" for t in between)
        if verb and (several or agree(person, verb)) and not has_subject(tokens, verb) and not any(
                t.pos in ("PUNCT", "SCONJ") or t.pos == "NOUN" and t.index > person.index
                and not (t.head == person.index and t.feat("Case") == "Gen") for t in between):
            passive = verb.feat("Voice") == "Pass"
            mended[person.index] = replace(person, head=verb.index, rel="nsubj:pass" if passive else "nsubj")
    return mended


def companions_of_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Hang on a plural verb whoever stands with its subject, which is one: «премьер с президентом подписали
    договор»."""
    mended = list(tokens)
    for mate in tokens:
        subject = tokens[mate.head] if 0 <= mate.head < mate.index else None
        if (subject is None or mate.rel != "nmod" or mate.feat("Case") != "Ins"
                or subject.rel != "nsubj" or subject.feat("Number") != "Sing" or subject.head <= mate.index):
            continue
        verb = tokens[subject.head]
        beside = any(t.head == mate.index and t.rel == "case" and t.lemma in ("с", "со") for t in tokens)
        if beside and verb.pos in ("VERB", "ADJ") and verb.feat("Number") == "Plur":
            mended[mate.index] = replace(mate, head=verb.index, rel="obl")
    return mended


def counted_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Make people who are counted right before a verb its subject, where the parse hung them on a word
    before: «доклад не помог, и в итоге 40 врачей проголосовали против»."""
    mended = list(tokens)
    for noun in tokens[:-1]:
        verb = tokens[noun.index + 1]
        if verb.pos != "VERB" or noun.feat("Animacy") != "Anim":
            continue
        counted = any(t.head == noun.index and t.rel.startswith("nummod") for t in tokens)
        before = tokens[noun.head] if 0 <= noun.head < noun.index else None
        if (counted and before is not None and (
                before.pos == "VERB" and noun.rel in ("obj", "conj", "nsubj")
                or noun.rel == "nmod" and noun.feat("Number") == "Sing")
                and verb.feat("VerbForm") == "Fin" and verb.feat("Person") in ("", "3") and not any(
                    t.head == verb.index and t.rel.startswith("nsubj") and agree(t, verb) for t in tokens)):
            mended[noun.index] = replace(noun, head=verb.index, rel="nsubj")
    return mended


def past_after_future(tokens: Sequence[Token]) -> list[Token]:
    """Join to the verb above what «однако» or «но» joins in the past to a clause on the future: «обещал, что
    уйдёт, однако передумал»."""
    mended = list(tokens)
    for verb in finite(tokens):
        clause = tokens[verb.head] if verb.rel == "conj" and 0 <= verb.head < verb.index else None
        if clause is None or clause.rel != "ccomp" or clause.head < 0 or verb.feat("Tense") != "Past":
            continue
        against = any(t.head == verb.index and t.lemma in AGAINST for t in tokens)
        above = tokens[clause.head]
        if clause.feat("Tense") == "Fut" and against and above.feat("Tense") == "Past" and agree(above, verb):
            mended[verb.index] = replace(verb, head=above.index)
    return mended


def leaping_conjuncts(tokens: Sequence[Token]) -> list[Token]:
    """Make a nominative that the parse joined to a noun behind the verb, which no word can be, the subject of
    that verb, and the noun behind its own: «Военные освободили крестьян, которых держали боевики»."""
    mended = list(tokens)
    for noun in tokens:
        if noun.rel != "conj" or noun.head <= noun.index or noun.feat("Case") != "Nom":
            continue
        verb = next(iter(finite(tokens[noun.index :])), None)
        last = tokens[noun.head]
        if verb is None or has_subject(tokens, verb) or not agree(noun, verb) or last.pos == "VERB":
            continue
        mended[noun.index] = replace(noun, head=verb.index, rel="nsubj")
        later = next((v for v in reversed(finite(tokens[: last.index])) if v.index > verb.index), None)
        if later and last.head == verb.index and not has_subject(tokens, later) and agree(last, later):
            mended[last.index] = replace(last, head=later.index, rel="nsubj")
    return mended


def acts_of_speakers(tokens: Sequence[Token]) -> list[Token]:
    """Join a verb to that of speech right before it, which stands behind a comma with its subject, and not to
    what is said: «Цены не вырастут, решили директора и отказали заводу»."""
    mended = list(tokens)
    for joint in (t for t in tokens if t.rel == "cc" and t.head > t.index):
        act = tokens[joint.head]
        if act.rel != "conj" or act.feat("VerbForm") != "Fin" or not 0 <= act.head < joint.index:
            continue
        between = tokens[act.head + 1 : joint.index]
        said = next((v for v in between
                     if v.feat("VerbForm") == "Fin" and tokens[v.index - 1].text == ","), None)
        if said is None or said.rel not in ("conj", "parataxis", "root") or not agree(said, act):
            continue
        behind = tokens[said.index + 1 : joint.index]
        alone = not any(t.text == "," for t in behind) and not has_subject(tokens, act)
        if alone and has_subject(behind, said):
            mended[act.index] = replace(act, head=said.index)
    return mended


def second_clauses(tokens: Sequence[Token]) -> list[Token]:
    """Join a verb behind «и» that the parse made a clause of its own to the clause before it of the same
    verb: «сообщил, что Лапин уйдёт и будет назначен послом»."""
    mended = list(tokens)
    for joint in (t for t in tokens if t.rel == "cc" and t.lemma == "и" and t.head > t.index):
        verb = tokens[joint.head]
        if verb.rel != "ccomp" or has_subject(tokens, verb) or tokens[joint.index - 1].pos == "PUNCT":
            continue
        first = next((t for t in tokens[: joint.index] if t.rel == "ccomp" and t.head == verb.head
                      and t.pos == "VERB"), None)
        kids = [t for t in tokens if t.head == first.index and t.rel.startswith("nsubj")] if first else []
        if first and kids and agree(kids[0], verb) and not any(
                t.head == verb.index and t.rel == "mark" for t in tokens):
            mended[verb.index] = replace(verb, head=first.index, rel="conj")
    return mended


SUBJECTS = (leaping_conjuncts, adjacent_subjects, crossed_subjects, second_subject, subject_beyond,
            stray_subjects, companions_of_subjects, counted_subjects, shared_subjects, past_after_future,
            acts_of_speakers, second_clauses)
"""Repairs of which verb a subject belongs to, in the order in which they are made."""
