"""The values that travel through the house: frozen, and checked when they are made.

``Article`` is what a reader returns, ``Document`` what a language makes of it, ``Extraction`` what
extraction and linking make of that. Offsets everywhere count Unicode code points of
``Article.text``, which is the article's file as it is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache


def digest(*parts: object, size: int = 20) -> str:
    """Return a hex hash of ``parts``, equal on every machine and run (SHA-256 of canonical JSON)."""
    canonical = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:size]


class Polarity(StrEnum):
    """Whether the text says that it happened, or that it did not."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Status(StrEnum):
    """Whether it has happened or is happening, is intended, or is only possible."""

    ACTUAL = "actual"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"


class RoleStatus(StrEnum):
    """How an office is held at the time the text speaks of."""

    CURRENT = "current"
    FORMER = "former"
    ACTING = "acting"
    ELECT = "elect"


class BlockKind(StrEnum):
    """What a block of an article is. Only ``PARSED`` kinds become sentences."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    LEAD = "lead"
    SUMMARY = "summary"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"
    HEADER = "header"


PARSED = frozenset({BlockKind.TITLE, BlockKind.LEAD, BlockKind.HEADING, BlockKind.PARAGRAPH})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of an article: ``text[start:end] == quote``, in code points."""

    start: int
    end: int
    quote: str = field(compare=False)

    def covers(self, other: Span) -> bool:
        """Return whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines of one kind: ``article.text[start:end]``."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True)
class Article:
    """One article as a reader found it.

    ``text`` is the file's text unchanged (for HTML, the text that was extracted); ``published`` is an
    ISO date or date-time as far as it is known; ``language`` a BCP 47 code; ``origin`` a file name or
    other words to name the article in messages, and no part of its identity.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    author: str | None = None
    origin: str = field(default="", compare=False)

    @cached_property
    def key(self) -> str:
        """The hash of the text: the article's identity."""
        return digest(self.text)

    def span(self, start: int, end: int) -> Span:
        """Return the span ``[start, end)``; raise ``ValueError`` where the text has none."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span {start}:{end} in a text of {len(self.text)} characters")
        return Span(start, end, self.text[start:end])

    def holds(self, span: Span) -> bool:
        """Return whether the article says ``span.quote`` just where ``span`` says it does."""
        return self.text[span.start : span.end] == span.quote


@lru_cache(maxsize=10_000)
def _by_name(feats: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Return features by name: words ask for theirs tens of thousands of times an article."""
    return dict(feats)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence in Universal Dependencies terms; ``head`` is an index, -1 for a root."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    feats: tuple[tuple[str, str], ...]
    head: int
    rel: str
    _values: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_values", _by_name(self.feats))

    def feat(self, name: str) -> str:
        """Return the value of a feature (``Case`` → ``Dat``), or the empty string."""
        return self._values.get(name, "")

    def agrees(self, other: Token, *features: str) -> bool:
        """Return whether two words have the same ``features``, as far as both say them."""
        mine, theirs = self._values, other._values
        for name in features:
            one, two = mine.get(name), theirs.get(name)
            if one and two and one != two:
                return False
        return True


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that the language's recogniser found: ``kind`` is PER, LOC or ORG."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its parse; ``block`` is the index of its block in the article."""

    start: int
    end: int
    block: int
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """An article and its parse."""

    article: Article
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Actor:
    """Whoever acts or is acted upon. Equal ids are the same actor.

    ``id`` is an IRI: Wikidata's where ``graph_data/actors`` knows the actor, else minted from the
    name. ``names`` are (language, name) pairs; ``type`` is a class of the ontology below kg:Actor
    (Person, State, Organisation, Media, Group, Document, Place, Thing).
    """

    id: str
    name: str = field(compare=False)
    type: str = field(compare=False)
    names: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    aliases: tuple[str, ...] = field(default=(), compare=False)

    def label(self, language: str) -> str:
        """Return the name in ``language``, or the one the actor goes by."""
        return dict(self.names).get(language, self.name)


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that stands for an actor, and why (``name``, ``surname``, ``pronoun``, ``demonym`` …).

    For an actor that the sentence leaves out the span is its antecedent's. ``called`` is the citation form
    of the name that the article uses, where it uses one.
    """

    actor: Actor
    span: Span
    reason: str = "name"
    called: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Time:
    """An EDTF date or interval, and the words that say it."""

    edtf: str
    span: Span


@dataclass(frozen=True, slots=True)
class Origin:
    """Why a statement is there: the frame's file and line, and the rules that filled its roles."""

    frame: str
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Statement:
    """One thing that an article says happened, is planned or is denied, and who says so.

    ``article`` is ``Article.key``; ``sources`` is the chain of attribution, nearest the article first,
    empty where the article speaks in its own voice; ``evidence`` the words that say it and
    ``sentence`` the sentence around them.
    """

    article: str
    relation: str
    agent: Mention
    evidence: Span
    sentence: Span
    recipient: Mention | None = None
    theme: Span | None = None
    place: Mention | None = None
    time: Time | None = None
    polarity: Polarity = Polarity.AFFIRMED
    status: Status = Status.ACTUAL
    sources: tuple[Mention, ...] = ()
    origin: Origin = field(default=Origin(""), compare=False)

    @cached_property
    def key(self) -> str:
        """The hash of what is said and where: the statement's identity."""
        return digest(
            self.article, self.relation, self.agent.actor.id,
            self.recipient and self.recipient.actor.id, self.theme and self.theme.quote,
            self.place and self.place.actor.id, self.time and self.time.edtf,
            self.polarity, self.status, [source.actor.id for source in self.sources],
            self.evidence.start, self.evidence.end,
        )

    def spans(self) -> Iterable[Span]:
        """Yield every span that the statement rests on."""
        yield self.evidence
        yield self.sentence
        for mention in (self.agent, self.recipient, self.place, *self.sources):
            if mention:
                yield mention.span
        if self.theme:
            yield self.theme
        if self.time:
            yield self.time.span

    def mentions(self) -> Iterable[Mention]:
        """Yield every mention of an actor in the statement."""
        yield from (m for m in (self.agent, self.recipient, self.place, *self.sources) if m)


@dataclass(frozen=True)
class Role:
    """An office that a person holds or held: ``office`` in the nominative, ``of`` whom it serves."""

    article: str
    person: Mention
    office: str
    evidence: Span
    of: Mention | None = None
    status: RoleStatus = RoleStatus.CURRENT
    time: str | None = None
    origin: Origin = field(default=Origin(""), compare=False)

    @cached_property
    def key(self) -> str:
        """The hash of what is said and where."""
        return digest(
            self.article, self.person.actor.id, self.office, self.of and self.of.actor.id,
            self.status, self.evidence.start, self.evidence.end,
        )


@dataclass(frozen=True)
class Extraction:
    """All that kg made of one article. ``language_known`` is false where no language folder reads it.

    ``publisher`` is the actor that ``article.publisher`` names, where linking knows it.
    """

    article: Article
    statements: tuple[Statement, ...] = ()
    roles: tuple[Role, ...] = ()
    language_known: bool = True
    publisher: Actor | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        spans = [span for statement in self.statements for span in statement.spans()]
        spans += [role.evidence for role in self.roles]
        for span in spans:
            if not self.article.holds(span):
                raise ValueError(f"{self.article.origin}: no «{span.quote[:60]}» at {span.start}:{span.end}")
