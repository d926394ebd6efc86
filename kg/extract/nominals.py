"""Common nouns that stand for somebody: the rules that read them.

«китайское правительство», «тысячи демонстрантов» and «гражданин Германии Халед эль-Масри» name their actor by
a noun; its own words, and those of whom it belongs to, are what the actor is called.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.appositions import apposition, behind_complements
from kg.extract.bearers import behind, of_both
from kg.extract.countries import by_country
from kg.extract.couples import several
from kg.extract.lexicon import BODIES
from kg.extract.listed import bodies_behind, names_behind
from kg.extract.name import Name
from kg.extract.naming import national, nominal
from kg.extract.owners import by_owner
from kg.extract.scene import Scene
from kg.extract.tree import NOMINAL, NOUN_RELATIONS, SUBJECTS
from kg.link.mint import mint
from kg.model import Actor, Mention

if TYPE_CHECKING:
    from kg.extract.actors import Actors


NUMBERS = ((2, "two"), (3, "three"), (4, "four"))
"""Numbers and the words for so many people, who stand for those named before: «все трое»."""


def by_quantity(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """«тысячи демонстрантов», «84 журналиста»: those who are counted."""
    tree = actors.scene.trees[s]
    token = tree.tokens[w]
    if token.lemma not in actors.scene.lexicon.quantities and token.pos != "NUM":
        return None
    names = actors.scene.names
    named = [n for k in tree.children(w, "appos", "flat") if (n := names.at(s, k.index)) and n.kind == "PER"]
    if not named and token.lemma in actors.scene.lexicon.words["one"]:
        named = [n for i in tree.below(w, frozenset({"acl", "acl:relcl", "conj"}))
                 if (n := names.at(s, i)) and n.kind == "PER" and n.start == i
                 and tree.tokens[i].feat("Case") == token.feat("Case")]
    if named and token.lemma in actors.scene.lexicon.words["one"]:
        return [Mention(named[0].actor, actors.scene.name_span(s, named[0]), "name", named[0].text)]
    for kid in tree.children(w, "nmod", "nummod:gov", "nummod", "obl"):
        strayed = all(t.index < w for t in tree.children(kid.index, "case"))
        label = tree.case(kid.index) if strayed else tree.label(kid.index)
        if ((kid.pos in NOMINAL or kid.feat("VerbForm") == "Part") and kid.index > w
            and label in actors.scene.lexicon.labels["partitive"]):
            if kid.lemma in actors.scene.lexicon.words["person"] and kid.index == w + 1:
                return [actors.mention(s, w, by_number(actors.scene, s, w, kid.index), "number")]
            return actors.all_at(s, kid.index) or (None if kid.feat("Animacy") == "Anim" else [])
    people = token.lemma in actors.scene.lexicon.words["people"]
    count = next((n for n, job in NUMBERS if token.lemma in actors.scene.lexicon.words[job]), 0)
    both = token.lemma in actors.scene.lexicon.words["both"]
    meant = several(actors, s, count) if count and (people or both) else []
    if meant:
        return [replace(m, span=actors.scene.span(s, [w]), reason="pronoun") for m in meant]
    alike = counted_before(actors, s, w) if token.rel in SUBJECTS else []
    if alike:
        return [replace(m, span=actors.scene.span(s, [w]), reason="number") for m in alike]
    return [actors.mention(s, w, nominal(actors.scene, s, w, "Group"), "number")] if people else None


def counted_before(actors: Actors, s: int, w: int) -> list[Mention]:
    """Return the people counted last before a bare number, some of whom it counts: «40 депутатов поддержали
    закон, 9 выступили против»."""
    places = {*SUBJECTS, *(("obj",) if actors.scene.trees[s].tokens[w].rel == "nsubj:pass" else ())}
    for back in (s, s - 1) if s else (s,):
        tree = actors.scene.trees[back]
        for noun in reversed(tree.tokens[: w if back == s else None]):
            people = (noun.pos == "NOUN" and noun.feat("Animacy") == "Anim" and noun.rel in places
                      and noun.lemma not in actors.scene.lexicon.words["person"])
            if people and any(k.rel.startswith("nummod") for k in tree.children(noun.index)):
                return actors.at(back, noun.index)
    return []


def by_inhabitant(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """«американцы», «палестинцы»: in the plural, the people of a state; a single one is a person."""
    token = actors.scene.trees[s].tokens[w]
    if token.lemma not in actors.scene.lexicon.inhabitants or token.pos not in ("NOUN", "PROPN", "ADJ"):
        return None
    return [actors.mention(s, w, by_country(actors, s, w, "Group"), "inhabitant")]


def by_apposed(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """A noun for people with their names behind it: «гражданин Германии Халед эль-Масри»; «государство
    Оман»."""
    scene, token = actors.scene, actors.scene.trees[s].tokens[w]
    state = named_state(scene, s, w)
    if state:
        return [Mention(state.actor, scene.name_span(s, state), "name")]
    if token.pos != "NOUN" or token.feat("Animacy") != "Anim" or scene.names.at(s, w):
        return None
    body = behind_complements(scene, s, w)
    if body:
        return [Mention(body.actor, scene.name_span(s, body), "name")]
    if scene.trees[s].several(w):
        several = names_behind(scene, s, w)
        found = [Mention(n.actor, scene.name_span(s, n), "name", n.text) for n in several]
        return found if len(found) > 1 else None
    name = behind(scene, s, w) or next(
        (n for k in scene.trees[s].children(w, "appos") if k.agrees(token, "Case", "Number", "Animacy")
         and k.pos == "NOUN" and scene.trees[s].tokens[k.index - 1].text == ","
         if (n := behind(scene, s, k.index))), None)
    return [Mention(name.actor, scene.name_span(s, name), "name")] if name else None


def named_state(scene: Scene, s: int, w: int) -> Name | None:
    """Return the state that a noun for one has its name behind: «государство Оман»."""
    known = scene.lexicon.anaphor(scene.trees[s].tokens[w].lemma)
    name = scene.names.at(s, w + 1) if known and known.types == frozenset({"State"}) else None
    apposed = name is not None and scene.trees[s].tokens[name.head].rel == "appos"
    return name if name and apposed and name.actor.type == "State" else None


def by_listed_bodies(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """A plural noun for bodies with their names behind it: «компании «Альфа» и «Бета»»."""
    scene, token = actors.scene, actors.scene.trees[s].tokens[w]
    group = scene.lexicon.groups.get(token.lemma)
    if group is None or group.type not in BODIES or token.feat("Number") != "Plur":
        return None
    several = bodies_behind(scene, s, w)
    found = [Mention(n.actor, scene.name_span(s, n), "name", n.text) for n in several]
    return found if len(found) > 1 else None


def by_shared_name(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """The first of two nouns for one person: «писатель и журналист Олег Рябов»."""
    scene, tree = actors.scene, actors.scene.trees[s]
    token = tree.tokens[w]
    if (token.pos != "NOUN" or token.feat("Animacy") != "Anim" or token.feat("Number") != "Sing"
        or scene.names.at(s, w) or w + 2 >= len(tree.tokens) or tree.tokens[w + 1].pos != "CCONJ"):
        return None
    verb = tree.tokens[token.head] if token.head >= 0 and token.rel in SUBJECTS else token
    other = next((k for k in tree.children(w, "conj") if k.index == w + 2), None)
    if other is None or not other.agrees(token, "Case", "Number", "Animacy"):
        return None
    name = of_both(scene, s, w) or (behind(scene, s, other.index) if verb.feat("Number") != "Plur" else None)
    return [Mention(name.actor, scene.name_span(s, name), "name")] if name else None


def by_two_adjectives(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """«украинские и турецкие бизнесмены»: two groups, one for each adjective of a country."""
    scene, tree = actors.scene, actors.scene.trees[s]
    token = tree.tokens[w]
    acts = token.feat("Animacy") == "Anim" or token.lemma in scene.lexicon.groups
    if token.pos != "NOUN" or token.feat("Number") != "Plur" or not acts:
        return None
    for kid in tree.children(w, "amod"):
        states = [(i, state) for i in tree.coordinated(kid.index) if (state := scene.demonym(s, i))]
        if len(states) > 1 and token.lemma in scene.lexicon.words["side"]:
            return [Mention(state, scene.span(s, [i, w]), "demonym") for i, state in states]
        if len(states) > 1:
            return [Mention(one_of_several(scene, s, w, i, state), scene.span(s, [i, w]), "noun")
                    for i, state in states]
    return None


def one_of_several(scene: Scene, s: int, w: int, adjective: int, state: Actor) -> Actor:
    """Return the group that one of two adjectives makes of a noun; «российского и турецкого министров» are
    named by their states."""
    sentence = scene.trees[s].sentence
    noun = scene.language.nominative(sentence, [w], w)
    alike = sentence.tokens[adjective].feat("Number") == "Plur"
    if not alike:
        noun = scene.language.singular(sentence, [w], w)
    surface = (scene.language.nominative(sentence, [adjective, w], w) if alike
               else f"{noun} {scene.language.genitive(state.label(scene.language.code))}")
    return national(scene, noun, state, surface, "Group")


def by_dashed(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """A noun with its name between dashes («крупнейший потребитель нефти — Китай —») or in quotation marks
    («ОАО «Красный луч»»)."""
    scene, tree = actors.scene, actors.scene.trees[s]
    if tree.tokens[w].pos != "NOUN":
        return None
    for kid in tree.children(w, "appos"):
        name = scene.names.at(s, kid.index)
        theirs = name and name.kind == "ORG" and tree.several(w) and tree.tokens[w].feat("Animacy") == "Anim"
        if name and not theirs and name.start > w + 1 and tree.tokens[name.start - 1].pos == "PUNCT":
            return actors.at(s, kid.index)
    return None


def by_animate(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """Any other noun for people, and no beast's: «демонстранты», «фермер»."""
    token = actors.scene.trees[s].tokens[w]
    beast = token.lemma in actors.scene.lexicon.words["beast"]
    if token.pos not in ("NOUN", "PROPN") or token.feat("Animacy") != "Anim" or beast:
        return None
    known = actors.scene.lexicon.anaphor(token.lemma)
    one = "Organisation" if known and known.types == frozenset({"Organisation"}) else "Person"
    kind = "Group" if actors.scene.trees[s].several(w) else one
    owned = by_owner(actors, s, w, kind) if kind == "Group" else None
    who = counted(actors.scene, s, w) or owned or by_country(actors, s, w, kind)
    return [actors.mention(s, w, who, "noun")]


