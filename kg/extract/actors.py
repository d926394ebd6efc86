"""Which actor a word stands for: a name, a title, a pronoun, a group, or an elided subject.

Each rule is a small function that answers or passes; their order is one list, ``RULES``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.extract.lexicon import plain
from kg.extract.names import Name
from kg.extract.scene import Scene
from kg.extract.titles import Title, behind, demonym_of, holder, names_behind, title_at
from kg.extract.tree import NOMINAL, NOUN_RELATIONS
from kg.link import offices
from kg.link.mint import mint
from kg.link.names import normal
from kg.model import Actor, Mention, Role, RoleStatus

Rule = Callable[["Actors", int, int], "list[Mention] | None"]
LOOK_BACK = 4
"""Sentences that a pronoun looks back for the person it stands for."""

PEOPLE = frozenset({"Person"})
BODIES = frozenset({"Organisation", "Media", "Group"})


class Actors:
    """Answers who a word of a document stands for; keeps each answer.

    ``speaker`` gives the speaker of the quotation around a word, for «я», «мы» and «наш».
    """

    def __init__(self, scene: Scene, roles: list[Role],
                 speaker: Callable[[int, int], Mention | None]) -> None:
        self.scene, self.roles, self.speaker = scene, roles, speaker
        self._kept: dict[tuple[int, int], list[Mention]] = {}
        self._busy: set[tuple[int, int]] = set()
        self._topics: dict[int, Mention | None] = {}

    def at(self, s: int, w: int) -> list[Mention]:
        """Return the actors that one word stands for: none, one, or several for «обе стороны»."""
        place = (s, w)
        if place not in self._kept:
            if place in self._busy:
                return []
            self._busy.add(place)
            self._kept[place] = next((found for rule in RULES if (found := rule(self, s, w)) is not None), [])
            self._busy.discard(place)
        return self._kept[place]

    def all_at(self, s: int, w: int) -> list[Mention]:
        """Return the actors of a word and of all that is coordinated with it."""
        found: list[Mention] = []
        for i in self.scene.trees[s].coordinated(w):
            found += [m for m in self.at(s, i) if all(m.actor != other.actor for other in found)]
        return found

    def topic(self, s: int) -> Mention | None:
        """Return the person or body that a sentence is about: the subject of its main clause."""
        if s not in self._topics:
            self._topics[s] = None
            self._topics[s] = self._find_topic(s)
        return self._topics[s]

    def topic_person(self, s: int) -> Actor | None:
        """Return the person whom the sentences before are about."""
        for back in range(s - 1, max(-1, s - 1 - LOOK_BACK), -1):
            topic = self.topic(back)
            if topic and topic.actor.type == "Person":
                return topic.actor
        return None

    def doer(self, s: int) -> list[Mention]:
        """Return who acts in a sentence, whoever reports it: the first subject that is a person, state or
        body, no outlet."""
        for token in self.scene.trees[s].tokens:
            found = self.at(s, token.index) if token.rel == "nsubj" else []
            if found and found[0].actor.type in ("Person", "State", "Group", "Organisation"):
                return found[:1]
        return []

    def _find_topic(self, s: int) -> Mention | None:
        tree = self.scene.trees[s]
        subjects = [t for t in tree.tokens if t.rel in ("nsubj", "nsubj:pass")]
        subjects.sort(key=lambda t: (len(list(tree.above(t.index))), t.index))
        for subject in subjects:
            found = self.at(s, subject.index)
            if found and found[0].actor.type not in ("Document", "Thing", "Place"):
                return found[0]
        return self._named_topic(s)

    def _named_topic(self, s: int) -> Mention | None:
        """Return the person named first before the verb whose name may be a nominative: «С просьбой Мадуро
        обратился …»."""
        tree = self.scene.trees[s]
        for token in tree.tokens:
            if token.pos == "VERB" and token.feat("VerbForm") == "Fin":
                return None
            name = self.scene.names.at(s, token.index)
            if (name and name.kind == "PER" and name.head == token.index
                    and not tree.preposition(token.index)
                    and "Nom" in self.scene.language.cases(token)):
                return Mention(name.actor, self.scene.name_span(s, name), "name", name.text)
        return None

    def seat(self, s: int, w: int) -> Mention | None:
        """Return the state that speaks in a place: «в Кремле», «в Вашингтоне», where the place itself is no
        body."""
        name = self.scene.names.at(s, w)
        known = name and self.scene.lexicon.seats.get(normal(name.text))
        state = self.scene.book.lookup(known.actor) if known else None
        return Mention(state, self.scene.name_span(s, name), "metonymy") if state and name else None

    def mention(self, s: int, w: int, actor: Actor, reason: str) -> Mention:
        """Return a mention of ``actor`` by the words of the noun phrase of ``w``."""
        words = [i for i in self.scene.trees[s].phrase(w)]
        return Mention(actor, self.scene.span(s, words), reason)


def by_name(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """A proper name; a capital or seat that acts stands for its state."""
    name = actors.scene.names.at(s, w)
    if name is None:
        return None
    span = actors.scene.name_span(s, name)
    seat = (actors.scene.lexicon.seats.get(normal(name.text))
            or actors.scene.lexicon.seats.get(normal(name.actor.name)))
    if seat and actors.scene.trees[s].label(name.head) not in actors.scene.lexicon.local:
        state = actors.scene.book.lookup(seat.actor)
        if state:
            return [Mention(state, span, "metonymy")]
    return [Mention(name.actor, span, name.reason, name.text if name.reason == "name" else "")]


def by_held_title(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """A title with a name behind it, or one that the article gives to a person elsewhere."""
    title = title_at(actors.scene, s, w)
    if title is None:
        return None
    name = holder(actors.scene, s, w)
    if name:
        return [Mention(name.actor, actors.scene.name_span(s, name), "name")]
    plural = actors.scene.trees[s].tokens[w].feat("Number") == "Plur"
    several = names_behind(actors.scene, s, w) if plural else []
    if len(several) > 1:
        return [Mention(n.actor, actors.scene.name_span(s, n), "name", n.text) for n in several]
    known = None if plural else known_holder(actors, title)
    return [actors.mention(s, w, known, "title")] if known else None


def by_title(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """A title without a known holder: a person known by it only."""
    if title_at(actors.scene, s, w) is None or actors.scene.trees[s].tokens[w].feat("Number") == "Plur":
        return None
    return [actors.mention(s, w, nominal(actors.scene, s, w, "Person"), "title")]


def known_holder(actors: Actors, title: Title) -> Actor | None:
    """Return the person whom the article gives this title, the last one named before it if several hold
    it."""
    holders = [role for role in actors.roles if same_office(actors, role, title)]
    if not holders and title.of:
        served = {role.person.actor.id
                  for role in actors.roles if role.of and role.origin.rules[:1] == ("office",)}
        holders = [role for role in actors.roles
                   if role.of is None and role.office == title.office and role.person.actor.id not in served]
    at = actors.scene.trees[title.s].tokens[title.head].start
    earlier = [role for role in holders if role.evidence.start <= at]
    chosen = earlier[-1] if earlier else holders[0] if holders else None
    return chosen.person.actor if chosen else public_holder(actors, title)


def public_holder(actors: Actors, title: Title) -> Actor | None:
    """Return who is known to have held a high office on the article's date, or is named in it without a
    date."""
    if title.of is None or title.status is not RoleStatus.CURRENT:
        return None
    office, state = canonical(actors, title.office, title.of[1], called(actors, title))
    named = {name.actor for found in actors.scene.names.found for name in found.values()}
    day = (actors.scene.article.published or "")[:10] or None
    return offices.holder(office, state, day, named) if office else None


def called(actors: Actors, title: Title) -> str:
    """Return the name by which a title calls the body it serves."""
    name = actors.scene.names.at(title.s, title.of[0]) if title.of else None
    return name.text if name else ""


def canonical(actors: Actors, office: str, body: Actor, name: str) -> tuple[str, Actor]:
    """Return the class of an office and its state: «глава» of «МИД Японии» is of the class of foreign
    ministers, of Japan."""
    known, words = actors.scene.lexicon.offices, plain(office)
    if known.get(words) == "diplomacy" or not name:
        return known.get(words, ""), seat_state(actors, body)
    inner = known.get(f"{words} {plain(name).split()[0]}")
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
    if title.of is None or role.of is None:
        return title.of is None and same_class(actors, role.office, title.office)
    one = canonical(actors, role.office, role.of.actor, role.of.called)
    other = canonical(actors, title.office, title.of[1], called(actors, title))
    if one[0] and one == other:
        return True
    same = seat_state(actors, role.of.actor) == seat_state(actors, title.of[1])
    return same and same_class(actors, role.office, title.office)


def same_class(actors: Actors, one: str, other: str) -> bool:
    """Return whether two titles name one office: the same words, or «премьер» and «глава правительства»."""
    offices = actors.scene.lexicon.offices
    first, second = plain(one), plain(other)
    return first == second or first in offices and offices[first] == offices.get(second)


def seat_state(actors: Actors, actor: Actor) -> Actor:
    """Return the state that a seat stands for (the White House → United States), or the actor itself."""
    seat = actors.scene.lexicon.seats.get(normal(actor.name)) or next(
        (found for _, name in actor.names if (found := actors.scene.lexicon.seats.get(normal(name)))), None)
    if seat is None:
        return actor
    state = actors.scene.book.lookup(seat.actor)
    return state if state and state.type == "State" else actors.scene.book.state_of(actor) or actor


def by_personal_pronoun(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """«он», «его», «они», «я», «мы»."""
    token = actors.scene.trees[s].tokens[w]
    pronoun = actors.scene.lexicon.pronouns.get(token.lemma)
    if pronoun is None or pronoun.kind in ("relative", "correlative"):
        return None
    span = actors.scene.span(s, [w])
    if pronoun.person == "1":
        speaker = actors.speaker(s, w)
        return ([Mention(own_state(actors, speaker) if pronoun.number == "Plur" else speaker.actor, span,
                         "speaker")] if speaker else [])
    if pronoun.person == "2":
        return []
    if pronoun.kind == "reflexive":
        found = own_subject(actors, s, w) if token.rel in ("det", "nmod", "amod") else None
        return [replace(found, span=span, reason="pronoun")] if found else []
    gender = pronoun.gender if pronoun.gender in ("Masc", "Fem") else ""
    found = antecedent(actors, s, w, gender, pronoun.number == "Plur")
    return [Mention(found.actor, span, "pronoun")] if found else []


def own_state(actors: Actors, speaker: Mention) -> Actor:
    """Return the state or body that a speaker's «мы» means: the one served, else the speaker."""
    held = [role for role in actors.roles
            if role.person.actor == speaker.actor and role.of and role.of.actor.type == "State"]
    return held[0].of.actor if held and held[0].of else speaker.actor


