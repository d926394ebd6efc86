"""Frames: one line of data says which word expresses a relation and where each role stands.

The format is described in ``docs/frames.md``. Everything is loaded first and then checked, so that one
message names every line that cannot work.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from kg.errors import LanguageDataError
from kg.tables import Row, rows

ROLES = ("agent", "recipient", "theme", "place")
CASES = frozenset({"Nom", "Gen", "Dat", "Acc", "Ins", "Loc"})
ADVERB = "Adv"
"""The form of a companion that is no noun: «голосовать против»."""
INFINITIVE = "Inf"
"""The form of a companion that is a verb: «пообещал отомстить»."""
ADJECTIVE = "Adj"
"""The form of a companion that is an adjective of the trigger or of the companion before it."""

POSITIONS = frozenset({"subj", "obj", "inf", "clause", "quote", "adj", "theme-adj", "theme-subj",
                       "theme-actor", "clause-subj", "attendant", "source", "controller"})
RESTRICTIONS = frozenset({"any", "actor", "party", "person", "group", "named", "state", "seat", "thing",
                          "place"})
SWITCHES = frozenset({"speech", "finite", "weak", "mutual", "noagent", "place-agent",
                      "no-court", "no-police", "near", "army", "regulator", "captor", "office-agent",
                      "affirmed", "negated", "passive", "not-in-sport", "at-rally",
                      "not-at-rally", "no", "opinion", "beside", "present", "future", "off-duty", "vows"})
Classes = Mapping[str, frozenset[str]]
"""Name → the nouns that stand beside the same triggers."""
NO_CLASSES: Classes = MappingProxyType({})
SETTINGS = {
    "status": frozenset({"actual", "planned", "hypothetical"}),
    "inner": frozenset({"actual", "planned", "hypothetical"}),
    "polarity": frozenset({"affirmed", "negated"}),
    "inner-polarity": frozenset({"affirmed", "negated"}),
}

BEHIND = "behind"
"""The setting of a noun that means the relation only behind a preposition: «при поддержке армии»."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a role may stand: ``position`` is a grammatical relation, a case, or preposition+case."""

    position: str
    restriction: str

    def __str__(self) -> str:
        return f"{self.position}:{self.restriction}" if self.restriction else self.position


@dataclass(frozen=True, slots=True)
class Filler:
    """A role of a frame with the places where it may stand, in order of preference."""

    role: str
    slots: tuple[Slot, ...]
    required: bool


@dataclass(frozen=True)
class Companion:
    """A noun that must depend on the trigger: «нанести удар», «обратиться с просьбой»."""

    preposition: str
    lemmas: frozenset[str]
    case: str

    @cached_property
    def label(self) -> str:
        """The label that the noun has in the tree."""
        return f"{self.preposition}+{self.case}" if self.preposition else self.case


@dataclass(frozen=True)
class Frame:
    """One line of a frames file."""

    triggers: tuple[str, ...]
    companions: tuple[Companion, ...]
    relation: str
    fillers: tuple[Filler, ...]
    switches: frozenset[str]
    settings: Mapping[str, str]
    where: str

    def filler(self, role: str) -> Filler | None:
        """Return the places of a role, or None where the frame has no such role."""
        return next((f for f in self.fillers if f.role == role), None)

    def beside(self, lemmas: set[str]) -> bool:
        """Return whether a companion for each place may be among ``lemmas``: most frames are turned down so,
        before anything looks at the tree."""
        for wanted in self.companions:
            if wanted.lemmas.isdisjoint(lemmas):
                return False
        return True

    @cached_property
    def positions(self) -> frozenset[str]:
        """The places of all roles."""
        return frozenset(slot.position for f in self.fillers for slot in f.slots)

    @cached_property
    def of_verb(self) -> bool:
        """Whether the agent is a subject in the first place, so that the trigger is a predicate."""
        agent = self.filler("agent")
        return agent is not None and agent.slots[0].position == "subj"


class Frames:
    """All frames of a language, found by trigger lemma."""

    def __init__(self, frames: Collection[Frame]) -> None:
        self.all = tuple(frames)

    @cached_property
    def by_trigger(self) -> dict[str, tuple[Frame, ...]]:
        """The frames of each trigger lemma, those with a companion noun first."""
        found: dict[str, list[Frame]] = {}
        for frame in sorted(self.all, key=lambda f: not f.companions):
            for trigger in frame.triggers:
                found.setdefault(trigger, []).append(frame)
        return {trigger: tuple(frames) for trigger, frames in found.items()}

    @cached_property
    def intransitive(self) -> frozenset[str]:
        """The triggers that have no object in any of their frames: «погибнуть»."""
        objects = {"obj", "Acc"}
        return frozenset(trigger for trigger, frames in self.by_trigger.items() if objects.isdisjoint(
            (*(slot.position for f in frames for filler in f.fillers for slot in filler.slots),
             *(wanted.label for f in frames for wanted in f.companions))))

    @cached_property
    def prepositions(self) -> frozenset[str]:
        """The prepositions of several words that some frame names: ``в_отношении``."""
        named = {slot.position.split("+")[0] for f in self.all for filler in f.fillers
                 for slot in filler.slots}
        return frozenset(name for name in named if "_" in name)


