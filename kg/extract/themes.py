"""Themes: the article's own words for what an act is about, a whole phrase or a whole clause."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.candidate import Candidate
from kg.extract.enumerated import enumerated, opened_by
from kg.extract.polarity import negation, replaced
from kg.extract.quotes import Quote
from kg.extract.sayings import main_clauses, trimmed
from kg.extract.scene import Scene
from kg.extract.tree import NOMINAL, SUBJECTS, Tree
from kg.extract.tree import OUTSIDE as APART
from kg.extract.verbs import is_verb
from kg.model import Span, Time, Token

LONGEST_THEME = 300
"""Characters of a theme at most: what is longer does not identify anything."""

OUTSIDE = APART - {"conj", "acl"}
"""Relations of what is no part of a theme; what is joined or an infinitive may be."""

CLAUSES = ("ccomp", "acl", "advcl", "acl:relcl", "csubj")


class Themes:
    """The themes of the candidates of a document."""

    def __init__(self, scene: Scene, times: Sequence[Sequence[Time]]) -> None:
        self.scene, self.times = scene, times

    def of(self, candidate: Candidate, others: Sequence[Candidate] = ()) -> list[Span]:
        """Return the texts of the theme, one for each that is coordinated.

        ``others`` are the candidates of the sentence: what is demanded by an act is what it is about.
        """
        tree = self.scene.trees[candidate.s]
        demand = self.demand(candidate, others)
        if demand:
            return self.of(demand)
        if "theme" not in candidate.words and candidate.quote:
            return self.quoted(candidate.s, candidate.quote)
        if "theme" not in candidate.words:
            named = tree.tokens[candidate.w].pos == "NOUN" and names_its_theme(candidate)
            return [self.scene.span(candidate.s, self.phrase(tree, candidate.w))] if named else []
        theme = self.head(candidate)
        said_of = {candidate.words.get("agent")} | {
            t.index for t in tree.tokens for m in candidate.actors.get("agent", ())
            if m.span.start <= t.start < m.span.end}
        if (theme in said_of and "theme=companion" in candidate.rules
            or tree.tokens[theme].lemma in self.scene.lexicon.words["complementizer"]):
            return []
        announcing = candidate.w if "theme=listed" in candidate.rules else theme
        listed = enumerated(self.scene, candidate.s, announcing)
        parts = listed.heads or [w for w in tree.coordinated(theme)
                                 if w == theme or not inner_part(tree, theme, w)]
        parts = [w for w in parts if not replaced(self.scene, tree, w)] or parts
        spans = [span for w, following in zip(parts, [*parts[1:], None], strict=True)
                 if (span := self.one(candidate, w, following, listed.mark))]
        charge = tree.tokens[candidate.w].lemma in self.scene.lexicon.words["charge"]
        if len(spans) > 1 and (charge or self.summed(tree, parts)):
            return [self.scene.article.span(spans[0].start, spans[-1].end)]
        return spans

    def summed(self, tree: Tree, parts: Sequence[int]) -> bool:
        """Return whether what is coordinated makes one term or sum: «к двум годам и трём месяцам»."""
        return all(tree.tokens[w].lemma in self.scene.lexicon.words["summed"]
                   or any(k.lemma in self.scene.lexicon.words["summed"] for k in tree.children(w, "nmod"))
                   for w in parts)

    def quoted(self, s: int, quote: Quote) -> list[Span]:
        """Return the main clauses of a quotation within its sentence, or a longer one up to a length."""
        tree = self.scene.trees[s]
        words = trimmed(tree, [t.index for t in tree.tokens if quote.start <= t.start and t.end <= quote.end])
        parts = main_clauses(tree, words) if quote.end <= tree.tokens[-1].end and words else []
        if len(parts) > 1 and tree.tokens[words[0]].start <= quote.start + 1:
            return [self.scene.span(s, part) for part in parts]
        return [self.scene.article.span(quote.start, min(quote.end, quote.start + LONGEST_THEME))]

    def demand(self, candidate: Candidate, others: Sequence[Candidate]) -> Candidate | None:
        """Return the request that an act without a theme of its own makes: «вышли на митинг, требуя …»,
        «митинг с требованием …»."""
        tree, frame = self.scene.trees[candidate.s], candidate.frame
        own = "theme" in candidate.words and "theme=companion" not in candidate.rules
        if own or "recipient" in candidate.actors or frame.filler("theme") is None or frame.settings:
            return None
        near = {k.index for k in tree.children(candidate.w)}
        near |= {k.index for w in candidate.companions for k in tree.children(w)}
        return next((c for c in others if c.w in near and c.w > candidate.w and "theme" in c.words
                     and c.missing in ("", "agent") and c.frame.settings.get("inner") == "hypothetical"
                     and (tree.tokens[c.w].feat("VerbForm") == "Conv"
                          or tree.label(c.w) in self.scene.lexicon.labels["bearing"])), None)

    def head(self, candidate: Candidate) -> int:
        """Return the word of the theme; of «участие в саммите в США» the summit, not the place."""
        tree, theme = self.scene.trees[candidate.s], candidate.words["theme"]
        above = tree.tokens[theme].head
        inner = above in candidate.companions and tree.label(above) == tree.label(theme)
        empty = self.correlative(tree.tokens[theme]) and not tree.children(theme, *CLAUSES)
        return above if inner else candidate.companions[-1] if empty and candidate.companions else theme

    def one(self, candidate: Candidate, w: int, following: int | None, mark: int) -> Span | None:
        """Return the words of one theme: a noun phrase, or a clause without its conjunction; of what is
        coordinated only the words before the ``following`` one, behind which stands what all share, of a list
        those behind its ``mark``."""
        words = [i for i in self.words(candidate, w) if i > mark]
        opening = opened_by(self.scene, self.scene.trees[candidate.s].tokens, words[0]) if words else -1
        words = [i for i in words if i > opening]
        if following is not None and w < following and not is_clause(self.scene.trees[candidate.s], w):
            words = [i for i in words if i < following]
        if not words:
            return None
        span = self.scene.span(candidate.s, words)
        return self.scene.article.span(span.start, min(span.end, span.start + LONGEST_THEME))

    def words(self, candidate: Candidate, w: int) -> list[int]:
        """Return the words of one theme; a noun phrase leaves out the words that fill other roles."""
        tree = self.scene.trees[candidate.s]
        w = self.clause_of(tree, w)
        above = tree.tokens[candidate.w].head == w and tree.tokens[candidate.w].rel != "parataxis"
        if is_clause(tree, w) and not above:
            return [*self.forbidden(candidate, w), *self.clause(candidate, w)]
        fill = [at for role, at in candidate.words.items() if role != "theme"]
        other = {i for at in fill if not self.belongs(tree, at, w) for i in tree.below(at)}
        whole = self.phrase(tree, w)
        words = [i for i in whole if i not in other] if w not in other else whole
        return [*words, *self.behind(candidate, words, other)] if words else whole

    def forbidden(self, candidate: Candidate, w: int) -> list[int]:
        """Return the words from the negation of a trigger that is only known negated to its infinitive: «не
        должны отступать» asks not to."""
        tree = self.scene.trees[candidate.s]
        if "negated" not in candidate.frame.switches or tree.tokens[w].feat("VerbForm") != "Inf":
            return []
        word = negation(self.scene, tree, tree.tokens[candidate.w])
        start = next((t.index for t in tree.tokens[: candidate.w][::-1] if t.text == word), candidate.w)
        return list(range(start, candidate.w + 1)) if word and candidate.w < w else []

    def belongs(self, tree: Tree, w: int, theme: int) -> bool:
        """Return whether a word that fills another role is part of the name of the theme: «заседание
        кабинета»."""
        token = tree.tokens[w]
        return token.head == theme and token.index > theme and tree.label(w) == "Gen"

    def clause(self, candidate: Candidate, w: int) -> list[int]:
        """Return the words of a clause, to the comma that ends it.

        A clause behind the trigger does not reach before it, whatever the parse says; it begins behind its
        conjunction and is not broken off between two commas.
        """
        tree, after = self.scene.trees[candidate.s], candidate.w
        apart = {i for k in tree.children(w, "conj", "parataxis") if not inner_part(tree, w, k.index)
                 for i in tree.below(k.index)}
        words = [i for i in tree.below(w) if i not in apart] or [w]
        if w > after:
            words = [i for i in words if i > after] or [w]
            apart |= {i for role, at in candidate.words.items() if role != "theme" and at > after
                      for i in tree.below(at)}
            infinitive = tree.tokens[w].feat("VerbForm") == "Inf"
            apart |= outer_subjects(tree, w) if infinitive else set()
            joined = tree.tokens[words[0]].pos == "CCONJ" and any(tree.children(w, "mark"))
            begun = infinitive or joined or tree.tokens[words[0]].text == ","
            early = () if begun else tree.tokens[after + 1 : words[0]][::-1]
            words = [*strays(early, apart)[::-1], *words, *strays(tree.tokens[words[-1] + 1 :], apart)]
        return bare(tree, words)

    def phrase(self, tree: Tree, w: int) -> list[int]:
        """Return the words of a noun phrase: its modifiers and complements, a participle before it, the
        infinitive that it governs; no clause, nothing coordinated with it."""
        seen, todo = {w}, [w]
        while todo:
            head = todo.pop()
            for kid in tree.children(head):
                if kid.index not in seen and self.within(tree, w, tree.tokens[head], kid):
                    seen.add(kid.index)
                    todo.append(kid.index)
        return sorted(i for i in seen if tree.tokens[i].pos != "PUNCT")

    def within(self, tree: Tree, top: int, head: Token, kid: Token) -> bool:
        """Return whether a dependent belongs to the noun phrase of ``top``."""
        if kid.rel == "conj":
            proper = kid.pos == "PROPN" and head.pos == "PROPN"
            same = tree.case(kid.index) == tree.case(head.index) and not tree.preposition(kid.index)
            unlike = tree.case(head.index) != tree.case(top)
            return head.index != top and same and kid.pos in NOMINAL and (proper or unlike)
        if kid.rel == "acl":
            return kid.index < head.index or kid.feat("VerbForm") == "Inf"
        return kid.rel not in OUTSIDE

    def behind(self, candidate: Candidate, words: list[int], other: set[int]) -> list[int]:
        """Return the prepositional phrase right behind an object, which the parse may have hung on the verb:
        «признали ошибки в своей работе», no time, place or circumstance."""
        s, tree, last = candidate.s, self.scene.trees[candidate.s], words[-1]
        if words[0] < candidate.w or last + 1 >= len(tree.tokens) or tree.tokens[last + 1].pos != "ADP":
            return []
        noun = tree.tokens[tree.tokens[last + 1].head]
        name = self.scene.names.at(s, noun.index)
        aside = (noun.index in other or noun.pos not in ("NOUN", "NUM") or name is not None
                 or "_" in tree.preposition(noun.index)
                 or noun.lemma in self.scene.lexicon.words["circumstance"])
        timed = any(t.span.start <= noun.start < t.span.end for t in self.times[s])
        more = [] if aside or timed or noun.index < last else self.phrase(tree, noun.index)
        return [] if set(more) & {*other, candidate.w} or any(i < last for i in more) else more

    def clause_of(self, tree: Tree, w: int) -> int:
        """Return the clause that a noun such as «сообщения» introduces («о том, что …», «что …»), the noun
        that a relative pronoun stands for, or the noun itself."""
        pronoun = self.scene.lexicon.pronouns.get(tree.tokens[w].lemma)
        if pronoun and pronoun.kind == "relative":
            above = (t for t in tree.above(w) if t.rel in ("acl:relcl", "acl") and 0 <= t.head < w)
            return next((t.head for t in above), w)
        if self.correlative(tree.tokens[w]) and (clauses := tree.children(w, *CLAUSES)):
            return clauses[0].index
        for kid in tree.children(w):
            finite = (is_verb(kid) and kid.rel in ("acl", "ccomp")
                      and any(k.rel == "mark" for k in tree.children(kid.index)))
            if finite and kid.index > w:
                return kid.index
            if self.correlative(kid) and (clauses := tree.children(kid.index, *CLAUSES)):
                return clauses[0].index
        return w

    def correlative(self, token: Token) -> bool:
        """Return whether a word only announces a clause: «о том, что …»."""
        pronoun = self.scene.lexicon.pronouns.get(token.lemma)
        return pronoun is not None and pronoun.kind == "correlative"


def outer_subjects(tree: Tree, w: int) -> set[int]:
    """Return the words of the subjects of other verbs, and these verbs: an infinitive ends before «министр
    заявил»."""
    own = set(tree.below(w))
    subjects = [t for t in tree.tokens if t.rel in SUBJECTS and t.head not in own and t.index > w]
    return {i for t in subjects for i in (*tree.below(t.index), t.head) if i not in own}


def strays(tokens: Sequence[Token], apart: set[int]) -> list[int]:
    """Return the words up to the next comma or conjunction, where the parse has hung them outside their
    clause."""
    found = []
    for token in tokens:
        if token.pos in ("PUNCT", "CCONJ", "SCONJ") or token.index in apart:
            break
        found.append(token.index)
    return found


def names_its_theme(candidate: Candidate) -> bool:
    """Return whether a noun is itself what the act is about: «столкновения», not a journey, which has a place
    instead, and not an act told before."""
    frame = candidate.frame
    told = "agent=act told before" in candidate.rules
    return not told and (frame.filler("theme") is not None or frame.filler("place") is None)


def is_clause(tree: Tree, w: int) -> bool:
    """Return whether a word heads a clause."""
    return is_verb(tree.tokens[w]) or any(k.rel in ("nsubj", "mark") for k in tree.children(w))


def inner_part(tree: Tree, w: int, other: int) -> bool:
    """Return whether what the parse joined to a clause is a part of it, being no predicate: «не сказал ни
    «да», ни «нет»»."""
    return (is_clause(tree, w) and tree.tokens[other].pos in ("PART", "INTJ", "ADV")
            and not is_clause(tree, other))


def bare(tree: Tree, words: list[int]) -> list[int]:
    """Return the words of a clause without conjunctions at its head and marks at its end."""
    tokens = tree.tokens
    while (words and tokens[words[0]].pos in ("SCONJ", "PUNCT", "CCONJ")
           and tokens[words[0]].text not in "«\""):
        words = words[1:]
    while words and tokens[words[-1]].pos == "PUNCT" and tokens[words[-1]].text not in "»\"":
        words = words[:-1]
    return words
