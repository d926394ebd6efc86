"""Mends what the parser is known to get wrong, before anything looks at the tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Token


def repaired(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens of a sentence with arcs that cannot be so put right."""
    mended = tokens
    for repair in REPAIRS:
        mended = repair(mended)
    return tuple(mended)


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


def crossed_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Give back to two verbs the subjects that the parse has crossed: «А объявил о …, однако Б назвал …»."""
    mended = list(tokens)
    verbs = {t.index for t in predicates(tokens)}
    subjects = [t for t in tokens if t.rel == "nsubj" and t.head in verbs]
    for one in subjects:
        for other in subjects:
            if one.index < other.head < other.index < one.head:
                mended[one.index] = replace(one, head=other.head)
                mended[other.index] = replace(other, head=one.head)
    return mended


def predicates(tokens: Sequence[Token]) -> list[Token]:
    """Return the finite verbs, and the infinitives of a future tense («будет закупать»)."""
    future = {t.head for t in tokens if t.rel == "aux" and t.feat("VerbForm") == "Fin"}
    return [t for t in tokens
            if t.pos == "VERB" and (t.feat("VerbForm") == "Fin" or t.index in future)]


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


def agree(subject: Token, verb: Token) -> bool:
    """Return whether number and gender of a subject and a verb, where both say them, are the same."""
    return all(not subject.feat(name) or not verb.feat(name) or subject.feat(name) == verb.feat(name)
               for name in ("Number", "Gender"))


def interrupted_clause(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb without a subject the nominative root before it: «Парламент, где …, ратифицировал …»."""
    mended = list(tokens)
    for root in tokens:
        if root.head >= 0 or root.pos not in ("NOUN", "PROPN") or root.feat("Case") != "Nom":
            continue
        for verb in predicates(tokens):
            apart = verb.head < 0 or verb.head == root.index and verb.rel in ("advcl", "parataxis")
            kids = [t.rel for t in tokens if t.head == verb.index and t.index < verb.index]
            if verb.index > root.index and apart and not {"nsubj", "mark"} & set(kids) and agree(root, verb):
                mended[root.index] = replace(root, head=verb.index, rel="nsubj")
                mended[verb.index] = replace(verb, head=-1, rel="root")
                break
    return mended


def joined_verbs(tokens: Sequence[Token]) -> list[Token]:
    """Hang a verb that «и» without a comma joins on the finite verb nearest before it: «А, которым не платят,
    вышли … и потребовали …»."""
    mended = list(tokens)
    verbs = [t for t in predicates(tokens) if t.feat("VerbForm") == "Fin"]
    for verb in verbs:
        joint = next((t for t in tokens[: verb.index] if t.head == verb.index and t.rel == "cc"), None)
        if verb.rel != "conj" or joint is None or not joint.index or tokens[joint.index - 1].pos == "PUNCT":
            continue
        nearest = next((v for v in reversed(verbs) if v.index < joint.index), None)
        if nearest and verb.head < nearest.index and nearest.head < verb.index and all(
                nearest.feat(name) == verb.feat(name) for name in ("Number", "Tense")):
            mended[verb.index] = replace(verb, head=nearest.index)
    return mended


def dash_apposition(tokens: Sequence[Token]) -> list[Token]:
    """Let a name between dashes stand beside the noun before it in its case: «крупнейшему потребителю —
    Китаю — …»."""
    mended = list(tokens)
    for name in tokens[2:-1]:
        if (name.pos != "PROPN" or tokens[name.index - 1].text not in DASHES
            or tokens[name.index + 1].text not in DASHES | {"."}):
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


