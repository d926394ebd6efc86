"""Mends who acts where the words stand in another order than subject, verb, object."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.language.ru.name_forms import CONSONANTS
from kg.language.ru.predicates import NOUNS, OPENING, agree, finite, infinitive, retagged, without_subject
from kg.language.ru.relatives import RELATIVE
from kg.language.ru.subjects import OBLIQUE
from kg.model import Token

FIRST_FORMS = ("ый", "ое", "ая", "ые")
"""How the nominative of «который» ends; that of a person is no accusative."""

NO_ACCUSATIVE = CONSONANTS | frozenset("иоуэею")
"""Letters with which no accusative of a man's name ends but that of one without cases."""

ACTING = frozenset({"власть", "сила", "спецслужба", "войско", "орган"})
"""Things that act by themselves."""


def leaping_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Give a subject to the first of several verbs behind it, and hang the next on that: «Египет созвал
    совещание, выслушал доклад, а затем ввёл санкции»."""
    mended = list(tokens)
    verbs = finite(tokens)
    for subject in tokens:
        verb = tokens[subject.head] if subject.rel == "nsubj" and subject.head > subject.index else None
        if verb is None or verb not in verbs or verb.rel not in ("root", "conj"):
            continue
        early = next((v for v in verbs if subject.index < v.index < verb.index), None)
        if early is None or early.rel not in ("root", "conj") or not agree(subject, early) or any(
                t.head == early.index and t.rel in ("nsubj", "nsubj:pass", "mark", "csubj") for t in tokens):
            continue
        if any(t.lemma == RELATIVE or t.rel == "mark" for t in tokens[subject.index : early.index]):
            continue
        mended[subject.index] = replace(subject, head=early.index)
        if verb.rel == "root":
            mended[verb.index] = replace(verb, head=early.index, rel="conj")
    return mended


def subjects_behind_verbs(tokens: Sequence[Token]) -> list[Token]:
    """Make the first of two objects behind a verb without a subject its subject, where its form is that of
    the nominative too: «ввёл Лондон санкции», «дипломаты, которых эвакуировал Лондон»."""
    mended = list(tokens)
    for verb, objects in without_subject(tokens):
        behind = [t for t in objects if t.index > verb.index and nominal(t, tokens) and agree(t, verb)]
        fronted = objects[0].index < verb.index and objects[0].lemma == RELATIVE
        if not fronted and behind and behind[0] is not next(t for t in objects if t.index > verb.index):
            continue
        if fronted and not behind and first_form(objects[0]) and objects[0].agrees(verb, "Number"):
            behind = objects[:1]
        if behind and (fronted or objects[0].index > verb.index):
            feats = retagged(behind[0], Case="Nom")
            mended[behind[0].index] = replace(behind[0], rel="nsubj", feats=feats)
    return mended


def nominal(token: Token, tokens: Sequence[Token]) -> bool:
    """Return whether a bare noun taken for an object can stand in the nominative."""
    if token.pos not in NOUNS:
        return False
    feminine = token.feat("Gender") == "Fem" and token.feat("Number") == "Sing"
    alike = (token.feat("Case") == "Acc" and token.feat("Animacy") == "Inan" and not feminine
             or token.feat("Case") in ("Nom", ""))
    return (alike or named_man(token, tokens)) and not any(
        t.head == token.index and (t.rel == "case" or t.rel.startswith("nummod")) for t in tokens)


def named_man(name: Token, tokens: Sequence[Token]) -> bool:
    """Return whether a name is that of a man in the nominative, whatever the tagger says: «Улукбек Марипов»,
    whose accusative would end otherwise."""
    last = next((t for t in reversed(tokens) if t.head == name.index and t.rel == "flat:name"), name)
    man = name.pos == "PROPN" and name.feat("Animacy") == "Anim" and name.feat("Gender") == "Masc"
    return man and name.text[-1] in CONSONANTS and last.text[-1].lower() in NO_ACCUSATIVE


def first_form(pronoun: Token) -> bool:
    """Return whether «который» can stand in the nominative."""
    return pronoun.text.lower().endswith(FIRST_FORMS)


def disagreeing_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Make a thing the object of the verb that agrees with the subject behind it and not with the thing
    («войска в Польшу перебросил Египет»), or has people in the nominative there («подписи поставили
    премьеры», «завод возглавил инженер»)."""
    mended = list(tokens)
    for verb in finite(tokens):
        kids = [t for t in tokens if t.head == verb.index]
        thing = next((t for t in kids if t.rel == "nsubj"), None)
        if thing is None or thing.index > verb.index or verb.feat("Voice") != "Act" \
                or thing.pos not in NOUNS or thing.feat("Animacy") != "Inan":
            continue
        others = [t for t in kids if t.rel in ("nsubj", "obj") and t.index > verb.index
                  and nominal(t, tokens) and agree(t, verb)]
        alone = not any(t.rel == "conj" and (t.head == thing.index or t.feat("Case") not in OBLIQUE)
                        for t in tokens[thing.index : verb.index])
        if others and alone and (
                unlike(thing, verb) or person(others[0], tokens[verb.index : others[0].index])):
            mended[thing.index] = replace(thing, rel="obj")
            mended[others[0].index] = replace(others[0], rel="nsubj")
    return mended


