"""Acts of several on each other: who is the counterpart where all stand together."""

from __future__ import annotations

from kg.extract.candidate import Candidate
from kg.extract.clauses import Clauses
from kg.extract.factuality import fact
from kg.extract.members import members
from kg.extract.scene import Scene
from kg.model import Status


def pair(clauses: Clauses, candidate: Candidate) -> None:
    """Give the agents of a mutual act, or of any act on «друг друга», each other as counterparts; what is
    done together only «вместе с» somebody is not shared by those who stand side by side."""
    agents = candidate.actors.get("agent", [])
    if len(agents) < 2 or candidate.actors.get("recipient"):
        return
    if "mutual" in candidate.frame.switches and not among(clauses, candidate):
        filler = candidate.frame.filler("recipient")
        beside = filler is not None and all("_" in slot.position for slot in filler.slots)
        if not beside and not ("agent=controller" in candidate.rules and against(clauses, candidate)):
            candidate.actors["agent"], candidate.actors["recipient"] = agents[:1], agents[1:]
            candidate.words.pop("recipient", None)
            candidate.rules.append("mutual")
    elif each_other(clauses, candidate):
        candidate.actors["recipient"] = agents
        candidate.rules.append("recipient=each other")


def among(clauses: Clauses, candidate: Candidate) -> bool:
    """Return whether all but the first of the agents are named as of those whom this means: «письмо подписали
    сто врачей, среди них Орлов»."""
    word = candidate.words.get("agent")
    named = {m.actor for m in members(clauses.actors, candidate.s, word)} if word is not None else set()
    return {m.actor for m in candidate.actors["agent"][1:]} <= named


def against(clauses: Clauses, candidate: Candidate) -> bool:
    """Return whether something stands in the place of the counterpart of a mutual act, though it is nobody:
    those who speak of «войну с террором» do not wage it on each other."""
    filler = candidate.frame.filler("recipient")
    places = {slot.position for slot in filler.slots} if filler else set()
    return any(places & d.positions for d in clauses.dependents(candidate.s, candidate.w))


def each_other(clauses: Clauses, candidate: Candidate) -> bool:
    """Return whether an act is done by its agents to each other: «обвинили друг друга», «нанесли удары
    друг по другу»."""
    tree, words = clauses.scene.trees[candidate.s], clauses.scene.lexicon.words["each other"]
    filler = candidate.frame.filler("recipient")
    places = {slot.position for slot in filler.slots} if filler else set()
    kids = [k for w in (candidate.w, *candidate.companions) for k in tree.children(w)]
    return any(k.lemma in words and any(n.lemma in words for n in tree.children(k.index))
               and places & {"obj", "Gen", *tree.labels(k.index)} for k in kids)


def alone(scene: Scene, candidate: Candidate, found: list[Candidate]) -> bool:
    """Return whether one is to act with another who is not named with the act, which is no more than what is
    proposed or asked for: «предложил начать переговоры»."""
    return ("mutual" in candidate.frame.switches and not candidate.who("recipient")
            and fact(scene, candidate, found).status is Status.HYPOTHETICAL)
