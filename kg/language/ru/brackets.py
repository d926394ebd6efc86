"""Mends what brackets and quotation marks break: the words inside belong together, those outside have nothing
to do with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.language.ru.predicates import NOUNS, OPENING, agree, finite, has_subject
from kg.model import Token


def brackets(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield where each pair of round brackets opens and closes."""
    opened = -1
    for token in tokens:
        if token.text == "(":
            opened = token.index
        elif token.text == ")" and opened >= 0:
            yield opened, token.index
            opened = -1


def bracketed_clauses(tokens: Sequence[Token]) -> list[Token]:
    """Keep a clause in brackets together, and give the verb behind it the noun before it as its subject:
    «Отряд (позже к нему примкнули полицейские) захватил …»."""
    mended = list(tokens)
    for opening, closing in brackets(tokens):
        inside = [t for t in tokens[opening + 1 : closing] if t.pos != "PUNCT"]
        verb = next(iter(finite(inside)), None)
        outer = next((v for v in finite(tokens) if v.index > closing), None)
        if verb is None or outer is None:
            continue
        for token in tokens:
            within = opening < token.index < closing
            if within and token is not verb and not opening < token.head < closing:
                mended[token.index] = replace(token, head=verb.index)
            elif not within and token is not outer and opening < token.head < closing:
                mended[token.index] = replace(token, head=outer.index)
        if opening < outer.head < closing:
            mended[outer.index] = replace(outer, head=-1, rel="root")
        mended[verb.index] = replace(verb, head=outer.index, rel="parataxis")
        subject_before(mended, opening, mended[outer.index])
    return mended


def bracketed_phrases(tokens: Sequence[Token]) -> list[Token]:
    """Hang on the participle of a remark in brackets what the parse hung on a word before them: «атака
    боевиков («Весна» запрещена в Чили)»."""
    mended = list(tokens)
    for opening, closing in brackets(tokens):
        said = next((t for t in tokens[opening + 1 : closing] if t.feat("VerbForm") == "Part"
                     and not t.feat("Case") and not opening < t.head < closing), None)
        for token in tokens[opening + 1 : closing] if said is not None else ():
            if said is not None and token is not said and token.pos in NOUNS and 0 <= token.head < opening:
                mended[token.index] = replace(token, head=said.index)
    return mended


def subject_before(tokens: list[Token], opening: int, verb: Token) -> None:
    """Make the noun that stands first before a bracket the subject of a verb that has none."""
    for token in tokens[:opening] if not has_subject(tokens, verb) else ():
        alike = token.feat("Case") == "Acc" and token.feat("Animacy") == "Inan"
        if token.pos in NOUNS and token.head in (verb.index, -1) and agree(token, verb) \
                and (token.feat("Case") == "Nom" or alike):
            tokens[token.index] = replace(token, head=verb.index, rel="nsubj")
            return


def speakers_before_colon(tokens: Sequence[Token]) -> list[Token]:
    """Keep a name before a colon out of the clause that is quoted behind it: «Министр Али Салех: «Мятежники
    обстреляли …»»."""
    mended = list(tokens)
    colon = next((t.index for t in tokens[:-1] if t.text == ":"), -1)
    if colon < 1 or tokens[colon + 1].text not in OPENING or finite(tokens[:colon]):
        return mended
    for token in tokens[:colon]:
        if token.head > colon and token.rel.startswith("nsubj"):
            mended[token.index] = replace(token, rel="parataxis")
    return mended
