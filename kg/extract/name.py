"""A proper name of a document."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Actor


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: the words ``start`` to ``end`` of a sentence, its head word, its citation form."""

    start: int
    end: int
    head: int
    kind: str
    text: str
    actor: Actor
    reason: str = "name"
    gender: str = ""
