"""Titles: who holds the office that a title names, by the article itself or by what is known of the time.

A title without a name behind it («министр обороны», «глава МИД Японии») stands for the person to whom the
article gives that office elsewhere, else for the one known to have held it on the article's date.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.alike import alike_holder
from kg.extract.bearers import holder
from kg.extract.countries import by_country, serving
from kg.extract.joint import bodies_of_states
from kg.extract.lexicon import plain
from kg.extract.listed import names_behind
from kg.extract.naming import name_words, national
from kg.extract.title_words import office_name
from kg.extract.titles import Title, title_at
from kg.link import offices
from kg.link.mint import mint
from kg.link.names import normal
from kg.model import Actor, Mention, Role, RoleStatus

if TYPE_CHECKING:
    from kg.extract.actors import Actors

SUFFERING = ("obj", "nsubj:pass")
"""Where a title stands that somebody is given."""


def by_held_title(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """A title with a name behind it, or one that the article gives to a person elsewhere."""
    title = title_at(actors.scene, s, w)
    if title is None:
        return None
    title = serving(actors, title)
    plural = many(actors, s, w)
    several = names_behind(actors.scene, s, w) if plural or actors.scene.trees[s].several(w) else []
    if len(several) > 1:
        return [Mention(n.actor, actors.scene.name_span(s, n), "name", n.text) for n in several]
    name = holder(actors.scene, s, w)
    if name:
        return [Mention(name.actor, actors.scene.name_span(s, name), "name")]
    if plural:
        return of_each(actors, title)
    known = None if to_be_chosen(actors, s, w) else known_holder(actors, title)
    return [actors.mention(s, w, known, "title")] if known else None


def to_be_chosen(actors: Actors, s: int, w: int) -> bool:
    """Return whether a title is of the one whom a verb puts in office, whoever held it before: «назначит
    нового премьера»."""
    tree, words = actors.scene.trees[s], actors.scene.lexicon.words["newly"]
    verb = tree.tokens[tree.tokens[w].head]
    return (tree.tokens[w].rel == "obj" and verb.lemma in actors.scene.lexicon.office_verbs
            and any(k.lemma in words for k in tree.children(w, "amod")))


def many(actors: Actors, s: int, w: int) -> bool:
    """Return whether a title stands in the plural, by its own form or by its verb: the tagger errs with the
    first word of a sentence. One with somebody else has a plural verb too: «премьер с президентом …»."""
    tree = actors.scene.trees[s]
    token = tree.tokens[w]
    verb = tree.tokens[token.head] if token.rel == "nsubj" and token.head > w else token
    if any(w < k.index < verb.index and tree.label(k.index) in actors.scene.lexicon.labels["bearing"]
           for k in tree.children(verb.index, "obl")):
        return token.feat("Number") == "Plur"
    return "Plur" in (token.feat("Number"), verb.feat("Number")) and not tree.children(w, "conj")


def of_each(actors: Actors, title: Title) -> list[Mention] | None:
    """Return who holds a title of several states: «президенты Киргизии и Таджикистана»; who is not known is
    called by the office."""
    bodies = bodies_of(actors, title)
    each = [replace(title, of=body) for body in bodies if body]
    if len(each) < len(bodies) or len(each) < 2:
        return of_each_field(actors, title)
    return [actors.mention(title.s, title.head, known_holder(actors, one) or officer(actors, one), "title")
            for one in each]


def of_each_field(actors: Actors, title: Title) -> list[Mention] | None:
    """Return who holds an office in each of several fields: «министры обороны и финансов Чили»."""
    scene, tree = actors.scene, actors.scene.trees[title.s]
    first = next((k.index for k in tree.children(title.head, "nmod")
                  if tree.label(k.index) == "Gen" and not scene.names.at(title.s, k.index)), None)
    fields = tree.coordinated(first) if first is not None else []
    minister = tree.tokens[title.head].lemma in scene.lexicon.words["of a state"]
    bodies = not minister and any(tree.tokens[i].lemma in scene.lexicon.groups or tree.children(i, "amod")
                                  for i in fields)
    served = title.of or next(((i, name.actor) for i in tree.below(title.head)
                               if i > title.head and (name := scene.names.at(title.s, i))), None)
    plural = tree.tokens[title.head].feat("Number") == "Plur"
    if len(fields) < 2 or bodies or served is None or not plural or title.kind != "office":
        return None
    below = {field: {*tree.below(field)} - {i for other in fields if other > field for i in tree.below(other)}
             for field in fields}
    each = [replace(title, of=served, words=tuple(i for i in title.words if not any(
        i in words for other, words in below.items() if other != field))) for field in fields]
    return [actors.mention(title.s, title.head, officer(actors, one), "title") for one in each]


def bodies_of(actors: Actors, title: Title) -> list[tuple[int, Actor] | None]:
    """Return whom several holders of an office serve; «главы МИД Армении и Азербайджана» those of two
    ministries."""
    scene, tree, s = actors.scene, actors.scene.trees[title.s], title.s
    name = scene.names.at(s, title.of[0]) if title.of else None
    if title.of is None or name is None:
        return []
    named = tree.coordinated(title.of[0])
    several = bodies_of_states(scene, s, name) if len(named) < 2 else []
    if several:
        return [title.of, *several[1:]]
    return [(i, n.actor) if (n := scene.names.at(s, i)) else None for i in named]


def officer(actors: Actors, title: Title) -> Actor:
    """Return one of several holders of an office, called by it and by whom he serves («министр обороны
    Чили»), or one of several groups, where many hold it («активисты «Яблока»»)."""
    scene, tree = actors.scene, actors.scene.trees[title.s]
    of = title.of[1] if title.of else None
    owners = {i for k in tree.below(title.head) if (name := scene.names.at(title.s, k))
              for i in range(name.start, name.end)}
    words = [i for i in title.words if not owners & {i, tree.tokens[i].head if tree.tokens[i].pos == "ADP"
                                                     else i}
             and tree.tokens[i].pos not in ("CCONJ", "PUNCT")]
    jobs = scene.lexicon.words
    many = title.kind != "office" or tree.tokens[title.head].lemma in (
        (jobs["anyone"] | jobs["counting"]) - jobs["envoy"] | jobs["delegates"])
    form = scene.language.nominative if many else scene.language.singular
    noun, type_ = form(tree.sentence, words, title.head), "Group" if many else "Person"
    whole = f"{noun} {scene.language.genitive(of.label(scene.language.code))}" if of else noun
    return national(scene, noun, of, whole, type_) if of else mint(whole, type_, scene.language.code)


def by_title(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """A title without a known holder: the person whom the text is about, else one known by it only."""
    title = title_at(actors.scene, s, w)
    if title is None or actors.scene.trees[s].several(w):
        return None
    topic = still_about(actors, title)
    if topic:
        return [actors.mention(s, w, topic, "title")]
    apart = title.of is not None and title.of[0] > w and title.of[0] not in name_words(actors.scene, s, w)
    who = officer(actors, title) if apart else by_country(actors, s, w, "Person")
    return [actors.mention(s, w, who, "title")]


def still_about(actors: Actors, title: Title) -> Actor | None:
    """Return whom the sentence before is about, for an office at the start of the next that can be his:
    «Художественный руководитель театра посвятила премию …»."""
    scene, s = actors.scene, title.s
    tree = scene.trees[s]
    token = tree.tokens[title.head]
    words = scene.lexicon.words["anyone"]
    if (title.kind != "office" or title.of is None or token.rel != "nsubj" or not s
        or min(title.words) > 1 or token.lemma in words or scene.block(s) != scene.block(s - 1)):
        return None
    topic = actors.topic(s - 1)
    if topic is None or topic.actor.type != "Person" or topic.reason not in ("name", "surname"):
        return None
    gender = next((p.gender for p in scene.names.people if p.actor == topic.actor), "")
    verb = tree.tokens[token.head].feat("Gender") if token.head >= 0 else ""
    held = [r for r in actors.roles
            if r.person.actor == topic.actor and r.of and r.origin.rules[:1] == ("office",)
            and seat_state(actors, r.of.actor) != seat_state(actors, title.of[1])]
    return None if held or gender and verb and gender != verb else topic.actor


def known_holder(actors: Actors, title: Title) -> Actor | None:
    """Return the person whom the article gives this title, the last one named before it if several hold
    it."""
    holders = [role for role in actors.roles if same_office(actors, role, title)]
    if not holders and title.of:
        served = {role.person.actor.id
                  for role in actors.roles if role.of and role.origin.rules[:1] == ("office",)}
        holders = [role for role in actors.roles
                   if role.of is None and role.office == title.office and role.person.actor.id not in served
                   and role.status is not RoleStatus.FORMER]
    at = actors.scene.trees[title.s].tokens[title.head].start
    if yet_unknown(actors, title):
        holders = [r for r in holders if r.status is RoleStatus.ELECT or r.evidence.start > at]
        return holders[0].person.actor if holders else None
    earlier = [role for role in holders if role.evidence.start <= at]
    chosen = earlier[-1] if earlier else holders[0] if holders else None
    if chosen:
        return chosen.person.actor
    return public_holder(actors, title) or namesake(actors, title) or alike_holder(actors, title)


def yet_unknown(actors: Actors, title: Title) -> bool:
    """Return whether a title stands for who comes into the office, not for who has held it so far: «нового
    премьера назначит …», «избран другой спикер»."""
    tree = actors.scene.trees[title.s]
    return tree.tokens[title.head].rel in SUFFERING and any(
        k.lemma in actors.scene.lexicon.words["other"] for k in tree.children(title.head, "amod", "det"))


def namesake(actors: Actors, title: Title) -> Actor | None:
    """Return the one person whose title has the same noun, for a title that says whose he is by a person:
    «помощник Сомовой» after «помощник министра …»."""
    if title.of is None or title.of[1].type != "Person":
        return None
    noun = plain(title.office).split()[0]
    held = list(dict.fromkeys(r.person.actor for r in actors.roles if plain(r.office).split()[0] == noun))
    return held[0] if len(held) == 1 else None


def public_holder(actors: Actors, title: Title) -> Actor | None:
    """Return who is known to have held a high office on the article's date, or is named in it without a
    date."""
    if title.of is None or title.status is not RoleStatus.CURRENT:
        return None
    office, state = canonical(actors, title.office, title.of[1], called(actors, title))
    named = {name.actor for found in actors.scene.names.found for name in found.values()}
    day = (actors.scene.article.published or "")[:10] or None
    found = offices.holder(office, state, day, named) if office else None
    return None if found and not day and other_office(actors, found, office, state) else found


def other_office(actors: Actors, person: Actor, office: str, state: Actor) -> bool:
    """Return whether an article without a date gives a person another of the high offices of a state."""
    held = {canonical(actors, role.office, role.of.actor, role.of.called) for role in actors.roles
            if role.of and role.person.actor == person and role.status is RoleStatus.CURRENT}
    return any(one and one != office and of == state for one, of in held)


def called(actors: Actors, title: Title) -> str:
    """Return the name by which a title calls the body it serves."""
    name = actors.scene.names.at(title.s, title.of[0]) if title.of else None
    return name.text if name else ""


def canonical(actors: Actors, office: str, body: Actor, name: str) -> tuple[str, Actor]:
    """Return the class of an office and its state: «глава» of «МИД Японии» is of the class of foreign
    ministers, of Japan."""
    known, words = actors.scene.lexicon.offices, office_name(actors.scene, office)
    if known.get(words) == "diplomacy" or not name:
        return known.get(words, ""), seat_state(actors, body)
    first = plain(name).split()[0]
    inner = known.get(f"{words} {first}") or known.get(
        f"{words} {actors.scene.language.genitive(first)}")
    if inner:
        return (inner, actors.scene.book.state_of(body) or actors.scene.book.lookup(last_word(actors, name))
                or body)
    return known.get(words, ""), seat_state(actors, body)


def last_word(actors: Actors, name: str) -> str:
    """Return the state that a body's name ends with, in the nominative: «МИД Японии» → Япония."""
    return actors.scene.language.name_form(name.split()[-1], "LOC", "Gen")


