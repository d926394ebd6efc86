"""Which words of a sentence can be left out so that those stand together that hang on one another.

Only words on which nothing hangs are left out, from the outside in, and only beside what they describe: what
is left is still a sentence, with the same subject, verb and objects.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from kg.language.ru.morphology import Tag
from kg.language.ru.trees import Ids

ASIDE = 25
"""Words of the longest text in brackets that is left out."""
TITLE = 5
"""Words of the longest name in quotation marks whose marks are left out."""
SHORTEST = 3
"""Words that a sentence has to keep to be read again."""
NOTHING: Ids = np.array([], np.int64)


def shortened(words: Sequence[str], tags: Sequence[Tag], heads: Sequence[int], far: bool) -> Ids:
    """Return the indexes of the words that stay, none if that is all of them or next to none.

    ``heads`` are the indexes of what the words hang on, -1 at the root; they need not make a tree. What goes:
    ``asides``, adjectives before their nouns; where it is to go ``far``, genitives behind their nouns
    («министр обороны») and adverbs too. Names stay whole: without their further parts they are taken for
    genitives more often.
    """
    gone = set(asides(words, tags, heads))
    below = [0] * len(words)
    for word, head in enumerate(heads):
        if head >= 0 and word not in gone:
            below[head] += 1
    able = [word for word, head in enumerate(heads) if head >= 0 and describes(word, head, tags, far)]
    found = True
    while found:
        found = False
        for word in able:
            head = heads[word]
            if not below[word] and not {word, head} & gone and beside(word, head, gone):
                gone.add(word)
                below[head] -= 1
                found = True
    if not gone or len(words) - len(gone) < SHORTEST:
        return NOTHING
    return np.array([word for word in range(len(words)) if word not in gone])


def describes(word: int, head: int, tags: Sequence[Tag], far: bool) -> bool:
    """Return whether a word only describes its head."""
    tag, above = tags[word], tags[head].pos
    if tag.pos in ("ADJ", "DET"):
        return head > word and above in ("NOUN", "PROPN")
    if tag.pos == "NOUN":
        return far and head < word and above == "NOUN" and ("Case", "Gen") in tag.feats
    return far and tag.pos == "ADV"


def beside(word: int, head: int, gone: set[int]) -> bool:
    """Return whether nothing that stays stands between a word and its head."""
    return all(between in gone for between in range(min(word, head) + 1, max(word, head)))


def asides(words: Sequence[str], tags: Sequence[Tag], heads: Sequence[int]) -> Iterator[int]:
    """Yield the words in brackets, and of names in quotation marks the marks («Роснефть»), or the whole name
    where it only says which («в порту «Лота»»)."""
    at = 0
    while at < len(words):
        end = at
        if words[at] == "(":
            end = closing(words, at, ")", ASIDE)
            yield from range(at, end + 1) if end > at else ()
        elif words[at] == "«":
            end = closing(words, at, "»", TITLE)
            named = range(at + 1, end)
            if named and words[at + 1][0].isupper() and all(tags[word].pos != "VERB" for word in named):
                which = at and tags[at - 1].pos == "NOUN" and all(
                    at - 1 <= heads[word] < end for word in named)
                yield from (at, *(named if which else ()), end)
        at = max(at, end) + 1


def closing(words: Sequence[str], at: int, mark: str, within: int) -> int:
    """Return where the mark that closes stands, ``at`` itself where it does not."""
    near = words[at + 1 : at + 1 + within]
    return at + 1 + near.index(mark) if mark in near else at
