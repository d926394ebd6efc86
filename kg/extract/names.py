"""The proper names of a document, each with the words it covers and the actor it names.

The recogniser finds most; it misses bare surnames at the start of a sentence, known capitals and outlets, and
abbreviations that the article introduces in brackets. What the document has named once is found everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.bodies import abbreviation, behind_noun, called, first_name, join_states, quoted_body
from kg.extract.citations import alone, citations, cited, forms, surnamed
from kg.extract.lexicon import COMPANY, Lexicon, plain
from kg.extract.name import Name
from kg.extract.name_parts import (
    QUOTES,
    closed,
    common_noun,
    compatible,
    describes,
    enclosed,
    full_name,
    half_quoted,
    joined,
    listed_person,
    people,
    same_name,
    same_surname,
    subjects_first,
    surface,
    syllabic,
    whole_people,
    woman,
)
from kg.extract.tree import Tree
from kg.language.base import Language
from kg.link.actors import ActorBook
from kg.link.mint import mint
from kg.link.names import normal
from kg.model import Actor, Document, Token

KIND_TYPE = {"PER": "Person", "LOC": "Place", "ORG": "Organisation"}


class Names:
    """The names of each sentence of a document, found by word."""

    def __init__(self, document: Document, trees: Sequence[Tree], language: Language, lexicon: Lexicon,
                 book: ActorBook) -> None:
        self.document, self.trees = document, trees
        self.language, self.lexicon, self.book = language, lexicon, book
        self.scope = document.article.key
        self.abbreviations: dict[str, Actor] = {}
        self.people: list[Name] = []
        self.bodies: dict[str, Actor] = {}
        self.citations: dict[str, str] = {}
        raw = [list(self._recognised(tree)) for tree in trees]
        self._introduce(raw)
        self.found = [self._settle(tree, spans) for tree, spans in zip(trees, raw, strict=True)]

    def at(self, sentence: int, word: int) -> Name | None:
        """Return the name that covers a word."""
        return self.found[sentence].get(word)

    def kind(self, sentence: int, word: int) -> str:
        """Return the kind of the name that covers a word, or the empty string."""
        name = self.at(sentence, word)
        return name.kind if name else ""

    def _recognised(self, tree: Tree) -> Iterator[tuple[int, int, str]]:
        """Yield the recogniser's names as ranges of words, without the foreign spelling in brackets; a gerund
        («Заручившись …») is none."""
        for entity in whole_people(tree):
            words = [t.index for t in tree.tokens if entity.start <= t.start and t.end <= entity.end]
            if not words or len(words) == 1 and tree.tokens[words[0]].feat("VerbForm") == "Conv":
                continue
            bracket = next((i for i in words if tree.tokens[i].text == "("), words[-1] + 1)
            yield from self._split(tree, words[0], bracket, entity.kind) if bracket > words[0] else ()

    def _split(self, tree: Tree, start: int, end: int, kind: str) -> Iterator[tuple[int, int, str]]:
        """Yield one name, or two where a known organisation runs into a person («Аль-Каиды Усамы бин
        Ладена»); of «Министры обороны Чили» the state only, of «Аким области» none."""
        while start == 0 and end > 1 and tree.tokens[start].pos in ("ADV", "VERB"):
            start += 1
        if start and tree.tokens[start - 1].pos == "VERB" and tree.tokens[start].text.islower():
            return
        first = tree.tokens[start]
        if start == 0 and self._is_title(first) and not any(t.text[:1].isupper() for t in tree.tokens[1:end]):
            return
        bodies = (first.pos == "NOUN" and first.lemma in self.lexicon.groups
                  and any(t.pos == "CCONJ" for t in tree.tokens[start:end]))
        if kind == "ORG" and first.feat("Number") == "Plur" and bodies:
            yield from ((i, i + 1, "LOC") for i in range(start, end) if tree.tokens[i].pos == "PROPN")
            return
        if kind == "ORG" and first.feat("Number") == "Plur" and self._is_title(first):
            yield from [(i, end, "LOC") for i in range(start, end) if tree.tokens[i].pos == "PROPN"][:1]
            return
        whole = syllabic(tree.tokens[start:end])
        while end - start > 1 and not whole and self._is_title(tree.tokens[start]) and (
                kind == "PER" or kind == "ORG" and tree.tokens[start].feat("Animacy") == "Anim"):
            start += 1
        if kind == "PER" and end - start > 2:
            first = tree.tokens[start]
            known = self.book.lookup(self.language.name_form(first.text, "LOC", first.feat("Case")))
            if known and known.type != "Person" and not first_name(first, known):
                yield start, start + 1, "ORG"
                start += 1
        if end - start == 2 and all(self._is_state(t) for t in tree.tokens[start:end]):  # «Суданом Чаду»
            yield start, start + 1, "LOC"
            start, kind = start + 1, "LOC"
        yield start, end, kind

    def _is_state(self, token: Token) -> bool:
        """Return whether a word is by itself the name of a state."""
        form = self.language.name_form(token.text, "LOC", token.feat("Case"))
        return self.book.lookup(form, "State") is not None

    def _behind_noun(self, tree: Tree, start: int, end: int) -> int:
        """Return where the name in foreign letters begins that stands behind its noun («китайская корпорация
        Huawei»), or the one behind a legal form («ОАО ЛУКОЙЛ»)."""
        form = tree.tokens[start]
        start += bool(end - start > 1 and form.text.isupper() and self.lexicon.anaphor(form.lemma))
        first = next((i for i in range(start, end) if tree.tokens[i].text.isascii()), start)
        noun = tree.tokens[first - 1].lemma if first > start else ""
        whole = first > start and all(tree.tokens[i].text.isascii() for i in range(first, end))
        return first if whole and (noun in self.lexicon.groups or self.lexicon.anaphor(noun)) else start

    def _is_title(self, token: Token) -> bool:
        """Return whether a word is the title before a name, which is no part of it: «Аятолла Али Хаменди»."""
        titles = self.lexicon.titles
        last = token.lemma.rpartition("-")[2]
        return token.lemma in titles or plain(token.text) in titles or last in titles

    def _introduce(self, raw: list[list[tuple[int, int, str]]]) -> None:
        """Register full names of persons and abbreviations in brackets, from anywhere in the article."""
        ranges = subjects_first(self.trees, raw)
        self.citations = citations(self, ranges)
        for tree, start, end, kind in ranges:
            if kind == "PER" and end - start > 1:
                self._person(tree, start, end)
            if kind == "ORG":
                abbreviation(self, tree, start, end)

    def head(self, tree: Tree, start: int, end: int) -> int:
        return next((i for i in range(start, end) if not start <= tree.tokens[i].head < end), start)

    def _person(self, tree: Tree, start: int, end: int) -> Name:
        """Return the person named by several words, the same one for the same surname and first name."""
        head = self.head(tree, start, end)
        first = tree.tokens[start]
        text, nominative = cited(self, tree, start, end)
        known = self._same_person(nominative) or self._same_person(text)
        alone = " ".join(self.language.name_form(word, "PER", "Dat", "Masc") for word in text.split())
        listed = None if known else listed_person(self.book, text, nominative, alone)
        actor = known.actor if known else listed or mint(nominative, "Person", self.language.code)
        gender = self.language.gender(nominative, first.feat("Gender"))
        made = Name(start, end, head, "PER", nominative, actor, "name", gender)
        if not known or len(known.text) < len(nominative):
            self.people.append(made)
        return made

    def _same_person(self, name: str) -> Name | None:
        """Return the person already met whose surname is the same and whose first name does not
        contradict."""
        words = normal(name).split()
        for met in self.people:
            others = normal(met.text).split()
            if same_name(words, others) and compatible(words, others):
                return met
        return None

    def _settle(self, tree: Tree, spans: list[tuple[int, int, str]]) -> dict[int, Name]:
        """Return the names of a sentence by word: recognised ones, then known ones that were missed."""
        covered: dict[int, Name] = {}
        for start, end, kind in spans:
            name = self._named(tree, start, end, kind)
            if name:
                covered.update(dict.fromkeys(range(name.start, name.end), name))
        join_states(self, tree, covered)
        for token in tree.tokens:
            quoted = behind_noun(self, tree, token, covered)
            if quoted:
                covered.update(dict.fromkeys(range(quoted.start, quoted.end), quoted))
        for token in tree.tokens:
            if token.index not in covered and token.text[:1].isupper():
                missed = self._missed(tree, token.index, covered)
                if missed:
                    covered.update(dict.fromkeys(range(missed.start, missed.end), missed))
        return covered

    def _named(self, tree: Tree, start: int, end: int, kind: str) -> Name | None:
        while start < end and tree.tokens[start].text in QUOTES:
            start += 1
        while start < end and tree.tokens[end - 1].text in QUOTES:
            end -= 1
        if start >= end:
            return None
        cut = half_quoted(tree, start, end) if kind == "ORG" else start
        noun = tree.tokens[cut - 2].lemma if cut > start + 1 else ""
        start = cut if noun in self.lexicon.groups or self.lexicon.anaphor(noun) else start
        start = called(self, tree, self._behind_noun(tree, start, end), end) if kind == "ORG" else start
        start += start < end - 1 and tree.tokens[start].text in QUOTES
        if start == 0 and end == 1 and describes(self.lexicon, tree, kind, self._is_title(tree.tokens[0])):
            return None
        if kind == "PER" and quoted_body(self, tree, start, end):
            kind = "ORG"
        if kind == "PER" or surnamed(self, tree, start, end):
            return self._surname(tree, start) if end - start == 1 else self._person(tree, start, end)
        common = common_noun(self.lexicon, tree, start, end) and not self.known(surface(tree, start, end))
        if self._act(tree, start, end) or kind == "LOC" and end - start == 1 and people(tree.tokens[start]):
            return None
        noun, known = tree.tokens[end - 1].lemma, self.lexicon.anaphor(tree.tokens[end - 1].lemma)
        national = any(self.book.lookup(self.lexicon.demonyms.get(t.lemma, ""), "State")
                       for t in tree.tokens[start : end - 1])
        proper = national and not (known and COMPANY in known.kinds)
        if common and not proper and (noun in self.lexicon.groups or known):
            return None
        return self.named_body(tree, start, end, kind)

    def _act(self, tree: Tree, start: int, end: int) -> bool:
        """Return whether what the recogniser took for a body at the start of a sentence names an act:
        «Переброска войск началась»."""
        noun, frames = tree.tokens[start], self.lexicon.frames.by_trigger
        return (start == 0 and noun.pos == "NOUN" and noun.lemma in frames
                and noun.lemma not in self.lexicon.groups and not self.known(surface(tree, start, end)))

    def _surname(self, tree: Tree, word: int) -> Name:
        """Return the person that a single name stands for: one of the article, one of the list, or a new
        one."""
        token = tree.tokens[word]
        noun = woman(tree, word)
        case, gender = (noun.feat("Case"), "Fem") if noun else (token.feat("Case"), token.feat("Gender"))
        text = alone(self.language, token.text, case, gender)
        tries = forms(self.language, token.text, text, case, gender)
        met = next((met for form in tries if (met := self._by_surname(normal(form)))), None)
        if met:
            return replace(met, start=word, end=word + 1, head=word, reason="surname")
        if known := self.book.lookup(text) or self.book.lookup(token.text):
            return Name(word, word + 1, word, "PER" if known.type == "Person" else "ORG", text, known, "name",
                        token.feat("Gender"))
        actor = mint(text, "Person", self.language.code, self.scope)
        return Name(word, word + 1, word, "PER", text, actor, "name", token.feat("Gender"))

    def _by_surname(self, surname: str) -> Name | None:
        return next((p for p in self.people if same_surname(normal(p.text).split()[-1], surname)), None)

    def named_body(self, tree: Tree, start: int, end: int, kind: str) -> Name:
        """Return the body or place that words name, the same one for the same name."""
        head, words = self.head(tree, start, end), list(range(start, end))
        token, said = tree.tokens[head], surface(tree, start, end)
        text = (self.language.name_form(said, kind, token.feat("Case")) if end - start == 1
                else said if tree.tokens[start].pos == "ADP" or self.known(said)
                else closed(joined(self.language.nominative(tree.sentence, words, head))))
        text = text if " " in said else re.sub(r"\s+", "", text)
        known = self.known(text) or self.known(said)
        if known and known.type in ("State", "Place") and enclosed(tree, start, end):
            known, kind = None, "ORG"
        met = self._same_body(text) if kind == "ORG" and end - start == 1 and not known else None
        actor = known or met or mint(closed(text.strip(QUOTES)), KIND_TYPE[kind], self.language.code)
        gender = token.feat("Gender") if token.feat("Number") != "Plur" else ""
        return Name(start, end, head, kind, text, actor, "name", gender)

    def _same_body(self, text: str) -> Actor | None:
        """Return the body of one word met before whose name differs only in an ending that was not undone."""
        met = next((b for b in self.bodies if same_surname(normal(b), normal(text))), None)
        self.bodies.setdefault(met or text, mint(text.strip(QUOTES), "Organisation", self.language.code))
        return self.bodies[met] if met else None

    def known(self, text: str) -> Actor | None:
        return self.abbreviations.get(normal(text)) or self.book.lookup(text)

    def _byname(self, text: str) -> Actor | None:
        """Return whom a by-name of several words stands for: «Страна восходящего солнца»."""
        seat = self.lexicon.seats.get(normal(text)) if " " in text else None
        return self.book.lookup(seat.actor) if seat else None

    def _missed(self, tree: Tree, word: int, covered: dict[int, Name]) -> Name | None:
        """Return a name that the recogniser missed: of the list (longest first), or a surname of the
        article."""
        token = tree.tokens[word]
        titled = word == 0 and self._is_title(token)
        for end in range(min(word + 5, len(tree.tokens)), word + titled, -1):
            if any(i in covered for i in range(word, end)):
                continue
            said = surface(tree, word, end)
            text = (self.language.nominative(tree.sentence, range(word, end), self.head(tree, word, end))
                    if end - word > 1 else self.language.name_form(said, "LOC", token.feat("Case")))
            known = self.known(said) or self.known(text) or self._byname(text)
            if known and (end - word > 1 or token.pos in ("PROPN", "X", "NOUN")):
                return Name(word, end, self.head(tree, word, end),
                            "PER" if known.type == "Person" else "ORG", text, known)
        if titled or token.pos != "PROPN":
            return None
        if full_name(tree, word, covered):
            return self._person(tree, word, word + 2)
        text = self.language.name_form(token.text, "PER", token.feat("Case"))
        met = self._by_surname(normal(text)) or self._by_surname(normal(token.text))
        return replace(met, start=word, end=word + 1, head=word, reason="surname") if met else None
