"""Who stands near a pronoun and is called by a common noun, or does what is done to it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.tree import NOUN_RELATIONS, SUBJECTS, Tree
from kg.extract.verbs import clause_verb, doer_of
from kg.model import Actor, Mention, Token

if TYPE_CHECKING:
    from kg.extract.actors import Actors

BODIES = frozenset({"Organisation", "Group"})
"""Types of actors that «они» can mean."""

TOLD = BODIES | {"Media", "State"}
"""Types of actors that «оно» can mean, and «он» where nobody is meant."""

OWNING = frozenset({"det", "amod"})
"""Relations of «его» to what is his."""

PARTIES = BODIES | {"Person", "State"}
"""Types of actors that answer an offer or a request."""


def own_doers(actors: Actors, s: int, w: int) -> set[Actor]:
    """Return who do what is done to «его», or to what is his: he would be «себя», and it «своё», so that «он
    попросил его» and «премьер Чада выслал его посла» are of two."""
    tree, token = actors.scene.trees[s], actors.scene.trees[s].tokens[w]
    owned = tree.tokens[token.head] if token.rel in OWNING and token.head >= 0 else token
    subject = doer_of(tree, owned.index) if owned.rel not in (*SUBJECTS, *OWNING) else None
    if subject is None or subject.index == w:
        return set()
    served = tree.below(subject.index) if owned is not token else ()
    return {m.actor for i in (subject.index, *served) if i != w for m in actors.at(s, i)}


def person_here(actors: Actors, s: int, w: int, gender: str, barred: set[Actor]) -> Mention | None:
    """Return the person whom a common noun names before «он» in its sentence, as the subject or object of
    another verb or with whom one deals: «задержали журналиста и увезли его», «на встрече с послом попросил
    его»."""
    tree = actors.scene.trees[s]
    found = [t for t in tree.tokens[:w] if t.pos == "NOUN" and t.feat("Number") == "Sing"
             and t.feat("Animacy") == "Anim" and t.feat("Gender") in (gender, "") and apart(actors, s, t, w)
             and not tree.quoted_before(t.index, w)]
    for noun in sorted(found, key=lambda t: (t.rel not in SUBJECTS, -t.index)):
        mentions = actors.at(s, noun.index)
        if mentions and mentions[0].actor.type == "Person" and mentions[0].actor not in barred:
            return mentions[0]
    return None


def body_there(actors: Actors, s: int, gender: str, barred: set[Actor]) -> Mention | None:
    """Return the state or body that a common noun names as a subject in a sentence before «она»: «заявил, что
    его страна пожалуется в ООН. Её обвинили …»."""
    for noun in actors.scene.trees[s].tokens:
        if (noun.pos == "NOUN" and noun.rel in SUBJECTS and noun.feat("Number") == "Sing"
                and noun.feat("Gender") == gender):
            found = actors.at(s, noun.index)
            if found and found[0].actor.type in ("State", "Organisation") and found[0].actor not in barred:
                return found[0]
    return None


def person_there(actors: Actors, s: int, gender: str, barred: set[Actor]) -> Mention | None:
    """Return the person whom a common noun names in a sentence before «он», to whom something is done or with
    whom one deals: «рабочие встретились с министром. Они передали ему …»."""
    tree, dealt = actors.scene.trees[s], actors.scene.lexicon.labels["counterpart"]
    for noun in tree.tokens:
        suffers = noun.rel in ("obj", "iobj") or noun.rel in ("obl", "nmod") and tree.label(
            noun.index) in dealt
        if (suffers and noun.pos == "NOUN" and noun.feat("Animacy") == "Anim"
                and noun.feat("Number") == "Sing" and noun.feat("Gender") == gender):
            mentions = actors.at(s, noun.index)
            if mentions and mentions[0].actor.type == "Person" and mentions[0].actor not in barred:
                return mentions[0]
    return None


def answering(actors: Actors, s: int, w: int, gender: str) -> Mention | None:
    """Return to whom the clause before «но» does something, for «она» as the subject behind it: who acts
    there too would be left out («партия предложила Сомовой пост, но она отказалась»)."""
    tree, token = actors.scene.trees[s], actors.scene.trees[s].tokens[w]
    verb = tree.tokens[token.head] if token.rel in SUBJECTS and token.head >= 0 else token
    turned = any(k.lemma in actors.scene.lexicon.words["turn"] for k in tree.children(verb.index, "cc"))
    first = tree.tokens[verb.head] if turned and verb.rel == "conj" and verb.head >= 0 else None
    if first is None or tree.subject(first.index) is None:
        return None
    dealt = actors.scene.lexicon.labels["counterpart"]
    others = (k for k in tree.children(first.index, "obj", "iobj", "obl")
              if k.rel != "obl" or tree.label(k.index) in dealt)
    return next((m for k in others for m in actors.at(s, k.index)[:1]
                 if m.actor.type in PARTIES and k.index < w and of_gender(actors, m, k, gender)), None)


def of_gender(actors: Actors, mention: Mention, noun: Token, gender: str) -> bool:
    """Return whether somebody is known to be of a gender: by the name, else by the noun or pronoun."""
    known = next((p.gender for p in actors.scene.names.people if p.actor == mention.actor), "")
    return gender == (known or noun.feat("Gender"))


def body_here(actors: Actors, s: int, w: int, gender: str, barred: set[Actor]) -> Mention | None:
    """Return the body that is the subject of another clause before «он» in its sentence: «компания, с которой
    завод подписал контракт, обвинила его»."""
    tree = actors.scene.trees[s]
    for noun in reversed(tree.tokens[:w]):
        if (noun.pos == "NOUN" and noun.rel in SUBJECTS and noun.feat("Number") == "Sing"
                and noun.feat("Gender") == gender and noun.head != tree.tokens[w].head
                and not tree.quoted_before(noun.index, w)):
            found = actors.at(s, noun.index)
            if found and found[0].actor.type == "Organisation" and found[0].actor not in barred:
                return found[0]
    return None


def apart(actors: Actors, s: int, noun: Token, w: int) -> bool:
    """Return whether a noun stands in another clause than a pronoun, or is with whom one deals in its own."""
    tree, verb = actors.scene.trees[s], actors.scene.trees[s].tokens[w].head
    dealt = tree.label(noun.index) in actors.scene.lexicon.labels["counterpart"]
    above = [noun, *tree.above(noun.index)]
    inside = [t for t, over in pairwise(above) if over.index == verb]
    if noun.head == verb or not dealt and noun.rel not in ("nsubj", "nsubj:pass", "obj", "iobj"):
        return False
    told = next((t for t in above if t.rel == "acl:relcl"), None)
    if told is not None and w not in tree.below(told.index):
        return noun.rel in SUBJECTS
    return not inside or dealt and inside[0].rel not in SUBJECTS


def thing_here(actors: Actors, s: int, w: int, gender: str) -> bool:
    """Return whether the clause before «он», itself a subject, is about a thing: «закон плох, он вредит»."""
    tree = actors.scene.trees[s]
    token = tree.tokens[w]
    if token.rel not in SUBJECTS:
        return False
    things = [t for t in tree.tokens[:w] if t.pos == "NOUN" and t.rel in SUBJECTS and t.head != token.head]
    last = things[-1] if things else None
    return (last is not None and last.feat("Animacy") == "Inan" and last.feat("Number") == "Sing"
            and last.feat("Gender") == gender
            and all(m.actor.type in ("Document", "Thing") for m in actors.at(s, last.index)))


def people_before(actors: Actors, s: int, w: int, barred: set[Actor]) -> Mention | None:
    """Return the people whom a plural noun names before «они», in this sentence or the one before: the
    subject, else who stands nearest; who stands nearest are also those some of whom are meant («один из
    них»)."""
    here, partitive = actors.scene.trees[s], actors.scene.lexicon.labels["partitive"]
    some = bool(here.preposition(w)) and here.label(w) in partitive
    for back in (s, s - 1) if s else (s,):
        tree = actors.scene.trees[back]
        verb = actors.scene.trees[s].tokens[w].head
        own = actors.scene.trees[s].tokens[w].rel in ("det", "nmod", "amod")
        doing = own_verbs(actors.scene.trees[s], w) if own and back == s else set()
        found = [t for t in tree.tokens[: w if back == s else None]
                 if t.pos == "NOUN" and t.feat("Number") == "Plur"
                 and (t.feat("Animacy") == "Anim" or back == s and actors.scene.lexicon.body(t.lemma))
                 and t.rel in NOUN_RELATIONS and not (back == s and t.head == verb)
                 and not (t.rel in SUBJECTS and t.head in doing)]
        for noun in sorted(found, key=lambda t: (t.rel not in SUBJECTS and not some, -t.index)):
            mentions = actors.at(back, noun.index)
            if mentions and mentions[0].actor.type in BODIES and mentions[0].actor not in barred:
                return mentions[0]
    return None


def own_verbs(tree: Tree, w: int) -> set[int]:
    """Return the verb of the clause around a possessive and those it goes on from: their subject would be
    «свой»."""
    verb = clause_verb(tree, w)
    found: set[int] = set()
    while verb is not None and verb.index not in found:
        found.add(verb.index)
        verb = tree.tokens[verb.head] if verb.rel == "conj" and verb.head >= 0 else None
    return found


def body_told(actors: Actors, s: int, w: int, gender: str) -> Mention | None:
    """Return the body or outlet that the sentence before is about, called by a noun of the gender of a
    pronoun or, where its name has none, with a verb of it: «Компания «Вега» … Она …», «Adobe … Он …»; else
    the one to which something is done there: «союз обвинил армию. Она …»."""
    if not s:
        return None
    tree, token, doers = actors.scene.trees[s - 1], actors.scene.trees[s].tokens[w], own_doers(actors, s, w)
    wanted = {gender} if gender != "Masc" or token.feat("Case") == "Nom" else {"Masc", "Neut"}
    dealt = actors.scene.lexicon.labels["counterpart"]
    for noun in sorted(tree.tokens, key=lambda t: (t.rel not in SUBJECTS, t.rel != "obj", t.index)):
        verb = tree.tokens[noun.head] if noun.rel in {*SUBJECTS, "obj"} and noun.head >= 0 else None
        main = verb is not None and verb.rel == "root"
        if not main and (noun.pos != "NOUN" or tree.label(noun.index) not in dealt) \
                or noun.feat("Number") == "Plur":
            continue
        own = noun.feat("Gender") or (verb.feat("Gender") if verb and noun.rel in SUBJECTS else "")
        if own in wanted:
            found = actors.at(s - 1, noun.index)
            if found and found[0].actor.type in TOLD and found[0].actor not in doers:
                return found[0]
    return None
