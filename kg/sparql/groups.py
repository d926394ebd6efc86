"""The groups of a query, ``{ … }`` in ``{ … }``, as far as kg writes values and limits into them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.sparql import lexer
from kg.sparql.lexer import Word


@dataclass
class Group:
    """What stands between two braces; ``words`` are its own, a ``Group`` for each inside it.

    ``select`` holds the words between SELECT and the group of a sub-select, none for another group.
    """

    start: int
    end: int = 0
    select: list[Word] | None = None
    words: list[Word | Group] = field(default_factory=list)

    def groups(self) -> Iterator[Group]:
        """Yield the groups in this one."""
        yield from (each for each in self.words if isinstance(each, Group))


def spelt(words: Sequence[Word | Group]) -> list[str]:
    """Return keywords in upper case, all else as it is, groups as ``{}``."""
    return [
        "{}" if isinstance(word, Group) else word.text.upper() if word.kind == "word" else word.text
        for word in words
    ]


def read(text: str) -> Group:
    """Return the whole of ``text`` as a group; where braces do not match, what can be read of them."""
    found = [Group(0, len(text))]
    for word in lexer.words(text):
        if word.text == "{":
            inner = Group(word.end, len(text), _select(found[-1].words))
            found[-1].words.append(inner)
            found.append(inner)
        elif word.text == "}" and len(found) > 1:
            found.pop().end = word.start
        else:
            found[-1].words.append(word)
    return found[0]


def _select(words: Sequence[Word | Group]) -> list[Word] | None:
    """Return the words between SELECT and a group that begins now; none where it is not the SELECT's own."""
    since: list[Word] = []
    depth = 0
    for word in reversed(words):
        if isinstance(word, Group):
            if not depth:
                return None
            continue
        depth += (word.text == ")") - (word.text == "(")
        if depth < 0:
            return None
        if word.is_word("SELECT"):
            return since[::-1]
        since.append(word)
    return None


def projected(select: Sequence[Word]) -> set[str] | None:
    """Return the variables that a SELECT hands on as they are; none for ``*``, which hands on all."""
    depth, found = 0, set()
    for word in select:
        depth += (word.text == "(") - (word.text == ")")
        if word.text == "*" and not depth:
            return None
        if word.kind == "variable" and not depth:
            found.add(word.text[1:])
    return found
