"""Who goes on acting: the body of the sentence before, for a passive that names nobody («Кабинет собрался во
вторник. Одобрено соглашение», «Войска начали штурм. Захвачены две деревни»)."""

from __future__ import annotations

from kg.extract.authorities import agentless
from kg.extract.candidate import Candidate
from kg.extract.clauses import Clauses
from kg.extract.enforcers import BODIES, at_home, sentence_before, site
from kg.extract.verbs import by_whom, is_verb
from kg.model import Mention, Token

MAIN = frozenset({"root", "conj", "parataxis"})
"""Relations of the verbs that say what a sentence is about."""


def resumed(clauses: Clauses, candidate: Candidate) -> list[Mention]:
    """Return the state or body that the sentence before tells of, where a passive goes on with what it has
    resolved, or with what those suffer whom it comes upon by force."""
    s, scene = candidate.s, clauses.scene
    token, root = scene.trees[s].tokens[candidate.w], sentence_before(clauses, s)
    if (root is None or not is_verb(token) or token.rel not in MAIN or "mutual" in candidate.frame.switches
            or not agentless(clauses, s, token, candidate)
            or any(by_whom(scene.trees[s], token.index, k.index) and clauses.actors.at(s, k.index)
                   for k in scene.trees[s].children(token.index))):
        return []
    lemmas, words = {token.lemma, scene.language.active(token)}, scene.lexicon.words
    tells = any("speech" in frame.switches and not frame.companions
                for frame in scene.lexicon.frames.by_trigger.get(root.lemma, ()))
    resolved = bool(lemmas & words["resolved"]) and (not tells or root.lemma in words["own announcement"])
    by_force = bool(lemmas & words["violence"]) and comes_upon(clauses, s - 1, root)
    subject = scene.trees[s - 1].subject(root.index)
    if subject is None or not (resolved or by_force) or own_losses(clauses, candidate, subject):
        return []
    return [m for m in clauses.subjects(s - 1, root.index)
            if (m.actor.type in ("State", "Organisation") or m.reason == "title" or by_force)
            and m.actor.type in {"State", *BODIES} and m.actor not in candidate.who("recipient")
            and (by_force or site(clauses, s) is None or at_home(clauses, s, s - 1, subject.index, m.actor))]


def comes_upon(clauses: Clauses, s: int, verb: Token) -> bool:
    """Return whether a clause tells that its subject attacks or enters by force, by its verb or object:
    «напали на село», «продолжили наступление»."""
    assaults, support = clauses.scene.lexicon.words["assault"], clauses.scene.lexicon.supports.get(verb.lemma)
    carried_out = support is not None and support.link == "subject"
    return verb.lemma in assaults or carried_out and any(
        k.lemma in assaults for k in clauses.scene.trees[s].children(verb.index, "obj"))


def own_losses(clauses: Clauses, candidate: Candidate, subject: Token) -> bool:
    """Return whether those who suffer are the attackers themselves: «Боевики напали на базу. Убиты пятеро
    боевиков», «… двое нападавших»."""
    scene, word = clauses.scene, candidate.words.get("recipient")
    if word is None:
        return False
    tree, before = scene.trees[candidate.s], scene.trees[candidate.s - 1]
    ours = {scene.state(candidate.s - 1, i) for i in before.below(subject.index)} - {None}
    theirs = {scene.demonym(candidate.s, k.index) for k in tree.children(word, "amod")}
    return tree.tokens[word].lemma in {subject.lemma, *scene.lexicon.words["attacker"]} or bool(ours & theirs)
