"""Enforcers: the police, court, regulator or other authority that the text names near an act that names
nobody who does it."""

from __future__ import annotations

from kg.extract.candidate import Candidate
from kg.extract.clauses import Clauses
from kg.extract.speaking_bodies import forced
from kg.extract.tree import SUBJECTS, Tree
from kg.extract.unnamed import AUTHORITY, classes_of
from kg.extract.verbs import by_whom, is_passive, is_verb
from kg.extract.wardens import CALLED, CAPTOR, rescued
from kg.model import Actor, Mention, Token

BODIES = frozenset({"Organisation", "Group"})
"""Types of actors that can be an authority."""

PROCEEDING = frozenset({"State", "Organisation"})
"""Types of those whose act a noun names, which goes on."""

LOOK_BACK = 2
"""Sentences back in which a noun names an act that goes on."""


def named_enforcer(clauses: Clauses, candidate: Candidate) -> Mention | None:
    """Return the police, court, regulator or air defence named in the sentence or last before it, whichever
    of them does what a frame says; a body known by its name only, where it acts in this sentence or the one
    before."""
    switches = candidate.frame.switches
    army = "army" in switches
    elsewhere: Actor | None = None
    for back in range(candidate.s, -1, -1):
        if elsewhere and elsewhere not in (there := states_of(clauses, back)) and there:
            break
        elsewhere = elsewhere or site(clauses, back)
        tree = clauses.scene.trees[back]
        for t, kind in clauses.scene.enforcers[back]:
            barred = (f"no-{kind}" in switches or kind in CALLED and kind not in switches
                      or kind == CAPTOR and (t.rel not in SUBJECTS or rescued(clauses, candidate))
                      or t.lemma not in clauses.scene.lexicon.enforcers and (
                          t.rel not in SUBJECTS or back < candidate.s - 1)
                      or any(k.lemma in clauses.scene.lexicon.words["abroad"]
                             for k in tree.children(t.index, "amod")))
            if barred or (kind == "army") != army:
                continue
            w = t.head if army and t.rel == "nmod" else t.index
            suffers = tree.label(w) in clauses.scene.lexicon.labels["acted upon"] or victim(clauses, tree, w)
            own = back == candidate.s and any(w == i or w in tree.below(i) for role, i in
                                              candidate.words.items() if role == "recipient" or w == i)
            otherwise = acts_otherwise(clauses, candidate, tree, w)
            found = [] if suffers or own or otherwise else clauses.actors.at(back, w)
            if found and found[0].actor.type not in ("Person", "Thing"):
                return found[0]
    return None


def acts_otherwise(clauses: Clauses, candidate: Candidate, tree: Tree, w: int) -> bool:
    """Return whether an enforcer is he who does an act of another kind: «тело обнаружено полицией»."""
    head = tree.tokens[w].head
    if head == candidate.w or not by_whom(tree, head, w):
        return False
    frames = clauses.scene.lexicon.frames.by_trigger.get(tree.tokens[head].lemma, ())
    return all(frame.relation != candidate.frame.relation for frame in frames)


def victim(clauses: Clauses, tree: Tree, w: int) -> bool:
    """Return whether a genitive names who suffered the act of its noun: «убийство полицейских»."""
    token = tree.tokens[w]
    noun = tree.tokens[token.head] if token.head >= 0 and tree.label(w) == "Gen" else None
    if noun is None or noun.pos != "NOUN":
        return False
    frames = clauses.scene.lexicon.frames.by_trigger.get(noun.lemma, ())
    fillers = (frame.filler("recipient") for frame in frames if not frame.companions)
    return any(slot.position == "Gen" for filler in fillers if filler for slot in filler.slots)


def at_home(clauses: Clauses, s: int, at: int, w: int, body: Actor) -> bool:
    """Return whether a body, called by a word of the sentence ``at``, may act where a sentence says that
    something was done: at home."""
    scene, there = clauses.scene, site(clauses, s)
    words = [scene.trees[at].tokens[i].lemma.capitalize() for i in scene.trees[at].below(w)]
    named = (scene.book.lookup(word, "State") for word in words)
    own = scene.book.state_of(body) or next((state for state in named if state), None)
    return there is None or own is None or own == there


def site(clauses: Clauses, s: int) -> Actor | None:
    """Return the state in which a sentence says that something was done."""
    tree, inside = clauses.scene.trees[s], clauses.scene.lexicon.labels["inside"]
    return next((state for t in tree.tokens if tree.label(t.index) in inside
                 and (state := clauses.scene.state(s, t.index))), None)


def states_of(clauses: Clauses, s: int) -> set[Actor]:
    """Return the states that a sentence names."""
    return {state for t in clauses.scene.trees[s].tokens if (state := clauses.scene.state(s, t.index))}


