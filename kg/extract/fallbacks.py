"""Fallbacks: who fills a role that nothing beside the trigger fills.

They are asked in order, the nearest first: the theme itself, the source of the clause, the office that is
given, the verb that supports a noun, and last the authorities of the place where it was done.
"""

from __future__ import annotations

from kg.extract.authorities import (
    AUTHORITIES,
    agentless,
    authorities,
    by_decision,
    of_place,
    suffered,
)
from kg.extract.authors import by_law, written_by
from kg.extract.candidate import NEVER, Candidate, suits
from kg.extract.cited import Cited
from kg.extract.clauses import Clauses
from kg.extract.companions import measured
from kg.extract.controllers import addressees, letter_to, spoken_before, tellers
from kg.extract.decrees import decreed
from kg.extract.doers import agents_of_noun, by_possessive, decided, during, reread
from kg.extract.enforcers import busy_before, victim
from kg.extract.enumerated import take_listed
from kg.extract.filling import accept, of_several, ordering
from kg.extract.frames import BEHIND, Filler, Slot
from kg.extract.office_bodies import take_office
from kg.extract.organisers import of_act, organisers
from kg.extract.positions import of_object
from kg.extract.resumed import resumed
from kg.extract.tree import SUBJECTS
from kg.extract.verbs import clause_verb, is_passive, is_verb
from kg.model import Actor, Mention, Token

DECIDING = frozenset({"Person", "Organisation", "Group", "State"})
"""Types of those who give and take offices."""


def fall_back(clauses: Clauses, candidate: Candidate, filler: Filler) -> None:
    """Fill a role from farther off: from the theme, from who reports it or whose office it is, else by
    ``take_far``."""
    slots = {slot.position: slot for slot in filler.slots}
    if filler.role == "theme" and take_listed(clauses.scene, candidate):
        return
    if filler.role == "recipient" and set(clauses.scene.lexicon.labels["addressee"]) & set(slots):
        verb = clauses.scene.trees[candidate.s].tokens[candidate.w]
        for asked, rule in ((spoken_before(clauses, candidate.s, verb), "whom the verb before turns to"),
                            (letter_to(clauses, candidate.s, verb.index), "addressee of the letter")):
            found = [m for m in asked if suits([m], filler.slots[0], "recipient")]
            if give(candidate, "recipient", found, rule):
                return
    inside = next((slots[p] for p in ("theme-subj", "theme-actor") if p in slots), None)
    if inside and take_inside(clauses, candidate, filler.role, inside):
        return
    opposed = not slots.keys().isdisjoint(clauses.scene.lexicon.labels["opposed"])
    if opposed and take_opposed(clauses, candidate, filler.role):
        return
    if "theme-adj" in slots and take_adjective(clauses, candidate, filler.role):
        return
    if filler.role == "recipient" and "controller" in slots:
        found = [m for m in clauses.controllers(candidate.s, candidate.w)
                 if suits([m], slots["controller"], "recipient") and m.actor not in candidate.who("agent")]
        give(candidate, "recipient", found, "controller")
        return
    if "source" in slots and take_source(clauses, candidate, filler.role, slots["source"]):
        return
    if "clause-subj" in slots and take_clause_subject(clauses, candidate, filler.role, slots["clause-subj"]):
        return
    if "attendant" in slots and take_attendant(clauses, candidate, filler.role, slots["attendant"]):
        return
    if filler.role == "agent" and take_decision(clauses, candidate, filler):
        return
    if (filler.role == "agent" and "office-agent" in candidate.frame.switches
        and take_office(clauses, candidate)):
        return
    take_far(clauses, candidate, filler, slots)


def take_decision(clauses: Clauses, candidate: Candidate, filler: Filler) -> bool:
    """Fill the agent that a verb leaves out with whoever decided on its act: «указом президента снят»."""
    token = clauses.scene.trees[candidate.s].tokens[candidate.w]
    if not is_verb(token) or not agentless(clauses, candidate.s, token, candidate):
        return False
    gives = "office-agent" in candidate.frame.switches
    who = (by_decision(clauses, candidate) or decreed(clauses, candidate.s)
           or gives and busy_before(clauses, candidate, "reshuffling", DECIDING) or [])
    found = [m for m in who if suits([m], filler.slots[0], "agent")]
    return give(candidate, "agent", found, "who decided")


