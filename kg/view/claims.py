"""Which statements claim the same thing, how many independent sources do, and which deny it.

Two statements claim the same when relation, agent and counterpart are the same (either way round for
a symmetric relation) and nothing in their themes sets them apart. Sources are independent when the
deepest source of each chain differs; an article in its own voice counts as its publisher. Those who print
one sentence word for word are one source.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kg.model import Article, Statement

_WORD = re.compile(r"\w{3,}")
_STEM = 5
LISTED = 20
Same = Callable[[frozenset[str], frozenset[str]], bool]


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words of a theme: enough to match it in another grammatical case."""
    return frozenset(word[:_STEM] for word in _WORD.findall(text.casefold()))


def root(statement: Statement, article: Article) -> str:
    """Return who the statement rests on in the end: the deepest source, else the publisher."""
    if statement.sources:
        return statement.sources[-1].actor.name.casefold()
    return (article.publisher or article.key).casefold()


def weigh(
    statements: Sequence[Statement], articles: Mapping[str, Article], symmetric: frozenset[str]
) -> tuple[list[int], dict[int, list[int]]]:
    """Return for each statement how many independent sources claim it, and the statements that deny it."""
    support = [1] * len(statements)
    against: dict[int, list[int]] = {}
    roots = [root(statement, articles[statement.article]) for statement in statements]
    themes = [stems(statement.theme.quote) if statement.theme else frozenset() for statement in statements]
    for group in _groups(statements, symmetric):
        same = _same_or_unsaid if statements[group[0]].recipient else _same
        for index, others in _alike(group, themes, same):
            polarity = statements[index].polarity
            agreeing = [other for other in others if statements[other].polarity == polarity]
            sentences = {statements[other].sentence.quote for other in agreeing}
            support[index] = min(len({roots[other] for other in agreeing}), len(sentences))
            denying = [other for other in others if statements[other].polarity != polarity]
            if denying:
                against[index] = denying[:LISTED]
    return support, against


def _groups(statements: Sequence[Statement], symmetric: frozenset[str]) -> Iterable[list[int]]:
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, statement in enumerate(statements):
        pair = [statement.agent.actor.id, statement.recipient.actor.id if statement.recipient else ""]
        if statement.relation in symmetric:
            pair.sort()
        place = statement.place.actor.id if statement.place and not statement.recipient else ""
        found[(statement.relation, *pair, place)].append(index)
    return found.values()


def _alike(group: list[int], themes: Sequence[frozenset[str]], same: Same) -> Iterator[tuple[int, list[int]]]:
    """Yield each statement of a group with those whose theme is its own; compare each theme once."""
    holders: dict[frozenset[str], list[int]] = defaultdict(list)
    for index in group:
        holders[themes[index]].append(index)
    for theme, members in holders.items():
        others = sorted(i for other, held in holders.items() if same(theme, other) for i in held)
        yield from ((member, others) for member in members)


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return one == other or bool(one & other)


def _same_or_unsaid(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)
