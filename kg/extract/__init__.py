"""A parsed document into statements and roles."""

from __future__ import annotations

from kg.extract import lexicon
from kg.extract.analysis import Analysis
from kg.extract.roles import roles
from kg.language import get
from kg.link.actors import ActorBook
from kg.model import Document, Extraction

__all__ = ["Analysis", "analyse", "extract", "roles"]


def analyse(document: Document) -> Analysis:
    """Return everything that extraction made of a document, what it turned down included."""
    language = get(document.article.language)
    if language is None:
        raise ValueError(f"no language folder reads «{document.article.language}»")
    return Analysis(document, language, lexicon.load(language), ActorBook.load())


def extract(document: Document) -> Extraction:
    """Return the statements and roles of a document whose language kg reads."""
    analysis = analyse(document)
    return Extraction(document.article, analysis.statements(), tuple(analysis.roles))
