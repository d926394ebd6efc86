"""Nouns that describe somebody named before: «ведомство», «клуб», «политик», «режиссёр».

A person is meant by the noun that introduced him, or by a general one where the text is about him; a body by
a noun of its class, which the nouns before its name and the words of the name tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.actors import names
from kg.extract.anaphora import same_body
from kg.extract.antecedents import LOOK_BACK
from kg.extract.appositions import apposition
from kg.extract.bearers import behind
from kg.extract.name import Name
from kg.extract.name_parts import enclosed, in_latin
from kg.extract.naming import demonym_of
from kg.extract.nations import adjectives as called_by
from kg.extract.nations import (
    before,
    compatriot,
    elsewhere,
    fitting,
    foreign,
    inhabitant,
    named_state,
    next_to,
    only_here,
)
from kg.extract.owners import possessive, theirs
from kg.extract.scene import Scene
from kg.extract.tree import SUBJECTS, Tree
from kg.extract.unnamed import (
    AUTHORITY,
    FAR,
    RULING,
    classes_of,
    other_office,
    owned,
    subject_before,
    whole_body,
)
from kg.extract.verbs import clause_verb
from kg.link.names import normal
from kg.model import Actor, Mention

if TYPE_CHECKING:
    from kg.extract.actors import Actors


BODIES = frozenset({"Organisation", "Group"})

BUSINESS = frozenset({"company", "club"})
"""Classes of bodies whose names stand in quotation marks or in foreign letters."""

ANY = frozenset({"court"})
"""Kinds of enforcers of which there are many, so that a noun for one need not mean the body named last."""

OUTLET = "media"
"""The class of what a noun for an outlet introduces."""


class Introductions:
    """By which common nouns a document introduces those whom it names: ``nouns`` are (sentence, word, lemma,
    name)."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.nouns = [(s, t.index, t.lemma, name) for s, tree in enumerate(scene.trees) for t in tree.tokens
                      if t.pos == "NOUN" and not scene.names.at(s, t.index)
                      and (name := introduced(scene, s, t.index))]
        self.nations = called_by(self)
        self.classes: dict[str, set[str]] = defaultdict(set)
        for _, _, lemma, name in self.nouns:
            self._add(name.actor, lemma)
        named = {(id(name.actor), name.text): name for found in scene.names.found for name in found.values()}
        for name in named.values():  # a name stands at each of its words, and often
            for word in named_words(name):
                self._add(name.actor, scene.language.lemma(word))
            state = scene.book.part_of(name.actor)
            if state and state.type == "State" and name.actor.type == "Organisation":
                self.classes[name.actor.id].add(AUTHORITY)

    def _add(self, actor: Actor, lemma: str) -> None:
        known = self.scene.lexicon.anaphor(lemma)
        outlet = known is not None and not known.kinds and "Media" in known.types
        self.classes[actor.id] |= {OUTLET} if outlet else classes_of(self.scene, lemma)

    def person(self, s: int, w: int, lemma: str) -> Actor | None:
        """Return the person whom this noun introduced last before a word."""
        return next((name.actor for at, i, noun, name in reversed(self.nouns)
                     if (at, i) < (s, w) and noun == lemma and name.actor.type == "Person"), None)

    def only(self, s: int, w: int, lemma: str) -> Actor | None:
        """Return the one person whom this noun introduces in the document, if it did so before a word."""
        people = {name.actor: (at, i) for at, i, noun, name in reversed(self.nouns)
                  if noun == lemma and name.actor.type == "Person"}
        return next((one for one, at in people.items() if len(people) == 1 and at < (s, w)), None)


def introduced(scene: Scene, s: int, w: int) -> Name | None:
    """Return the name that a common noun introduces: «режиссёр Нина Орлова», «компания «Вега»»."""
    token = scene.trees[s].tokens[w]
    name = apposition(scene, s, w)
    return name or (behind(scene, s, w) if token.feat("Animacy") == "Anim" else None)


def named_words(name: Name) -> Iterator[str]:
    """Yield the words of every name of a body or state in the language of the text."""
    if name.actor.type in BODIES | {"State"}:
        for said in {name.text, *(label for _, label in name.actor.names), *name.actor.aliases}:
            yield from normal(said).split()


