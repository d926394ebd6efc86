"""Who says what a headline says: the name before its colon («МИД: Иран поставил …») or behind its last dash
(«Иран поставил … — СМИ»)."""

from __future__ import annotations

from kg.extract.cited import Cited, Source
from kg.extract.positions import DASHES
from kg.extract.quotes import Quotes
from kg.extract.tree import NOMINAL, SUBJECTS, Tree
from kg.extract.verbs import is_verb
from kg.model import BlockKind, Token

SPEAKERS = frozenset({"Media", "Person", "Organisation", "Group"})
"""Types of those whose name before a colon says who speaks; a state's or a place's says what it is about."""

LONGEST = 12
"""Words of a speaker's name and title at most."""

BESIDE = frozenset({"Nom", ""})
ALONE = BESIDE | {"Acc", "Gen"}
"""Cases that a speaker is read in: with nothing beside it, also others that look like the nominative."""

MARKS = frozenset('.!?…»"')
"""What may stand behind a speaker at the end of a headline."""


class Headlines:
    """The speakers of sentences that are attributed by a colon or a dash alone."""

    def __init__(self, cited: Cited, quotes: Quotes) -> None:
        self.cited, self.quotes = cited, quotes
        self.actors, self.scene = cited.actors, cited.scene

    def before_colon(self, s: int) -> Source | None:
        """Return the speaker that the sentence before a sentence is nothing but, with its colon."""
        tree = self.scene.trees[s - 1] if s else None
        if tree is None or not tree.text[tree.tokens[-1].end :].startswith(":") or len(tree.tokens) > LONGEST:
            return None
        apart = self.scene.block(s) != self.scene.block(s - 1)
        quote = self.quotes.at(self.scene.trees[s].tokens[0].start)
        if apart or quote and quote.speaker:
            return None
        return self._source(s - 1, [t for t in tree.tokens if t.pos != "PUNCT"], ALONE)

    def behind_dash(self, s: int) -> Source | None:
        """Return the outlet behind the dash that ends a sentence; in a title, or behind a comma, any
        speaker."""
        tree = self.scene.trees[s]
        dash = next((t for t in reversed(tree.tokens) if t.text in DASHES), None)
        if dash is None or not 1 < dash.index < len(tree.tokens) - 1:
            return None
        named = [t for t in tree.tokens[dash.index + 1 :] if t.text not in MARKS]
        source = self._source(s, named, BESIDE) if 0 < len(named) <= LONGEST else None
        outlet = source and source.mentions[0].actor.type == "Media"
        said = [t for t in tree.tokens[: dash.index] if t.pos != "PUNCT"]
        tells = any(is_verb(t) for t in said) and not self._described(tree, said[-1])
        return source if outlet or tells and self._apart(s, dash) else None

    def _apart(self, s: int, dash: Token) -> bool:
        """Return whether a dash can only part what is said from who says it."""
        block = self.scene.article.blocks[self.scene.block(s)]
        return block.kind is BlockKind.TITLE or self.scene.trees[s].tokens[dash.index - 1].text == ","

    def _described(self, tree: Tree, word: Token) -> bool:
        """Return whether a word before a dash ends the subject of its verb, which a name behind it calls by
        name: «победила партия власти — «Заря»»."""
        above = (word, *tree.above(word.index))
        subject = next((t for t in above if t.rel in SUBJECTS), None)
        return subject is not None and is_verb(tree.tokens[subject.head]) and subject.head < subject.index

    def _source(self, s: int, named: list[Token], cases: frozenset[str]) -> Source | None:
        """Return the source that words are the name of, where they are no more than a name, a title or a
        noun with what describes it, in one of these cases."""
        inside = {t.index for t in named}
        heads = [t for t in named if t.head not in inside]
        told = any(t.pos == "AUX" or is_verb(t) and t.feat("VerbForm") != "Part" for t in named)
        if len(heads) != 1 or told or heads[0].pos not in NOMINAL:
            return None
        head = heads[0]
        if head.feat("Case") not in cases and not head.text.isupper():
            return None
        name = self.scene.names.at(s, head.index)
        said = self.actors.at(s, head.index) or (self.actors.at(s, name.head) if name else [])
        speaks = said and (said[0].actor.type in SPEAKERS or self.cited.outlet(said[0]))
        return Source(tuple(said[:1]), -1, None, "headline") if speaks else None
