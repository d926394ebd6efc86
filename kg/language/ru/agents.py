"""Mends who acts: words that do what a verb or participle says, which the parse took for something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.language.ru.government import COLLECTIVE
from kg.language.ru.name_forms import CONSONANTS
from kg.language.ru.predicates import agree, has_subject, retagged
from kg.language.ru.relatives import RELATIVE
from kg.model import Token

ADDRESSED = frozenset({"адресовать", "посвятить", "подчинить", "принадлежать"})
"""Verbs behind whose participle the dative says for whom: «адресованное США письмо»."""


def abbreviated_agents(tokens: Sequence[Token]) -> list[Token]:
    """Make an abbreviation or another name without cases right behind a passive participle the one by whom it
    is done: «в аннексированном РФ Крыму», «удерживаемых ХАМАС заложников», «договор подписан Samsung»."""
    mended = list(tokens)
    for participle, name in pairwise(tokens):
        foreign = name.pos in ("PROPN", "X") and name.text.isascii() and name.text[0].isalpha()
        woman = name.feat("Gender") == "Fem" and name.pos == "PROPN" and name.text[-1] in CONSONANTS
        undeclined = (name.text.isupper() or foreign or woman) and len(name.text) > 1
        if not undeclined or participle.feat("VerbForm") != "Part":
            continue
        inside = participle.rel in ("acl", "amod") and name.head in (participle.index, participle.head)
        own = has_subject(tokens[: participle.index], participle)
        second = name.head == participle.index and (
            name.rel in ("obl", "obl:agent") or name.rel == "nsubj:pass" and own)
        if (inside or second) and participle.feat("Voice") == "Pass" and participle.lemma not in ADDRESSED:
            feats = retagged(name, Case="Ins")
            mended[name.index] = replace(name, head=participle.index, rel="obl:agent", feats=feats)
    return mended


def quantities_that_act(tokens: Sequence[Token]) -> list[Token]:
    """Make a quantity before a verb in the plural, which the parse took for its object, its subject, and what
    stands behind its object: «ряд стран направили в Чад самолёты»."""
    mended = list(tokens)
    for many in tokens:
        if many.rel != "obj" or many.lemma not in COLLECTIVE or many.head < many.index:
            continue
        verb = tokens[many.head]
        taken = next((t for t in tokens[verb.index :] if t.head == verb.index and t.rel == "nsubj"), None)
        thing = taken is None or taken.feat("Animacy") == "Inan" and taken.feat("Number") == "Plur"
        if thing and verb.feat("Number") == "Plur" and verb.feat("VerbForm") == "Fin":
            mended[many.index] = replace(many, rel="nsubj")
            if taken is not None:
                mended[taken.index] = replace(taken, rel="obj")
    return mended


def subjects_of_modals(tokens: Sequence[Token]) -> list[Token]:
    """Make a nominative behind an infinitive, which the parse took for its object, the subject of the verb
    above, and the thing before that verb the object: «договор должны подписать министры»."""
    mended = list(tokens)
    for noun in tokens:
        if noun.rel != "obj" or not 0 <= noun.head < noun.index or noun.feat("Case") != "Nom":
            continue
        act = tokens[noun.head]
        if act.feat("VerbForm") != "Inf" or not 0 <= act.head < act.index:
            continue
        verb = tokens[act.head]
        own = next((t for t in tokens if t.head == verb.index and t.rel == "nsubj"), None)
        thing = own is None or own.feat("Animacy") == "Inan" != noun.feat("Animacy") and own.pos == "NOUN"
        ruled = verb.feat("VerbForm") == "Fin" or verb.feat("Variant") == "Short"
        if act.rel == "xcomp" and thing and ruled and agree(noun, verb):
            mended[noun.index] = replace(noun, head=verb.index, rel="nsubj")
            if own is not None:
                mended[own.index] = replace(own, head=act.index, rel="obj")
    return mended


def relatives_that_act(tokens: Sequence[Token]) -> list[Token]:
    """Make «который» in the nominative, which the parse took for an object, the subject, and the accusative
    behind the verb its object: «страны, которые одобрили заявки»."""
    mended = list(tokens)
    for pronoun in tokens:
        if pronoun.lemma != RELATIVE or pronoun.rel != "obj" or pronoun.feat("Case") != "Nom":
            continue
        verb = tokens[pronoun.head]
        taken = next((t for t in tokens[verb.index :] if t.head == verb.index and t.rel == "nsubj"), None)
        if taken is not None and taken.feat("Case") == "Acc" and agree(pronoun, verb):
            mended[pronoun.index] = replace(pronoun, rel="nsubj")
            mended[taken.index] = replace(taken, rel="obj")
    return mended


def ages_before_names(tokens: Sequence[Token]) -> list[Token]:
    """Make a name the subject, and the adjective before it, which the parse took for that, its attribute:
    «68-летний Исиба поручил …»."""
    mended = list(tokens)
    for adjective, name in pairwise(tokens):
        if name.rel != "appos" or name.head != adjective.index or adjective.rel != "nsubj" \
                or name.pos != "PROPN" or adjective.pos != "ADJ" or name.feat("Case") not in ("Nom", ""):
            continue
        mended[name.index] = replace(name, head=adjective.head, rel="nsubj")
        mended[adjective.index] = replace(adjective, head=name.index, rel="amod")
    return mended


AGENTS = (ages_before_names, abbreviated_agents, quantities_that_act, subjects_of_modals, relatives_that_act)
"""Repairs of who acts, in the order in which they are made."""
