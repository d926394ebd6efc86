"""How kg's own engine answers a named query fastest: ``plans/NAME.rq``, another text with the same answer.

The queries beside this file are written to be read, copied and run by any SPARQL tool. Asked about one
actor or one day, the engine answers them at once: it follows each row from triple to triple. For a list
of the whole graph that is slow. A plan has every triple pattern in a sub-select of its own, which the
engine reads as a table and joins by hash, and it orders the rows before it fetches what they show, so that
``kg.sparql.bindings.bound`` can stop at the rows that are asked for. rdflib joins such tables row by row
with every other row; so a plan is for kg alone.

A row of a table costs 0.3 µs, joined by hash 1 µs; a text read from disk costs 4 to 8 µs, again each time
that an order compares it. So

- few statements are denied, planned or possible: a plan joins or leaves out those, and does not look for
  the rest;
- most claims are made by one statement: of the few others alone, marked by a table that counts, is looked up
  what else counts; and since SAMPLE and MIN read each text that they are given, a row keeps its statement and
  what that has is looked up for the rows that are shown;
- an OPTIONAL is looked up row by row only where what it starts from is surely there, and one step at a time
  (an OPTIONAL in an OPTIONAL); else it is a join of all;
- an inner join keeps all that was joined so far in a hash, an OPTIONAL only its own table: where many rows
  meet few names, the names are optional and rows without one are left out afterwards;
- times are read as a table, but kept only for the statements of the class that is asked for;
- a row is as wide as its group of patterns has variables, in the order in which a SELECT names them, up to
  the last that it has: what is counted is joined in a SELECT of its own, the variable of the join first;
- what rows are ordered by is made once for each actor, relation or article, in its table, before the many
  rows join;
- it ends in a space or a line break, so that it is a text that the store does not hold: the engine keeps
  such a one in memory. Several of these keys give the order that the query has by one key of them all, for
  no IRI or date has a character before the space, and no name one before the line break.

A plan starts with comments: ``# parameters:`` those that may have a value (with others the query itself is
faster), and ``# rows: first`` where it is faster only for the first rows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from kg import queries

FOLDER = queries.FOLDER / "plans"


@dataclass(frozen=True, slots=True)
class Plan:
    """Another text for a query, for which parameters, and whether only for its first rows."""

    text: str
    parameters: frozenset[str]
    first_rows: bool

    def fits(self, given: Collection[str], limited: bool) -> bool:
        """Return whether it is the faster text with these parameters given, and a limit of rows or none."""
        return self.parameters.issuperset(given) and (limited or not self.first_rows)


@cache
def load() -> Mapping[str, Plan]:
    """Return name of the query → its plan, for those that have one."""
    return {path.stem: _read(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.rq"))}


def _read(text: str) -> Plan:
    parameters = re.search(r"^# parameters: (.*)$", text, re.MULTILINE)
    names = re.findall(r"\w+", parameters[1]) if parameters else []
    return Plan(text, frozenset(names), "# rows: first\n" in text)


@cache
def _by_text() -> Mapping[str, Plan]:
    questions = queries.load()
    return {questions[name].text: plan for name, plan in load().items()}


def planned(text: str, given: Collection[str], limited: bool) -> str:
    """Return the plan of the named query ``text`` where one fits, else ``text``."""
    plan = _by_text().get(text)
    return plan.text if plan and plan.fits(given, limited) else text
