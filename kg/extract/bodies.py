"""Names of bodies that the recogniser misses or cuts short: with their state, in quotation marks, in foreign
letters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.name import Name
from kg.extract.name_parts import enclosed, foreign, surface
from kg.extract.tree import NOMINAL, Tree
from kg.link.mint import mint
from kg.link.names import normal
from kg.model import Actor, Token

if TYPE_CHECKING:
    from kg.extract.names import Names

LONGER = 5
"""Words by which a name of the list is longer than what the recogniser found of it, at most."""


def behind_noun(names: Names, tree: Tree, noun: Token, covered: dict[int, Name]) -> Name | None:
    """Return the name of a body that stands behind a noun, in quotation marks or in foreign letters."""
    after = tree.tokens[noun.index + 1] if noun.index + 1 < len(tree.tokens) else noun
    if after.text not in "«\"“„" and not foreign(after):
        return None
    return quoted(names, tree, noun, covered) or in_foreign_letters(names, tree, noun, covered)


def abbreviation(names: Names, tree: Tree, start: int, end: int) -> None:
    """Note the abbreviation in brackets behind the name of a body: it is named by that from then on."""
    tokens = tree.tokens
    if end + 2 < len(tokens) and tokens[end].text == "(" and tokens[end + 2].text == ")" \
            and tokens[end + 1].text.isupper() and not names.book.lookup(tokens[end + 1].text):
        name = names.named_body(tree, start, end, "ORG")
        names.abbreviations[normal(tokens[end + 1].text)] = name.actor


def join_states(names: Names, tree: Tree, covered: dict[int, Name]) -> None:
    """Make one name of a body and its state: «МИД Ирана», «японский МИД»."""
    join_branches(names, tree, covered)
    for name in [n for n in dict.fromkeys(covered.values()) if n.kind == "LOC" and n.start]:
        head = tree.tokens[name.start - 1]
        whole = f"{head.lemma} {name.text}" if head.pos == "NOUN" else ""
        known = names.book.lookup(whole) if whole else None
        if known:
            joined = replace(name, start=name.start - 1, head=head.index, text=whole, actor=known)
            covered.update(dict.fromkeys(range(joined.start, joined.end), joined))
    for name in [n for n in dict.fromkeys(covered.values()) if n.kind == "ORG"
                 or n.end == n.start + 1 and names.lexicon.body(tree.tokens[n.start].lemma)]:
        state = covered.get(name.end)
        before = tree.tokens[name.start - 1] if name.start else None
        own = name.text.isascii() or enclosed(tree, name.start, name.end)
        demonym = (names.lexicon.demonyms.get(before.lemma)
                   if before and before.pos == "ADJ" and not own else None)
        if state and larger(names, tree, name, state):
            of = (names.language.genitive(state.actor.label(names.language.code))
                  if state.actor.type == "State" else surface(tree, state.start, state.end))
            whole, end = f"{name.text} {of}", state.end
        elif demonym and names.book.lookup(demonym, "State"):
            whole, end = f"{name.text} {names.language.genitive(demonym)}", name.end
        else:
            continue
        known = names.book.lookup(whole)
        if known or names.book.get(name.actor.id) is None:
            joined = replace(name, end=end, text=whole,
                             actor=known or mint(whole, name.actor.type, names.language.code))
            covered.update(dict.fromkeys(range(name.start, end), joined))


def join_branches(names: Names, tree: Tree, covered: dict[int, Name]) -> None:
    """Make one name of a branch, the body that it belongs to and its region («ГУ МВД по Москве»), and of one
    that the recogniser cut short the whole that the list knows: «Европейский суд по правам человека»."""
    for name in [n for n in dict.fromkeys(covered.values()) if n.kind == "ORG"]:
        branch = tree.tokens[name.start].text.lower() in names.lexicon.words["branch"]
        end = end_of_branch(tree, name, covered) if branch else end_in_list(names, tree, name)
        inside = [other for i in range(name.end, end) if (other := covered.get(i))]
        if end == name.end or any(other.end > end for other in inside):
            continue
        whole = f"{name.text} {surface(tree, name.end, end)}"
        actor = names.known(whole) or mint(whole, "Organisation", names.language.code)
        joined = replace(name, end=end, text=whole, actor=actor)
        covered.update(dict.fromkeys(range(name.start, end), joined))


def end_of_branch(tree: Tree, name: Name, covered: dict[int, Name]) -> int:
    """Return where the name of a branch ends with that of its body, and of the region behind «по»."""
    end = name.end
    while (body := covered.get(end)) and body.kind == "ORG" and body.text.isupper() and body.start == end:
        end = body.end
    state = covered.get(end)
    last = state.end if state and state.actor.type == "State" and end > name.end else end
    region = covered.get(last + 1) if last < len(tree.tokens) and tree.tokens[last].text == "по" else None
    return region.end if region and region.kind == "LOC" else end


def end_in_list(names: Names, tree: Tree, name: Name) -> int:
    """Return where the longest name of the list ends that begins as this one does, with small words
    behind."""
    last = name.end
    while last < min(name.end + LONGER, len(tree.tokens)) and tree.tokens[last].text.islower():
        last += 1
    return next((end for end in range(last, name.end, -1) if tree.tokens[name.end].pos != "VERB"
                 and names.book.lookup(f"{name.text} {surface(tree, name.end, end)}")), name.end)


def larger(names: Names, tree: Tree, name: Name, other: Name) -> bool:
    """Return whether a name right behind that of a body, in the genitive, is of its state or of the larger
    body that it is part of: «Совет мира Африканского союза»."""
    bare = (name.end - name.start > 1 and not enclosed(tree, name.start, name.end) and not name.text.isascii()
            and tree.tokens[name.start].lemma not in names.lexicon.words["department"])
    kinds = ("State", "Place", "Organisation") if bare else ("State", "Place")
    last = tree.tokens[other.head]
    return other.actor.type in kinds and last.feat("Case") == "Gen" and last.rel != "appos"


def quoted(names: Names, tree: Tree, noun: Token, covered: dict[int, Name]) -> Name | None:
    """Return the name in quotation marks behind a noun for a body: «газеты «Радикальная политика»»."""
    kind, opening = kind_quoted(names, tree, noun, covered), noun.index + 1
    if (not kind or opening + 1 >= len(tree.tokens)
            or tree.tokens[opening].text not in "«\"“„"
            or not tree.tokens[opening + 1].text[:1].isupper()):
        return None
    closing = next((t.index for t in tree.tokens[opening + 2 : opening + 9] if t.text in "»\"”“"), 0)
    words = range(opening + 1, closing)
    if not closing or any(i in covered for i in words):
        return None
    text = tree.text[tree.tokens[opening + 1].start : tree.tokens[closing - 1].end]
    actor = names.known(text) or mint(text, kind, names.language.code)
    return Name(opening + 1, closing, names.head(tree, opening + 1, closing), "ORG", text, actor)


def in_foreign_letters(names: Names, tree: Tree, noun: Token, covered: dict[int, Name]) -> Name | None:
    """Return the name in foreign letters behind a noun for a body: «телеграм-канал Baza»."""
    group = names.lexicon.groups.get(noun.lemma)
    end = noun.index + 1
    while end < len(tree.tokens) and foreign(tree.tokens[end]) and end not in covered:
        end += 1
    if group is None or group.type not in ("Organisation", "Media") or end == noun.index + 1:
        return None
    text = surface(tree, noun.index + 1, end)
    actor = names.known(text) or mint(text, group.type, names.language.code)
    return Name(noun.index + 1, end, names.head(tree, noun.index + 1, end), "ORG", text, actor)


def kind_quoted(names: Names, tree: Tree, before: Token, covered: dict[int, Name]) -> str:
    """Return what a name in quotation marks behind a word is: what its noun calls it, or what the one
    before it in a list is («компании «Альфа», «Северный ветер»»)."""
    group = names.lexicon.groups.get(before.lemma)
    if group and group.type in ("Organisation", "Media"):
        return group.type
    listed = before.index > 1 and (before.text == "," or before.pos == "CCONJ")
    last = covered.get(before.index - 2) if listed else None
    return last.actor.type if last and last.kind == "ORG" and enclosed(tree, last.start, last.end) else ""


def quoted_body(names: Names, tree: Tree, start: int, end: int) -> bool:
    """Return whether a person's name in quotation marks behind a noun for a body is that of the body:
    «фабрика «Матросова»»."""
    noun = tree.tokens[start - 2].lemma if start > 1 and enclosed(tree, start, end) else ""
    group, anaphor = names.lexicon.groups.get(noun), names.lexicon.anaphor(noun) if noun else None
    return (group is not None and group.type in ("Organisation", "Media")
            or anaphor is not None and "Organisation" in anaphor.types)


def called(names: Names, tree: Tree, start: int, end: int) -> int:
    """Return where the name begins that a body has behind its noun and the complements of that, which is
    no part of theirs («производитель машин Toyota»), else the start."""
    noun = next((t for t in tree.tokens[start:end] if t.pos == "NOUN"), None)
    first = end - 1
    while first > start and foreign(tree.tokens[first]) and foreign(tree.tokens[first - 1]):
        first -= 1
    if noun is None or first < noun.index + 2:
        return start
    name, last = tree.tokens[first], tree.tokens[first - 1]
    body = names.lexicon.body(noun.lemma) and not names.lexicon.body(last.lemma) and last.pos in NOMINAL
    return first if body and name.text[:1].isupper() and (
        name.rel, name.head) == ("appos", noun.index) else start


def first_name(token: Token, known: Actor) -> bool:
    """Return whether what a place is called too is a first name here: «Питер Ван Дейк»."""
    return known.type == "Place" and token.feat("Animacy") == "Anim"
