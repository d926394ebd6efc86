"""Mends what verbs have for objects and for subjects across a participle, a relative clause or a sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.language.ru.predicates import NOUNS, agree, finite, has_subject, retagged
from kg.language.ru.relatives import RELATIVE
from kg.model import Token

SUFFERING = frozenset({"obj", "iobj"})
SET_OFF = frozenset({"acl", "amod"})


def objects_beyond_participles(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb the object behind it that the parse hung on a participle set off before it: «Премьер,
    вступивший в должность в среду, уволил министра»."""
    mended = list(tokens)
    verbs = finite(tokens)
    for noun in tokens:
        word = tokens[noun.head] if noun.rel in SUFFERING and 0 <= noun.head < noun.index else noun
        if word.rel not in SET_OFF or word.feat("VerbForm") != "Part":
            continue
        verb = next((v for v in verbs if word.index < v.index < noun.index), None)
        if verb is None or not any(t.text == "," for t in tokens[word.index : verb.index]):
            continue
        if not any(t.head == verb.index and t.rel == noun.rel for t in tokens):
            mended[noun.index] = replace(noun, head=verb.index)
    return mended


def sums(tokens: Sequence[Token]) -> list[Token]:
    """Make a sum that the parse hung on an active verb as what it counts its object: «занял у фонда полтора
    миллиарда»."""
    mended = list(tokens)
    for noun in tokens:
        verb = tokens[noun.head] if noun.rel.startswith("nummod") and noun.head >= 0 else noun
        if verb.pos == "VERB" and noun.pos == "NOUN" and verb.feat("Voice") == "Act" and not any(
                t.head == verb.index and t.rel == "obj" or t.head == noun.index and t.rel == "case"
                for t in tokens):
            mended[noun.index] = replace(noun, rel="obj")
    return mended


def given_relatives(tokens: Sequence[Token]) -> list[Token]:
    """Read «которым» as the dative of many, which is also the instrumental of one, where the parse has it for
    whom something is given: «повстанцы, которым Чили поставляло оружие»."""
    mended = list(tokens)
    for pronoun in tokens:
        if pronoun.lemma == RELATIVE and pronoun.rel == "iobj" and pronoun.feat("Case") == "Ins":
            mended[pronoun.index] = replace(pronoun, feats=retagged(pronoun, Case="Dat", Number="Plur"))
    return mended


def subjects_behind_datives(tokens: Sequence[Token]) -> list[Token]:
    """Make a nominative that the parse hung as an attribute on whom something is given before it the subject
    of their verb: «Жителям района власти выплатят …»."""
    mended = list(tokens)
    for verb in finite(tokens):
        given = [t.index for t in tokens[: verb.index] if t.head == verb.index and t.feat("Case") == "Dat"]
        if not given or has_subject(tokens, verb):
            continue
        noun = next((t for t in tokens[given[0] : verb.index] if t.rel == "nmod" and t.head in given
                     and t.pos in NOUNS and t.feat("Case") == "Nom" and agree(t, verb)), None)
        if noun is not None:
            mended[noun.index] = replace(noun, head=verb.index, rel="nsubj")
    return mended


def things_before_owners(tokens: Sequence[Token]) -> list[Token]:
    """Make a noun between a verb and a genitive the object, which the parse took for an attribute of that:
    «национализировало рудники компании»; no noun qualifies one of another case."""
    mended = list(tokens)
    for thing, owner in pairwise(tokens):
        taken = thing.rel == "amod" and thing.head == owner.index and owner.rel == "obj"
        if taken and thing.pos == "NOUN" and thing.feat("Case") == "Acc" and owner.feat("Case") == "Gen":
            mended[thing.index] = replace(thing, head=owner.head, rel="obj")
            mended[owner.index] = replace(owner, head=thing.index, rel="nmod")
    return mended


OBJECTS = (objects_beyond_participles, sums, given_relatives, subjects_behind_datives,
           things_before_owners)
"""These repairs in their order."""
