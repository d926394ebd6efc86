"""When an act happened: the time of its clause, or of the words that carry it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.candidate import Candidate
from kg.extract.factuality import governors
from kg.extract.scene import Scene
from kg.extract.tails import closing
from kg.extract.verbs import is_verb
from kg.model import Time, Token

APART = frozenset({"ccomp", "acl:relcl", "acl", "advcl", "conj", "parataxis", "csubj", "xcomp"})
"""Relations of what has a time of its own."""

TOLD = frozenset({"ccomp", "csubj"})
"""Relations of clauses that are told."""

TELLING = frozenset({"parataxis", "advcl"})
"""Relations of clauses that say who tells the main one."""

DESCRIBING = frozenset({"acl", "acl:relcl"})
"""Relations of clauses that say what a noun is."""


NEAR = 10
"""Characters before a time in which the word stands that governs it."""


class Timing:
    """Answers when an act happened; ``times`` are those of each sentence of the document."""

    def __init__(self, scene: Scene, times: Sequence[Sequence[Time]]) -> None:
        self.scene, self.times = scene, times

    def of(self, candidate: Candidate) -> Time | None:
        """Return when it happened: the time in the trigger's clause that stands nearest to it.

        Without one, that of the word which governs it («в мае начал поставки») or of the verb that it goes
        on from; a main verb also takes the only time of its sentence, wherever the parse has hung it.
        """
        found = [t for t in self._around(candidate) if not self.lasts_until(candidate, t)]
        at = self.scene.trees[candidate.s].tokens[candidate.w].start
        return min(found, key=lambda t: abs(t.span.start - at)) if found else None

    def _around(self, candidate: Candidate) -> list[Time]:
        """Return the times of the nearest words around a trigger that have any."""
        s, tree = candidate.s, self.scene.trees[candidate.s]
        token = tree.tokens[candidate.w]
        own = self.at(s, tree.below(candidate.w, APART if is_verb(token) else frozenset()))
        told = token.feat("VerbForm") == "Fin" and token.rel in TOLD  # «в мае стало известно, что …»
        for governor, _ in [] if own or told else governors(self.scene, tree, candidate.w)[1:]:
            own = own or self.at(s, tree.below(governor.index, APART))
        own = own or self.at(s, self.told_by(candidate))
        if not own and is_verb(token) and token.rel == "conj" and token.head >= 0:
            early = tree.below(token.head, APART)
            own = self.at(s, [i for i in early if i < token.head])
        main = token.rel in ("root", "parataxis") and is_verb(token)
        if not own and main and len(self.times[s]) == 1 and not self.reported(s, candidate.w):
            others = (*self.of_what_it_closes(s, token), *self.of_who_says_so(s, candidate.w))
            own = [t for t in self.times[s] if t not in others]
        return own

    def lasts_until(self, candidate: Candidate, time: Time) -> bool:
        """Return whether a time is the end of what was done, and not when it was done: «арестовал его до 15
        января»."""
        token = self.scene.trees[candidate.s].tokens[candidate.w]
        done = token.feat("Tense") == "Past" and token.feat("Aspect") == "Perf"
        before = self.scene.article.text[max(0, time.span.start - NEAR) : time.span.start].split()[-1:]
        opening = {word.lower() for word in (*time.span.quote.split()[:1], *before)}
        return done and not opening.isdisjoint(self.scene.lexicon.words["deadline"])

    def of_who_says_so(self, s: int, w: int) -> list[Time]:
        """Return the times of verbs of speech beside a main verb: «как сообщил в среду посол, …»."""
        tree, speech = self.scene.trees[s], self.scene.lexicon.speech
        verbs = [t for t in tree.tokens if is_verb(t) and t.index != w and speech(t.lemma)]
        return [t for verb in verbs if verb.rel in TELLING for t in self.at(s, tree.below(verb.index, APART))]

    def of_what_it_closes(self, s: int, verb: Token) -> list[Time]:
        """Return the times of the clause that a verb of speech only closes: «выведут до мая, пообещал он»."""
        tree = self.scene.trees[s]
        told = verb.rel == "parataxis" and verb.head >= 0 and closing(tree, verb)
        return self.at(s, tree.below(verb.head, APART)) if told else []

    def told_by(self, candidate: Candidate) -> Sequence[int]:
        """Return the words of the clause in which a noun is what its agent does, or what goes on: «в мае он
        участвовал в учениях», «тогда митинги длились неделями»."""
        tree = self.scene.trees[candidate.s]
        verb = next((k for k in tree.above(candidate.w) if is_verb(k)), None)
        if verb is None or is_verb(tree.tokens[candidate.w]):
            return []
        subjects = {k.index for k in tree.children(verb.index, "nsubj")}
        mine = {candidate.w, candidate.words.get("agent")}
        return tree.below(verb.index, APART) if mine & subjects else []

    def reported(self, s: int, w: int) -> bool:
        """Return whether the only time of a sentence belongs to a clause behind a verb or of a noun:
        «потребовал вывести войска до мая», «митинг, начавшийся в июне, осудили все»."""
        tree = self.scene.trees[s]
        below, main = set(tree.below(w)), set(tree.below(w, APART))
        describing = below - set(tree.below(w, DESCRIBING))
        return bool(self.at(s, [i for i in below - main if i > w or i in describing]))

    def at(self, s: int, words: Sequence[int]) -> list[Time]:
        """Return the times of a sentence that words lie in."""
        starts = [self.scene.trees[s].tokens[i].start for i in words]
        return [t for t in self.times[s] if any(t.span.start <= at < t.span.end for at in starts)]
