"""When a prediction says the same as a gold line: names, themes, times, chains, and who takes whom.

Predictions and gold lines are records as JSON holds them (``kg export --format jsonl``). A name is a
string, a list of them, or a record of an actor with its names in several languages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from kg.ontology import load as load_ontology
from kg.tables import rows

Record = Mapping[str, Any]
Pair = tuple[Record, Record]

STEM = 5
"""Letters by which words of a theme are compared, so that case endings do not matter."""

SHORT = 2
"""Words of a theme up to this length are not compared."""

ENOUGH = 0.5
"""The share of the gold theme's words that a predicted theme has to have."""

WORD = re.compile(r"\w+")


@cache
def rule(relation: str) -> str:
    """Return how a relation is compared, where that is out of the ordinary."""
    return {row["relation"]: row["rule"] for row in rows(Path(__file__).parent / "scoring.tsv")}.get(
        relation, ""
    )


@cache
def symmetric() -> frozenset[str]:
    """Return the relations whose agent and recipient may change places."""
    return frozenset(relation.name for relation in load_ontology().relations if relation.symmetric)


@lru_cache(maxsize=50_000)
def words(name: str) -> frozenset[str]:
    """Return the words of a name without case, accents and the dots of ё."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ё", "е"))
    return frozenset(WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def common_nouns(name: str) -> frozenset[str]:
    """Return the words of a name that begin small and so are no part of a proper name."""
    return words(" ".join(word for word in name.split() if word[:1].islower()))


def names(value: Any) -> list[str]:
    """Return every name of an actor or text of a theme, in whatever shape it comes."""
    match value:
        case None:
            return []
        case str():
            return [value]
        case list() | tuple():
            return [name for item in value for name in names(item)]
    more = value.get("names") or {}
    listed = more.values() if isinstance(more, Mapping) else more
    found = [
        value.get("name") or "",
        value.get("text") or "",
        *(name for item in listed for name in names(item)),
    ]
    return [name for name in found if name]


@lru_cache(maxsize=200_000)
def same_name(one: str, other: str) -> bool:
    """Return whether two names have the same words, or one only adds proper names to the other."""
    a, b = words(one), words(other)
    added = a ^ b
    if not a or not b or not added:
        return bool(a and b)
    return (a < b or b < a) and not added & (common_nouns(one) | common_nouns(other))


def same_actor(gold: Any, predicted: Any) -> bool:
    """Return whether any name of one actor is a name of the other."""
    known = names(predicted)
    return any(same_name(one, other) for one in names(gold) for other in known)


def stems(value: Any) -> frozenset[str]:
    """Return the beginnings of the longer words of a theme."""
    return frozenset(word[:STEM] for word in words(" ".join(names(value))) if len(word) > SHORT)


def same_theme(gold: Any, predicted: Any) -> bool:
    """Return whether a theme has enough of the gold's words; a gold theme without words is always met."""
    wanted = stems(gold)
    return not wanted or len(wanted & stems(predicted)) >= ENOUGH * len(wanted)


def same_time(gold: str, predicted: str | None) -> bool:
    """Return whether two EDTF times agree as far as the coarser of them goes."""
    return bool(predicted) and (str(predicted).startswith(gold) or gold.startswith(str(predicted)))


def same_source(gold: Record, predicted: Record, end: int) -> bool:
    """Return whether the chains agree at one end: 0 the nearest source, -1 the deepest; empty must be
    empty."""
    wanted, got = gold.get("sources") or [], predicted.get("sources") or []
    if not wanted or not got:
        return not wanted and not got
    return same_actor(wanted[end], got[end])


def _same_parties(gold: Record, agent: Any, recipient: Any) -> bool:
    wanted = gold.get("recipient")
    return same_actor(gold["agent"], agent) and (wanted is None or same_actor(wanted, recipient))


def fits(gold: Record, predicted: Record) -> bool:
    """Return whether a prediction can be paired with a gold line at all: relation and parties."""
    relation = predicted["relation"]
    if relation not in (gold["relation"], *gold.get("also", ())):
        return False
    agent, recipient = predicted.get("agent"), predicted.get("recipient")
    if recipient is None and rule(relation) == "place-recipient":
        recipient = predicted.get("place")
    turned = relation in symmetric() and _same_parties(gold, recipient, agent)
    alone = rule(relation) == "agent-only" and same_actor(gold["agent"], agent)
    return _same_parties(gold, agent, recipient) or turned or alone


def closeness(gold: Record, predicted: Record) -> int:
    """Return how well a fitting pair agrees beyond its parties."""
    overlap = min(gold["end"], predicted.get("end") or 0) - max(gold["start"], predicted.get("start") or 0)
    twice = (same_theme(gold.get("theme"), predicted.get("theme")), overlap > 0)
    once = (
        gold["polarity"] == predicted.get("polarity"),
        gold["status"] == predicted.get("status"),
        same_source(gold, predicted, -1),
    )
    return 2 * sum(map(bool, twice)) + sum(map(bool, once))


def pairs(gold: Sequence[Record], predicted: Sequence[Record]) -> list[Pair]:
    """Return gold lines with their predictions, one to one, the best agreement first."""
    fitting = sorted(
        (-closeness(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted) if fits(g, p)
    )
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    found = []
    for _, i, j in fitting:
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            found.append((gold[i], predicted[j]))
    return found


def repeats(extra: Record, matched: Sequence[Pair]) -> bool:
    """Return whether an unmatched prediction only says again what a matched one said."""
    return any(
        extra["relation"] == said["relation"]
        and same_actor(said.get("agent"), extra.get("agent"))
        and (extra.get("recipient") is None or same_actor(said.get("recipient"), extra.get("recipient")))
        and same_theme(extra.get("theme"), said.get("theme"))
        for _, said in matched
    )


def is_error(extra: Record, matched: Sequence[Pair]) -> bool:
    """Return whether a prediction without a gold line counts against precision."""
    return rule(extra["relation"]) != "agent-only" and not repeats(extra, matched)


def same_role(gold: Record, predicted: Record) -> bool:
    """Return whether two roles are the same person's same office of the same body."""
    return (
        same_actor(gold["person"], predicted.get("person"))
        and (gold.get("of") is None or same_actor(gold["of"], predicted.get("of")))
        and same_theme(gold["office"], predicted.get("office"))
    )
