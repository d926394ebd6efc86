"""Parts of names: when surnames and first names agree, and how the words of a name stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from kg.extract.tree import Tree

QUOTES = "«»„“”\"'"


def same_surname(one: str, other: str) -> bool:
    """Return whether two surnames are the same, allowing for an ending that was not undone."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 4 and longer.startswith(shorter) and len(longer) - len(shorter) <= 2


def compatible(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether first names do not contradict: equal, an initial, or one of them missing."""
    if len(one) < 2 or len(other) < 2:
        return True
    a, b = one[0].rstrip("."), other[0].rstrip(".")
    return a == b or (len(a) == 1 or len(b) == 1) and a[0] == b[0] or a[:3] == b[:3]


def joined(text: str) -> str:
    """Return words joined by spaces as they are written, quotation marks and brackets close to them."""
    return re.sub(r"\s+([»”,.)])", r"\1", re.sub(r"([«„(])\s+", r"\1", text))


def surface(tree: Tree, start: int, end: int) -> str:
    """Return words as the text writes them."""
    return tree.text[tree.tokens[start].start : tree.tokens[end - 1].end]


def enclosed(tree: Tree, start: int, end: int) -> bool:
    """Return whether words alone stand in quotation marks: the club «Барселона» is no town."""
    tokens = tree.tokens
    return start > 0 and end < len(tokens) and tokens[start - 1].text in QUOTES and tokens[end].text in QUOTES


def full_name(tree: Tree, word: int, covered: Container[int]) -> bool:
    """Return whether a first name and a surname stand here that the parser saw and the recogniser did not."""
    token, after = tree.tokens[word], tree.tokens[word + 1] if word + 1 < len(tree.tokens) else None
    return (after is not None and after.rel == "flat:name" and after.head == word
            and after.index not in covered and after.text[:1].isupper() and after.pos == "PROPN"
            and token.feat("Animacy") == "Anim")
