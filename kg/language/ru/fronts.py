"""Mends what stands in front of a verb: a list behind a phrase, a participle before a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.language.ru.case_forms import OBLIQUE
from kg.language.ru.predicates import finite, has_subject, retagged
from kg.model import Token


def lists_behind_phrases(tokens: Sequence[Token]) -> list[Token]:
    """Make a list of names, one of which is a nominative, the subject of the plural verb behind it, where the
    parse hung it on the noun of a phrase before: «В совместном заявлении Чили и Кения осудили …»."""
    mended = list(tokens)
    for first in tokens:
        owned = first.rel in ("nmod", "appos") and 0 <= first.head < first.index
        noun = tokens[first.head] if owned else None
        if noun is None or first.pos != "PROPN" or noun.pos != "NOUN" or noun.feat("Case") not in OBLIQUE \
                or tokens[first.index - 1].pos == "PUNCT":
            continue
        second = _beside(tokens, first)
        if second is not None:
            mended[first.index] = replace(first, head=second.head, rel="nsubj")
            mended[second.index] = replace(second, head=first.index, rel="conj")
            continue
        others = [t for t in tokens[first.index :] if t.head == first.index and t.rel == "conj"]
        verb = next((v for v in finite(tokens) if v.index > first.index), None)
        if not others or verb is None or verb.feat("Number") != "Plur" or has_subject(tokens, verb) \
                or others[-1].index > verb.index \
                or any(t.pos in ("SCONJ", "PRON") for t in tokens[first.index : verb.index]):
            continue
        if any(t.feat("Case") == "Nom" for t in (first, *others)) and not any(
                t.head == first.index and t.rel == "case" for t in tokens):
            feats = retagged(first, Case="Nom")
            mended[first.index] = replace(first, head=verb.index, rel="nsubj", feats=feats)
    return mended


def _beside(tokens: Sequence[Token], first: Token) -> Token | None:
    """Return the subject of a plural verb that stands behind a nominative and a comma and has others joined
    to it: «По итогам саммита Чили, Гана и Кения подписали …»."""
    apart = first.index + 2 < len(tokens) and tokens[first.index + 1].text == ","
    second = tokens[first.index + 2] if apart else first
    subject = second.rel == "nsubj" and second.head > second.index and second.pos == "PROPN"
    listed = subject and tokens[second.head].feat("Number") == "Plur" and any(
        t.head == second.index and t.rel == "conj" for t in tokens[second.index : second.head])
    return second if listed and first.feat("Case") == second.feat("Case") == "Nom" else None


def participles_before_lists(tokens: Sequence[Token]) -> list[Token]:
    """Hang a participle in the plural before a list on the first of the list: «Задержанные полицией Орлов и
    Лапин»."""
    mended = list(tokens)
    for word in tokens:
        if word.feat("VerbForm") != "Part" or word.feat("Number") != "Plur" or word.head <= word.index \
                or word.rel not in ("acl", "amod"):
            continue
        last = tokens[word.head]
        first = tokens[last.head] if last.rel == "conj" and word.index < last.head < last.index else None
        if first is not None and first.agrees(word, "Case"):
            mended[word.index] = replace(word, head=first.index)
    return mended


def objects_like_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Make a thing behind a verb its object, where the verb has a subject before it and none else: «Чили
    внесло в список завод»."""
    mended = list(tokens)
    for thing in tokens:
        verb = tokens[thing.head] if thing.rel == "nsubj" and 0 <= thing.head < thing.index else None
        if verb is None or verb.feat("Voice") != "Act" or thing.feat("Animacy") != "Inan" \
                or thing.pos != "NOUN" or thing.feat("Case") not in ("Nom", "Acc"):
            continue
        kids = [t for t in tokens if t.head == verb.index]
        before = any(t.rel == "nsubj" and t.index < verb.index and t.feat("Case") == "Nom" for t in kids)
        if before and not any(t.rel in ("obj", "xcomp", "ccomp") for t in kids):
            feats = retagged(thing, Case="Acc")
            mended[thing.index] = replace(thing, rel="obj", feats=feats)
    return mended


def among_them(tokens: Sequence[Token]) -> list[Token]:
    """Read «в числе задержанных» as «среди задержанных»: the participle is what stands there."""
    mended = list(tokens)
    for noun in tokens[1:-1]:
        who = tokens[noun.index + 1]
        if noun.lemma != "число" or noun.head >= 0 or tokens[noun.index - 1].lemma != "в" \
                or who.head != noun.index or who.feat("Number") != "Plur" or who.feat("Case") != "Gen":
            continue
        mended[who.index] = replace(who, head=noun.head, rel=noun.rel)
        mended[noun.index - 1] = replace(tokens[noun.index - 1], head=who.index, rel="case")
        mended[noun.index] = replace(noun, head=noun.index - 1, rel="fixed")
        for kid in tokens[who.index + 1 :]:
            if kid.head == noun.index:
                mended[kid.index] = replace(kid, head=who.index)
    return mended


FRONTS = (among_them, lists_behind_phrases, participles_before_lists, objects_like_subjects)
"""The repairs of this module, in the order in which they are tried."""
