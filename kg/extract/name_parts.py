"""Parts of names: when surnames and first names agree, and how the words of a name stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from kg.extract.lexicon import Lexicon
from kg.extract.tree import Tree
from kg.link.actors import ActorBook
from kg.model import Actor, Entity, Token

QUOTES = "«»„“”\"'"
PLACE_CASE = {"nmod": "Gen", "iobj": "Dat"}
"""The case that a name without preposition has in a place, for foreign names that the tagger takes for
nominatives."""

LATIN = "\u024f"
"""The last of the Latin letters."""

SHORT = 4
"""Letters of a surname that is too short to be told from another by its stem."""
LAST = 5
"""Letters that surnames have at least which differ in the last one only."""


def same_surname(one: str, other: str) -> bool:
    """Return whether two surnames are the same, allowing for an ending that was not undone: «Сомов» and
    «Сомову», «Глинка» and «Глинке»."""
    if one == other or len(one) == len(other) > LAST and one[:-1] == other[:-1]:
        return True
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > SHORT and longer.startswith(shorter) and len(longer) - len(shorter) <= 2


def same_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether the surnames of two names are the same; of full names they may also differ in the last
    letter, which a form without a dictionary keeps: «Исибе», «Исиба»."""
    mine, theirs = one[-1], other[-1]
    full = len(one) > 1 and len(other) > 1 and one[0][0] == other[0][0]
    ending = len(mine) == len(theirs) > SHORT and mine[:-1] == theirs[:-1]
    return same_surname(mine, theirs) or full and ending


def subjects_first(trees: Sequence[Tree], raw: Sequence[Sequence[tuple[int, int, str]]]
                   ) -> list[tuple[Tree, int, int, str]]:
    """Return the ranges of names with their trees, those of subjects first, which stand in the nominative,
    and those with initials last: «О. Лапин» is called as he is elsewhere."""
    ranges = [(tree, *span) for tree, spans in zip(trees, raw, strict=True) for span in spans]
    return sorted(ranges, key=lambda r: (r[0].text[r[0].tokens[r[1]].start + 1 :][:1] == ".", not any(
        t.rel == "nsubj" and t.feat("Case") == "Nom" for t in r[0].tokens[r[1] : r[2]])))


