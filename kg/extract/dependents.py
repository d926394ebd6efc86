"""What hangs on a trigger, also where the parse hung it elsewhere, and in which place each word stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from kg.extract.doers import doers
from kg.extract.nominatives import undeclined
from kg.extract.positions import (
    Dependent,
    behind_complex,
    clause_positions,
    correlative,
    dashed,
    nominal_positions,
    of_object,
    shared_doer,
    what_it_is,
)
from kg.extract.receivers import given, receiving
from kg.extract.scene import Scene
from kg.extract.stacked import stacked
from kg.extract.tree import CLAUSES, NOMINAL, NOUN_RELATIONS, SUBJECTS, Tree, counted
from kg.extract.verbs import by_nobody, goes_on, is_passive, is_verb
from kg.model import Time, Token

NEAR = 6
"""Words behind a passive among which its subject is looked for."""
class Dependents:
    """The words of a document that may fill the roles of a trigger.

    A parse hangs much on the wrong word: behind the direct dependents come those that belong to a trigger as
    likely as to the word that they hang on. ``Dependent.mended`` says how far off each was found.
    """

    def __init__(self, scene: Scene, times: Sequence[Sequence[Time]]) -> None:
        self.scene, self.times = scene, times
        self._found: dict[tuple[int, int], list[Dependent]] = {}
        beside = (label.partition("+")[0] for label in scene.lexicon.labels["alongside"])
        self.complex = scene.lexicon.frames.prepositions | {*beside}
        self.citing = frozenset(phrase.pattern[:2] for phrase in scene.lexicon.phrases)

    def of(self, s: int, w: int) -> list[Dependent]:
        """Return the words that may fill the roles of a trigger, well-attached ones first; found once."""
        if (s, w) not in self._found:
            self._found[s, w] = self._of(s, w)
        return self._found[s, w].copy()

    def _of(self, s: int, w: int) -> list[Dependent]:
        tree = self.scene.trees[s]
        found = [d for near in self._direct(tree, w, 0) for d in (near, *self._doubtful(tree, w, near))]
        for kid in tree.children(w):
            if kid.pos in NOMINAL and (kid.rel not in SUBJECTS or is_passive(tree.tokens[w])):
                found += (d for near in self._mended(tree, kid.index)
                          for d in (near, *self._doubtful(tree, w, near)) if d is near or d.prepositional)
            elif kid.feat("VerbForm") == "Inf":
                found += self._before(tree, w, kid.index)
        token = tree.tokens[w]
        found = given(self.scene, s, tree, token, found)
        if token.pos == "NOUN" or token.feat("VerbForm") == "Inf":
            found += self._siblings(tree, w)
        if token.pos == "NOUN":
            found += stacked(self.scene, s, w)
            found += doers(self.scene, tree, token, {d.word for d in found if "Ins" in d.positions})
            same = what_it_is(self.scene, tree, token)
            if same is not None:
                found.append(Dependent(same, frozenset({"Nom"})))
        if is_verb(token):
            bare = token.lemma in self.scene.lexicon.frames.intransitive
            found += () if bare else self._strayed(s, tree, w)
            found += self._postponed(tree, token, found)
            found += self._shared(tree, token)
        found += receiving(self.scene, s, tree, token)
        return [d for d in found if not self._adverbial(s, tree, d.word)]

    def within(self, s: int, noun: int) -> list[Dependent]:
        """Return whom a passive participle says that its noun was for: «приговор, вынесенный журналисту»."""
        tree = self.scene.trees[s]
        return [Dependent(d.word, d.positions, 2) for kid in tree.children(noun, "acl")
                if kid.index > noun and is_passive(kid) for d in self.of(s, kid.index)
                if not d.mended and ("Dat" in d.positions or tree.preposition(d.word))]

    def _adverbial(self, s: int, tree: Tree, w: int) -> bool:
        """Return whether a word belongs to a time or to a phrase that names a source: it fills no role."""
        token = tree.tokens[w]
        timed = any(t.span.start <= token.start < t.span.end for t in self.times[s])
        term = tree.label(w) in self.scene.lexicon.labels["term"] and any(
            k.rel.startswith("nummod") for k in tree.children(w))
        pattern = (tree.preposition(w), token.lemma)
        times = not tree.preposition(w) and token.lemma in self.scene.lexicon.words["times"]
        weekday = token.lemma in self.scene.lexicon.words["weekday"]
        return timed and not term or pattern in self.citing or times or weekday

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
        допускаем пытки», «чиновника признали виновным и приговорили», «требовал и получил от него деньги»."""
        others = [t for t in tree.children(token.index, "conj") if is_verb(t)]
        doer = shared_doer(tree, token) if token.rel == "conj" and is_passive(token) else None
        if doer is not None:
            yield doer
        if token.rel == "conj" and token.head >= 0 and is_verb(tree.tokens[token.head]):
            others.append(tree.tokens[token.head])
        if any(k.rel in ("obj", "xcomp", "ccomp") for k in tree.children(token.index)):
            return
        for kid in (k for t in others if t.index == token.index + 2 for k in tree.children(t.index, "obl")):
            if kid.index > token.index + 2:
                yield Dependent(kid.index, frozenset(nominal_positions(tree, token, kid)), 1)
        shared = ("obj", "iobj", "xcomp", "ccomp")
        for other in [t for t in others if tree.children(t.index, *shared)][:1]:
            for kid in tree.children(other.index, *shared):
                both = kid.index > max(token.index, other.index) and (kid.rel != "xcomp" or is_verb(kid))
                fronted = other.index < token.index and by_nobody(tree, other) and kid.index < other.index
                between = (other.index < kid.index < token.index and kid.feat("Animacy") == "Anim"
                           and kid.rel == "obj" and goes_on(tree, token))
                if both or fronted or between:
                    positions = (clause_positions(tree, kid, self.scene.lexicon.words["complementizer"])
                                 if is_verb(kid) else nominal_positions(tree, token, kid))
                    yield Dependent(kid.index, frozenset(positions), 1)

    def _named_person(self, s: int, tree: Tree, place: Token, noun: Token) -> bool:
        """Return whether a person with a name is hung on the place or reason behind a verb: «направил в Лиму
        посла Олега Рябова», «выслал за шпионаж посла Олега Рябова»."""
        behind = takewhile(lambda t: t.pos in NOMINAL, tree.tokens[noun.index + 1 : noun.index + NEAR])
        labels, label = self.scene.lexicon.labels, tree.label(place.index)
        apart = label in labels["before object"] and not self._takes_genitive(tree, place)
        return ((label in labels["destination"] or apart)
                and noun.feat("Animacy") == "Anim" and tree.label(noun.index) in ("Gen", "Acc")
                and noun.feat("Number") == "Sing" and not self.scene.names.at(s, noun.index)
                and any(self.scene.names.kind(s, t.index) == "PER" for t in behind))

    def _strayed(self, s: int, tree: Tree, w: int) -> Iterator[Dependent]:
        """Yield accusative nouns that the parse hung on another noun behind the verb: they can only be its
        object."""
        alone = not tree.children(w, "obj") and not (is_passive(tree.tokens[w]) and tree.subject(w))
        for kid in tree.children(w, "obl", "obj", "iobj"):
            for inner in (k for i in tree.phrase(kid.index) for k in tree.children(i, "nmod", "obj")):
                own = self._takes_genitive(tree, kid)
                clear = tree.label(inner.index) == "Acc" and inner.head == kid.index and not own
                shared = tree.label(inner.index) in ("Gen", "Acc") and alone and kid.rel == "obl" \
                    and "Acc" in self.scene.language.cases(inner) and self._second(tree, kid, inner)
                named = (alone and kid.index > w and undeclined(tree, inner) and inner.head == kid.index
                         and tree.label(kid.index) in self.scene.lexicon.labels["inside"])
                sent = (alone and kid.rel == "obl" and kid.index > w
                        and self._named_person(s, tree, kid, inner))
                if named or sent or inner.feat("Animacy") == "Anim" and (clear or shared):
                    yield Dependent(inner.index, frozenset({"obj", "Acc"}), 2 if clear else 3)

    def _takes_genitive(self, tree: Tree, noun: Token) -> bool:
        """Return whether a noun that says no place is an act whose own the people behind it are: «призвал к
        освобождению заложников»."""
        frames = self.scene.lexicon.frames.by_trigger.get(noun.lemma, ())
        return tree.label(noun.index) not in self.scene.lexicon.labels["location"] and any(
            slot.position == "Gen" for frame in frames for filler in frame.fillers for slot in filler.slots)

    def _second(self, tree: Tree, noun: Token, inner: Token) -> bool:
        """Return whether a genitive is not the noun's own: it hangs deeper, it is counted («приговорил к
        казни трёх солдат»), or the noun has one before it («винит в крушении «Боинга» сепаратистов»)."""
        return inner.head != noun.index or counted(tree, inner.index) or any(
            k.index < inner.index and tree.label(k.index) == "Gen" for k in tree.children(noun.index, "nmod"))

    def _postponed(self, tree: Tree, verb: Token, found: Sequence[Dependent]) -> Iterator[Dependent]:
        """Yield the subject that stands behind a passive and that the parse hung elsewhere: «написала, что
        взяты под стражу её лидер и его жена»."""
        known = any(d.positions & {"subj", "obj"} for d in found) or tree.subject(verb.index)
        if known or not is_passive(verb) or verb.rel in ("amod", "acl"):
            return
        for other in tree.tokens[verb.index + 1 : verb.index + NEAR]:
            if other.pos in ("VERB", "AUX", "PUNCT", "SCONJ") and other.text not in "«\"„":
                return
            several = len(tree.coordinated(other.index)) > 1
            if (other.pos in ("NOUN", "PROPN", "NUM") and tree.label(other.index) == "Nom"
                and other.rel not in (*SUBJECTS, "conj") and (several or other.agrees(verb, "Number"))):
                yield Dependent(other.index, frozenset({"obj"}), 2)
                return

    def _before(self, tree: Tree, w: int, infinitive: int) -> Iterator[Dependent]:
        """Yield what stands between a word and its infinitive: «призыв к сторонам соблюдать перемирие»."""
        for kid in tree.children(infinitive):
            if w < kid.index < infinitive and kid.pos in NOMINAL and kid.rel not in SUBJECTS:
                yield Dependent(kid.index, frozenset(nominal_positions(tree, tree.tokens[w], kid)), 1)

    def _direct(self, tree: Tree, w: int, mended: int) -> Iterator[Dependent]:
        for kid in tree.children(w):
            clause = correlative(tree, kid, self.scene.lexicon.pronouns)
            if clause is not None:
                when = tree.preposition(kid.index) in self.scene.lexicon.words["circumstantial"]
                said = frozenset() if when else frozenset({"clause"})
                yield Dependent(clause, said | {tree.label(kid.index)}, mended)
                continue
            inner = behind_complex(tree, kid, self.complex)
            if inner and not of_object(tree, w, kid):
                yield Dependent(inner[0], frozenset({inner[1]}), mended)
            positions = self._positions(tree, w, kid)
            if positions:
                yield Dependent(kid.index, frozenset(positions), mended)

    def _positions(self, tree: Tree, w: int, kid: Token) -> set[str]:
        to_be = any(k.feat("VerbForm") == "Inf" for k in tree.children(kid.index, "cop"))
        verbal = is_verb(kid) and kid.feat("VerbForm") != "Part" or to_be
        if kid.rel in CLAUSES | {"xcomp", "advcl", "acl", "obl", "obj", "nmod"} and verbal or \
                kid.rel in CLAUSES and any(k.rel == "mark" for k in tree.children(kid.index)):
            return clause_positions(tree, kid, self.scene.lexicon.words["complementizer"])
        if kid.rel.startswith("nummod"):
            return set()
        if kid.rel in ("amod", "det"):
            possessive = kid.lemma in self.scene.lexicon.pronouns and kid.rel == "det"
            made = self.scene.of_people(kid.lemma) or self.scene.of_people(kid.lemma.rpartition("-")[2])
            return {"adj"} if possessive or made else set()
        substantive = (kid.pos in ("ADJ", "DET") or kid.feat("VerbForm") == "Part"
                       and (kid.rel in NOUN_RELATIONS or kid.rel == "xcomp"))
        adverb = kid.rel == "advmod" and kid.pos != "NOUN"
        if (kid.pos not in NOMINAL and not substantive or adverb
            or kid.rel in ("conj", "flat:name", "case", "cc")):
            return set()
        apposed = kid.rel == "appos" and tree.tokens[w].rel == "root" or kid.rel in SUBJECTS
        if apposed and dashed(tree, w, kid, self.scene.lexicon.labels["among"]):
            return {"Nom"}
        if (kid.rel == "appos"
            and (is_verb(tree.tokens[w]) or kid.feat("Case") in (tree.tokens[w].feat("Case"), ""))):
            return set()
        return nominal_positions(tree, tree.tokens[w], kid)

    def _mended(self, tree: Tree, kid: int) -> Iterator[Dependent]:
        """Yield what hangs on an object or oblique but may belong to the trigger: prepositional nouns,
        datives, infinitives."""
        for other in tree.coordinated(kid):
            yield from self._deeper(tree, other)
        when = tree.preposition(kid) in self.scene.lexicon.words["circumstantial"]
        for inner in tree.children(kid):
            if when and is_verb(inner):
                continue
            apart = inner.rel == "appos" and inner.feat("Case") not in (tree.tokens[kid].feat("Case"), "")
            if (inner.pos in NOMINAL and (inner.rel != "appos" or apart) and inner.rel != "flat:name"
                and inner.index not in tree.coordinated(kid)):
                label = tree.label(inner.index)
                if self._claims(tree, kid, label):
                    continue
                if "+" in label or label in ("Dat", "Ins") or label == "Gen" and tree.label(kid) == "Ins":
                    yield Dependent(inner.index, tree.labels(inner.index), 1)
            elif (is_verb(inner) and inner.rel in ("acl", "ccomp", "xcomp", "advcl")
                  and inner.feat("VerbForm") != "Part"):
                opening = self.scene.lexicon.words["complementizer"]
                yield Dependent(inner.index, frozenset(clause_positions(tree, inner, opening)), 1)

    def _claims(self, tree: Tree, noun: int, label: str) -> bool:
        """Return whether a noun that says when has a place of its own for what hangs on it: «после
        встречи с Х согласился» says with whom he met, not with whom he agreed."""
        frames = self.scene.lexicon.frames.by_trigger.get(tree.tokens[noun].lemma, ())
        circumstantial = tree.preposition(noun) in self.scene.lexicon.words["circumstantial"]
        return circumstantial and any(
            slot.position == label for frame in frames if not frame.companions
            for filler in frame.fillers for slot in filler.slots)

    def _deeper(self, tree: Tree, w: int) -> Iterator[Dependent]:
        """Yield the prepositional names two steps down: «переговоры о заключении договора с Россией», and who
        is given something: «передал здание школы общине»."""
        for inner in tree.children(w, "nmod", "obl"):
            for kid in (inner, *tree.children(inner.index, "nmod", "iobj")):
                label = tree.label(kid.index)
                given = label == "Dat" and kid.rel == "iobj"
                if kid.pos in ("PROPN", "NOUN") and ("+" in label or given) \
                        and not self._claims(tree, kid.head, label):
                    yield Dependent(kid.index, tree.labels(kid.index), 3)

    def _siblings(self, tree: Tree, w: int) -> Iterator[Dependent]:
        """Yield what hangs on the verb above but may belong here: «провёл переговоры с Х», «Китаю Россия
        планирует поставить»; not the body in which they act: «в министерстве намерены обжаловать»."""
        token = tree.tokens[w]
        apart = is_verb(token) and any(tree.children(w, "mark", "aux"))
        if token.head < 0 or apart or not is_verb(tree.tokens[token.head]):
            return
        passes = (token.feat("VerbForm") == "Inf"
                  or tree.tokens[token.head].lemma in self.scene.lexicon.supports)
        own = self._addressed(tree.tokens[token.head].lemma) if token.pos == "NOUN" else frozenset()
        above, within = tree.tokens[token.head], self.scene.lexicon.labels["inside"]
        they = above.feat("Number") == "Plur" and tree.subject(above.index) is None
        for kid in tree.children(token.head):
            loose = "+" in tree.label(kid.index) or passes and tree.label(kid.index) == "Dat"
            if tree.label(kid.index) in own or they and tree.label(kid.index) in within:
                continue
            if kid.index != w and kid.pos in NOMINAL and kid.rel not in SUBJECTS and loose:
                yield Dependent(kid.index, tree.labels(kid.index), 2)

    def _addressed(self, verb: str) -> frozenset[str]:
        """Return where a verb has whom it is directed at: «потребовал от клуба отстранения тренера» does not
        say what he is removed from."""
        frames = self.scene.lexicon.frames.by_trigger.get(verb, ())
        fillers = (frame.filler("recipient") for frame in frames if not frame.companions)
        return frozenset(slot.position for filler in fillers if filler for slot in filler.slots)
