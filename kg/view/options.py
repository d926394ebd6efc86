"""What a user may ask of the page before it opens; everything else is asked of the page itself."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("en", "ru", "uk", "es")
THEMES = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """Which statements the page holds and how it opens.

    ``focus`` is the name, identifier or IRI of an actor and ``hops`` how far from it to look;
    ``relations`` and ``sources`` keep statements of any of them; ``since`` and ``until`` are ISO dates
    (year, month or day); ``maximum`` keeps that many actors, the most spoken of.
    """

    title: str = ""
    focus: str = ""
    hops: int = 1
    relations: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    language: str = ""
    theme: str = "auto"
    maximum: int = 0
