"""Cases → results: what was extracted from each annotated article, paired with its gold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

from kg import pipeline
from kg.evaluate.compare import Pair, Record, is_error, pairs, same_role
from kg.evaluate.counts import ASPECTS, Counts, RoleCounts, counted
from kg.evaluate.gold import Case
from kg.export import records
from kg.model import Extraction


@dataclass(frozen=True)
class Result:
    """One article: what matched, what was missed, what is wrong, and the same of its roles."""

    case: Case
    predicted: tuple[Record, ...]
    pairs: tuple[Pair, ...]
    missed: tuple[Record, ...]
    wrong: tuple[Record, ...]
    counts: Counts
    missed_roles: tuple[Record, ...] = ()
    wrong_roles: tuple[Record, ...] = ()
    roles: RoleCounts | None = None


@dataclass(frozen=True)
class Total:
    """All articles of a set together: micro averages, and the counts of each relation."""

    statements: Counts
    roles: RoleCounts | None
    relations: dict[str, Counts]


def evaluate(cases: Sequence[Case]) -> list[Result]:
    """Return the result of each case, in their order."""
    extractions = pipeline.build(case.article for case in cases)
    return [judged(case, extraction) for case, extraction in zip(cases, extractions, strict=True)]


def judged(case: Case, extraction: Extraction) -> Result:
    """Return the result of comparing one extraction with its case."""
    predicted = [
        records.statement(said, extraction.article) | _why(said.origin) for said in extraction.statements
    ]
    held = [records.role(role, extraction.article) for role in extraction.roles]
    return compared(case, predicted, held)


def _why(origin: Any) -> dict[str, str]:
    return {"frame": origin.frame, "rules": "; ".join(origin.rules)}


def compared(case: Case, predicted: Sequence[Record], held: Sequence[Record]) -> Result:
    """Return the result of comparing predicted statements and roles with a case."""
    gold = list(case.statements)
    matched = pairs(gold, predicted)
    found, used = {id(g) for g, _ in matched}, {id(p) for _, p in matched}
    wrong = [p for p in predicted if id(p) not in used and is_error(p, matched)]
    result = Result(
        case,
        tuple(predicted),
        tuple(matched),
        tuple(g for g in gold if id(g) not in found),
        tuple(wrong),
        counted(gold, list(predicted), matched, wrong),
    )
    return result if case.roles is None else _with_roles(result, case.roles, held)


def _with_roles(result: Result, gold: Sequence[Record], held: Sequence[Record]) -> Result:
    right = [p for p in held if any(same_role(g, p) for g in gold)]
    found = [g for g in gold if any(same_role(g, p) for p in held)]
    status = [g for g in found if any(same_role(g, p) and g["status"] == p.get("status") for p in held)]
    counts = RoleCounts(len(gold), len(held), len(found), len(right), len(status))
    missed = tuple(g for g in gold if g not in found)
    wrong = tuple(p for p in held if p not in right)
    return Result(
        result.case,
        result.predicted,
        result.pairs,
        result.missed,
        result.wrong,
        result.counts,
        missed,
        wrong,
        counts,
    )


def total(results: Iterable[Result]) -> Total:
    """Return the sum of results."""
    every = list(results)
    roles = [result.roles for result in every if result.roles is not None]
    return Total(
        reduce(add, (result.counts for result in every), Counts()),
        reduce(add, roles, RoleCounts()) if roles else None,
        _relations(every),
    )


def _relations(results: Sequence[Result]) -> dict[str, Counts]:
    """Return the counts of each relation: recall by the gold's, errors by the prediction's, pairs by the
    gold's."""
    gold: dict[str, list[Record]] = defaultdict(list)
    predicted: dict[str, list[Record]] = defaultdict(list)
    paired: dict[str, list[Pair]] = defaultdict(list)
    wrong: dict[str, list[Record]] = defaultdict(list)
    for result in results:
        for line in result.case.statements:
            gold[line["relation"]].append(line)
        for line in result.predicted:
            predicted[line["relation"]].append(line)
        for line, said in result.pairs:
            paired[line["relation"]].append((line, said))
        for line in result.wrong:
            wrong[line["relation"]].append(line)
    return {
        name: counted(gold[name], predicted[name], paired[name], wrong[name])
        for name in sorted({*gold, *predicted})
    }


def disagreements(result: Result) -> list[tuple[str, Record, Record]]:
    """Return the matched pairs that disagree in an aspect, with its name."""
    return [
        (aspect, g, p)
        for aspect, (says, agrees) in ASPECTS.items()
        for g, p in result.pairs
        if says(g) and not agrees(g, p)
    ]
