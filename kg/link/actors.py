"""The known actors of ``graph_data/actors``, found by any of their names.

A name points to one actor. Where two actors share one, each of them says so with ``kg:sharedName``,
and the name alone finds neither; a name that two actors claim without saying so is an error. A name
written in «guillemets» in the file is a common word («Труд», «Дождь») and is found only where the
text quotes or capitalises it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from kg import resources
from kg.errors import ActorDataError
from kg.link.actor_files import Entry, File, read
from kg.link.names import capitalised, normal, quoted
from kg.model import Actor


@dataclass(frozen=True)
class ActorBook:
    """Known actors. ``entries`` is IRI → what the files say of it, in the order of the IRIs."""

    entries: Mapping[str, Entry]

    @classmethod
    def load(cls, folder: Path | None = None) -> ActorBook:
        """Return the book made of the ``*.ttl`` files of ``folder``, read once.

        Raises ``ActorDataError`` naming file, line and actor of everything that cannot be used.
        """
        return _load(Path(folder or resources.ACTORS))

    def lookup(self, name: str, kinds: str | Collection[str] | None = None) -> Actor | None:
        """Return the actor that goes by ``name``, of one of ``kinds`` («Person» …) if given; else None."""
        found = [actor for actor in self.candidates(name) if _fits(actor, kinds)]
        return found[0] if len(found) == 1 else None

    def candidates(self, name: str) -> tuple[Actor, ...]:
        """Return every actor that goes by ``name``; more than one where the name is shared."""
        key = normal(name)
        if key in self._common and not capitalised(name):
            return ()
        return self._by_name.get(key, ())

    def by_surname(self, surname: str) -> tuple[Actor, ...]:
        """Return every person of this family name. One of them need not be the one a text means."""
        return self._by_surname.get(normal(surname), ())

    def get(self, iri: str) -> Actor | None:
        """Return the actor with this IRI."""
        entry = self.entries.get(iri)
        return entry.actor if entry else None

    def states(self) -> tuple[Actor, ...]:
        """Return every state."""
        return tuple(entry.actor for entry in self.entries.values() if entry.actor.type == "State")

    def capital_of(self, place: Actor) -> Actor | None:
        """Return the state whose capital ``place`` is."""
        return self._target(place, "capitalOf")

    def capital(self, state: Actor) -> Actor | None:
        """Return the capital of ``state``."""
        return self._capitals.get(state.id)

    def seat_of(self, place: Actor) -> Actor | None:
        """Return who works in ``place`` and goes by its name: the body in a building, the state in a
        capital."""
        return self._target(place, "seatOf") or self.capital_of(place)

    def part_of(self, body: Actor) -> Actor | None:
        """Return the state or larger body that ``body`` belongs to."""
        return self._target(body, "partOf")

    def state_of(self, actor: Actor) -> Actor | None:
        """Return the state that a body, capital or seat belongs to, or the state itself."""
        seen: set[str] = set()
        at: Actor | None = actor
        while at and at.type != "State" and at.id not in seen:
            seen.add(at.id)
            at = self.part_of(at) or self.seat_of(at)
        return at if at and at.type == "State" else None

    def _target(self, actor: Actor, link: str) -> Actor | None:
        entry = self.entries.get(actor.id)
        return self.get(entry.links.get(link, "")) if entry else None

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Actor, ...]]:
        return _index((name, entry.actor) for entry in self.entries.values()
                      for name in (*entry.names, *entry.shared))

    @cached_property
    def _by_surname(self) -> Mapping[str, tuple[Actor, ...]]:
        return _index((name, entry.actor) for entry in self.entries.values() for name in entry.surnames)

    @cached_property
    def _common(self) -> frozenset[str]:
        """Names that may be common words and hold only with a capital: quoted ones, and abbreviations
        («аким» is no «АКИМ»)."""
        return frozenset(normal(name) for entry in self.entries.values()
                         for name in entry.names if quoted(name) or name.isupper())

    @cached_property
    def _capitals(self) -> Mapping[str, Actor]:
        found = ((entry.links.get("capitalOf"), entry.actor) for entry in self.entries.values())
        return {state: city for state, city in found if state}


def _fits(actor: Actor, kinds: str | Collection[str] | None) -> bool:
    return kinds is None or (actor.type == kinds if isinstance(kinds, str) else actor.type in kinds)


def _index(pairs: Iterable[tuple[str, Actor]]) -> Mapping[str, tuple[Actor, ...]]:
    """Return name as ``normal`` writes it → the actors, each once, in the order of their IRIs."""
    found: dict[str, dict[str, Actor]] = defaultdict(dict)
    for name, actor in pairs:
        found[normal(name)][actor.id] = actor
    return {name: tuple(actors[iri] for iri in sorted(actors)) for name, actors in found.items()}


@cache
def _load(folder: Path) -> ActorBook:
    paths = sorted(folder.glob("*.ttl"))
    if not paths:
        raise ActorDataError(f"{folder}: holds no actors (*.ttl); restore it from the distribution")
    files = [read(path) for path in paths]
    problems = sorted(f"{file.path}:{file.line(entry.actor.id)}: {entry.actor.name}: {reason}"
                      for file, entry, reason in _problems(files))
    if problems:
        raise ActorDataError("\n".join(problems))
    return ActorBook({entry.actor.id: entry for file in files for entry in file.entries})


def _problems(files: Iterable[File]) -> Iterator[tuple[File, Entry, str]]:
    """Yield what is wrong: actors told of twice, names claimed by two, links that lead nowhere."""
    entries = [(file, entry) for file in files for entry in file.entries]
    home: dict[str, Path] = {}
    owners: dict[str, Entry] = {}
    for file, entry in entries:
        if entry.actor.id in home:
            yield file, entry, f"is told of in {home[entry.actor.id].name} too; keep one of the two blocks"
        home[entry.actor.id] = file.path
        for name in sorted(_claimed(entry)):
            other = owners.setdefault(name, entry)
            if other.actor != entry.actor:
                yield file, entry, (f"goes by «{name}», as {other.actor.name} does; "
                                    "drop one, or make it a kg:sharedName of both")
    for file, entry in entries:
        for link, iri in sorted(entry.links.items()):
            if iri not in home:
                yield file, entry, f"kg:{link} leads to <{iri}>, which no file tells of; mend the IRI"


def _claimed(entry: Entry) -> set[str]:
    """Return the names that an actor claims as its own."""
    return {normal(name) for name in entry.names} - {normal(name) for name in entry.shared}
