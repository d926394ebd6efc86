"""schema.org ``Claim``: what each statement says, who claims it, where it appears.

Whoever checks a claim writes a ``ClaimReview`` and puts the claim into its ``itemReviewed``; kg gives no
rating. A denied or planned statement is a claim too: ``keywords`` hold relation, polarity and status.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from kg.export.actors import publisher
from kg.export.formats import Options
from kg.model import Actor, Article, Extraction, Statement
from kg.rdf import article_iri, statement_iri

Json = dict[str, Any]
# Most readers look for the address of schema.org; the vocabulary alone says the same and needs no fetching.
_CONTEXT = {"@vocab": "https://schema.org/"}
_TYPES = {
    "Person": "Person",
    "State": "Country",
    "Organisation": "Organization",
    "Media": "NewsMediaOrganization",
    "Group": "Organization",
    "Document": "CreativeWork",
    "Place": "Place",
}


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[str]:
    """Yield the document; with ``context_url`` the context is that address (``https://schema.org``)."""
    context = json.dumps(options.context_url or _CONTEXT)
    yield f'{{"@context": {context},\n"@graph": ['
    between = "\n"
    for each in extractions:
        for said in each.statements:
            yield between + json.dumps(_claim(said, each), ensure_ascii=False, indent=1)
            between = ",\n"
    yield "\n]}\n"


def _claim(said: Statement, extraction: Extraction) -> Json:
    """Return one claim; its author is the deepest source, or who prints the article in its own voice."""
    author = said.sources[-1].actor if said.sources else publisher(extraction)
    about = [mention.actor for mention in (said.agent, said.recipient, said.place) if mention]
    return _given(
        {
            "@type": "Claim",
            "@id": statement_iri(said.key),
            "text": said.evidence.quote,
            "author": _actor(author) if author else None,
            "datePublished": extraction.article.published,
            "inLanguage": extraction.article.language,
            "about": [_actor(who) for who in about],
            "keywords": [said.relation, said.polarity.value, said.status.value],
            "temporalCoverage": said.time.edtf if said.time else None,
            "appearance": _article(extraction.article, publisher(extraction)),
            "citation": [_actor(source.actor) for source in said.sources],
        }
    )


def _given(values: Json) -> Json:
    """Return what has a value."""
    return {name: value for name, value in values.items() if value not in (None, [])}


def _actor(who: Actor) -> Json:
    names = sorted({name for _, name in who.names} | set(who.aliases) - {who.name})
    return _given(
        {
            "@type": _TYPES.get(who.type, "Thing"),
            "@id": who.id,
            "name": who.name,
            "alternateName": [name for name in names if name != who.name],
        }
    )


def _article(article: Article, printer: Actor | None) -> Json:
    return _given(
        {
            "@type": "NewsArticle",
            "@id": article_iri(article.key),
            "headline": article.title,
            "url": article.url,
            "datePublished": article.published,
            "inLanguage": article.language,
            "publisher": _actor(printer) if printer else None,
        }
    )
