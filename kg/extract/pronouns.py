"""Pronouns: whom «он», «его», «мы», «свой» and «который» stand for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.agreement import suits
from kg.extract.antecedents import antecedent, crowd_above, led_body, object_above, worded
from kg.extract.couples import beside, together
from kg.extract.nearby import body_told
from kg.extract.tree import SUBJECTS, Tree
from kg.model import Actor, Mention, Token

if TYPE_CHECKING:
    from kg.extract.actors import Actors


OWN = frozenset({"det", "nmod", "amod", "obj"})
"""Where a reflexive pronoun stands that means the subject: «своих войск», «объявил себя президентом»."""


def by_personal_pronoun(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """«он», «его», «они», «я», «мы»."""
    token = actors.scene.trees[s].tokens[w]
    pronoun = actors.scene.lexicon.pronouns.get(token.lemma)
    if pronoun is None or pronoun.kind == "relative":
        return None
    span = actors.scene.span(s, [w])
    if pronoun.kind == "correlative":
        return [replace(m, span=span, reason="pronoun") for m in the_other(actors, s, w)] or None
    if pronoun.person == "1":
        crowd = ourselves(actors, s, w) if pronoun.number == "Plur" else []
        if crowd:
            return crowd
        speaker = actors.first_person(s, w)
        return ([Mention(own_state(actors, speaker) if pronoun.number == "Plur" else speaker.actor, span,
                         "speaker")] if speaker else [])
    if pronoun.person == "2":
        return []
    if pronoun.kind == "reflexive":
        found = own_subject(actors, s, w) if token.rel in OWN else None
        return [replace(found, span=span, reason="pronoun")] if found else []
    plural = pronoun.number == "Plur"
    named = (beside(actors, s, w) or crowd_above(actors, s, w) or together(actors, s)) if plural else []
    if named:
        return [Mention(m.actor, span, "pronoun") for m in named]
    body = led_body(actors, s, w) or (body_before(actors, s, w) if pronoun.gender == "Neut" else None)
    if body:
        return [Mention(body.actor, span, "pronoun")]
    gender = pronoun.gender if pronoun.gender in ("Masc", "Fem") else ""
    found = (None if plural else in_whose_words(actors, s, w, gender)) or antecedent(
        actors, s, w, gender, plural)
    found = found or (None if plural else body_told(actors, s, w, pronoun.gender))
    return [Mention(found.actor, span, "pronoun")] if found else []


def in_whose_words(actors: Actors, s: int, w: int, gender: str) -> Mention | None:
    """Return the person in whose words the clause of a possessive is told, with nobody else between: «сказал,
    что, по словам Орлова, его визит удался»."""
    tree = actors.scene.trees[s]
    if tree.tokens[w].rel not in ("det", "nmod", "amod"):
        return None
    told = [m for m in worded(actors, s) if m.span.end <= tree.tokens[w].start]
    between = (t for t in tree.tokens[:w] if told and t.start > told[-1].span.end)
    return told[-1] if told and suits(actors, told[-1], gender, False) and not any(
        t.rel in SUBJECTS or t.pos == "VERB" for t in between) else None


def ourselves(actors: Actors, s: int, w: int) -> list[Mention]:
    """Return who «we» are said to be: «мы, жители района, просим …»."""
    tree = actors.scene.trees[s]
    return [m for k in tree.children(w, "appos") if k.index > w and tree.tokens[w + 1].text == ","
            and k.feat("Number") == "Plur" for m in actors.at(s, k.index) if m.actor.type == "Group"]


ACTING = frozenset({"Person", "Group", "Organisation", "State", "Media"})
"""Types of actors that «тот» can mean."""


OTHERS = (frozenset({"obj", "iobj", "obl", "nsubj:pass"}), frozenset({"nmod"}))
"""Where he stands whom «тот» means, the likelier places first."""


def the_other(actors: Actors, s: int, w: int) -> list[Mention]:
    """Return whom «тот» or «последний» as a subject means: who was named last and was no subject himself:
    «Рябов попросил Сомову о помощи, но та отказалась»."""
    tree = actors.scene.trees[s]
    token = tree.tokens[w]
    plural = token.feat("Number") == "Plur"
    if (token.rel not in SUBJECTS or token.feat("Gender") == "Neut" and not plural
        or any(k.index > w and k.pos != "PUNCT" for k in tree.children(w))):
        return []
    accused = None if plural else object_above(actors, s, w, token.feat("Gender"), plural)
    if accused:
        return [accused]
    places = [(back, relations) for back in ((s, s - 1) if s else (s,)) for relations in OTHERS]
    named = next((found for back, relations in places
                  for other in reversed(actors.scene.trees[back].tokens[: w if back == s else None])
                  if other.pos in ("NOUN", "PROPN", "PRON") and other.rel in relations
                  and (found := meant(actors, back, other, token))), [])
    topic = actors.topic(s - 1) if s and not named and not plural else None
    return [topic] if topic and topic.actor.type == "Person" and suits(
        actors, topic, token.feat("Gender"), False) else named


def meant(actors: Actors, s: int, noun: Token, pronoun: Token) -> list[Mention]:
    """Return who is called by a noun, if «тот» agrees with it, or with the person whose office it is:
    «попросил министра Сомову, но та …»."""
    found = [m for m in actors.all_at(s, noun.index) if m.actor.type in ACTING]
    if pronoun.feat("Number") == "Plur":
        return found if noun.agrees(pronoun, "Number") else []
    own = {p.gender for p in actors.scene.names.people for m in found[:1] if p.actor == m.actor}
    if own & {"Masc", "Fem"}:
        return found if pronoun.feat("Gender") in own else []
    return found if noun.agrees(pronoun, "Number", "Gender") else []


def body_before(actors: Actors, s: int, w: int) -> Mention | None:
    """Return the body or state called by a neuter noun last before a word, for «оно»: «правительство …,
    однако оно»; in its sentence or the one before."""
    for back in range(s, max(-1, s - 2), -1):
        for token in reversed(actors.scene.trees[back].tokens[: w if back == s else None]):
            neuter = token.pos == "NOUN" and token.feat("Gender") == "Neut" and token.feat("Number") == "Sing"
            found = actors.at(back, token.index) if neuter else []
            if found and found[0].actor.type in ("Organisation", "State"):
                return found[0]
    return None


def by_relative(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """«который», «чей»: the noun that the relative clause hangs on."""
    tree = actors.scene.trees[s]
    pronoun = actors.scene.lexicon.pronouns.get(tree.tokens[w].lemma)
    if pronoun is None or pronoun.kind != "relative":
        return None
    for head in tree.above(w):
        if head.rel in ("acl:relcl", "acl") and head.head >= 0:
            noun = nearest_name(actors, s, w, tree.tokens[head.head])
            if tree.tokens[w].lemma in actors.scene.lexicon.words["whose"]:
                return actors.at(s, noun.index)
            many = tree.tokens[w].feat("Number") == "Plur"
            if many and noun.rel == "conj" and not tree.several(noun.index):
                noun = tree.tokens[noun.head]
            noun = whose(tree, noun, tree.tokens[w])
            named = predicate_of(actors, s, noun)
            if named:
                return actors.at(s, named.index)
            if (noun.feat("Number") == tree.tokens[w].feat("Number") or noun.pos in ("PROPN", "X")
                or many and (len(tree.coordinated(noun.index)) > 1 or tree.several(noun.index))):
                return actors.all_at(s, noun.index) if many else actors.at(s, noun.index)
    before = [t for t in tree.tokens[:w] if t.pos in ("NOUN", "PROPN")
              and t.feat("Number") == tree.tokens[w].feat("Number")
              and t.feat("Gender") in (tree.tokens[w].feat("Gender"), "")]
    return actors.at(s, before[-1].index) if before else []


def whose(tree: Tree, noun: Token, pronoun: Token) -> Token:
    """Return whom a genitive belongs to, where only that agrees with the relative pronoun behind it or is a
    person who can act: «министерство области, которое …», «главы регионов, которые критиковали …»."""
    owner = tree.tokens[noun.head] if noun.rel == "nmod" and 0 <= noun.head < noun.index else noun
    if tree.label(noun.index) not in ("Gen", "") or owner.pos not in ("NOUN", "PROPN"):
        return noun
    number, gender = pronoun.feat("Number"), pronoun.feat("Gender")
    if number == "Plur":
        lone = owner.feat("Number") == "Plur" != noun.feat("Number")
        verb = tree.tokens[pronoun.head]
        acts = owner.feat("Animacy") == "Anim" != noun.feat("Animacy") and verb.feat("Voice") == "Act"
        acts = acts and pronoun.rel in SUBJECTS
        return owner if lone or acts and owner.feat("Number") == "Plur" else noun
    other = number == "Sing" == owner.feat("Number") and gender == owner.feat("Gender") != noun.feat("Gender")
    return owner if other and noun.feat("Gender") else noun


def predicate_of(actors: Actors, s: int, noun: Token) -> Token | None:
    """Return who is said to be what a relative clause tells of: «единственным, кто выступил против, стал
    Рябов»."""
    tree = actors.scene.trees[s]
    verb = tree.tokens[noun.head] if noun.head >= 0 else noun
    being = tree.label(noun.index) == "Ins" and verb.lemma in actors.scene.lexicon.words["becoming"]
    return next(iter(tree.children(verb.index, "nsubj")), None) if being else None


def nearest_name(actors: Actors, s: int, w: int, noun: Token) -> Token:
    """Return the name right before a relative clause that the parse hung on the thing it belongs to: «из-за
    позиции Мексики, которая отказалась …»."""
    tree = actors.scene.trees[s]
    commas = [t.index for t in tree.tokens[noun.index : w] if t.text == ","]
    last = tree.tokens[commas[0] - 1] if commas else noun
    named = actors.scene.names.at(s, last.index)
    below = last.index != noun.index and last.index in tree.below(noun.index)
    if not below or named is None or actors.at(s, noun.index):
        return noun
    head = tree.tokens[named.head]
    return head if head.agrees(tree.tokens[w], "Number", "Gender") else noun


def own_state(actors: Actors, speaker: Mention) -> Actor:
    """Return the state or body that a speaker's «мы» means: the one served, else the speaker."""
    own = actors.scene.lexicon.words["own mandate"]
    served = [role.of.actor for role in actors.roles if role.person.actor == speaker.actor and role.of
              and own.isdisjoint(role.office.split())]
    states = [state for body in served if (state := actors.scene.book.state_of(body))]
    return states[0] if states else speaker.actor