def take_far(clauses: Clauses, candidate: Candidate, filler: Filler, slots: dict[str, Slot]) -> None:
    """Fill a role by the one way open to it: a noun's agent from the verb that supports it, a passive's
    object from its participle."""
    s, token = candidate.s, clauses.scene.trees[candidate.s].tokens[candidate.w]
    if filler.role == "agent":
        take_unnamed(clauses, candidate, filler)
    elif filler.role == "recipient" and set(clauses.scene.lexicon.labels["addressee"]) & set(slots):
        found = [m for m in addressees(clauses, s, token.index) if suits([m], filler.slots[0], "recipient")]
        give(candidate, "recipient", found, "addressee of the letter")
    elif "obj" in slots and is_passive(token):
        take_passive(clauses, candidate, filler.role, slots["obj"])


def coordinated_agents(clauses: Clauses, s: int, token: Token, slots: dict[str, Slot]) -> list[Mention]:
    """Return the agent that coordinated acts share: «со стороны полиции разгон митинга и закрытие
    телеканалов»."""
    if token.rel != "conj" or token.head < 0:
        return []
    shared = {position for position in slots if "+" in position}
    return next((m for d in clauses.dependents(s, token.head)
                 if d.positions & shared and (m := clauses.actors.all_at(s, d.word))), [])


def take_unnamed(clauses: Clauses, candidate: Candidate, filler: Filler) -> None:
    """Fill the agent that an act does not name: a noun's by the verb that supports it, what only authorities
    do by those of the place."""
    s, token = candidate.s, clauses.scene.trees[candidate.s].tokens[candidate.w]
    if token.pos == "NOUN":
        slots = {slot.position: slot for slot in filler.slots}
        near = (by_possessive(clauses, candidate) or reread(clauses, candidate, filler)
                or decided(clauses, candidate) or during(clauses, candidate)
                or organisers(clauses, s, token.index) or coordinated_agents(clauses, s, token, slots)
                or of_act(clauses, s, token.index) or written_by(clauses, s, token))
        found = [m for m in near or clauses.controllers(s, token.index)
                 if suits([m], filler.slots[0], "agent") and m.actor.type != "Document"]
        if "off-duty" in candidate.frame.switches:
            found = [m for m in found if not ordering(clauses.scene, m)]
        if give(candidate, "agent", found, "controller"):
            return
        with_another = "mutual" in candidate.frame.switches and candidate.actors.get("recipient")
        if with_another and give(candidate, "agent", tellers(clauses, s, token.index)[:1], "who tells of it"):
            return
    placed = "place-agent" in candidate.frame.switches
    other_state = any(m.actor.type == "State" for m in candidate.actors.get("recipient", ()))
    before = resumed(clauses, candidate) if other_state or not placed else []
    if give(candidate, "agent", before, "who acts in the sentence before") or not placed:
        return
    if suffered(candidate) or agentless(clauses, s, token, candidate):
        give(candidate, "agent", authorities(clauses, candidate), AUTHORITIES)
    elif by_law(clauses, s, token):
        give(candidate, "agent", of_place(clauses, candidate), "state of the law")


def take_passive(clauses: Clauses, candidate: Candidate, role: str, slot: Slot) -> None:
    """Fill a role with the noun of a passive participle: «партия, запрещённая судом»."""
    token = clauses.scene.trees[candidate.s].tokens[candidate.w]
    if token.rel in ("amod", "acl") and token.feat("VerbForm") == "Part":
        free = token.head >= 0 and (role == "recipient" or token.head not in candidate.companions)
        if free and accept(clauses, candidate, role, slot, token.head):
            candidate.rules.append(f"{role}=noun of participle")


def give(candidate: Candidate, role: str, found: list[Mention], rule: str) -> bool:
    """Fill a role with actors, if there are any; note the rule that found them."""
    if found:
        candidate.actors[role] = found
        candidate.rules.append(f"{role}={rule}")
    return bool(found)


