"""Whose act a noun is that names nobody itself: his whose verb supports it, or who tells of it; and whom a
letter goes to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from kg.extract.announced import announces, governor, of_their_own, resolved
from kg.extract.doers import belonging, by_participle, purposes
from kg.extract.polarity import not_done
from kg.extract.scene import Scene
from kg.extract.tree import SUBJECTS, Tree
from kg.extract.verbs import clause_verb, is_passive, is_verb
from kg.model import Mention, Token

if TYPE_CHECKING:
    from kg.extract.clauses import Clauses


def governing(clauses: Clauses, s: int, noun: int) -> list[Mention]:
    """Return whose act a noun is, by the verb or noun that supports it; ``Clauses.controllers`` asks once."""
    scene, tree = clauses.scene, clauses.scene.trees[s]
    token = tree.tokens[noun]
    if token.head < 0 or token.lemma in scene.lexicon.words["claim"]:
        return []
    if token.rel == "conj":
        return clauses.controllers(s, token.head)
    if aimed_at := purposes(clauses, s, token):
        return aimed_at
    if (tree.preposition(noun) in scene.lexicon.words["circumstantial"]
        or tree.label(noun) in scene.lexicon.labels["subject matter"] and not undertaken(scene, tree, token)):
        return []
    head = governor(scene, tree, token)
    return next((found for way in WAYS if (found := way(clauses, s, token, head)) is not None), [])


def laid_on(clauses: Clauses, s: int, noun: Token, head: Token) -> list[Mention] | None:
    """Return on whom an act is laid by the word that governs it or the one above: «возложил на мэра
    проверку»."""
    tokens, laying = clauses.scene.trees[s].tokens, clauses.scene.lexicon.words["laying on"]
    verb = next((t for t in (head, *tokens[max(head.head, 0) : head.head + 1]) if t.lemma in laying), None)
    return clauses.in_place(s, verb.index, "laid on", but=noun.index, mended=True) if verb else None


def by_clause(clauses: Clauses, s: int, noun: Token, head: Token) -> list[Mention] | None:
    """Return whose an act is by what its clause says of it, who resolves on it or announces it."""
    scene, tree = clauses.scene, clauses.scene.trees[s]
    if theirs := belonging(clauses, s, noun, head):
        return theirs
    if resolved(scene, tree, noun, head):
        return [m for m in clauses.subjects(s, head.index) if m.actor.type != "Media"]
    if scene.lexicon.supports.get(head.lemma) is None and announces(scene, tree, noun, head):
        return of_their_own(clauses.subjects(s, head.index))
    return None


def by_passive(clauses: Clauses, s: int, noun: Token, head: Token) -> list[Mention] | None:
    """Return by whom the act that is the subject of a passive is carried out: «визит был совершён мэром»."""
    if noun.rel not in SUBJECTS or not is_passive(head):
        return None
    support = clauses.scene.lexicon.supports.get(head.lemma)
    taken = support is not None and support.link != "none"
    return clauses.agents(s, head.index) or at_session(clauses, s, head) if taken else []


def of_others(clauses: Clauses, s: int, noun: Token, head: Token) -> list[Mention] | None:
    """Return nobody for an act that somebody faces, describes or looks on."""
    scene, tree = clauses.scene, clauses.scene.trees[s]
    faced = head.lemma in scene.lexicon.words["facing"] or described(tree, head, noun.index)
    return [] if faced or onlooking(scene, tree, noun, head) else None


def by_place(clauses: Clauses, s: int, noun: Token, head: Token) -> list[Mention] | None:
    """Return whose an act is by its preposition: who comes with it, who is blamed for it."""
    scene, tree = clauses.scene, clauses.scene.trees[s]
    if tree.label(noun.index) in scene.lexicon.labels["bearing"]:
        theirs = clauses.noun_agents(s, noun.head) if scene.writing(s, noun.head) else []
        above = clause_verb(tree, noun.head)
        looks_on = above is None or onlooking(scene, tree, noun, above) or not_done(scene, tree, above)
        return theirs or (clauses.subjects(s, above.index) if above and not looks_on else [])
    blamed = tree.label(noun.index) in scene.lexicon.labels["blamed"] and is_verb(head)
    if blamed and scene.lexicon.supports.get(head.lemma) is None:
        return sufferers(clauses, s, head) or taken_on(clauses, s, head)
    return None


def by_support(clauses: Clauses, s: int, noun: Token, head: Token) -> list[Mention] | None:
    """Return whose an act is by the link that the table of supports gives for the word that governs it."""
    support = clauses.scene.lexicon.supports.get(head.lemma)
    if support and support.link == "topic":
        return clauses.actors.doer(s - 1) if s else []
    if support is None and own_act(clauses.scene, clauses.scene.trees[s], noun, head):
        return clauses.subjects(s, head.index)
    if support is None or support.link == "none" or noun.rel in SUBJECTS and not is_passive(head):
        return []
    if support.link == "object":
        return clauses.controlled(s, head.index)
    if is_verb(head):
        return clauses.agents(s, head.index) if is_passive(head) else clauses.subjects(s, head.index)
    return (clauses.in_place(s, head.index, "done by") or clauses.noun_agents(s, head.index)
            or by_participle(clauses, s, head.index) or clauses.controllers(s, head.index)
            or head.head >= 0 and taken_on(clauses, s, clauses.scene.trees[s].tokens[head.head]) or [])


Way = Callable[["Clauses", int, Token, Token], list[Mention] | None]

WAYS: tuple[Way, ...] = (laid_on, by_clause, by_passive, of_others, by_place, by_support)
"""The ways in which the word that governs a noun tells whose act it is, in order; None asks the next."""


def at_session(clauses: Clauses, s: int, verb: Token) -> list[Mention]:
    """Return at whose session something is decided: «на заседании правительства принято решение о …»."""
    tree, lexicon = clauses.scene.trees[s], clauses.scene.lexicon
    return next((clauses.noun_agents(s, k.index) for k in tree.children(verb.index)
                 if tree.label(k.index) in lexicon.labels["held at"]
                 and k.lemma in lexicon.words["session"]), [])


def taken_on(clauses: Clauses, s: int, verb: Token) -> list[Mention]:
    """Return who takes something on himself: «взяла на себя ответственность за взрыв»."""
    return clauses.subjects(s, verb.index) if verb.lemma in clauses.scene.lexicon.words["taking on"] else []


def sufferers(clauses: Clauses, s: int, verb: Token) -> list[Mention]:
    """Return whom a verb is done to: its object, the subject of a passive."""
    return next((m for d in clauses.dependents(s, verb.index) if "obj" in d.positions
                 and (m := clauses.actors.all_at(s, d.word))), [])


def given_to(clauses: Clauses, s: int, act: Token, verb: Token) -> list[Mention]:
    """Return who is given time or means for an act behind «то»: «на то, чтобы уехать, дал послу сутки»."""
    pronoun = clauses.scene.lexicon.pronouns.get(clauses.scene.trees[s].tokens[act.head].lemma)
    if pronoun is None or pronoun.kind != "correlative" or act.feat("VerbForm") != "Inf":
        return []
    return clauses.in_place(s, verb.index, "letter to", but=act.head)


def undertaken(scene: Scene, tree: Tree, noun: Token) -> bool:
    """Return whether an act behind «по» is what somebody undertakes: «операция по освобождению»."""
    head = tree.tokens[noun.head]
    support = scene.lexicon.supports.get(head.lemma)
    return head.pos == "NOUN" and support is not None and support.link == "subject" and not support.status


def own_act(scene: Scene, tree: Tree, noun: Token, verb: Token) -> bool:
    """Return whether who does what a verb says also does the act that it governs, of which no table tells:
    «потратил миллиард на поставки», «замечен в обстреле». Verbs of speech, those whose subject looks on and
    those whose own frame has the act for its theme govern an act of others."""
    label = tree.label(noun.index)
    place = "own act of passive" if is_passive(verb) else "own act"
    if is_passive(verb) and verb.lemma in scene.lexicon.words["occupied"]:
        return label in scene.lexicon.labels["occupied with"]
    if answers(scene, tree, noun, verb):
        return True
    return (is_verb(verb) and noun.rel not in SUBJECTS and label in scene.lexicon.labels[place]
            and not themed(scene, verb, label) and not scene.lexicon.speech(verb.lemma))


def themed(scene: Scene, verb: Token, label: str) -> bool:
    """Return whether a verb has a frame of its own in which what it governs in a place has a role."""
    places = {label, "obj"} if label in ("Acc", "Gen") else {label}
    return any(slot.position in places for frame in scene.lexicon.frames.by_trigger.get(verb.lemma, ())
               if not frame.companions for filler in frame.fillers for slot in filler.slots)


def onlooking(scene: Scene, tree: Tree, noun: Token, verb: Token) -> bool:
    """Return whether who does what a verb says looks on at the act of others that it governs."""
    return (is_verb(verb) and not is_passive(verb) and verb.lemma in scene.lexicon.words["onlooker"]
            and not answers(scene, tree, noun, verb) and not writes(scene, tree, noun, verb))


def writes(scene: Scene, tree: Tree, noun: Token, verb: Token) -> bool:
    """Return whether who turns to somebody by a letter also makes the request that it bears: «написали письмо
    с просьбой»."""
    return (verb.lemma in scene.lexicon.words["turning to"]
            and tree.label(noun.index) in scene.lexicon.labels["bearing"]
            and any(k.lemma in scene.lexicon.words["letter"] for k in tree.children(verb.index, "obj")))


def answers(scene: Scene, tree: Tree, noun: Token, verb: Token) -> bool:
    """Return whether an act is that with which somebody answers: «ответил ударом»."""
    return (verb.lemma in scene.lexicon.words["answering"]
            and tree.label(noun.index) in scene.lexicon.labels["answer"])


def described(tree: Tree, verb: Token, noun: int) -> bool:
    """Return whether a verb says what something is called: «акция объявлена незаконной»."""
    return tree.tokens[noun].rel in SUBJECTS | {"obj"} and any(
        k.pos in ("ADJ", "VERB") and tree.label(k.index) == "Ins" for k in tree.children(verb.index))


def tellers(clauses: Clauses, s: int, noun: int) -> list[Mention]:
    """Return who tells of an act between two, as one of them: «рассказал о встрече с послом»; cooperation is
    also his who does something else about it («не готов к сближению с НАТО»)."""
    scene, tree = clauses.scene, clauses.scene.trees[s]
    if tree.tokens[noun].lemma in scene.lexicon.words["joint act"]:
        return cooperating(clauses, s, tree.tokens[noun])
    head = tree.tokens[tree.tokens[noun].head] if tree.tokens[noun].head >= 0 else None
    if head and head.pos == "NOUN" and (support := scene.lexicon.supports.get(head.lemma)):
        return [] if support.link == "none" else tellers(clauses, s, head.index)
    told = tree.label(noun) in scene.lexicon.labels["told of"]
    return clauses.subjects(s, head.index) if head and told and scene.lexicon.speech(head.lemma) else []


def cooperating(clauses: Clauses, s: int, noun: Token) -> list[Mention]:
    """Return the subject of the clause that tells of cooperation with somebody, unless he looks on."""
    scene, tree = clauses.scene, clauses.scene.trees[s]
    verb = clause_verb(tree, noun.index)
    above = (noun, *takewhile(lambda t: t is not verb, tree.above(noun.index)))
    opposed = any(tree.label(t.index) in scene.lexicon.labels["not shared"] for t in above)
    looks_on = verb is None or opposed or onlooking(scene, tree, noun, verb)
    found = clauses.subjects(s, verb.index) if verb and not looks_on else []
    return [m for m in found if m.actor.type not in ("Thing", "Document", "Media")]


def spoken_before(clauses: Clauses, s: int, verb: Token) -> list[Mention]:
    """Return whom the verb turns to that a verb is joined to, or whose gerund it is: «обратился к Х и
    попросил …», «написал Х, призвав …»."""
    scene, tree = clauses.scene, clauses.scene.trees[s]
    joined = verb.rel == "conj" or verb.feat("VerbForm") == "Conv" and verb.rel == "advcl"
    if not joined or verb.head < 0 or not is_verb(tree.tokens[verb.head]) \
            or verb.rel == "conj" and tree.subject(verb.index) is not None \
            or tree.tokens[verb.head].lemma not in scene.lexicon.words["turning to"]:
        return []
    return clauses.in_place(s, verb.head, "turned to", but=verb.index)


def letter_to(clauses: Clauses, s: int, w: int) -> list[Mention]:
    """Return whom the letter goes to that carries a request: «написали петицию в адрес мэра с просьбой …»,
    «составили обращение к мэру, в котором просят …», «в письме мэру потребовали …»."""
    scene, tree = clauses.scene, clauses.scene.trees[s]
    token, words = tree.tokens[w], scene.lexicon.words["letter"]
    letters = [k for k in written_in(scene, tree, token) if k.lemma in words]
    above = clause_verb(tree, token.head) if carried_by(scene, tree, token) else None
    if above:
        near = (tree.tokens[token.head], *tree.children(above.index, "obj", *SUBJECTS))
        letters = [k for k in near if k.lemma in words]
    sent = above is not None and above.lemma in scene.lexicon.words["turning to"] and token.pos == "NOUN"
    going = [m for k in letters for m in (k, *tree.children(k.index, "acl"))]
    return next((found for k in (*going, *([above] if above and (letters or sent) else []))
                 if (found := clauses.in_place(s, k.index, "letter of", but=w, mended=True))), [])


def written_in(scene: Scene, tree: Tree, asking: Token) -> Iterator[Token]:
    """Yield in what somebody asks, which the parse may have hung on him: «премьер в письме послу просит»."""
    verb = tree.tokens[asking.head] if asking.pos == "NOUN" and asking.rel in SUBJECTS else asking
    subjects = [k for k in tree.children(verb.index, *SUBJECTS) if k.index < verb.index]
    for kid in (k for at in (verb, *subjects) for k in tree.children(at.index, "obl", "nmod")):
        if tree.label(kid.index) in scene.lexicon.labels["written in"]:
            yield kid


def carried_by(scene: Scene, tree: Tree, token: Token) -> bool:
    """Return whether a request hangs on what carries it: «письмо с просьбой», «письмо, в котором просят»."""
    return token.head >= 0 and (token.rel in ("acl:relcl", "acl") and token.head < token.index
                                or tree.label(token.index) in scene.lexicon.labels["bearing"])


def addressees(clauses: Clauses, s: int, w: int) -> list[Mention]:
    """Return whom a message goes to, for the request that it carries: the dative or «к» of the verb above the
    noun that the request hangs on («обратился к Х с просьбой …»)."""
    scene, tree = clauses.scene, clauses.scene.trees[s]
    token = tree.tokens[w]
    above = clause_verb(tree, token.head) if carried_by(scene, tree, token) else None
    return clauses.in_place(s, above.index, "letter to", but=w, mended=True) if above else []
