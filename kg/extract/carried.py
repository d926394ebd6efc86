"""Subjects that a sentence leaves out: what the sentence before is about is carried over."""

from __future__ import annotations

from kg.extract.actors import Actors
from kg.extract.scene import Scene
from kg.extract.tree import SUBJECTS, Tree
from kg.extract.verbs import is_passive
from kg.model import Mention, Token


def carried(actors: Actors, s: int, verb: Token) -> list[Mention]:
    """Return the topic of the sentence before, for a main verb without a subject that can be his."""
    scene, tree = actors.scene, actors.scene.trees[s]
    somebody = verb.feat("Number") == "Plur" and verb.feat("Voice") == "Act" and any(
        tree.label(k.index) in scene.lexicon.labels["inside"] and scene.names.kind(s, k.index) == "LOC"
        for k in tree.children(verb.index))
    personal = verb.feat("VerbForm") == "Fin" and not is_passive(verb) and not somebody
    back = told_of(actors, s) if personal and s else -1
    topic = actors.topic(back) if back >= 0 else None
    if topic is None or scene.block(s) != scene.block(back):
        return []
    if as_before(scene, back, verb, topic):
        return [topic]
    crowds = (verb.feat("Number") == "Plur") == (topic.actor.type == "Group")
    return [topic] if crowds and verb.feat("Gender") != "Neut" else []


def told_of(actors: Actors, s: int) -> int:
    """Return the sentence before that says who acts, over those whose main verb leaves it out like that of
    this one: «Посол прилетел в Доху. Провёл переговоры. Подписал договор»."""
    back = s - 1
    while back > 0 and actors.topic(back) is None and silent(actors.scene.trees[back]):
        back -= 1
    return back


def silent(tree: Tree) -> bool:
    """Return whether the main verb of a sentence is personal and has no subject."""
    main = next((t for t in tree.tokens if t.rel == "root"), None)
    return (main is not None and main.feat("VerbForm") == "Fin" and main.feat("Gender") in ("Masc", "Fem")
            and not is_passive(main) and tree.subject(main.index) is None)


def as_before(scene: Scene, back: int, verb: Token, topic: Mention) -> bool:
    """Return whether a verb has the number and gender of the one whose subject was the topic: «США сделали …
    Вывели войска»."""
    tree = scene.trees[back]
    return any(t.rel in SUBJECTS and topic.span.start <= t.start < topic.span.end
               and tree.tokens[t.head].agrees(verb, "Number", "Gender") for t in tree.tokens)


def added(scene: Scene, s: int, verb: Token) -> bool:
    """Return whether a verb tells what the same also do with a thing: «Жители написали мэру. Копию отправили
    и в суд»."""
    kids, also = scene.trees[s].children(verb.index), scene.lexicon.words["also"]
    things = [k for k in kids if k.rel == "obj" and k.pos == "NOUN"]
    return bool(things) and all(k.feat("Animacy") == "Inan" for k in things) and any(
        k.lemma in also and k.index > verb.index for k in (*kids, *(
            t for n in kids for t in scene.trees[s].children(n.index, "advmod"))))