def take_source(clauses: Clauses, candidate: Candidate, role: str, slot: Slot) -> bool:
    """Fill a role with who reports the clause: «Иран заявил, что получил …»; who says what «мы» must do asks
    it of nobody."""
    if any(m.reason == "speaker" for m in candidate.actors.get("recipient", ())):
        return False
    reported = clauses.reporters(candidate.s, candidate.w) or viewers(clauses, candidate)
    found = [m for m in reported if suits([m], slot, role)]
    return give(candidate, role, found[:1], "source")


def viewers(clauses: Clauses, candidate: Candidate) -> list[Mention]:
    """Return in whose view it is so: «по мнению «Веги», «Орион» нарушил договор»."""
    sources = Cited(clauses.actors).phrases(candidate.s)
    return [m for source in sources if source.rule == "saying" and source.scope is None
            for m in source.mentions]


def take_clause_subject(clauses: Clauses, candidate: Candidate, role: str, slot: Slot) -> bool:
    """Fill a role with the subject of the clause that a noun stands in: «в знак протеста журналисты ушли»;
    whom a wish is directed at only where he acts on it: «по просьбе Киева отложил», «дал ответ на просьбу».
    An adverb behind an object is of that: «задержали мэра вместе с сыном»."""
    tree, lexicon = clauses.scene.trees[candidate.s], clauses.scene.lexicon
    verb = clause_verb(tree, candidate.w)
    answering = tree.tokens[tree.tokens[candidate.w].head].lemma in lexicon.words["answer"]
    heeded = verb is not None and (verb.lemma in lexicon.words["heeding"] | lexicon.words["replying"]
                                   or tree.label(candidate.w) in lexicon.labels["reason"] or answering)
    if role == "recipient" and not heeded and BEHIND not in candidate.frame.settings:
        return False
    among = verb is not None and (of_object(tree, verb.index, tree.tokens[candidate.w])
                                  or role == "agent" and is_passive(verb))
    found = clauses.subjects(candidate.s, verb.index) if verb and not among else []
    found = [m for m in found if suits([m], slot, role) and m.actor not in candidate.who("agent")]
    return give(candidate, role, found, "subject of the clause")


def take_attendant(clauses: Clauses, candidate: Candidate, role: str, slot: Slot) -> bool:
    """Fill a role with who acts at an event with somebody: «после встречи с послом премьер заявил …»; a talk
    with journalists only says where he spoke."""
    scene, s = clauses.scene, candidate.s
    tree, token = scene.trees[s], scene.trees[s].tokens[candidate.w]
    head = tree.tokens[token.head] if token.head >= 0 else token
    framed = head.lemma in scene.lexicon.words["attending"] and tree.label(token.index) == "Gen"
    others, word = candidate.who("recipient"), candidate.words.get("recipient")
    if word is not None and tree.tokens[word].lemma in scene.lexicon.words["correspondent"]:
        return False
    if others and token.rel in SUBJECTS and not framed:
        return give(candidate, role, host(clauses, s, head.lemma, others), "whom the text is about")
    if not (framed or tree.label(token.index) in scene.lexicon.labels["attending"]):
        return False
    verb = clause_verb(tree, token.index)
    found = clauses.subjects(s, verb.index) if verb else []
    if others and all(m.actor.type == "Thing" for m in found):
        found = [m for m in clauses.reporters(s, token.index) if m.actor.type == "Person"]
    aim = tree.label(token.index) in scene.lexicon.labels["aim"]
    together = len(found) > 1 and "mutual" in candidate.frame.switches and not aim
    if not (others or "place" in candidate.words or together):
        return False
    return give(candidate, role, [m for m in found if suits([m], slot, role) and m.actor not in others],
                "attendant")


def host(clauses: Clauses, s: int, verb: str, others: set[Actor]) -> list[Mention]:
    """Return the person whom the sentence before is about, for an event that «takes place» with others:
    «Мишустин прибыл в Бишкек. Состоится встреча с Жапаровым»."""
    support = clauses.scene.lexicon.supports.get(verb)
    topic = clauses.actors.topic(s - 1) if s and support and support.link == "none" else None
    return [topic] if topic and topic.actor.type == "Person" and topic.actor not in others else []


