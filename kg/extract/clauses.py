"""Clauses: who the subject of a verb is, also where the sentence leaves it out, and what hangs on a
trigger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.actors import Actors
from kg.extract.tree import CLAUSES, NOMINAL, NOUN_RELATIONS, SUBJECTS, Tree
from kg.model import Mention, Time, Token

OBJECT_CASES = frozenset({"Acc", "Gen"})
PREDICATES = frozenset({"root", "ccomp", "acl:relcl", "advcl", "parataxis"})
"""Relations in which an adjective is a predicate: «намерены обсуждать», «необходимо оборудование»."""

NEAR = 7
"""Words on either side of a verb in which a subject is looked for that the parse did not find."""

CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "csubj", "csubj:pass", "acl", "parataxis", "conj"})


@dataclass(frozen=True, slots=True)
class Dependent:
    """A word that may fill a role: where it stands (several readings), and how far the parse had to be
    mended."""

    word: int
    positions: frozenset[str]
    mended: int = 0


def is_verb(token: Token) -> bool:
    """Return whether a word heads a clause: a verb, or a short adjective used as one."""
    predicate = token.rel in PREDICATES
    return (token.pos in ("VERB", "AUX") or token.pos == "ADJ"
            and (predicate or token.feat("Variant") == "Short"))


def is_passive(token: Token) -> bool:
    """Return whether a verb form is passive."""
    return token.feat("Voice") == "Pass"


def clause_verb(tree: Tree, w: int) -> Token | None:
    """Return the verb of the clause that a word stands in: itself, or the nearest above it."""
    if is_verb(tree.tokens[w]) and tree.tokens[w].rel != "amod":
        return tree.tokens[w]
    return next((t for t in tree.above(w) if is_verb(t) and t.rel != "amod"), None)


class Clauses:
    """The subjects and dependents of the words of a document."""

    def __init__(self, actors: Actors, times: Sequence[Sequence[Time]]) -> None:
        self.times = times
        self.actors, self.scene = actors, actors.scene
        self.complex = self.scene.lexicon.frames.prepositions
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
        if token.feat("VerbForm") == "Fin":
            found = self._unattached(s, token) or self._within_body(s, token)
            if found:
                return found
        if token.rel == "amod" or token.rel == "acl" and token.feat("VerbForm") == "Part":
            return self.actors.all_at(s, token.head) if token.head >= 0 else []
        if (token.head >= 0 and token.rel in ("conj", "xcomp", "advcl", "ccomp", "acl", "acl:relcl", "csubj",
                                              "parataxis", "aux")):
            return self._inherited(s, w, token)
        if token.head >= 0 and (token.feat("VerbForm") == "Inf" or is_verb(tree.tokens[token.head])):
            return self._inherited(s, w, token)
        return self._carried(s, token)

    def _unattached(self, s: int, token: Token) -> list[Mention]:
        """Return the nominative beside a verb that the parse hung elsewhere, if nothing else claims it."""
        tree, number = self.scene.trees[s], token.feat("Number")
        left = [t for t in reversed(tree.tokens[max(0, token.index - NEAR) : token.index])]
        for side in (left, list(tree.tokens[token.index + 1 : token.index + NEAR])):
            for other in side:
                if (is_verb(other) and other.feat("VerbForm") != "Part" or other.text in ".;:"
                    or other.rel == "mark"):
                    break
                free = other.rel not in (*SUBJECTS, "conj") and tree.label(other.index) == "Nom"
                if free and other.pos in ("NOUN", "PROPN", "PRON") and other.feat("Number") == number:
                    found = self.actors.all_at(s, other.index)
                    if found:
                        return found
        return []

    def _within_body(self, s: int, token: Token) -> list[Mention]:
        """Return the body in which «they» act: «в Кремле заявили», «в министерстве утверждают»."""
        tree = self.scene.trees[s]
        if token.feat("Number") != "Plur" or token.feat("Person") in ("1", "2"):
            return []
        for kid in tree.children(token.index, "obl", "nmod", "advmod"):
            if tree.label(kid.index) in self.scene.lexicon.labels["inside"]:
                found = self.actors.at(s, kid.index) or self.noun_agents(s, kid.index)
                bodies = [m for m in found if m.actor.type in ("Organisation", "Media")]
                seat = self.actors.seat(s, kid.index)
                if bodies or seat:
                    return bodies or [seat] if seat else bodies
        return []

    def _inherited(self, s: int, w: int, token: Token) -> list[Mention]:
        """Return the subject that a subordinate or coordinated verb shares with the one above it."""
        tree = self.scene.trees[s]
        head = tree.tokens[token.head]
        if not is_verb(head):
            above = clause_verb(tree, head.index)
            support = self.scene.lexicon.supports.get(head.lemma)
            if token.feat("VerbForm") == "Inf" and (support or head.pos == "NOUN"):
                return self.noun_agents(s, head.index) or self.controllers(s, head.index) or (
                    self.subjects(s, above.index)
                    if above and above.index != w and support and support.link == "subject" else [])
            return self.subjects(s, above.index) if above and above.index != w else []
        if token.feat("VerbForm") == "Inf" and self._object_control(head):
            return self.controlled(s, head.index)
        if token.rel in ("ccomp", "advcl", "parataxis", "conj") and not self._agrees(token, head):
            return []
        if token.feat("VerbForm") == "Inf" and tree.subject(head.index) is None:
            datives = [k for k in tree.children(head.index)
                       if k.pos in NOMINAL and tree.label(k.index) == "Dat"]
            if datives and (found := self.actors.all_at(s, datives[0].index)):
                return found
        return self.subjects(s, head.index)

    def _object_control(self, head: Token) -> bool:
        support = self.scene.lexicon.supports.get(head.lemma)
        return support is not None and support.link == "object"

    def _agrees(self, token: Token, head: Token) -> bool:
        number = token.feat("Number")
        return not number or not head.feat("Number") or number == head.feat("Number")

    def controlled(self, s: int, w: int) -> list[Mention]:
        """Return who is asked, ordered or allowed to act: the object, dative or «у»-genitive of ``w``."""
        for wanted in self.scene.lexicon.labels["controlled"]:
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
        return [speaker] if speaker else []

    def controllers(self, s: int, noun: int) -> list[Mention]:
        """Return whose act a noun is that has no agent of its own: of the verb that it supports or is
        governed by."""
        tree = self.scene.trees[s]
        token = tree.tokens[noun]
        if token.head < 0 or token.lemma in self.scene.lexicon.words["claim"]:
            return []
        if token.rel == "conj":
            return self.controllers(s, token.head)
        head = tree.tokens[token.head]
        support = self.scene.lexicon.supports.get(head.lemma)
        if token.rel in SUBJECTS and is_passive(head):
            return self.agents(s, head.index) if support and support.link != "none" else []
        if tree.label(noun) in self.scene.lexicon.labels["bearing"]:
            above = clause_verb(tree, token.head)
            return self.subjects(s, above.index) if above else []
        if support and support.link == "topic":
            return self.actors.doer(s - 1) if s else []
        if support is None or support.link == "none" or token.rel in SUBJECTS and not is_passive(head):
            return []
        if support.link == "object":
            return self.controlled(s, head.index)
        if is_verb(head):
            return self.agents(s, head.index) if is_passive(head) else self.subjects(s, head.index)
        return self.noun_agents(s, head.index) or self.controllers(s, head.index)

    def addressees(self, s: int, w: int) -> list[Mention]:
        """Return whom a letter or message goes to, for the request that it carries.

        «направил Х письмо, в котором попросил …», «обратился к Х с просьбой …»: the dative or «к» of the verb
        above the noun that the request hangs on.
        """
        tree = self.scene.trees[s]
        token = tree.tokens[w]
        if (token.rel not in ("acl:relcl", "acl")
            and tree.label(w) not in self.scene.lexicon.labels["bearing"] or token.head < 0):
            return []
        above = clause_verb(tree, token.head)
        found = self.dependents(s, above.index) if above else []
        return next((m for d in found
                     if d.positions & set(self.scene.lexicon.labels["letter to"]) and d.word != w
                     if (m := self.actors.all_at(s, d.word))), [])

    def noun_agents(self, s: int, noun: int) -> list[Mention]:
        """Return whose «решение», «намерение» or «план» it is."""
        tree = self.scene.trees[s]
        for kid in tree.children(noun, "nmod", "amod", "det"):
            if kid.rel != "nmod":
                demonym = self.scene.demonym(s, kid.index)
                if demonym:
                    return [Mention(demonym, self.scene.span(s, [kid.index]), "demonym")]
                if kid.lemma in self.scene.lexicon.pronouns:
                    return self.actors.at(s, kid.index)
            elif tree.label(kid.index) == "Gen":
                return self.actors.all_at(s, kid.index)
        return []

    def agents(self, s: int, w: int) -> list[Mention]:
        """Return the agent of a passive: its instrumental."""
        tree = self.scene.trees[s]
        for kid in tree.children(w):
            if kid.pos in NOMINAL and tree.label(kid.index) == "Ins":
                return self.actors.all_at(s, kid.index)
        return []

    def _carried(self, s: int, token: Token) -> list[Mention]:
        """Return the topic of the sentence before, for a main verb without a subject that can be his."""
        personal = (token.feat("VerbForm") == "Fin" and token.feat("Gender") != "Neut"
                    and not is_passive(token))
        if not personal or not s or token.feat("Person") in ("1", "2"):
            return self._first_person(s, token) if token.feat("Person") == "1" else []
        topic = self.actors.topic(s - 1)
        if topic is None or self.scene.block(s) != self.scene.block(s - 1):
            return []
        plural = token.feat("Number") == "Plur"
        return [] if plural != (topic.actor.type == "Group") else [topic]

    def _first_person(self, s: int, token: Token) -> list[Mention]:
        speaker = self.actors.speaker(s, token.index)
        return [speaker] if speaker else []

    def dependents(self, s: int, w: int) -> list[Dependent]:
        """Return the words that may fill the roles of a trigger, well-attached ones first."""
        tree = self.scene.trees[s]
        found = [d for near in self._direct(tree, w, 0) for d in (near, *self._doubtful(tree, w, near))]
        for kid in tree.children(w):
            if kid.pos in NOMINAL and kid.rel not in SUBJECTS:
                found += self._mended(tree, kid.index)
        token = tree.tokens[w]
        if token.pos == "NOUN" or token.feat("VerbForm") == "Inf":
            found += self._siblings(tree, w)
        if is_verb(token):
            found += self._strayed(tree, w)
            found += self._shared(tree, token)
        return [d for d in found if not self._adverbial(s, tree, d.word)]

    def _adverbial(self, s: int, tree: Tree, w: int) -> bool:
        """Return whether a word belongs to a time or to a phrase that names a source: it fills no role."""
        token = tree.tokens[w]
        timed = any(t.span.start <= token.start < t.span.end for t in self.times[s])
        pattern = (tree.preposition(w), token.lemma)
        return timed or any(p.pattern[:2] == pattern for p in self.scene.lexicon.phrases)

    def _doubtful(self, tree: Tree, w: int, dependent: Dependent) -> Iterator[Dependent]:
        """Yield the other reading of a form that two cases share: «Эфиопии» Gen or Dat, «в Чили» Acc or
        Loc."""
        token = tree.tokens[dependent.word]
        other = self.scene.lexicon.doubtful
        for position in dependent.positions & other.keys():
            if (other[position][-3:] in self.scene.language.cases(token)
                and (position != "Gen" or tree.tokens[w].pos == "NOUN")):
                yield Dependent(dependent.word, frozenset({other[position]}), 2)

    def _shared(self, tree: Tree, token: Token) -> Iterator[Dependent]:
        """Yield what coordinated verbs share: «подтвердить или опровергнуть информацию», «не разрешаем и не
        допускаем пытки»."""
        others = [t for t in tree.children(token.index, "conj") if is_verb(t)]
        if token.rel == "conj" and token.head >= 0 and is_verb(tree.tokens[token.head]):
            others.append(tree.tokens[token.head])
        if any(k.rel in ("obj", "xcomp", "ccomp") for k in tree.children(token.index)):
            return
        for other in others:
            for kid in tree.children(other.index, "obj", "iobj", "xcomp", "ccomp"):
                if kid.index > max(token.index, other.index):
                    positions = (clause_positions(tree, kid, self.scene.lexicon.words["complementizer"])
                                 if is_verb(kid) else nominal_positions(tree, token, kid))
                    yield Dependent(kid.index, frozenset(positions), 1)

    def _strayed(self, tree: Tree, w: int) -> Iterator[Dependent]:
        """Yield accusative nouns that the parse hung on another noun behind the verb: they can only be its
        object."""
        for kid in tree.children(w, "obl", "obj", "iobj"):
            for inner in tree.children(kid.index, "nmod", "obj"):
                if tree.label(inner.index) == "Acc" and inner.feat("Animacy") == "Anim":
                    yield Dependent(inner.index, frozenset({"obj", "Acc"}), 2)

    def _direct(self, tree: Tree, w: int, mended: int) -> Iterator[Dependent]:
        for kid in tree.children(w):
            clause = self._correlative(tree, kid)
            if clause is not None:
                yield Dependent(clause, frozenset({tree.label(kid.index), "clause"}), mended)
                continue
            inner = self._complex(tree, kid)
            if inner:
                yield Dependent(inner[0], frozenset({inner[1]}), mended)
            positions = self._positions(tree, w, kid)
            if positions:
                yield Dependent(kid.index, frozenset(positions), mended)

    def _correlative(self, tree: Tree, kid: Token) -> int | None:
        """Return the clause that «то» stands for: «о том, что …», «в том, чтобы …»."""
        pronoun = self.scene.lexicon.pronouns.get(kid.lemma)
        if pronoun is None or pronoun.kind != "correlative":
            return None
        clauses = [k for k in tree.children(kid.index, "ccomp", "acl", "acl:relcl", "advcl", "csubj")
                   if k.index > kid.index]
        return clauses[0].index if clauses else None

    def _complex(self, tree: Tree, kid: Token) -> tuple[int, str] | None:
        """Return the noun behind a preposition of several words: «в отношении Ирана»."""
        marks = tree.children(kid.index, "case")
        name = f"{marks[0].lemma}_{kid.text.lower()}" if marks else ""
        if name not in self.complex:
            return None
        inner = next((k for k in tree.children(kid.index, "nmod", "obl", "fixed") if k.index > kid.index),
                     None)
        return (inner.index, f"{name}+{tree.case(inner.index)}") if inner else None

    def _positions(self, tree: Tree, w: int, kid: Token) -> set[str]:
        verbal = is_verb(kid) and kid.feat("VerbForm") != "Part"
        if kid.rel in CLAUSES | {"xcomp", "advcl", "acl", "obl", "obj", "nmod"} and verbal or \
                kid.rel in CLAUSES and any(k.rel == "mark" for k in tree.children(kid.index)):
            return clause_positions(tree, kid, self.scene.lexicon.words["complementizer"])
        if kid.rel.startswith("nummod"):
            return set()
        if kid.rel in ("amod", "det"):
            possessive = kid.lemma in self.scene.lexicon.pronouns and kid.rel == "det"
            return {"adj"} if possessive or kid.lemma in self.scene.lexicon.demonyms else set()
        substantive = (kid.pos in ("ADJ", "DET") or kid.feat("VerbForm") == "Part"
                       and kid.rel in NOUN_RELATIONS)
        if (kid.pos not in NOMINAL and not substantive
            or kid.rel in ("conj", "flat:name", "case", "cc", "advmod")):
            return set()
        if (kid.rel == "appos"
            and (is_verb(tree.tokens[w]) or kid.feat("Case") in (tree.tokens[w].feat("Case"), ""))):
            return set()
        return nominal_positions(tree, tree.tokens[w], kid)

    def _mended(self, tree: Tree, kid: int) -> Iterator[Dependent]:
        """Yield what hangs on an object or oblique but may belong to the trigger: prepositional nouns,
        datives, infinitives."""
        for other in tree.coordinated(kid):
            yield from self._deeper(tree, other)
        for inner in tree.children(kid):
            apart = inner.rel == "appos" and inner.feat("Case") not in (tree.tokens[kid].feat("Case"), "")
            if (inner.pos in NOMINAL and (inner.rel != "appos" or apart) and inner.rel != "flat:name"
                and inner.index not in tree.coordinated(kid)):
                label = tree.label(inner.index)
                if "+" in label or label in ("Dat", "Ins") or label == "Gen" and tree.label(kid) == "Ins":
                    yield Dependent(inner.index, frozenset({label}), 1)
            elif (is_verb(inner) and inner.rel in ("acl", "ccomp", "xcomp", "advcl")
                  and inner.feat("VerbForm") != "Part"):
                opening = self.scene.lexicon.words["complementizer"]
                yield Dependent(inner.index, frozenset(clause_positions(tree, inner, opening)), 1)

    def _deeper(self, tree: Tree, w: int) -> Iterator[Dependent]:
        """Yield the prepositional names two steps down: «переговоры о заключении договора с Россией»."""
        for inner in tree.children(w, "nmod", "obl"):
            for kid in (inner, *tree.children(inner.index, "nmod")):
                if kid.pos == "PROPN" and "+" in tree.label(kid.index):
                    yield Dependent(kid.index, frozenset({tree.label(kid.index)}), 3)

    def _siblings(self, tree: Tree, w: int) -> Iterator[Dependent]:
        """Yield what hangs on the verb above but may belong here: «провёл переговоры с Х», «Китаю Россия
        планирует поставить»."""
        token = tree.tokens[w]
        if token.head < 0 or not is_verb(tree.tokens[token.head]):
            return
        passes = (token.feat("VerbForm") == "Inf"
                  or tree.tokens[token.head].lemma in self.scene.lexicon.supports)
        for kid in tree.children(token.head):
            loose = "+" in tree.label(kid.index) or passes and tree.label(kid.index) == "Dat"
            if kid.index != w and kid.pos in NOMINAL and kid.rel not in SUBJECTS and loose:
                yield Dependent(kid.index, frozenset({tree.label(kid.index)}), 2)


def clause_positions(tree: Tree, kid: Token, complementizers: frozenset[str]) -> set[str]:
    """Return what a dependent clause is: an infinitive, or a clause with its own verb."""
    marks = tree.children(kid.index, "mark")
    if kid.feat("VerbForm") == "Inf":
        return {"clause"} if marks else {"inf"}
    if kid.feat("VerbForm") == "Conv":
        return set()
    return {"clause"} if kid.rel != "advcl" or any(m.lemma in complementizers for m in marks) else set()


def nominal_positions(tree: Tree, head: Token, kid: Token) -> set[str]:
    """Return where a nominal stands, passives turned round: their subject is the object, their instrumental
    the subject."""
    label = tree.label(kid.index)
    if "+" in label:
        return {label}
    if kid.rel == "iobj" and label != "Ins":
        return {"Dat", label} - {""}
    if kid.rel in SUBJECTS:
        return {"obj"} if is_passive(head) else {"subj"}
    if label == "Ins" and is_passive(head):
        return {"subj", "Ins"}
    positions = {label} if label else set()
    if is_verb(head) and (kid.rel == "obj" or label == "Acc"):
        positions.add("obj")
    return positions
