"""Which actor a word stands for: a name, a title, a pronoun, a group, or an elided subject.

Each rule is a small function that answers or passes. They stand beside what they read (``holders``,
``pronouns``, ``descriptions``, ``anaphora``, ``nominals``); their order is one list here, ``RULES``.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.anaphora import by_group, by_pair
from kg.extract.antecedents import LOOK_BACK
from kg.extract.descriptions import Introductions, by_anaphora
from kg.extract.holders import by_held_title, by_title
from kg.extract.identified import by_identified
from kg.extract.joint import by_delegates, by_joint_name
from kg.extract.members import listed, members
from kg.extract.nominals import (
    by_animate,
    by_apposed,
    by_dashed,
    by_foreign_body,
    by_inhabitant,
    by_listed_bodies,
    by_quantity,
    by_shared_name,
    by_substantive,
    by_two_adjectives,
)
from kg.extract.polarity import replaced
from kg.extract.pronouns import by_personal_pronoun, by_relative
from kg.extract.scene import Scene
from kg.extract.tree import CLAUSES, CLOSING, OPENING
from kg.extract.verbs import by_nobody
from kg.link.names import normal
from kg.model import Actor, Mention, Role

Rule = Callable[["Actors", int, int], "list[Mention] | None"]


class Actors:
    """Answers who a word of a document stands for; keeps each answer.

    ``speaker`` gives the speaker of the quotation around a word, for «я», «мы» and «наш».
    """

    def __init__(self, scene: Scene, roles: list[Role],
                 speaker: Callable[[int, int], Mention | None]) -> None:
        self.scene, self.roles, self.speaker = scene, roles, speaker
        self._kept: dict[tuple[int, int], list[Mention]] = {}
        self._joined: dict[tuple[int, int], list[Mention]] = {}
        self._busy: set[tuple[int, int]] = set()
        self._topics: dict[int, Mention | None] = {}
        self.introductions = Introductions(scene)

    def at(self, s: int, w: int) -> list[Mention]:
        """Return the actors that one word stands for: none, one, or several for «обе стороны»."""
        place = (s, w)
        if place not in self._kept:
            if place in self._busy:
                return []
            self._busy.add(place)
            self._kept[place] = next((found for rule in RULES if (found := rule(self, s, w)) is not None), [])
            self._busy.discard(place)
        return self._kept[place]

    def first_person(self, s: int, w: int) -> Mention | None:
        """Return who says «я» or «мы»: the speaker of the quotation, else whoever is said to say the clause:
        «мы требуем отставки, заявил Рябов»."""
        return self.speaker(s, w) or self._reporter(s, w)

    def _reporter(self, s: int, w: int) -> Mention | None:
        tree, lexicon = self.scene.trees[s], self.scene.lexicon
        above = [tree.tokens[w], *tree.above(w)]
        asides = [k for t in above for k in tree.children(t.index, "parataxis")]
        inside = [t for t, below in zip(above[1:], above, strict=False) if below.rel in CLAUSES]
        for verb in (*inside, *asides):
            subject = tree.subject(verb.index) if lexicon.speech(verb.lemma) else None
            found = self.at(s, subject.index) if subject and subject.index != w else []
            between = tree.tokens[min(w, verb.index) : max(w, verb.index)]
            if found and not any(t.text in OPENING + CLOSING for t in between):
                return found[0]
        return None

    def all_at(self, s: int, w: int) -> list[Mention]:
        """Return the actors of a word, those named as among them, and those coordinated with it; a
        list of all of them stands for the word. Kept but while some word waits for its own answer."""
        if (s, w) not in self._joined:
            found = self._all_at(s, w)
            if self._busy:
                return found
            self._joined[s, w] = found
        return self._joined[s, w].copy()

    def _all_at(self, s: int, w: int) -> list[Mention]:
        found: list[Mention] = []
        end = max((m.span.end for m in own), default=0) if len(own := self.at(s, w)) > 1 else 0
        tree = self.scene.trees[s]
        for i in (i for i in tree.coordinated(w) if i == w or tree.tokens[i].start >= end):
            if replaced(self.scene, tree, i):
                continue
            named = listed(self, s, i)
            found += [m for m in (named if len(named) > 1 else (*self.at(s, i), *members(self, s, i)))
                      if all(m.actor != other.actor for other in found)]
        return found

    def topic(self, s: int) -> Mention | None:
        """Return the person or body that a sentence is about: the subject of its main clause."""
        if s not in self._topics:
            self._topics[s] = None
            self._topics[s] = self._find_topic(s)
        return self._topics[s]

    def topic_person(self, s: int) -> Actor | None:
        """Return the person whom the sentences before are about."""
        for back in range(s - 1, max(-1, s - 1 - LOOK_BACK), -1):
            topic = self.topic(back)
            if topic and topic.actor.type == "Person":
                return topic.actor
        return None

    def doer(self, s: int) -> list[Mention]:
        """Return who acts in a sentence, whoever reports it: the first subject that is a person, state or
        body, no outlet."""
        for token in self.scene.trees[s].tokens:
            found = self.at(s, token.index) if token.rel == "nsubj" else []
            if found and found[0].actor.type in ("Person", "State", "Group", "Organisation"):
                return found[:1]
        return []

    def _find_topic(self, s: int) -> Mention | None:
        tree = self.scene.trees[s]
        subjects = [t for t in tree.tokens if t.rel in ("nsubj", "nsubj:pass")]
        subjects.sort(key=lambda t: (t.lemma in self.scene.lexicon.words["correspondent"],
                                     len(list(tree.above(t.index))), t.index))
        topics = [found[0] for t in subjects if (found := self.at(s, t.index))
                  and found[0].actor.type not in ("Document", "Thing", "Place")]
        told = next((m for m in topics if m.actor.type != "Media"), None)
        return told or (topics[0] if topics else self._suffering(s) or self._named_topic(s))

    def _suffering(self, s: int) -> Mention | None:
        """Return the person with whom a sentence begins that leaves out who acts: «Рябова обвиняют в …»."""
        tree = self.scene.trees[s]
        verb = next((t for t in tree.tokens if t.rel == "root" and by_nobody(tree, t)), None)
        people = (m for k in tree.children(verb.index, "obj") if k.index < verb.index
                  for m in self.at(s, k.index)[:1] if m.actor.type == "Person") if verb else iter(())
        return next(people, None)

    def _named_topic(self, s: int) -> Mention | None:
        """Return the person named first before the verb whose name may be a nominative: «С просьбой Мадуро
        обратился …»."""
        tree = self.scene.trees[s]
        for token in tree.tokens:
            if token.pos == "VERB" and token.feat("VerbForm") == "Fin":
                return None
            name = self.scene.names.at(s, token.index)
            if (name and name.kind == "PER" and name.head == token.index
                    and not tree.preposition(token.index)
                    and "Nom" in self.scene.language.cases(token)):
                return Mention(name.actor, self.scene.name_span(s, name), "name", name.text)
        return None

    def seat(self, s: int, w: int) -> Mention | None:
        """Return the state that speaks in a place: «в Кремле», «в Вашингтоне», where the place itself is no
        body."""
        name = self.scene.names.at(s, w)
        known = name and self.scene.lexicon.seats.get(normal(name.text))
        state = self.scene.book.lookup(known.actor) if known else None
        return Mention(state, self.scene.name_span(s, name), "metonymy") if state and name else None

    def mention(self, s: int, w: int, actor: Actor, reason: str) -> Mention:
        """Return a mention of ``actor`` by the words of the noun phrase of ``w``."""
        words = [i for i in self.scene.trees[s].phrase(w)]
        return Mention(actor, self.scene.span(s, words), reason)


def by_name(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """A proper name; a capital or seat that acts stands for its state."""
    name = actors.scene.names.at(s, w)
    if name is None:
        return None
    span = actors.scene.name_span(s, name)
    seat = (actors.scene.lexicon.seats.get(normal(name.text))
            or actors.scene.lexicon.seats.get(normal(name.actor.name)))
    if seat and actors.scene.trees[s].label(name.head) not in actors.scene.lexicon.local:
        state = actors.scene.book.lookup(seat.actor)
        if state:
            return [Mention(state, span, "metonymy")]
    return [Mention(name.actor, span, name.reason, name.text if name.reason == "name" else "")]


RULES: tuple[Rule, ...] = (
    by_joint_name, by_name, by_relative, by_personal_pronoun, by_two_adjectives, by_shared_name,
    by_identified, by_held_title, by_delegates, by_pair, by_listed_bodies, by_dashed, by_anaphora, by_apposed,
    by_title, by_quantity, by_group, by_inhabitant, by_animate, by_substantive, by_foreign_body,
)
"""The rules in the order in which they are asked; the first that answers decides."""