def take_inside(clauses: Clauses, candidate: Candidate, role: str, slot: Slot) -> bool:
    """Fill a role from within the theme: its subject («хотим, чтобы ООН стала …»), or whom it is done to
    («дать помощь Чаду»); whom one promises to create is no recipient."""
    s, word = candidate.s, candidate.words.get("theme")
    if word is None:
        return False
    token = clauses.scene.trees[s].tokens[word]
    if slot.position == "theme-subj":
        tree = clauses.scene.trees[s]
        own = [own for w in tree.coordinated(word) if (own := tree.subject(w))]
        found = ([m for each in own for m in clauses.actors.all_at(s, each.index)]
                 if own or is_verb(token) else clauses.agents(s, word) or agents_of_noun(clauses, s, token))
    elif token.lemma in clauses.scene.lexicon.words["creating"]:
        return False
    else:
        found = next((m for label in clauses.scene.lexicon.labels["inner"]
                      for d in clauses.dependents(s, word) if label in d.positions
                      and suits(m := clauses.actors.all_at(s, d.word), slot, role)), [])
    found = [m for m in found if m.actor not in candidate.who("agent") and m.actor.type != "Place"]
    if found and suits(found, slot, role):
        candidate.actors[role] = found
        candidate.rules.append(f"{role}={slot}")
    return role in candidate.actors


def take_adjective(clauses: Clauses, candidate: Candidate, role: str) -> bool:
    """Fill a role with the state whose adjective stands on the theme or on what that measures: «поставки
    иранских дронов», «партия иранских дронов» → Iran."""
    word = candidate.words.get("theme")
    whole = () if word is None else measured(clauses.scene, clauses.scene.trees[candidate.s], word)
    named = next((m for w in whole if (m := clauses.noun_agents(candidate.s, w))), [])
    found = named if named or word is None else next(
        (m for d in clauses.dependents(candidate.s, word)
         if "Gen" in d.positions and (m := clauses.actors.all_at(candidate.s, d.word))), [])
    made = proposers(clauses, candidate.s, word) if role == "recipient" and word is not None else []
    if role == "recipient":
        made = [m for m in made if m.actor not in candidate.who("agent")]
        found = made or ([] if of_several(found) else found)
    suffer = word is not None and not made and any(
        victim(clauses, clauses.scene.trees[candidate.s], k.index)
        for k in clauses.scene.trees[candidate.s].children(word, "nmod"))
    own = role == "agent" and word is not None and (
        clauses.scene.trees[candidate.s].tokens[word].lemma in clauses.scene.lexicon.words["owned"])
    if (role == "agent" or suffer) and not own:
        found = [m for m in found if m.reason == "demonym"]
    found = [m for m in found if m.actor.type not in NEVER]
    return give(candidate, role, found[:1], "theme-adj")


def proposers(clauses: Clauses, s: int, w: int) -> list[Mention]:
    """Return who made what is turned down, by its participle, or did what is condemned, by the instrumental:
    «отклонил внесённый Киевом проект», «осудил арест врача полицией»."""
    tree = clauses.scene.trees[s]
    doers = (clauses.actors.all_at(s, d.word) for d in clauses.dependents(s, w) if "Ins" in d.positions
             and tree.tokens[w].pos == "NOUN")
    made = (clauses.agents(s, kid.index) for kid in tree.children(w, "acl", "amod") if is_passive(kid))
    return next((found for found in (*made, *doers) if found), [])


def take_opposed(clauses: Clauses, candidate: Candidate, role: str) -> bool:
    """Fill a role with the state that an adjective of the act or its theme is directed against: «антииранские
    санкции» → Iran."""
    scene, s = clauses.scene, candidate.s
    nouns = (candidate.w, *candidate.companions, *(w for r, w in candidate.words.items() if r == "theme"))
    found = [Mention(actor, scene.span(s, [kid.index]), "demonym")
             for noun in nouns for kid in scene.trees[s].children(noun, "amod")
             if (actor := scene.opposed(s, kid.index))]
    return give(candidate, role, found[:1], "opposed-adj")
