"""Organisers: who plans, makes or holds what a noun names, by a participle or clause behind it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.announced import of_their_own
from kg.extract.clauses import Clauses
from kg.extract.doers import by_participle
from kg.extract.verbs import is_passive
from kg.model import Mention, Token


def organisers(clauses: Clauses, s: int, noun: int) -> list[Mention]:
    """Return who is said to plan, make or hold what a noun names: «марш, запланированный оппозицией»,
    «пикет, который провели студенты», «забастовка, в которой участвуют шахтёры»."""
    if found := by_participle(clauses, s, noun):
        return found
    for verb, pronoun in relatives(clauses, s, noun):
        if announced(clauses, s, noun, verb, pronoun):
            return of_their_own(clauses.subjects(s, verb.index))
        if not is_passive(verb) and holds(clauses, s, pronoun):
            return [m for m in clauses.subjects(s, verb.index) if m.actor.type not in ("Thing", "Document")]
    return []


def of_act(clauses: Clauses, s: int, noun: int) -> list[Mention]:
    """Return whose act it is whose demands, aims or course a noun names: «начали забастовку, требования
    которой …»."""
    tree, lexicon = clauses.scene.trees[s], clauses.scene.lexicon
    for kid in (k for k in tree.children(noun, "nmod") if tree.label(k.index) in lexicon.labels["partitive"]):
        pronoun = lexicon.pronouns.get(kid.lemma)
        act = kid
        if pronoun and pronoun.kind == "relative":
            act = next((t for t in reversed(tree.tokens[:noun]) if t.pos == "NOUN"
                        and t.agrees(kid, "Number", "Gender")), kid)
        if act.pos == "NOUN" and act.lemma in lexicon.frames.by_trigger and not tree.preposition(act.index):
            return clauses.controllers(s, act.index)
    return []


def relatives(clauses: Clauses, s: int, noun: int) -> Iterator[tuple[Token, Token]]:
    """Yield the verb and the pronoun of each relative clause that stands right behind a noun and agrees with
    it."""
    tree, pronouns = clauses.scene.trees[s], clauses.scene.lexicon.pronouns
    for verb in (t for t in tree.tokens[noun + 1 :] if t.rel in ("acl:relcl", "acl")):
        inside = (tree.tokens[i] for i in tree.below(verb.index) if i > noun)
        pronoun = next((t for t in inside if (p := pronouns.get(t.lemma)) and p.kind == "relative"), None)
        if (pronoun and pronoun.agrees(tree.tokens[noun], "Number", "Gender")
            and all(t.pos not in ("VERB", "AUX") for t in tree.tokens[noun + 1 : pronoun.index])
            and (verb.head <= noun or not pronoun.agrees(tree.tokens[verb.head], "Number", "Gender"))):
            yield verb, pronoun


def announced(clauses: Clauses, s: int, noun: int, verb: Token, pronoun: Token) -> bool:
    """Return whether a relative clause says who announced an act of his own: «санкции, о которых объявил
    Чад»."""
    tree, lexicon = clauses.scene.trees[s], clauses.scene.lexicon
    return (tree.label(pronoun.index) in lexicon.labels["told of"] and lexicon.speech(verb.lemma)
            and tree.tokens[noun].lemma in lexicon.words["announced"])


def holds(clauses: Clauses, s: int, pronoun: Token) -> bool:
    """Return whether a relative clause says who holds an event, or who takes part in it."""
    scene = clauses.scene
    governs = scene.lexicon.supports.get(scene.trees[s].tokens[pronoun.head].lemma)
    held = pronoun.rel == "obj" and governs is not None and governs.link == "subject"
    return held or scene.trees[s].label(pronoun.index) in scene.lexicon.labels["taking part"]