def same_office(actors: Actors, role: Role, title: Title) -> bool:
    """Return whether a role of the article is the office of a title: same body, same office or both its
    head."""
    if title.of is None:
        public = role.of is None or seat_state(actors, role.of.actor).type == "State"
        return plain(role.office) == plain(title.office) or public and same_class(actors, role.office,
                                                                                 title.office)
    if role.of is None:
        return False
    one = canonical(actors, role.office, role.of.actor, role.of.called)
    other = canonical(actors, title.office, title.of[1], called(actors, title))
    if one[0] and one == other:
        return True
    same = seat_state(actors, role.of.actor) == seat_state(actors, title.of[1])
    return same and same_class(actors, role.office, title.office)


def same_class(actors: Actors, one: str, other: str) -> bool:
    """Return whether two titles name one office: the same words, or «премьер» and «глава правительства»."""
    offices = actors.scene.lexicon.offices
    first, second = office_name(actors.scene, one), office_name(actors.scene, other)
    return first == second or first in offices and offices[first] == offices.get(second)


def seat_state(actors: Actors, actor: Actor) -> Actor:
    """Return the state that a seat stands for (the White House → United States), or the actor itself."""
    seat = actors.scene.lexicon.seats.get(normal(actor.name)) or next(
        (found for _, name in actor.names if (found := actors.scene.lexicon.seats.get(normal(name)))), None)
    if seat is None:
        return actor
    state = actors.scene.book.lookup(seat.actor)
    return state if state and state.type == "State" else actors.scene.book.state_of(actor) or actor
