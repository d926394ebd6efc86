"""Whom a sentence names as its source: phrases such as «по словам Х», and those whose words are cited."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.actors import Actors
from kg.extract.descriptions import OUTLET
from kg.extract.lexicon import Phrase
from kg.extract.tree import NOMINAL, Tree
from kg.extract.verbs import follows, is_verb
from kg.model import Mention, Token

REACH = 8
"""Words in which a phrase has to name its source."""

CITED = "citing"
"""The kind of a phrase that the speaker relies on: «со ссылкой на Х»."""

APART = frozenset(",;:(—–«\"")
"""Marks that set a phrase apart."""

LEARNERS = ("nsubj", "iobj", "obl", "obj")
"""Relations of those who learn something to its verb: «узнала «Заря»», «стало известно «Заре»»."""

PLACES = frozenset({"Place", "State"})
"""Types of what somebody sets out from, where «следует из» cites nothing."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source and the words of its sentence that rest on it: those below ``scope``, or the whole
    sentence."""

    mentions: tuple[Mention, ...]
    verb: int
    scope: int | None
    rule: str


class Cited:
    """The sources that the words of a document name."""

    def __init__(self, actors: Actors) -> None:
        self.actors, self.scene = actors, actors.scene
        self.words = actors.scene.lexicon.words

    def phrases(self, s: int) -> list[Source]:
        """Return the sources that phrases name: «по словам Х», «согласно документам», «со ссылкой на Х»."""
        tree = self.scene.trees[s]
        found = []
        for token in tree.tokens:
            for phrase in self.scene.lexicon.phrases_from.get(token.lemma, ()):
                source = self._phrase(s, token.index, phrase)
                relies = source and source.rule == CITED and token.pos == "VERB"
                if source and not (relies and not self._reported(tree, token.index)):
                    found.append(source)
                    break
        return [*found, *self.learnt(s), *self.found_in(s)]

    def found_in(self, s: int) -> list[Source]:
        """Return the documents from which it is known what a sentence tells: «из письма следует, что …»."""
        tree, found, origin = self.scene.trees[s], [], self.scene.lexicon.labels["origin"]
        for verb in (t for t in tree.tokens if follows(self.words, tree, t)):
            document = next((k for k in tree.children(verb.index, "obl", "nmod")
                             if tree.label(k.index) in origin), None)
            said = self.speaking(s, document.index)[:1] if document else []
            if said and said[0].actor.type not in PLACES:
                found.append(Source(tuple(said), verb.index, None, "document"))
        return found

    def learnt(self, s: int) -> list[Source]:
        """Return the outlets that have come to know what a sentence tells: «как стало известно РБК», «узнала
        «Заря»»; of anybody else it says what he knows, and not who says so."""
        tree, found = self.scene.trees[s], []
        for token in (t for t in tree.tokens if t.lemma in self.words["learning"]):
            verb = tree.tokens[token.head] if token.rel == "xcomp" else token
            kids = (*tree.children(verb.index, *LEARNERS), *tree.children(token.index, *LEARNERS))
            outlets = [m for k in kids if k.lemma not in self.scene.lexicon.pronouns
                       and not tree.preposition(k.index)
                       for m in self.actors.at(s, k.index) if self.outlet(m)]
            if outlets:
                found.append(Source(tuple(outlets[:1]), verb.index, None, "saying"))
        return found

    def _reported(self, tree: Tree, w: int) -> bool:
        """Return whether «ссылаясь на» belongs to a verb of speech, or stands beside one: alone it cites a
        law or an article, and says nothing."""
        beside = (t for t in tree.tokens if is_verb(t) and t.index != w and t.feat("VerbForm") == "Fin")
        return (any(self.scene.lexicon.speech(t.lemma) for t in tree.above(w))
                or tree.tokens[w].feat("VerbForm") == "Conv"
                and any(self.scene.lexicon.speech(t.lemma) for t in beside))

    def _relative(self, tree: Tree, w: int) -> int | None:
        """Return the verb of the relative clause that a phrase stands in: it speaks for no more than that."""
        return next((t.index for t in tree.above(w) if t.rel == "acl:relcl"), None)

    def _phrase(self, s: int, w: int, phrase: Phrase) -> Source | None:
        """Return whom a phrase that begins at a word names; «плакат со словами …» names nobody."""
        tree = self.scene.trees[s]
        words = tree.tokens[w : w + REACH]
        at, last = 1, w
        possessive: list[Mention] = []
        for wanted in phrase.pattern[1:]:
            while at < len(words) and words[at].lemma != wanted and modifies(words[at]):
                if words[at].lemma in self.scene.lexicon.pronouns:
                    possessive = self.actors.at(s, words[at].index) or self._outlet_before(s)
                at += 1
            if at >= len(words) or words[at].lemma != wanted:
                return None
            last, at = words[at].index, at + 1
        if phrase.kind == "saying" and tree.tokens[last].feat("Case") == "Ins":
            return None
        if tree.tokens[last].lemma in self.words["complaint"] and not opening(tree, w):
            return None
        own = bool(possessive) and tree.tokens[last].lemma in self.words["findings"]
        mentions = (self._outlet_before(s) if own else []) or possessive[:1] or self._named_after(s, last)
        if phrase.kind == "document":
            mentions = [m for m in mentions if m.actor.type not in PLACES]
        return (Source(tuple(mentions), last, self._relative(tree, last), phrase.kind)
                if mentions else None)

    def outlet(self, mention: Mention) -> bool:
        """Return whether somebody is an outlet, by the list or by the noun that introduces it."""
        return (mention.actor.type == "Media"
                or OUTLET in self.actors.introductions.classes.get(mention.actor.id, ()))

    def _outlet_before(self, s: int) -> list[Mention]:
        """Return the outlet that the sentence before has for a subject: «По его данным», said of it."""
        tree = self.scene.trees[s - 1] if s else None
        subjects = [t for t in tree.tokens if t.rel == "nsubj"] if tree else []
        found = [m for t in subjects for m in self.actors.at(s - 1, t.index) if self.outlet(m)]
        return found[-1:]

    def _named_after(self, s: int, last: int) -> list[Mention]:
        tree = self.scene.trees[s]
        for token in tree.tokens[last + 1 : last + REACH]:
            if token.pos in ("PUNCT", "VERB") and token.text not in "«\"“" and not modifies(token):
                return []
            if token.lemma in self.words["one"] and token.pos != "ADJ":
                return self._one_of(s, token.index)
            if tree.preposition(token.index) or token.feat("Case") == "Gen":
                meant = self._taken_up(tree, token.index)
                if meant is not None:
                    return self.speaking(s, meant)[:1]
            whose = token.lemma in self.scene.lexicon.pronouns and token.head > token.index
            described = token.rel == "amod" and token.head > token.index
            people = token.rel == "nmod" and token.feat("VerbForm") == "Part" and token.pos == "VERB"
            if (people or token.pos in ("NOUN", "PROPN", "X", "PRON")) and not whose and not described:
                return [*self.reporters(s, token.index), *self.speaking(s, token.index)[:1]]
        return []

    def _taken_up(self, tree: Tree, w: int) -> int | None:
        """Return the noun that a relative pronoun takes up: «доклад, согласно которому …»."""
        pronoun = self.scene.lexicon.pronouns.get(tree.tokens[w].lemma)
        clause = self._relative(tree, w) if pronoun and pronoun.kind == "relative" else None
        return tree.tokens[clause].head if clause is not None and tree.tokens[clause].head < w else None

    def _one_of(self, s: int, w: int) -> list[Mention]:
        """Return the person named behind «один из …»: «со ссылкой на одного из врачей, хирурга Лапина»."""
        tree = self.scene.trees[s]
        for token in tree.tokens[w + 1 : w + 2 * REACH]:
            name = self.scene.names.at(s, token.index)
            if token.feat("VerbForm") == "Fin":
                break
            if name and name.kind == "PER" and name.start == token.index and (
                    tree.tokens[name.head].rel != "nmod"):
                return self.actors.at(s, name.head)[:1]
        return self.actors.at(s, w)

    def speaking(self, s: int, w: int) -> list[Mention]:
        """Return who speaks where a word names what is said or who writes it: of «в заявлении МИД Ирана» and
        «в сообщении на сайте МИД» the ministry, of «корреспондент Reuters» the agency; else the actors of the
        word."""
        tree, token = self.scene.trees[s], self.scene.trees[s].tokens[w]
        paper = token.lemma in self.words["paper"] and token.feat("Number") == "Sing"
        if paper or token.lemma in self.words["utterance"] or token.lemma in self.words["website"]:
            sites = (k for k in tree.children(w, "nmod") if k.lemma in self.words["website"])
            w = next((k.index for k in sites if tree.preposition(k.index)), w)
            owners = [m for k in tree.children(w, "nmod", "appos", "det")
                      if (k.pos in ("DET", "PRON") if k.rel == "det"
                          else k.index > w and tree.label(k.index) in ("Gen", ""))
                      for m in self.actors.at(s, k.index) if m.actor.type not in ("Thing", "Document")]
            return owners or self._put_out(s, w) or self._published(s) or self.actors.at(s, w)
        if token.lemma in self.words["correspondent"]:
            media = [m for k in tree.children(w) if k.index > w for m in self.actors.at(s, k.index)
                     if m.actor.type == "Media" or m.actor.type == "Organisation" and m.reason == "name"]
            alone = not tree.children(w, "nmod", "amod", "appos", "det")
            return media or (self._outlet_before(s) if alone else []) or self.actors.at(s, w)
        return self.actors.at(s, w)

    def _put_out(self, s: int, w: int) -> list[Mention]:
        """Return who puts out a document by the verb that it is an object of: «МИД распространил заявление,
        согласно которому …»."""
        tree, token = self.scene.trees[s], self.scene.trees[s].tokens[w]
        verb = tree.tokens[token.head] if token.rel == "obj" else token
        subject = tree.subject(verb.index) if verb.lemma in self.words["publishing"] else None
        return self.actors.at(s, subject.index)[:1] if subject is not None else []

    def _published(self, s: int) -> list[Mention]:
        """Return who put out what the sentence before tells of: «МИД распространил заявление. В документе
        говорится …»."""
        if not s:
            return []
        tree = self.scene.trees[s - 1]
        for verb in (t for t in tree.tokens if t.lemma in self.words["publishing"]):
            subject = tree.subject(verb.index)
            told = any(k.lemma in self.words["utterance"] for k in tree.children(verb.index, "obj", "obl"))
            if subject is not None and told and is_verb(verb):
                return self.actors.at(s - 1, subject.index)[:1]
        return []

    def reporters(self, s: int, w: int) -> list[Mention]:
        """Return the outlet that cites a source: of «по словам Х, которого цитирует Y», Y."""
        tree = self.scene.trees[s]
        return [m for k in tree.children(w, "acl:relcl") if self.scene.lexicon.speech(k.lemma)
                if (subject := tree.subject(k.index)) for m in self.actors.at(s, subject.index)
                if m.actor.type == "Media"][:1]

    def passing(self, s: int, w: int) -> list[Mention]:
        """Return the outlet that passes on the words of a speaker: of «сказал Х, чьи слова приводит Y», Y."""
        tree = self.scene.trees[s]
        told = (k.index for k in tree.children(w, "acl:relcl")
                if k.lemma in self.words["quoting"] or self.quoted(s, k.index))
        return [m for i in told if (subject := tree.subject(i))
                for m in self.actors.at(s, subject.index) if self.outlet(m)][:1]

    def quoted(self, s: int, w: int) -> list[Mention]:
        """Return whose words a verb passes on: «цитирует Х», «приводит слова Х»."""
        tree, verb = self.scene.trees[s], self.scene.trees[s].tokens[w]
        for kid in tree.children(w, "obj", "obl", "nmod", "iobj"):
            if kid.lemma in self.words["utterance"] and tree.label(kid.index) in ("Acc", "Gen"):
                owner = self.speaking(s, kid.index)
                if any(k.lemma in self.words["whose"] for k in tree.children(kid.index, "det")):
                    owner = self.actors.at(s, verb.head)
                elif not any(tree.children(kid.index, "nmod", "appos")) and kid.index + 1 < len(tree.tokens):
                    beside = self.scene.names.at(s, kid.index + 1)
                    owner = self.actors.at(s, kid.index + 1) if beside and beside.kind == "PER" else owner
                if owner and owner[0].actor.type not in ("Thing", "Document"):
                    return owner[:1]
            if verb.lemma in self.words["quoting"] and kid.pos in NOMINAL and not tree.preposition(kid.index):
                found = [m for m in self.actors.at(s, kid.index) if m.actor.type not in ("Thing", "Media")]
                if found:
                    return found[:1]
        return []


def opening(tree: Tree, w: int) -> bool:
    """Return whether a word opens a sentence or stands behind a mark: «дело открыли по заявлению Х» is what X
    asked for, «, по заявлению Х» what X says."""
    before = tree.tokens[w - 1]
    return w == 0 or before.pos in ("CCONJ", "SCONJ", "ADV") or before.text in APART


def modifies(token: Token) -> bool:
    """Return whether a word only describes the noun behind it: «по последним данным», «согласно
    опубликованному докладу»."""
    return token.pos in ("ADJ", "DET", "PRON") or token.pos == "VERB" and token.feat("VerbForm") == "Part"
