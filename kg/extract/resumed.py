"""Who goes on acting: the body of the sentence before, for a passive that names nobody («Кабинет собрался во
вторник. Одобрено соглашение», «Войска начали штурм. Захвачены две деревни»)."""

from __future__ import annotations

from kg.extract.authorities import agentless
from kg.extract.candidate import Candidate
from kg.extract.clauses import Clauses
from kg.extract.enforcers import BODIES, at_home, sentence_before, site
from kg.extract.scene import Scene
from kg.extract.verbs import by_whom, is_verb
from kg.model import Mention, Token

MAIN = frozenset({"root", "conj", "parataxis"})
"""Relations of the verbs that say what a sentence is about."""


def resumed(clauses: Clauses, candidate: Candidate) -> list[Mention]:
    """Return the state or body that the sentence before tells of, where a passive goes on with what it has
    resolved, or with what those suffer whom it comes upon by force."""
    s, scene = candidate.s, clauses.scene
    token, root = scene.trees[s].tokens[candidate.w], sentence_before(clauses, s)
    between = "mutual" in candidate.frame.switches and not candidate.actors.get("recipient")
    lacks = any(f.required and f.role != "agent" and f.role not in {*candidate.actors, *candidate.words}
                for f in candidate.frame.fillers)
    if (root is None or not is_verb(token) or token.rel not in MAIN or between or lacks
            or not agentless(clauses, s, token, candidate)
            or any(by_whom(scene.trees[s], token.index, k.index) and clauses.actors.at(s, k.index)
                   for k in scene.trees[s].children(token.index))):
        return []
    lemmas, words = {token.lemma, scene.language.active(token)}, scene.lexicon.words
    resolved = bool(lemmas & words["resolved"]) and resolves(clauses, s - 1, root)
    by_force = bool(lemmas & words["violence"]) and comes_upon(clauses, s - 1, root)
    subject = scene.trees[s - 1].subject(root.index)
    if subject is None or not (resolved or by_force) or own_losses(scene, candidate, s - 1, subject.index):
        return []
    return [m for m in clauses.subjects(s - 1, root.index)
            if (m.actor.type in ("State", "Organisation") or m.reason == "title" or by_force)
            and m.actor.type in {"State", *BODIES} and m.actor not in candidate.who("recipient")
            and (by_force or site(clauses, s) is None or at_home(clauses, s, s - 1, subject.index, m.actor))]


def resolves(clauses: Clauses, s: int, verb: Token) -> bool:
    """Return whether a clause can tell of a body that then resolves something: not where it turns to another
    or tells of others, but for a decision of its own («объявил о …», «опубликовал указ»)."""
    lexicon = clauses.scene.lexicon
    alone = [frame for frame in lexicon.frames.by_trigger.get(verb.lemma, ()) if not frame.companions]
    tells = any("speech" in frame.switches for frame in alone)
    turns = any(frame.filler("recipient") and frame.switches.isdisjoint({"mutual", "speech"})
                for frame in alone)
    said = {verb.lemma, *(k.lemma for k in clauses.scene.trees[s].children(verb.index, "obj", "obl"))}
    sits = bool(said & (lexicon.words["sitting"] | lexicon.words["own announcement"]))
    decision = bool(said & (lexicon.words["decision"] | lexicon.words["law"]))
    return sits or not turns and (not tells or decision)


def comes_upon(clauses: Clauses, s: int, verb: Token) -> bool:
    """Return whether a clause tells that its subject attacks or enters by force, by its verb or object:
    «напали на село», «продолжили наступление»."""
    assaults, support = clauses.scene.lexicon.words["assault"], clauses.scene.lexicon.supports.get(verb.lemma)
    carried_out = support is not None and support.link == "subject"
    return verb.lemma in assaults or carried_out and any(
        k.lemma in assaults for k in clauses.scene.trees[s].children(verb.index, "obj"))


def own_losses(scene: Scene, candidate: Candidate, s: int, attacker: int) -> bool:
    """Return whether those who suffer are the attackers of a sentence themselves: «Боевики напали на базу.
    Убиты пятеро боевиков», «… двое нападавших», «Армия Чада … Убиты трое чадских солдат»."""
    word = candidate.words.get("recipient")
    if word is None:
        return False
    tree, before = scene.trees[candidate.s], scene.trees[s]
    ours = {scene.state(s, i) for i in before.below(attacker)} - {None}
    theirs = {scene.demonym(candidate.s, i) for i in tree.below(word)}
    lemmas = {before.tokens[attacker].lemma, *scene.lexicon.words["attacker"]}
    return any(tree.tokens[i].lemma in lemmas for i in tree.below(word)) or bool(ours & theirs)
