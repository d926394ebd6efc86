"""Bodies that no proper name calls, for the nouns that repeat them («городская прокуратура … в ведомстве»),
and people known by their office alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import plain
from kg.extract.name import Name
from kg.extract.name_parts import enclosed
from kg.extract.naming import name_words
from kg.extract.scene import Scene
from kg.extract.tree import NOMINAL, SUBJECTS
from kg.model import Actor

if TYPE_CHECKING:
    from kg.extract.actors import Actors

AUTHORITY = "authority"
"""The class (anaphora.tsv) of bodies that belong to a state."""

RULING = frozenset({AUTHORITY, "bank"})
"""Classes that only a noun for authorities has both of, or the first of: «ведомство», «регулятор»."""

JOBS = {"ministry": AUTHORITY, "authority": AUTHORITY, "parliament": "parliament", "team": "club"}
"""Classes of bodies by the words that call them, but for those that repeat others themselves: «сейм» is a
parliament, but no other parliament is «сейм»."""

FAR = 12
"""Sentences that a noun looks back for a body of its own class."""

NEAR = 3
"""Sentences that it looks back for one of those that the text is about."""


def classes_of(scene: Scene, lemma: str) -> frozenset[str]:
    """Return the classes of the bodies that a common noun calls."""
    known, words = scene.lexicon.anaphor(lemma), scene.lexicon.words
    by_job = {kind for job, kind in JOBS.items() if lemma in words[job]}
    return (known.kinds if known else frozenset()) | by_job


def owned(actors: Actors, s: int, w: int, kinds: frozenset[str]) -> Actor | None:
    """Return the body of a class that a noun with a name of its own names last: «посольство Японии»."""
    scene = actors.scene
    for back in range(s, max(-1, s - 1 - FAR), -1):
        for token in reversed(scene.trees[back].tokens[: w if back == s else None]):
            if token.pos not in NOMINAL or scene.names.at(back, token.index) \
                    or classes_of(scene, token.lemma).isdisjoint(kinds):
                continue
            names = [n for i in name_words(scene, back, token.index) if (n := scene.names.at(back, i))]
            quoted = kinds <= RULING and any(enclosed(scene.trees[back], n.start, n.end) for n in names)
            if names and not quoted:
                found = actors.at(back, token.index)
                return found[0].actor if found else None
    return None


def subject_before(actors: Actors, s: int, kinds: frozenset[str]) -> Actor | None:
    """Return the body without a name that the sentences before are about, where it is of a class: «городская
    прокуратура» for «ведомство»."""
    scene = actors.scene
    for back in range(s - 1, max(-1, s - 1 - NEAR), -1):
        topic = actors.topic(back)
        if topic is None or topic.actor.type != "Organisation" or topic.reason not in ("group", "noun"):
            continue
        words = [t for t in scene.trees[back].tokens if topic.span.start <= t.start < topic.span.end]
        noun = next((t for t in words if t.pos == "NOUN"), None)
        if noun and len(words) > 1 and classes_of(scene, noun.lemma) & kinds:
            return topic.actor
    return None


def whole_body(actors: Actors, s: int, name: Name) -> Actor | None:
    """Return the branch that acts in the sentence before by a noun with the name of what it belongs to:
    «управление Минюста …» for «ведомство»."""
    scene = actors.scene
    names = scene.names.found[s - 1] if s else {}
    here = next((n for n in names.values() if n == name), None)
    tree = scene.trees[s - 1]
    head = tree.tokens[here.head] if here else None
    noun = tree.tokens[head.head] if head and head.rel == "nmod" and head.head >= 0 else None
    if noun is None or noun.pos != "NOUN" or noun.rel not in SUBJECTS or noun.feat("Number") != "Sing" \
            or noun.lemma not in scene.lexicon.words["department"]:
        return None
    found = actors.at(s - 1, noun.index)
    return found[0].actor if found and found[0].actor.type == "Organisation" else None


def other_office(actors: Actors, person: Actor, noun: str) -> bool:
    """Return whether somebody is known by other offices than the one that a noun names, or by no name but
    another office: «президент» is not the head of police named last."""
    lexicon = actors.scene.lexicon
    held = office_words(actors, person)
    if of_other_class(actors, held, noun):
        return True
    if lexicon.titles.get(noun) != "office" or noun in lexicon.words["leading"] or not held:
        return False
    classes = {lexicon.offices.get(" ".join(words)) for words in held} - {None}
    if noun in lexicon.words["lawmaker"] and any(lexicon.words["chamber"] & set(words) for words in held):
        return False
    leads = any(len(words) == 1 and words[0] in lexicon.words["leading"] for words in held)
    return not leads and not any(noun in words for words in held) and lexicon.offices.get(noun) not in classes


def office_words(actors: Actors, person: Actor) -> list[list[str]]:
    """Return the words of each office that somebody holds, or by which alone he is called."""
    held = [plain(r.office).split() for r in actors.roles if r.person.actor == person]
    named = any(n.actor == person for found in actors.scene.names.found for n in found.values())
    return held if held or named else [plain(person.label(actors.scene.language.code)).split()]


def of_other_class(actors: Actors, held: list[list[str]], noun: str) -> bool:
    """Return whether a noun is of a class of people («адвокат») to which those of somebody's offices do not
    belong («прокурор»)."""
    lexicon = actors.scene.lexicon
    known = lexicon.anaphor(noun)
    own = [lexicon.anaphor(word) for words in held for word in words[:1]]
    return known is not None and bool(known.kinds) and bool(held) and not any(
        one and one.kinds & known.kinds for one in own)