def person(noun: Token, before: Sequence[Token]) -> bool:
    """Return whether a noun is a person in the nominative, with no comma before it behind the verb."""
    return (noun.feat("Animacy") == "Anim" and noun.feat("Case") == "Nom"
            and not any(t.pos == "PUNCT" for t in before))


def unlike(thing: Token, verb: Token) -> bool:
    """Return whether a thing cannot be the subject of a verb: by its number, or by its gender unless it is a
    name («Чили отвергло»)."""
    number = thing.feat("Number") not in ("", verb.feat("Number"))
    return number or thing.pos == "NOUN" and not thing.text.isupper() and not agree(thing, verb)


def converb_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb the noun behind a gerund that the parse took for its subject: «Выслав дипломатов, министр
    нарушил …»."""
    mended = list(tokens)
    for gerund in tokens:
        verb = tokens[gerund.head] if gerund.feat("VerbForm") == "Conv" and gerund.head >= 0 else None
        if verb is None or not gerund.rel.startswith("nsubj"):
            continue
        mended[gerund.index] = replace(gerund, rel="advcl")
        for kid in tokens:
            if kid.head == gerund.index and kid.rel == "appos" and kid.index < verb.index:
                mended[kid.index] = replace(kid, head=verb.index, rel="nsubj")
            elif (kid.head == gerund.index and kid.rel == "nmod" and kid.index > gerund.index
                  and not any(t.head == kid.index and t.rel == "case" for t in tokens)):
                mended[kid.index] = replace(kid, rel="obj")
    return mended


def owners_of_objects(tokens: Sequence[Token]) -> list[Token]:
    """Hang a thing between somebody and the verb done to him on him: «директора фабрики отправили под арест»;
    what acts by itself is left its subject («министра власти уволили»)."""
    mended = list(tokens)
    for thing in tokens:
        whom = tokens[thing.index - 1] if thing.index and thing.rel == "nsubj" else None
        if (whom is None or whom.rel != "obj" or whom.head != thing.head or thing.head < thing.index
            or whom.pos not in NOUNS or thing.pos != "NOUN" or thing.lemma in ACTING
            or whom.feat("Animacy") != "Anim" or thing.feat("Animacy") != "Inan"
            or tokens[thing.head].feat("Number") != "Plur"):
            continue
        feats = retagged(thing, Case="Gen", Number="Sing")
        mended[thing.index] = replace(thing, head=whom.index, rel="nmod", feats=feats)
    return mended


def crossing_infinitives(tokens: Sequence[Token]) -> list[Token]:
    """Hang an infinitive that the parse hung on another beyond a finite verb on the verb before it: «ввиду
    отказа уехать совет решил просить ООН признать республику»."""
    mended = list(tokens)
    for token in tokens:
        far = tokens[token.head] if token.rel == "xcomp" and 0 <= token.head < token.index - 2 else None
        if far is None or not infinitive(token) or not infinitive(far):
            continue
        between = [t for t in tokens[far.index + 1 : token.index] if t.pos == "VERB"]
        if between and infinitive(between[-1]) and finite(between):
            mended[token.index] = replace(token, head=between[-1].index)
    return mended


def objects_behind_names(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb what stands behind the name of its subject and that the parse hung on it: «эвакуировала
    Норвегия дипломатов», «встретился министр Ким с послом»."""
    mended = list(tokens)
    for verb in finite(tokens):
        kids = [t for t in tokens if t.head == verb.index]
        own = next((t for t in kids if t.rel == "nsubj" and t.index > verb.index), None)
        if own is None:
            continue
        named = own if own.pos == "PROPN" else next(
            (t for t in tokens if t.head == own.index and t.rel == "appos"
             and (t.pos != "NOUN" or tokens[t.index - 1].text in OPENING)), None)
        for kid in (t for t in tokens if t.head == own.index and t.rel == "nmod" and named
                    and t.index > named.index):
            marked = any(t.head == kid.index and t.rel == "case" for t in tokens)
            free = kid.feat("Animacy") == "Anim" and kid.feat("Case") in ("Gen", "Acc") and not any(
                t.rel == "obj" for t in kids)
            if marked and kid.feat("Animacy") == "Anim":
                mended[kid.index] = replace(kid, head=verb.index, rel="obl")
            elif free and not marked:
                feats = retagged(kid, Case="Acc")
                mended[kid.index] = replace(kid, head=verb.index, rel="obj", feats=feats)
    return mended


def fronted_objects(tokens: Sequence[Token]) -> list[Token]:
    """Make an accusative right before the subject, which the parse took for its attribute, the verb's object:
    «забастовку пилоты объявили»."""
    mended = list(tokens)
    for noun, subject in pairwise(tokens):
        if noun.head != subject.index or noun.rel not in ("amod", "nmod", "compound") or noun.pos != "NOUN":
            continue
        verb = tokens[subject.head] if subject.rel == "nsubj" and subject.head > subject.index else None
        if verb is not None and verb.pos == "VERB" and noun.feat("Case") == "Acc" \
                and subject.feat("Case") == "Nom" and not any(
                    t.head == verb.index and t.rel == "obj" for t in tokens):
            mended[noun.index] = replace(noun, head=verb.index, rel="obj")
    return mended


ORDER = (fronted_objects, owners_of_objects, converb_subjects, subjects_behind_verbs, disagreeing_subjects,
         leaping_subjects, crossing_infinitives, objects_behind_names)
