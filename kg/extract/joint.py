"""Joint names: bodies of one kind that several states have, named at once: «МИД Чили и Перу»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.name import Name
from kg.extract.scene import Scene
from kg.extract.tree import SUBJECTS
from kg.link.mint import mint
from kg.model import Actor, Mention

if TYPE_CHECKING:
    from kg.extract.actors import Actors

OWNING = frozenset({"State", "Place"})
"""Types of those whose a body is."""

APART = frozenset({"conj", "cc", "punct", "acl", "acl:relcl"})
"""Relations of what stands with a noun and is no part of what it names."""


def by_joint_name(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """The body of a state, and of the others that stand beside that state, where the verb is in the plural or
    has another subject: «МИД Чили и Перу осудили …», «переговоры МИД Чили и Перу»."""
    scene, tree = actors.scene, actors.scene.trees[s]
    name, token = scene.names.at(s, w), tree.tokens[w]
    if name is None or name.actor.type != "Organisation" or name.start != w:
        return None
    alone = token.rel in SUBJECTS and token.head >= 0 and tree.tokens[token.head].feat("Number") == "Sing"
    bodies = [] if alone or len(tree.coordinated(w)) > 1 else bodies_of_states(scene, s, name)
    span = scene.name_span(s, name)
    return [Mention(body[1], span, "name") for body in bodies if body] if all(bodies) and bodies else None


def by_delegates(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """Delegates of several, a group of each: «делегации правительства и повстанцев»."""
    scene, tree = actors.scene, actors.scene.trees[s]
    token, code = tree.tokens[w], actors.scene.language.code
    if token.lemma not in scene.lexicon.words["delegates"] or token.feat("Number") != "Plur":
        return None
    first = next((k for k in tree.children(w, "nmod") if tree.label(k.index) == "Gen"), None)
    senders = tree.coordinated(first.index) if first else ()
    sent = [actors.at(s, i) for i in senders]
    if len(senders) < 2 or not all(sent) or all(m.actor.type in OWNING for found in sent for m in found):
        return None
    noun = scene.language.nominative(tree.sentence, [w], w)
    spans = [scene.span(s, tree.below(i, APART)) for i in senders]
    return [actors.mention(s, w, mint(f"{noun} {span.quote}", "Group", code, scene.article.key), "noun")
            for span in spans]


def bodies_of_states(scene: Scene, s: int, name: Name) -> list[tuple[int, Actor] | None]:
    """Return the body that a name ends with the state of, and the like bodies of the states coordinated with
    that; nothing where there are none."""
    tree = scene.trees[s]
    states = tree.coordinated(name.end - 1)
    if len(states) < 2 or name.end - name.start < 2:
        return []
    own = list(range(name.start, name.end - 1))
    noun = scene.language.singular(tree.sentence, own, name.start)
    found: list[tuple[int, Actor] | None] = []
    for i in states:
        if i == states[0] and tree.tokens[name.start].feat("Number") != "Plur":
            found.append((i, name.actor))
            continue
        state = owner(scene, s, i)
        whole = f"{noun} {scene.language.genitive(state.label(scene.language.code))}" if state else ""
        found.append((i, scene.book.lookup(whole) or mint(whole, "Organisation", scene.language.code))
                     if state else None)
    return found


def owner(scene: Scene, s: int, w: int) -> Actor | None:
    """Return the state or place that a word alone names, also as the last of the name of a body."""
    name, token = scene.names.at(s, w), scene.trees[s].tokens[w]
    actor = name.actor if name and name.start == w else scene.book.lookup(
        scene.language.name_form(token.text, "LOC", token.feat("Case")))
    return actor if actor and actor.type in OWNING else None
