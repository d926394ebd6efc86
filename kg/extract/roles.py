"""Roles: who holds or held which office, for whom."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.scene import Scene
from kg.extract.titles import Title, holder, title_at
from kg.model import Mention, Origin, Role

KINDS = frozenset({"office"})
WITH_BODY = frozenset({"profession"})


def roles(scene: Scene) -> list[Role]:
    """Return the roles of a document in the order of the text, each said once."""
    found: dict[tuple[str, str, str | None], Role] = {}
    for s, tree in enumerate(scene.trees):
        for token in tree.tokens:
            title = title_at(scene, s, token.index)
            role = title and role_of(scene, title)
            if role:
                found.setdefault((role.person.actor.id, role.office, role.of and role.of.actor.id), role)
    return sorted(found.values(), key=lambda role: (role.evidence.start, role.evidence.end))


def role_of(scene: Scene, title: Title) -> Role | None:
    """Return the role that a title with a name makes; a profession only makes one with the body it serves."""
    if not (title.kind in KINDS or title.kind in WITH_BODY and title.of):
        return None
    name = holder(scene, title.s, title.head)
    if name is None:
        return None
    tokens = scene.trees[title.s].tokens
    of = title.of and Mention(title.of[1], scene.span(title.s, [title.of[0]]), "name")
    inside = [title.head, *title.words, name.start, name.end - 1, *([title.of[0]] if title.of else [])]
    evidence = scene.article.span(tokens[min(inside)].start, tokens[max(inside)].end)
    person = Mention(name.actor, scene.name_span(title.s, name), name.reason)
    return Role(scene.article.key, person, title.office, evidence, of, title.status, scene.article.published and
                scene.article.published[:10], Origin("titles", (title.kind,)))


