"""W3C Web Annotations: each statement and role on the words that say it, each mention on its name.

An annotation has the address of the specification's context, which the specification demands; kg does not
fetch it. Positions count in the text that kg read (``kg:text`` of the article); on the page at the
article's URL the quote finds the place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from kg import ontology
from kg.export.formats import Options
from kg.model import Article, Extraction, Mention, Role, Span, Statement
from kg.rdf import article_iri, mention_iri, role_iri, statement_iri
from kg.rdf.write import CONTEXT as AROUND

Json = dict[str, Any]
CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[str]:
    """Yield one collection with one page of everything."""
    items = [item for each in extractions for item in _items(each)]
    base = f"{ontology.load().base}annotations"
    page = {"id": f"{base}/all", "type": "AnnotationPage", "startIndex": 0, "items": items}
    whole = {
        "@context": options.context_url or CONTEXT, "id": base, "type": "AnnotationCollection",
        "total": len(items), "first": page,
    }  # fmt: skip
    yield json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _items(extraction: Extraction) -> Iterator[Json]:
    """Yield the annotations of an article."""
    article = extraction.article
    mentions: dict[str, Mention] = {}
    for said in extraction.statements:
        yield _annotation(statement_iri(said.key), "describing", _told(said), said.evidence, article)
        mentions.update((mention_iri(article.key, mention), mention) for mention in said.mentions())
    for held in extraction.roles:
        yield _annotation(role_iri(held.key), "describing", _held(held), held.evidence, article)
        found = (mention for mention in (held.person, held.of) if mention)
        mentions.update((mention_iri(article.key, mention), mention) for mention in found)
    for iri, mention in sorted(mentions.items()):
        yield _annotation(iri, "identifying", mention.actor.name, mention.span, article, mention.actor.id)


def _told(said: Statement) -> str:
    """Return the statement as a line: ``Name → Relation → Name: theme (negated)``."""
    ends = [said.agent.actor.name, said.relation]
    if other := said.recipient or said.place:
        ends.append(other.actor.name)
    theme = f": {said.theme.quote}" if said.theme else ""
    chain = "".join(f" ← {source.actor.name}" for source in said.sources)
    return f"{' → '.join(ends)}{theme} ({said.polarity}, {said.status}){chain}"


def _held(held: Role) -> str:
    served = f" ({held.of.actor.name})" if held.of else ""
    return f"{held.person.actor.name}: {held.office}{served}, {held.status}"


def _annotation(
    node: str, motivation: str, text: str, span: Span, article: Article, about: str | None = None
) -> Json:
    """Return one annotation: ``text`` and ``about`` (else ``node``) are what is said of the span."""
    kind, _, key = node.removeprefix(ontology.load().base).partition("/")
    linked = {"type": "SpecificResource", "source": about or node, "purpose": "linking"}
    return {
        "id": f"{ontology.load().base}annotation/{kind}/{key}",
        "type": "Annotation",
        "motivation": motivation,
        "body": [
            {"type": "TextualBody", "value": text, "format": "text/plain", "purpose": motivation},
            linked,
        ],
        "target": list(_targets(span, article)),
    }


def _targets(span: Span, article: Article) -> Iterator[Json]:
    """Yield the words in the article as kg has it, and on its page where it has one."""
    text = article.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.quote,
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    yield {"type": "SpecificResource", "source": article_iri(article.key), "selector": [position, quote]}
    if article.url:
        yield {"type": "SpecificResource", "source": article.url, "selector": quote}
