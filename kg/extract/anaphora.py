"""Nouns that repeat what was named before: «издание», «правительство», «те же документы», «обе стороны».

Such a noun stands bare, or with no more than a pronoun; one with a complement of its own names a new group.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.extract.antecedents import LOOK_BACK
from kg.extract.appositions import apposition
from kg.extract.countries import by_country
from kg.extract.couples import together
from kg.extract.holders import seat_state
from kg.extract.joint import OWNING
from kg.extract.name import Name
from kg.extract.naming import demonym_of, name_words, national
from kg.extract.owners import by_owner, possessive
from kg.extract.tree import SUBJECTS
from kg.model import Actor, Mention

if TYPE_CHECKING:
    from kg.extract.actors import Actors
    from kg.extract.lexicon import Group


OBJECTS = frozenset({"obj", "iobj"})
"""Relations in which bare «страны» are any that there are: «призвал страны помочь»."""


def by_group(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """A noun of the group list: «власти Грузии», «документы»; «издание» alone is the outlet named before."""
    scene, token = actors.scene, actors.scene.trees[s].tokens[w]
    several = scene.trees[s].several(w)
    group = scene.lexicon.group(token.lemma)
    other = "single" if several else "plural"
    if group is None or token.pos not in ("NOUN", "PROPN") or group.number == other \
            or group.use == "subject" and token.rel != "nsubj":
        return None
    apposed = apposition(scene, s, w)
    if apposed:
        more = beside(actors, s, w, apposed) if several else []
        return [Mention(n.actor, scene.name_span(s, n), "name") for n in (apposed, *more)]
    if token.lemma in scene.lexicon.words["spot"] and spot(actors, s, w):
        return []
    side = demonym_of(scene, s, w) if token.lemma in scene.lexicon.words["side"] else None
    if side and side[1].type == "State":
        return [actors.mention(s, w, side[1], "demonym")]
    troops = possessive(scene, s, w) if token.lemma in scene.lexicon.words["troops"] else None
    commander = actors.at(s, troops.index) if troops else []
    if commander and commander[0].actor.type != "Thing":
        return [actors.mention(s, w, commander[0].actor, "pronoun")]
    each = of_each_state(actors, s, w, group)
    if each:
        return each
    earlier = same_document(actors, s, w) if group.type == "Document" else same_body(actors, s, w)
    if earlier:
        return [actors.mention(s, w, earlier, "anaphora")]
    return [actors.mention(s, w, by_country(actors, s, w, group.type), "group")]


def of_each_state(actors: Actors, s: int, w: int, group: Group) -> list[Mention]:
    """Return the groups of several states that a plural names at once: «делегации Перу и Ганы»."""
    scene, tree = actors.scene, actors.scene.trees[s]
    owner = next((k for k in tree.children(w, "nmod") if tree.label(k.index) == "Gen"), None)
    named = [scene.names.at(s, i) for i in tree.coordinated(owner.index)] if owner else []
    states = [n.actor for n in named if n and n.actor.type in OWNING]
    token = tree.tokens[w]
    verb = tree.tokens[token.head] if token.rel in SUBJECTS and token.head >= 0 else token
    many = tree.several(w) or verb.feat("Number") == "Plur" and len(tree.coordinated(w)) == 1
    if group.type not in ("Group", "Organisation") or not many:
        return []
    if len(states) < 2 or len(states) < len(named):
        return []
    numerous = group.number == "plural" or token.lemma in scene.lexicon.words["numerous"]
    form = scene.language.nominative if numerous else scene.language.singular
    noun = form(tree.sentence, [k.index for k in tree.children(w, "amod") if k.index < w] + [w], w)
    called = [f"{noun} {scene.language.genitive(state.label(scene.language.code))}" for state in states]
    return [actors.mention(s, w, national(scene, noun, state, name, group.type), "group")
            for state, name in zip(states, called, strict=True)]


def beside(actors: Actors, s: int, w: int, first: Name) -> list[Name]:
    """Return the names of others that a plural noun introduces with the first: «партии «Заря» и «Долг»»."""
    scene, tree = actors.scene, actors.scene.trees[s]
    joined = [scene.names.at(s, i) for i in tree.coordinated(first.head) if i != first.head]
    return [n for n in joined if n and n.kind == first.kind and n.actor != first.actor]


def spot(actors: Actors, s: int, w: int) -> bool:
    """Return whether a noun only says where: «в центре Москвы», «в центре города»."""
    scene, tree = actors.scene, actors.scene.trees[s]
    of = [k for k in tree.children(w, "nmod") if tree.label(k.index) == "Gen"]
    return not tree.children(w, "amod") and all(
        scene.names.kind(s, k.index) == "LOC" or k.lemma in scene.lexicon.words["place"] for k in of)


def by_pair(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """«страны», «обе стороны», «оба президента», «лидеры двух стран»: the two named last."""
    scene, tree = actors.scene, actors.scene.trees[s]
    token = tree.tokens[w]
    type_ = scene.lexicon.pairs.get(token.lemma)
    counts = {k.lemma for k in tree.children(w) if k.rel.startswith("nummod")}
    plural = counts <= scene.lexicon.words["two"] if counts else token.feat("Number") == "Plur"
    among = token.rel == "conj" or len(tree.coordinated(w)) > 1
    each = any((p := scene.lexicon.pronouns.get(k.lemma)) and p.kind == "reflexive"
               for k in tree.children(w, "det"))
    apart = each or among and not counts or part_of(actors, s, w)
    if type_ is None or not plural or scene.names.at(s, w) or apart:
        return None
    more = [k for k in tree.children(w) if k.rel in ("amod", "nmod", "acl", "acl:relcl", "appos")
            and k.lemma not in scene.lexicon.words["two"] and not scene.lexicon.pairs.get(k.lemma)
            and not (counts and k.rel == "nmod" and tree.preposition(k.index))]
    more += [k for k in tree.children(w, "det", "amod") if k.lemma in scene.lexicon.words["other"]]
    bare = not counts and not tree.children(w, "amod", "det")
    own = acting_before(actors, s, w, type_) if bare else []
    if own or token.lemma in scene.lexicon.words["allied"]:
        return own or None
    asked = token.rel in OBJECTS and not counts and not tree.children(w, "det", "amod")
    if asked and type_ == "State":
        return None
    found = last_two(actors, s, w, type_) if not more else []
    if len(found) < 2 and not more and type_ == "State":
        found = main_two(actors)
    span = scene.span(s, [w])
    return [Mention(actor, span, "pair") for actor in found] if len(found) == 2 else None


def acting_before(actors: Actors, s: int, w: int, type_: str) -> list[Mention]:
    """Return the two who acted together in the sentence before, whom a bare plural means: «Орлова и Сольберг
    встретились. Стороны …», «главы ведомств …», «главы МИД …»."""
    scene, tree = actors.scene, actors.scene.trees[s]
    token, groups = tree.tokens[w], scene.lexicon.groups
    sided = scene.lexicon.words["side"] | scene.lexicon.words["allied"]
    if token.rel not in SUBJECTS or not (type_ == "Person" or token.lemma in sided):
        return []
    inner = [i for i in tree.phrase(w) if i == w or not tree.tokens[i].text.isupper()]
    if any(scene.names.at(s, i) or tree.tokens[i].feat("Number") != "Plur" or i != w
           and tree.tokens[i].lemma not in groups and tree.tokens[i].pos == "NOUN" for i in inner):
        return []
    found = together(actors, s)
    bodies = {"Organisation"} if token.lemma in sided else set()
    fits = {m.actor.type for m in found} <= {"Person", type_} | bodies
    return [Mention(m.actor, scene.span(s, [w]), "pair") for m in found] if len(found) > 1 and fits else []


def part_of(actors: Actors, s: int, w: int) -> bool:
    """Return whether a noun is that of which some are meant: «ряд стран», «большинство государств»."""
    tree = actors.scene.trees[s]
    head = tree.tokens[w].head
    return (head >= 0 and tree.tokens[head].lemma in actors.scene.lexicon.quantities
            and tree.label(w) in actors.scene.lexicon.labels["partitive"])


def same_document(actors: Actors, s: int, w: int) -> Actor | None:
    """Return the document of an earlier mention with the same noun: bare («те же документы»), or of the same
    body."""
    owner = owner_of(actors, s, w)
    for back, at in actors.scene.nouns_before(s, w):
        if owner is None or owner == owner_of(actors, back, at):
            found = actors.at(back, at)
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
    """Return the body that a bare noun repeats: «правительство» after «правительство Японии»; «19 стран» are
    new ones."""
    scene, lemma = actors.scene, actors.scene.trees[s].tokens[w].lemma
    counted = any(k.rel.startswith("nummod") and k.text.isdigit() for k in scene.trees[s].children(w))
    if len(name_words(scene, s, w)) > 1 or counted:
        return None
    group = scene.lexicon.group(lemma)
    owned = by_owner(actors, s, w, group.type) if group else None
    people = scene.trees[s].tokens[w].feat("Animacy") == "Anim"
    if owned or people and possessive(scene, s, w):
        return owned
    this = any(k.rel == "det" for k in scene.trees[s].children(w))
    for back, at in scene.nouns_before(s, w):
        words = name_words(scene, back, at)
        named = any(scene.names.at(back, i) or scene.demonym(back, i) for i in words)
        named = named or this or lemma in scene.lexicon.words["body"]
        if (len(words) > 1 and named and not scene.names.at(back, at)
            and scene.trees[back].several(at) == scene.trees[s].several(w)):
            found = actors.at(back, at)
            return found[0].actor if found and found[0].actor.type != "Person" else None
    return None


def last_two(actors: Actors, s: int, w: int, type_: str) -> list[Actor]:
    """Return the two actors of a type named last before a word, in the order of the text, within a few
    sentences."""
    scene, found = actors.scene, []
    for back in range(s, max(-1, s - 1 - LOOK_BACK), -1):
        for token in reversed(scene.trees[back].tokens[: w if back == s else None]):
            if back < s and stands_between(actors, back, token.index, type_):
                return []
            name = scene.names.at(back, token.index)
            actor = name.actor if name else scene.demonym(back, token.index)
            inner = w if back == s else None
            if name and name.actor.type == "Person" and tells(actors, back, name.head, inner):
                continue
            there = scene.trees[back].label(name.head if name else token.index) in scene.lexicon.local
            if there and scene.trees[s].tokens[w].lemma in scene.lexicon.words["side"]:
                continue
            if actor and actor.type != type_ and type_ == "State" and not there:
                actor = seat_state(actors, actor)
            if actor and actor.type == type_ and actor not in found:
                found.append(actor)
            if len(found) == 2:
                return found[::-1]
    return []


def stands_between(actors: Actors, s: int, w: int, type_: str) -> bool:
    """Return whether a word names more than two of a kind, whom a plural then means: «26 глав государств»."""
    scene, token = actors.scene, actors.scene.trees[s].tokens[w]
    if type_ != "Person" or scene.lexicon.pairs.get(token.lemma) != type_ or token.feat("Number") != "Plur":
        return False
    counts = [k.lemma for k in scene.trees[s].children(w) if k.rel.startswith("nummod")]
    return bool(counts) and scene.lexicon.words["two"].isdisjoint(counts)


def tells(actors: Actors, s: int, w: int, inner: int | None) -> bool:
    """Return whether a person only reports: what holds the word ``inner`` of the same sentence, or a sentence
    in passing («…, сообщил Орлов»)."""
    tree, lexicon = actors.scene.trees[s], actors.scene.lexicon
    token = tree.tokens[w]
    if token.rel not in SUBJECTS or token.head < 0 or not lexicon.speech(tree.tokens[token.head].lemma):
        return False
    above = () if inner is None else tree.above(inner)
    return tree.tokens[token.head].rel == "parataxis" or token.head in {t.index for t in above}


def main_two(actors: Actors) -> list[Actor]:
    """Return the two states that an article is about: both named at least twice as often as any other."""
    scene = actors.scene
    named = [{n.start: n for n in found.values()}.values() for found in scene.names.found]
    counts = Counter(state for names in named for name in names
                     if (state := seat_state(actors, name.actor)).type == "State").most_common(3)
    third = counts[2][1] if len(counts) > 2 else 0
    return [state for state, _ in counts[:2]] if len(counts) > 1 and counts[1][1] >= 2 * max(third, 1) else []
