"""Authorities: whose act an arrest, a ban, a sentence is that names nobody who acts."""

from __future__ import annotations

from itertools import chain

from kg.extract.candidate import Candidate
from kg.extract.clauses import Clauses
from kg.extract.controllers import at_session
from kg.extract.enforcers import BODIES, at_home, named_enforcer, named_with_noun, proceeding, ruled_before
from kg.extract.speaking_bodies import forced
from kg.extract.tree import SUBJECTS, Tree
from kg.extract.verbs import by_nobody, clause_verb, is_passive, is_verb
from kg.extract.wardens import blamed, by_list, guarded, in_union, of_captors
from kg.model import Mention, Token

AUTHORITIES = "authorities of the place"
UNNAMED = f"agent={AUTHORITIES}"
"""The rule by which authorities act that the text does not name."""


def suffered(candidate: Candidate) -> bool:
    """Return whether a frame makes its subject suffer the act, or the act itself its subject, so that nobody
    who acts need be named: «получил срок», «ему грозит арест»."""
    others = [f for f in candidate.frame.fillers if f.role != "agent"]
    return any(slot.position == "subj" for f in others for slot in f.slots)


def agentless(clauses: Clauses, s: int, token: Token, candidate: Candidate) -> bool:
    """Return whether a verb leaves its agent out on purpose: a passive, or a plural without a subject."""
    tree = clauses.scene.trees[s]
    if not is_verb(token):
        above = clause_verb(tree, token.index)
        looming = above is not None and above.lemma in clauses.scene.lexicon.words["looming"]
        return token.pos == "NOUN" and not looming
    reflexive = token.feat("Voice") == "Mid"
    bare = all(k.rel in ("advmod", "cc", "punct") for k in tree.children(token.index))
    if token.index < token.head and (token.rel == "amod" or token.rel == "acl" and bare):
        return False
    asked = (token.index, token.head) if token.rel in SUBJECTS else (token.index,)
    if any(k.lemma in clauses.scene.lexicon.words["whether"] for w in asked for k in tree.children(w)):
        return False
    finite = ruling(clauses, tree, token)
    subject = tree.subject(finite.index)
    shared = subject is None or subject.index in candidate.words.values()
    plural = finite.feat("Number") == "Plur" and finite.feat("VerbForm") == "Fin" and shared
    apart = (token.rel != "conj" or not token.agrees(tree.tokens[token.head], "Number")
             or by_nobody(tree, token) or by_nobody(tree, tree.tokens[token.head]))
    return is_passive(token) or reflexive or plural and apart or unsaid(clauses, tree, token)


def unsaid(clauses: Clauses, tree: Tree, verb: Token) -> bool:
    """Return whether an infinitive is the subject of what is done or decided by nobody who is named: «его
    удалось задержать», «решено закрыть»; what only should be done, nobody does."""
    if verb.rel not in SUBJECTS or verb.head < 0 or verb.feat("VerbForm") != "Inf":
        return False
    support = clauses.scene.lexicon.supports.get(tree.tokens[verb.head].lemma)
    return (support is not None and support.status in ("actual", "planned")
            and not tree.children(verb.head, "iobj"))


def ruling(clauses: Clauses, tree: Tree, verb: Token) -> Token:
    """Return the finite verb of an infinitive, its auxiliary or what it is the act of: «будут привлекать»,
    «могут отменить», «начали задерживать»."""
    auxiliary = next((k for k in tree.children(verb.index, "aux") if k.feat("VerbForm") == "Fin"), None)
    above = tree.tokens[verb.head] if verb.rel == "xcomp" and verb.head >= 0 else None
    support = clauses.scene.lexicon.supports.get(above.lemma) if above else None
    same = support is not None and support.link == "subject" and support.status in ("actual", "hypothetical")
    return auxiliary or (above if same else None) or verb if verb.feat("VerbForm") == "Inf" else verb


