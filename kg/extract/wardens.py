"""Wardens: who lists, bars and holds people, where no authorities of the place do."""

from __future__ import annotations

from kg.extract.candidate import Candidate
from kg.extract.clauses import Clauses
from kg.extract.tree import Tree
from kg.extract.verbs import clause_verb, is_passive
from kg.model import Mention, Token

CAPTOR = "captor"
"""The kind (enforcers.tsv) of those who hold people by force."""

CALLED = frozenset({"regulator", CAPTOR})
"""Kinds of enforcers that only a frame with a switch of their name looks for."""


def by_list(clauses: Clauses, candidate: Candidate) -> list[Mention]:
    """Return who draws up the list of those to whom something is done: «Чад утвердил список лиц, которым
    запрещён въезд»."""
    s, tree = candidate.s, clauses.scene.trees[candidate.s]
    above = list(tree.above(candidate.w))
    clause = next((i for i, t in enumerate((tree.tokens[candidate.w], *above)) if t.rel == "acl:relcl"), None)
    listed = next((t for t in above[clause:] if t.lemma in clauses.scene.lexicon.words["list"]),
                  None) if clause is not None else None
    within = listed is not None and tree.label(listed.index) in clauses.scene.lexicon.labels["inside"]
    verb = clause_verb(tree, listed.index) if listed and not within else None
    found = clauses.subjects(s, verb.index) if verb else []
    return [m for m in found if m.actor.type in ("State", "Organisation")]


def in_union(clauses: Clauses, s: int) -> list[Mention]:
    """Return the union of states in whose territory something is done: «на территории ЕС запрещено …»."""
    scene, tree = clauses.scene, clauses.scene.trees[s]
    places = scene.lexicon.labels["location"]
    names = [n for t in tree.tokens if tree.label(t.index) in places for k in tree.children(t.index, "nmod")
             if (n := scene.names.at(s, k.index)) and n.head == k.index and n.actor.type == "Organisation"]
    return [Mention(n.actor, scene.name_span(s, n), n.reason) for n in names
            if scene.book.get(n.actor.id) and scene.book.state_of(n.actor) is None][:1]


def guarded(clauses: Clauses, candidate: Candidate) -> list[Mention]:
    """Return the state or union into which somebody may not come: «запрещён въезд на территорию Чада»."""
    scene, s, word = clauses.scene, candidate.s, candidate.words.get("theme")
    tree = scene.trees[s]
    if word is None or tree.tokens[word].lemma not in scene.lexicon.words["entry"]:
        return []
    names = [n for i in tree.below(word) if i > word and (n := scene.names.at(s, i)) and n.head == i]
    return [Mention(n.actor, scene.name_span(s, n), n.reason) for n in names[:1]
            if n.actor.type == "State" or scene.book.get(n.actor.id) and n.actor.type == "Organisation"]


def of_captors(clauses: Clauses, candidate: Candidate) -> bool:
    """Return whether somebody is let go whom no authorities hold: «заложники освобождены»."""
    tree, hostages = clauses.scene.trees[candidate.s], clauses.scene.lexicon.words["hostage"]
    return CAPTOR in candidate.frame.switches and any(
        tree.tokens[w].lemma in hostages or any(t.lemma in hostages for t in tree.children(w))
        for w in candidate.words.values())


def rescued(clauses: Clauses, candidate: Candidate) -> bool:
    """Return whether captives are freed by others than their captors: «заложников освободили», «освобождены в
    ходе операции»."""
    tree, words = clauses.scene.trees[candidate.s], clauses.scene.lexicon.words
    token = tree.tokens[candidate.w]
    return token.lemma in words["freeing"] and (
        not is_passive(token) or any(t.lemma in words["raid"] for t in tree.tokens))


def blamed(clauses: Clauses, tree: Tree, place: Token) -> bool:
    """Return whether a place is that of what somebody is punished for: «санкции за пытки в Чаде»."""
    labels = clauses.scene.lexicon.labels["blamed"]
    return any(t.pos == "NOUN" and tree.label(t.index) in labels for t in tree.above(place.index))
