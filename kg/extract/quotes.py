"""Direct speech: where it stands, over several sentences too, and who speaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.extract.scene import Scene
from kg.extract.tree import Tree
from kg.model import Token

PAIRS = {"«": "»", "“": "”", "„": "“"}
DIRECTED, STRAIGHT = re.compile("[«»“”„]"), re.compile('"')
LEAD = len(": «")
"""Characters between a name that ends its sentence and the words that it says."""
QUOTED = frozenset("«\"“„")
TITLED = 14
"""Words of a title with a name before a colon at most."""
SPACE = " \t\n\u00a0([«\""
"""What stands before a mark that opens a quotation."""

SHORTEST = 5
"""Words of the shortest quotation that is taken for speech where it holds no verb; others are names and
terms."""

SAID = re.compile(r"[»”“\"]?[,.]?[»”“\"]?\s*[—–-]\s+[а-яёa-z]")
"""What stands behind quoted speech: «…», — сказал."""

DASH = re.compile(r"^\s*[—–-]\s+", re.MULTILINE)
TURN = re.compile(r"(?:[А-ЯЁA-Z][\w-]{1,40} ){1,3}[А-ЯЁA-Z][\w-]{0,40}:\s+(?=\S)")
"""The name before a turn of an interview: «Имя Фамилия: …»."""

REPLY = re.compile(r"[,.!?…]\s*[—–-]\s+(?=[а-яёa-zіїєґ])")
RESUMED = re.compile(r"[.!?…]\s*[—–-]\s+(?=[А-ЯЁA-ZІЇЄҐ])")
"""What stands before the words of a line of dialogue that go on behind its speaker: «…, — сказал он. — …»."""

Speech = tuple[tuple[int, int], tuple[int, int] | None]
"""The word that names a speaker, and the verb of speech, each as (sentence, index)."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words of the article, marks left out; ``speaker`` is the word (sentence, index) that names who
    speaks, ``verb`` the verb of speech."""

    start: int
    end: int
    speaker: tuple[int, int] | None
    verb: tuple[int, int] | None = None


def ranges(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the quotations of a block: outermost marks, turns of interviews, lines of dialogue."""
    directed = outermost(directed_pairs(text, start, end))
    straight = straight_pairs(text, start, end, directed)
    yield from ((opening + 1, closing) for opening, closing in outermost([*directed, *straight]))
    turn = TURN.match(text, start, end)
    if turn:
        yield turn.end(), end
    line = DASH.match(text, start)
    if line and line.end() < end:
        reply = REPLY.search(text, line.end(), end)
        yield line.end(), reply.start() + 1 if reply else end
        resumed = RESUMED.search(text, reply.end(), end) if reply else None
        if resumed:
            yield resumed.end(), end


def directed_pairs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where marks that have a direction open and close, nested ones too, in one pass."""
    opened: dict[str, list[int]] = {closing: [] for closing in PAIRS.values()}
    pairs = []
    for found in DIRECTED.finditer(text, start, end):
        mark, at = found[0], found.start()
        if opened.get(mark):
            pairs.append((opened[mark].pop(), at))
        elif mark in PAIRS:
            opened[PAIRS[mark]].append(at)
    return pairs


def straight_pairs(text: str, start: int, end: int, inside: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs of straight marks outside the quotations already found."""
    spans = iter([*inside, (end, end)])
    opening, closing = next(spans)
    marks = []
    for at in (found.start() for found in STRAIGHT.finditer(text, start, end)):
        while at > closing:
            opening, closing = next(spans)
        if at < opening:
            marks.append(at)
    return nested(text, marks) or list(zip(marks[::2], marks[1::2], strict=False))


def nested(text: str, marks: list[int]) -> list[tuple[int, int]]:
    """Return straight marks paired by the side on which they touch a word («"Порт "Лима" закрыт", — сказал»),
    none where they do not come out even."""
    opened: list[int] = []
    pairs = []
    for at in marks:
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        starts = (not before or before in SPACE) and after not in SPACE
        ends = before not in SPACE and (not after or not after.isalnum())
        if starts and not ends or not opened:
            opened.append(at)
        else:
            pairs.append((opened.pop(), at))
    return [] if opened else pairs


