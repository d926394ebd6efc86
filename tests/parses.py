"""Parses written by hand, so that a rule is tested without a model.

A word is a line: word, lemma, class, head (numbered from 1, 0 for a root), relation, features, and the
kind of a name (``PER``, ``LOC``, ``ORG``) where one begins; its further words have ``+``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg import language
from kg.extract import lexicon
from kg.extract.analysis import Analysis
from kg.extract.frames import Frames, frame
from kg.extract.tree import Tree
from kg.language import Language
from kg.link.actors import ActorBook
from kg.model import Article, Block, BlockKind, Document, Entity, Sentence, Token
from kg.tables import Row

CLOSING = ".,:;!?»)”"
OPENING = "«(“"


def russian() -> Language:
    """Return the Russian language, whose models are not loaded for its word forms and tables."""
    found = language.get("ru")
    assert found is not None
    return found


def document(*sentences: str, published: str | None = "2025-11-20") -> Document:
    """Return a document of one paragraph whose sentences are parsed as written."""
    text, made = "", []
    for written in sentences:
        text += " " if text else ""
        start = len(text)
        rows = [line.split() for line in written.strip().splitlines()]
        tokens, entities = [], []
        for index, (word, lemma, kind, head, relation, *rest) in enumerate(rows):
            glued = word[0] in CLOSING or index == 0 or rows[index - 1][0] in OPENING
            text += "" if glued else " "
            at = len(text)
            text += word
            feats = tuple(
                tuple(part.split("=")) for part in (rest[0] if rest else "_").split("|") if "=" in part
            )
            tokens.append(Token(index, at, at + len(word), word, lemma, kind, feats, int(head) - 1, relation))
            if len(rest) > 1 and rest[1] == "+":
                entities[-1] = replace(entities[-1], end=len(text))
            elif len(rest) > 1:
                entities.append(Entity(rest[1], at, len(text)))
        made.append(Sentence(start, len(text), 0, tuple(tokens), tuple(entities)))
    article = Article(
        text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), published=published, language="ru", origin="hand"
    )
    return Document(article, tuple(made))


def tree(written: str) -> Tree:
    """Return the tree of one sentence."""
    made = document(written)
    known = lexicon.load(russian())
    return Tree(made.sentences[0], made.article.text, known.governed, known.prepositions)


def analysis(*sentences: str, frames: Sequence[str] = ()) -> Analysis:
    """Return the analysis of sentences; ``frames`` are lines of a frames file, instead of all."""
    return analysed(document(*sentences), frames)


def analysed(made: Document, frames: Sequence[str] = ()) -> Analysis:
    """Return the analysis of a document with these frames, or with all."""
    known = lexicon.load(russian())
    if frames:
        known = replace(known, frames=Frames([_frame(line, number) for number, line in enumerate(frames, 2)]))
    return Analysis(made, russian(), known, ActorBook.load())


def _frame(line: str, number: int):  # type: ignore[no-untyped-def]
    columns = ("trigger", "with", "relation", "roles", "flags")
    cells = [cell.strip() for cell in line.split("\t")]
    relations = {found["relation"]: None for found in [dict(zip(columns, cells, strict=True))]}
    return frame(Row(dict(zip(columns, cells, strict=True)), f"hand.tsv:{number}"), relations)
