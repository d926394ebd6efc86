"""Mends lists that the parse has broken up: it hung a part on the verb, or gave the verb two subjects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.language.ru.gaps import gapped, gapped_without_dash
from kg.language.ru.predicates import NOUNS, OPENING, above, agree, finite, has_subject, preposition, retagged
from kg.model import Token

FRONT = frozenset({"obj", "nsubj", "nsubj:pass"})
"""Relations of what stands before a verb whose subject stands behind it."""

LIKE_ACC = ("Acc", "Nom")
"""Cases that things share a form in."""

JOINING = frozenset({"и", "а", "или"})
"""Conjunctions that join the last of a list."""


def lists_before_verbs(tokens: Sequence[Token]) -> list[Token]:
    """Make a list in the nominative that the parse joined to the verb behind it the subject of that: «ООН,
    партия «Весна» и завод отказались»."""
    mended = list(tokens)
    for first in tokens:
        verb = tokens[first.head] if first.rel == "conj" and first.head > first.index else None
        later = _subject_around(tokens, verb) if verb is not None and verb.pos in NOUNS else None
        if later is not None and later.index > first.index and first.feat("Case") in ("Nom", ""):
            mended[first.index] = replace(first, head=later.head, rel="nsubj")
            mended[later.index] = replace(later, head=first.index, rel="conj")
            continue
        if verb is None or verb.pos != "VERB" or first.pos not in NOUNS or verb.feat("Number") != "Plur" \
                or first.feat("Case") not in ("Nom", "") or has_subject(mended, verb):
            continue
        mended[first.index] = replace(first, rel="nsubj")
        for other in tokens[first.index + 1 : verb.index]:
            if other.head == verb.index and other.rel == "conj" and other.pos in NOUNS:
                mended[other.index] = replace(other, head=first.index)
    return mended


def _subject_around(tokens: Sequence[Token], noun: Token) -> Token | None:
    """Return the subject of a plural verb that a noun is or belongs to."""
    inner = ("appos", "flat:name", "nmod")
    word = next((t for t in (noun, *above(tokens, noun)) if t.rel not in inner), noun)
    plural = word.rel == "nsubj" and word.head > word.index and tokens[word.head].feat("Number") == "Plur"
    return word if plural and word.feat("Case") == "Nom" else None


def joined_to_verbs(tokens: Sequence[Token]) -> list[Token]:
    """Join what the parse joined to a verb before it to the one beside that verb that stands in its case:
    «арестовал Орлова, подозреваемого во взятке, и Лапину»."""
    mended = list(tokens)
    for word in tokens:
        verb = tokens[word.head] if word.rel == "conj" and 0 <= word.head < word.index else None
        case = word.feat("Case")
        if verb is None or verb.pos != "VERB" or word.pos not in NOUNS or case in ("Nom", ""):
            continue
        kids = [t for t in tokens if t.head == word.index]
        dashed = any(t.text in "—–-" for t in tokens[verb.index : word.index])
        if dashed or any(t.rel in ("orphan", "nsubj", "obj", "cop") for t in kids):
            continue
        own = preposition(tokens, word)
        like = [t for t in tokens[verb.index + 1 : word.index] if t.head == verb.index and t.pos in NOUNS
                and t.feat("Case") == case and (not own or own == preposition(tokens, t))]
        if like:
            mended[word.index] = replace(word, head=like[-1].index)
    return mended


def joined_beyond_participles(tokens: Sequence[Token]) -> list[Token]:
    """Join to the noun of a participle the bare noun in its case that the parse joined to what stands with
    the participle in another: «арестовал Орлова, подозреваемого в краже, и Лапину»."""
    mended = list(tokens)
    for word in tokens:
        inner = tokens[word.head] if word.rel == "conj" and 0 <= word.head < word.index else None
        if inner is None or word.pos not in NOUNS or inner.pos not in NOUNS or preposition(tokens, word) \
                or word.feat("Case") in (inner.feat("Case"), ""):
            continue
        participle = next((t for t in above(tokens, inner) if t.feat("VerbForm") == "Part"), None)
        noun = tokens[participle.head] if participle is not None and participle.rel == "acl" else None
        if noun is not None and noun.index < inner.index and noun.agrees(word, "Case"):
            mended[word.index] = replace(word, head=noun.index)
    return mended


def second_of_two_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Join the second subject of a plural verb to the first, where a conjunction does: «Перу, которое ввело
    санкции, и Чили потребовали»."""
    mended = list(tokens)
    for verb in finite(tokens):
        if verb.feat("Number") != "Plur":
            continue
        subjects = [t for t in tokens[: verb.index] if t.head == verb.index and t.rel == "nsubj"
                    and t.pos in NOUNS]
        for first, second in pairwise(subjects):
            if any(t.rel == "cc" and t.lemma in JOINING and t.head in (second.index, verb.index)
                   for t in tokens[first.index : second.index]):
                mended[second.index] = replace(second, head=first.index, rel="conj")
    return mended


