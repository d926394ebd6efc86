"""Which region or town an office is of that names it by a common noun only, or not at all: «глава региона»,
«врио губернатора», «мэр»."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.actors import Actors
from kg.extract.lexicon import plain
from kg.extract.name import Name
from kg.link.names import normal
from kg.model import Mention, Role


def territory(actors: Actors, role: Role) -> Mention | None:
    """Return the region, for the office of one, or the town that the text names last before a role, else
    first after it."""
    if not regional(actors, role):
        return None
    town = bool(nouns(actors, role) & actors.scene.lexicon.words["town"])
    earlier: list[tuple[int, Name]] = []
    later: list[tuple[int, Name]] = []
    for s, name in places(actors):
        if territorial(actors, name) != town:
            at = actors.scene.trees[s].tokens[name.start].start
            (earlier if at < role.evidence.end else later).append((s, name))
    found = earlier[-1:] or later[:1]
    return Mention(found[0][1].actor, actors.scene.name_span(*found[0]), "article", found[0][1].text) \
        if found else None


def regional(actors: Actors, role: Role) -> bool:
    """Return whether an office is one of a region or town, which the text may leave unsaid."""
    words = actors.scene.lexicon.words
    return bool(nouns(actors, role) & (words["region"] | words["town"]))


def nouns(actors: Actors, role: Role) -> set[str]:
    """Return the words of an office, as they stand and as lemmas."""
    office = set(plain(role.office).split())
    return office | {actors.scene.language.lemma(word) for word in office}


def places(actors: Actors) -> Iterator[tuple[int, Name]]:
    """Yield the places that a text names, in its order, with their sentences."""
    for s, found in enumerate(actors.scene.names.found):
        for name in sorted(dict.fromkeys(found.values()), key=lambda name: name.start):
            if name.actor.type == "Place":
                yield s, name


def territorial(actors: Actors, name: Name) -> bool:
    """Return whether a place is a region by a word of one of its names: «Сахалин», the Sakhalin region."""
    said = {name.text, *(label for _, label in name.actor.names), *name.actor.aliases}
    return any(actors.scene.lexicon.words["territory"] & set(normal(each).split()) for each in said)