def ruled_before(clauses: Clauses, candidate: Candidate) -> Mention | None:
    """Return the state or body that the sentence before tells an act of this kind of, which goes on without
    naming it: «Администрация запретила въезд жителям Чада. Тогда же ввели …»."""
    s, scene = candidate.s, clauses.scene
    if not s or scene.block(s) != scene.block(s - 1) and not candidate.actors.get("recipient"):
        return None
    root = next((t for t in scene.trees[s - 1].tokens if t.rel == "root" and is_verb(t)), None)
    frames = scene.lexicon.frames.by_trigger.get(root.lemma, ()) if root else ()
    named = scene.trees[s - 1].subject(root.index) if root else None
    alike = root is not None and named is not None and not is_passive(root) and any(
        frame.relation == candidate.frame.relation and (acts := frame.filler("agent")) is not None
        and any(slot.position == "subj" for slot in acts.slots)
        and all(named.lemma in wanted.lemmas for wanted in frame.companions if wanted.label == "Nom")
        for frame in frames)
    found = clauses.subjects(s - 1, root.index) if root and alike else []
    return found[0] if len(found) == 1 and found[0].actor.type in ("State", "Organisation", "Group") else None


def named_with_noun(clauses: Clauses, candidate: Candidate) -> list[Mention]:
    """Return the state or body whose act of this kind a noun names in the sentence or in the two before: it
    is the same («Банки попали под санкции ЕС. Ограничения введены в мае»)."""
    scene, relation = clauses.scene, candidate.frame.relation
    if "army" in candidate.frame.switches:  # who shoots something down is not who struck before
        return []
    for s in range(candidate.s, max(-1, candidate.s - 1 - LOOK_BACK), -1):
        for noun in reversed(scene.trees[s].tokens):
            frames = scene.lexicon.frames.by_trigger.get(noun.lemma, ()) if noun.pos == "NOUN" else ()
            if (s, noun.index) == (candidate.s, candidate.w) or not any(
                    frame.relation == relation and not frame.companions for frame in frames):
                continue
            found = [m for m in clauses.noun_agents(s, noun.index) if m.actor.type in PROCEEDING
                     and m.actor not in candidate.who("recipient")]
            if found:
                return found
    return []


def sentence_before(clauses: Clauses, s: int) -> Token | None:
    """Return the active verb of the sentence before, also of the paragraph before, which another goes on
    from."""
    scene = clauses.scene
    if not s or scene.block(s) - scene.block(s - 1) > 1:
        return None
    return next((t for t in scene.trees[s - 1].tokens
                 if t.rel == "root" and is_verb(t) and not is_passive(t)), None)


def proceeding(clauses: Clauses, candidate: Candidate) -> list[Mention]:
    """Return the authority that the sentence before tells a proceeding of, or the body that sat, where an act
    that names nobody ends it: «Минздрав проверил завод. Лицензия приостановлена», «Совет собрался. Введены
    санкции»; only authorities arrest."""
    if "army" in candidate.frame.switches:
        return []
    sat = busy_before(clauses, candidate, "sitting", BODIES)
    led = busy_before(clauses, candidate, "proceeding", BODIES)
    token, words = clauses.scene.trees[candidate.s].tokens[candidate.w], clauses.scene.lexicon.words
    resolved = {token.lemma, clauses.scene.language.active(token)} & words["resolved"]
    bodies = [m for m in sat if resolved and not forced(clauses, token)
              and (m.actor.type == "Organisation" or m.reason == "title")]
    return bodies or [m for m in led if official(clauses, candidate.s - 1, m)]


def busy_before(clauses: Clauses, candidate: Candidate, job: str, types: frozenset[str]) -> list[Mention]:
    """Return who is busy in the sentence before with what a job of the word lists holds, as a verb or its
    noun, at home where the act is said to be done somewhere."""
    s, scene = candidate.s, clauses.scene
    root = sentence_before(clauses, s)
    subject = scene.trees[s - 1].subject(root.index) if root else None
    if root is None or subject is None or scene.lexicon.words[job].isdisjoint(
            t.lemma for t in (root, *scene.trees[s - 1].children(root.index, "obj", "obl"))):
        return []
    return [m for m in clauses.subjects(s - 1, root.index)
            if m.actor.type in types and m.actor not in candidate.who("recipient")
            and (site(clauses, s) is None or at_home(clauses, s, s - 1, subject.index, m.actor))]


def official(clauses: Clauses, s: int, body: Mention) -> bool:
    """Return whether a body is an authority: by its class, by the noun that it is called by, as a body of a
    state."""
    scene, known = clauses.scene, clauses.actors.introductions.classes[body.actor.id]
    nouns = [t for t in scene.trees[s].tokens if body.span.start <= t.start < body.span.end]
    return (AUTHORITY in known or any(
        AUTHORITY in classes_of(scene, t.lemma) or t.lemma in scene.lexicon.words["ruling"] for t in nouns)
        or any(t in nouns for t, _ in scene.enforcers[s]))
