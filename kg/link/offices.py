"""Who held an office at a date, from ``graph_data/actors/offices.tsv``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.errors import ActorDataError
from kg.link.actors import ActorBook
from kg.model import Actor
from kg.tables import rows


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office that a person held: ``since`` and ``until`` are ISO dates, ``until`` empty where it goes
    on."""

    person: Actor
    office: str
    state: Actor
    since: str
    until: str

    def covers(self, day: str) -> bool:
        """Return whether the office was held on an ISO day."""
        return self.since <= day and (not self.until or day < self.until)


@cache
def tenures() -> tuple[Tenure, ...]:
    """Load the list; raise ``ActorDataError`` for a line whose person or state no file knows."""
    book, made = ActorBook.load(), []
    for row in rows(resources.ACTORS / "offices.tsv"):
        person, state = book.lookup(row["person"], "Person"), book.lookup(row["state"])
        if person is None or state is None:
            missing = row["person" if person is None else "state"]
            raise ActorDataError(f"{row.where}: {missing} is in no file of graph_data/actors; "
                                 "write the English name as it stands there")
        made.append(Tenure(person, row["class"], state, row["from"], row["until"]))
    return tuple(made)


def holder(office: str, state: Actor, day: str | None, named: Collection[Actor]) -> Actor | None:
    """Return who held an office on a day; without a day, the one holder whom the article names."""
    held = [t for t in tenures() if t.office == office and t.state == state]
    if day:
        return next((t.person for t in held if t.covers(day)), None)
    here = list(dict.fromkeys(t.person for t in held if t.person in named))
    return here[0] if len(here) == 1 else None
