"""What a common noun calls an actor: its own words, and those of whom it belongs to."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.nominatives import undeclined
from kg.extract.positions import DASHES
from kg.extract.scene import Scene
from kg.extract.tree import CLOSING, NOMINAL, OPENING, Tree
from kg.link.mint import mint
from kg.model import Actor, Token

LONGEST = 6
"""Words of a name in quotation marks."""

ORDINAL = 3
"""Letters behind the figures of an ordinal, at most: «5-го», «2-ому»."""


def demonym_of(scene: Scene, s: int, w: int) -> tuple[int, Actor] | None:
    """Return the state or region whose adjective modifies a noun; a «европейская страна» is none of
    Europe's."""
    known = scene.lexicon.anaphor(scene.trees[s].tokens[w].lemma)
    state = known is not None and "State" in known.types
    tree = scene.trees[s]
    for kid in tree.children(w, "amod"):
        between = tree.tokens[kid.index + 1 : w]
        actor = None if any(t.pos == "PROPN" for t in between) else scene.demonym(s, kid.index)
        if actor and (actor.type == "State" or not state):
            return kid.index, actor
    return None


def nominal(scene: Scene, s: int, w: int, type_: str) -> Actor:
    """Return an actor known by a common noun; «китайское правительство» and «правительство Китая» are one."""
    tree = scene.trees[s]
    bracketed = abbreviated(scene, tree, w)
    if bracketed:
        return bracketed
    own = own_name(scene, tree, w) if type_ == "Thing" else ""
    if own:
        return scene.book.lookup(own) or mint(own, type_, scene.language.code, scene.article.key)
    words = name_words(scene, s, w)
    surface = scene.language.nominative(tree.sentence, words, w)
    demonym = demonym_of(scene, s, w)
    if demonym is None:
        known = scene.book.lookup(surface)
        scope = "" if any(scene.names.at(s, i) for i in words) else scene.article.key
        return known or mint(surface, type_, scene.language.code, scope)
    rest = [i for i in words if i != demonym[0]]
    return national(scene, scene.language.nominative(tree.sentence, rest, w), demonym[1], surface, type_)


def abbreviated(scene: Scene, tree: Tree, w: int) -> Actor | None:
    """Return the body of the list whose abbreviation stands in brackets behind its name: «Парламентская
    ассамблея Совета Европы (ПАСЕ)»."""
    for i in tree.below(w):
        token = tree.tokens[i]
        if i > w and token.text.isupper() and tree.tokens[i - 1].text == "(" and token.rel == "appos":
            known = scene.book.lookup(token.text)
            nominal = all(t.pos in NOMINAL or t.pos == "ADJ" for t in tree.tokens[w + 1 : i - 1])
            if known and known.type == "Organisation" and nominal:
                return known
    return None


def own_name(scene: Scene, tree: Tree, w: int) -> str:
    """Return the name that a thing has in quotation marks behind it («танкер «Заря»»), else nothing."""
    behind = tree.tokens[w + 1 : w + 3 + LONGEST]
    if len(behind) < 3 or behind[0].text not in OPENING:
        return ""
    end = next((t.start for t in behind[2:] if t.text in CLOSING), None)
    return scene.article.text[behind[1].start : end].strip() if end else ""


def national(scene: Scene, noun: str, state: Actor, surface: str, type_: str) -> Actor:
    """Return the actor that a noun and the state of its adjective name: «дипломаты» and Turkey, in the text's
    words «турецкие дипломаты»."""
    whole = f"{noun} {scene.language.genitive(state.label(scene.language.code))}"
    known = scene.book.lookup(whole) or scene.book.lookup(surface)
    return (known or replace(mint(whole, type_, scene.language.code), name=surface,
                             names=((scene.language.code, surface),), aliases=(whole,)))


def explained(tree: Tree, kid: Token) -> bool:
    """Return whether a noun says behind a dash which of those before it are meant: «страны — члены союза»."""
    dash = tree.tokens[kid.index - 1].text
    return kid.rel == "appos" and kid.pos == "NOUN" and kid.feat("Number") == "Plur" and dash in DASHES


def substantive(kid: Token) -> bool:
    """Return whether a participle or adjective stands for people: «семьи погибших»."""
    return kid.pos in ("VERB", "ADJ") and kid.feat("VerbForm") in ("Part", "") and kid.feat("Case") == "Gen" \
        and kid.feat("Number") == "Plur"


def name_words(scene: Scene, s: int, w: int) -> list[int]:
    """Return the words that name a group: its adjectives and genitives, what it is from or by («от ОБСЕ»);
    for a source without a name, where it is («источник в МИД»)."""
    tree = scene.trees[s]
    words, todo = {w}, [w]
    plural = tree.tokens[w].feat("Number") == "Plur"
    while todo:
        for kid in tree.children(todo.pop()):
            if kid.index in words or kid.text.isdigit() or beyond_name(tree, w, kid):
                continue
            explains = plural and kid.head == w and explained(tree, kid)
            named = names_more(scene, s, w, kid) or owns(scene, s, w, kid) or placed(scene, tree, w, kid)
            if explains or named:
                words |= {kid.index, kid.index - 1} if explains else {kid.index}
                todo.append(kid.index)
                words.update(t.index for t in tree.children(kid.index, "case"))
    numbered = [n for i in words if (n := scene.names.at(s, i)) and n.kind == "ORG" and n.start > w
                and any(t.text.isdigit() for t in tree.tokens[n.start : n.end])]
    return sorted(words.union(set_off(scene, tree, w), *(range(n.start, n.end) for n in numbered)))


