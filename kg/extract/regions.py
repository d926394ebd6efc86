"""Which region or town an office is of that names it by a common noun only, or not at all: «глава региона»,
«врио губернатора», «мэр»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.actors import Actors
from kg.extract.lexicon import plain
from kg.extract.name import Name
from kg.link.names import normal
from kg.model import Actor, Mention, Role

ENDING = 2
"""Letters in which adjectives differ by gender: «брянский», «Брянская»."""


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


def ruled(actors: Actors, known: list[Role], role: Role) -> Mention | None:
    """Return the region for whose head the text has a title, for an office of a state that it does not give
    to one («губернатор уволил министра культуры»), if no state is told of more often than it."""
    heads = [(each, of) for each in known if regional(actors, each)
             and (of := each.of if each.of else territory(actors, each)) and of.actor.type == "Place"
             and by_name(actors, of.actor, of.called or "")]
    before = [of for each, of in heads if each.evidence.start <= role.evidence.start]
    found = before[-1] if before else heads[0][1] if heads else None
    if found is None:
        return None
    named = [name.actor for known in actors.scene.names.found for name in dict.fromkeys(known.values())]
    states = sum(actor.type == "State" for actor in named)
    return found if states <= named.count(found.actor) else None


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
    return by_name(actors, name.actor, name.text)


def around(actors: Actors, role: Role) -> Role:
    """Return a role of a region that an adjective gives to a town of the same name («брянский губернатор»)
    as one of the region."""
    town, words = role.of, actors.scene.lexicon.words["region"]
    if (town is None or town.actor.type != "Place" or not nouns(actors, role) & words
            or by_name(actors, town.actor, town.called)):
        return role
    stem = actors.scene.language.lemma(town.span.quote)[:-ENDING].lower()
    places = (e.actor for e in actors.scene.book.entries.values() if e.actor.type == "Place")
    found = [place for place in places if by_name(actors, place, "") and any(
        label.lower().split()[0][:-ENDING] == stem for _, label in place.names)]
    return replace(role, of=replace(town, actor=found[0])) if len(found) == 1 else role


def by_name(actors: Actors, place: Actor, called: str) -> bool:
    """Return whether a place is a region by what it is called or by one of its names."""
    said = {called, *(label for _, label in place.names), *place.aliases}
    return any(actors.scene.lexicon.words["territory"] & set(normal(each).split()) for each in said)
