"""What a pronoun of the third person looks back to.

What agrees with it in gender and number is looked for first within its sentence, then among what the
sentences before are about, then in the name that stands nearest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.agreement import suits
from kg.extract.name import Name
from kg.extract.nearby import (
    answering,
    body_here,
    body_there,
    own_doers,
    people_before,
    person_here,
    person_there,
    thing_here,
)
from kg.extract.tree import SUBJECTS
from kg.extract.verbs import by_nobody, clause_verb, doer_of
from kg.model import Actor, Mention

if TYPE_CHECKING:
    from kg.extract.actors import Actors

LOOK_BACK = 4
"""Sentences that a pronoun looks back for the person it stands for."""

def antecedent(actors: Actors, s: int, w: int, gender: str, plural: bool) -> Mention | None:
    """Return what a third-person pronoun stands for: earlier in the sentence, else the topic before, else the
    last named."""
    doers = own_doers(actors, s, w)
    accused = object_above(actors, s, w, gender, plural) or (
        None if plural else answering(actors, s, w, gender))
    if accused and accused.actor not in doers:
        return accused
    people = people_before(actors, s, w, doers) if plural else None
    if people:
        return people
    speaker = actors.speaker(s, w)
    barred = doers | ({speaker.actor} if speaker else set())
    here = [m for m in named_before(actors, s, w, gender, plural)
            if not same_clause(actors, s, w, m) and m.actor not in barred
            and not (m.kind != "ORG" and actors.scene.trees[s].quoted_before(m.head, w))]
    person = not plural and any(t and t.actor.type == "Person" and suits(actors, t, gender, plural)
                                for t in (actors.topic(b) for b in range(max(0, s - 2), s)))
    acting = here and actors.scene.trees[s].tokens[here[0].head].rel in SUBJECTS
    teller = None if plural or acting else subject_above(actors, s, w, gender)
    if teller and teller.actor not in barred:
        return teller
    someone = None if plural else person_here(actors, s, w, gender, barred)
    if here and not ((person or someone) and here[0].kind != "PER"):
        return actors.at(s, here[0].head)[0] if actors.at(s, here[0].head) else None
    someone = someone or (None if plural else last_speaker(actors, s, w, gender)
                          or (None if person else body_here(actors, s, w, gender, barred)))
    if someone is None and not plural and thing_here(actors, s, w, gender):
        return None
    return someone or before(actors, s, w, gender, plural, barred)


def last_speaker(actors: Actors, s: int, w: int, gender: str) -> Mention | None:
    """Return the person who tells the sentence before, where who «он» is speaks on: «Завод стоит, сообщил
    чиновник. По его словам, …», «… Он добавил, что …»; behind a quotation, the sentence before that."""
    tree, lexicon = actors.scene.trees[s], actors.scene.lexicon
    token = tree.tokens[w]
    over = tree.tokens[token.head] if token.head >= 0 else token
    speaks = (token.rel in SUBJECTS and lexicon.speech(over.lemma)
              or token.rel in ("det", "nmod", "amod") and over.lemma in lexicon.words["utterance"])
    s = before_quotation(actors, s) if speaks else s
    told = actors.scene.trees[s - 1] if s and speaks else None
    for verb in told.tokens if told else ():
        subject = told.subject(verb.index) if told and lexicon.speech(verb.lemma) else None
        found = actors.at(s - 1, subject.index) if subject and verb.rel in ("root", "parataxis") else []
        if found and found[0].actor.type == "Person" and suits(actors, found[0], gender, False):
            return found[0]
    return next((m for m in worded(actors, s - 1) if suits(actors, m, gender, False)), None) if told else None


def before_quotation(actors: Actors, s: int) -> int:
    """Return the sentence in which the quotation begins that a sentence closes, else the sentence itself."""
    trees = actors.scene.trees
    earlier = range(s - 1, max(-1, s - LOOK_BACK), -1) if trees[s].depths[0] else ()
    return next((back for back in earlier if trees[back].depths[-1] > trees[back].depths[0]), s)


def worded(actors: Actors, s: int) -> Iterator[Mention]:
    """Yield the people in whose words a sentence is told: «по словам Орлова, Рябов уйдёт»."""
    tree = actors.scene.trees[s]
    phrases = actors.scene.lexicon.phrase_ends
    for noun in (t for t in tree.tokens if (tree.preposition(t.index), t.lemma) in phrases):
        for owner in tree.children(noun.index, "nmod", "det"):
            yield from (m for m in actors.at(s, owner.index)[:1] if m.actor.type == "Person")


def subject_above(actors: Actors, s: int, w: int, gender: str) -> Mention | None:
    """Return whom a common noun names as the subject of the clause above «он»: «профсоюз предупредил завод
    «Восток», что он начинает забастовку»."""
    tree, verb = actors.scene.trees[s], clause_verb(actors.scene.trees[s], w)
    above = {t.index for t in tree.above(verb.index)} - {verb.index} if verb else set()
    for noun in reversed(tree.tokens[:w]):
        if (noun.pos == "NOUN" and noun.rel in SUBJECTS and noun.head in above
            and noun.feat("Number") == "Sing" and gender and noun.feat("Gender") == gender
            and not tree.quoted_before(noun.index, w)):
            found = actors.at(s, noun.index)
            kinds = ("Organisation", "Group", "Person")
            fits = bool(found) and found[0].actor.type in kinds and suits(actors, found[0], gender, False)
            return found[0] if fits else None
    return None


def crowd_above(actors: Actors, s: int, w: int) -> list[Mention]:
    """Return the people who are the subject of a clause above «они» and act in it («демократы объяснили отказ
    тем, что им нужны данные»), or the body, if «они» is a subject too: «власти объяснили, почему они …»."""
    tree = actors.scene.trees[s]
    own, acts = clause_verb(tree, w), tree.tokens[w].rel in SUBJECTS
    start = tree.tokens[w].head if acts else own.index if own else -1
    above = {t.index for t in tree.above(start)} if start >= 0 else set()
    types = ("Group", "Organisation") if acts else ("Group",)
    doer = None if acts or tree.tokens[w].rel in ("det", "amod") else doer_of(tree, w)
    for noun in tree.tokens[:w]:
        if (noun.pos == "NOUN" and noun.rel == "nsubj" and noun.head in above and noun is not doer
                and noun.feat("Number") == "Plur" and (acts or noun.feat("Animacy") == "Anim")):
            return [m for m in actors.at(s, noun.index)[:1] if m.actor.type in types]
    return []


def led_body(actors: Actors, s: int, w: int) -> Mention | None:
    """Return the body before «его лидер», «её основатель»: the subject, else the last one, of its sentence or
    the one before that is called by a noun of this gender and number."""
    tree, lexicon = actors.scene.trees[s], actors.scene.lexicon
    token = tree.tokens[w]
    led = tree.tokens[token.head].lemma if token.head > w and token.rel in ("det", "nmod", "amod") else ""
    pronoun = lexicon.pronouns.get(token.lemma)
    if pronoun is None or led not in lexicon.words["leading"] | lexicon.words["business"]:
        return None
    wanted = {"Fem"} if pronoun.gender == "Fem" else {"Masc", "Neut"}
    for back in (s, s - 1) if s else (s,):
        there = actors.scene.trees[back].tokens[: w if back == s else None]
        for noun in sorted(there, key=lambda t: (t.rel not in SUBJECTS, -t.index)):
            agrees = (noun.feat("Number") == "Plur" if pronoun.number == "Plur"
                      else noun.feat("Number") == "Sing" and noun.feat("Gender") in wanted)
            found = actors.at(back, noun.index) if noun.pos in ("NOUN", "PROPN") and agrees else []
            if found and found[0].actor.type in ("Organisation", "Media", "State", "Group"):
                return found[0]
    return None


def before(actors: Actors, s: int, w: int, gender: str, plural: bool, barred: set[Actor]) -> Mention | None:
    """Return what a pronoun can stand for in the sentences before: a topic, else the name nearest to it, else
    whom a noun for people names; what is only mentioned on the way gives place to a person."""
    passing: list[Mention] | None = None
    for back in range(s - 1, max(-1, s - 1 - LOOK_BACK), -1):
        suffering = again(actors, s, w, back, gender, barred)
        if suffering:
            return suffering
        topic = last_told(actors, s, w, back, gender) or who_speaks(actors, s, w, back) or actors.topic(back)
        names = [n for n in named_before(actors, back, len(actors.scene.trees[back].tokens), gender, plural)
                 if n.actor not in barred]
        named = bool(names) and names[0].kind == "PER"
        gives_way = topic and not plural and named and gives_place(actors, s, w, back, topic, names[0])
        if (topic and not gives_way and topic.actor not in barred
                and suits(actors, topic, gender, plural)):
            return topic
        if names and (plural or named):
            found = actors.at(back, names[0].head)
            return found[0] if found else None
        someone = None if plural else person_there(actors, back, gender, barred)
        if someone:
            return someone
        if names and passing is None and not owning(actors, back, names[0]):
            acting = actors.scene.trees[back].tokens[names[0].head].rel in SUBJECTS
            body = None if plural or acting else body_there(actors, back, gender, barred)
            passing = [body] if body else actors.at(back, names[0].head)
    return passing[0] if passing else None


def who_speaks(actors: Actors, s: int, w: int, back: int) -> Mention | None:
    """Return who says what a sentence is about, for a pronoun behind the quotation: «Меня поддержит совет»,
    — сказал Лапин. Он …»."""
    tree, topic = actors.scene.trees[back], actors.topic(back)
    if topic is None or actors.scene.trees[s].depths[w]:
        return None
    about = next((t.index for t in tree.tokens if topic.span.start <= t.start < topic.span.end), None)
    speaker = actors.speaker(back, about) if about is not None and tree.depths[about] else None
    return speaker if speaker and speaker.actor.type == "Person" else None


def owning(actors: Actors, s: int, name: Name) -> bool:
    """Return whether a name only tells whose a body or an official is: «суд Индии освободил … Она …»."""
    tree = actors.scene.trees[s]
    head = tree.tokens[name.head]
    return head.rel == "nmod" and tree.label(name.head) == "Gen" and any(
        m.actor != name.actor and m.actor.type in ("Organisation", "Person", "Group")
        for m in actors.at(s, head.head))


def again(actors: Actors, s: int, w: int, back: int, gender: str, barred: set[Actor]) -> Mention | None:
    """Return the person to whom something is done in a sentence, for «его», to whom nobody who is named does
    something in the next: «судья велел арестовать Лапина. Его подозревают в …»."""
    tree, there = actors.scene.trees[s], actors.scene.trees[back]
    token = tree.tokens[w]
    verb = tree.tokens[token.head] if token.rel in ("obj", "iobj") and token.head >= 0 else None
    if back != s - 1 or verb is None or not gender or not by_nobody(tree, verb):
        return None
    found = (m for t in there.tokens if t.rel == "obj" and t.feat("Number") == "Sing"
             for m in actors.at(back, t.index)[:1])
    return next((m for m in found if m.actor.type == "Person" and m.actor not in barred
                 and suits(actors, m, gender, False)), None)


def last_told(actors: Actors, s: int, w: int, back: int, gender: str) -> Mention | None:
    """Return the person who acts in the last of the clauses that are joined to the one a sentence is about,
    for a subject of the next: «премьер выразил сожаление, а министр Лапин — протест. Он отозвал посла»."""
    tree, topic = actors.scene.trees[back], actors.topic(back)
    if topic is None or actors.scene.trees[s].tokens[w].rel not in SUBJECTS or back != s - 1 or not gender:
        return None
    main = min((t.head for t in tree.tokens if t.rel in SUBJECTS
                and any(m.actor == topic.actor for m in actors.at(back, t.index))), default=len(tree.tokens))
    joined = [subject for verb in tree.tokens[main + 1 :]
              if (verb.rel == "root" or verb.rel == "conj" and verb.head == main)
              and (subject := tree.subject(verb.index)) and (
                  tree.children(verb.index, "cc") or tree.children(subject.index, "cc"))]
    found = actors.at(back, joined[-1].index) if joined else []
    return found[0] if found and found[0].actor.type == "Person" and suits(
        actors, found[0], gender, False) else None


def gives_place(actors: Actors, s: int, w: int, back: int, topic: Mention, name: Name) -> bool:
    """Return whether a crowd or body that a sentence is about gives place to the person named in it, to whom
    it did something: «полиция задержала Анну Орлову. Её …», but not where it goes on: «… Она также …»."""
    tree, noun = actors.scene.trees[s], actors.scene.trees[back].apposed_to(name.head)
    goes_on = any(k.lemma in actors.scene.lexicon.words["also"]
                  for k in tree.children(tree.tokens[w].head, "advmod"))
    suffers = noun.rel in ("obj", "iobj") and not goes_on
    return topic.actor.type == "Group" or topic.actor.type == "Organisation" and suffers


def object_above(actors: Actors, s: int, w: int, gender: str, plural: bool) -> Mention | None:
    """Return whom a verb above speaks of to whom: «обвинил Иран в том, что он …», «попросил Обаму, чтобы он
    …», unless it is a person of the other gender."""
    scene, tree = actors.scene, actors.scene.trees[s]
    for head in tree.above(w):
        support = scene.lexicon.supports.get(head.lemma)
        if support is None or support.link != "object":
            continue
        for kid in tree.children(head.index, "obj", "iobj", "obl"):
            number = tree.tokens[kid.index].feat("Number")
            addressed = tree.label(kid.index) in scene.lexicon.labels["addressed above"]
            if (kid.index < w and (addressed or kid.rel == "obj")
                and plural == (number == "Plur") and not tree.quoted_before(kid.index, w)):
                found = actors.at(s, kid.index)
                if found and (found[0].actor.type != "Person" or suits(actors, found[0], gender, plural)):
                    return found[0]
    return None


def named_before(actors: Actors, s: int, w: int, gender: str, plural: bool) -> list[Name]:
    """Return the names before a word that a pronoun can stand for, subjects first, then the nearest."""
    tree = actors.scene.trees[s]
    names = {name.start: name for name in actors.scene.names.found[s].values()
             if name.end <= w and (name.actor.type not in ("Media", "Place")
                                   or any(m.actor.type == "State" for m in actors.at(s, name.head)))}
    fitting = [n for n in names.values()
               if (n.kind == "ORG" if plural else n.gender == gender or n.kind == "PER" and not n.gender)]
    return sorted(fitting, key=lambda n: (n.kind != "PER" and not plural,
                                          tree.tokens[n.head].rel not in ("nsubj", "nsubj:pass"), -n.start))


def same_clause(actors: Actors, s: int, w: int, name: Name) -> bool:
    """Return whether a name and a pronoun depend on the same verb, so that they cannot be the same actor."""
    tree = actors.scene.trees[s]
    token, head = tree.tokens[w], tree.tokens[name.head]
    if head.rel == "appos" and head.head >= 0:
        head = tree.tokens[head.head]
    return token.head == head.head and token.rel not in ("det", "nmod", "amod")