def by_anaphora(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """A noun without a complement that describes somebody named before."""
    scene, tree = actors.scene, actors.scene.trees[s]
    token = tree.tokens[w]
    known = scene.lexicon.anaphor(token.lemma)
    person = token.feat("Animacy") == "Anim" and token.pos == "NOUN"
    if (known is None and not person or token.feat("Number") != "Sing" or scene.names.at(s, w)
        or complemented(scene, s, w) or introduced(scene, s, w)):
        return None
    own = possessive(scene, s, w) if known is not None and "Person" not in known.types else None
    if known and own and (body := theirs(actors, s, own, known.kinds)):
        return [actors.mention(s, w, body, "speaker")]
    if known is None or "Person" in known.types:
        earlier = described_person(actors, s, w, known is not None)
    else:
        earlier = described_body(actors, s, w)
        earlier = repeated(actors, s, w, earlier) or earlier
    return [actors.mention(s, w, earlier, "anaphora")] if earlier else None


def repeated(actors: Actors, s: int, w: int, described: Actor | None) -> Actor | None:
    """Return the body that the same noun has called before, unless the one ``described`` bears that noun in
    its name: «комитет» after «комитет ООН против пыток» is no agency."""
    scene, lemma = actors.scene, actors.scene.trees[s].tokens[w].lemma
    if lemma not in scene.lexicon.groups or described is None:
        return None
    own = {scene.language.lemma(word) for said in names(described) for word in normal(said).split()}
    return None if lemma in own else same_body(actors, s, w)


LOOSE = frozenset({"case", "punct", "det", "cc", "conj", "advmod", "amod", "nsubj", "cop", "parataxis"})
"""Relations of words that leave a noun as general as it is."""


def complemented(scene: Scene, s: int, w: int) -> bool:
    """Return whether a noun has words of its own that make it somebody new."""
    tree, stray = scene.trees[s], scene.lexicon.labels["stray"]
    what = scene.lexicon.labels["inside"]
    return any(k.rel not in LOOSE and scene.names.kind(s, k.index) != "PER"
               and tree.label(k.index) not in stray
               and not (tree.label(k.index) in what and not scene.names.at(s, k.index))
               or k.lemma in scene.lexicon.words["other"] and not next_to(scene, s, w, k.lemma)
               for k in tree.children(w))


def described_person(actors: Actors, s: int, w: int, general: bool) -> Actor | None:
    """Return the person that a noun describes: whom it introduced, or for a ``general`` one the topic; with a
    demonym, who holds an office of that state."""
    scene, token = actors.scene, actors.scene.trees[s].tokens[w]
    demonym = demonym_of(scene, s, w)
    if demonym:
        serving = compatriot(actors, s, w, demonym[1]) if general else None
        return (serving or actors.introductions.only(s, w, token.lemma)
                or (only_here(actors, s, w, demonym[1]) if general else None))
    if any(k.lemma not in scene.lexicon.words["emphasis"] for k in scene.trees[s].children(w, "amod")):
        return actors.introductions.only(s, w, token.lemma)
    same = actors.introductions.person(s, w, token.lemma)
    same = same or inhabitant(actors, s, w) or fitting(actors, s, token.lemma)
    if same or not general:
        return same
    known = scene.lexicon.anaphor(token.lemma)
    alike = known.kinds if known else frozenset()
    again = same_noun(actors, s, w)
    if again:
        return again
    kin = next((n.actor for n in before(scene, s, w, FAR) if alike & actors.introductions.classes[n.actor.id]
                and n.actor.type == "Person"), None)
    if kin:
        return kin
    verb = scene.trees[s].tokens[token.head] if token.rel in SUBJECTS and token.head >= 0 else token
    topic = about(actors, s, verb.feat("Gender"))
    if topic and other_office(actors, topic, token.lemma):
        return None
    woman = any(p.actor == topic and p.gender == "Fem" for p in scene.names.people)
    return topic if topic and (woman or token.feat("Gender") != "Fem") else None


def same_noun(actors: Actors, s: int, w: int) -> Actor | None:
    """Return the person without a name whom the same noun means in the sentence before: «выслали чилийского
    дипломата. Дипломат …»."""
    scene, lemma = actors.scene, actors.scene.trees[s].tokens[w].lemma
    office = scene.lexicon.titles.get(lemma) == "office"
    for token in scene.trees[s - 1].tokens if s and not office else ():
        if token.lemma == lemma and token.pos == "NOUN" and token.feat("Number") == "Sing":
            found = actors.at(s - 1, token.index)
            return found[0].actor if found and found[0].actor.type == "Person" else None
    return None


def about(actors: Actors, s: int, told: str) -> Actor | None:
    """Return the person whom the sentences before are about, or the only one that one of them names; where
    the verb has ``told`` that it is a woman, no man, and no woman where it has told that it is a man."""
    others = {"Fem": "Masc", "Masc": "Fem"}.get(told)
    barred = {p.actor for p in actors.scene.names.people if others and p.gender == others}
    for back in range(s - 1, max(-1, s - 1 - LOOK_BACK), -1):
        topic = actors.topic(back)
        if topic and topic.actor.type == "Person" and topic.actor not in barred:
            return topic.actor
        named = {n.actor for n in actors.scene.names.found[back].values() if n.kind == "PER"} - barred
        if len(named) == 1:
            return named.pop()
    return None


def described_body(actors: Actors, s: int, w: int) -> Actor | None:
    """Return the body that a noun describes: the last one of its class, else the last one of no known
    class; a court or the police may be any."""
    scene, token = actors.scene, actors.scene.trees[s].tokens[w]
    known, demonym = scene.lexicon.anaphor(token.lemma), demonym_of(scene, s, w)
    if known is None:
        return None
    telling = scene.lexicon.words["descriptive"]
    adjectives = any(k.lemma not in telling and not (demonym and k.index == demonym[0])
                     for k in scene.trees[s].children(w, "amod"))
    kinds, classes = known.kinds, actors.introductions.classes
    types = known.types | (BODIES if "Organisation" in known.types else frozenset())
    for name in others(actors, s, w, FAR if kinds else LOOK_BACK):
        state, own = scene.book.state_of(name.actor), classes[name.actor.id]
        quoted = kinds and kinds <= RULING and in_quotes(scene, s, name)
        other = demonym and foreign(actors, name.actor, demonym[1])
        if quoted or other or elsewhere(scene, s, w, name.actor):
            continue
        new = not adjectives and kinds & BUSINESS and not own and presented(scene, s, name, bool(demonym))
        suited = name.actor.type in types or "Media" in types and OUTLET in own
        if suited and (not kinds and not demonym or kinds & own or new or kinds and name.actor.type == "Media"
                or demonym and state == demonym[1] and not own):
            return whole_body(actors, s, name) or name.actor
    if not kinds and not adjectives and "State" in types:
        served = (scene.book.state_of(n.actor) or named_state(scene, n.actor)
                  for n in others(actors, s, w, LOOK_BACK) if n.kind == "ORG")
        return next((state for state in served if state and state.type == "State"), None)
    if adjectives or demonym or not kinds or scene.lexicon.enforcers.get(token.lemma) in ANY:
        return None
    unclear = (name.actor for name in others(actors, s, w, LOOK_BACK)
               if name.actor.type in BODIES & types and not classes[name.actor.id]
               and (kinds & BUSINESS or not in_latin(name.text) or leads(scene, s - 1, name)))
    return owned(actors, s, w, kinds) or subject_before(actors, s, kinds) or next(unclear, None)


def presented(scene: Scene, s: int, name: Name, before: bool) -> bool:
    """Return whether a sentence, or one ``before`` it, has a body's name in quotation marks or in foreign
    letters, as it has those of business: «Интеррос», OMV."""
    found = any(name in scene.names.found[back].values() for back in (range(s, -1, -1) if before else (s,)))
    return found and (in_latin(name.text) or in_quotes(scene, s, name))


def in_quotes(scene: Scene, s: int, name: Name) -> bool:
    """Return whether a name stands in quotation marks, as that of no authority does."""
    return any(name in scene.names.found[back].values() and enclosed(scene.trees[back], name.start, name.end)
               for back in range(s, -1, -1))


def others(actors: Actors, s: int, w: int, far: int) -> Iterator[Name]:
    """Yield the names before a noun that it can repeat, of an earlier sentence the subjects first; the
    subject of its own clause would have been repeated by «свой»."""
    scene, verb = actors.scene, clause_verb(actors.scene.trees[s], w)
    own = scene.trees[s].subject(verb.index) if verb else None
    acting = {m.actor for m in actors.at(s, own.index)} if own and own.index != w else set()
    here = {n.start: n for n in scene.names.found[s].values() if n.end <= w}
    yield from (here[start] for start in sorted(here, reverse=True) if here[start].actor not in acting)
    for back in range(s - 1, max(-1, s - 1 - far), -1):
        names = {n.start: n for n in scene.names.found[back].values() if n.actor not in acting}
        yield from sorted(names.values(), key=lambda n: (not subject(scene.trees[back], n.head), -n.start))


def leads(scene: Scene, s: int, name: Name) -> bool:
    """Return whether a sentence is about a body, as its subject."""
    return s >= 0 and name in scene.names.found[s].values() and subject(scene.trees[s], name.head)


def subject(tree: Tree, w: int) -> bool:
    """Return whether a name is the subject of its clause."""
    return tree.tokens[w].rel in SUBJECTS
