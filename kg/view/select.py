"""The part of a graph that a page is asked to hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from kg import actors
from kg.edtf import bounds
from kg.errors import ViewError
from kg.model import Article, Extraction, Statement
from kg.view.options import ViewOptions

Keep = Callable[[Statement, Article], bool]


def select(extractions: Iterable[Extraction], options: ViewOptions) -> list[Extraction]:
    """Return the extractions, ordered by article, with the statements that ``options`` leaves."""
    given = sorted(extractions, key=lambda extraction: extraction.article.key)
    tests = _tests(options, given)
    kept = [_keep(extraction, lambda s, a: all(test(s, a) for test in tests)) for extraction in given]
    if options.focus:
        focus = actors.find(actors.catalogue(kept), options.focus)
        kept = _around(kept, focus.id, options.hops)
    if options.maximum:
        loud = _most_spoken_of(kept, options.maximum)
        kept = [_keep(extraction, lambda s, _: _ends(s) <= loud) for extraction in kept]
    return kept


def _around(extractions: list[Extraction], focus: str, hops: int) -> list[Extraction]:
    """Keep what joins actors so near; what one does towards nobody named is a step further than the one."""
    inner = _neighbourhood(extractions, focus, hops - 1)
    near = _neighbourhood(extractions, focus, hops)
    return [
        _keep(x, lambda s, _: _ends(s) <= near and (len(_ends(s)) > 1 or s.agent.actor.id in inner))
        for x in extractions
    ]


def _tests(options: ViewOptions, extractions: Sequence[Extraction]) -> list[Keep]:
    relations = frozenset(options.relations)
    sources = _all_names(options.sources, extractions) if options.sources else frozenset()
    tests: list[Keep] = []
    if relations:
        tests.append(lambda statement, _: statement.relation in relations)
    if sources:
        _check(options.sources, sources, extractions)
        tests.append(lambda statement, article: bool(sources & _said_by(statement, article)))
    if options.since or options.until:
        tests.append(_period(options.since, options.until))
    return tests


def _period(since: str, until: str) -> Keep:
    first, last = _day(since)[0], _day(until)[1]

    def within(statement: Statement, article: Article) -> bool:
        start, end = bounds(statement.time.edtf if statement.time else article.published or "")
        if not start and not end:
            return False
        return (not first or (end or date.max) >= first) and (not last or (start or date.min) <= last)

    return within


def _day(given: str) -> tuple[date | None, date | None]:
    days = bounds(given)
    if given and not all(days):
        raise ViewError(f"«{given}» is not a date; write 2025, 2025-10 or 2025-10-31")
    return days


def _all_names(wanted: Sequence[str], extractions: Sequence[Extraction]) -> frozenset[str]:
    """Return what is asked for, and every other name that the graph has for the same actors."""
    asked = {name.casefold() for name in wanted}
    others = (frozenset(name.casefold() for name in one.names()) for one in actors.catalogue(extractions))
    return frozenset(asked.union(*(names for names in others if names & asked)))


def _check(wanted: Sequence[str], names: frozenset[str], extractions: Sequence[Extraction]) -> None:
    """Raise ``ViewError`` where nobody in the graph says a thing under the names."""
    if not any(names & _said_by(said, x.article) for x in extractions for said in x.statements):
        asked = ", ".join(f"«{name}»" for name in wanted)
        raise ViewError(f"nothing is said by {asked} in the graph; kg stats names its sources")


def _said_by(statement: Statement, article: Article) -> set[str]:
    names = {(article.publisher or "").casefold()}
    for mention in statement.sources:
        actor = mention.actor
        names |= {name.casefold() for name in (actor.id, *actors.names(actor))}
    return names


def _keep(extraction: Extraction, keep: Keep) -> Extraction:
    kept = tuple(s for s in extraction.statements if keep(s, extraction.article))
    return replace(extraction, statements=kept)


def _ends(statement: Statement) -> set[str]:
    return {m.actor.id for m in (statement.agent, statement.recipient or statement.place) if m}


def _neighbourhood(extractions: Sequence[Extraction], start: str, hops: int) -> set[str]:
    links: dict[str, set[str]] = defaultdict(set)
    for extraction in extractions:
        for statement in extraction.statements:
            named = {m.actor.id for m in (statement.agent, statement.recipient, statement.place) if m}
            for one in named:
                links[one] |= named
    near = {start}
    for _ in range(hops):
        near |= {other for actor in near for other in links[actor]}
    return near


def _most_spoken_of(extractions: Sequence[Extraction], maximum: int) -> set[str]:
    counts = Counter(end for x in extractions for s in x.statements for end in _ends(s))
    ordered = sorted(counts, key=lambda actor: (-counts[actor], actor))
    return set(ordered[:maximum])