def set_off(scene: Scene, tree: Tree, w: int) -> range:
    """Return the words behind a comma that say which source without a name is meant, with the comma:
    «источник, близкий к правительству»."""
    head = next((k for k in tree.children(w, "amod", "acl") if k.index > w + 1), None)
    if head is None or tree.tokens[w].lemma not in scene.lexicon.words["informant"] \
            or tree.tokens[head.index - 1].text != "," or head.feat("Case") != tree.tokens[w].feat("Case"):
        return range(0)
    end = next((t.index for t in tree.tokens[head.index :] if t.text == ","), len(tree.tokens))
    return range(head.index - 1, end) if end - head.index <= LONGEST else range(0)


def beyond_name(tree: Tree, w: int, kid: Token) -> bool:
    """Return whether a word stands behind a verb, so that it names nothing of a noun before that, or is a
    name joined to a genitive."""
    verb = any(t.pos == "VERB" and (t.feat("VerbForm") in ("Fin", "Inf") or t.feat("Variant") == "Short")
               for t in tree.tokens[w + 1 : kid.index])
    return verb or (kid.rel == "conj" and kid.pos == "PROPN" and kid.feat("Case") == "Nom"
                    and tree.tokens[kid.head].feat("Case") == "Gen")


def names_more(scene: Scene, s: int, w: int, kid: Token) -> bool:
    """Return whether a word says who a noun is: a quality before it, its name, of what belongs to it also how
    many and what else."""
    tree = scene.trees[s]
    if kid.head != w and (kid.rel in ("nummod", "nummod:gov", "det", "conj", "cc") or kid.pos == "NUM"):
        return True
    quality = (kid.pos == "ADJ" and kid.lemma not in scene.lexicon.words["emphasis"] and not aged(kid)
               or kid.lemma in scene.lexicon.words["naming participle"])
    if kid.rel == "amod":
        return (quality or kid.head != w and suffered(tree, kid)) and kid.index < kid.head
    plural = tree.tokens[w].feat("Number") == "Plur"
    return (kid.rel in ("flat", "flat:name", "flat:foreign", "appos")
            and (kid.pos in ("PROPN", "X") or scene.names.kind(s, kid.index) == "ORG")
            and not (plural and kid.head == w and scene.names.kind(s, kid.index) == "PER")
            and not (kid.head == w and any(t.text == "," for t in tree.tokens[w : kid.index])))


def aged(adjective: Token) -> bool:
    """Return whether an adjective says in figures how old or how many somebody is, and is no ordinal:
    «30-летний водитель», but «5-я армия»."""
    figures, _, measure = adjective.text.partition("-")
    return figures.isdigit() and len(measure) > ORDINAL


def suffered(tree: Tree, participle: Token) -> bool:
    """Return whether a participle alone says what became of those to whom a group belongs: «семьи погибших
    шахтёров», «жители затопленных сёл»."""
    return participle.feat("VerbForm") == "Part" and participle.feat("Tense") == "Past" \
        and not tree.children(participle.index)


def owns(scene: Scene, s: int, w: int, kid: Token) -> bool:
    """Return whether a word says whose or of what something is that names a group; behind a comma it does
    not, whatever the parse says: «активистов, в том числе лидера»."""
    tree, label = scene.trees[s], scene.trees[s].label(kid.index)
    apart = any(t.text == "," for t in tree.tokens[kid.head + 1 : kid.index])
    if kid.rel != "nmod" or apart or not (kid.pos in NOMINAL or substantive(kid)) \
            or kid.lemma in scene.lexicon.pronouns:
        return False
    plural = tree.tokens[w].feat("Number") == "Plur"
    suits = (not label or label in scene.lexicon.labels["naming"] or undeclined(tree, kid)
             or plural and label == "Nom" and scene.names.kind(s, kid.index) == "ORG"
             or label in scene.lexicon.labels["bearing"]
             and tree.tokens[kid.head].lemma in scene.lexicon.words["waged with"])
    return suits and not (label in scene.lexicon.labels["field of office"]
                          and kid.lemma in scene.lexicon.words["occasion"])


def placed(scene: Scene, tree: Tree, w: int, kid: Token) -> bool:
    """Return whether a word says where a source without a name is: «источник в МИД»."""
    return (kid.head == w and kid.rel in ("nmod", "obl")
            and tree.tokens[w].lemma in scene.lexicon.words["informant"]
            and tree.label(kid.index) in scene.lexicon.labels["inside"])