def outermost(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs that lie in no other, in the order of the text."""
    kept: list[tuple[int, int]] = []
    for opening, closing in sorted(pairs):
        if not kept or opening > kept[-1][1]:
            kept.append((opening, closing))
    return kept


class Quotes:
    """The direct speech of a document."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.found = [self._with_speaker(*span) for span in self._spoken()]
        self._inherit()

    def at(self, position: int) -> Quote | None:
        """Return the innermost quotation around a position of the article."""
        around = [q for q in self.found if q.start <= position < q.end]
        return min(around, key=lambda q: q.end - q.start) if around else None

    def _spoken(self) -> Iterator[tuple[int, int]]:
        for block in self.scene.article.blocks:
            for start, end in ranges(self.scene.article.text, block.start, block.end):
                words = [t for tree in self.scene.trees
                         for t in tree.tokens if start <= t.start < end and t.pos != "PUNCT"]
                said = (SAID.match(self.scene.article.text, end)
                        or self.scene.article.text[max(0, start - 3) : start - 1].rstrip().endswith(":"))
                if (said or len(words) >= SHORTEST and words[0].text[:1].isupper() or len(words) > 1
                    and any(t.pos == "VERB" and t.feat("VerbForm") == "Fin" for t in words)):
                    yield start, end

    def _with_speaker(self, start: int, end: int) -> Quote:
        found = self._inside(start, end) or self._after(end) or self._before(start, end)
        speaker, verb = found or (None, None)
        return Quote(start, end, speaker, verb)

    def of_verb(self, s: int, w: int) -> Quote | None:
        """Return the quotation that a verb of speech introduces or closes."""
        return next((q for q in self.found if q.verb == (s, w)), None)

    def _inside(self, start: int, end: int) -> Speech | None:
        """Return the subject of a verb of speech put into a quotation: «…, — сказал Х. — …»."""
        for reply in REPLY.finditer(self.scene.article.text, start, end):
            for s, tree in enumerate(self.scene.trees):
                behind = [t for t in tree.tokens if reply.end() <= t.start < end]
                if behind and behind[0].start == reply.end():
                    found = self._speech(s, behind[:4], self.scene.lexicon.quoting)
                    if found:
                        return found
        return None

    def _after(self, end: int) -> Speech | None:
        """Return the subject of the verb of speech behind a quotation: «…», — сказал Х."""
        for s, tree in enumerate(self.scene.trees):
            behind = [t for t in tree.tokens if t.start >= end]
            if (behind and (tree.tokens[0].start < end or tree.tokens[0].start - end < 6
                            and not tree.tokens[0].text[:1].isupper())):
                lexicon, apart = self.scene.lexicon, SAID.match(self.scene.article.text, end)
                return self._speech(s, behind[:12], lexicon.quoting if apart else lexicon.speech)
        return None

    def _before(self, start: int, end: int) -> Speech | None:
        """Return the subject of the verb of speech before a quotation: Х заявил: «…»; Х сказал, что «…»."""
        for s, tree in enumerate(self.scene.trees):
            turn = tree.text[tree.tokens[0].start : start].rstrip()
            if (tree.tokens[0].start < start and turn.endswith(":") and self.scene.names.at(s, 0)
                and len(turn.split()) < 5):
                return (s, 0), None
            near = (tree.tokens[0].start < start <= tree.tokens[-1].end + LEAD
                    and turn.rstrip("«\"“„ ").endswith(":"))
            titled = self._titled(s, start) if near else None
            if titled is not None:
                return (s, titled), None
            if tree.tokens[0].start < start and start - 3 <= tree.tokens[-1].end and (
                    tree.tokens[-1].end > start or tree.text[tree.tokens[-1].end - 1] == ":"):
                says = self.scene.lexicon.quoting if near else self.scene.lexicon.speech
                return self._speech(s, [t for t in tree.tokens if t.start < start][::-1], says)
        return None

    def _titled(self, s: int, start: int) -> int | None:
        """Return the person who alone stands before a colon, behind a title or before it: «Министр обороны
        Али Салех: «…»», «Али Салех, министр обороны: «…»»."""
        tokens = [t for t in self.scene.trees[s].tokens if t.start < start and t.text not in QUOTED]
        before = tokens[:-1] if tokens and tokens[-1].text == ":" else tokens
        name = self.scene.names.at(s, before[-1].index) if before else None
        first = self.scene.names.at(s, before[0].index) if before else None
        name = first if first and any(t.text == "," for t in before[first.end :][:1]) else name
        alone = len(before) < TITLED and not any(
            t.feat("VerbForm") == "Fin" or t.text in ".!?" for t in before)
        return name.head if name and name.kind == "PER" and alone else None

    def _speech(self, s: int, tokens: list[Token], says: Callable[[str], bool]) -> Speech | None:
        """Return the subject of the first verb that ``says`` something, and the verb: one of speech; where
        the quotation stands apart from it, by a colon or a dash, also one that asks, offers or threatens."""
        tree = self.scene.trees[s]
        for token in tokens:
            if token.pos == "VERB" and says(token.lemma):
                theirs = several(token) and token.rel == "parataxis" or token.feat("Voice") in ("Mid", "Pass")
                written = self._body(tree, token) if theirs else None
                subject = tree.subject(token.index) or written or self._shared(s, token)
                if subject and several(token) and not several(subject) and not tree.children(subject.index,
                                                                                             "conj"):
                    subject = self._body(tree, token)
                return ((s, subject.index), (s, token.index)) if subject else None
        return None

    def _body(self, tree: Tree, token: Token) -> Token | None:
        """Return the body in which «they» say it, or its site: «…», — сообщили в управлении."""
        inside, at = self.scene.lexicon.labels["inside"], self.scene.lexicon.labels["location"]
        site = self.scene.lexicon.words["website"]
        return next((k for k in tree.children(token.index, "obl", "nmod") if tree.label(k.index) in inside
                     or tree.label(k.index) in at and k.lemma in site), None)

    def _shared(self, s: int, token: Token) -> Token | None:
        tree = self.scene.trees[s]
        for head in tree.above(token.index):
            subject = tree.subject(head.index)
            if subject:
                return subject
        following = [t for t in tree.tokens[token.index + 1 : token.index + 5]
                     if t.feat("Case") == "Nom" and t.pos in ("NOUN", "PROPN", "PRON")]
        return following[0] if following else None

    def _inherit(self) -> None:
        """Give a quotation without a speaker that of the one before it in the same block."""
        for i in range(1, len(self.found)):
            quote, before = self.found[i], self.found[i - 1]
            between = self.scene.article.text[before.end : quote.start]
            if quote.speaker is None and before.speaker and "\n" not in between:
                self.found[i] = Quote(quote.start, quote.end, before.speaker, None)


def several(token: Token) -> bool:
    """Return whether a word stands in the plural."""
    return token.feat("Number") == "Plur"
