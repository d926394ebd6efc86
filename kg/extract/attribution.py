"""Who says so: the chain of sources of each statement, nearest the article first.

A source reaches a statement in one of four ways: the statement lies in the clause that a verb of speech
governs, in a quotation, in a sentence that a phrase or a parenthetical verb attributes («по словам Х», «…,
сообщает Х»), or in one that «Об этом сообщает Х» points back to.
"""

from __future__ import annotations

from kg.extract.actors import Actors
from kg.extract.candidate import Candidate
from kg.extract.cited import CITED, REACH, Cited, Source
from kg.extract.denials import points
from kg.extract.headlines import Headlines
from kg.extract.quotes import Quotes
from kg.extract.tails import closing
from kg.extract.tree import Tree
from kg.extract.verbs import is_verb
from kg.model import Mention, Token

PHRASES = frozenset({"saying", "document", CITED})
"""Rules of sources that a phrase names."""

CARRIED = frozenset({"Media", "Document"})
"""Types of sources that go on being reported in the next sentence."""

EARLY = 4
"""Words at the start of a sentence among which «об этом» or «такие данные» points back to the one before."""


def theme_of(candidate: Candidate) -> int | None:
    """Return the word of a candidate's theme."""
    return candidate.words.get("theme")


class Attribution:
    """The sources of the statements of a document."""

    def __init__(self, actors: Actors, quotes: Quotes, candidates: list[list[Candidate]]) -> None:
        self.actors, self.scene, self.quotes = actors, actors.scene, quotes
        self.cited = Cited(actors)
        self.headlines = Headlines(self.cited, quotes)
        self.sources = [self._sources(s, found) for s, found in enumerate(candidates)]
        self._kept: dict[int, list[Mention]] = {}
        self.pointing: set[tuple[int, int]] = set()
        self._point_back()
        self.outer: dict[str, tuple[Mention, ...]] = {}
        for s in range(len(self.sources)):
            self._carried(s)
        self._remember()

    def chain(self, s: int, w: int, besides: int | None = None) -> tuple[Mention, ...]:
        """Return the chain of sources of the statement at word ``w``; ``besides`` is a verb whose own act it
        is."""
        found = self._own_chain(s, w, besides) or self._carried(s)
        return self.expanded(found)

    def forecast(self, s: int, w: int) -> bool:
        """Return whether a statement is somebody's opinion: what it says of the future may never come."""
        tree, quote = self.scene.trees[s], self.quotes.at(self.scene.trees[s].tokens[w].start)
        verbs = [tree.tokens[x.verb] for found in self._reaching(s, w, w) for x in found if x.verb >= 0]
        if quote and quote.verb:
            verbs.append(self.scene.trees[quote.verb[0]].tokens[quote.verb[1]])
        return any(self.scene.lexicon.opinion(verb.lemma) for verb in verbs)

    def _reaching(self, s: int, w: int, besides: int | None) -> tuple[list[Source], list[Source]]:
        """Return the sources of its sentence that a word rests on: of the whole of it, and of its clause."""
        tree = self.scene.trees[s]
        above = [t.index for t in tree.above(w)]
        whole = [x for x in self.sources[s] if x.scope is None and x.verb not in (w, besides)
                 and self._same_quote(tree, x.verb, w) and not self._around(tree, x.verb, w)]
        clausal = [x for x in self.sources[s] if x.scope is not None and x.verb not in (w, besides)
                   and (x.scope in (w, *above) or self._also_said(tree, x, (w, *above)))
                   and (x.rule in PHRASES or x.verb not in tree.below(w))]
        return whole, clausal

    def _same_quote(self, tree: Tree, verb: int, w: int) -> bool:
        """Return whether a verb of speech speaks for a word: one within a quotation not for what is
        outside."""
        quote = self.quotes.at(tree.tokens[verb].start) if verb >= 0 else None
        return quote is None or quote == self.quotes.at(tree.tokens[w].start)

    def _around(self, tree: Tree, verb: int, w: int) -> bool:
        """Return whether a word only says on what occasion a verb of speech spoke: «заявил на встрече с
        послом»."""
        if verb < 0 or tree.tokens[verb].pos != "VERB":
            return False
        for token in (tree.tokens[w], *tree.above(w)):
            if token.rel not in ("obl", "nmod", "appos") or token.head == verb:
                return token.head == verb and token.rel in ("obl", "nmod")
        return False

    def _also_said(self, tree: Tree, source: Source, words: tuple[int, ...]) -> bool:
        """Return whether words lie in another clause of a verb of speech: «заметил, что …, то …»."""
        said = {k.index for k in tree.children(source.verb, "ccomp") if k.index > source.verb}
        return source.verb >= 0 and source.scope in said and bool(said & set(words))

    def _own_chain(self, s: int, w: int, besides: int | None) -> list[Mention]:
        tree = self.scene.trees[s]
        found: list[Mention] = []
        above = [t.index for t in tree.above(w)]
        whole, clausal = self._reaching(s, w, besides)
        within = [x for x in whole if any(self._inside(tree, x.verb, c.scope) for c in clausal)]
        outer = sorted((x for x in whole if x not in within),
                       key=lambda x: (not self.cited.outlet(x.mentions[0]), -max(x.verb - w, 0)))
        clausal.sort(key=lambda x: -above.index(x.verb) if x.verb in above else 0)
        for source in [*outer, *clausal, *within]:
            found += source.mentions
        quote = self.quotes.at(tree.tokens[w].start)
        if quote and quote.speaker:
            found = self.cited.passing(*quote.speaker) + found
            found += self.cited.speaking(*quote.speaker)[:1]
            found += self.cited.quoted(*quote.verb) if quote.verb else []
        return distinct(found)

    def _inside(self, tree: Tree, verb: int, scope: int | None) -> bool:
        """Return whether a verb of speech speaks within a clause that is said: «заявил, что, как пишет Х, …»,
        and not before it: «заявил, пишет Х, что …»."""
        marks = tree.children(scope, "mark") if scope is not None else []
        return scope is not None and verb in tree.below(scope) and not any(verb < m.index for m in marks)

    def _sources(self, s: int, candidates: list[Candidate]) -> list[Source]:
        tree = self.scene.trees[s]
        found = self.cited.phrases(s)
        for candidate in candidates:
            agents = candidate.actors.get("agent", [])
            reporting = "speech" in candidate.frame.switches
            if (not (reporting or candidate.frame.settings.get("inner") == "hypothetical"
                     or self._says(tree, candidate)) or not agents or candidate.missing not in ("", "theme")):
                continue
            if (candidate.missing
                and any(k.rel in ("obj", "ccomp", "xcomp") for k in tree.children(candidate.w))):
                continue
            if theme_of(candidate) is None and not (reporting and self._parenthetical(tree, candidate.w)):
                continue
            if agents[0].actor.type == "Thing":
                continue
            cited = tuple(m for x in found if x.rule == CITED and self._cited_by(tree, x, candidate.w)
                          for m in x.mentions)
            theme = candidate.words.get("theme")
            if theme is not None and self._answered(tree, candidate.w, theme):
                continue
            clause = theme if theme is not None and self._clausal(tree, theme) else None
            around = theme is not None and self._beside(tree, candidate.w, theme)
            if (theme is not None and clause is None and not around
                and not tree.text[tree.tokens[theme].end :].startswith(":")):
                clause = theme
            speaker, passed = self.speaker(s, candidate, agents[0]), self.cited.quoted(s, candidate.w)
            if passed and tree.tokens[candidate.w].lemma in self.scene.lexicon.words["passing on"]:
                clause = None
            word = candidate.words.get("agent")
            outlet = self.cited.passing(s, word) if word is not None else []
            found.append(Source((*outlet, speaker, *cited, *passed), candidate.w, clause,
                                candidate.frame.where))
        citing = {x.verb for x in found if x.rule == CITED
                  and any(self._cited_by(tree, x, y.verb) for y in found if y.rule != CITED)}
        headline = self.headlines.before_colon(s) or self.headlines.behind_dash(s)
        return [*([headline] if headline else []), *(x for x in found if x.verb not in citing)]

    def speaker(self, s: int, candidate: Candidate, agent: Mention) -> Mention:
        """Return who speaks: for a document or a correspondent, whose it is."""
        word = candidate.words.get("agent")
        found = self.cited.speaking(s, word) if word is not None else []
        return found[0] if found else agent

    def _cited_by(self, tree: Tree, source: Source, verb: int) -> bool:
        """Return whether a phrase such as «со ссылкой на Х» belongs to a verb of speech."""
        return any(t.index == verb for t in tree.above(source.verb))

    def _says(self, tree: Tree, candidate: Candidate) -> bool:
        """Return whether a frame has for its theme a finite clause, what somebody is charged with, or news
        that is rejected, so that its agent says it: «обвинил его в убийстве», «назвал ложью слухи о …»."""
        theme = theme_of(candidate)
        if theme is None or candidate.missing:
            return False
        support = self.scene.lexicon.supports.get(tree.tokens[candidate.w].lemma)
        if support and support.link == "object" and tree.label(theme) in self.scene.lexicon.labels["charge"]:
            return True
        rejected = candidate.frame.settings.get("inner-polarity") == "negated"
        if rejected and tree.tokens[theme].lemma in self.scene.lexicon.words["claim"]:
            return True
        finite = tree.tokens[theme].feat("VerbForm") == "Fin"
        return finite or any(k.pos == "AUX" and k.feat("VerbForm") == "Fin" for k in tree.children(theme))

    def _parenthetical(self, tree: Tree, w: int) -> bool:
        """Return whether a verb of speech without a clause of its own speaks for its whole sentence: not in a
        relative clause."""
        token = tree.tokens[w]
        return is_verb(token) and token.feat("VerbForm") != "Inf" and (
            token.rel not in ("acl:relcl", "acl", "advcl", "conj", "xcomp", "ccomp", "csubj")
            or token.rel == "conj" and closing(tree, token)
            or any(k.rel in ("mark", "advmod") and k.lemma in self.scene.lexicon.words["parenthetical"]
                   for k in tree.children(w)))

    def _beside(self, tree: Tree, w: int, theme: int) -> bool:
        """Return whether a verb of speech says that somebody says what stands before it in its sentence:
        «…, об этом сообщает Х»."""
        apart = tree.tokens[w].rel in ("parataxis", "conj", "root")
        first = min(theme, w, *(k.index for k in tree.children(theme)))
        return (apart and points(self.scene, tree, tree.tokens[theme]) and tree.tokens[first - 1].text == ","
                and any(t.feat("VerbForm") == "Fin" for t in tree.tokens[:first]))

    def _clausal(self, tree: Tree, w: int) -> bool:
        return (tree.tokens[w].pos in ("VERB", "AUX", "ADJ", "ADV")
                or any(k.rel in ("nsubj", "mark") for k in tree.children(w)))

    def _answered(self, tree: Tree, w: int, theme: int) -> bool:
        """Return whether a theme is what somebody answers to and not what he says: «ответил на просьбы»."""
        answers = tree.tokens[w].lemma in self.scene.lexicon.words["replying"]
        return answers and tree.label(theme) in self.scene.lexicon.labels["answered"]

    def _point_back(self) -> None:
        """Let «Об этом заявил Х, передаёт Y» attribute the sentence before it: it says nothing of its own."""
        for s, tree in enumerate(self.scene.trees):
            if not s or not any(self._points(tree, x) for x in self.sources[s]):
                continue
            moved = [x for x in self.sources[s] if x.scope is None or self._points(tree, x)]
            moved.sort(key=lambda x: not self.cited.outlet(x.mentions[0]))
            self.sources[s] = [x for x in self.sources[s] if x not in moved]
            self.sources[s - 1][:0] = [Source(x.mentions, -1, None, x.rule) for x in moved]
            self.pointing.update((s, x.verb) for x in moved)

    def _points(self, tree: Tree, source: Source) -> bool:
        """Return whether a source says or confirms what the sentence before says; who denies it does not."""
        if source.verb < 0 or tree.tokens[source.verb].pos != "VERB":
            return False
        frames = self.scene.lexicon.frames.by_trigger.get(tree.tokens[source.verb].lemma, ())
        if any(f.settings.get("inner-polarity") == "negated" and not f.companions for f in frames):
            return False
        labels = self.scene.lexicon.labels["pointer"]
        pointed = [k for k in tree.children(source.verb, "obl", "obj", "nmod", "nsubj", "nsubj:pass")
                   if (points(self.scene, tree, k) or self._his_words(tree, source.verb, k))
                   and tree.label(k.index) in labels]
        aside = {i for k in tree.children(source.verb, "parataxis") for i in tree.below(k.index)}
        before = [[i for i in range(k.index) if i not in aside] for k in pointed]
        return any(len(words) < EARLY for words in before) and source.verb - len(aside) < EARLY + REACH

    def _his_words(self, tree: Tree, verb: int, words: Token) -> bool:
        """Return whether an outlet passes on what somebody told of before has said: «его слова приводит Х»,
        «его цитирует Х»."""
        lexicon, lemma = self.scene.lexicon, tree.tokens[verb].lemma
        whose = words.lemma in lexicon.pronouns and lemma in lexicon.words["quoting"]
        told = words.lemma in lexicon.words["utterance"] and lemma in lexicon.words["passing on"]
        return whose or told and any(k.lemma in lexicon.pronouns for k in tree.children(words.index, "det"))

    def _remember(self) -> None:
        """Note, for each source that was cited within a chain, who cited it first."""
        for s, sources in enumerate(self.sources):
            for source in sources:
                chain = self.expanded(distinct([m for x in sources if x.scope is None
                                                for m in x.mentions] + list(source.mentions)))
                for i, mention in enumerate(chain):
                    if mention.actor.type == "Document" and i:
                        self.outer.setdefault(mention.actor.id, chain[:i])

    def expanded(self, chain: list[Mention] | tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Put before a document that is cited again the outlet that cited it first."""
        if chain and chain[0].actor.id in self.outer:
            return tuple(distinct([*self.outer[chain[0].actor.id], *chain]))
        return tuple(chain)

    def _carried(self, s: int) -> list[Mention]:
        """Return what the sentence before rests on, where this one goes on reporting.

        A document holds to the end of its paragraph; any source for a sentence that says «также» or «кроме
        того», and for the next item of a list: «сообщил: 1) …; 2) …».
        """
        if s in self._kept or not s:
            return self._kept.get(s, [])
        listed = self.scene.trees[s - 1].tokens[-1].text == ";"
        if listed and self.scene.block(s) == self.scene.block(s - 1):
            told = [m for x in self.sources[s - 1] for m in x.mentions]
            self._kept[s] = self._kept.get(s - 1) or distinct(told)
            return self._kept[s]
        continues = self.scene.continues(s)
        before = [x for x in self.sources[s - 1] if x.rule in PHRASES or continues]
        chain = (distinct([m for x in before for m in x.mentions
                           if m.actor.type in CARRIED or self.cited.outlet(m)])
                 or self._kept.get(s - 1, []))
        document = (bool(chain) and chain[-1].actor.type == "Document"
                    and self.scene.block(s) == self.scene.block(s - 1))
        self._kept[s] = chain if document or continues else []
        return self._kept[s]


def distinct(mentions: list[Mention]) -> list[Mention]:
    """Return mentions without a second one of the same actor."""
    kept: list[Mention] = []
    for mention in mentions:
        if all(mention.actor != other.actor for other in kept):
            kept.append(mention)
    return kept
