"""The words of a sentence, as razdel parts them: most stand between spaces with no more than a mark or two,
where its rules need not be asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from razdel import tokenize

LETTERS, PIECE = "(?:[а-яё]+|[a-z]+)", r"(?:[а-яё]+|[a-z]+|\d+)"
PART = re.compile(rf"(?<!\S)(?:([«„“\"(]?)((?:{PIECE}-)*{LETTERS})([»”\")]?)([,.;:?…]?)"
                  rf"|({PIECE}(?:-{PIECE})*|\S))(?!\S)|(\S+)", re.IGNORECASE)
"""What stands between spaces: a word with its marks, a number or a single character; else anything."""

OTHER = 6
"""The group of ``PART`` that razdel has to part."""

NEXT = re.compile(r"\s*\S*")

FEW = 4
"""One part of so many at most is given to razdel by itself; where more are, the whole text is."""


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each word of a text starts and ends, and the word."""
    parts, before = list(PART.finditer(text)), 0
    if FEW * sum(found.lastindex == OTHER for found in parts) > len(parts):
        yield from ((word.start, word.stop, word.text) for word in tokenize(text))
        return
    for found in parts:
        if found.lastindex == OTHER:
            yield from parted(text, before, *found.span())
        else:
            for group in range(1, OTHER):
                if found[group]:
                    yield found.start(group), found.end(group), found[group]
        before = found.start()


def parted(text: str, before: int, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the words between two places of a text. The rules look at what stands beside a mark («2010, 20»),
    so that the parts on either side are read too; the one ``before`` starts there."""
    behind = NEXT.match(text, end)
    for word in tokenize(text[before : behind.end() if behind else end]):
        if start <= before + word.start < end:
            yield before + word.start, before + word.stop, word.text
