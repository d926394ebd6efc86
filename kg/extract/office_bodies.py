"""Whose office is given or taken, where nobody is said to give it: «назначен послом Японии»."""

from __future__ import annotations

from dataclasses import replace

from kg.actors import names
from kg.extract.candidate import Candidate
from kg.extract.clauses import Clauses
from kg.extract.titles import Title, title_at
from kg.extract.verbs import is_verb
from kg.link.names import normal
from kg.model import Actor, Mention, RoleStatus

OFFICE = "agent=body of the office"
"""The rule by which the body whose office is given acts."""

OWNERS = frozenset({"State", "Organisation"})
"""Types of the bodies whose offices are given: «назначен тренером клуба»."""


def take_office(clauses: Clauses, candidate: Candidate) -> bool:
    """Fill the agent with the body whose office is given or taken: «назначен послом Японии» → Japan."""
    s = candidate.s
    present = present_post(clauses, candidate)
    for role in ("theme",) if present else ("recipient", "theme"):
        posts = [k.index for w in candidate.companions for k in clauses.scene.trees[s].children(w, "nmod")]
        words = [*posts, *([candidate.words[role]] if role in candidate.words else ())]
        titles = [title for w in words if (title := title_at(clauses.scene, s, w))]
        title = next((t for t in titles if t.of and (t.status is RoleStatus.CURRENT or t.head in posts)),
                     None)
        if title and title.of:
            candidate.actors["agent"] = [Mention(title.of[1], clauses.scene.span(s, [title.of[0]]),
                                                 "office")]
        bodies = [m for w in words for m in clauses.noun_agents(s, w) if m.actor.type in OWNERS]
        if bodies and "agent" not in candidate.actors and titles and role == "theme":
            candidate.actors["agent"] = bodies[:1]
        if titles and "agent" not in candidate.actors and (body := same_post(clauses, s, titles[0])):
            candidate.actors["agent"] = [body]
    verb = is_verb(clauses.scene.trees[s].tokens[candidate.w])
    for person in candidate.actors.get("recipient", []) if verb else ():
        held = next((r for r in clauses.actors.roles if r.person.actor == person.actor and r.of
                     and r.of.actor != present), None)
        if held and held.of and "agent" not in candidate.actors:
            candidate.actors["agent"] = [held.of]
    if "agent" in candidate.actors:
        candidate.actors["agent"] = [replace(m, actor=who_appoints(clauses, m.actor))
                                     for m in candidate.actors["agent"]]
        candidate.rules.append(OFFICE)
    return "agent" in candidate.actors


def who_appoints(clauses: Clauses, body: Actor) -> Actor:
    """Return who gives an office of a body: of a region, its state."""
    words = clauses.scene.lexicon.words["territory"]
    region = body.type == "Place" and any(words & set(normal(said).split()) for said in names(body))
    state = clauses.scene.book.state_of(body) if region else None
    return state or body


def present_post(clauses: Clauses, candidate: Candidate) -> Actor | None:
    """Return the body that somebody serves who is given another office: «исполняющим обязанности назначен мэр
    Осло»."""
    word, given = candidate.words.get("recipient"), candidate.words.get("theme")
    if given is None or clauses.scene.trees[candidate.s].tokens[given].feat("Case") != "Ins":
        return None
    title = title_at(clauses.scene, candidate.s, word) if word is not None else None
    return title.of[1] if title and title.of else None


def same_post(clauses: Clauses, s: int, title: Title) -> Mention | None:
    """Return the body whose office of the same name was spoken of before: «уволен директор музея. … Новым
    директором назначен …»."""
    scene = clauses.scene
    for back in range(s if title.of is None else -1, -1, -1):
        for token in scene.trees[back].tokens:
            other = title_at(scene, back, token.index) if token.lemma == lemma_of(clauses, title) else None
            if other and other.of and other.of[1].type == "Organisation":
                return Mention(other.of[1], scene.span(back, [other.of[0]]), "office")
    return None


def lemma_of(clauses: Clauses, title: Title) -> str:
    """Return the noun of a title."""
    return clauses.scene.trees[title.s].tokens[title.head].lemma
