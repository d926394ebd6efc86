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
SINGLE = ("а", "я")
"""Endings of the plural of people that are also those of one as an object: «учителя», «директора»."""

ENDINGS = {"Dat": ("у", "ю"), "Ins": ("ом", "ем", "ым")}
"""Endings of men's names that are those of one case only."""


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
    """Make a sum that the parse hung on an active verb as what it counts, or joined to whom it is given, its
    object: «занял у фонда полтора миллиарда», «выделил странам, лишённым воды, 20 миллионов»."""
    mended = list(tokens)
    for noun in tokens:
        verb = tokens[noun.head] if noun.rel.startswith("nummod") and noun.head >= 0 else noun
        given = tokens[noun.head] if noun.rel == "conj" and 0 <= noun.head < noun.index else noun
        counted = {t.rel.partition(":")[0] for t in tokens if t.head == noun.index}
        if given.rel == "iobj" and given.feat("Case") == "Dat" and {"nummod", "cc"} & counted == {"nummod"}:
            verb = tokens[given.head]
        if verb.pos == "VERB" and noun.pos == "NOUN" and verb.feat("Voice") == "Act" and not any(
                t.head == verb.index and t.rel == "obj" or t.head == noun.index and t.rel == "case"
                for t in tokens):
            mended[noun.index] = replace(noun, head=verb.index, rel="obj")
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


def names_behind_titles(tokens: Sequence[Token]) -> list[Token]:
    """Put a name into the case of the title before it where the tagger sees another, if its ending is one of
    that case: «главе банка «Эльф» Лоику Флорану»."""
    mended = list(tokens)
    for name in tokens:
        title = tokens[name.head] if name.rel == "appos" and 0 <= name.head < name.index else name
        case = title.feat("Case")
        if title.pos != "NOUN" or name.pos != "PROPN" or title.feat("Animacy") != "Anim" \
                or name.feat("Case") == case or case not in ENDINGS or title.feat("Number") != "Sing":
            continue
        words = [name, *(t for t in tokens if t.head == name.index and t.rel == "flat:name")]
        if all(word.text.endswith(ENDINGS[case]) for word in words):
            for word in words:
                mended[word.index] = replace(word, feats=retagged(word, Case=case))
    return mended


def single_people(tokens: Sequence[Token]) -> list[Token]:
    """Read a noun that has a full name behind it as one person, and the object, where its form is also that
    of several who act and the verb has another nominative before it: «спецслужбы похитили учителя Олега
    Рябова»."""
    mended = list(tokens)
    for noun, name in pairwise(tokens):
        several = noun.rel == "nsubj" and noun.feat("Number") == "Plur" and 0 <= noun.head < noun.index \
            and noun.text.endswith(SINGLE) and noun.feat("Animacy") == "Anim"
        full = name.head == noun.index and name.pos == "PROPN" and name.feat("Number") == "Sing" and any(
            t.head == name.index and t.rel == "flat:name" for t in tokens)
        first = next((t for t in tokens[: noun.head] if t.head == noun.head and t.rel == "obj"
                      and t.feat("Case") in ("Nom", "Acc") and t.agrees(tokens[noun.head], "Number")), None)
        if several and full and first is not None:
            feats = retagged(noun, Case="Acc", Number="Sing")
            mended[noun.index] = replace(noun, rel="obj", feats=feats)
            mended[name.index] = replace(name, rel="appos")
            mended[first.index] = replace(first, rel="nsubj", feats=retagged(first, Case="Nom"))
    return mended


def people_behind_posts(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb without an object the person named in the accusative whom the parse hung on the phrase
    before, or on a genitive in it: «снял с поста директора Марту Линд»."""
    mended = list(tokens)
    for name in tokens:
        hung = name.rel in ("nmod", "appos") and 0 <= name.head < name.index
        if not hung or name.pos != "PROPN" or name.feat("Case") != "Acc" or name.feat("Animacy") != "Anim" \
                or not name.text.endswith(("у", "ю")) or tokens[name.head].feat("Case") == "Acc":
            continue
        post = tokens[name.head]
        post = tokens[post.head] if post.rel == "nmod" and post.feat("Case") == "Gen" else post
        verb = tokens[post.head] if post.rel == "obl" and 0 <= post.head < post.index else post
        if verb.pos == "VERB" and verb.feat("Voice") == "Act" and not any(
                t.rel == "obj" and t.head == verb.index or t.rel == "case" and t.head == name.index
                for t in tokens):
            mended[name.index] = replace(name, head=verb.index, rel="obj")
    return mended


OBJECTS = (objects_beyond_participles, sums, given_relatives, subjects_behind_datives,
           things_before_owners, names_behind_titles, single_people, people_behind_posts)
"""These repairs in their order."""
