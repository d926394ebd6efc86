"""Verbs: which words head a clause, and which clause a word stands in."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.tree import SUBJECTS, Tree
from kg.model import Token

PREDICATES = frozenset({"root", "ccomp", "acl:relcl", "advcl", "parataxis"})
"""Relations in which an adjective is a predicate: «намерены обсуждать», «необходимо оборудование»."""


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


def goes_on(tree: Tree, token: Token) -> bool:
    """Return whether a verb behind a bare «и» shares the subject of the one before it: «суд признал его
    виновным и оштрафовал»."""
    if token.rel != "conj" or token.head < 0:
        return False
    bare = any(tree.tokens[k.index - 1].text != "," for k in tree.children(token.index, "cc") if k.index)
    head, number = tree.tokens[token.head], token.feat("Number")
    agree = not number or not head.feat("Number") or number == head.feat("Number")
    return bare and is_verb(head) and tree.subject(token.head) is not None and agree


def doer_of(tree: Tree, w: int) -> Token | None:
    """Return the subject of the verb that a word depends on, its own or that of the verb it goes on from:
    «министр уволил врача и пригрозил ему», «хочет встретиться с ним», «обратился к послу, попросив его», but
    «были арестованы, их отпустили»."""
    verb = clause_verb(tree, tree.tokens[w].head) if tree.tokens[w].head >= 0 else None
    if verb is not None and by_nobody(tree, verb):
        return None
    seen: set[int] = set()
    while verb is not None and verb.index not in seen:
        seen.add(verb.index)
        subject = tree.subject(verb.index)
        shared = verb.rel == "conj" or verb.feat("VerbForm") == "Conv" or verb.rel == "xcomp" and not any(
            k.index != w for k in tree.children(verb.head, "obj", "iobj"))
        if subject is not None or not shared or verb.head < 0:
            return subject
        verb = tree.tokens[verb.head]
    return None


def by_nobody(tree: Tree, token: Token) -> bool:
    """Return whether a plural with its object before it leaves out who acts: «журналиста арестовали»."""
    return (token.feat("VerbForm") == "Fin" and token.feat("Number") == "Plur"
            and (token.rel not in ("acl:relcl", "conj") or token.rel == "acl:relcl" and whom(tree, token)
                 or token.rel == "conj" and token.head >= 0 and is_passive(tree.tokens[token.head]))
            and any(k.index < token.index for k in tree.children(token.index, "obj", "iobj")))


def whom(tree: Tree, verb: Token) -> bool:
    """Return whether a relative clause without a subject says what was done to its noun: «студенты, которых
    задержали»."""
    return tree.subject(verb.index) is None and any(
        k.pos == "PRON" and k.index < verb.index for k in tree.children(verb.index, "obj"))


def agrees(participle: Token, noun: Token) -> bool:
    """Return whether a participle and a noun have the case, number and gender in common, as far as both say
    them."""
    same = ("Case", "Number") if participle.feat("Number") == "Plur" else ("Case", "Number", "Gender")
    return participle.agrees(noun, *same)


def by_whom(tree: Tree, verb: int, noun: int) -> bool:
    """Return whether a noun is the one by whom the act of a passive is done: «сбит силами ПВО»."""
    doer = tree.tokens[noun].rel in ("obl", "obl:agent") and tree.label(noun) == "Ins"
    return doer and is_passive(tree.tokens[verb])


def part_of_subject(tree: Tree, word: Token) -> bool:
    """Return whether a word is part of what the subject of another verb is called: «Как сообщают «РИА
    Новости», посла подозревают …»."""
    return word.rel in ("appos", "flat", "flat:name") and word.head >= 0 and (
        tree.tokens[word.head].rel in SUBJECTS)


def within_relative(tree: Tree, word: Token, verb: Token) -> bool:
    """Return whether a word stands in a relative clause that a verb is outside of: «пообещал закрыть завод, у
    которого стоит Рябов, и не исключил …»."""
    clause = next((t for t in (word, *tree.above(word.index)) if t.rel == "acl:relcl"), None)
    return clause is not None and clause.index not in (verb.index, *(t.index for t in tree.above(verb.index)))


def follows(words: Mapping[str, frozenset[str]], tree: Tree, verb: Token) -> bool:
    """Return whether a verb says what follows from something, and not what ought to be: «следует, что …»."""
    if verb.lemma not in words["following"]:
        return False
    told = (k for k in tree.children(verb.index, "ccomp", "csubj") if k.index > verb.index)
    return any(m.lemma in words["complementizer"] for k in told for m in tree.children(k.index, "mark"))
