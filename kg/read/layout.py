"""Lines of a news page → blocks: what is title, byline, caption, box, heading, and what is text to read.

Rules are small functions that answer with a kind or pass; ``RULES`` is their order. They know no
language: cue words come from ``cues/<code>.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.model import PARSED, Block, BlockKind
from kg.read import dates
from kg.read.cues import Cues, load

CUE_LIMIT = 400
"""No caption, byline or cookie line is longer; also keeps the patterns fast on one endless line."""
TITLE_LIMIT = 220
HEADING_LIMIT = 120
HEAD_UNITS = 10
"""Bylines, datelines and leads are looked for among so many units from the top."""

_STOP = re.compile(r"[.!?…:;,][»”“\"')\]]*$")
_FULL_STOP = re.compile(r"[.…;:,][»”“\"')\]]*$")
_INNER_STOP = re.compile(r"[.!?…:][»”\"')]*\s+\S")
_SPEECH = re.compile(r"^[«„“\"'—–-]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Unit:
    """A line (or the lines of one paragraph): ``text[start:end]`` without the white space around.

    ``hint`` is what the format itself says of it (an HTML heading, a list item), if anything.
    """

    start: int
    end: int
    words: str
    hint: BlockKind | None = None
    bullet: bool = False


@dataclass
class _Page:
    """What the rules may look at: all units, the kinds given so far, the title that is known."""

    units: Sequence[Unit]
    cues: Cues
    title: str | None
    kinds: list[BlockKind] = field(default_factory=list)
    seen: set[BlockKind] = field(default_factory=set)

    def add(self, kind: BlockKind, unit: Unit) -> None:
        """Give a unit its kind; the first title is the page's from then on."""
        self.kinds.append(kind)
        self.seen.add(kind)
        if kind is BlockKind.TITLE and self.title is None:
            self.title = unit.words

    def next(self, index: int) -> Unit | None:
        return self.units[index + 1] if index + 1 < len(self.units) else None

    def in_head(self, index: int) -> bool:
        """Return whether no paragraph stands before the unit."""
        return index < HEAD_UNITS and BlockKind.PARAGRAPH not in self.seen

    def says(self, kind: BlockKind, unit: Unit) -> bool:
        return len(unit.words) <= CUE_LIMIT and self.cues.says(kind, unit.words)


Rule = Callable[[_Page, int], BlockKind | None]


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _is_prose(words: str) -> bool:
    """Return whether a unit is running text and not a line of a page."""
    return len(words) > TITLE_LIMIT or bool(_FULL_STOP.search(words))


def _is_name(words: str, particles: frozenset[str]) -> bool:
    """Return whether a line is two to four capitalised words and nothing else but particles of names."""
    parts = [word for word in words.split() if word not in particles]
    letters = all(part[0].isupper() and re.fullmatch(r"[\w'’.-]+", part) for part in parts)
    return len(words) <= 60 and 2 <= len(parts) <= 4 and letters and not re.search(r"\d", words)


def _declared_title(page: _Page, index: int) -> BlockKind | None:
    first = BlockKind.TITLE not in page.seen and page.in_head(index)
    return BlockKind.TITLE if first and page.title and _same(page.units[index].words, page.title) else None


def _cue(kind: BlockKind) -> Rule:
    def rule(page: _Page, index: int) -> BlockKind | None:
        return kind if page.says(kind, page.units[index]) else None

    return rule


def _dateline(page: _Page, index: int) -> BlockKind | None:
    return BlockKind.DATELINE if dates.of_dateline(page.units[index].words, page.cues) else None


def _summary_item(page: _Page, index: int) -> BlockKind | None:
    """A bullet below «Кратко:»; where the bullets were lost, a line without a full stop."""
    if not page.kinds or page.kinds[-1] is not BlockKind.SUMMARY:
        return None
    unit = page.units[index]
    heads_box = page.says(BlockKind.SUMMARY, page.units[index - 1])
    if unit.bullet:
        return BlockKind.SUMMARY
    unmarked = heads_box or not page.units[index - 1].bullet
    return BlockKind.SUMMARY if unmarked and unit.hint is None and not _is_prose(unit.words) else None


