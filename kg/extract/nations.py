"""Of which state the bodies and people of a text are, for nouns that call them by its adjective: «немецкий
концерн», «американский политик»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.actors import names
from kg.extract.antecedents import LOOK_BACK
from kg.extract.lexicon import plain
from kg.extract.name import Name
from kg.extract.naming import demonym_of
from kg.extract.scene import Scene
from kg.extract.tree import SUBJECTS
from kg.extract.unnamed import FAR
from kg.link.names import normal
from kg.model import Actor

if TYPE_CHECKING:
    from kg.extract.actors import Actors
    from kg.extract.descriptions import Introductions

SUFFERING = frozenset({*SUBJECTS, "obj"})
"""Where an inhabitant stands that was told of: he acts, or something is done to him."""


def adjectives(known: Introductions) -> dict[str, Actor]:
    """Return the states by whose adjectives a text calls bodies: «австрийская OMV», «немецкий концерн
    Rheinmetall»."""
    scene = known.scene
    heads = [(s, w, name.actor) for s, w, _, name in known.nouns]
    heads += [(s, name.head, name.actor) for s, found in enumerate(scene.names.found)
              for name in found.values()]
    called = ((body, demonym_of(scene, s, w)) for s, w, body in heads if body.type != "State")
    return {body.id: demonym[1] for body, demonym in called if demonym and demonym[1].type == "State"}


def named_state(scene: Scene, body: Actor) -> Actor | None:
    """Return the state that the name of a body holds: «Банк развития Китая»."""
    return next((state for word in name_lemmas(scene, body)
                 if (state := scene.book.lookup(word.capitalize(), "State"))), None)


def name_lemmas(scene: Scene, body: Actor) -> Iterator[str]:
    """Yield the lemmas of the words in a body's names."""
    return (scene.language.lemma(word) for said in names(body) for word in normal(said).split())


def foreign(actors: Actors, body: Actor, state: Actor) -> bool:
    """Return whether a body is known to be of another state."""
    scene = actors.scene
    own = (scene.book.state_of(body) or actors.introductions.nations.get(body.id)
           or named_state(scene, body))
    return own is not None and own != state


def next_to(scene: Scene, s: int, w: int, adjective: str) -> bool:
    """Return whether a noun for a state calls it a neighbour, so that it is the other one told of:
    «соседняя страна»."""
    known = scene.lexicon.anaphor(scene.trees[s].tokens[w].lemma)
    return known is not None and "State" in known.types and adjective in scene.lexicon.words["neighbouring"]


def inhabitant(actors: Actors, s: int, w: int) -> Actor | None:
    """Return the person of whom the sentences before tell, called by the state: «россиянин», «украинка»."""
    scene, noun = actors.scene, actors.scene.trees[s].tokens[w]
    name = scene.lexicon.inhabitants.get(noun.lemma)
    state = scene.book.lookup(name) if name else None
    found = only_here(actors, s, w, state, holder=False) if state else None
    known = next((p.gender for p in scene.names.people if p.actor == found), "")
    return found if not known or known == noun.feat("Gender") else None


def fitting(actors: Actors, s: int, noun: str) -> Actor | None:
    """Return who of several persons told of is what a noun says: of a state «чиновник», of business
    «бизнесмен»."""
    scene, words = actors.scene, actors.scene.lexicon.words
    if noun not in words["statesman"] | words["businessman"]:
        return None
    job = words["of a state"] if noun in words["statesman"] else words["business"]
    named = named_last(scene, s)
    held = {r.person.actor for r in actors.roles
            if r.person.actor in named and job & set(plain(r.office).split())}
    return held.pop() if len(held) == 1 and len(named) > 1 else None


def named_last(scene: Scene, s: int) -> set[Actor]:
    """Return the people whom the nearest of the sentences before names that names any."""
    before = ({n.actor for n in scene.names.found[back].values() if n.kind == "PER"}
              for back in range(s - 1, max(-1, s - 1 - LOOK_BACK), -1))
    return next((named for named in before if named), set())


def only_here(actors: Actors, s: int, w: int, state: Actor, holder: bool = True) -> Actor | None:
    """Return the ``holder`` of an office, or any person, of whom the sentences before tell and whom a subject
    calls by a state, the only one who may be of it: who holds an office of another is not."""
    scene = actors.scene
    if scene.trees[s].tokens[w].rel not in (SUBJECTS if holder else SUFFERING):
        return None
    left = {person for person in named_last(scene, s) if not serves_another(actors, person, state)}
    only = left.pop() if len(left) == 1 else None
    return only if not holder or any(r.person.actor == only for r in actors.roles) else None


def serves_another(actors: Actors, person: Actor, state: Actor) -> bool:
    """Return whether somebody is of another state by the words of his office, not by a guess from what is
    told around it, or by the list of offices."""
    book = actors.scene.book
    roles = [r for r in actors.roles if r.person.actor == person and r.of]
    said = [r.of.actor for r in roles if r.of
            and r.evidence.start <= r.of.span.start < r.evidence.end]
    served = {s for body in (*said, actors.introductions.nations.get(person.id)) if body
              and (s := book.state_of(body))}
    return bool(served) and state not in served


def elsewhere(scene: Scene, s: int, w: int, body: Actor) -> bool:
    """Return whether an adjective says from where the body of a noun is, or which court or police, and no
    name of this body holds it: «тбилисский городской суд» is no European one."""
    ends, tree = tuple(scene.lexicon.words["relational"]), scene.trees[s]
    parts = tuple(scene.lexicon.words["part of the world"]) if body.type == "State" else ()
    any_ = tree.tokens[w].lemma in scene.lexicon.enforcers
    local = {k.lemma for k in tree.children(w, "amod") if (any_ or k.lemma.endswith(ends))
             and not k.lemma.endswith(parts) and not scene.demonym(s, k.index)}
    return bool(local) and not local <= {*name_lemmas(scene, body)}


def compatriot(actors: Actors, s: int, w: int, state: Actor) -> Actor | None:
    """Return the person named last who holds an office of a state."""
    scene = actors.scene
    serving = {role.person.actor for role in actors.roles if role.of
               and state in (role.of.actor, scene.book.state_of(role.of.actor))}
    return next((name.actor for name in before(scene, s, w, FAR) if name.actor in serving), None)


def before(scene: Scene, s: int, w: int, far: int) -> Iterator[Name]:
    """Yield the names before a word, the nearest first, at most so many sentences back."""
    for back in range(s, max(-1, s - 1 - far), -1):
        names = {n.start: n for n in scene.names.found[back].values()}
        for start in sorted(names, reverse=True):
            if back < s or start < w:
                yield names[start]
