"""Selves: nobody does to himself what the text does not say he does to «себя»."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.authorities import UNNAMED
from kg.extract.candidate import Candidate, names_himself
from kg.extract.clauses import Clauses
from kg.extract.naming import nominal
from kg.extract.verbs import is_verb
from kg.model import Mention


def tell_apart(clauses: Clauses, candidate: Candidate) -> None:
    """Tell the counterpart of an act from who does it, where one word or two were read as the same actor: an
    office then is somebody else's («министр встретился с президентом и министром Чили»), and whom the verb
    above asks to act is not whom he acts on («посоветовал войскам сдаться»). So with who acts, where he is
    called by his office alone and the other by name («канцлер встретился с премьером Пабло Ривасом»)."""
    recipients, agents = candidate.actors.get("recipient", []), candidate.who("agent")
    same = [m for m in recipients if m.actor in agents]
    if not same or len(agents) > 1 or UNNAMED in candidate.rules or names_himself(clauses.scene, candidate):
        return
    token = clauses.scene.trees[candidate.s].tokens[candidate.w]
    acting = candidate.actors["agent"]
    if all(m.reason == "title" for m in same):
        candidate.actors["recipient"] = [other(clauses, candidate, "recipient", m) if m in same else m
                                         for m in recipients]
        candidate.rules.append("recipient=another of this office")
    elif all(m.reason == "title" for m in acting) and all(m.reason == "name" for m in same):
        candidate.actors["agent"] = [other(clauses, candidate, "agent", m) for m in acting]
        candidate.rules.append("agent=another of this office")
    elif is_verb(token) and {m.span for m in same} == {m.span for m in acting}:
        candidate.actors.pop("recipient")
        candidate.words.pop("recipient", None)


def other(clauses: Clauses, candidate: Candidate, role: str, mention: Mention) -> Mention:
    """Return who is called by an office alone."""
    tree = clauses.scene.trees[candidate.s]
    head = next((t.index for t in tree.tokens if mention.span.start <= t.start < mention.span.end
                 and t.lemma in clauses.scene.lexicon.titles), candidate.words.get(role))
    if head is None:
        return mention
    return replace(mention, actor=nominal(clauses.scene, candidate.s, head, "Person"))