def counted(scene: Scene, s: int, w: int) -> Actor | None:
    """Return people of whom only the number is told, called by it: «более 30 человек»."""
    tree = scene.trees[s]
    number = next((k for k in tree.children(w, "nummod", "nummod:gov") if k.index == w - 1), None)
    if tree.tokens[w].lemma not in scene.lexicon.words["person"] or number is None:
        return None
    before = tree.tokens[number.index - 1]
    told = (number.text.isdigit() or before.lemma in scene.lexicon.words["about"]
            or before.head == number.index and before.rel.startswith("nummod"))
    return by_number(scene, s, number.index, w) if told else None


def by_number(scene: Scene, s: int, first: int, last: int) -> Actor:
    """Return people who are called by words from their number to its noun, with what says how exact it is."""
    tree = scene.trees[s]
    while first and (tree.tokens[first - 1].lemma in scene.lexicon.words["about"]
                     or tree.tokens[first - 1].rel.startswith("nummod")):
        first -= 1
    text = tree.text[tree.tokens[first].start : tree.tokens[last].end].lower()
    return mint(text, "Group", scene.language.code, scene.article.key)


def by_substantive(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """A participle or adjective in the place of a noun: «протестующие», «японские ультраправые»; a single one
    as a subject or object («подозреваемая отрицает вину»)."""
    token = actors.scene.trees[s].tokens[w]
    participle, plural = token.feat("VerbForm") == "Part", token.feat("Number") == "Plur"
    gendered = token.feat("Gender") in ("Masc", "Fem")
    alone = participle and gendered and token.rel not in ("nmod", "obl")
    if (not (participle or token.pos == "ADJ") or token.rel not in NOUN_RELATIONS or not (plural or alone)
        or token.feat("Animacy") == "Inan" and not (token.rel == "nsubj" and token.feat("Case") == "Acc")):
        return None
    return [actors.mention(s, w, by_country(actors, s, w, "Group" if plural else "Person"), "noun")]


def by_foreign_body(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """A noun of any kind with the name of a body in foreign letters behind it: «автогигант Toyota»."""
    scene, token = actors.scene, actors.scene.trees[s].tokens[w]
    name = apposition(scene, s, w) if token.pos == "NOUN" and not scene.names.at(s, w) else None
    if name is None or name.kind != "ORG" or not name.text.isascii():
        return None
    return [Mention(name.actor, scene.name_span(s, name), "name", name.text)]