def own_subject(actors: Actors, s: int, w: int) -> Mention | None:
    """Return the subject of the clause around a word."""
    tree = actors.scene.trees[s]
    below = w
    for head in tree.above(w):
        if below != w and (asked := whom_asked(actors, s, head, below)):
            return asked
        below = head.index
        subject = tree.subject(head.index)
        if subject and subject.index != w:
            found = actors.at(s, subject.index)
            return found[0] if found else None
    return actors.topic(s - 1) if s else None


def whom_asked(actors: Actors, s: int, verb: Token, act: int) -> Mention | None:
    """Return whom a verb asks for an act that is his own: «ждут от Сербии вывода своих войск», but not
    «выступая перед своими сторонниками, попросил их …» or «обвинил их в убийстве своих солдат»."""
    scene, tree = actors.scene, actors.scene.trees[s]
    support = scene.lexicon.supports.get(verb.lemma)
    inside = tree.label(act) in scene.lexicon.labels["inside"]
    accuses = support is not None and not support.status and inside
    if support is None or support.link != "object" or accuses or tree.tokens[act].rel == "advcl":
        return None
    asked = (k for label in scene.lexicon.labels["controlled"] for k in tree.children(verb.index)
             if k.index != act and label in tree.labels(k.index))
    return next((found[0] for k in asked if (found := actors.at(s, k.index))), None)
