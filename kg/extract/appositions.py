"""Appositions: the name that stands behind a common noun and says who it is."""

from __future__ import annotations

from kg.extract.lexicon import BODIES
from kg.extract.name import Name
from kg.extract.scene import Scene
from kg.extract.tree import NOMINAL, SUBJECTS
from kg.model import Token

NAMING = frozenset({"party", "company", "club", "bank"})
"""Classes (anaphora.tsv) of bodies that a noun stands before with their name in the nominative."""


def apposition(scene: Scene, s: int, w: int) -> Name | None:
    """Return the name that stands right behind a common noun: «агентство Bloomberg», «партия «Единая
    Россия»»."""
    tree = scene.trees[s]
    i = w + 1
    while i < len(tree.tokens) and tree.tokens[i].text in "«\"“„":
        i += 1
    name = scene.names.at(s, i) if i < len(tree.tokens) else None
    if name is None or name.start != i:
        return behind_complements(scene, s, w)
    if bare(scene, s, w, name):
        return name
    if name.kind == "LOC" or owns(tree.tokens[name.head], tree.tokens[w]):
        return behind_complements(scene, s, w) if name.kind == "LOC" else None
    group = scene.lexicon.groups.get(tree.tokens[w].lemma)
    head = tree.tokens[name.head]
    elsewhere = head.rel == "appos" and head.head != w and not head.agrees(tree.tokens[w], "Case")
    if name.kind == "PER" and (tree.tokens[w].feat("Animacy") != "Anim" or elsewhere):
        return None
    body = group is not None and group.type in BODIES
    quoted, foreign = i > w + 1, body and name.text.isascii()
    return (name if quoted or foreign
            or tree.tokens[name.head].rel in ("appos", "flat", "flat:name", "flat:foreign") else None)


def bare(scene: Scene, s: int, w: int, name: Name) -> bool:
    """Return whether one word in what can be the nominative is the name of a body behind a noun of its class,
    whatever the parse made of it: «партия Фидес»."""
    known, tree = scene.lexicon.anaphor(scene.trees[s].tokens[w].lemma), scene.trees[s]
    classed = known is not None and bool(known.kinds & NAMING) and not tree.several(w)
    return (classed and name.kind == "ORG" and name.end == name.start + 1
            and name.actor.type == "Organisation"
            and "Nom" in scene.language.cases(tree.tokens[name.head]))


def behind_complements(scene: Scene, s: int, w: int) -> Name | None:
    """Return the name of a body that stands behind the complements of its noun: «оператор связи МТС»."""
    tree = scene.trees[s]
    if not scene.lexicon.body(tree.tokens[w].lemma) or tree.several(w):
        return None
    for kid in tree.children(w, "appos"):
        name = scene.names.at(s, kid.index)
        if (name and name.kind == "ORG" and name.start == kid.index > w + 1 and name.actor.type in BODIES
                and tree.tokens[kid.index - 1].pos in NOMINAL):
            return name
    return None


def owns(name: Token, noun: Token) -> bool:
    """Return whether a name behind a noun is its owner and not what it is called: «акционеры «Мегафона»»; of
    people it is, whatever its case looks like."""
    people = noun.feat("Number") == "Plur" and noun.feat("Animacy") == "Anim"
    if people and name.feat("Animacy") == "Inan":
        return True
    cased = name.feat("Case") == "Gen" and (noun.feat("Case") != "Gen" or noun.feat("Number") == "Plur")
    return name.rel == "nmod" and (cased or people)


def of_a_man(scene: Scene, s: int, w: int, name: Name) -> bool:
    """Return whether a name behind a title whose verb says that a man acts is another man's in the genitive,
    though it could be a woman's in the nominative: «секретарь президента Чили Валерия Сомова уволил …»."""
    tree = scene.trees[s]
    token = tree.tokens[w]
    verb = tree.tokens[token.head] if token.rel in SUBJECTS and token.head >= 0 else None
    if verb is None or verb.feat("Gender") != "Masc" or tree.tokens[name.head].feat("Case") == "Nom":
        return False
    said = tree.text[tree.tokens[name.start].start : tree.tokens[name.end - 1].end]
    return scene.language.name_form(said, "PER", "Gen", "Masc") != said
