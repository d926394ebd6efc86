"""A frame that a word fires, with what fills its roles, and the kinds of actors that a role takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kg.extract.frames import BEHIND, Frame, Slot
from kg.extract.quotes import Quote
from kg.extract.scene import Scene
from kg.model import Actor, Mention

ACTING = frozenset({"Person", "State", "Organisation", "Media", "Group", "Document", "Place"})
NEVER = frozenset({"Thing", "Document"})
TESTS: dict[str, Callable[[frozenset[str]], bool]] = {
    "actor": lambda types: bool(types) and not types <= NEVER,
    "party": lambda types: bool(types) and not types <= NEVER | {"Media"},
    "person": lambda types: bool(types & {"Person", "Group"}),
    "group": lambda types: bool(types & {"Group", "Organisation"}),
    "state": lambda types: "State" in types,
    "seat": lambda types: "State" in types,
    "place": lambda types: bool(types & {"State", "Place"}),
    "thing": lambda types: not types or types <= NEVER,
}
"""Restriction → whether the types of the actors that a word stands for satisfy it."""


@dataclass
class Candidate:
    """A frame that a word fires, with the words and actors that fill its roles."""

    s: int
    w: int
    frame: Frame
    companions: list[int] = field(default_factory=list)
    far: set[int] = field(default_factory=set)
    actors: dict[str, list[Mention]] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)
    rules: list[str] = field(default_factory=list)
    missing: str = ""
    quote: Quote | None = None

    def who(self, role: str) -> set[Actor]:
        """Return the actors that fill a role, none where it is empty."""
        return {mention.actor for mention in self.actors.get(role, ())}

    @property
    def score(self) -> tuple[int, int, int]:
        """What makes one frame of a word better than another: complete, with more companions, more roles
        filled."""
        near = len(self.companions) + (BEHIND in self.frame.settings) + ("vows" in self.frame.switches)
        return (not self.missing, near, len(set(self.actors) | set(self.words)))

    def note_missing(self) -> None:
        """Say which required role is empty."""
        filled = set(self.actors) | set(self.words) | ({"theme"} if self.quote else set())
        if ("theme=companion" in self.rules and (theme := self.frame.filler("theme"))
            and theme.required):
            filled -= {"theme"}
        wanted = [f.role for f in self.frame.fillers if f.required or f.role == "agent"]
        self.missing = next((role for role in wanted if role not in filled), "")
        if "agent" not in self.actors:
            self.missing = "agent"
        several = ("mutual" in self.frame.switches and "agent" in self.words
                   and any(m.actor.type == "Group" and m.reason == "group"
                           for m in self.actors.get("agent", [])))
        if "weak" in self.frame.switches and not several and not {"recipient", "theme"} & filled:
            self.missing = self.missing or "recipient or theme"


def names_himself(scene: Scene, candidate: Candidate) -> bool:
    """Return whether somebody gives himself an office or name: «провозгласил себя президентом»."""
    tree, word = scene.trees[candidate.s], candidate.words.get("recipient")
    theme = candidate.words.get("theme")
    pronoun = scene.lexicon.pronouns.get(tree.tokens[word].lemma) if word is not None else None
    return (pronoun is not None and pronoun.kind == "reflexive" and theme is not None
            and (tree.tokens[theme].feat("Animacy") == "Anim" or tree.tokens[theme].pos == "VERB"))


def suits(mentions: list[Mention], slot: Slot, role: str) -> bool:
    """Return whether the actors that a word stands for are of a kind that the place takes."""
    restriction = (slot.restriction
                   or {"agent": "agent", "recipient": "actor", "place": "place"}.get(role, "any"))
    types = frozenset(m.actor.type for m in mentions)
    if restriction == "agent":
        return bool(types & ACTING)
    if restriction == "named":
        return any(m.reason == "name" and m.actor.type in ("Organisation", "Group") for m in mentions)
    return restriction == "any" or TESTS[restriction](types)