def own_subject(actors: Actors, s: int, w: int) -> Mention | None:
    """Return the subject of the clause around a word."""
    tree = actors.scene.trees[s]
    for head in tree.above(w):
        subject = tree.subject(head.index)
        if subject and subject.index != w:
            found = actors.at(s, subject.index)
            return found[0] if found else None
    return actors.topic(s - 1) if s else None


def antecedent(actors: Actors, s: int, w: int, gender: str, plural: bool) -> Mention | None:
    """Return what a third-person pronoun stands for: earlier in the sentence, else the topic before, else the
    last named."""
    accused = object_above(actors, s, w, plural)
    if accused:
        return accused
    here = [m for m in named_before(actors, s, w, gender, plural) if not same_clause(actors, s, w, m)]
    person = not plural and any(t and t.actor.type == "Person" and suits(actors, t, gender, plural)
                                for t in (actors.topic(b) for b in range(max(0, s - 2), s)))
    if here and not (person and here[0].kind != "PER"):
        return actors.at(s, here[0].head)[0] if actors.at(s, here[0].head) else None
    for back in range(s - 1, max(-1, s - 1 - LOOK_BACK), -1):
        topic = actors.topic(back)
        if topic and suits(actors, topic, gender, plural):
            return topic
        names = named_before(actors, back, len(actors.scene.trees[back].tokens), gender, plural)
        if names:
            found = actors.at(back, names[0].head)
            return found[0] if found else None
    return None


