"""Articles into sentences, words, morphology, syntax and names.

The models come inside the wheel of natasha, which is used as a data package and never imported: it
would pull in a morphology that current Pythons cannot run. slovnet loads them, ``networks`` runs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from razdel import sentenize

from kg.errors import LanguageDataError
from kg.language.ru.mending import repaired
from kg.language.ru.morphology import Morphology, Tag
from kg.language.ru.networks import Models, Networks, Span
from kg.language.ru.predicates import retagged
from kg.language.ru.syntax import Arc
from kg.language.ru.tagging import corrected
from kg.language.ru.words import words
from kg.model import PARSED, Article, Block, BlockKind, Document, Entity, Sentence, Token

LONGEST = 120
"""Words of the longest sentence that is parsed whole: the syntax model is quadratic in its length."""

STOPS = frozenset(".!?…:;")
"""What a sentence may end with."""

TURN = re.compile(r"[А-ЯЁA-Z][\w-]{0,40}(?: [А-ЯЁA-Z][\w-]{0,40}){0,3}: (?=[А-ЯЁA-Z«\"])")
"""A name before a colon at the start of a block: «Reuters: Иран поставил …», a turn of an interview."""

FIGURES = re.compile(r"^[\d.,]+-(?=[а-яё]{4})")
"""The figures of an adjective: «34-процентный», «16-летний»."""

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class Piece(NamedTuple):
    """A sentence before its parse: where it stands, and its words with offsets into the article."""

    article: int
    block: int
    start: int
    end: int
    words: tuple[tuple[int, int, str], ...]


UNWELCOME = ["persona", "non", "grata"]
"""The foreign phrase for a diplomat who has to leave."""


def data_folder() -> Path:
    """Return the folder of models in natasha's package; raise ``LanguageDataError`` without it."""
    spec = find_spec("natasha")
    if spec is None or not spec.origin:
        raise LanguageDataError("the package natasha, which carries the Russian models, is not installed: "
                                "pip install natasha==1.6.0")
    return Path(spec.origin).parent / "data"


@cache
def networks() -> Networks:
    """Load the models, once a process."""
    return Networks(Models.load(data_folder()))


def pieces(number: int, article: Article) -> Iterator[Piece]:
    """Yield the sentences of an article's parsed blocks."""
    for index, block in enumerate(article.blocks):
        if block.kind not in PARSED:
            continue
        for start, end in parts(article.text, block):
            yield from sentences(number, index, article.text, start, end)


def parts(text: str, block: Block) -> list[tuple[int, int]]:
    """Return a block as one part, a headline as those around its colon («Страсти вокруг Х: Y попросил …»)."""
    turn = TURN.match(text, block.start, block.end)
    colon = text.find(": ", block.start, block.end) if block.kind == BlockKind.TITLE or turn else -1
    return [(block.start, block.end)] if colon < 0 else [(block.start, colon), (colon + 2, block.end)]


def sentences(number: int, index: int, whole: str, start: int, end: int) -> Iterator[Piece]:
    """Yield the sentences of one part of a block, long ones cut at ``LONGEST`` words."""
    text = CONTROL.sub(" ", whole[start:end]).replace("\n", " ")
    for sentence in sentenize(text):
        at = start + sentence.start
        found = tuple((at + begin, at + stop, word) for begin, stop, word in words(sentence.text))
        for cut in range(0, len(found), LONGEST):
            part = found[cut : cut + LONGEST]
            yield Piece(number, index, part[0][0], part[-1][1], part)


def spelt(word: str) -> str:
    """Return a word as the models have seen it: with е for ё, and an adjective without its figures
    («34-процентной»), which they take for a number."""
    return FIGURES.sub("", word).replace("ё", "е").replace("Ё", "Е")


def readable(words: Sequence[str]) -> list[str]:
    """Return the words of a sentence as the models can read them: «persona non grata» as the Russian that it
    stands for, the others as ``spelt``."""
    read = [spelt(word) for word in words]
    for at in range(len(words) - 2):
        if [word.lower() for word in words[at : at + 3]] == UNWELCOME:
            read[at : at + 3] = "весьма", "крайне", "нежелательным"
    return read


def closed(words: list[str]) -> list[str]:
    """Return a sentence with a full stop, which headlines lack: without one the models read them worse."""
    return words if words[-1] in STOPS else [*words, "."]


def tokens(
    piece: Piece, tags: Sequence[Tag], arcs: Sequence[Arc], morphology: Morphology
) -> tuple[Token, ...]:
    """Join the two models' answers for a sentence."""
    made, size = [], len(piece.words)
    answers = zip(piece.words, tags[:size], arcs[:size], strict=True)
    for index, ((start, end, text), tag, arc) in enumerate(answers):
        pos, feats = corrected(text, tag, arc.rel, not index, morphology)
        head = arc.head if arc.head < size else -1
        made.append(Token(index, start, end, text, morphology.lemma(text, pos, feats), pos, feats,
                          head, "case" if (pos, arc.rel) == ("ADP", "mark") else arc.rel))
    mended = repaired(nominatives(made, morphology))
    return tuple(nominatives(mended, morphology))


def nominatives(tokens: Sequence[Token], morphology: Morphology) -> list[Token]:
    """Return the words of a sentence, each subject in the case that it can stand in."""
    return [nominative(token, tokens, morphology) if token.rel == "nsubj" else token for token in tokens]


def nominative(token: Token, tokens: Sequence[Token], morphology: Morphology) -> Token:
    """Return the subject of a plural verb as the nominative plural that its form can be: the tagger takes
    «страны» before a dash or a comma for a genitive."""
    genitive = token.feat("Case") == "Gen" and token.feat("Number") == "Sing"
    if not genitive or token.head < 0:
        return token
    verb = tokens[token.head]
    plural = verb.feat("VerbForm") == "Fin" and verb.feat("Number") == "Plur"
    if (not plural or "Nom" not in morphology.cases(token.text, "NOUN")
        or morphology.number(token.text, "Nom") != "Plur"):
        return token
    feats = retagged(token, Case="Nom", Number="Plur")
    return replace(token, feats=feats)


def entities(piece: Piece, spans: Sequence[Span]) -> tuple[Entity, ...]:
    """Return the names of a sentence with offsets into the article."""
    return tuple(Entity(kind, piece.words[start][0], piece.words[stop - 1][1]) for kind, start, stop in spans)


def parse(articles: Sequence[Article], morphology: Morphology) -> list[Document]:
    """Return a document for each article. Equal sentences get equal parses in any batch."""
    found = [piece for number, article in enumerate(articles) for piece in pieces(number, article)]
    words = [[text for _, _, text in piece.words] for piece in found]
    read = networks()
    answers = zip(found, read.parses([closed(readable(one)) for one in words]),
                  read.names(words), strict=True)
    sentences: list[list[Sentence]] = [[] for _ in articles]
    for piece, (tags, arcs), names in answers:
        sentences[piece.article].append(
            Sentence(piece.start, piece.end, piece.block, tokens(piece, tags, arcs, morphology),
                     entities(piece, names)))
    return [Document(article, tuple(made)) for article, made in zip(articles, sentences, strict=True)]
