"""Whose an office is whose words do not say it: of the body or state that the text around it names.

Offices of business and sport («директор», «тренер») are those of the body named last; others are of a state:
the one that the person is known to have served, that of an office coordinated with it, or the one that the
article speaks of most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.actors import Actors
from kg.extract.antecedents import LOOK_BACK
from kg.extract.holders import seat_state
from kg.extract.lexicon import plain
from kg.extract.regions import around, nouns, regional, ruled, territory
from kg.extract.unnamed import AUTHORITY
from kg.extract.verbs import clause_verb
from kg.link import offices
from kg.model import Actor, Mention, Role

EMPLOYERS = frozenset({"Organisation", "Group"})
"""Types of actors whose directors and coaches there are."""

AGAINST = frozenset({"union", "court"})
"""Classes (anaphora.tsv) of bodies that news of business and sport set against the employer."""


def at_home(actors: Actors, known: list[Role], role: Role) -> Role:
    """Return a role that names no body with that which the text around it names, as it was where there is
    none."""
    if role.of:
        return around(actors, role)
    s = sentence_of(actors, role)
    jobs, words = actors.scene.lexicon.words, nouns(actors, role)
    business = bool(jobs["business"] & words)
    if jobs["clergy"] & words or not business and role.origin.rules[:1] != ("office",):
        return role
    region = territory(actors, role)
    if region or regional(actors, role):
        return replace(role, of=region)
    state = None if business else served_state(actors, known, role, s)
    of = same_holder(actors, known, role) or state or (None if business else ruled(actors, known, role))
    if not of and not business and jobs["of a state"] & words:
        return replace(role, of=main_state(actors, role))
    return replace(role, of=of or acting_body(actors, role, s) or (
        employer(actors, role, s) if business else main_state(actors, role) or employer(actors, role, s)))


def same_holder(actors: Actors, known: list[Role], role: Role) -> Mention | None:
    """Return the state of another office of the same person, or the body of one that «и» joins to it:
    «президент и директор «Веги» Анна Орлова»."""
    text, name = actors.scene.article.text, role.person.span
    for other in known:
        if other.of and other.person.span == name and other is not role:
            joined = ("," not in text[role.evidence.start : other.evidence.start]
                      and AUTHORITY not in actors.introductions.classes[other.of.actor.id])
            if joined or seat_state(actors, other.of.actor).type == "State":
                return other.of
    return None


def sentence_of(actors: Actors, role: Role) -> int:
    """Return the sentence in which a role is said."""
    sentences = actors.scene.document.sentences
    return next(i for i, x in enumerate(sentences) if x.start <= role.evidence.start < x.end)


def acting_body(actors: Actors, role: Role, s: int) -> Mention | None:
    """Return the body that is the subject of the clause around an office of no state, where it stands before:
    «клуб уволил тренера …»."""
    if plain(role.office) in actors.scene.lexicon.offices:
        return None
    tree = actors.scene.trees[s]
    title = next((t for t in tree.tokens if t.start >= role.evidence.start), tree.tokens[-1])
    verb = clause_verb(tree, title.index)
    own = tree.subject(verb.index) if verb else None
    if verb is None or own and own.index == title.index:
        return None
    for token in tree.tokens:
        if token.rel == "nsubj" and token.start < role.evidence.start and token.head == verb.index:
            found = actors.at(s, token.index)
            body = (found and found[0].actor.type == "Organisation"
                    and found[0].reason in ("name", "anaphora")
                    and employs(actors, found[0].actor))
            return found[0] if body else None
    return None


def employer(actors: Actors, role: Role, s: int) -> Mention | None:
    """Return the body named last before an office: in its sentence the nearest, before it the subject."""
    scene = actors.scene
    for back in range(s, max(-1, s - 1 - LOOK_BACK), -1):
        topic = actors.topic(back) if back < s else None
        employing = topic and topic.actor.type in EMPLOYERS and employs(actors, topic.actor)
        if topic and employing and body(actors, back, topic):
            return topic
        names = {n.start: n for n in scene.names.found[back].values()
                 if n.actor.type == "Organisation" and employs(actors, n.actor)}
        before = [i for i in sorted(names, reverse=True)
                  if back < s or scene.trees[s].tokens[names[i].head].start < role.evidence.start]
        if before:
            name = names[before[0]]
            return Mention(name.actor, scene.name_span(back, name), "article", name.text)
    return None


def employs(actors: Actors, body: Actor) -> bool:
    """Return whether a body can be the one whose office is named without it: no authority, union or
    court."""
    return not of_staff(actors, body) and AUTHORITY not in actors.introductions.classes[body.id]


def body(actors: Actors, s: int, topic: Mention) -> bool:
    """Return whether a topic is called by a name or by a noun for a body: «сборная», no «руководство
    клуба»."""
    nouns = (t for t in actors.scene.trees[s].tokens
             if topic.span.start <= t.start < topic.span.end and t.pos == "NOUN")
    noun = next(nouns, None)
    return topic.reason != "group" or noun is None or noun.lemma in actors.scene.lexicon.words["body"]


def of_staff(actors: Actors, body: Actor) -> bool:
    """Return whether a body is by its name a union or a court, which stand against companies and clubs."""
    words = plain(body.label(actors.scene.language.code)).split()
    known = (actors.scene.lexicon.anaphor(word) for word in words)
    return any(noun and AGAINST & noun.kinds for noun in known)


def served_state(actors: Actors, known: list[Role], role: Role, s: int) -> Mention | None:
    """Return the state that a person is known to have served, in this article or by the list of tenures, or
    that of the office that stands right before in the sentence."""
    mine = [r.of for r in known if r.of and r.person.actor == role.person.actor]
    start = actors.scene.document.sentences[s].start
    beside = [r.of for r in known if r.of and start <= r.evidence.start < role.evidence.start
              and r.person.actor != role.person.actor]
    states = list(dict.fromkeys(t.state for t in offices.tenures() if t.person == role.person.actor))
    if len(states) == 1:
        return Mention(states[0], role.evidence, "article")
    found = ((of, state_behind(actors, of.actor) or of.actor) for of in [*mine, *reversed(beside)])
    return next((Mention(actor, of.span, "article") for of, actor in found if actor.type == "State"), None)


def main_state(actors: Actors, role: Role) -> Mention | None:
    """Return the state that an article speaks of most, by its name, its seat or its bodies, which count
    twice, or its adjective; of several the first; not that to which an envoy is sent («посол в Чили»)."""
    abroad = bool(actors.scene.lexicon.words["envoy"] & set(plain(role.office).split()))
    spoken = [m for m in states_named(actors)
              if not (abroad and role.evidence.start <= m.span.start < role.evidence.end)]
    counts = Counter(m.actor for m in spoken)
    weights = Counter(m.actor for m in spoken if m.reason == "name")
    return max(spoken, key=lambda m: counts[m.actor] + weights[m.actor]) if spoken else None


def states_named(actors: Actors) -> Iterator[Mention]:
    """Yield each time that a text speaks of a state."""
    scene = actors.scene
    for s, tree in enumerate(scene.trees):
        for token in tree.tokens:
            name, actor = scene.names.at(s, token.index), scene.demonym(s, token.index)
            if name:
                actor = state_behind(actors, name.actor) if name.start == token.index else None
            if actor and actor.type == "State":
                yield Mention(actor, scene.span(s, [token.index]), "name" if name else "demonym")


def state_behind(actors: Actors, actor: Actor) -> Actor | None:
    """Return the state that a name stands for: its own, that of a seat, or that of a body of it."""
    state = seat_state(actors, actor)
    return state if state.type == "State" else actors.scene.book.state_of(actor)
