"""The words of a title: what kind of noun its head is, and which words of the sentence belong to it."""

from __future__ import annotations

from kg.extract.lexicon import plain
from kg.extract.name_parts import joined
from kg.extract.naming import name_words
from kg.extract.positions import DASHES
from kg.extract.scene import Scene
from kg.extract.tree import NOMINAL
from kg.model import Actor, RoleStatus, Token

QUOTES = frozenset("«»\"“”„()")


def kind_of(scene: Scene, lemma: str) -> tuple[str, RoleStatus | None, str]:
    """Return the kind of a title, the status its first part gives, and the title without that part."""
    if "-" not in lemma:
        return scene.lexicon.titles.get(lemma, ""), None, lemma
    for prefix, status in scene.lexicon.tenures.items():
        if prefix.endswith("-") and lemma.startswith(prefix):
            lemma = lemma.removeprefix(prefix)
            return scene.lexicon.titles.get(lemma, ""), RoleStatus(status), lemma
    if lemma not in scene.lexicon.titles:
        lemma = next((part for part in lemma.split("-") if part in scene.lexicon.titles), lemma)
    return scene.lexicon.titles.get(lemma, ""), None, lemma


def office_name(scene: Scene, office: str) -> str:
    """Return an office as the tables of offices write it, without a last word that only says «of the
    country»: «министр обороны страны»."""
    whole, words = plain(office), plain(office).split()
    if len(words) < 2 or whole in scene.lexicon.offices or whole in scene.lexicon.alike:
        return whole
    known = scene.lexicon.anaphor(scene.language.lemma(words[-1]))
    return " ".join(words[:-1]) if known and known.types == frozenset({"State"}) else whole


def part_of_title(scene: Scene, adjective: Token, noun: Token) -> bool:
    """Return whether an adjective makes a title with its noun, as a title of two words: «временный
    поверенный»."""
    return any((adjective.lemma, word) in scene.lexicon.title_pairs
               for word in (noun.lemma, plain(noun.text)))


def office_text(scene: Scene, s: int, w: int, words: list[int]) -> str:
    """Return a title in the nominative singular, its first letter small unless it is a name."""
    text = joined(scene.language.singular(scene.trees[s].sentence, words, w))
    return text.lower() if len(words) == 1 else text[:1].lower() + text[1:]


def office_words(scene: Scene, s: int, w: int, of: tuple[int, Actor] | None) -> list[int]:
    """Return the words of a title: its adjectives and complements, without tenure, demonyms and whom it
    serves."""
    tree = scene.trees[s]
    out: set[int] = set()
    if of:
        name = scene.names.at(s, of[0])
        out.update(range(name.start, name.end) if name else
                   (*name_words(scene, s, of[0]), *tree.below(of[0])) if of[0] > w else {of[0]} - {w})
    words = []
    for i in within(scene, s, w):
        token = tree.tokens[i]
        tenured = (token.head == w and (token.lemma in scene.lexicon.tenures or token.pos == "DET"
                                        or token.lemma in scene.lexicon.words["emphasis"])
                   and not part_of_title(scene, token, tree.tokens[w]))
        owned = i > w and token.rel == "amod" and token.head in out or further(scene, s, i, of)
        mark = token.text in QUOTES
        if i not in out and not owned and not tenured and not mark and not scene.demonym(s, i):
            words.append(i)
    while len(words) > 1 and tree.tokens[words[-1]].pos in ("ADP", "CCONJ"):
        words.pop()
    return words


def further(scene: Scene, s: int, w: int, of: tuple[int, Actor] | None) -> bool:
    """Return whether a word is part of a name behind that of whom an office serves: of the larger body,
    «директор Института рыбы РАН»."""
    name = scene.names.at(s, w)
    return (name is not None and of is not None and name.start > of[0]
            and scene.trees[s].label(name.head) == "Gen")


def within(scene: Scene, s: int, w: int) -> list[int]:
    """Return the words of a title's noun phrase up to a person's name, without coordination or clauses."""
    tree = scene.trees[s]
    words = []
    for i in sorted(below_title(scene, s, w)):
        name = scene.names.at(s, i)
        if name and name.kind == "PER" and i > w and tree.label(name.head) != "Gen":
            break
        if i >= w or tree.tokens[i].head == w and tree.tokens[i].pos in ("ADJ", "DET"):
            words.append(i)
    return words or [w]


OUTSIDE = frozenset({"acl:relcl", "acl", "parataxis", "punct", "advcl", "appos", "flat:name", "nsubj", "cop",
                     "conj"})
"""Relations of what hangs on a title and is no part of it."""


def below_title(scene: Scene, s: int, w: int) -> set[int]:
    """Return the words below a title, with what is coordinated in its complements («министр строительства,
    архитектуры и ЖКХ»), but no people beside it: «премьер с президентом»."""
    tree = scene.trees[s]
    found = set(tree.below(w, OUTSIDE))
    for kid in tree.children(w, "nmod", "iobj", "obl"):
        if kid.feat("Animacy") == "Anim" and tree.label(kid.index) in scene.lexicon.labels["beside a title"]:
            found -= set(tree.below(kid.index))
    for i in sorted(found - {w}):
        for kid in tree.children(i, "conj") if complement(scene, s, i) else ():
            alike = tree.label(kid.index) in (tree.label(i), tree.case(i), "Nom", "") and kid.pos in NOMINAL
            if alike and not scene.names.at(s, kid.index) and not kind_of(scene, kid.lemma)[0]:
                found.update(tree.below(kid.index, OUTSIDE))
                found.update(t.index for t in tree.children(kid.index, "punct")
                             if i < t.index < kid.index and t.text == ",")
    return found


def complement(scene: Scene, s: int, w: int) -> bool:
    """Return whether a word is a common noun that completes a title."""
    return scene.trees[s].tokens[w].rel == "nmod" and not scene.names.at(s, w)


def then(scene: Scene, s: int, start: int) -> int:
    """Return where the words begin that say between a comma and a title when it was held: «Орлова, в то время
    министр связи, …»."""
    tokens = scene.trees[s].tokens
    for i in range(start - 1, max(0, start - 5), -1):
        if tokens[i].text in (",", *DASHES, "("):
            words = " ".join(t.text.lower() for t in tokens[i + 1 : start])
            return i + 1 if words in scene.lexicon.tenures else start
    return start


def relates(scene: Scene, s: int, w: int) -> bool:
    """Return whether a title belongs to a clause on somebody before it, whose it says the other is: «Рябов,
    чьи сторонники …», «Рябов, сторонники которого …»."""
    pronouns = scene.lexicon.pronouns
    return any((p := pronouns.get(k.lemma)) and p.kind == "relative" for k in scene.trees[s].children(w))
