"""What a user may ask of the page before it opens; everything else is asked of the page itself."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import ViewError

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

    def __post_init__(self) -> None:
        """Raise ``ViewError`` for a choice that the page does not have."""
        for name, value, known in (
            ("language", self.language, ("", *LANGUAGES)),
            ("theme", self.theme, THEMES),
        ):
            if value not in known:
                raise ViewError(f"no {name} «{value}»; the page has {', '.join(filter(None, known))}")
        if self.hops < 0 or self.maximum < 0:
            raise ViewError("hops and maximum are 0 or more")
        if isinstance(self.relations, str) or isinstance(self.sources, str):
            raise ViewError("relations and sources are several; write (\"Supply\",) for one")
