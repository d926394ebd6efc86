"""Roles: who holds or held which office, for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extract.actors import Actors
from kg.extract.bearers import holder, shared
from kg.extract.employers import at_home
from kg.extract.holders import same_office
from kg.extract.names import Name
from kg.extract.naming import name_words
from kg.extract.scene import Scene
from kg.extract.titles import Title, nested, title_at
from kg.model import Mention, Origin, Role

KINDS = frozenset({"office"})
WITH_BODY = frozenset({"profession"})
BODIES = frozenset({"Organisation", "Media", "Group"})
"""Types of actors that employ people: a profession with one of them is a role."""


def roles(scene: Scene) -> list[Role]:
    """Return the roles of a document in the order of the text, each said once."""
    found: dict[tuple[str, str, str | None], Role] = {}
    for s, tree in enumerate(scene.trees):
        for token in tree.tokens:
            title = title_at(scene, s, token.index)
            held = roles_of(scene, title) if title and not nested(scene, s, token.index) else []
            for role in held:
                of = role.of.actor.id if role.of else None
                found.setdefault((role.person.actor.id, role.office, of), role)
    kept = [role for role in found.values() if not repeated(role, found.values())]
    return sorted(kept, key=lambda role: (role.evidence.start, role.evidence.end))


def completed(actors: Actors, known: list[Role]) -> list[Role]:
    """Return the roles with their bodies: a common noun («председатель партии»), else the state that the
    article is about."""
    bodied = [with_body(actors, role) for role in known]
    found = [at_home(actors, bodied, role) for role in bodied]
    return [role for role in found if role.of or role.origin.rules[:1] != ("profession",)]


def with_body(actors: Actors, role: Role) -> Role:
    """Return a role with the body that a genitive in its title names, where no proper name does."""
    scene = actors.scene
    place = next(((s, t.index) for s, tree in enumerate(scene.trees) for t in tree.tokens
                  if role.evidence.start <= t.start < role.evidence.end and title_at(scene, s, t.index)),
                  None)
    if role.of or place is None:
        return role
    s, w = place
    for kid in scene.trees[s].children(w, "det", "amod"):
        pronoun = scene.lexicon.pronouns.get(kid.lemma)
        owner = actors.at(s, kid.index) if pronoun and pronoun.kind == "possessive" else []
        if owner:
            return replace(role, of=owner[0])
    for kid in scene.trees[s].children(w, "nmod"):
        group, noun = scene.lexicon.groups.get(kid.lemma), scene.lexicon.anaphor(kid.lemma)
        body = group and group.type in ("Organisation", "Media") or noun and "Person" not in noun.types
        found = actors.at(s, kid.index) if body else []
        if found and scene.trees[s].label(kid.index) == "Gen":
            return replace(role, of=found[0])
    return role


def repeated(role: Role, others: Iterable[Role]) -> bool:
    """Return whether a title without a body only repeats one with it: «президент Саакашвили» after «президент
    Грузии …»."""
    return role.of is None and any(other.of and other.person.actor == role.person.actor
                                   and other.office.split()[0] == role.office.split()[0] for other in others)


def held(actors: Actors, known: list[Role]) -> list[Role]:
    """Return the roles that titles give to persons named elsewhere in the article: «глава Белого дома» for
    Trump."""
    scene = actors.scene
    said = {(r.person.actor.id, r.office, r.of and r.of.actor.id) for r in known}
    found: list[Role] = []
    for s, tree in enumerate(scene.trees):
        for token in tree.tokens:
            title = title_at(scene, s, token.index)
            if (title is None or title.kind not in KINDS or title.of is None
                or holder(scene, s, token.index) or nested(scene, s, token.index)):
                continue
            person = actors.at(s, token.index)
            key = person and (person[0].actor.id, title.office, title.of[1].id)
            if (key and key not in said and person[0].reason == "title" and person[0].actor.type == "Person"
                and known_person(actors, known, key[0])
                and not again(actors, [*known, *found], title, key[0])):
                said.add(key)
                found.append(made(scene, title, person[0], []))
    return found


def again(actors: Actors, known: list[Role], title: Title, person: str) -> bool:
    """Return whether a role with the same noun for the same body is there already."""
    noun = title.office.split()[0]
    return any(role.person.actor.id == person and role.office.split()[0] == noun
               and same_office(actors, role, title) for role in known)


def known_person(actors: Actors, known: list[Role], actor: str) -> bool:
    """Return whether the article names a person."""
    return any(role.person.actor.id == actor for role in known) or any(
        name.actor.id == actor for found in actors.scene.names.found for name in found.values())


def roles_of(scene: Scene, title: Title) -> list[Role]:
    """Return the roles that a title with a name, or a plural one with several, makes.

    A profession makes one only with the body that it serves: «фотограф агентства», not «врач из Рима».
    """
    of_body = title.kind in WITH_BODY and (
        employed(scene, title) or title.of is None and (described(scene, title) or in_business(scene, title)))
    if not (title.kind in KINDS or of_body):
        return []
    if scene.trees[title.s].tokens[title.head].feat("Number") == "Plur":
        return [role_of(scene, each, name) for each, name in shared(scene, title)]
    name = holder(scene, title.s, title.head)
    return [role_of(scene, title, name)] if name else []


def described(scene: Scene, title: Title) -> bool:
    """Return whether a title belongs to a body that a noun repeats: «капитан команды»."""
    known = (scene.lexicon.anaphor(k.lemma) for k in scene.trees[title.s].children(title.head, "nmod"))
    return any(noun and noun.types & BODIES for noun in known)


def in_business(scene: Scene, title: Title) -> bool:
    """Return whether a title is one that a body gives, which the text around it names."""
    return scene.trees[title.s].tokens[title.head].lemma in scene.lexicon.words["business"]


def employed(scene: Scene, title: Title) -> bool:
    """Return whether a title belongs to a body or person that has a name: «адвокат Орловой»."""
    if title.of is None or title.of[1].type not in BODIES | {"Person"}:
        return False
    return any(scene.names.at(title.s, i) for i in name_words(scene, title.s, title.of[0]))


def role_of(scene: Scene, title: Title, name: Name) -> Role:
    """Return the role that a title makes of the person named."""
    person = Mention(name.actor, scene.name_span(title.s, name), name.reason,
                     name.text if name.reason == "name" else "")
    return made(scene, title, person, [name.start, name.end - 1])


def made(scene: Scene, title: Title, person: Mention, name: list[int]) -> Role:
    """Return the role of a title; ``name`` are the words that name its holder in the same sentence."""
    tokens = scene.trees[title.s].tokens
    body = scene.names.at(title.s, title.of[0]) if title.of else None
    own = title.of and title.of[0] > title.head and not body
    words = name_words(scene, title.s, title.of[0]) if title.of and own else [title.of[0]] if title.of else []
    of = title.of and Mention(title.of[1], scene.span(title.s, words), "name", body.text if body else "")
    inside = [title.head, *title.words, *name, *([title.of[0]] if title.of else [])]
    evidence = scene.article.span(tokens[min(inside)].start, tokens[max(inside)].end)
    return Role(scene.article.key, person, title.office, evidence, of, title.status,
                scene.article.published and
                scene.article.published[:10], Origin("titles", (title.kind,)))