def slot(text: str) -> Slot:
    """Read one place; raise ``ValueError`` with the reason it can never match."""
    position, _, restriction = text.partition(":")
    if restriction and restriction not in RESTRICTIONS:
        raise ValueError(f"«{restriction}» restricts nothing (known: {', '.join(sorted(RESTRICTIONS))})")
    preposition, plus, case = position.rpartition("+")
    if plus and (case not in CASES or not preposition):
        raise ValueError(f"«{position}» is no preposition with a case ({', '.join(sorted(CASES))})")
    if not plus and position not in POSITIONS | CASES:
        known = ", ".join(sorted(POSITIONS | CASES))
        raise ValueError(f"«{position}» is no place (known: {known}, or preposition+Case)")
    return Slot(position, restriction)


def filler(text: str) -> Filler:
    """Read ``role=place|place`` or ``role!=place``."""
    name, equals, places = text.partition("=")
    required, role = name.endswith("!"), name.rstrip("!")
    if not equals or role not in ROLES:
        raise ValueError(f"«{text}» is no role (known: {', '.join(ROLES)}; write role=place|place)")
    return Filler(role, tuple(slot(place) for place in places.split("|")), required)


def companions(text: str, classes: Classes) -> tuple[Companion, ...]:
    """Read the nouns that have to be there, separated by spaces; ``-`` for none."""
    return () if text == "-" else tuple(companion(word, classes) for word in text.split())


def companion(text: str, classes: Classes) -> Companion:
    """Read ``удар+Acc``, ``с+просьба+Ins`` or ``@plant+Acc``, any noun of that class."""
    parts = text.split("+")
    if len(parts) not in (2, 3) or parts[-1] not in CASES | {ADVERB, ADJECTIVE, INFINITIVE}:
        raise ValueError(f"«{text}» is no companion noun: write noun+Case or preposition+noun+Case")
    nouns: set[str] = set()
    for noun in parts[-2].split("/"):
        if noun.startswith("@") and noun[1:] not in classes:
            raise ValueError(f"«{noun}» is no class of nouns (known: {', '.join(sorted(classes))})")
        nouns |= classes[noun[1:]] if noun.startswith("@") else {noun}
    return Companion(parts[0] if len(parts) == 3 else "", frozenset(nouns), parts[-1])


def flags(text: str) -> tuple[frozenset[str], dict[str, str]]:
    """Read the flags of a frame into switches and settings."""
    switches, settings = set(), {}
    for word in [] if text == "-" else text.split():
        key, equals, value = word.partition("=")
        if equals and (value in SETTINGS.get(key, ()) or key == BEHIND and value.isalpha()):
            settings[key] = value
        elif not equals and key in SWITCHES:
            switches.add(key)
        else:
            raise ValueError(f"«{word}» is no flag (known: {', '.join(sorted(SWITCHES))}, "
                             + ", ".join(f"{k}={'|'.join(sorted(v))}" for k, v in SETTINGS.items())
                             + f", {BEHIND}=preposition)")
    return frozenset(switches), settings


def frame(row: Row, relations: Collection[str], classes: Classes = NO_CLASSES) -> Frame:
    """Read one line; raise ``ValueError`` with the reason it cannot work."""
    if row["relation"] not in relations:
        raise ValueError(f"relation «{row['relation']}» is not in ontology.ttl")
    switches, settings = flags(row["flags"])
    fillers = tuple(filler(part) for part in row["roles"].split())
    if len({f.role for f in fillers}) < len(fillers):
        raise ValueError("a role stands twice; join its places with |")
    if "noagent" not in switches and not any(f.role == "agent" for f in fillers):
        raise ValueError("no place for the agent; add agent=… or the flag noagent")
    return Frame(tuple(row["trigger"].split("/")), companions(row["with"], classes), row["relation"], fillers,
                 switches, settings, row.where)


def plainly(found: Frame, plain: Mapping[str, str]) -> Frame:
    """Return a frame whose prepositions are written in the form they are counted as («со_стороны» →
    «с_стороны»)."""
    def place(slot: Slot) -> Slot:
        first, underscore, rest = slot.position.partition("_")
        return (replace(slot, position=plain[first] + underscore + rest)
                if underscore and first in plain else slot)

    fillers = tuple(replace(f, slots=tuple(place(slot) for slot in f.slots)) for f in found.fillers)
    return replace(found, fillers=fillers)


def governed_wrongly(found: Frame, governed: Mapping[str, str]) -> str | None:
    """Return the place of a frame whose preposition never takes its case, if there is one."""
    for part in found.fillers:
        for place in part.slots:
            preposition, _, case = place.position.rpartition("+")
            if preposition in governed and governed[preposition] != case:
                return f"«{place}» cannot match: {preposition} governs {governed[preposition]}"
    return None


def load(folder: Path, relations: Collection[str], governed: Mapping[str, str],
         plain: Mapping[str, str] | None = None, classes: Classes = NO_CLASSES) -> Frames:
    """Load every frames file of ``folder``; raise ``LanguageDataError`` naming each line that cannot work."""
    frames, problems = [], []
    for path in sorted(folder.glob("*.tsv")):
        for row in rows(path):
            try:
                made = plainly(frame(row, relations, classes), plain or {})
                wrong = governed_wrongly(made, governed)
                if wrong:
                    raise ValueError(wrong)
                frames.append(made)
            except (ValueError, KeyError) as problem:
                problems.append(f"{row.where}: {problem}")
    if problems:
        raise LanguageDataError(f"{len(problems)} frame lines cannot work: " + "; ".join(problems))
    return Frames(frames)
