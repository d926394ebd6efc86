"""Several that stand named behind one plural noun: persons and bodies, in the order of the text."""

from __future__ import annotations

from kg.extract.name import Name
from kg.extract.positions import DASHES
from kg.extract.scene import Scene
from kg.extract.title_words import QUOTES, kind_of

REACH = 20
"""Words between a title and the name behind it, at most: what is longer is not one noun phrase."""

BETWEEN = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "X", "DET", "NUM", "SYM", "CCONJ", "PART"})


def names_behind(scene: Scene, s: int, w: int) -> list[Name]:
    """Return the persons named behind a plural title: «лидеры оппозиции Николай Статкевич и Павел
    Северинец»."""
    found: list[Name] = []
    tree, i = scene.trees[s], w + 1
    while i < len(tree.tokens) and i - w < REACH * 2:
        name, token = scene.names.at(s, i), tree.tokens[i]
        if name and name.kind == "PER":
            if tree.tokens[name.head].rel == "nmod" and not found and not all_named(scene, s, w, name):
                break
            found.append(name)
            i = name.end
        elif not name and kind_of(scene, token.lemma)[0] == "office":
            break
        elif (name or token.pos in BETWEEN or token.text in QUOTES or token.text == "," and found
              or not found and lists(scene, s, i)):
            i += 1
        else:
            break
    return found


def lists(scene: Scene, s: int, i: int) -> bool:
    """Return whether a mark stands between those whom several serve, or between them and their names:
    «премьеры Перу, Чада и Мали — Лапин, …»."""
    mark, before = scene.trees[s].tokens[i].text, scene.names.at(s, i - 1)
    behind = scene.names.at(s, i + 1)
    return before is not None and behind is not None and before.kind != "PER" and (
        mark == "," and (behind.kind != "PER" or behind.start == i + 1)
        or mark in DASHES and behind.kind == "PER")


def named_by_dash(scene: Scene, s: int, w: int, dash: int) -> bool:
    """Return whether an officer is named behind a dash, in the case of the office: «с главой завода —
    Олегом Лапиным»."""
    tokens, name = scene.trees[s].tokens, scene.names.at(s, dash + 1)
    person = name is not None and name.kind == "PER" and name.start == dash + 1
    return (tokens[dash].text in DASHES and name is not None and person
            and tokens[w].feat("Case") == tokens[name.head].feat("Case") != "Nom")


def all_named(scene: Scene, s: int, w: int, first: Name) -> bool:
    """Return whether several full names right behind a plural are those whom it means, though the parse has
    them for owners: «арестовал активистов Павла Орлова и Анну Лапину»."""
    tree = scene.trees[s]
    names = [scene.names.at(s, i) for i in tree.coordinated(first.head)]
    full = len(names) > 1 and all(n and n.kind == "PER" and n.end - n.start > 1 for n in names)
    return full and first.start == w + 1 and tree.tokens[w].feat("Case") in ("Acc", "Gen")


def bodies_behind(scene: Scene, s: int, w: int) -> list[Name]:
    """Return the bodies listed behind a plural noun: «компании «Альфа», «Бета» и Gamma»."""
    found: list[Name] = []
    tree, i = scene.trees[s], w + 1
    while i < len(tree.tokens):
        name, token = scene.names.at(s, i), tree.tokens[i]
        own = token.text.isascii() or tree.tokens[i - 1].text in QUOTES
        if name and name.kind == "ORG" and (found or own):
            found.append(name)
            i = name.end
        elif not name and (token.text in QUOTES or found and (token.text == "," or token.pos == "CCONJ")):
            i += 1
        else:
            break
    return found
