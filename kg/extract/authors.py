"""Authors: who speaks in a document, and so does what it is said to do."""

from __future__ import annotations

from kg.extract.clauses import Clauses
from kg.extract.polarity import not_done
from kg.extract.tree import SUBJECTS
from kg.extract.verbs import clause_verb, is_passive
from kg.model import Mention, Token

LOOK_BACK = 2
"""Sentences back in which a document was adopted."""


def authors(clauses: Clauses, s: int, w: int) -> list[Mention]:
    """Return whose document a word names or stands for: «резолюция ООН, которая призывает …»."""
    scene, found = clauses.scene, clauses.actors.at(s, w)
    if not found or any(m.actor.type != "Document" for m in found):
        return []
    token = scene.trees[s].tokens[w]
    pronoun = scene.lexicon.pronouns.get(token.lemma)
    relative = pronoun is not None and pronoun.kind == "relative" and token.head >= 0
    noun = scene.trees[s].tokens[token.head].head if relative else w
    own = clauses.noun_agents(s, noun) or made_by(clauses, s, noun, relative)
    own = own or ([] if relative else adopters(clauses, s, noun))
    return [m for m in own if m.actor.type not in ("Document", "Place")]


def written_by(clauses: Clauses, s: int, noun: Token) -> list[Mention]:
    """Return whose document a wish stands in: «в резолюции Сейма содержится призыв …»."""
    scene, tree = clauses.scene, clauses.scene.trees[s]
    verb = clause_verb(tree, noun.index) if noun.rel in SUBJECTS else None
    return next((found for k in (tree.children(verb.index, "obl") if verb else ())
                 if tree.label(k.index) in scene.lexicon.labels["written in"]
                 and (found := authors(clauses, s, k.index))), [])


def made_by(clauses: Clauses, s: int, noun: int, relative: bool) -> list[Mention]:
    """Return by whom a document is said to be made, by its participle («принятый в Латвии закон») or, before
    a ``relative`` clause, by its verb («сейм принял закон, который …»)."""
    tree, making = clauses.scene.trees[s], clauses.scene.lexicon.words["making"]
    above = tree.tokens[tree.tokens[noun].head] if relative and tree.tokens[noun].head >= 0 else None
    for verb in (*tree.children(noun, "acl", "amod"), *([above] if above else [])):
        if verb.lemma not in making:
            continue
        if not is_passive(verb):
            return clauses.subjects(s, verb.index) if verb is above else []
        inside = clauses.scene.lexicon.labels["inside"]
        places = (k for k in tree.children(verb.index, "obl", "nmod") if tree.label(k.index) in inside)
        states = (m for k in places for m in clauses.actors.at(s, k.index) if m.actor.type == "State")
        return clauses.agents(s, verb.index) or list(states)[:1]
    return []


def by_law(clauses: Clauses, s: int, token: Token) -> bool:
    """Return whether a law is said to do what its state does by it: «закон, который запрещает …»."""
    tree, lexicon = clauses.scene.trees[s], clauses.scene.lexicon
    subject = tree.subject(token.index)
    pronoun = lexicon.pronouns.get(subject.lemma) if subject else None
    described = (token.feat("VerbForm") == "Part" and token.rel in ("acl", "amod") if subject is None
                 else pronoun is not None and pronoun.kind == "relative" and token.rel == "acl:relcl")
    named = tree.tokens[token.head] if described and token.head >= 0 else subject
    return named is not None and not is_passive(token) and named.lemma in lexicon.words["law"]


def makers(clauses: Clauses, s: int, token: Token) -> list[Mention]:
    """Return who made the document that a participle speaks of: «парламент принял резолюцию, осуждающую
    …»."""
    tree = clauses.scene.trees[s]
    own = [m for m in clauses.noun_agents(s, token.head) if m.actor.type != "Document"]
    verb = clause_verb(tree, token.head)
    refused = verb is not None and (
        verb.lemma in clauses.scene.lexicon.words["onlooker"] or not_done(clauses.scene, tree, verb))
    subjects = clauses.subjects(s, verb.index) if verb and not refused else []
    return own or [m for m in subjects if m.actor.type != "Document"]


def adopters(clauses: Clauses, s: int, noun: int) -> list[Mention]:
    """Return who made or adopted the document that a bare noun repeats: «Сейм принял декларацию. Документ
    осуждает …»."""
    scene = clauses.scene
    if len(scene.trees[s].phrase(noun)) > 1:
        return []
    for back in range(s - 1, max(-1, s - 1 - LOOK_BACK), -1):
        tree = scene.trees[back]
        for verb in (t for t in tree.tokens if t.lemma in scene.lexicon.words["making"]):
            if any(scene.writing(back, k.index) for k in tree.children(verb.index, "obj")):
                return clauses.subjects(back, verb.index)
    return []
