"""Mends the clauses of a sentence: gives each its verb and each verb its subject, and what hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.language.ru.attachment import MARKS
from kg.language.ru.lists import leftmost
from kg.language.ru.predicates import NOUNS, agree, finite, has_subject, infinitive, predicates
from kg.model import Token

SUBORDINATE = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "csubj"})

INSERTED = 7
"""Words of an inserted «сообщает Х» at most."""


def reported_clause(tokens: Sequence[Token]) -> list[Token]:
    """Hang a second root that a conjunction opens («…, что …») on the root before it, as its clause."""
    mended = list(tokens)
    roots = [t for t in tokens if t.head < 0 and t.rel == "root"]
    for root in roots[1:]:
        marks = [t for t in tokens if t.head == root.index and t.rel == "mark" and t.index > roots[0].index]
        if marks and root.index > roots[0].index:
            rel = "ccomp" if marks[0].lemma in ("что", "чтобы") else "advcl"
            mended[root.index] = replace(root, head=roots[0].index, rel=rel)
    return mended


def loose_infinitive(tokens: Sequence[Token]) -> list[Token]:
    """Hang an infinitive that hangs on nothing on the predicate before it: «призвал политиков и экспертов
    прекратить …»."""
    mended = list(tokens)
    verbs = predicates(tokens)
    for verb in tokens:
        before = [v for v in verbs if v.index < verb.index]
        if verb.head < 0 and infinitive(verb) and before:
            mended[verb.index] = replace(verb, head=before[-1].index, rel="xcomp")
    return mended


def interrupted_clause(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb without a subject the nominative root before it: «Парламент, где …, ратифицировал …»,
    «присутствующие в зале начали …»."""
    mended = list(tokens)
    for root in tokens:
        somebody = root.feat("VerbForm") == "Part" and root.feat("Number") == "Plur"
        if root.head >= 0 or not (root.pos in NOUNS or somebody) or root.feat("Case") != "Nom" \
                or any(t.head == root.index and t.rel == "nsubj" for t in tokens):
            continue
        for verb in predicates(tokens):
            apart = verb.head < 0 or verb.head == root.index and verb.rel in ("advcl", "parataxis")
            kids = [t.rel for t in tokens if t.head == verb.index and t.index < verb.index]
            if verb.index > root.index and apart and not {"nsubj", "mark"} & set(kids) and agree(root, verb):
                mended[root.index] = replace(root, head=verb.index, rel="nsubj")
                mended[verb.index] = replace(verb, head=-1, rel="root")
                break
    return mended


def conjunction(tokens: Sequence[Token], verb: Token) -> Token | None:
    """Return the conjunction that joins a verb to what stands before it."""
    return next((t for t in tokens[: verb.index] if t.head == verb.index and t.rel == "cc"), None)


def resumed_clause(tokens: Sequence[Token]) -> list[Token]:
    """Give back to the main verb the one that «, и» joins behind a subordinate clause: «сказал, что …, и
    обвинил …»."""
    mended = list(tokens)
    for verb in finite(tokens):
        joint = conjunction(tokens, verb)
        own = has_subject(tokens, verb)
        if verb.rel != "conj" or own or joint is None or joint.lemma != "и" or not joint.index:
            continue
        if tokens[joint.index - 1].text != "," and tokens[verb.head].agrees(verb, "Number"):
            continue
        outer = governing(tokens, verb)
        if outer and all(outer.feat(name) == verb.feat(name) for name in ("Number", "Gender", "Tense")):
            mended[verb.index] = replace(verb, head=outer.index)
    return mended


def governing(tokens: Sequence[Token], verb: Token) -> Token | None:
    """Return the finite verb above the subordinate clause that a coordinated verb was hung in, if it was."""
    inside, seen, token = False, {verb.index}, tokens[verb.head]
    while token.index not in seen:
        seen.add(token.index)
        if inside and token.pos == "VERB" and token.feat("VerbForm") == "Fin":
            return token
        inside = inside or token.rel in SUBORDINATE
        if token.head < 0:
            return None
        token = tokens[token.head]
    return None


def joined_verbs(tokens: Sequence[Token]) -> list[Token]:
    """Hang a verb that «и» without a comma joins on the finite verb nearest before it: «А, которым не платят,
    вышли … и потребовали …»."""
    mended = list(tokens)
    verbs = finite(tokens)
    for verb in verbs:
        joint = conjunction(tokens, verb)
        if verb.rel != "conj" or joint is None or not joint.index or tokens[joint.index - 1].pos == "PUNCT":
            continue
        nearest = next((v for v in reversed(verbs) if v.index < joint.index), None)
        away = verb.head < nearest.index or verb.head > verb.index if nearest else False
        if nearest and away and nearest.head != verb.index and all(
                nearest.feat(name) == verb.feat(name) for name in ("Number", "Tense")):
            mended[verb.index] = replace(verb, head=nearest.index)
    return mended


