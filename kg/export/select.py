"""What of the articles is to leave: by relation and by time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kg import edtf, ontology
from kg.errors import ExportError
from kg.model import Extraction, Role, Statement


@dataclass(frozen=True, slots=True)
class Selection:
    """What a user asks for; what is left empty does not narrow.

    ``since`` and ``until`` are dates as exact as one likes (``2025-10``), both included. A statement lies
    between them where its own time touches them, or its article's date where it has none; one with
    neither lies in no span of time. Roles stay unless relations are asked for. Raises
    :class:`ExportError` for a relation that the ontology has not, or what is no date.
    """

    relations: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        """Check what the user gave."""
        known = {relation.name for relation in ontology.load().relations}
        for name in self.relations:
            if name not in known:
                raise ExportError(f"no relation «{name}»; «kg relations» lists them")
        for day in (self.since, self.until):
            if day and edtf.bounds(day) == (None, None):
                raise ExportError(f"«{day}» is no date; write it as 2025, 2025-10 or 2025-10-31")

    def of(self, extractions: Iterable[Extraction]) -> Iterator[Extraction]:
        """Yield the articles with the statements and roles asked for."""
        narrow = self.relations or self.since or self.until
        for extraction in extractions:
            yield self._narrowed(extraction) if narrow else extraction

    def _narrowed(self, extraction: Extraction) -> Extraction:
        printed = extraction.article.published
        said = (s for s in extraction.statements if not self.relations or s.relation in self.relations)
        held = () if self.relations else extraction.roles
        return replace(
            extraction,
            statements=tuple(s for s in said if self._within(_time(s) or printed)),
            roles=tuple(r for r in held if self._within(_time(r) or printed)),
        )

    def _within(self, when: str | None) -> bool:
        if not (self.since or self.until):
            return True
        first, last = edtf.bounds(when or "")
        since, until = edtf.bounds(self.since or "")[0], edtf.bounds(self.until or "")[1]
        if first is None and last is None:
            return False
        return (last or date.max) >= (since or date.min) and (first or date.min) <= (until or date.max)


def _time(item: Statement | Role) -> str | None:
    if isinstance(item, Role):
        return item.time
    return item.time.edtf if item.time else None
