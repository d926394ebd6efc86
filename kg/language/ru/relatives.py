"""Mends relative clauses: whose the subject behind their verb is, and whose the noun before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.language.ru.predicates import OPENING, above, agree
from kg.model import Token

RELATIVE, WHOSE = "который", "чей"

LIVING = frozenset({"которых", "которого"})
"""Forms that the pronoun has as an object only where it goes back to people."""

EITHER = frozenset({"Gen", "Dat", "Ins", "Loc"})
"""Cases in which the masculine and the neuter of the pronoun are one form."""


LOST = frozenset({"root", "conj", "parataxis", "advcl"})
"""Relations that the parse gives to a relative clause which it does not see as one."""


def lost_relatives(tokens: Sequence[Token]) -> list[Token]:
    """Hang the clause of a «который» that the parse joined to the main verb, or that hangs nowhere, on the
    noun before it: «закрыть свалку, с которой, по их словам, идёт газ»."""
    mended = list(tokens)
    for pronoun in tokens:
        verb = tokens[pronoun.head] if pronoun.lemma == RELATIVE and pronoun.head > pronoun.index else None
        noun = antecedent(tokens, pronoun) if verb and verb.pos == "VERB" else None
        if verb and noun and noun.head != verb.index and verb.rel in LOST \
                and not any(t.rel == "cc" and t.head == verb.index for t in tokens):
            mended[verb.index] = replace(verb, head=noun.index, rel="acl:relcl")
    return mended


def relative_clauses(tokens: Sequence[Token]) -> list[Token]:
    """Hang a relative clause on a noun that its pronoun agrees with, around the one that it does not, or the
    nearest: «с позицией министра, которую поддержал …»."""
    mended = list(tokens)
    for pronoun in (t for t in tokens if t.lemma == RELATIVE):
        verb = next((v for v in above(tokens, pronoun) if v.rel == "acl:relcl"), None)
        if verb is None or verb.head < 0:
            continue
        noun = tokens[verb.head]
        listed = noun.rel == "conj" and pronoun.feat("Number") == "Plur"
        fits = agrees(tokens, pronoun, noun) and not owns_what_fits(tokens, pronoun, noun)
        if noun.index > pronoun.index or fits or listed \
                or any(t.rel == "conj" and t.head == noun.index for t in tokens):
            continue
        outer = [t for t in above(tokens, noun) if t.index < noun.index]
        fitting = [t for t in (*outer, *reversed(tokens[: pronoun.index]))
                   if t.pos == "NOUN" and t.feat("Case") and alike(pronoun, t)
                   and verb not in above(tokens, t)]
        if fitting:
            mended[verb.index] = replace(verb, head=fitting[0].index)
    return mended


def whose_clauses(tokens: Sequence[Token]) -> list[Token]:
    """Hang the clause behind «, чьи» on the noun or name before the comma: «сказал Лапин, чьи слова
    приводит газета»."""
    mended = list(tokens)
    for pronoun in tokens[2:]:
        if pronoun.lemma != WHOSE or tokens[pronoun.index - 1].text != "," or pronoun.rel != "det":
            continue
        noun = tokens[pronoun.index - 2]
        verb = next((t for t in above(tokens, pronoun) if t.pos == "VERB"), None)
        noun = tokens[noun.head] if noun.rel.startswith("flat") else noun
        if verb and verb.index > pronoun.index and noun.pos in ("NOUN", "PROPN"):
            mended[verb.index] = replace(verb, head=noun.index, rel="acl:relcl")
            main = main_verb(tokens, noun, verb)
            if main is not None:
                put_around(mended, noun, verb, main)
    return mended


def main_verb(tokens: Sequence[Token], noun: Token, verb: Token) -> Token | None:
    """Return the verb behind the clause of a noun that is the noun's, where the parse gave the noun to the
    verb of its clause: «Фирма, чьи счета заморозил суд, закрыла завод»."""
    if noun.head != verb.index or not noun.rel.startswith("nsubj"):
        return None
    behind = (t for t in tokens[verb.index + 1 :] if t.pos == "VERB" and t.feat("VerbForm") == "Fin")
    main = next(behind, None)
    parted = main is not None and any(t.text == "," for t in tokens[verb.index : main.index])
    return main if main and parted and agree(noun, main) else None


def put_around(mended: list[Token], noun: Token, verb: Token, main: Token) -> None:
    """Give a noun to the main verb, and to the verb of the noun's clause its own subject, which the parse
    gave to the main one."""
    for token in mended:
        if token.head == main.index and token.rel.startswith("nsubj") and token.index < main.index:
            mended[token.index] = replace(token, head=verb.index)
    mended[noun.index] = replace(noun, head=main.index)
    mended[main.index] = replace(main, head=verb.head, rel=verb.rel)


def agrees(tokens: Sequence[Token], pronoun: Token, noun: Token) -> bool:
    """Return whether a relative pronoun can go back to what its clause hangs on: a name of somebody, in
    quotation marks or in foreign letters need only have its number, an abbreviation has none."""
    if noun.pos == "PROPN":
        quoted = tokens[noun.index - 1].text in OPENING
        gendered = noun.feat("Animacy") == "Inan" and not quoted and not noun.text.isascii()
        return noun.text.isupper() or (alike(pronoun, noun) if gendered else pronoun.agrees(noun, "Number"))
    return noun.pos != "NOUN" or alike(pronoun, noun)


def owns_what_fits(tokens: Sequence[Token], pronoun: Token, name: Token) -> bool:
    """Return whether a pronoun has not the gender of somebody's name, but that of what is his: «кабинет
    Чапутовой, который …»."""
    owned = tokens[name.head] if name.rel == "nmod" and 0 <= name.head < name.index else None
    return (owned is not None and owned.pos == "NOUN" and name.feat("Animacy") == "Anim"
            and bool(name.feat("Gender")) and not alike(pronoun, name)
            and owned.feat("Gender") == pronoun.feat("Gender") and alike(pronoun, owned))


def alike(pronoun: Token, noun: Token) -> bool:
    """Return whether a relative pronoun has the number and gender of a noun; some of its forms are both
    masculine and neuter."""
    either = {pronoun.feat("Gender"), noun.feat("Gender")} == {"Masc", "Neut"}
    return pronoun.agrees(noun, "Number") and (
        pronoun.agrees(noun, "Gender") or either and pronoun.feat("Case") in EITHER)


def antecedent(tokens: Sequence[Token], pronoun: Token) -> Token | None:
    """Return the noun nearest before a relative clause that agrees with its pronoun."""
    names = ("Number",) if pronoun.feat("Number") == "Plur" else ("Number", "Gender")
    return next((t for t in reversed(tokens[: pronoun.index]) if t.pos in ("NOUN", "PROPN")
                 and all(t.feat(name) == pronoun.feat(name) for name in names)), None)


def living_antecedents(tokens: Sequence[Token]) -> list[Token]:
    """Hang a relative clause whose object «которых» or «которого» must be people on these, around the thing
    that it was hung on: «кандидатов на посты, которых предложил президент»."""
    mended = list(tokens)
    for pronoun in tokens:
        verb = tokens[pronoun.head] if pronoun.rel == "obj" and pronoun.head > pronoun.index else None
        if (pronoun.lemma != RELATIVE or verb is None or verb.rel != "acl:relcl" or verb.head < 0
                or pronoun.text.lower() not in LIVING
                or any(t.head == verb.index and t.lemma == "не" for t in tokens)):
            continue
        noun = tokens[verb.head]
        alive = next((t for t in above(tokens, noun) if t.index < noun.index and t.pos == "NOUN"
                      and t.feat("Animacy") == "Anim" and pronoun.agrees(t, "Number")), None)
        if noun.pos == "NOUN" and noun.feat("Animacy") == "Inan" and alive:
            mended[verb.index] = replace(verb, head=alive.index)
    return mended
