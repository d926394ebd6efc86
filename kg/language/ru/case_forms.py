"""Mends what the case of a word decides against the parse: a nominative acts, two of one case are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.language.ru.name_forms import CONSONANTS
from kg.language.ru.predicates import (
    NOUNS,
    SUBJECTS,
    above,
    agree,
    finite,
    has_subject,
    infinitive,
    preposition,
    retagged,
)
from kg.model import Token

OBLIQUE = frozenset({"Dat", "Ins", "Loc"})
OBJECTS = frozenset({"obj", "iobj", "obl", "nmod"})
"""Relations of what is hung on a verb or noun as its object."""
VERBAL = ("ть", "ться", "ти", "чь")
"""How the lemma of a participle ends that stands as a noun: «пострадавшим»."""
QUALIFYING = (*VERBAL, "ый", "ий", "ой")
"""The same of a participle or an adjective: «несогласным»."""
OF_PLACES = ("ский", "цкий")
"""How adjectives end that say from where a body is: «Оксфордскому университету»."""
RELATING = frozenset({"ответ", "рамка", "результат", "связь", "фон", "ход"})
"""Nouns that with «в» and «на» name no place: «на фоне протестов»."""
PLURAL_ENDINGS = ("ы", "и", "а", "я")
"""How the nominative plural ends that looks like the genitive of the singular: «стороны», «страны»."""


def joined_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Join to a subject what «и» joins, which is no apposition: «фирма «Заря» и банк»."""
    mended = list(tokens)
    for joint in (t for t in tokens if t.rel == "cc" and t.head > t.index and tokens[t.head].rel == "appos"):
        second = tokens[joint.head]
        first = tokens[second.head] if 0 <= second.head < joint.index else second
        if first.rel in SUBJECTS and second.pos in NOUNS and second.agrees(first, "Case"):
            mended[second.index] = replace(second, rel="conj")
    return mended


def substantives(tokens: Sequence[Token]) -> list[Token]:
    """Let a participle or adjective qualify the noun right behind it in its case, where the parse took both
    for objects: «выплатить пострадавшим семьям»."""
    mended = list(tokens)
    for word, noun in pairwise(tokens):
        same = word.head == noun.head and word.rel == noun.rel and word.rel in ("iobj", "obj", "obl", "nmod")
        if not same or noun.pos != "NOUN" or not word.agrees(noun, "Case", "Number"):
            continue
        named = word.pos == "PROPN" and word.lemma.endswith(OF_PLACES) and noun.feat("Animacy") == "Inan"
        if word.pos == "ADJ" or named or word.lemma.endswith(VERBAL) and word.feat("Animacy") != "Inan":
            mended[word.index] = replace(word, head=noun.index, rel="amod", pos="ADJ" if named else word.pos)
    return mended


def leading_attributes(tokens: Sequence[Token]) -> list[Token]:
    """Let a participle or adjective with a phrase of its own behind it qualify the noun behind that,
    where the parse took both for objects: «обратился к несогласным с планом консерваторам»."""
    mended = list(tokens)
    for word in tokens[:-2]:
        if word.rel not in OBJECTS or tokens[word.index + 1].pos != "ADP":
            continue
        if word.pos != "ADJ" and word.feat("VerbForm") != "Part" and not word.lemma.endswith(QUALIFYING):
            continue
        noun = next((t for t in tokens[word.index + 2 :] if t.head == word.head and t.rel in OBJECTS
                     and t.pos == "NOUN" and word.agrees(t, "Case", "Number")), None)
        between = tokens[word.index + 1 : noun.index] if noun else ()
        own = [t for t in tokens if t.head == noun.index and t.rel == "case"] if noun else []
        if noun is None or any(t.index > word.index for t in own) or any(
                t.text == "," or t.pos in ("CCONJ", "VERB") for t in between):
            continue
        mended[noun.index] = replace(noun, rel=word.rel)
        mended[word.index] = replace(word, head=noun.index, rel="amod")
        for t in tokens:
            if t.head == word.index and t.rel == "case" and t.index < word.index:
                mended[t.index] = replace(t, head=noun.index)
            elif t.head == word.head and word.index < t.index < noun.index:
                mended[t.index] = replace(t, head=word.index)
    return mended


def chained_adjectives(tokens: Sequence[Token]) -> list[Token]:
    """Let an adjective hung on the one behind it qualify the noun of both: «американский сжиженный газ»."""
    mended = list(tokens)
    for word in tokens[:-1]:
        after = tokens[word.index + 1]
        chained = word.pos == "ADJ" and word.rel == "amod" == after.rel and word.head == after.index
        if chained and 0 <= after.head < len(tokens) and tokens[after.head].pos in NOUNS \
                and word.agrees(after, "Case", "Number", "Gender"):
            mended[word.index] = replace(word, head=after.head)
    return mended