def object_above(actors: Actors, s: int, w: int, plural: bool) -> Mention | None:
    """Return whom a verb above speaks of to whom: «обвинил Иран в том, что он …», «попросил Обаму, чтобы он
    …»."""
    scene, tree = actors.scene, actors.scene.trees[s]
    for head in tree.above(w):
        support = scene.lexicon.supports.get(head.lemma)
        if support is None or support.link != "object":
            continue
        for kid in tree.children(head.index, "obj", "iobj", "obl"):
            number = tree.tokens[kid.index].feat("Number")
            if (kid.index < w and tree.label(kid.index) in scene.lexicon.labels["addressed above"]
                and plural == (number == "Plur")):
                found = actors.at(s, kid.index)
                if found:
                    return found[0]
    return None


def named_before(actors: Actors, s: int, w: int, gender: str, plural: bool) -> list[Name]:
    """Return the names before a word that a pronoun can stand for, subjects first, then the nearest."""
    tree = actors.scene.trees[s]
    names = {name.start: name for name in actors.scene.names.found[s].values() if name.end <= w}
    fitting = [n for n in names.values()
               if (n.kind != "PER" if plural else n.gender == gender or n.kind == "PER" and not n.gender)]
    return sorted(fitting, key=lambda n: (n.kind != "PER" and not plural,
                                          tree.tokens[n.head].rel not in ("nsubj", "nsubj:pass"), -n.start))


