"""The words by which news pages show what a line is: ``cues/<code>.tsv``, one folder for all languages.

A line of a file is ``kind TAB pattern [TAB value]``. ``caption``, ``boilerplate``, ``summary`` and
``byline`` are regular expressions over a whole line; ``agency`` is one over the start of a paragraph,
with the agency's name as its last group; ``month`` is a list of names and the month's number;
``dateword`` a list of words that may stand in a line which is only a date; ``share`` how likely the
language is before a word is read (1 for the most usual), which decides for texts of a sentence;
``proof`` frequent words that no other language has; ``particle`` small words within and between names.
All languages count at once: a Russian page of a Ukrainian outlet mixes both, and the cues must not wait
for the language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import LanguageDataError
from kg.model import BlockKind

FOLDER = Path(__file__).parent / "cues"
LINE_KINDS = {
    "caption": BlockKind.CAPTION,
    "boilerplate": BlockKind.BOILERPLATE,
    "summary": BlockKind.SUMMARY,
    "byline": BlockKind.BYLINE,
}
_CASE_COUNTS = frozenset({"byline", "agency"})


@dataclass(frozen=True)
class Cues:
    """The cues of all languages: whole-line patterns by kind, agencies, months, datewords …"""

    lines: dict[BlockKind, tuple[re.Pattern[str], ...]]
    agencies: tuple[re.Pattern[str], ...]
    months: dict[str, int]
    datewords: frozenset[str]
    shares: dict[str, float]
    proofs: dict[str, frozenset[str]]
    particles: frozenset[str]

    def says(self, kind: BlockKind, line: str) -> bool:
        """Return whether the whole of ``line`` is a line of that kind."""
        return any(pattern.fullmatch(line) for pattern in self.lines[kind])


@dataclass(frozen=True)
class _Cue:
    """A line of a cue file."""

    place: str
    kind: str
    pattern: str
    value: str

    @property
    def language(self) -> str:
        """The code that the file is named by."""
        return Path(self.place).name.split(".")[0]

    def words(self) -> list[str]:
        return self.pattern.split("|")

    def compiled(self) -> re.Pattern[str]:
        flags = re.NOFLAG if self.kind in _CASE_COUNTS else re.IGNORECASE
        try:
            return re.compile(self.pattern, flags)
        except re.error as error:
            raise LanguageDataError(f"{self.place}: the pattern cannot work ({error}); mend it") from error


_KINDS = frozenset({*LINE_KINDS, "agency", "month", "dateword", "share", "proof", "particle"})


def _cues_of(path: Path) -> Iterator[_Cue]:
    """Yield the cues of one file; raise ``LanguageDataError`` for a line that names no known kind."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        kind, pattern, value = [*line.split("\t"), "", ""][:3]
        place = f"{path}:{number}"
        if kind not in _KINDS or not pattern:
            raise LanguageDataError(f"{place}: «{kind}» is no cue; write one of {', '.join(sorted(_KINDS))}")
        yield _Cue(place, kind, pattern, value)


def _months(cues: Iterable[_Cue]) -> dict[str, int]:
    """Return the number of each month name; a name of two months in two languages is left out."""
    numbers: dict[str, set[int]] = {}
    for cue in cues:
        if not cue.value.isdecimal() or not 1 <= int(cue.value) <= 12:
            raise LanguageDataError(f"{cue.place}: «{cue.value}» is no month; write a number from 1 to 12")
        for word in cue.words():
            numbers.setdefault(word, set()).add(int(cue.value))
    return {word: min(found) for word, found in sorted(numbers.items()) if len(found) == 1}


def _share(cue: _Cue) -> float:
    try:
        share = float(cue.value)
    except ValueError:
        share = 0.0
    if not 0 < share <= 1:
        raise LanguageDataError(f"{cue.place}: «{cue.value}» is no share; write a number above 0 and up to 1")
    return share


def load_from(folder: Path) -> Cues:
    """Read all cue files of ``folder``, in the order of their names."""
    found = [cue for path in sorted(folder.glob("*.tsv")) for cue in _cues_of(path)]

    def of(kind: str) -> list[_Cue]:
        return [cue for cue in found if cue.kind == kind]

    return Cues(
        lines={kind: tuple(cue.compiled() for cue in of(name)) for name, kind in LINE_KINDS.items()},
        agencies=tuple(cue.compiled() for cue in of("agency")),
        months=_months(of("month")),
        datewords=frozenset(word for cue in of("dateword") for word in cue.words()),
        shares={cue.language: _share(cue) for cue in of("share")},
        particles=frozenset(word for cue in of("particle") for word in cue.words()),
        proofs={cue.language: frozenset(cue.words()) for cue in of("proof")},
    )


load: Callable[[], Cues] = cache(lambda: load_from(FOLDER))