def counting_people(tokens: Sequence[Token]) -> list[Token]:
    """Make a number that the parse hung on a verb as if it counted that, and that has «из» and a noun behind
    it, the object: «семерых из восьми обвиняемых суд приговорил»."""
    mended = list(tokens)
    verbs = {v.index for v in finite(tokens)}
    for number in (t for t in tokens if t.rel == "nummod" and t.head in verbs):
        counted = any(t.head == number.index and t.rel == "nmod" for t in tokens)
        if counted and number.feat("Case") in ("Acc", "Gen"):
            mended[number.index] = replace(number, rel="obj")
    return mended


def subjects_behind_infinitives(tokens: Sequence[Token]) -> list[Token]:
    """Make an object of an infinitive that agrees with the verb above the subject of that, where whom it
    addresses stands before it: «пилотов призвал бастовать профсоюз»."""
    mended = list(tokens)
    for verb in finite(tokens):
        asked = [t for t in tokens[: verb.index] if t.head == verb.index and t.pos in NOUNS
                 and t.feat("Animacy") == "Anim" and t.feat("Case") in ("Acc", "Gen")
                 and t.rel in ("obj", "nsubj") and not agree(t, verb)]
        if not asked or any(t.head == verb.index and t.rel == "nsubj" and t not in asked for t in tokens):
            continue
        inner = {t.index for t in tokens if t.head == verb.index and infinitive(t) and t.index > verb.index}
        last = next((t for t in reversed(tokens)
                     if t.head in inner and t.rel == "obj" and t.pos in NOUNS), None)
        if last is not None and agree(last, verb) and last.feat("Case") in ("Nom", "Acc"):
            mended[last.index] = replace(last, head=verb.index, rel="nsubj")
            mended[asked[0].index] = replace(asked[0], rel="obj")
    return mended


def apposed_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Make a name in the nominative, hung on an oblique noun behind a verb without a subject, that subject:
    «страну обеспечит газом Азербайджан»; what stands behind an abbreviation is of its name: «РИА Новости»."""
    mended = list(tokens)
    verbs = {v.index: v for v in finite(tokens)}
    for name in tokens:
        noun = tokens[name.head] if name.rel in ("appos", "nmod") and 0 <= name.head < name.index else None
        if noun is None or noun.pos not in NOUNS or noun.feat("Case") not in OBLIQUE \
                or name.pos not in NOUNS or name.feat("Case") != "Nom" or noun.text.isupper():
            continue
        verb = verbs.get(noun.head) or declared(tokens, noun)
        done_to = verb is not None and verb.feat("Voice") == "Pass" and name.feat("Animacy") == "Anim"
        if name.pos == "NOUN" and not done_to:
            continue
        if verb and verb.index < name.index and agree(name, verb) and not has_subject(tokens, verb):
            mended[name.index] = replace(name, head=verb.index, rel="nsubj")
    return mended


def declared(tokens: Sequence[Token], noun: Token) -> Token | None:
    """Return the passive that says what somebody is made, by its instrumental: «объявлен врагом посол»."""
    verb = tokens[noun.head] if noun.head >= 0 else noun
    return verb if noun.rel == "xcomp" and verb.feat("Voice") == "Pass" else None


def apposed_beyond_verb(tokens: Sequence[Token]) -> list[Token]:
    """Give a name that stands in apposition to the subject of a verb before it to the person between them:
    «суд района приговорил координатора „Свободы“ Константина Трошина»."""
    mended = list(tokens)
    verbs = {v.index for v in finite(tokens)}
    for name in tokens:
        first = tokens[name.head] if name.rel == "appos" and 0 <= name.head < name.index else None
        if first is None or name.pos != "PROPN" or first.head not in verbs \
                or not first.index < first.head < name.index:
            continue
        person = next((t for t in reversed(tokens[first.head : name.index])
                       if t.pos == "NOUN" and t.feat("Animacy") == "Anim" == name.feat("Animacy")), None)
        if person and _like(person, name):
            mended[name.index] = replace(name, head=person.index)
    return mended


def _like(noun: Token, name: Token) -> bool:
    """Return whether two words for persons have one case; genitive and accusative look alike."""
    return noun.feat("Number") == name.feat("Number") and (
        noun.feat("Case") == name.feat("Case") or {noun.feat("Case"), name.feat("Case")} == {"Gen", "Acc"})


def subjects_like_genitives(tokens: Sequence[Token]) -> list[Token]:
    """Make a noun right before a verb in the plural, hung as a genitive on the object before it, the subject:
    «окончательный контракт стороны подпишут», whose two forms are alike."""
    mended = list(tokens)
    for verb in finite(tokens):
        noun = tokens[verb.index - 1] if verb.index else verb
        first = tokens[noun.head] if noun.rel == "nmod" and 0 <= noun.head < noun.index else None
        if first is None or first.head != verb.index or verb.feat("Number") != "Plur" \
                or first.rel != "obj" or has_subject(tokens, verb):
            continue
        alike = noun.pos == "NOUN" and noun.feat("Case") == "Gen" and noun.feat("Number") == "Sing" \
            and noun.text.endswith(PLURAL_ENDINGS)
        if alike and first.index == noun.index - 1:
            feats = (*((k, v) for k, v in noun.feats if k not in ("Case", "Number")),
                     ("Case", "Nom"), ("Number", "Plur"))
            mended[noun.index] = replace(noun, head=verb.index, rel="nsubj", feats=feats)
    return mended


def uncased_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Make an abbreviation right before a verb that agrees with it and has no subject just that, where the
    parse hung it on a noun of the phrase before: «в отношении двух банков ЕС ввёл санкции»."""
    mended = list(tokens)
    for verb in finite(tokens):
        name = tokens[verb.index - 1] if verb.index else verb
        owned = name.rel == "nmod" and name.pos == "PROPN" and name.text.isupper() and len(name.text) > 1
        if owned and 0 <= name.head < name.index and agree(name, verb) and not has_subject(tokens, verb) \
                and _stands_apart(tokens, name, verb):
            mended[name.index] = replace(name, head=verb.index, rel="nsubj",
                                         feats=retagged(name, Case="Nom"))
    return mended