def lists_behind_sources(tokens: Sequence[Token]) -> list[Token]:
    """Join to the subject of a verb who the parse joined to what stands before that subject and is of another
    phrase: «по данным «Волны», Чили и Перу объявили»; the first behind the comma is the subject, where the
    verb has none."""
    mended = list(tokens)
    for word in tokens:
        other = tokens[word.head] if word.rel == "conj" and 0 <= word.head < word.index - 1 else None
        if other is None or word.pos not in NOUNS or word.feat("Case") not in ("Nom", ""):
            continue
        comma = next((t.index for t in tokens[other.index : word.index] if t.text == ","), 0)
        verb = next((v for v in finite(tokens) if v.index > word.index), None)
        if verb is None or not comma or other.feat("Case") == "Nom" and other.rel in ("nsubj", "conj") \
                or any(t.pos == "SCONJ" for t in tokens[word.index : verb.index]):
            continue
        subject = next((t for t in mended[comma : word.index] if t.head == verb.index and t.rel == "nsubj"),
                       None)
        if subject is not None:
            mended[word.index] = replace(word, head=subject.index)
        elif comma + 1 == leftmost(tokens, word) and not has_subject(mended, verb) and (
                agree(word, verb) or verb.feat("Number") == "Plur" and any(
                    t.rel == "conj" and t.head in (other.index, word.index)
                    for t in tokens[word.index + 1 : verb.index])):
            mended[word.index] = replace(word, head=verb.index, rel="nsubj")
    return mended


def named_beside_named(tokens: Sequence[Token]) -> list[Token]:
    """Join a person with a name to the one before the comma who has another, where a conjunction ends their
    list: «арестовал блогера Орлова, адвоката Лапина и трёх врачей»."""
    mended = list(tokens)
    for word in tokens[2:]:
        first = tokens[word.head] if word.rel == "appos" and 0 <= word.head < word.index - 1 else None
        if first is None or first.pos != "NOUN" or word.pos != "NOUN" or tokens[word.index - 1].text != ",":
            continue
        named = [any(t.pos == "PROPN" and t.rel == "appos" and t.head == each.index and t.index > each.index
                     for t in tokens) for each in (first, word)]
        if all(named) and any(t.rel == "conj" and t.head == first.index and t.index > word.index
                              for t in tokens):
            mended[word.index] = replace(word, rel="conj")
    return mended


def leftmost(tokens: Sequence[Token], word: Token) -> int:
    return min((t.index for t in tokens[: word.index] if t.head == word.index and t.pos != "PUNCT"),
               default=word.index)


