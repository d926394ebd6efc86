"""Which office a post is: «пост министра», «его пост», «эта должность»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.actors import Actors
from kg.extract.roles import KINDS, made, owners
from kg.extract.scene import Scene
from kg.extract.titles import Title, predicative, title_at
from kg.model import Mention, Role, RoleStatus, Token

NEAR = 3
"""Sentences that «должность» alone looks back for the office it repeats, with its own."""

OWN = frozenset({"nmod", "amod", "appos", "acl", "acl:relcl"})
"""Relations of words that say which post it is."""


def posts(actors: Actors, s: int, w: int) -> Iterator[Title]:
    """Yield the titles of a post: «пост министра юстиции», «пост исполняющего обязанности министра»."""
    tree = actors.scene.trees[s]
    for kid in tree.children(w, "nmod", "appos"):
        for i in tree.coordinated(kid.index) if tree.label(kid.index) == "Gen" else ():
            title = title_at(actors.scene, s, i)
            if title and title.kind in KINDS and tree.label(i) == "Gen":
                yield title
        yield from acting(actors, s, kid)


def acting(actors: Actors, s: int, kid: Token) -> Iterator[Title]:
    """Yield the titles whose duties somebody fulfils: «исполняющий обязанности министра»."""
    lexicon, tree = actors.scene.lexicon, actors.scene.trees[s]
    verb = lexicon.office_verbs.get(kid.lemma)
    duties = tree.children(kid.index) if verb and verb.place == "post" and kid.pos != "NOUN" else []
    for duty in duties:
        if verb and duty.lemma in lexicon.words["post"]:
            yield from (replace(t, status=RoleStatus(verb.status)) for t in posts(actors, s, duty.index))


def same_post(actors: Actors, s: int, post: Token, person: Mention) -> Iterator[Role]:
    """Yield the role that a person has by a post that is somebody's («его пост») or is told of before («эту
    должность»)."""
    scene, tree = actors.scene, actors.scene.trees[s]
    named = [k.index for k in tree.children(post.index, "nmod") if scene.names.kind(s, k.index) == "PER"]
    mine = [m for i in [*owners(scene, s, post.index), *named] for m in actors.at(s, i)[:1]]
    if mine:
        held = [r for r in actors.roles if r.person.actor == mine[0].actor != person.actor]
        known = [r for r in held if r.evidence.start < post.start]
        title = None if known else told_before(scene, s, post)
        if title:
            yield made(scene, title, person, [])
        else:
            yield from (replace(r, person=person) for r in (known or held)[-1:])
    elif not any(k.rel in OWN for k in tree.children(post.index)) and post.feat("Number") != "Plur":
        title = told_before(scene, s, post)
        if title:
            yield made(scene, title, person, [])


def told_before(scene: Scene, s: int, post: Token) -> Title | None:
    """Return the office of the post given or taken last before a word."""
    for back in range(s, max(-1, s - NEAR), -1):
        for token in reversed(scene.trees[back].tokens[: post.index if back == s else None]):
            title = title_at(scene, back, token.index)
            if title and title.kind in KINDS and (predicative(scene, back, token.index)
                                                  or dismissed(scene, back, token)):
                return title
    return None


def dismissed(scene: Scene, s: int, title: Token) -> bool:
    """Return whether a verb takes an office from whoever a title names: «уволил министра»."""
    head = scene.trees[s].tokens[title.head] if title.head >= 0 else None
    verb = scene.lexicon.office_verbs.get(head.lemma) if head else None
    return verb is not None and verb.who == "object" and title.rel in ("obj", "nsubj:pass")