def _stands_apart(tokens: Sequence[Token], name: Token, verb: Token) -> bool:
    """Return whether the phrase before a name can do without it: it has a preposition, and is not the place
    where others say or do what a plural or impersonal verb tells («в МИД США заявили»)."""
    phrase = next((t for t in above(tokens, name) if t.rel != "nmod" or preposition(tokens, t)), verb)
    with_what = preposition(tokens, phrase) if phrase.index < name.index else ""
    if with_what and verb.feat("Number") == "Sing" and name.feat("Gender") != "Neut":
        return True
    governs = any(t.head == verb.index and t.rel in ("obj", "xcomp") for t in tokens)
    compound = any(t.rel == "fixed" and tokens[t.head].head == phrase.index for t in tokens)
    inside = with_what in ("в", "на") and not compound and phrase.lemma not in RELATING
    return bool(with_what) and governs and not inside


def people_behind_things(tokens: Sequence[Token]) -> list[Token]:
    """Swap a thing before a verb, taken for its subject, and a man behind it whose surname stands in the
    nominative: «министерство возглавит Энрике Лопес» (the accusative would be «Лопеса»)."""
    mended = list(tokens)
    for verb in finite(tokens):
        kids = [t for t in tokens if t.head == verb.index]
        thing = next((t for t in kids if t.rel == "nsubj" and t.index < verb.index), None)
        man = next((t for t in kids if t.rel == "obj" and t.index > verb.index and t.pos == "PROPN"), None)
        if thing is None or man is None or thing.pos != "NOUN" or thing.feat("Animacy") != "Inan" \
                or thing.feat("Gender") not in ("Masc", "Neut") or thing.feat("Number") != "Sing":
            continue
        surname = [t for t in tokens if t.head == man.index and t.rel == "flat:name"]
        named = surname and surname[-1].feat("Gender") == "Masc" and surname[-1].text[-1] in CONSONANTS
        if named and man.feat("Animacy") == "Anim" and agree(man, verb):
            mended[thing.index] = replace(thing, rel="obj")
            mended[man.index] = replace(man, rel="nsubj")
    return mended


def people_by_deed(tokens: Sequence[Token]) -> list[Token]:
    """Make people who are called by what they do, hung on a verb as a genitive, its object: «разогнали
    митингующих у здания», «осудил протестующих»."""
    mended = list(tokens)
    for people in tokens:
        suffers = people.feat("Case") in ("Gen", "Acc") and people.feat("Number") == "Plur"
        if people.rel != "nmod" or people.feat("VerbForm") != "Part" or not suffers \
                or not 0 <= people.head < people.index:
            continue
        verb = tokens[people.head]
        active = verb.pos == "VERB" and verb.feat("Voice") == "Act" and verb.feat("VerbForm") != "Part"
        if active and not any(t.rel == "obj" and t.head == verb.index
                              or t.rel == "case" and t.head == people.index for t in tokens):
            feats = retagged(people, Animacy="Anim", Case="Acc")
            mended[people.index] = replace(people, rel="obj", feats=feats)
    return mended
