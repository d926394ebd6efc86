"""A sentence as a tree that can be walked safely: parses have second roots and loops, so every walk is
guarded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from kg.model import Sentence, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
NOUN_RELATIONS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod"})
"""Relations in which a participle or adjective stands for people: «протестующие», «присутствующие»."""

OBLIQUE = ("Gen", "Dat", "Acc", "Ins", "Loc")
CLAUSES = frozenset({"ccomp", "csubj", "csubj:pass"})
OPENING, CLOSING = "«„“\"(", "»”“\")"
PAIRED = re.compile(r"[«»„“”()\"]")
"""Marks that come in pairs."""
OUTSIDE = frozenset({"conj", "orphan", "acl:relcl", "acl", "parataxis", "cc", "punct", "case", "advcl",
                     "nsubj", "mark", "cop"})
"""Relations of what is no part of a noun phrase."""
EITHER = frozenset("“\"")
"""Quotation marks that open or close."""


class Tree:
    """A parsed sentence with its arcs both ways.

    ``governed`` maps a preposition to the one case it governs, so that a tagger's slip does not hide
    a role; ``plain`` the form that a preposition is counted as («со» as «с»).
    """

    def __init__(self, sentence: Sentence, text: str, governed: Mapping[str, str],
                 plain: Mapping[str, str]) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.text = text
        self._governed, self._plain = governed, plain
        self._joined: dict[int, Sequence[int]] = {}
        self._under: dict[tuple[int, frozenset[str]], Sequence[int]] = {}

    @cached_property
    def kids(self) -> list[list[Token]]:
        """For each token, its dependents in the order of the sentence."""
        kids: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if 0 <= token.head < len(self.tokens):
                kids[token.head].append(token)
        return kids

    def below(self, index: int, stop: frozenset[str] = frozenset()) -> Sequence[int]:
        """Return ``index`` and all below it in order; do not enter dependents whose relation is in ``stop``;
        found once."""
        if (index, stop) not in self._under:
            self._under[index, stop] = self._below(index, stop)
        return self._under[index, stop]

    def _below(self, index: int, stop: frozenset[str]) -> list[int]:
        seen, todo = {index}, [index]
        while todo:
            for kid in self.kids[todo.pop()]:
                if kid.index not in seen and kid.rel not in stop:
                    seen.add(kid.index)
                    todo.append(kid.index)
        return sorted(seen)

    def above(self, index: int) -> Iterator[Token]:
        """Yield the heads of a token from the nearest to the root."""
        seen = {index}
        head = self.tokens[index].head
        while 0 <= head < len(self.tokens) and head not in seen:
            seen.add(head)
            yield self.tokens[head]
            head = self.tokens[head].head

    def apposed_to(self, index: int) -> Token:
        """Return the word in whose place another stands as its apposition or as a further part of a name, or
        the word itself: «премьера Шейх Хасину»."""
        token, heads = self.tokens[index], self.above(index)
        while token.rel in ("appos", "flat", "flat:name") and (head := next(heads, None)):
            token = head
        return token

    def children(self, index: int, *relations: str) -> Sequence[Token]:
        """Return the dependents of a token that stand in one of ``relations`` (any, if none is named)."""
        kids = self.kids[index]
        return [kid for kid in kids if kid.rel in relations] if relations and kids else kids

    def preposition(self, index: int) -> str:
        """Return the preposition of a nominal in its citation form (``со`` → ``с``), or the empty string."""
        return self._prepositions[index]

    def case(self, index: int) -> str:
        """Return the case of a nominal: what its preposition demands, else what the tagger says."""
        return self._cases[index]

    @cached_property
    def _prepositions(self) -> list[str]:
        return [self._preposition(token.index) for token in self.tokens]

    @cached_property
    def _cases(self) -> list[str]:
        return [self._case(token.index) for token in self.tokens]

    @cached_property
    def _labels(self) -> list[str]:
        return [f"{preposition}+{case}" if preposition else case
                for preposition, case in zip(self._prepositions, self._cases, strict=True)]

    def _preposition(self, index: int) -> str:
        marks = [t for t in self.children(index, "case")
                 if t.index < index and (t.pos == "ADP" or self.children(t.index, "fixed"))]
        if not marks:
            return ""
        first = marks[0]
        word = "_".join([first.lemma, *[t.text.lower() for t in self.children(first.index, "fixed")]])
        return self._plain.get(word, word)

    def _case(self, index: int) -> str:
        preposition = self.preposition(index)
        governed = self._governed.get(preposition, "")
        case = governed or self.tokens[index].feat("Case")
        counted = case == "Gen" and not governed and "_" not in preposition and any(
            k.rel == "nummod:gov" for k in self.children(index))
        token = self.tokens[index]
        if case == "Nom" and token.rel == "nmod" and token.pos == "NOUN" and not preposition:
            return "Gen"
        return "Acc" if counted or case == "Nom" and preposition else case

    def label(self, index: int) -> str:
        """Return preposition and case as a frame names them: ``у+Gen``, or ``Dat`` without a preposition."""
        return self._labels[index]

    def labels(self, index: int) -> frozenset[str]:
        """Return the label of a nominal; of a name without case («суд над Google») every one that it may
        have."""
        label = self.label(index)
        if label.endswith("+"):
            return frozenset(label + case for case in OBLIQUE)
        return frozenset({label or "Gen"} if label or self.tokens[index].rel == "nmod" else ())

    def coordinated(self, index: int) -> Sequence[int]:
        """Return a token and those coordinated with it, in order; found once."""
        if index not in self._joined:
            self._joined[index] = self._coordinated(index)
        return self._joined[index]

    def _coordinated(self, index: int) -> list[int]:
        found, todo = {index}, [index]
        while todo:
            for kid in self.children(todo.pop(), "conj"):
                if kid.index not in found and self._really(index, kid):
                    found.add(kid.index)
                    todo.append(kid.index)
        return sorted(found)

    def _really(self, first: int, other: Token) -> bool:
        """Return whether a conjunct is one: not with a preposition of its own («за поддержкой и к Китаю»),
        not a clause, not what is ruled out («сайт, а не статьи»)."""
        own = self.preposition(other.index)
        joint = [k.index for k in self.children(other.index, "cc")]
        nominal = self.tokens[first].pos in NOMINAL
        ruled_out = any(self.tokens[i + 1].feat("Polarity") == "Neg" for i in joint if i + 1 < other.index)
        if ruled_out or not nominal and self.children(other.index, "orphan") or nominal and any(
                self.tokens[i].feat("Polarity") == "Neg" and self.tokens[i].rel == "advmod"
                and self.tokens[i - 1].pos in ("CCONJ", "PUNCT") for i in self.below(other.index)
                if first < i < other.index):
            return False
        return ((not own or own == self.preposition(first))
                and (not nominal or other.pos in NOMINAL or other.pos == "ADJ"))

    def several(self, index: int) -> bool:
        """Return whether a noun means more than one, by its form or by a number: «страны», «124 депутата»."""
        counted = any(k.rel.startswith("nummod") and k.feat("Number") != "Sing" for k in self.children(index))
        return counted or self.tokens[index].feat("Number") == "Plur"

    def subject(self, verb: int) -> Token | None:
        """Return the subject that hangs on a verb itself; of two the one in the nominative."""
        found = self.children(verb, *SUBJECTS)
        return next((t for t in found if t.feat("Case") == "Nom"), found[0] if found else None)

    def quoted_before(self, index: int, word: int) -> bool:
        """Return whether a word is one of those quoted before another, whose author that names: ««Рябов купил
        завод», — заявил он»."""
        return index < word and self.depths[index] > 0 >= self.depths[word]

    @cached_property
    def lowered(self) -> list[str]:
        """The words in small letters, е for ё."""
        return [token.text.lower().replace("ё", "е") for token in self.tokens]

    @cached_property
    def depths(self) -> list[int]:
        """How many quotations are open before each word, and at the end; those count that the sentence only
        closes."""
        found = list(accumulate((self._turn(t) for t in self.tokens), initial=0))
        return [depth - min(found) for depth in found]

    def _turn(self, mark: Token) -> int:
        """Return whether a mark opens a quotation (1) or closes one (-1): one that does both opens behind a
        space."""
        before = self.text[mark.start - 1 : mark.start]
        if mark.text in EITHER:
            return 1 if not before.strip() or before in OPENING else -1
        return (mark.text in "«„") - (mark.text in "»”")

    def phrase(self, index: int) -> list[int]:
        """Return the words of a noun phrase: its modifiers and complements, no clause, no coordination, no
        preposition."""
        return [i for i in self.below(index, OUTSIDE) if self.tokens[i].pos != "PUNCT"]

    def extent(self, words: Sequence[int]) -> tuple[int, int]:
        """Return the offsets in the article from the first to the last of ``words``, quotation marks
        balanced."""
        start, end = self.tokens[words[0]].start, self.tokens[words[-1]].end
        if not PAIRED.search(self.text, start, end):
            return start, end
        for opening, closing in (("«", "»"), ("„", "“"), ("“", "”"), ("(", ")")):
            inside = self.text[start:end]
            if inside.count(opening) > inside.count(closing) and self.text[end : end + 1] == closing:
                end += 1
            if inside.count(closing) > inside.count(opening) and self.text[start - 1 : start] == opening:
                start -= 1
        if self.text[start:end].count('"') % 2:
            if self.text[end : end + 1] == '"':
                end += 1
            elif start and self.text[start - 1] == '"':
                start -= 1
        return start, end


def counted(tree: Tree, noun: int) -> bool:
    """Return whether a number right before a noun, or before its adjectives, counts it."""
    return any(k.rel.startswith("nummod") and k.index < noun for k in tree.children(noun))