def sums_behind_adverbs(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb what is counted behind an adverb that the parse joined it to: «выделили соответственно 20 и
    30 миллионов»."""
    mended = list(tokens)
    for noun in tokens:
        adverb = tokens[noun.head] if noun.rel == "conj" and 0 <= noun.head < noun.index else None
        if adverb is None or adverb.pos != "ADV" or adverb.head < 0 or tokens[adverb.head].pos != "VERB":
            continue
        kids = [t.rel for t in tokens if t.head == noun.index]
        if noun.pos == "NOUN" and "case" not in kids and any(rel.startswith("nummod") for rel in kids):
            mended[noun.index] = replace(noun, head=adverb.head, rel="obj")
    return mended


def counted_before_colon(tokens: Sequence[Token]) -> list[Token]:
    """Make those counted behind a plural verb its subject where a colon lists them in the nominative:
    «Санкции ввели две страны: Чили и Перу»."""
    if not any(t.text in ":—" for t in tokens[3:]):
        return list(tokens)
    mended = list(tokens)
    for noun in tokens:
        verb = tokens[noun.head] if noun.rel == "obj" and 0 <= noun.head < noun.index else None
        if verb is None or verb.feat("Number") != "Plur" or verb.feat("VerbForm") != "Fin":
            continue
        kids = [t for t in tokens if t.head == noun.index]
        first = next((t for t in kids if t.rel in ("parataxis", "appos") and t.index > noun.index + 1
                      and tokens[noun.index + 1].text in ":—"), None)
        listed = first is not None and any(t.feat("Case") == "Nom" for t in tokens[first.index :]
                                           if t is first or t.head == first.index and t.rel == "conj")
        before = [t for t in tokens[: verb.index] if t.head == verb.index and t.rel in FRONT]
        own = [t for t in before if t.rel != "obj" and (t.feat("Animacy") == "Anim" or t.pos == "PRON")]
        if not listed or own or not any(t.rel.startswith("nummod") for t in kids):
            continue
        mended[noun.index] = replace(noun, rel="nsubj")
        for front in before:
            feats = retagged(front, Case="Acc")
            mended[front.index] = replace(front, rel="obj", feats=feats)
    return mended


def things_behind_recipients(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb without an object the accusative that the parse made the subject of the last of those to
    whom it is given: «передал Чили, Перу, а также Гане партию вакцин»."""
    mended = list(tokens)
    for thing in tokens:
        giver = tokens[thing.head] if thing.rel == "nsubj" and 0 <= thing.head < thing.index else None
        if giver is None or giver.pos not in NOUNS or thing.feat("Case") != "Acc" \
                or giver.rel != "conj" and giver.feat("Case") != "Dat":
            continue
        verb = next((v for v in reversed(finite(tokens)) if v.index < giver.index), None)
        if verb is not None and not any(t.head == verb.index and t.rel == "obj" for t in tokens):
            mended[thing.index] = replace(thing, head=verb.index, rel="obj")
    return mended


def clauses_of_purpose(tokens: Sequence[Token]) -> list[Token]:
    """Join a verb in the past to the clause of «чтобы» before it, where the verb above is in another tense or
    number, and a second «чтобы»: «требуют, чтобы завод закрыли, а реку очистили»."""
    mended = list(tokens)
    for verb in finite(tokens):
        joined = verb.rel in ("conj", "ccomp") and 0 <= verb.head < verb.index
        head = tokens[verb.head] if joined else None
        if head is None or verb.feat("Tense") != "Past" or verb.rel == "conj" and head.agrees(
                verb, "Number", "Tense"):
            continue
        again = {"mark", "cc"} <= {t.rel for t in tokens[head.index : verb.index] if t.head == verb.index}
        clause = next((t for t in tokens[head.index : verb.index] if t.head == head.index and t.rel == "ccomp"
                       and t.feat("Tense") == "Past"), None)
        if clause is not None and (again or verb.rel == "conj") and any(
                t.head == clause.index and t.lemma == "чтобы" for t in tokens):
            mended[verb.index] = replace(verb, head=clause.index, rel="conj")
    return mended


def names_run_together(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb without an object the name of a place in the accusative that the parse took for a part of
    the person's before it: «вместе с Анной Орловой Гану посетил …»."""
    mended = list(tokens)
    for name in tokens:
        person = tokens[name.head] if name.rel == "flat:name" and 0 <= name.head < name.index else None
        if person is None or name.feat("Case") != "Acc" or person.feat("Case") in ("Acc", "Gen", "") \
                or name.feat("Animacy") == person.feat("Animacy"):
            continue
        verb = next((v for v in finite(tokens) if v.index > name.index), None)
        if verb is not None and not any(t.head == verb.index and t.rel == "obj" for t in tokens):
            mended[name.index] = replace(name, head=verb.index, rel="obj")
    return mended


def likewise(tokens: Sequence[Token]) -> list[Token]:
    """Join to a subject who does «как и» it: «Чили, как и Перу, осудило», «Как и Перу, Чили осудило»."""
    mended = list(tokens)
    for word, also in pairwise(tokens):
        if word.lemma != "как" or also.text != "и":
            continue
        behind = tokens[also.index + 1 :]
        other = next((t for t in behind if t.pos in NOUNS or t.pos in ("ADP", "PUNCT")), also)
        if other.pos not in NOUNS or other.feat("Case") not in ("Nom", ""):
            continue
        comma = next((t.index for t in tokens[other.index :] if t.text == ","), len(tokens))
        subjects = [t for t in tokens if t.rel == "nsubj" and t is not other and t.feat("Case") == "Nom"
                    and t.head > comma and not also.index < t.index < comma]
        if subjects:
            mended[other.index] = replace(other, head=subjects[0].index, rel="conj")
    return mended


def joined_beyond_phrases(tokens: Sequence[Token]) -> list[Token]:
    """Join an object to the noun farther up that stands as it does, where the parse joined it to what that is
    of or about: «подписали договор о дружбе и протокол о торговле»."""
    mended = list(tokens)
    for word in tokens:
        inner = tokens[word.head] if word.rel == "conj" and 0 <= word.head < word.index else None
        if inner is None or inner.pos != "NOUN" or word.pos != "NOUN" or inner.rel != "nmod" \
                or word.feat("Case") not in LIKE_ACC or inner.feat("Case") in LIKE_ACC \
                or word.feat("Animacy") != "Inan" or not word.text.islower() or preposition(tokens, word) \
                or any(t.text in OPENING for t in tokens[inner.index - 1 : word.index]):
            continue
        up = next((t for t in above(tokens, inner) if t.pos != "NOUN" or t.feat("Case") in LIKE_ACC), inner)
        if up.pos == "NOUN" and up.index < inner.index and up.feat("Animacy") == "Inan" \
                and up.feat("Case") in LIKE_ACC and up.rel in ("obj", "obl", "nmod", "nsubj"):
            mended[word.index] = replace(word, head=up.index)
    return mended


LISTS = (names_run_together, lists_before_verbs, joined_to_verbs, joined_beyond_participles,
         second_of_two_subjects, counted_before_colon, things_behind_recipients, clauses_of_purpose,
         lists_behind_sources, sums_behind_adverbs, likewise, joined_beyond_phrases, named_beside_named,
         gapped, gapped_without_dash)
"""The repairs of lists, in the order in which they are tried; clauses without their verb come last."""
