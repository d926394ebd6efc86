"""One document from its parse to its statements, every intermediate answer kept so that it can be asked
why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from kg.extract.actors import Actors
from kg.extract.appointments import predicated
from kg.extract.attribution import Attribution
from kg.extract.candidate import Candidate, names_himself
from kg.extract.cited import Cited
from kg.extract.clauses import Clauses
from kg.extract.denials import denied, pointing
from kg.extract.factuality import Fact, enclosing, fact, yet_to_come
from kg.extract.lexicon import Lexicon
from kg.extract.match import Matcher
from kg.extract.mutual import alone
from kg.extract.quotes import Quotes
from kg.extract.repeats import (
    done_by_named,
    heralded,
    overlaps,
    recalled,
    repeated,
    retold,
    says_less,
    taken_up,
)
from kg.extract.roles import completed, distinct, held, roles
from kg.extract.sayings import Saying, quoted_relation, sayings
from kg.extract.scene import Scene
from kg.extract.themes import LONGEST_THEME, Themes
from kg.extract.timing import Timing
from kg.extract.untrue import in_news, untrue
from kg.extract.verbs import is_verb
from kg.language.base import Language
from kg.link.actors import ActorBook
from kg.model import Document, Mention, Origin, Span, Statement, Time
from kg.ontology import load as load_ontology


def kept(scene: Scene, s: int, found: list[Candidate]) -> list[Candidate]:
    """Return the complete candidates that are statements of their own.

    What is refused or forbidden is said by the refusal; only frames that report speech or give their inner
    act a status (a request, an offer, a denial) leave room for it.
    """
    complete = [c for c in found if not c.missing]
    for candidate in complete:
        for outer in enclosing(scene, scene.trees[s], candidate, complete):
            inner = outer.frame.settings
            theme = scene.trees[s].tokens[outer.words["theme"]]
            clause = is_verb(theme) and theme.feat("VerbForm") == "Inf"
            told = untrue(scene, scene.trees[s], candidate.w) or in_news(scene, s, candidate, theme)
            refused = (inner.get("inner-polarity") == "negated" and "speech" not in outer.frame.switches
                       and not told)
            silent = clause and "speech" not in outer.frame.switches and "inner" not in inner
            if refused or silent:
                candidate.missing = "its own place: it lies within " + outer.frame.where
        again = next((c for c in complete if not c.missing and repeated(scene.trees[s], candidate, c)), None)
        if again and not candidate.missing:
            candidate.missing = "news of its own: it is what is told by " + again.frame.where
            if "recipient" in candidate.actors and "recipient" not in again.actors:
                again.actors["recipient"] = candidate.actors["recipient"]
                again.rules.append("recipient=of the act within")
    for candidate in complete:
        if not candidate.missing and alone(scene, candidate, complete):
            candidate.missing = "with whom it would be"
    return [c for c in complete if not c.missing]


def of_another(theme: Span | None, recipient: Mention | None, recipients: Sequence[Mention | None]) -> bool:
    """Return whether a theme is what another recipient is called: «роспуск правительства и парламента»."""
    return theme is not None and recipient is not None and not theme.covers(recipient.span) and any(
        theme.covers(other.span) and theme.start == other.span.start for other in recipients if other)


MOST = 0.5
"""The share of reported words from which the statements found in them make the report itself idle."""


class Analysis:
    """The analysis of one document: ``candidates`` and ``facts`` by sentence, ``roles``, ``attribution``."""

    def __init__(self, document: Document, language: Language, lexicon: Lexicon, book: ActorBook) -> None:
        self.scene = Scene(document, language, lexicon, book)
        self.roles = roles(self.scene)
        self.quotes = Quotes(self.scene)
        self.actors = Actors(self.scene, self.roles, self._speaker)
        self.times = language.times(document)
        self.themes = Themes(self.scene, self.times)
        self.clauses = Clauses(self.actors, self.times)
        self.timing = Timing(self.scene, [[t for t in named if t.edtf] for named in self.times])
        matcher = Matcher(self.clauses, self.quotes)
        self.roles = completed(self.actors, self.roles)
        given = completed(self.actors, list(predicated(self.actors)), self.roles)
        self.roles = distinct([*self.roles, *held(self.actors, self.roles), *given])
        self.actors.roles = self.roles
        self.candidates = [matcher.sentence(s) for s in range(len(self.scene.trees))]
        self.complete = [kept(self.scene, s, found) for s, found in enumerate(self.candidates)]
        self.attribution = Attribution(self.actors, self.quotes, self.candidates)

    def _speaker(self, s: int, w: int) -> Mention | None:
        """Return the speaker of the quotation around a word; of a document or a site, whose it is: «мы», in a
        statement of the ministry, is the ministry."""
        quote, cited = self.quotes.at(self.scene.trees[s].tokens[w].start), Cited(self.actors)
        found = cited.quoted(*quote.verb) if quote and quote.verb else []
        found = found or (self.actors.at(*quote.speaker) if quote and quote.speaker else [])
        if quote and quote.speaker and found and found[0].actor.type == "Document":
            found = self.clauses.noun_agents(*quote.speaker) or cited.speaking(*quote.speaker)
        elif quote and quote.speaker and found and found[0].actor.type == "Media":
            found = cited.speaking(*quote.speaker) or found
        return found[0] if found else None

    def statements(self) -> tuple[Statement, ...]:
        """Return the statements of the document in the order of the text, each once."""
        made: dict[str, Statement] = {}
        acts: dict[str, Span] = {}
        nouns: set[str] = set()
        for s, found in enumerate(self.complete):
            demands = {c.w for c in self.demands(s, found)}
            for candidate in found:
                if (s, candidate.w) in self.attribution.pointing or candidate.w in demands:
                    continue
                for statement in self.of_candidate(s, candidate, found):
                    made.setdefault(statement.key, statement)
                    if statement.key not in acts and self.scene.trees[s].tokens[candidate.w].pos == "NOUN":
                        nouns.add(statement.key)
                    acts.setdefault(statement.key, self.scene.span(s, [candidate.w]))
        made.update((x.key, x) for x in self.denials(tuple(made.values())))
        told = {(x.sentence.start, x.agent.actor.id) for x in made.values() if x.theme}
        for saying in sayings(self.scene, self.attribution, self.quotes):
            said = None if self.taken(saying) else self.of_saying(saying)
            if said and not self.covered(said, made.values()):
                made.setdefault(said.key, said)
                told.add((said.sentence.start, said.agent.actor.id))
        beside: dict[int, list[Statement]] = {}
        for statement in made.values():
            beside.setdefault(statement.sentence.start, []).append(statement)
        standing = [x for x in made.values() if not heralded(self.scene, x, made.values())]
        kept = [x for x in standing if not self.idle(x, made.values(), beside[x.sentence.start], told)
                and not any(says_less(x, y) for y in beside[x.sentence.start])
                and not recalled(x, standing) and not retold(self.scene, x, nouns, standing)
                and not taken_up(self.scene, x, standing) and not done_by_named(x, standing)]
        told_apart = [self.with_act(x, acts.get(x.key)) for x in kept]
        return tuple(sorted(told_apart, key=lambda x: (x.evidence.start, x.evidence.end, x.key)))

    def demands(self, s: int, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """Yield the nouns of asking that are what an act of the same is about: «вышли на митинг с
        требованием …» is told by the rally."""
        for candidate in found:
            demand = self.themes.demand(candidate, self.candidates[s])
            noun = demand is not None and self.scene.trees[s].tokens[demand.w].pos == "NOUN"
            if demand and noun and demand.who("agent") == candidate.who("agent"):
                yield demand

    def denials(self, made: Sequence[Statement]) -> Iterator[Statement]:
        """Yield what is denied by what only points to it."""
        for candidate in (c for found in self.complete for c in found if pointing(self.scene, c)):
            sources = self.attribution.chain(candidate.s, candidate.w, candidate.w)
            yield from denied(self.scene, candidate, self.evidence(candidate), sources, made, self.speech)

    def with_act(self, statement: Statement, act: Span | None) -> Statement:
        """Return a statement with the word of its act as theme, where only that tells what was done:
        «арестован», «отступил»; a place that is all it names stays what its triple points to."""
        bare = statement.theme is None and (statement.recipient or not statement.place)
        relation = load_ontology().relation(statement.relation)
        return replace(statement, theme=act) if bare and act and relation.several_acts else statement

    def idle(self, statement: Statement, made: Iterable[Statement], beside: Iterable[Statement],
             told: set[tuple[int, str]]) -> bool:
        """Return whether a report of speech adds nothing: its content is a statement itself, or it has none
        and another has; ``beside`` are the statements of its sentence."""
        if statement.relation not in self.speech:
            return False
        plain = statement.relation == quoted_relation(self.scene)
        if statement.theme is None:
            return plain or (statement.sentence.start, statement.agent.actor.id) in told
        if plain and (self.empty(statement.theme) or self.shorter(statement, beside)):
            return True
        return plain and self.covered(statement, made)

    def shorter(self, statement: Statement, beside: Iterable[Statement]) -> bool:
        """Return whether another report of the same source holds these words and more."""
        return any(x.theme and statement.theme and x.theme != statement.theme
                   and x.theme.covers(statement.theme)
                   and x.sentence == statement.sentence and x.theme.end <= x.sentence.end
                   and x.relation == statement.relation and x.agent.actor == statement.agent.actor
                   for x in beside)

    def empty(self, theme: Span) -> bool:
        """Return whether a theme only points: «это», «её слова»."""
        lexicon = self.scene.lexicon
        saying = {word for phrase in lexicon.phrases for word in phrase.pattern}
        tokens = [t for tree in self.scene.trees if overlaps(tree, theme)
                  for t in tree.tokens if theme.start <= t.start < theme.end and t.pos != "PUNCT"]
        return all(t.lemma in lexicon.pronouns or t.lemma in lexicon.words["pointer"] or t.lemma in saying
                   for t in tokens)

    @cached_property
    def speech(self) -> frozenset[str]:
        """The relations that report speech."""
        return frozenset(relation.name for relation in load_ontology().relations if relation.reports_speech)

    def covered(self, saying: Statement, made: Iterable[Statement]) -> bool:
        """Return whether what is said is itself told already: by statements of this source, in most of these
        words."""
        words = saying.theme or saying.evidence
        told, end = 0, words.start
        for span in sorted(x.evidence for x in made if x.relation not in self.speech
                           and words.covers(x.evidence)
                           and any(m.actor == saying.agent.actor for m in (x.agent, *x.sources))):
            told += max(0, span.end - max(span.start, end))
            end = max(span.end, end)
        return told >= MOST * (words.end - words.start)

    def taken(self, saying: Saying) -> bool:
        """Return whether a frame has taken a quotation of one sentence as its theme already."""
        return any(c.quote and c.quote.start <= saying.words.start and saying.words.end <= c.quote.end + 1
                   and c.quote.end <= self.scene.document.sentences[saying.s].end
                   for c in self.complete[saying.s])

    def of_saying(self, saying: Saying) -> Statement | None:
        """Return the statement that a source says something."""
        outer = self.attribution.expanded([m for m in saying.outer if m.actor != saying.source.actor])
        sentence = self.scene.document.sentences[saying.s]
        if any(m.actor == saying.source.actor for m in outer):
            return None
        return Statement(
            article=self.scene.article.key, relation=saying.relation, agent=saying.source,
            evidence=saying.words,
            sentence=self.scene.article.span(sentence.start, sentence.end),
            theme=self.scene.article.span(saying.words.start,
                                          min(saying.words.end, saying.words.start + LONGEST_THEME)),
            sources=outer, origin=Origin("attribution.tsv", (saying.rule,)),
        )

    def of_candidate(self, s: int, candidate: Candidate, found: list[Candidate]) -> Iterator[Statement]:
        """Yield a statement for each agent, recipient and theme of a candidate."""
        quoted = self.quotes.at(self.scene.trees[s].tokens[candidate.w].start) is not None
        said = fact(self.scene, candidate, found, quoted, self.attribution.forecast(s, candidate.w))
        sources = self.attribution.chain(s, candidate.w, candidate.w)
        evidence = self.evidence(candidate)
        place = self.place(candidate)
        time = self.timing.of(candidate)
        said = yet_to_come(said, time, self.scene.article.published,
                           self.scene.trees[s].tokens[candidate.w].feat("Tense"))
        recipients: Sequence[Mention | None] = candidate.actors.get("recipient") or [None]
        themes: Sequence[Span | None] = self.themes.of(candidate, self.candidates[s]) or [None]
        agents = candidate.actors["agent"]
        if "speech" in candidate.frame.switches and len(agents) == 1:
            agents = [self.attribution.speaker(s, candidate, agents[0])]
        for agent in agents:
            himself = names_himself(self.scene, candidate)
            for recipient in (r for r in recipients if r is None or himself or r.actor != agent.actor):
                for theme in (t for t in themes if not of_another(t, recipient, recipients)):
                    yield self.statement(candidate, agent, recipient, theme, place, time, said, sources,
                                         evidence)

    def statement(self, candidate: Candidate, agent: Mention, recipient: Mention | None, theme: Span | None,
                  place: Mention | None, time: Time | None, said: Fact, sources: tuple[Mention, ...],
                  evidence: Span) -> Statement:
        """Return one statement of a candidate."""
        sentence = self.scene.document.sentences[candidate.s]
        own = "agent=source" in candidate.rules or candidate.frame.relation in self.speech
        together = candidate.who("agent") - {agent.actor}
        chain = tuple(m for m in sources if not (own and m.actor == agent.actor) and m.actor not in together)
        return Statement(
            article=self.scene.article.key, relation=candidate.frame.relation, agent=agent, evidence=evidence,
            sentence=self.scene.article.span(sentence.start, sentence.end), recipient=recipient, theme=theme,
            place=place, time=time, polarity=said.polarity, status=said.status, sources=chain,
            origin=Origin(candidate.frame.where, (*candidate.rules, *said.rules)),
        )

    def evidence(self, candidate: Candidate) -> Span:
        """Return the words that say it: from the first to the last of the trigger and its roles."""
        tree = self.scene.trees[candidate.s]
        words = {candidate.w, *(candidate.words.values())}
        words.update(candidate.companions)
        for role, w in candidate.words.items():
            words.update(self.themes.words(candidate, w) if role == "theme" else tree.phrase(w))
        return self.scene.span(candidate.s, sorted(words))

    def place(self, candidate: Candidate) -> Mention | None:
        """Return where it happened: the frame's place, or a location with «в» or «на» at the trigger."""
        if "place" in candidate.actors:
            return candidate.actors["place"][0]
        s, used = candidate.s, set(candidate.words.values())
        for dependent in self.clauses.dependents(s, candidate.w):
            if dependent.word in used or not dependent.positions & set(self.scene.lexicon.labels["location"]):
                continue
            name = self.scene.names.at(s, dependent.word)
            if name and name.kind in ("LOC", "ORG") and name.actor.type in ("Place", "State"):
                return Mention(name.actor, self.scene.name_span(s, name), name.reason)
        return None
