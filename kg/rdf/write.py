"""Extraction → quads. Each function yields the (subject, predicate, object) of one kind of node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import pyoxigraph as ox

from kg import edtf
from kg.errors import InputError
from kg.link.mint import mint
from kg.model import Actor, Article, Extraction, Mention, Origin, Polarity, Role, Span, Statement, Status
from kg.rdf import iris
from kg.rdf.terms import Vocabulary, literal, vocabulary
from kg.rdf.text import ordered

CONTEXT = 32
"""Characters of the article around a quote, for tools that find a quote by its surroundings."""
Node = ox.NamedNode
Term = ox.NamedNode | ox.Literal
Facts = Iterator[tuple[Node, Node, Term]]


def extraction_quads(extraction: Extraction) -> list[ox.Quad]:
    """Return the article's named graph, sorted; raise ``InputError`` where its text is no Unicode text."""
    _check_text(extraction.article)
    facts = set(_Writer(extraction).facts())
    graph = Node(iris.article_iri(extraction.article.key))
    return ordered(ox.Quad(*fact, graph) for fact in facts)


def _check_text(article: Article) -> None:
    values = (article.text, article.title, article.publisher, article.author, article.url, article.published)
    try:
        "".join(value or "" for value in values).encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"{article.origin or article.key}: half a character (a lone surrogate) at {error.start};"
            " save it as UTF-8"
        ) from error


