"""Roles: who holds or held which office, for whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extract.actors import Actors
from kg.extract.bearers import behind, holder, shared
from kg.extract.employers import acting_body, at_home
from kg.extract.holders import same_office
from kg.extract.name import Name
from kg.extract.naming import name_words
from kg.extract.scene import Scene
from kg.extract.title_words import kind_of
from kg.extract.titles import Title, nested, predicative, title_at
from kg.extract.tree import OPENING
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
            held = roles_of(scene, title) if title and (not nested(scene, s, token.index)
                                                        or held_within(scene, title)) else []
            for role in held:
                of = role.of.actor.id if role.of else None
                found.setdefault((role.person.actor.id, role.office, of), role)
    kept = [role for role in found.values() if not repeated(role, found.values())]
    return sorted(kept, key=lambda role: (role.evidence.start, role.evidence.end))


def held_within(scene: Scene, title: Title) -> bool:
    """Return whether a title within another has a holder of its own, in its case: «заместителем главы МВД
    Олега Лапина»."""
    tree = scene.trees[title.s]
    outer, name = tree.tokens[tree.tokens[title.head].head], behind(scene, title.s, title.head)
    return (name is not None and outer.feat("Case") not in ("Gen", "Acc")
            and tree.tokens[name.start].feat("Case") == "Gen")


def completed(actors: Actors, known: list[Role], others: Sequence[Role] = ()) -> list[Role]:
    """Return the roles with their bodies: a common noun («председатель партии»), else the state that the
    article, by ``others`` too, is about."""
    bodied = [with_body(actors, role) for role in known]
    found = [at_home(actors, [*others, *bodied], role) for role in bodied]
    return [role for role in found if role.of or role.origin.rules[:1] != ("profession",)]


def with_body(actors: Actors, role: Role) -> Role:
    """Return a role with the body that a genitive in its title names, where no proper name does; a noun that
    stands for one named before («министр обороны республики») is no part of the office."""
    scene = actors.scene
    place = next(((s, t.index) for s, tree in enumerate(scene.trees) for t in tree.tokens
                  if role.evidence.start <= t.start < role.evidence.end and title_at(scene, s, t.index)),
                  None)
    if role.of or place is None:
        return role
    s, w = place
    for i in owners(scene, s, w):
        owner = [m for m in actors.at(s, i) if m.actor != role.person.actor]
        if owner:
            return replace(role, of=owner[0])
    body = body_noun(actors, s, w)
    if body is None:
        return role
    if body.reason == "group" and (acting := acting_body(actors, role, s)):  # «клуб уволил тренера команды»
        body = replace(acting, reason="anaphora")
    pointing = f" {body.span.quote}" if body.reason == "anaphora" else ""
    return replace(role, of=body, office=role.office.removesuffix(pointing))


def body_noun(actors: Actors, s: int, w: int) -> Mention | None:
    """Return the body that a common noun below a title means, past the part of it that the title leads:
    «председатель партии», «член правления банка»."""
    scene, tree = actors.scene, actors.scene.trees[s]
    parts = scene.lexicon.words["department"] | scene.lexicon.words["organ"]
    for kid in (k for k in tree.children(w, "nmod") if k.index > w):
        if kid.lemma in parts or kind_of(scene, kid.lemma)[0]:
            inner = body_noun(actors, s, kid.index)
            if inner:
                return inner
            continue
        group, noun = scene.lexicon.groups.get(kid.lemma), scene.lexicon.anaphor(kid.lemma)
        body = group and group.type in ("Organisation", "Media") or noun and "Person" not in noun.types
        found = actors.at(s, kid.index) if body and tree.label(kid.index) == "Gen" else []
        if found:
            return found[0]
    return None


def repeated(role: Role, others: Iterable[Role]) -> bool:
    """Return whether a title without a body only repeats one with it: «президент Саакашвили» after «президент
    Грузии …»."""
    return role.of is None and any(other.of and other.person.actor == role.person.actor
                                   and other.office.split()[0] == role.office.split()[0] for other in others)


def distinct(found: Iterable[Role]) -> list[Role]:
    """Return roles without those that only leave out words of another: «вице-президент» beside
    «вице-президент страны», of one person and one body."""
    kept: list[Role] = []
    for role in sorted(found, key=lambda role: role.of is None):
        if not any(same_words(role, other) for other in kept):
            kept.append(role)
    return kept


def same_words(one: Role, other: Role) -> bool:
    """Return whether two roles of one person and one body are one office, told with more and fewer
    words."""
    first, second = one.office.lower().split(), other.office.lower().split()
    return (one.person.actor == other.person.actor and same_body(one, other)
            and (one.status is other.status or not one.of and bool(other.of))
            and (set(first) <= set(second) or set(second) <= set(first)))


def same_body(one: Role, other: Role) -> bool:
    """Return whether two roles are of one body, called in full and in short, or one of them of none."""
    if not one.of or not other.of or one.of.actor == other.of.actor:
        return True
    words = [set((role.of.called or role.of.actor.name).lower().split()) for role in (one, other) if role.of]
    return min(len(each) for each in words) > 1 and (words[0] <= words[1] or words[1] <= words[0])


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
                or holder(scene, s, token.index) or nested(scene, s, token.index)
                or predicative(scene, s, token.index)):
                continue
            person = actors.at(s, token.index)
            key = person and (person[0].actor.id, title.office, title.of[1].id)
            if (key and key not in said and person[0].reason == "title" and person[0].actor.type == "Person"
                and person[0].actor != title.of[1]
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
    title = of_club(scene, title)
    of_body = title.kind in WITH_BODY and (
        employed(scene, title) or title.of is None and (described(scene, title) or somebodys(scene, title)
                                                      or in_business(scene, title)))
    if not (title.kind in KINDS or of_body):
        return []
    if scene.trees[title.s].tokens[title.head].feat("Number") == "Plur":
        return [role_of(scene, each, name) for each, name in shared(scene, title)]
    name = holder(scene, title.s, title.head)
    return [role_of(scene, title, name)] if name else []


def of_club(scene: Scene, title: Title) -> Title:
    """Return a title that names no body with the one in brackets behind its holder: «нападающий Олег Лапин
    («Вихрь»)»."""
    tokens = scene.trees[title.s].tokens
    name = holder(scene, title.s, title.head) if title.of is None else None
    if name is None or name.end >= len(tokens) or tokens[name.end].text != "(":
        return title
    inside = name.end + 1 + (tokens[name.end + 1].text in OPENING)
    body = scene.names.at(title.s, inside)
    after = tokens[body.end : body.end + 2] if body and body.start == inside and body.kind != "PER" else []
    closes = any(t.text == ")" for t in after)
    return replace(title, of=(body.head, body.actor)) if body and closes else title


def described(scene: Scene, title: Title) -> bool:
    """Return whether a title belongs to a body that a noun repeats: «капитан команды»."""
    known = (scene.lexicon.anaphor(k.lemma) for k in scene.trees[title.s].children(title.head, "nmod"))
    return any(noun and noun.types & BODIES for noun in known)


def somebodys(scene: Scene, title: Title) -> bool:
    """Return whether a title is that of somebody whom a pronoun names: «его адвокат»."""
    return bool(owners(scene, title.s, title.head))


def owners(scene: Scene, s: int, w: int) -> list[int]:
    """Return the possessive pronouns on a title."""
    before = [kid for kid in scene.trees[s].children(w, "det", "amod", "nmod") if kid.index < w]
    known = [(kid.index, scene.lexicon.pronouns.get(kid.lemma)) for kid in before]
    return [i for i, p in known if p and (p.kind == "possessive" or p.kind == "personal" and p.person == "3")]


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
    if title.of and title.of[1] == name.actor:  # «председателя правления Олега Лапина»
        title = replace(title, of=None)
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
