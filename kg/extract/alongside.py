"""Those who act beside the subject: «Чили вместе с Перу осудило», «наряду с врачами бастуют учителя»."""

from __future__ import annotations

from kg.extract.candidate import Candidate
from kg.extract.clauses import Clauses
from kg.extract.verbs import is_passive, is_verb
from kg.model import Mention

ACTING = frozenset({"Person", "State", "Organisation", "Group"})
"""Types of those who act with others; nobody writes «вместе с» a newspaper that he quotes."""


def act_alongside(clauses: Clauses, candidate: Candidate) -> None:
    """Add to the subject of a verb whoever does the same with it, where the frame has no place for him."""
    token = clauses.scene.trees[candidate.s].tokens[candidate.w]
    agents = candidate.actors.get("agent")
    own = any(rule.startswith("agent=subj") for rule in candidate.rules)
    if not agents or not own or not is_verb(token) or is_passive(token):
        return
    labels = set(clauses.scene.lexicon.labels["alongside"])
    taken = {slot.position for filler in candidate.frame.fillers for slot in filler.slots}
    alone = "mutual" in candidate.frame.switches and "recipient" not in candidate.actors
    if labels & taken or alone:
        return
    words = {*candidate.words.values(), *candidate.companions}
    others = [m for d in clauses.dependents(candidate.s, candidate.w)
              if d.positions & labels and d.word not in words
              for m in clauses.actors.all_at(candidate.s, d.word)]
    more = [m for m in others if m.actor.type in ACTING and not elsewhere(candidate, m)]
    if more:
        candidate.actors["agent"] = [*agents, *more]
        candidate.rules.append("agent=alongside")


def elsewhere(candidate: Candidate, mention: Mention) -> bool:
    """Return whether somebody has a role already."""
    return any(mention.actor in candidate.who(role) for role in candidate.actors)