def compatible(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether first names do not contradict: equal, an initial, or one of them missing."""
    if len(one) < 2 or len(other) < 2:
        return True
    a, b = one[0].rstrip("."), other[0].rstrip(".")
    return a == b or (len(a) == 1 or len(b) == 1) and a[0] == b[0] or a[:3] == b[:3]


def joined(text: str) -> str:
    """Return words joined by spaces as they are written, quotation marks and brackets close to them."""
    return re.sub(r"\s+([»”,.)])", r"\1", re.sub(r"([«„(])\s+", r"\1", text))


def closed(text: str) -> str:
    """Return words with the quotation mark closed that a name left open: «НАК «Вега»»."""
    text = re.sub(r'^([^"]*?)\s*"\s*([^"]*)$', r"\1 «\2", text)
    return text + "»" if text.count("«") > text.count("»") else text


def surface(tree: Tree, start: int, end: int) -> str:
    """Return words as the text writes them."""
    return tree.text[tree.tokens[start].start : tree.tokens[end - 1].end]


def enclosed(tree: Tree, start: int, end: int) -> bool:
    """Return whether words alone stand in quotation marks: the club «Барселона» is no town."""
    tokens = tree.tokens
    return start > 0 and end < len(tokens) and tokens[start - 1].text in QUOTES and tokens[end].text in QUOTES


def half_quoted(tree: Tree, start: int, end: int) -> int:
    """Return where a name begins whose closing quotation mark was left out of it: of «концерн «Вега» with
    the word in quotation marks."""
    marks = [i for i in range(start, end) if tree.tokens[i].text in QUOTES]
    cut = len(marks) == 1 and marks[0] + 1 < end < len(tree.tokens) and tree.tokens[end].text in QUOTES
    return marks[0] + 1 if cut else start


def full_name(tree: Tree, word: int, covered: Container[int]) -> bool:
    """Return whether a first name and a surname stand here that the parser saw and the recogniser did not."""
    token, after = tree.tokens[word], tree.tokens[word + 1] if word + 1 < len(tree.tokens) else None
    return (after is not None and after.rel == "flat:name" and after.head == word
            and after.index not in covered and after.text[:1].isupper() and after.pos == "PROPN"
            and token.feat("Animacy") == "Anim")


def common_noun(lexicon: Lexicon, tree: Tree, start: int, end: int) -> bool:
    """Return whether what begins a sentence is a noun with its adjectives, with no capital but the first:
    «Западный альянс»; or an abbreviation of many that are no one body, anywhere: «СМИ»."""
    *adjectives, noun = tree.tokens[start:end]
    group = lexicon.groups.get(noun.lemma)
    if group is not None and group.number == "plural" and not adjectives and noun.text.isupper():
        return True
    common = noun.pos == "NOUN" or noun.pos == "PROPN" and not adjectives and noun.feat("Animacy") == "Inan"
    return (start == 0 and common and not surface(tree, start, end).isupper()
            and all(t.pos == "ADJ" for t in adjectives)
            and all(t.text[:1].islower() for t in tree.tokens[start + 1 : end]))


def describes(lexicon: Lexicon, tree: Tree, kind: str, titled: bool) -> bool:
    """Return whether the word that begins a sentence is no name: a title, a noun that calls somebody named
    before («Оппозиционерка»), an adjective of one («Североевропейская страна»)."""
    first = tree.tokens[0]
    noun = tree.tokens[first.head] if first.rel == "amod" and first.pos == "ADJ" else first
    if noun is not first:
        return kind == "PER" and noun.text.islower() and first.agrees(noun, "Case")
    called = kind == "PER" and lexicon.anaphor(first.lemma) is not None
    return first.pos == "NOUN" and (titled or called)


def case_of(tree: Tree, head: int, first: Token, governed: Mapping[str, str]) -> str:
    """Return the case of a name: that of the title it stands behind, or that its place asks for.

    ``governed`` maps a preposition to the one case that it governs.
    """
    token = tree.tokens[head]
    while token.rel == "conj" and 0 <= token.head < token.index:
        token = tree.tokens[token.head]
    title = tree.tokens[token.head] if token.head >= 0 and token.rel == "appos" else None
    if title and title.pos == "NOUN" and title.index < head and title.feat("Animacy") != "Inan" \
            and not of_inner(tree, title, first) and not any(
                t.pos == "NOUN" and t.feat("Animacy") == "Anim" and t.feat("Case") == first.feat("Case")
                for t in tree.tokens[title.index + 1 : first.index]):
        return title.feat("Case")
    if token.index != head and token.rel == "nsubj" and token.feat("Case") == "Nom":
        return "Nom"
    verb = tree.tokens[token.head] if token.rel == "nsubj" and token.head >= 0 else None
    if verb and verb.feat("Number") == "Sing" and verb.feat("Gender") == "Fem" and verb.feat("Tense"):
        return "Nom"
    asked = governed.get(tree.preposition(head), "") or PLACE_CASE.get(token.rel, "")
    return asked if asked and first.feat("Case") in ("Nom", "") else first.feat("Case")


def of_inner(tree: Tree, title: Token, name: Token) -> bool:
    """Return whether a name agrees with a noun for a person within the title it was hung on: «адвокат
    журналиста Петра Лапина»."""
    return title.feat("Case") == "Nom" and name.feat("Case") == "Gen" and any(
        t.rel == "nmod" and t.feat("Case") == "Gen" and t.feat("Animacy") == "Anim" and t.pos == "NOUN"
        for t in tree.tokens[title.index + 1 : name.index])


def listed_person(book: ActorBook, text: str, nominative: str, alone: str = "") -> Actor | None:
    """Return the person of the list: by the citation form, or with a part that has no other form; ``alone``
    is the name as a man's whose first name looks like a woman's, «Илону Маску»."""
    words, forms = text.split(), nominative.split()
    tries = [nominative, text, alone]
    if len(words) == len(forms) > 1:
        tries += [" ".join([words[0], *forms[1:]]), " ".join([*forms[:-1], words[-1]])]
    return next((found for each in tries if (found := book.lookup(each, "Person"))), None)


def people(token: Token) -> bool:
    """Return whether a word is a common noun for people: «фермеры» at the start of a sentence is no place."""
    return token.pos == "NOUN" and token.feat("Animacy") == "Anim" and token.feat("Number") == "Plur"


def foreign(token: Token) -> bool:
    """Return whether a word is a capitalised one in foreign letters."""
    return token.text.isascii() and token.text[:1].isupper()


def in_latin(text: str) -> bool:
    """Return whether a text is written in Latin letters, with or without accents: «Nestlé»."""
    return all(letter <= LATIN for letter in text)


def woman(tree: Tree, word: int) -> Token | None:
    """Return the noun for a woman that stands right before a surname: «журналистку Орлову»."""
    noun = tree.tokens[word - 1] if word else None
    feminine = noun is not None and noun.pos == "NOUN" and noun.feat("Animacy") == "Anim"
    case = tree.tokens[word].feat("Case")
    one = feminine and noun is not None and noun.feat("Number") == "Sing" and (
        case != "Gen" or noun.feat("Case") == "Gen")
    return noun if noun and one and noun.feat("Gender") == "Fem" else None


SYLLABLES, SHORT = 3, 4
"""Words of a name such as «Пан Ги Мун», and their letters at most: its first is no title."""


def syllabic(tokens: Sequence[Token]) -> bool:
    """Return whether words are a name of single syllables."""
    return len(tokens) == SYLLABLES and all(len(t.text) <= SHORT for t in tokens)


def whole_people(tree: Tree) -> list[Entity]:
    """Return the recogniser's names, a person whom it took for two put together: «президент Асан | Жапаров»,
    where the parse makes the second word a part of the first."""
    found: list[Entity] = []
    words = {t.start: t for t in tree.tokens}
    for entity in tree.sentence.entities:
        second, first = words.get(entity.start), found[-1] if found else None
        part = second is not None and second.rel == "flat:name" and first is not None \
            and first.kind == entity.kind == "PER" and tree.tokens[second.head].start == first.start \
            and second.head == second.index - 1
        if part and first is not None:
            found[-1] = replace(first, end=entity.end)
        else:
            found.append(entity)
    return found
