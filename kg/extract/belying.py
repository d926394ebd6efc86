"""Words that stand in a place of a role and cannot have it."""

from __future__ import annotations

from kg.extract.bearers import holder
from kg.extract.candidate import Candidate
from kg.extract.clauses import Clauses
from kg.extract.frames import Slot
from kg.extract.positions import Dependent
from kg.extract.titles import title_at
from kg.extract.verbs import by_whom, is_verb
from kg.model import Token


def belies(clauses: Clauses, candidate: Candidate, role: str, slot: Slot, dependent: Dependent) -> bool:
    """Return whether a word stands in a place of a role but cannot have it: whose people suffer the act
    does not do it («высылка американских дипломатов»), in whose honour something stands is given
    nothing («снести памятник солдату»), and «об этом» from farther off is no theme."""
    scene = clauses.scene
    token = scene.trees[candidate.s].tokens[dependent.word]
    if role == "recipient" and slot.position == "Gen" and token.head != candidate.w:
        words, tree = scene.lexicon.words, scene.trees[candidate.s]
        post = tree.tokens[token.head].lemma in words["post"] and token.head in candidate.companions
        if post and title_at(scene, candidate.s, token.index) and not holder(scene, candidate.s, token.index):
            return True
        return by_whom(scene.trees[candidate.s], candidate.w, token.head)
    if role == "recipient" and dependent.mended and slot.position in scene.lexicon.labels["bearing"]:
        return with_whom(clauses, candidate, token)
    if role == "recipient" and slot.position in scene.lexicon.labels["doubtful owner"]:
        before = scene.trees[candidate.s].tokens[: token.index]
        thing = next((t for t in reversed(before) if t.pos not in ("ADJ", "DET", "PROPN")), token)
        return thing.head != candidate.w and thing.lemma in scene.lexicon.words["dedicated"]
    if role == "theme":
        words, labels = scene.lexicon.words, scene.lexicon.labels
        pronoun = scene.lexicon.pronouns.get(token.lemma)
        noun = scene.trees[candidate.s].tokens[candidate.w].pos == "NOUN"
        return (bool(dependent.mended) and token.lemma in words["pointer"]
                or noun and pronoun is not None and pronoun.kind == "relative"
                or token.lemma in words["manner"] and slot.position in labels["manner"]
                or noun and token.lemma in words["summed"] and slot.position in labels["for so long"]
                or token.lemma in words["behest"] and slot.position in labels["reason"]
                or token.lemma in words["decision"] and slot.position in labels["deciding"]
                and is_verb(scene.trees[candidate.s].tokens[candidate.w]))
    if role == "agent" and slot.position == "subj" and "Ins" in dependent.positions \
            and token.lemma in scene.lexicon.words["decision"]:
        return bool(clauses.noun_agents(candidate.s, dependent.word))
    people = {w for w in candidate.companions
              if scene.trees[candidate.s].tokens[w].feat("Animacy") == "Anim"}
    return role == "agent" and slot.position in ("adj", "Gen") and token.head in people


def with_whom(clauses: Clauses, candidate: Candidate, word: Token) -> bool:
    """Return whether a state or people stand with the thing that a mutual act is about, as it is with them:
    «обсудили войну с повстанцами», «обсудил отношения с Ганой»."""
    tree = clauses.scene.trees[candidate.s]
    if candidate.companions or "mutual" not in candidate.frame.switches:
        return False
    chain = tree.above(word.index)
    thing = next((t for t in chain if t.lemma in clauses.scene.lexicon.words["between two"]), None)
    about = [t for t in (thing, *tree.above(thing.index)) if t.rel == "obj"] if thing else []
    return bool(about) and all(m.actor.type != "Person" for m in clauses.actors.at(candidate.s, word.index))