def inserted_speech(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb between commas the noun behind it, and the noun before to the main verb: «А, сообщает Б,
    ввела …»."""
    mended = list(tokens)
    for verb in tokens[1:-1]:
        as_told = verb.index > 1 and tokens[verb.index - 1].lemma == "как"
        before = tokens[verb.index - 2] if as_told else tokens[verb.index - 1]
        if verb.pos != "VERB" or verb.feat("VerbForm") != "Fin" or before.text not in MARKS:
            continue
        inserted = []
        for token in tokens[verb.index + 1 : verb.index + INSERTED]:
            if token.pos == "PUNCT" and token.text in MARKS:
                break
            inserted.append(token)
        else:
            continue
        speaker = next((t for t in inserted
                        if t.pos in ("PROPN", "NOUN", "X", "PRON") and t.feat("Case") in ("Nom", "")), None)
        main = next((t for t in tokens[verb.index + len(inserted) + 2 :]
                     if t.pos == "VERB" and t.feat("VerbForm") == "Fin"), None)
        if speaker is None or main is None or speaker.index != inserted[0].index \
                and inserted[0].pos == "ADP" and verb.rel != "parataxis":
            continue
        mended[speaker.index] = replace(mended[speaker.index], head=verb.index, rel="nsubj")
        for early in tokens[: verb.index]:
            if early.head == verb.index and early.rel in ("nsubj", "obl", "obj", "parataxis"):
                mended[early.index] = replace(early, head=main.index)
        mended[verb.index] = replace(verb, head=main.index, rel="parataxis")
        if main.head == verb.index:
            mended[main.index] = replace(mended[main.index], head=-1, rel="root")
    return mended


def objects_of_clauses(tokens: Sequence[Token]) -> list[Token]:
    """Give a reported clause what stands behind its predicate: «сообщил, что стране нужны «радары» и
    «дроны»»."""
    mended = list(tokens)
    for clause in tokens:
        if clause.rel != "ccomp" or clause.head > clause.index or not any(
                t.head == clause.index and t.rel == "mark" for t in tokens):
            continue
        for token in tokens[clause.index + 1 :]:
            if token.head == clause.head and token.rel in ("obj", "nsubj", "iobj", "obl"):
                rel = "nsubj" if clause.pos == "ADJ" and token.rel == "obj" else token.rel
                mended[token.index] = replace(token, head=clause.index, rel=rel)
    return mended


def converbs_of_main_verbs(tokens: Sequence[Token]) -> list[Token]:
    """Give a gerund between commas to the verb that governs the infinitive before it: «отказались выходить на
    работу, требуя …»; one hung on its own infinitive, to the verb before («собрались, требуя открыть …»)."""
    mended = list(tokens)
    for gerund in (t for t in tokens if t.feat("VerbForm") == "Conv"):
        own = tokens[gerund.head] if gerund.head > gerund.index else None
        if own and infinitive(own) and own.head == gerund.index:
            before = [v for v in finite(tokens) if v.index < gerund.index]
            mended[gerund.index] = replace(gerund, head=before[-1].index if before else -1)
        head = tokens[gerund.head] if 0 <= gerund.head < gerund.index else None
        if head is None or not infinitive(head):
            continue
        main = tokens[head.head] if 0 <= head.head < head.index and head.rel == "xcomp" else None
        main = next((v for v in reversed(finite(tokens)) if head.index < v.index < gerund.index), main)
        comma = any(t.text == "," for t in tokens[head.index : gerund.index])
        if main and comma and main.pos == "VERB" and main.feat("VerbForm") == "Fin":
            mended[gerund.index] = replace(gerund, head=main.index)
    return mended


def lists_of_next_clauses(tokens: Sequence[Token]) -> list[Token]:
    """Give the verb of a second clause the list before it, which the parse joined to that behind the verb of
    the first, though «и» has closed it: «за голосовали Чили и Перу, остальные воздержались»."""
    mended = list(tokens)
    for verb in finite(tokens):
        former = tokens[verb.head] if verb.rel == "conj" and 0 <= verb.head < verb.index else None
        if former is None or has_subject(tokens, verb):
            continue
        first = next((t for t in tokens[former.index : verb.index]
                      if t.head == former.index and t.rel == "nsubj"), None)
        joined = [t for t in tokens[: verb.index] if first and t.head == first.index and t.rel == "conj"]
        closed = next((t.index for t in joined
                       if any(k.head == t.index and k.rel == "cc" for k in tokens)), len(tokens))
        later = [t for t in joined if t.index > closed]
        if later and tokens[leftmost(tokens, later[0]) - 1].text == "," \
                and (len(later) > 1 or later[0].agrees(verb, "Number")):
            mended[later[0].index] = replace(later[0], head=verb.index, rel="nsubj")
            for other in later[1:]:
                mended[other.index] = replace(other, head=later[0].index)
    return mended
