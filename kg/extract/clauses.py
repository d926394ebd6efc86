"""Clauses: who the subject of a verb is, also where the sentence leaves it out, and whose act a noun is."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.actors import Actors
from kg.extract.carried import added, carried
from kg.extract.cited import Cited
from kg.extract.controllers import given_to, governing
from kg.extract.dependents import Dependents
from kg.extract.doers import asked_of
from kg.extract.nominatives import abbreviation, beside, undeclined
from kg.extract.positions import Dependent
from kg.extract.speaking_bodies import within_body
from kg.extract.tree import CLAUSES, NOMINAL, SUBJECTS, Tree
from kg.extract.verbs import (
    agrees,
    by_nobody,
    clause_verb,
    goes_on,
    is_verb,
    part_of_subject,
    within_relative,
)
from kg.model import Mention, Time, Token

NEAR = 7
"""Words on either side of a verb in which a subject is looked for that the parse did not find."""

SAYING = frozenset({"Document", "Media", "Thing"})
"""Types of what somebody speaks in."""


class Clauses:
    """The subjects and dependents of the words of a document."""

    def __init__(self, actors: Actors, times: Sequence[Sequence[Time]]) -> None:
        self.actors, self.scene = actors, actors.scene
        self._dependents = Dependents(self.scene, times)
        self._asked: set[tuple[int, int]] = set()
        self._subjects: dict[tuple[int, int], list[Mention]] = {}

    def subjects(self, s: int, w: int) -> list[Mention]:
        """Return who does what the verb ``w`` says, found in the sentence or carried over from before."""
        place = (s, w)
        if place not in self._subjects:
            self._subjects[place] = []
            self._subjects[place] = self._find_subjects(s, w)
        return self._subjects[place]

    def _find_subjects(self, s: int, w: int) -> list[Mention]:
        tree, token = self.scene.trees[s], self.scene.trees[s].tokens[w]
        own = tree.subject(w)
        if own is not None:
            return self.actors.all_at(s, own.index)
        if token.feat("Person") in ("1", "2"):
            return self._first_person(s, token) if token.feat("Person") == "1" else []
        future = any(k.feat("VerbForm") == "Fin" for k in tree.children(w, "aux"))
        ready = token.pos == "ADJ" and token.feat("Variant") == "Short"
        if (token.feat("VerbForm") == "Fin" or future or ready) and not goes_on(tree, token):
            found = within_body(self, s, token) or self._unattached(s, token)
            if found:
                return found
        if by_nobody(tree, token) or self._of_others(tree, token):
            return carried(self.actors, s, token) if added(self.scene, s, token) else []
        if token.rel == "amod" or token.rel == "acl" and token.feat("VerbForm") == "Part":
            return self._of_participle(s, tree, token) if token.head >= 0 else []
        if (token.head >= 0 and token.rel in ("conj", "xcomp", "advcl", "ccomp", "acl", "acl:relcl", "csubj",
                                              "parataxis", "aux")):
            return self._inherited(s, w, token)
        if token.head >= 0 and (token.feat("VerbForm") == "Inf" or is_verb(tree.tokens[token.head])):
            return self._inherited(s, w, token)
        return self._himself(s, token) or self._of_first_root(s, token) or carried(self.actors, s, token)

    def _himself(self, s: int, token: Token) -> list[Mention]:
        """Return the person who says of himself what he did, without «я»: «Вчера подписал распоряжение», —
        сказал премьер."""
        past = token.feat("Tense") == "Past" and token.feat("Number") == "Sing" and token.rel == "root"
        speaker = self.actors.speaker(s, token.index) if past else None
        return [speaker] if speaker and speaker.actor.type == "Person" else []

    def _of_others(self, tree: Tree, token: Token) -> bool:
        """Return whether a clause is not the subject's own, for an infinitive would be: «чтобы отпустили»."""
        marks = {k.lemma for k in tree.children(token.index, "mark")}
        return token.feat("VerbForm") == "Fin" and not marks.isdisjoint(self.scene.lexicon.words["purpose"])

    def _of_first_root(self, s: int, token: Token) -> list[Mention]:
        """Return the subject of the first root of a sentence, for a second one without: «сделал остановку в
        Х, где отметил, что …»."""
        tree = self.scene.trees[s]
        first = next((t for t in tree.tokens if t.rel == "root" and is_verb(t)), None)
        own = tree.subject(first.index) if first else None
        alike = first is not None and all(
            token.feat(f) in ("", first.feat(f)) for f in ("Number", "Gender", "Person"))
        shares = own is not None and first is not None and first.index < token.index and alike
        return self.actors.all_at(s, own.index) if own and shares and is_verb(token) else []

    def _of_participle(self, s: int, tree: Tree, token: Token) -> list[Mention]:
        """Return who does what a participle says: of nouns that are coordinated around it only that before it
        («между студентами, бросавшими камни, и полицией»)."""
        noun = self._noun_of(tree, token)
        thing, case = tree.tokens[noun].feat("Animacy") == "Inan", tree.tokens[noun].feat("Case")
        if token.rel == "amod" and thing and {token.feat("Case"), case} == {"Gen", "Acc"}:
            return []  # «бросили против протестующих полицию»
        inserted = noun < token.index and any(i > token.index for i in tree.coordinated(noun))
        return self.actors.at(s, noun) if inserted else self.actors.all_at(s, noun)

    def _noun_of(self, tree: Tree, token: Token) -> int:
        """Return the noun that a participle belongs to: where the parse took one of another case or gender,
        the nearest before it that agrees."""
        if token.rel == "amod" or agrees(token, tree.tokens[token.head]):
            return token.head
        return next((t.index for t in reversed(tree.tokens[token.head + 1 : token.index])
                     if t.pos in ("NOUN", "PROPN") and agrees(token, t)), token.head)

    def _unattached(self, s: int, token: Token) -> list[Mention]:
        """Return the nominative beside a verb that the parse hung elsewhere, if nothing else claims it."""
        tree = self.scene.trees[s]
        number = next((k.feat("Number") for k in tree.children(token.index, "aux")), token.feat("Number"))
        if token.feat("Person") in ("1", "2"):
            return []
        left = [t for t in reversed(tree.tokens[max(0, token.index - NEAR) : token.index])]
        for side in (left, list(tree.tokens[token.index + 1 : token.index + NEAR])):
            for other in side:
                if other.rel == "aux" or tree.tokens[other.index - 1].text == "(":
                    continue
                if (is_verb(other) and other.feat("VerbForm") != "Part" or other.text in ".;:"
                    or other.rel == "mark"):
                    break
                nominative = tree.label(other.index) == "Nom" and other.feat("Number") == number
                nominative |= number == "Plur" and beside(self.scene.language, tree, other, token)
                adjective = other.rel == "conj" and tree.tokens[other.head].rel == "amod"
                if (within_relative(tree, other, token) or part_of_subject(tree, other)
                        or other.rel == "appos" and tree.tokens[other.head].rel == "obj"):
                    continue
                free = ((other.rel not in (*SUBJECTS, "conj") or adjective)
                        and (nominative or side is left and abbreviation(tree, other, token)))
                if free and other.pos in ("NOUN", "PROPN", "PRON"):
                    found = self.actors.all_at(s, other.index)
                    if found:
                        return found
        return []

    def _inherited(self, s: int, w: int, token: Token) -> list[Mention]:
        """Return the subject that a subordinate or coordinated verb shares with the one above it."""
        tree = self.scene.trees[s]
        head = tree.tokens[token.head]
        if not is_verb(head):
            above = clause_verb(tree, head.index)
            support = self.scene.lexicon.supports.get(head.lemma)
            if token.feat("VerbForm") == "Inf" and support and support.link == "object":
                return asked_of(self, s, head, above)
            if token.feat("VerbForm") == "Inf" and (support or head.pos == "NOUN"):
                own = self._owner(s, head.index) or self.noun_agents(s, head.index)
                free = (above is not None and above.index != w and head.rel not in SUBJECTS
                        and (support.link == "subject" if support else above.feat("Voice") != "Pass"))
                return own or self.controllers(s, head.index) or (
                    self.subjects(s, above.index) if above and free else [])
            if above and (given := given_to(self, s, token, above)):
                return given
            shared = above and above.index != w and token.agrees(above, "Number")
            return self.subjects(s, above.index) if above and shared else []
        if token.feat("VerbForm") == "Inf" and self._object_control(head):
            return self.controlled(s, head.index)
        if token.feat("VerbForm") == "Inf" and head.lemma in self.scene.lexicon.words["proposing"]:
            alone = token.lemma in self.scene.lexicon.words["done alone"]
            several = [k for k in tree.children(head.index, "iobj") if alone or k.feat("Number") == "Plur"]
            if several and (found := self.actors.all_at(s, several[0].index)):
                return found
        if token.rel in ("ccomp", "advcl", "parataxis", "conj") and not token.agrees(head, "Number"):
            return []
        subject = tree.subject(head.index)
        needed = subject is not None and token.rel == "advcl" and subject.feat("Animacy") == "Inan"
        if token.feat("VerbForm") == "Inf" and (subject is None or subject.index == w or needed):
            datives = [k for k in tree.children(head.index)
                       if k.pos in NOMINAL and (tree.label(k.index) == "Dat" or k.rel == "iobj")]
            if datives and (found := self.actors.all_at(s, datives[0].index)):
                return found
            support = self.scene.lexicon.supports.get(head.lemma)
            asked = head.rel == "ccomp" and not tree.children(head.index, "mark")
            if subject is not None and support and support.status == "actual" and not asked:
                return [m for m in self.reporters(s, w) if m.actor.type not in ("Media", "Document")]
        return self.subjects(s, head.index)

    def in_place(self, s: int, w: int, place: str, but: int = -1, mended: bool = False) -> list[Mention]:
        """Return whom a word has in a ``place`` (labels.tsv), ``but`` for one; ``mended`` ones if wanted."""
        labels = set(self.scene.lexicon.labels[place])
        return next((found for d in self.dependents(s, w) if d.positions & labels and d.word != but
                     if (mended or not d.mended) and (found := self.actors.all_at(s, d.word))), [])

    def _owner(self, s: int, noun: int) -> list[Mention]:
        """Return who has a plan or a right: «отсутствие у НАТО планов разместить …», «у банка нет права
        продать …»."""
        tree = self.scene.trees[s]
        head = tree.tokens[noun].head
        near = [*tree.children(noun), *(tree.children(head) if head >= 0 else [])]
        owners = (self.actors.all_at(s, k.index) for k in near
                  if tree.label(k.index) in self.scene.lexicon.labels["owner"])
        return next((found for found in owners if found), [])

    def _object_control(self, head: Token) -> bool:
        support = self.scene.lexicon.supports.get(head.lemma)
        return support is not None and support.link == "object"

    def controlled(self, s: int, w: int) -> list[Mention]:
        """Return who is asked, ordered or allowed to act: the object, dative or «у»-genitive of ``w``; the
        genitive of a noun asks («просьба премьера»)."""
        noun = self.scene.trees[s].tokens[w].pos == "NOUN"
        for wanted in self.scene.lexicon.labels["asked by noun" if noun else "controlled"]:
            for dependent in self.dependents(s, w):
                if wanted in dependent.positions and "subj" not in dependent.positions:
                    found = self.actors.all_at(s, dependent.word)
                    if found:
                        return found
        return []

    def reporters(self, s: int, w: int) -> list[Mention]:
        """Return who says the clause around a word: the subject of the verb of speech above, or the speaker
        quoted."""
        tree, below = self.scene.trees[s], w
        for head in tree.above(w):
            if tree.tokens[below].rel in CLAUSES and self.scene.lexicon.speech(head.lemma):
                return self.subjects(s, head.index)
            below = head.index
        speaker = self.actors.speaker(s, w)
        return [speaker] if speaker else self._parenthetical(s, w)

    def _parenthetical(self, s: int, w: int) -> list[Mention]:
        """Return who is said in passing to say the sentence: «Израиль должен уйти, заявил министр»,
        «заявили в министерстве»; the parse may make this a second root."""
        tree = self.scene.trees[s]
        asides = [k for clause in (tree.tokens[w], *tree.above(w))
                  for k in tree.children(clause.index, "parataxis")]
        tail = next((t for t in tree.tokens[w + 1 :] if t.rel == "root"), None)
        if tail and tree.tokens[tail.index - 1].text == "," and w not in tree.below(tail.index):
            asides.append(tail)
        for verb in (k for k in asides if self.scene.lexicon.speech(k.lemma)):
            found = (self.subjects(s, verb.index) if tree.subject(verb.index) else within_body(self, s, verb)
                     or self._written(s, verb))
            if found:
                return found
        return []

    def _written(self, s: int, verb: Token) -> list[Mention]:
        """Return whose document says it: «Израиль должен уйти, говорится в заявлении МИД»."""
        tree, inside = self.scene.trees[s], self.scene.lexicon.labels["inside"]
        written = verb.feat("Voice") in ("Mid", "Pass")
        kids = (k for k in tree.children(verb.index, "obl") if written and tree.label(k.index) in inside)
        said = (Cited(self.actors).speaking(s, k.index) for k in kids)
        return next((ms for found in said if (ms := [m for m in found if m.actor.type not in SAYING])), [])

    def controllers(self, s: int, noun: int) -> list[Mention]:
        """Return whose act a noun is that has no agent of its own: of the verb that it supports or is
        governed by. It is asked once: a parse may be a loop, and a noun cannot govern itself."""
        if (s, noun) in self._asked:
            return []
        self._asked.add((s, noun))
        found = governing(self, s, noun)
        self._asked.discard((s, noun))
        return found

    def noun_agents(self, s: int, noun: int) -> list[Mention]:
        """Return whose «решение», «намерение» or «план» it is."""
        tree = self.scene.trees[s]
        for kid in tree.children(noun, "nmod", "amod", "det", "iobj"):
            if kid.rel == "iobj":
                if self.scene.names.at(s, kid.index) and "Gen" in self.scene.language.cases(kid):
                    return self.actors.all_at(s, kid.index)
            elif kid.rel != "nmod":
                demonyms = self.scene.demonyms(s, kid.index)
                if demonyms:
                    return [Mention(d, self.scene.span(s, [kid.index]), "demonym") for d in demonyms]
                if kid.lemma in self.scene.lexicon.pronouns:
                    return self.actors.at(s, kid.index)
            elif tree.label(kid.index) == "Gen" or undeclined(tree, kid):
                return self.actors.all_at(s, kid.index)
        return []

    def agents(self, s: int, w: int) -> list[Mention]:
        """Return the agent of a passive: its instrumental."""
        tree = self.scene.trees[s]
        for kid in tree.children(w):
            if kid.pos in NOMINAL and tree.label(kid.index) == "Ins":
                return self.actors.all_at(s, kid.index)
        return []

    def _first_person(self, s: int, token: Token) -> list[Mention]:
        speaker = self.actors.first_person(s, token.index)
        return [speaker] if speaker else []

    def dependents(self, s: int, w: int) -> list[Dependent]:
        """Return the words that may fill the roles of a trigger, well-attached ones first."""
        return self._dependents.of(s, w)

    def within(self, s: int, noun: int) -> list[Dependent]:
        """Return whom the participle of a noun says that it was for: «санкции, введённые против Перу»."""
        return self._dependents.within(s, noun)