def authorities(clauses: Clauses, candidate: Candidate) -> list[Mention]:
    """Return whose act it was: of a police or court named before, else of the state of the place or person,
    or named last."""
    decided = by_decision(clauses, candidate)
    if decided:
        return decided
    s, tree = candidate.s, clauses.scene.trees[candidate.s]
    imposed = ruled_above(clauses, candidate)
    if imposed:
        return imposed
    if "regulator" in candidate.frame.switches and clauses.scene.in_sport(s):
        return []  # clubs are fined by their leagues, not by courts and states
    enforcer = named_enforcer(clauses, candidate)
    body = None if enforcer and enforcer.span.start >= tree.tokens[0].start else telling(clauses, candidate)
    if body or enforcer:
        return [m for m in (body or enforcer,) if m]
    league = clauses.scene.in_sport(s) and not forced(clauses, tree.tokens[candidate.w])
    if league or of_captors(clauses, candidate):
        return []  # those of sport are punished by leagues, and hostages are held by no authorities
    near = by_list(clauses, candidate) or guarded(clauses, candidate) or proceeding(clauses, candidate)
    if near:
        return near
    return of_place(clauses, candidate)


def of_place(clauses: Clauses, candidate: Candidate) -> list[Mention]:
    """Return the state whose act it was: of the place or person, else named last."""
    s, tree = candidate.s, clauses.scene.trees[candidate.s]
    victims = candidate.who("recipient") if "army" in candidate.frame.switches else set()
    token, behest = tree.tokens[candidate.w], clauses.scene.lexicon.words["behest"]
    near = [t.index for t in tree.tokens if tree.label(t.index) in clauses.scene.lexicon.labels["inside"]
            and not blamed(clauses, tree, t)]
    near += [i for role, w in candidate.words.items()
             if role != "theme" and tree.tokens[w].lemma not in behest and not abroad(candidate, role)
             for i in tree.below(w)]
    for w in near:
        words = [*tree.coordinated(w), *(k.index for k in tree.children(w, "amod"))]
        states = [m for i in words
                  if (m := state_at(clauses, s, i)) and m.actor not in victims]
        if states:
            return states
    if union := in_union(clauses, s):
        return union
    if "near" in candidate.frame.switches and token.rel in ("acl", "amod"):
        return []
    before = ruled_before(clauses, candidate)
    if before:
        return [before]
    if named := named_with_noun(clauses, candidate):
        return named
    earlier = ((back, t.index) for back in range(s - 1, -1, -1)
               for t in reversed(clauses.scene.trees[back].tokens))
    own = {i for role, w in candidate.words.items() if abroad(candidate, role) for i in tree.below(w)}
    later = ((on, t.index) for on in range(s, len(clauses.scene.trees))
             for t in clauses.scene.trees[on].tokens if on > s or t.index not in own)
    for place in chain(earlier, later):
        placed = clauses.scene.trees[place[0]].label(place[1]) in clauses.scene.lexicon.labels["named state"]
        if placed and (state := state_at(clauses, *place)) and state.actor not in victims:
            return [state]
    spoken_of = clauses.scene.main_state
    state = state_at(clauses, *spoken_of) if spoken_of else None
    return [state] if state else []


def ruled_above(clauses: Clauses, candidate: Candidate) -> list[Mention]:
    """Return the state or body that does an act of this kind in the clause which a second one explains: «ЕС
    принял санкции: запрещён импорт …»."""
    s, tree = candidate.s, clauses.scene.trees[candidate.s]
    token = tree.tokens[candidate.w]
    if token.rel != "parataxis" or token.head < 0:
        return []
    verb = clause_verb(tree, token.head) or tree.tokens[token.head]
    if verb.index > token.index or is_passive(verb) or tree.subject(verb.index) is None:
        return []
    frames = clauses.scene.lexicon.frames.by_trigger.get(verb.lemma, ())
    found = clauses.subjects(s, verb.index) if any(
        frame.relation == candidate.frame.relation for frame in frames) else []
    return [m for m in found if m.actor.type in {"State", *BODIES}]