def _repeated_caption(page: _Page, index: int) -> BlockKind | None:
    """The text that stands in for a picture: the title or the caption once more."""
    unit, below = page.units[index], page.next(index)
    if _is_prose(unit.words) or unit.hint:
        return None
    repeats = below and page.says(BlockKind.CAPTION, below) and below.words.startswith(unit.words)
    again = BlockKind.TITLE in page.seen and unit.words in (page.title or "") and page.in_head(index)
    return BlockKind.CAPTION if repeats or again else None


def _first_line(page: _Page, index: int) -> BlockKind | None:
    """The title of a page that declares none: its first line, if that is no running text."""
    first = not page.title and not page.seen & PARSED and page.in_head(index)
    alone = page.next(index) is None
    return BlockKind.TITLE if first and not alone and not _is_prose(page.units[index].words) else None


def _name_line(page: _Page, index: int) -> BlockKind | None:
    """A line of nothing but a name, under the title or at the very end, is whoever wrote the article."""
    unit = page.units[index]
    under = page.in_head(index) and BlockKind.TITLE in page.seen
    last = page.next(index) is None and index > 0
    return BlockKind.BYLINE if (under or last) and _is_name(unit.words, page.cues.particles) else None


def _hinted(page: _Page, index: int) -> BlockKind | None:
    return page.units[index].hint


def _lead(page: _Page, index: int) -> BlockKind | None:
    """The first running text under a title."""
    told = page.seen & {BlockKind.LEAD, BlockKind.PARAGRAPH, BlockKind.HEADING}
    first = not told and BlockKind.TITLE in page.seen
    return BlockKind.LEAD if first and _STOP.search(page.units[index].words) else None


def _heading(page: _Page, index: int) -> BlockKind | None:
    """A short line without a full stop, before a paragraph: no speech, no list item, no interview's turn."""
    words = page.units[index].words
    short = len(words) <= HEADING_LIMIT and _LETTER.search(words)
    stopped = _FULL_STOP.search(words) or _INNER_STOP.search(words)
    alone = page.next(index) is None
    plain = not (stopped or alone or page.units[index].bullet or _SPEECH.search(words) or words[0].islower())
    return BlockKind.HEADING if short and plain else None


RULES: tuple[Rule, ...] = (
    _declared_title,
    _cue(BlockKind.SUMMARY),
    _summary_item,
    _repeated_caption,
    _dateline,
    _cue(BlockKind.BYLINE),
    _cue(BlockKind.CAPTION),
    _cue(BlockKind.BOILERPLATE),
    _first_line,
    _name_line,
    _hinted,
    _lead,
    _heading,
)


def _kinds(page: _Page) -> list[BlockKind]:
    for index in range(len(page.units)):
        answers = (rule(page, index) for rule in RULES)
        page.add(next((kind for kind in answers if kind), BlockKind.PARAGRAPH), page.units[index])
    return page.kinds


def _split_agency(block: Block, text: str, cues: Cues) -> Iterator[Block]:
    """Part «CITY, day month — AGENCY.» from the sentence that it opens."""
    head = text[block.start : min(block.end, block.start + CUE_LIMIT)]
    found = next((match for pattern in cues.agencies if (match := pattern.match(head))), None)
    if not found or block.kind not in PARSED or block.start + found.end() >= block.end:
        yield block
        return
    yield Block(BlockKind.DATELINE, block.start, block.start + len(found[0].rstrip()))
    yield Block(block.kind, block.start + found.end(), block.end)


def blocks(text: str, units: Iterable[Unit], title: str | None = None) -> tuple[Block, ...]:
    """Return the blocks of a page, in its order; ``title`` is the one that is declared, if any."""
    cues = load()
    page = _Page(tuple(units), cues, title)
    found = [Block(kind, unit.start, unit.end) for kind, unit in zip(_kinds(page), page.units, strict=True)]
    return tuple(part for block in found for part in _split_agency(block, text, cues))


def agency(text: str, found: Iterable[Block]) -> str | None:
    """Return the agency that the first paragraph's dateline names."""
    cues = load()
    for block in found:
        if block.kind is BlockKind.DATELINE:
            words = text[block.start : block.end] + " "
            for pattern in cues.agencies:
                if (match := pattern.match(words)) and match.lastindex:
                    return match[match.lastindex]
    return None