class _Writer:
    """One article's triples; a class so that the vocabulary and the article need not be handed around."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.article = extraction.article
        self.node = Node(iris.article_iri(extraction.article.key))
        self.terms: Vocabulary = vocabulary()
        self.publisher = extraction.publisher or self._minted_publisher()

    def _minted_publisher(self) -> Actor | None:
        name = self.article.publisher
        return mint(name, "Media", self.article.language or "en") if name and name.strip() else None

    def facts(self) -> Facts:
        """Yield all of the article."""
        yield from self._article()
        for actor in self._actors():
            yield from self._actor(actor)
        for statement in {each.key: each for each in reversed(self.extraction.statements)}.values():
            yield from self._statement(statement)
        for role in {each.key: each for each in reversed(self.extraction.roles)}.values():
            yield from self._role(role)

    def _actors(self) -> Iterable[Actor]:
        mentions = [mention for each in self.extraction.statements for mention in each.mentions()]
        mentions += [
            mention for each in self.extraction.roles for mention in (each.person, each.of) if mention
        ]
        return [mention.actor for mention in mentions] + ([self.publisher] if self.publisher else [])

    def _typed(self, node: Node, *types: str) -> Facts:
        for name in types:
            yield node, self.terms["rdf:type"], self.terms[name]

    def _given(self, node: Node, **values: Term | None) -> Facts:
        """Yield our own properties of ``node``, by local name, that have a value."""
        for name, value in values.items():
            if value is not None:
                yield node, self.terms[f"kg:{name}"], value

    def _typed_literal(self, value: str, datatype: str) -> ox.Literal:
        return ox.Literal(value, datatype=self.terms[f"xsd:{datatype}"])

    def _article(self) -> Facts:
        article, terms = self.article, self.terms
        yield from self._typed(self.node, "kg:Article", "schema:NewsArticle", "prov:Entity")
        plain = {
            "schema:headline": article.title,
            "schema:datePublished": article.published,
            "schema:inLanguage": article.language,
            "schema:author": article.author,
            "dc:publisher": article.publisher,
        }
        for name, value in plain.items():
            if value is not None:
                yield self.node, terms[name], ox.Literal(value)
        if article.url is not None:
            yield self.node, terms["schema:url"], self._typed_literal(article.url, "anyURI")
        if self.publisher:
            yield self.node, terms["schema:publisher"], iris.safe_node(self.publisher.id)
        layout = "\n".join(f"{block.kind} {block.start} {block.end}" for block in article.blocks)
        known = self._typed_literal(str(self.extraction.language_known).lower(), "boolean")
        yield from self._given(
            self.node, text=ox.Literal(article.text), layout=ox.Literal(layout), languageKnown=known
        )

    def _actor(self, actor: Actor) -> Facts:
        node, terms = iris.safe_node(actor.id), self.terms
        yield node, terms["rdf:type"], Node(terms.ontology.actor_type(actor.type).iri)
        yield node, terms["schema:name"], ox.Literal(actor.name)
        known = not node.value.startswith(terms.ontology.base)
        for language, name in actor.names or (("", actor.name),):
            yield node, terms["rdfs:label"], literal(name, language)
            if known:
                yield node, terms["skos:prefLabel"], literal(name, language)
        for alias in actor.aliases:
            yield node, terms["skos:altLabel"], ox.Literal(alias)

    def _evidence(self, span: Span) -> Node:
        return Node(iris.evidence_iri(self.article.key, span.start, span.end))

    def _spans(self, spans: Iterable[Span]) -> Facts:
        """Yield the Web Annotation selectors of every span: by position, and by words and context."""
        terms, text = self.terms, self.article.text
        for span in spans:
            node = self._evidence(span)
            position, quote = Node(f"{node.value}#position"), Node(f"{node.value}#quote")
            yield from self._typed(node, "kg:Evidence", "oa:SpecificResource")
            yield node, terms["oa:hasSource"], self.node
            yield node, terms["oa:hasSelector"], position
            yield node, terms["oa:hasSelector"], quote
            yield from self._typed(position, "oa:TextPositionSelector")
            yield position, terms["oa:start"], self._typed_literal(str(span.start), "nonNegativeInteger")
            yield position, terms["oa:end"], self._typed_literal(str(span.end), "nonNegativeInteger")
            yield from self._typed(quote, "oa:TextQuoteSelector")
            yield quote, terms["oa:exact"], ox.Literal(span.quote)
            yield quote, terms["oa:prefix"], ox.Literal(text[max(0, span.start - CONTEXT) : span.start])
            yield quote, terms["oa:suffix"], ox.Literal(text[span.end : span.end + CONTEXT])

    def _mention(self, mention: Mention | None) -> Node | None:
        return Node(iris.mention_iri(self.article.key, mention)) if mention else None

    def _mentions(self, mentions: Iterable[Mention]) -> Facts:
        for mention in mentions:
            node = Node(iris.mention_iri(self.article.key, mention))
            yield from self._typed(node, "kg:Mention")
            yield from self._given(
                node,
                refersTo=iris.safe_node(mention.actor.id),
                reason=ox.Literal(mention.reason),
                evidence=self._evidence(mention.span),
                inArticle=self.node,
            )
            if mention.called:
                yield from self._given(node, called=ox.Literal(mention.called))

    def _chain(self, sources: Sequence[Mention]) -> Facts:
        """Yield the steps of a chain: the article's own, then each source citing the next."""
        speaker = iris.safe_node(self.publisher.id) if self.publisher else self.node
        steps = [self._step(sources, head=True), *(self._step(sources[at:]) for at in range(len(sources)))]
        agents = [speaker, *(iris.safe_node(source.actor.id) for source in sources)]
        for at, (step, agent) in enumerate(zip(steps, agents, strict=True)):
            source = sources[at - 1] if at else None
            yield from self._typed(step, "kg:Attribution", "prov:Attribution")
            yield step, self.terms["prov:agent"], agent
            yield from self._given(
                step,
                cites=steps[at + 1] if at + 1 < len(steps) else None,
                inArticle=self.node,
                hops=self._typed_literal(str(len(steps) - 1 - at), "integer"),
                mention=self._mention(source),
                evidence=self._evidence(source.span) if source else None,
            )

    def _step(self, chain: Sequence[Mention], head: bool = False) -> Node:
        return Node(iris.attribution_iri(self.article.key, chain, head))

    def _attributed(self, node: Node, sources: Sequence[Mention]) -> Facts:
        """Yield what ties a statement to its chain, and the short cuts that queries take."""
        head = self._step(sources, head=True)
        yield node, self.terms["prov:qualifiedAttribution"], head
        for step in (head, *(self._step(sources[at:]) for at in range(len(sources)))):
            yield from self._given(node, step=step)
        actors = [iris.safe_node(source.actor.id) for source in sources]
        for actor in actors:
            yield from self._given(node, source=actor)
        own_voice = iris.safe_node(self.publisher.id) if self.publisher else self.node
        yield from self._given(
            node,
            nearestSource=actors[0] if actors else None,
            deepestSource=actors[-1] if actors else None,
            restsOn=actors[-1] if actors else own_voice,
        )

    def _when(self, node: Node, time: str | None) -> Facts:
        if time is None:
            return
        first, last = edtf.bounds(time)
        yield from self._given(node, time=ox.Literal(time), earliest=self._day(first), latest=self._day(last))

    def _day(self, day: date | None) -> ox.Literal | None:
        return self._typed_literal(day.isoformat(), "date") if day else None

    def _origin(self, node: Node, origin: Origin) -> Facts:
        yield from self._given(node, frame=ox.Literal(origin.frame), inArticle=self.node)
        yield node, self.terms["prov:wasDerivedFrom"], self.node
        for number, rule in enumerate(origin.rules):
            yield from self._given(node, rule=ox.Literal(f"{number} {rule}"))

    def _theme(self, span: Span | None) -> Node | None:
        return Node(iris.theme_iri(self.article.key, span.quote)) if span else None

    def _statement(self, statement: Statement) -> Facts:
        node = Node(iris.statement_iri(statement.key))
        yield from self._said(node, statement)
        yield from self._words(node, statement)
        yield from self._when(node, statement.time.edtf if statement.time else None)
        yield from self._attributed(node, statement.sources)
        yield from self._chain(statement.sources)
        yield from self._mentions(statement.mentions())
        yield from self._spans(statement.spans())
        yield from self._origin(node, statement.origin)

    def _said(self, node: Node, statement: Statement) -> Facts:
        """Yield what is said: the relation, who and what takes part, polarity and status."""
        relation = self.terms.ontology.relation(statement.relation)
        actors = {
            name: iris.safe_node(mention.actor.id)
            for name in ("agent", "recipient", "place")
            if (mention := getattr(statement, name))
        }
        theme = self._theme(statement.theme)
        target = actors.get("recipient") or theme or actors.get("place")
        yield from self._typed(node, "kg:Statement", "rdf:Statement")
        yield node, self.terms["rdf:type"], Node(relation.iri)
        yield from self._triple(node, actors["agent"], Node(relation.predicate.iri), target, statement)
        yield from self._given(
            node,
            **actors,
            theme=theme,
            polarity=self.terms[f"kg:{statement.polarity}"],
            status=self.terms[f"kg:{statement.status}"],
        )
        if theme and statement.theme:
            yield from self._typed(theme, "kg:Theme")
            yield theme, self.terms["rdfs:label"], ox.Literal(statement.theme.quote)

    def _words(self, node: Node, statement: Statement) -> Facts:
        """Yield where the article says it, as a whole and part by part."""
        yield from self._given(
            node,
            evidence=self._evidence(statement.evidence),
            sentence=self._evidence(statement.sentence),
            agentMention=self._mention(statement.agent),
            recipientMention=self._mention(statement.recipient),
            placeMention=self._mention(statement.place),
            themeMention=self._evidence(statement.theme) if statement.theme else None,
            timeMention=self._evidence(statement.time.span) if statement.time else None,
        )

    def _triple(
        self, node: Node, agent: Node, predicate: Node, target: Node | None, said: Statement
    ) -> Facts:
        """Yield the reified triple, and the plain one where it is affirmed and actual."""
        yield node, self.terms["rdf:subject"], agent
        yield node, self.terms["rdf:predicate"], predicate
        if target:
            yield node, self.terms["rdf:object"], target
            if said.polarity is Polarity.AFFIRMED and said.status is Status.ACTUAL:
                yield agent, predicate, target

    def _role(self, role: Role) -> Facts:
        node = Node(iris.role_iri(role.key))
        mentions = [mention for mention in (role.person, role.of) if mention]
        yield from self._typed(node, "kg:Role", "org:Membership")
        yield from self._given(
            node,
            person=iris.safe_node(role.person.actor.id),
            office=ox.Literal(role.office),
            of=iris.safe_node(role.of.actor.id) if role.of else None,
            roleStatus=self.terms[f"kg:{role.status}"],
            evidence=self._evidence(role.evidence),
            personMention=self._mention(role.person),
            ofMention=self._mention(role.of),
        )
        yield node, self.terms["org:member"], iris.safe_node(role.person.actor.id)
        if role.of:
            yield node, self.terms["org:organization"], iris.safe_node(role.of.actor.id)
        yield from self._when(node, role.time)
        yield from self._mentions(mentions)
        yield from self._spans([role.evidence, *(mention.span for mention in mentions)])
        yield from self._origin(node, role.origin)