def second_subject(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb without a subject the second one that the verb before it has: each verb has one."""
    mended = list(tokens)
    verbs = [t for t in tokens if t.pos == "VERB" and t.feat("VerbForm") == "Fin"]
    for verb in verbs:
        own = [t for t in tokens if t.head == verb.index and t.rel == "nsubj" and t.feat("Case") == "Nom"]
        if len(own) < 2 or not own[0].index < verb.index < own[-1].index:
            continue
        later = next((v for v in verbs if v.index > own[-1].index), None)
        if later and not any(t.head == later.index and t.rel == "nsubj" for t in tokens) \
                and later.feat("Number") == own[-1].feat("Number"):
            mended[own[-1].index] = replace(own[-1], head=later.index)
    return mended


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


def counted_relation(tokens: Sequence[Token], noun: Token) -> str:
    """Return whether a counted noun is the subject of its verb, which has none else, or the object."""
    verb = tokens[noun.head] if 0 <= noun.head < len(tokens) else None
    if verb is None or verb.pos != "VERB" or noun.rel not in ("obl", "nmod", "advmod"):
        return noun.rel
    has = any(t.head == verb.index and t.rel.startswith("nsubj") for t in tokens)
    return "obj" if has else "nsubj"


def inserted_speech(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb between commas the noun behind it, and the noun before to the main verb: «А, сообщает Б,
    ввела …»."""
    mended = list(tokens)
    for verb in tokens[1:-1]:
        before = tokens[verb.index - 1]
        if verb.pos != "VERB" or verb.feat("VerbForm") != "Fin" or before.text not in DASHES:
            continue
        inserted = []
        for token in tokens[verb.index + 1 : verb.index + INSERTED]:
            if token.pos == "PUNCT" and token.text in DASHES:
                break
            inserted.append(token)
        else:
            continue
        speaker = next((t for t in inserted
                        if t.pos in ("PROPN", "NOUN", "X", "PRON") and t.feat("Case") in ("Nom", "")), None)
        main = next((t for t in tokens[verb.index + len(inserted) + 2 :]
                     if t.pos == "VERB" and t.feat("VerbForm") == "Fin"), None)
        if speaker is None or main is None or speaker.index != inserted[0].index and inserted[0].pos == "ADP":
            continue
        mended[speaker.index] = replace(mended[speaker.index], head=verb.index, rel="nsubj")
        for early in tokens[: verb.index]:
            if early.head == verb.index and early.rel in ("nsubj", "obl", "obj", "parataxis"):
                mended[early.index] = replace(early, head=main.index)
        mended[verb.index] = replace(verb, head=main.index, rel="parataxis")
        if main.head == verb.index:
            mended[main.index] = replace(mended[main.index], head=-1, rel="root")
    return mended


DASHES = frozenset({",", "—", "–", "-"})
INSERTED = 7
"""Words of an inserted «сообщает Х» at most."""

APPROXIMATORS = frozenset({"около", "свыше", "порядка", "порядок", "более", "менее", "больше", "меньше",
                           "почти", "до"})

def objects_of_clauses(tokens: Sequence[Token]) -> list[Token]:
    """Give a reported clause what stands behind its predicate: «сообщил, что стране нужны «радары» и
    «дроны»»."""
    mended = list(tokens)
    for clause in tokens:
        marked = any(t.head == clause.index and t.rel == "mark" for t in tokens)
        if clause.rel != "ccomp" or not marked or clause.head > clause.index:
            continue
        for token in tokens[clause.index + 1 :]:
            if token.head == clause.head and token.rel in ("obj", "nsubj", "iobj", "obl"):
                rel = "nsubj" if clause.pos == "ADJ" and token.rel == "obj" else token.rel
                mended[token.index] = replace(token, head=clause.index, rel=rel)
    return mended


def outlet_behind_dash(tokens: Sequence[Token]) -> list[Token]:
    """Take the name behind the last dash off the noun before it: «Иран поставил России дроны — Reuters»."""
    mended = list(tokens)
    words = [t for t in tokens if t.text not in ".!?»\""]
    tail = len(words)
    while tail and words[tail - 1].pos in ("PROPN", "X"):
        tail -= 1
    root = next((t for t in tokens if t.head < 0), None)
    if root is None or not 2 < tail < len(words) or words[tail - 1].text not in DASHES - {","}:
        return mended
    inside = {t.index for t in words[tail:]}
    first = next((t for t in words[tail:] if t.head not in inside), words[tail])
    if root.index not in inside:
        mended[first.index] = replace(first, head=root.index, rel="parataxis")
    return mended


REPAIRS = (reported_clause, crossed_subjects, second_subject, shared_subjects, interrupted_clause,
           joined_verbs, strayed_negation, approximate_numbers, inserted_speech, objects_of_clauses,
           dash_apposition, outlet_behind_dash)
