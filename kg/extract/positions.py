"""Positions: in which places of a frame a dependent stands."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from kg.extract.lexicon import Pronoun
from kg.extract.nominatives import undeclined
from kg.extract.scene import Scene
from kg.extract.tree import SUBJECTS, Tree
from kg.extract.verbs import is_passive, is_verb
from kg.model import Token

DASHES = frozenset("—–-")


@dataclass(frozen=True, slots=True)
class Dependent:
    """A word that may fill a role: where it stands (several readings), and how far the parse had to be
    mended."""

    word: int
    positions: frozenset[str]
    mended: int = 0

    @property
    def prepositional(self) -> bool:
        """Whether it stands behind a preposition in each reading."""
        return all("+" in position for position in self.positions)


def dashed(tree: Tree, w: int, kid: Token, among: Container[str] = ()) -> bool:
    """Return whether a dash makes a noun what another is, or one of these: «главное требование рабочих —
    повышение зарплаты», «среди требований — …»."""
    same = tree.tokens[w].feat("Case") == "Nom" or tree.label(w) in among
    return (kid.index > w and kid.pos == "NOUN" and tree.tokens[w].pos == "NOUN"
            and kid.feat("Case") == "Nom" and same
            and any(t.text in DASHES for t in tree.tokens[w:kid.index]))


def what_it_is(scene: Scene, tree: Tree, noun: Token) -> int | None:
    """Return what a noun is said to be, as «требование» is in «требование рабочих — рост зарплаты», «главным
    требованием стала отставка мэра»."""
    if noun.rel in SUBJECTS:
        return noun.head if dashed(tree, noun.index, tree.tokens[noun.head]) else None
    verb = tree.tokens[noun.head] if noun.head >= 0 else None
    being = verb is not None and verb.lemma in scene.lexicon.words["becoming"]
    linked = tree.children(noun.index, "cop") if verb is None else being and tree.label(noun.index) == "Ins"
    subject = tree.subject(verb.index if verb else noun.index) if linked else None
    return subject.index if subject else None


def clause_positions(tree: Tree, kid: Token, complementizers: frozenset[str]) -> set[str]:
    """Return what a dependent clause is: an infinitive («уйти», «быть готовым»), or a clause with its own
    verb."""
    marks = tree.children(kid.index, "mark")
    if "Inf" in (kid.feat("VerbForm"), *(k.feat("VerbForm") for k in tree.children(kid.index, "cop"))):
        return {"clause"} if marks else {"inf"}
    if kid.feat("VerbForm") == "Conv":
        return set()
    return {"clause"} if kid.rel != "advcl" or any(m.lemma in complementizers for m in marks) else set()


def nominal_positions(tree: Tree, head: Token, kid: Token) -> set[str]:
    """Return where a nominal stands, passives turned round: their subject is the object, their instrumental
    the subject."""
    label = tree.label(kid.index)
    if undeclined(tree, kid) and not is_verb(head):
        return {"Gen"}
    if "+" in label or not label and kid.rel == "nmod":
        return set(tree.labels(kid.index))
    if kid.rel == "iobj" and label != "Ins":
        return {"Dat", label} - {""}
    if kid.rel in SUBJECTS:
        return {"obj"} if is_passive(head) else {"subj"}
    if label == "Ins" and is_passive(head):
        return {"subj", "Ins"}
    positions = {label} if label else set()
    if label == "Acc" and kid.rel == "nmod" and kid.feat("Animacy") == "Anim" and not is_verb(head):
        positions.add("Gen")
    if is_verb(head) and (kid.rel == "obj" or label == "Acc"):
        positions.add("obj")
    return positions


def counted_object(tree: Tree, verb: Token) -> bool:
    """Return whether the parse took those who are counted for the subject of what is done to them: «на
    площади задержали девять человек»."""
    subject = tree.subject(verb.index)
    return (subject is not None and is_verb(verb) and not is_passive(verb) and verb.feat("Number") == "Plur"
            and not tree.children(verb.index, "obj", "iobj") and subject.feat("Case") == "Gen"
            and any(k.rel.startswith("nummod") for k in tree.children(subject.index)))


def counted_subject(tree: Tree, verb: Token) -> int | None:
    """Return those who are counted before a verb and whom the parse took for its object: «более миллиона
    человек вышли на улицы»."""
    neuter = verb.feat("Gender") == "Neut"
    number = neuter or verb.feat("Number") == "Plur"
    things = [k for k in tree.children(verb.index, "obj") if k.index < verb.index]
    behind = bool(things) and things[0].feat("Animacy") != "Anim"
    return next((k.index for k in tree.children(verb.index, "obj")
                 if (k.index < verb.index or behind or neuter) and number
                 and verb.feat("VerbForm") == "Fin" and "Anim" in (k.feat("Animacy"), *(
                     n.feat("Animacy") for n in tree.children(k.index, "nmod")))
                 and any(n.rel.startswith("nummod") for n in tree.children(k.index))), None)


def correlative(tree: Tree, kid: Token, pronouns: Mapping[str, Pronoun]) -> int | None:
    """Return the clause that «то» stands for: «о том, что …», «в том, чтобы …»."""
    pronoun = pronouns.get(kid.lemma)
    if pronoun is None or pronoun.kind != "correlative":
        return None
    clauses = [k for k in tree.children(kid.index, "ccomp", "acl", "acl:relcl", "advcl", "csubj")
               if k.index > kid.index]
    return clauses[0].index if clauses else None


def of_object(tree: Tree, verb: int, adverb: Token) -> bool:
    """Return whether an adverb says with whom somebody suffered an act, not with whom it was done: «задержали
    мэра вместе с сыном»."""
    return adverb.pos == "ADV" and any(
        k.index < adverb.index and k.feat("Animacy") == "Anim" for k in tree.children(verb, "obj"))


def behind_complex(tree: Tree, kid: Token, prepositions: Container[str]) -> tuple[int, str] | None:
    """Return the noun behind a preposition of several words: «в отношении Ирана», «вместе с Ираном»."""
    if kid.pos == "ADV":
        behind = [k for k in tree.children(kid.index, "obl", "nmod") if k.index > kid.index]
        name = f"{kid.lemma}_{tree.label(behind[0].index)}" if behind else ""
        return (behind[0].index, name) if name.partition("+")[0] in prepositions else None
    marks = tree.children(kid.index, "case")
    name = f"{marks[0].lemma}_{kid.text.lower()}" if marks else ""
    if name not in prepositions:
        return None
    inner = next((k for k in tree.children(kid.index, "nmod", "obl", "fixed") if k.index > kid.index), None)
    return (inner.index, f"{name}+{tree.case(inner.index)}") if inner else None


def turned(dependents: list[Dependent]) -> list[Dependent]:
    """Return dependents whose subject is the object of an active verb, as in a reflexive passive."""
    turn = {"subj": "obj", "Ins": "subj"}
    return [Dependent(d.word, frozenset(turn.get(p, p) for p in d.positions), d.mended) for d in dependents]


def shared_doer(tree: Tree, passive: Token) -> Dependent | None:
    """Return by whom two passives are that are joined behind him: «боевиками захвачено село и убит
    староста»."""
    first = tree.tokens[passive.head]
    doers = [[k for k in tree.children(verb.index, "obl", "obl:agent") if tree.label(k.index) == "Ins"]
             for verb in (first, passive)]
    if not is_passive(first) or doers[1] or not doers[0] or doers[0][0].index > first.index:
        return None
    return Dependent(doers[0][0].index, frozenset({"subj"}), 1)