def same_clause(actors: Actors, s: int, w: int, name: Name) -> bool:
    """Return whether a name and a pronoun depend on the same verb, so that they cannot be the same actor."""
    tree = actors.scene.trees[s]
    token = tree.tokens[w]
    return token.head == tree.tokens[name.head].head and token.rel not in ("det", "nmod", "amod")


def suits(actors: Actors, topic: Mention, gender: str, plural: bool) -> bool:
    """Return whether a topic can be meant by a pronoun of this gender and number."""
    if plural:
        return topic.actor.type in BODIES
    if topic.actor.type != "Person":
        return gender in ("Fem", "Masc") and any(
            n.actor == topic.actor and n.gender == gender for found in actors.scene.names.found
            for n in found.values())
    known = next((p.gender for p in actors.scene.names.people if p.actor == topic.actor), "")
    return not known or not gender or known == gender


def by_relative(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """«который»: the noun that the relative clause hangs on."""
    tree = actors.scene.trees[s]
    pronoun = actors.scene.lexicon.pronouns.get(tree.tokens[w].lemma)
    if pronoun is None or pronoun.kind != "relative":
        return None
    for head in tree.above(w):
        if head.rel in ("acl:relcl", "acl") and head.head >= 0:
            noun = tree.tokens[head.head]
            if (noun.feat("Number") == tree.tokens[w].feat("Number") or noun.pos == "PROPN"
                or len(tree.coordinated(noun.index)) > 1):
                many = tree.tokens[w].feat("Number") == "Plur"
                return actors.all_at(s, noun.index) if many else actors.at(s, noun.index)
    before = [t for t in tree.tokens[:w] if t.pos in ("NOUN", "PROPN")
              and t.feat("Number") == tree.tokens[w].feat("Number")
              and t.feat("Gender") in (tree.tokens[w].feat("Gender"), "")]
    return actors.at(s, before[-1].index) if before else []


def by_quantity(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """«тысячи демонстрантов», «84 журналиста»: those who are counted."""
    tree = actors.scene.trees[s]
    token = tree.tokens[w]
    if token.lemma not in actors.scene.lexicon.quantities and token.pos != "NUM":
        return None
    for kid in tree.children(w, "nmod", "nummod:gov", "nummod", "obl"):
        if (kid.pos in NOMINAL and kid.index > w
            and tree.label(kid.index) in actors.scene.lexicon.labels["partitive"]):
            return actors.at(s, kid.index) or None
    return None


def by_group(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """A noun of the group list: «власти Грузии», «документы»; «издание» alone is the outlet named before."""
    scene, token = actors.scene, actors.scene.trees[s].tokens[w]
    group = scene.lexicon.groups.get(token.lemma)
    if group is None or token.pos not in ("NOUN", "PROPN") or group.plural and token.feat("Number") != "Plur":
        return None
    apposed = apposition(scene, s, w)
    if apposed:
        return [Mention(apposed.actor, scene.name_span(s, apposed), "name")]
    earlier = same_document(actors, s, w) if group.type == "Document" else same_body(actors, s, w)
    if earlier:
        return [actors.mention(s, w, earlier, "anaphora")]
    return [actors.mention(s, w, nominal(scene, s, w, group.type), "group")]


def by_owner(actors: Actors, s: int, w: int) -> Actor | None:
    """Return the body that a possessive makes: «его правительство», said of the Japanese premier, is
    Japan's."""
    scene, tree = actors.scene, actors.scene.trees[s]
    for kid in tree.children(w, "det", "amod"):
        pronoun = scene.lexicon.pronouns.get(kid.lemma)
        owners = actors.at(s, kid.index) if pronoun and pronoun.kind in ("possessive", "reflexive") else []
        state = own_state(actors, owners[0]) if owners else None
        if state and state.type == "State":
            code = scene.language.code
            noun = scene.language.nominative(tree.sentence, [w], w)
            whole = f"{noun} {scene.language.genitive(state.label(code))}"
            return (scene.book.lookup(whole)
                    or mint(whole, scene.lexicon.groups[tree.tokens[w].lemma].type, code))
    return None


def same_document(actors: Actors, s: int, w: int) -> Actor | None:
    """Return the document of an earlier mention with the same noun: bare («те же документы»), or of the same
    body."""
    owner = owner_of(actors, s, w)
    for back in range(s, -1, -1):
        tree = actors.scene.trees[back]
        for token in reversed(tree.tokens[: w if back == s else None]):
            if token.lemma == actors.scene.trees[s].tokens[w].lemma and token.pos == "NOUN" \
                    and (owner is None or owner == owner_of(actors, back, token.index)):
                found = actors.at(back, token.index)
                return found[0].actor if found else None
    return None


def owner_of(actors: Actors, s: int, w: int) -> Actor | None:
    """Return the body that a document is of: «документы правительства США», «американские документы»."""
    tree = actors.scene.trees[s]
    for kid in tree.children(w, "nmod"):
        if tree.label(kid.index) == "Gen":
            found = actors.at(s, kid.index)
            return found[0].actor if found else None
    demonym = demonym_of(actors.scene, s, w)
    return demonym[1] if demonym else None


def same_body(actors: Actors, s: int, w: int) -> Actor | None:
    """Return the body that a bare noun repeats: «правительство» after «правительство Японии»."""
    scene, lemma = actors.scene, actors.scene.trees[s].tokens[w].lemma
    if len(name_words(scene, s, w)) > 1:
        return None
    owned = by_owner(actors, s, w)
    if owned:
        return owned
    this = any(k.rel == "det" for k in scene.trees[s].children(w))
    for back in range(s, -1, -1):
        tree = scene.trees[back]
        for token in reversed(tree.tokens[: w if back == s else None]):
            words = (name_words(scene, back, token.index)
                     if token.lemma == lemma and token.pos == "NOUN" else [])
            named = any(scene.names.at(back, i) or scene.demonym(back, i) for i in words)
            if len(words) > 1 and (named or this) and not scene.names.at(back, token.index):
                found = actors.at(back, token.index)
                return found[0].actor if found else None
    return None


def by_pair(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """«страны», «обе стороны», «оба президента», «лидеры двух стран»: the two named last."""
    scene, tree = actors.scene, actors.scene.trees[s]
    token = tree.tokens[w]
    type_ = scene.lexicon.pairs.get(token.lemma)
    plural = token.feat("Number") == "Plur" or any(k.rel.startswith("nummod") for k in tree.children(w))
    if type_ is None or not plural or scene.names.at(s, w):
        return None
    more = [k for k in tree.children(w) if k.rel in ("amod", "nmod", "acl", "acl:relcl", "appos")
            and k.lemma not in scene.lexicon.both and not scene.lexicon.pairs.get(k.lemma)]
    found = last_two(actors, s, w, type_) if not more else []
    span = scene.span(s, [w])
    return [Mention(actor, span, "pair") for actor in found] if len(found) == 2 else None


def last_two(actors: Actors, s: int, w: int, type_: str) -> list[Actor]:
    """Return the two actors of a type named last before a word, in the order of the text, within a few
    sentences."""
    scene, found = actors.scene, []
    for back in range(s, max(-1, s - 1 - LOOK_BACK), -1):
        for token in reversed(scene.trees[back].tokens[: w if back == s else None]):
            name = scene.names.at(back, token.index)
            actor = name.actor if name else scene.demonym(back, token.index)
            if actor and actor.type != type_ and type_ == "State":
                actor = seat_state(actors, actor)
            if actor and actor.type == type_ and actor not in found:
                found.append(actor)
            if len(found) == 2:
                return found[::-1]
    return []


def by_anaphora(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """«издание», «ведомство», «политик» without a complement: the last one of that type named before."""
    tree = actors.scene.trees[s]
    type_ = actors.scene.lexicon.anaphora.get(tree.tokens[w].lemma)
    more = [k for k in tree.children(w)
            if k.rel not in ("case", "punct", "det", "cc", "conj", "advmod", "amod")]
    if (type_ is None or more or demonym_of(actors.scene, s, w) or tree.tokens[w].feat("Number") != "Sing"
        or apposition(actors.scene, s, w)):
        return None
    earlier = actors.topic_person(s) if type_ == "Person" else last_named(actors, s, w, type_)
    return [actors.mention(s, w, earlier, "anaphora")] if earlier else None


def apposition(scene: Scene, s: int, w: int) -> Name | None:
    """Return the name that stands right behind a common noun: «агентство Bloomberg», «партия «Единая
    Россия»»."""
    tree = scene.trees[s]
    i = w + 1
    while i < len(tree.tokens) and tree.tokens[i].text in "«\"“„":
        i += 1
    name = scene.names.at(s, i) if i < len(tree.tokens) else None
    if name is None or name.start != i or name.kind == "LOC":
        return None
    group = scene.lexicon.groups.get(tree.tokens[w].lemma)
    body = group is not None and group.type in ("Organisation", "Media")
    quoted, foreign = i > w + 1, body and name.text.isascii()
    return (name if quoted or foreign
            or tree.tokens[name.head].rel in ("appos", "flat", "flat:name", "flat:foreign") else None)


def last_named(actors: Actors, s: int, w: int, type_: str) -> Actor | None:
    """Return the last actor of a type that was named before: «издание» → The Washington Post."""
    for back in range(s, max(-1, s - 1 - LOOK_BACK), -1):
        names = {n.start: n for n in actors.scene.names.found[back].values()}
        for start in sorted(names, reverse=True):
            if (back < s or start < w) and names[start].actor.type == type_:
                return names[start].actor
    return None


def by_inhabitant(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """«американцы», «палестинцы»: in the plural, the people of a state; a single one is a person."""
    token = actors.scene.trees[s].tokens[w]
    if token.lemma not in actors.scene.lexicon.inhabitants or token.pos not in ("NOUN", "PROPN", "ADJ"):
        return None
    return [actors.mention(s, w, nominal(actors.scene, s, w, "Group"), "inhabitant")]


def by_apposed(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """A noun for a person with the name behind it: «гражданин Германии Халед эль-Масри»."""
    scene, token = actors.scene, actors.scene.trees[s].tokens[w]
    if token.pos != "NOUN" or token.feat("Animacy") != "Anim" or scene.names.at(s, w):
        return None
    name = behind(scene, s, w)
    return [Mention(name.actor, scene.name_span(s, name), "name")] if name else None


def by_animate(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """Any other noun for people: «демонстранты», «фермер»."""
    token = actors.scene.trees[s].tokens[w]
    if token.pos not in ("NOUN", "PROPN") or token.feat("Animacy") != "Anim":
        return None
    kind = "Group" if token.feat("Number") == "Plur" else "Person"
    return [actors.mention(s, w, nominal(actors.scene, s, w, kind), "noun")]


def nominal(scene: Scene, s: int, w: int, type_: str) -> Actor:
    """Return an actor known by a common noun; «китайское правительство» and «правительство Китая» are one."""
    tree = scene.trees[s]
    words = name_words(scene, s, w)
    surface = scene.language.nominative(tree.sentence, words, w)
    demonym = demonym_of(scene, s, w)
    if demonym is None:
        known = scene.book.lookup(surface)
        scope = "" if any(scene.names.at(s, i) for i in words) else scene.article.key
        return known or mint(surface, type_, scene.language.code, scope)
    rest = [i for i in words if i != demonym[0]]
    of = scene.language.genitive(demonym[1].label(scene.language.code))
    whole = f"{scene.language.nominative(tree.sentence, rest, w)} {of}"
    known = scene.book.lookup(whole) or scene.book.lookup(surface)
    return (known or replace(mint(whole, type_, scene.language.code), name=surface,
                             names=((scene.language.code, surface),), aliases=(whole,)))


def name_words(scene: Scene, s: int, w: int) -> list[int]:
    """Return the words that name a group: its adjectives and genitives, and what it is from or by («от
    ОБСЕ»)."""
    tree, naming = scene.trees[s], scene.lexicon.labels["naming"]
    words, todo = {w}, [w]
    while todo:
        for kid in tree.children(todo.pop()):
            label = tree.label(kid.index)
            counted = (kid.head != w
                       and (kid.rel in ("nummod", "nummod:gov", "det", "conj", "cc") or kid.pos == "NUM"))
            if kid.text.isdigit():
                continue
            names = (counted or kid.rel == "amod" and kid.pos == "ADJ"
                     or kid.rel in ("flat", "flat:name", "flat:foreign", "appos")
                     and kid.pos in ("PROPN", "X"))
            nested = kid.rel == "nmod" and kid.pos in NOMINAL and label in naming
            if (names or nested) and kid.index not in words:
                words.add(kid.index)
                todo.append(kid.index)
                words.update(t.index for t in tree.children(kid.index, "case"))
    return sorted(words)


def by_substantive(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """A plural participle or adjective in the place of a noun: «протестующие», «японские ультраправые»."""
    token = actors.scene.trees[s].tokens[w]
    people = token.pos == "ADJ" or token.feat("VerbForm") == "Part"
    if (not people or token.rel not in NOUN_RELATIONS or token.feat("Number") != "Plur"
        or token.feat("Animacy") == "Inan"):
        return None
    return [actors.mention(s, w, nominal(actors.scene, s, w, "Group"), "noun")]


RULES: tuple[Rule, ...] = (
    by_name, by_relative, by_personal_pronoun, by_held_title, by_pair, by_anaphora, by_apposed, by_title,
    by_quantity, by_group, by_inhabitant, by_animate, by_substantive,
)
"""The rules in the order in which they are asked; the first that answers decides."""

