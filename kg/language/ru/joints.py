"""Mends which of two nouns owns or joins the other, by case and number, and words hung on each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.language.ru.case_forms import OBLIQUE
from kg.language.ru.predicates import NOUNS, OPENING, above, finite, has_subject, retagged
from kg.language.ru.tagging import LEGAL_FORMS
from kg.model import Token

BETWEEN = 8
"""Words between a participle and its noun at most."""


PLACES = frozenset({"nmod", "obl", "obj", "iobj", "nsubj", "nsubj:pass"})
"""Relations of nouns, which a participle may have taken."""


def people_of_names(tokens: Sequence[Token]) -> list[Token]:
    """Let people who are called by an adjective own the name behind it, not qualify it, where their number is
    another: «захватившие власть военные Мали»."""
    mended = list(tokens)
    for word, name in pairwise(tokens):
        qualifies = word.pos == "ADJ" and word.rel == "amod" and word.head == name.index
        other = name.feat("Number") == "Sing" or name.head == word.index
        if not qualifies or name.pos != "PROPN" or word.feat("Number") != "Plur" or not other:
            continue
        for kid in tokens[: word.index]:
            if kid.head == name.index:
                mended[kid.index] = replace(kid, head=word.index)
        verb = next((v for v in finite(tokens) if v.index > name.index), None)
        looped = name.head == word.index and verb is not None and not has_subject(tokens, verb)
        head, rel = (verb.index, "nsubj") if looped and verb else (name.head, name.rel)
        mended[word.index] = replace(word, head=head, rel=rel)
        mended[name.index] = replace(name, head=word.index, rel="nmod")
    return mended


def joined_by_case(tokens: Sequence[Token]) -> list[Token]:
    """Join a noun to the one farther up, or below, that stands in its case, where the parse joined it to
    one of another: «в нападении на пост и убийстве солдат», «родным погибших и правительству»."""
    mended = list(tokens)
    for noun in tokens:
        first = tokens[noun.head] if noun.rel == "conj" and 0 <= noun.head < noun.index else None
        if first and first.rel == "flat:name" and noun.pos == "PROPN":
            mended[noun.index] = replace(noun, head=first.head)
            continue
        people = first is not None and first.rel == "nmod" and first.feat("VerbForm") == "Part"
        if first is None or noun.pos not in NOUNS or noun.feat("Case") not in OBLIQUE \
                or noun.feat("Case") == first.feat("Case") or not (first.pos in NOUNS or people) \
                or any(t.head == noun.index and t.rel == "case" for t in tokens):
            continue
        if _last_of_list(tokens, first, noun):
            feats = retagged(noun, Case=first.feat("Case"))
            mended[noun.index] = replace(noun, feats=feats)
            continue
        down = next((t for t in tokens[first.index + 1 : noun.index] if t.head == first.index
                     and t.pos in NOUNS and t.feat("Case") == noun.feat("Case") and t.pos == noun.pos), None)
        if down:
            mended[noun.index] = replace(noun, head=down.index)
            continue
        up = next((t for t in above(tokens, first) if t.pos not in NOUNS
                   or t.feat("Case") == noun.feat("Case")), None)
        if up and up.pos in NOUNS and up.index < first.index:
            mended[noun.index] = replace(noun, head=up.index)
    return mended


def _last_of_list(tokens: Sequence[Token], first: Token, noun: Token) -> bool:
    """Return whether a name ends a list of names, whose case it then has: «с послами Чили, Перу и Ганы»."""
    return noun.pos == first.pos == "PROPN" and any(
        t.head == first.index and t.rel == "conj" and t.agrees(first, "Case")
        for t in tokens[first.index : noun.index])


def joined_companies(tokens: Sequence[Token]) -> list[Token]:
    """Join a company's legal form, which has no case, to the subject of a plural verb, where the parse joined
    it to what that owns («власти области и ПАО подписали»); the name in quotation marks right behind it is
    its own."""
    mended = list(tokens)
    forms = [t for t in tokens[:-2] if t.text in LEGAL_FORMS]
    for form in forms:
        name = tokens[form.index + 2]
        if tokens[form.index + 1].text in OPENING and name.rel == "appos" and name.head > name.index:
            mended[name.index] = replace(name, head=form.index)
    for form in (t for t in forms if t.rel == "conj"):
        owned = tokens[form.head] if 0 <= form.head < form.index else None
        if owned is None or owned.rel != "nmod" or not 0 <= owned.head < owned.index:
            continue
        subject = tokens[owned.head]
        verb = tokens[subject.head] if subject.rel == "nsubj" and subject.head > form.index else None
        if verb is not None and verb.feat("Number") == "Plur":
            mended[form.index] = replace(form, head=subject.index)
    return mended


def participles_before_nouns(tokens: Sequence[Token]) -> list[Token]:
    """Hang a participle on the noun of its case behind what it governs, which stands in its place: «с
    захватившими власть в стране военными»."""
    mended = list(tokens)
    for word in tokens:
        noun = _noun_behind(tokens, word) if word.feat("VerbForm") == "Part" and word.rel in PLACES else None
        if noun is None:
            continue
        for kid in tokens:
            inside = word.index < kid.index < noun.index
            if kid.head == word.index and kid.rel == "case":
                mended[kid.index] = replace(kid, head=noun.index)
            elif inside and not word.index <= kid.head <= noun.index:
                mended[kid.index] = replace(kid, head=word.index,
                                            rel="obj" if kid.feat("Case") == "Acc" else "obl")
        mended[noun.index] = replace(noun, head=word.head, rel=word.rel)
        mended[word.index] = replace(word, head=noun.index, rel="acl")
    return mended


def _noun_behind(tokens: Sequence[Token], word: Token) -> Token | None:
    """Return the first noun behind a participle that agrees with it, before any comma or verb."""
    for noun in tokens[word.index + 2 : word.index + BETWEEN]:
        if noun.pos == "PUNCT" or noun.feat("VerbForm") == "Fin":
            return None
        own = any(t.head == noun.index and t.rel == "case" for t in tokens)
        if noun.pos in NOUNS and noun.agrees(word, "Case", "Number") and noun.feat("Case") \
                and not own and noun.head != word.index:
            return noun
    return None


def phrases_behind_verbs(tokens: Sequence[Token]) -> list[Token]:
    """Give a phrase to the verb before it where the parse hung it on a noun beyond that verb, which is of
    another clause: «вызвала посла, объявила об отзыве атташе из Дели»."""
    mended = list(tokens)
    for phrase in tokens:
        behind = phrase.rel in ("nmod", "obl") and 0 <= phrase.head < phrase.index
        noun = tokens[phrase.head] if behind else None
        if noun is None or noun.pos not in NOUNS \
                or not any(t.head == phrase.index and t.rel == "case" for t in tokens):
            continue
        between = [v for v in finite(tokens) if noun.index < v.index < phrase.index]
        verb = between[-1] if between else None
        if verb and verb.rel in ("root", "conj") and all(t.index != noun.index for t in above(tokens, verb)) \
                and any(t.text == "," for t in tokens[noun.index : verb.index]):
            mended[phrase.index] = replace(phrase, head=verb.index, rel="obl")
    return mended


def genitives_beyond_phrases(tokens: Sequence[Token]) -> list[Token]:
    """Give a thing in the genitive to the noun of the phrase before it, where the parse hung it on a noun
    beyond that phrase: «вручил ноту министерству из-за задержания 4 мая судна»."""
    mended = list(tokens)
    cased = {t.head for t in tokens if t.rel == "case"}
    for thing in tokens:
        noun = tokens[thing.head] if thing.rel == "nmod" and 0 <= thing.head < thing.index else None
        if noun is None or thing.pos != "NOUN" or thing.feat("Case") != "Gen" or thing.index in cased \
                or thing.feat("Animacy") != "Inan":
            continue
        between = [t for t in tokens[noun.index + 1 : thing.index] if t.index in cased and t.pos == "NOUN"
                   and t.head <= noun.index]
        if between and not any(t.pos == "PUNCT" for t in tokens[noun.index : thing.index]):
            mended[thing.index] = replace(thing, head=between[-1].index)
    return mended


def second_couples(tokens: Sequence[Token]) -> list[Token]:
    """Set those of a second «между» apart from those of the first: «встречи между Риком и Саном, а также
    между Лапиным и Орловой»."""
    mended = list(tokens)
    for preposition in tokens[4:]:
        if preposition.lemma != "между" or preposition.rel != "case" or preposition.head < 0:
            continue
        one = tokens[preposition.head]
        first = tokens[one.head] if one.rel == "conj" and one.head >= 0 else one
        if first is one or not any(t.lemma == "между" and t.head == first.index for t in tokens):
            continue
        mended[one.index] = replace(one, head=first.head, rel=first.rel)
        for other in tokens[one.index + 1 :]:
            if other.head == first.index and other.rel == "conj":
                mended[other.index] = replace(other, head=one.index)
    return mended


JOINTS = (people_of_names, joined_companies, participles_before_nouns,
          phrases_behind_verbs, genitives_beyond_phrases)
"""The rules that come before all others."""