def abroad(candidate: Candidate, role: str) -> bool:
    """Return whether words only say whose citizen suffers an act: a text says so of those abroad («в
    аэропорту задержан американский журналист»)."""
    kinds = {m.actor.type for m in candidate.actors.get("recipient", ())}
    return role == "recipient" and bool(kinds) and kinds <= {"Person", "Group", "Organisation"}


def by_decision(clauses: Clauses, candidate: Candidate) -> list[Mention]:
    """Return whose decision brought an act about: «лишён иммунитета по решению парламента», «указом
    президента снят с поста», «парламент принял решение, что его лишат …», «на съезде партии избран …»,
    «уволен, говорится в указе президента»."""
    s, tree, lexicon = candidate.s, clauses.scene.trees[candidate.s], clauses.scene.lexicon
    deciding = set(lexicon.labels["deciding"])
    decisions = [d.word for d in clauses.dependents(s, candidate.w)
                 if d.positions & deciding and tree.tokens[d.word].lemma in lexicon.words["decision"]]
    itself = tree.tokens[candidate.words.get("theme", candidate.w)].lemma in lexicon.words["decision"]
    above = next((t for t in tree.above(candidate.w) if t.rel not in ("acl:relcl", "conj")
                  and t.lemma in lexicon.words["decision"] | lexicon.words["deciding"]), None)
    found = [clauses.noun_agents(s, w) for w in (*decisions, *written(clauses, candidate))]
    if not (itself or forced(clauses, tree.tokens[candidate.w])):
        found.append(at_session(clauses, s, tree.tokens[candidate.w]))
    if above is not None:
        found.append(clauses.subjects(s, above.index) if is_verb(above)
                     else clauses.noun_agents(s, above.index) or clauses.controllers(s, above.index))
    return next((who for who in found if who and who[0].actor.type not in ("Thing", "Document")), [])


def written(clauses: Clauses, candidate: Candidate) -> list[int]:
    """Return the words of the decisions in which an act is written down: «следует из указа президента»."""
    tree, lexicon = clauses.scene.trees[candidate.s], clauses.scene.lexicon
    places = {*lexicon.labels["inside"], *lexicon.labels["origin"]}
    decisions = ((t, tree.tokens[t.head].lemma) for t in tree.tokens
                 if t.lemma in lexicon.words["decision"] and t.head >= 0)
    return [t.index for t, verb in decisions if t.head != candidate.w and tree.label(t.index) in places
            and (lexicon.speech(verb) or verb in lexicon.phrases_from)]


def telling(clauses: Clauses, candidate: Candidate) -> Mention | None:
    """Return the body that tells of an act as one of its own kind: «Минюст сообщил, что фонд лишён
    регистрации», «в мэрии заявили, что рынок закрыт»."""
    s, tree = candidate.s, clauses.scene.trees[candidate.s]
    for t in tree.tokens:
        rules = t.lemma in clauses.scene.lexicon.words["ruling"] and "army" not in candidate.frame.switches
        if not rules or t.index in candidate.words.values():
            continue
        verb = tree.tokens[t.head] if t.head >= 0 else t
        tells = t.rel in SUBJECTS or tree.label(t.index) in clauses.scene.lexicon.labels["inside"]
        if tells and clauses.scene.lexicon.speech(verb.lemma):
            found = clauses.actors.at(s, t.index)
            if found and found[0].actor.type in BODIES and at_home(clauses, s, s, t.index, found[0].actor):
                return found[0]
    return None


def state_at(clauses: Clauses, s: int, w: int) -> Mention | None:
    """Return the state that a name or an adjective names, called as its authorities are."""
    state = clauses.scene.state(s, w)
    if state is None:
        return None
    code = clauses.scene.language.code
    called = f"{clauses.scene.lexicon.authorities} {clauses.scene.language.genitive(state.label(code))}"
    return Mention(state, clauses.scene.span(s, [w]), "place", called)
