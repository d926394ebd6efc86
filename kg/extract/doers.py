"""Doers: who does what a noun names, where the parse hung him on a word between, or far behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.announced import of_their_own
from kg.extract.candidate import Candidate
from kg.extract.frames import Filler
from kg.extract.owners import possessive
from kg.extract.positions import Dependent
from kg.extract.scene import Scene
from kg.extract.tree import NOMINAL, SUBJECTS, Tree
from kg.extract.verbs import clause_verb, is_passive, is_verb
from kg.model import Mention, Token

if TYPE_CHECKING:
    from kg.extract.clauses import Clauses

FAR = 12
"""Words behind a noun among which who does it is looked for."""


def doers(scene: Scene, tree: Tree, noun: Token, known: set[int]) -> Iterator[Dependent]:
    """Yield the instrumentals behind a noun that stand for whoever does it, and that the parse hung on a word
    between or on the verb: «обстрел сёл Перу повстанцами вызвал споры»."""
    if not by_somebody(scene, noun):
        return
    for t in tree.tokens[noun.index + 1 : noun.index + FAR]:
        if is_verb(t) and t.rel not in ("amod", "acl") or t.text in ",;:—–(" or t.rel == "cc":
            return
        if t.pos == "NOUN" and by_somebody(scene, t):
            return
        instrumental = t.pos in NOMINAL and tree.label(t.index) == "Ins" and t.index not in known
        if instrumental and strayed(tree, noun, t):
            yield Dependent(t.index, frozenset({"Ins"}), 1)


def by_somebody(scene: Scene, noun: Token) -> bool:
    """Return whether a noun has a frame that tells in the instrumental who does it."""
    return any(slot.position == "Ins" for frame in scene.lexicon.frames.by_trigger.get(noun.lemma, ())
               if (agent := frame.filler("agent")) and not frame.companions for slot in agent.slots)


def strayed(tree: Tree, noun: Token, doer: Token) -> bool:
    """Return whether an instrumental hangs on a word of the phrase of a noun, or on the active verb whose
    subject or phrase that noun is."""
    head = tree.tokens[doer.head] if doer.head >= 0 else noun
    if head.index in tree.below(noun.index):
        return not is_verb(head)
    own = noun.rel in SUBJECTS or bool(tree.preposition(noun.index))
    return (own and head.index == noun.head and head.index > doer.index and is_verb(head)
            and not is_passive(head) and head.feat("Voice") != "Mid")


def by_participle(clauses: Clauses, s: int, noun: int) -> list[Mention]:
    """Return who made what a noun names, by a passive participle: «принятое судом решение», «подписанный
    президентом указ»."""
    return next((found for kid in clauses.scene.trees[s].children(noun, "acl", "amod")
                 if kid.feat("VerbForm") == "Part" and is_passive(kid)
                 and (found := clauses.agents(s, kid.index))), [])


def possessors(clauses: Clauses, s: int, noun: Token, verb: Token) -> list[Mention]:
    """Return whose a noun is said to be: «у полиции есть требования», «угроза исходила от посла»,
    «предложение принадлежит мэру»."""
    words, tree = clauses.scene.lexicon.words, clauses.scene.trees[s]
    if noun.rel not in SUBJECTS:
        return []
    for job, place in (("there is", "owner"), ("coming from", "coming from"), ("belonging", "belonging")):
        if verb.lemma in words[job] and (found := clauses.in_place(s, verb.index, place, mended=True)):
            return found
    mouth = next((k for k in tree.children(verb.index) if k.lemma in words["mouth"]), None)
    return clauses.noun_agents(s, mouth.index) if mouth and verb.lemma in words["coming from"] else []


def belonging(clauses: Clauses, s: int, noun: Token, head: Token) -> list[Mention]:
    """Return whose an act is by what the clause around it says of it: who began it, has it, wants it, weighs
    it or carries it out."""
    return next((found for way in (initiators, possessors, aims, deliberators, underway, stated)
                 if (found := way(clauses, s, noun, head))), [])


def aims(clauses: Clauses, s: int, noun: Token, head: Token) -> list[Mention]:
    """Return whose aim or plan an act is: «целью Чада является вывод войск», «в планах Чада — вывод
    войск»."""
    tree, lexicon = clauses.scene.trees[s], clauses.scene.lexicon
    if noun.rel not in SUBJECTS:
        return []
    linked = is_verb(head) and head.lemma in lexicon.words["becoming"]
    named = [k for k in tree.children(head.index) if tree.label(k.index) == "Ins"] if linked else [head]
    return next((clauses.noun_agents(s, k.index) for k in named if k.pos == "NOUN"
                 and (support := lexicon.supports.get(k.lemma)) and support.link == "subject"), [])


def deliberators(clauses: Clauses, s: int, noun: Token, head: Token) -> list[Mention]:
    """Return who weighs whether to act: «рассматривает вопрос о поставках», «изучает возможность
    закупки»."""
    words = clauses.scene.lexicon.words
    weighed = head.head >= 0 and head.lemma in words["matter"]
    verb = clauses.scene.trees[s].tokens[head.head] if weighed else None
    weighs = verb is not None and head.rel == "obj" and verb.lemma in words["deliberating"]
    return clauses.subjects(s, verb.index) if verb and weighs else []


def underway(clauses: Clauses, s: int, noun: Token, head: Token) -> list[Mention]:
    """Return by whom an act is carried out, in the instrumental of a reflexive: «вывод войск ведётся
    Чадом»."""
    active = clauses.scene.language.active(head) if noun.rel in SUBJECTS and is_verb(head) else None
    support = clauses.scene.lexicon.supports.get(active) if active else None
    return clauses.agents(s, head.index) if support and support.link == "subject" else []


def stated(clauses: Clauses, s: int, noun: Token, head: Token) -> list[Mention]:
    """Return in whose statement an act of his own is told: «заявление Чада о выходе из союза»."""
    words = clauses.scene.lexicon.words
    if head.lemma not in words["statement"] or noun.lemma not in words["announced"]:
        return []
    return of_their_own(clauses.noun_agents(s, head.index))


def purposes(clauses: Clauses, s: int, noun: Token) -> list[Mention]:
    """Return who does something for the sake of an act that he then does, too: «для вывода войск Чад создал
    штаб»; whom he sends or asks for it acts himself."""
    scene, tree = clauses.scene, clauses.scene.trees[s]
    verb = clause_verb(tree, noun.index) if tree.label(noun.index) in scene.lexicon.labels["aim"] else None
    if verb is None or verb.feat("VerbForm") != "Fin" or verb.lemma in scene.lexicon.words["dispatching"]:
        return []
    support, looking_on = scene.lexicon.supports.get(verb.lemma), scene.lexicon.words["onlooker"]
    of_others = verb.lemma in looking_on or support is not None and support.link == "object"
    return [] if of_others else [m for m in clauses.subjects(s, verb.index)
                                 if m.actor.type in ("State", "Organisation", "Group", "Person")]


def decided(clauses: Clauses, candidate: Candidate) -> list[Mention]:
    """Return by whose decision there is what a noun names: «вывод войск по решению Чада», «увольнение
    произошло по приказу мэра»."""
    s, tree, lexicon = candidate.s, clauses.scene.trees[candidate.s], clauses.scene.lexicon
    token = tree.tokens[candidate.w]
    above = tree.children(token.head) if token.rel in SUBJECTS else []
    return next((clauses.noun_agents(s, k.index) for k in (*tree.children(token.index), *above)
                 if tree.label(k.index) in lexicon.labels["reason"]
                 and k.lemma in lexicon.words["decision"] | lexicon.words["initiative"]), [])


def during(clauses: Clauses, candidate: Candidate) -> list[Mention]:
    """Return who does something in the course of an act that is of the same kind, and so his own: «полиция
    задержала студентов в ходе разгона митинга»."""
    s, tree, lexicon = candidate.s, clauses.scene.trees[candidate.s], clauses.scene.lexicon
    token = tree.tokens[candidate.w]
    verb = tree.tokens[token.head] if token.head >= 0 else None
    if verb is None or tree.label(token.index) not in lexicon.labels["during"] or not is_verb(verb):
        return []
    alike = any(frame.relation == candidate.frame.relation and not frame.companions
                for frame in lexicon.frames.by_trigger.get(verb.lemma, ()))
    found = clauses.agents(s, verb.index) if is_passive(verb) else clauses.subjects(s, verb.index)
    return [m for m in found if m.actor not in candidate.who("recipient")] if alike else []


def asked_of(clauses: Clauses, s: int, noun: Token, above: Token | None) -> list[Mention]:
    """Return whom a wish goes to, by its noun or the verb above: «просьба к мэру», «обратились к мэру с
    просьбой»."""
    carried = noun.rel in ("obj", *SUBJECTS) or (
        clauses.scene.trees[s].label(noun.index) in clauses.scene.lexicon.labels["bearing"])
    return clauses.in_place(s, noun.index, "letter to") or (
        clauses.in_place(s, above.index, "letter to") if above and carried else [])


def by_possessive(clauses: Clauses, candidate: Candidate) -> list[Mention]:
    """Return whose an act is by a possessive on its noun, where that is not to whom it is done: «его
    эмбарго», «их признание Косова», but «его арест»."""
    scene, filler = clauses.scene, candidate.frame.filler("recipient")
    own = possessive(scene, candidate.s, candidate.w)
    suffers = filler is not None and any(slot.position in ("Gen", "adj") for slot in filler.slots)
    if own is None or suffers and not candidate.actors.get("recipient") and "theme" not in candidate.words:
        return []
    found = clauses.actors.at(candidate.s, own.index)
    return [m for m in found if m.actor not in candidate.who("recipient")]


def reread(clauses: Clauses, candidate: Candidate, agent: Filler) -> list[Mention]:
    """Return who was taken for the counterpart of a noun by a form that two cases share, where the noun says
    with an infinitive what he will do: «угроза Швеции ввести войска»."""
    tree, word = clauses.scene.trees[candidate.s], candidate.words.get("recipient")
    theme = candidate.words.get("theme")
    to_do = theme is not None and tree.tokens[theme].feat("VerbForm") == "Inf"
    owns = any(slot.position == "Gen" for slot in agent.slots)
    if word is None or not to_do or not owns or tree.label(word) != "Dat" \
            or "Gen" not in clauses.scene.language.cases(tree.tokens[word]):
        return []
    del candidate.words["recipient"]
    return candidate.actors.pop("recipient", [])


def initiators(clauses: Clauses, s: int, noun: Token, head: Token) -> list[Mention]:
    """Return who is said to be the one who began an act: «инициатором запрета стал Судан», «автор запрета —
    мэр», «инициатор протеста депутат Орлов»."""
    tree, words = clauses.scene.trees[s], clauses.scene.lexicon.words
    owned = clauses.scene.lexicon.labels["partitive"]
    if head.lemma not in words["initiator"] or tree.label(noun.index) not in owned:
        return []
    verb = tree.tokens[head.head] if head.head >= 0 else None
    if verb is not None and is_verb(verb) and tree.label(head.index) == "Ins":
        return clauses.subjects(s, verb.index)
    subject = tree.subject(head.index)
    if subject is not None:
        return clauses.actors.all_at(s, subject.index)
    return [m for m in clauses.actors.all_at(s, head.index) if m.reason == "name"]


def agents_of_noun(clauses: Clauses, s: int, noun: Token) -> list[Mention]:
    """Return who is to do what a noun names, where its own frame says how it names its agent: «требует отказа
    Украины от претензий», «вывода российских войск»."""
    frames = clauses.scene.lexicon.frames.by_trigger.get(noun.lemma, ()) if noun.pos == "NOUN" else ()
    places = {slot.position for frame in frames if not frame.companions
              and (filler := frame.filler("agent")) for slot in filler.slots}
    return next((found for d in clauses.dependents(s, noun.index) if d.positions & places
                 if (found := clauses.actors.all_at(s, d.word))), [])
