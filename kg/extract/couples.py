"""Couples: the two who act together in a sentence and whom «они» of the next means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Mention

if TYPE_CHECKING:
    from kg.extract.actors import Actors

NEAR, PAIR = 3, 2
"""Steps from the main verb to its counterpart, at most; how many act together."""


def together(actors: Actors, s: int) -> list[Mention]:
    """Return those who acted together in the sentence before, for «они»: «Орлова и Сольберг встретились. Они
    …»."""
    if not s:
        return []
    tree = actors.scene.trees[s - 1]
    subjects = (actors.all_at(s - 1, t.index) for t in tree.tokens if t.rel in ("nsubj", "nsubj:pass"))
    acting = [found for found in subjects if found]
    found = next((found for found in acting if len(found) > 1), acting[0] if acting else [])
    if len(found) == 1:
        found = [*found, *counterpart(actors, s - 1, found[0])]
    found = found or joined(actors, s - 1)
    return found if len(found) > 1 else suffering(actors, s - 1)


def suffering(actors: Actors, s: int) -> list[Mention]:
    """Return the persons to whom the same was done («Суд арестовал Орлову и Лапина. Их …»), or whom a
    sentence without a verb lists: «На скамье подсудимых Орлова и Лапин. Их …»."""
    tree = actors.scene.trees[s]
    objects = [actors.all_at(s, t.index) for t in tree.tokens if t.rel == "obj"]
    if not any(t.feat("VerbForm") == "Fin" for t in tree.tokens):
        objects += [actors.all_at(s, t.index) for t in tree.tokens if t.rel in ("root", "appos")]
    return next((found for found in objects
                 if len(found) > 1 and {m.actor.type for m in found} == {"Person"}), [])


def several(actors: Actors, s: int, number: int) -> list[Mention]:
    """Return so many persons whom the sentences before name in one breath, for «все трое»."""
    for back in range(s - 1, max(-1, s - 1 - NEAR), -1):
        tree = actors.scene.trees[back]
        for token in reversed(tree.tokens):
            joint = token.rel != "conj" and len(tree.coordinated(token.index)) > 1
            found = actors.all_at(back, token.index) if joint else []
            named = all(m.actor.type == "Person" and m.reason in ("name", "surname", "title") for m in found)
            if named and len(found) == number:
                return found
    return []


def beside(actors: Actors, s: int, w: int) -> list[Mention]:
    """Return those coordinated as the subject of another clause before a word: «Чили и Перу сообщили, что
    они …»."""
    tree, verb = actors.scene.trees[s], actors.scene.trees[s].tokens[w].head
    for token in reversed(tree.tokens[:w]):
        if token.rel == "nsubj" and token.head != verb and len(found := actors.all_at(s, token.index)) > 1:
            return found
    return []


def counterpart(actors: Actors, s: int, acting: Mention) -> list[Mention]:
    """Return the person with whom another acted in a sentence: «Орлова провела переговоры с Сольберг»."""
    tree = actors.scene.trees[s]
    beside = (t for t in tree.tokens if tree.label(t.index) in actors.scene.lexicon.labels["bearing"]
              and (t.feat("Animacy") == "Anim" or actors.scene.names.at(s, t.index))
              and len(list(tree.above(t.index))) <= NEAR)
    found = next((m for t in beside if (m := actors.at(s, t.index))), [])
    both = {acting.actor.type, *(m.actor.type for m in found)}
    return [m for m in found if m.actor != acting.actor] if both == {"Person"} else []


def joined(actors: Actors, s: int) -> list[Mention]:
    """Return the two people whose act a noun names: «состоялся разговор Орловой и Сольберг»."""
    tree = actors.scene.trees[s]
    pairs = (actors.all_at(s, t.index) for t in tree.tokens
             if t.rel in ("nmod", "obl") and len(tree.coordinated(t.index)) == PAIR)
    return next((p for p in pairs if len(p) == PAIR and {m.actor.type for m in p} == {"Person"}), [])
