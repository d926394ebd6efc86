"""Polarity and status: whether the text says that it happened, is planned, is possible, or did not happen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.candidate import Candidate
from kg.extract.lexicon import Support
from kg.extract.polarity import bearer, negation
from kg.extract.scene import Scene
from kg.extract.tree import SUBJECTS, Tree
from kg.extract.untrue import remote, untrue
from kg.extract.verbs import clause_verb, follows, is_verb
from kg.model import Polarity, Status, Time, Token

RANK = {Status.ACTUAL: 0, Status.PLANNED: 1, Status.HYPOTHETICAL: 2}

BESIDE = frozenset({"advcl", "parataxis"})
"""Relations of clauses that say something of the main one: «как ожидается, …»."""

AUXILIARY = 6
"""Words from the auxiliary of the future to its infinitive at most."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What is said of an act, and the words that say it."""

    polarity: Polarity
    status: Status
    rules: tuple[str, ...]


@dataclass(slots=True)
class Reading:
    """Polarity and status of an act as word after word says more of it, and the words that decided."""

    negated: bool
    status: Status
    rules: list[str]

    def lower(self, status: Status, word: str = "") -> None:
        """Take a status that is less certain; note the word that says so."""
        if RANK[status] > RANK[self.status]:
            self.status = status
            self.rules.append(f"{status.value} by «{word}»" if word else status.value)

    def turn(self, word: str) -> None:
        """Turn the polarity by a negation."""
        self.negated = not self.negated
        self.rules.append(f"negated by «{word}»")


def fact(scene: Scene, candidate: Candidate, outer: list[Candidate], quoted: bool = False,
         forecast: bool = False) -> Fact:
    """Return polarity and status of a candidate.

    ``outer`` are the other candidates of the sentence: what lies within the theme of one of them takes the
    status that its frame gives to inner acts (what is requested is hypothetical, what is denied negated).
    What a clause is a sign of («в знак протеста отменил визит») is not called off with it.
    What is planned is only possible on a condition, or where it is a ``forecast``: somebody's opinion.
    """
    tree, settings = scene.trees[candidate.s], candidate.frame.settings
    reading = Reading(settings.get("polarity") == "negated", Status(settings.get("status", "actual")), [])
    chain = governors(scene, tree, candidate.w)
    actor = candidate.frame.filler("agent")
    if actor and actor.slots[0].position == "clause-subj":
        chain = chain[:1]
    above = [token for token, _ in chain]
    said = phrases(scene, tree, above)
    if said & {"hedge", "doubt", "hearsay", "given"}:
        reading.lower(Status.HYPOTHETICAL)
    read_chain(scene, candidate, chain, reading, quoted)
    reading.lower(awaited(scene, tree, above[-1]), "before what is to come")
    read_outer(scene, candidate, outer, reading)
    if reading.status is Status.PLANNED and (
            forecast or said & {"condition", "forecast"} or conditional(scene, tree, above)):
        reading.status = Status.HYPOTHETICAL
        reading.rules.append("hypothetical as a forecast or on a condition")
    negated = reading.negated and settings.get("polarity") != "affirmed"
    return Fact(Polarity.NEGATED if negated else Polarity.AFFIRMED, reading.status, tuple(reading.rules))


def read_chain(scene: Scene, candidate: Candidate, chain: list[tuple[Token, Support | None]],
               reading: Reading, quoted: bool) -> None:
    """Read what the words of an act and those above it say: negations, tenses, modals and supports."""
    tree = scene.trees[candidate.s]
    refuser = bearer(scene, tree, tree.tokens[candidate.w])
    for token, support in chain:
        word = negation(scene, tree, token)
        if word and not (token.index == refuser.index and "negated" in candidate.frame.switches):
            reading.turn(word)
        reading.lower(own_status(scene, tree, token))
        for said in (*modifiers(scene, tree, token), *([support] if support else [])):
            reading.negated ^= said.polarity == "negated"
            reading.lower(supported(tree, token, said, quoted), token.text)


def read_outer(scene: Scene, candidate: Candidate, outer: list[Candidate], reading: Reading) -> None:
    """Read what those acts say of an act that it lies within, or what is said of the news that tells it."""
    tree = scene.trees[candidate.s]
    around = enclosing(scene, tree, candidate, outer)
    false = untrue(scene, tree, candidate.w)
    if false and not any("inner-polarity" in other.frame.settings for other in around):
        reading.turn(false)
    for other in around:
        inner, theme = other.frame.settings, other.words.get("theme")
        if inner.get("inner-polarity") == "negated" and not remote(scene, tree, candidate.w, other):
            reading.negated = not reading.negated
        within = Status(inner.get("inner", "actual"))
        if within is Status.PLANNED and theme is not None and found_to_be(scene, tree, tree.tokens[theme]):
            within = Status.ACTUAL
        reading.lower(within, tree.tokens[other.w].text)


def awaited(scene: Scene, tree: Tree, token: Token) -> Status:
    """Return the status of an act by which another is dated that has yet to come: «встретятся до визита»,
    «уйдут лишь после вывода войск»."""
    before = tree.preposition(token.index) in scene.lexicon.words["awaiting"]
    marks = tree.children(token.index, "case")
    first = marks[0].index if marks else token.index
    only = first > 0 and scene.lexicon.factuality.get(tree.tokens[first - 1].lemma) == "only"
    verb = clause_verb(tree, token.head) if token.head >= 0 and (before or only) else None
    if verb is None:
        return Status.ACTUAL
    around = (own_status(scene, tree, t) for t, _ in governors(scene, tree, verb.index))
    return max(around, key=RANK.__getitem__)


def yet_to_come(said: Fact, time: Time | None, published: str | None, tense: str) -> Fact:
    """Return a fact as planned where its time lies behind the article's: «в пятницу министр летит»; what has
    a past tense has happened all the same."""
    start = time.edtf.split("/")[0] if time else ""
    later = bool(start and published and start > published[: len(start)])
    if not later or tense == "Past" or said.status is not Status.ACTUAL:
        return said
    return replace(said, status=Status.PLANNED, rules=(*said.rules, f"planned by «{start}»"))


def modifiers(scene: Scene, tree: Tree, token: Token) -> list[Support]:
    """Return what the adjectives and participles of a noun say of the act: «запланированный визит»,
    «возможные поставки»."""
    found = (scene.lexicon.supports.get(k.lemma) for k in tree.children(token.index, "amod", "acl", "det")
             if k.pos == "ADJ" or k.feat("VerbForm") == "Part"
             or k.pos == "DET" and k.feat("Number") == "Sing")
    return [support for support in found if support and token.pos == "NOUN"]


def phrases(scene: Scene, tree: Tree, chain: list[Token]) -> set[str]:
    """Return what phrases of several words say of an act: «скорее всего», «по слухам», «не исключено»."""
    words, kinds = tree.lowered, set()
    around = {t.index for t in chain} | {t.index for t in tree.above(chain[-1].index)}
    whole = " ".join(words)
    for phrase, kind in (each for each in scene.lexicon.certainties if each[0] in whole):
        size = phrase.count(" ") + 1
        for at in range(len(words) - size + 1):
            if " ".join(words[at : at + size]) == phrase:
                verbs = [v for i in range(at, at + size) if (v := clause_verb(tree, i))]
                mains = {i for v in verbs for i in (v.index, v.head if v.rel in BESIDE else v.index)}
                own = bool(mains & {t.index for t in chain})
                kinds |= {kind} if own or around & set(range(at, at + size)) else set()
                given = kind == "condition" and chain[-1].head in range(at, at + size)
                kinds |= {"given"} if given else set()
    return kinds


def conditional(scene: Scene, tree: Tree, chain: list[Token]) -> bool:
    """Return whether an act hangs on a condition: «если …, введут санкции»."""
    kinds = scene.lexicon.factuality
    return any(kinds.get(mark.lemma) == "conditional"
               for token in chain for clause in tree.children(token.index, "advcl", "ccomp", "parataxis")
               for mark in tree.children(clause.index, "mark", "advmod", "cc"))


def supported(tree: Tree, token: Token, support: Support, quoted: bool) -> Status:
    """Return the status that a support word gives: a duty is planned, in somebody's mouth only possible."""
    if support.status != "duty":
        return Status(support.status or "actual")
    said = quoted or any(t.rel == "ccomp" for t in (token, *tree.above(token.index)))
    return Status.HYPOTHETICAL if said else Status.PLANNED


def governors(scene: Scene, tree: Tree, w: int) -> list[tuple[Token, Support | None]]:
    """Return the word itself and the support words above it, each with what it says of the act.

    The walk goes up through infinitives, verbal nouns and auxiliaries and stops at the first word that
    says nothing of the act.
    """
    token = tree.tokens[w]
    found: list[tuple[Token, Support | None]] = [(token, None)]
    for head in tree.above(w):
        support = scene.lexicon.supports.get(head.lemma)
        pronoun = scene.lexicon.pronouns.get(head.lemma)
        if pronoun and pronoun.kind == "correlative":
            if tree.preposition(head.index) in scene.lexicon.words["circumstantial"] or given(tree, head):
                break
            continue
        describes = token.feat("VerbForm") == "Part" and token.rel in ("acl", "amod")
        if (describes or support is None and head.lemma not in scene.lexicon.words["copula"]
            or token.rel in ("conj", "appos", "parataxis", "acl:relcl", "advcl")):
            if token.rel == "conj" and token.pos == head.pos:
                token = head
                continue
            break
        if is_verb(head) and (scene.lexicon.words["circumstantial"] & {tree.preposition(token.index)}
                              or setting(scene, tree, token, head)):
            break
        if (token.rel in SUBJECTS and token.feat("VerbForm") != "Inf" and support
                and support.link in ("subject", "object") and is_verb(head)
                and head.feat("Voice") not in ("Pass", "Mid")):
            break
        if support and (support.status in ("planned", "duty") and found_to_be(scene, tree, token)
                        or follows(scene.lexicon.words, tree, head)):
            break
        found.append((head, support))
        token = head
    return found


def given(tree: Tree, pronoun: Token) -> bool:
    """Return whether a clause is taken for granted by a verb of which it is the subject: «то, что ему дали
    кредит, не решит его проблем»."""
    verb = tree.tokens[pronoun.head]
    return (pronoun.rel == "nsubj" and is_verb(verb) and verb.feat("Voice") not in ("Pass", "Mid")
            and any(tree.children(verb.index, "obj", "iobj")))


def found_to_be(scene: Scene, tree: Tree, token: Token) -> bool:
    """Return whether a clause tells what has happened, whatever verb it hangs on: «суд решил, что министр
    нарушил закон»."""
    marks = {mark.lemma for mark in tree.children(token.index, "mark")}
    return (token.rel == "ccomp" and token.feat("Tense") == "Past"
            and marks.isdisjoint(scene.lexicon.words["purpose"]))


def setting(scene: Scene, tree: Tree, token: Token, verb: Token) -> bool:
    """Return whether a noun only says where a verb says or does what it governs: «в письме предложил
    создать»."""
    there = tree.label(token.index) in scene.lexicon.labels["location"] and token.rel in ("obl", "nmod")
    return there and bool(tree.children(verb.index, "xcomp", "ccomp", "obj"))


def own_status(scene: Scene, tree: Tree, token: Token) -> Status:
    """Return the status that a verb's own form gives: future is planned, subjunctive and conditions
    hypothetical."""
    kids = tree.children(token.index)
    kinds = {scene.lexicon.factuality.get(kid.lemma) for kid in kids}
    if kinds & {"conditional", "subjunctive", "hedge", "doubt", "hearsay"}:
        return Status.HYPOTHETICAL
    future = token.feat("Tense") == "Fut"
    if is_verb(token) and future or any(
            "aux" in (k.pos.lower(), k.rel) and k.feat("Tense") == "Fut" for k in kids):
        return Status.PLANNED
    infinitive = token.feat("VerbForm") == "Inf"
    purpose = any(k.rel == "mark" and k.lemma in scene.lexicon.words["purpose"] for k in kids)
    if purpose and token.feat("Tense") == "Past":
        return Status.PLANNED if token.rel == "advcl" else Status.HYPOTHETICAL
    meant = purpose and token.rel == "advcl" or future_before(scene, tree, token)
    return Status.PLANNED if infinitive and meant else Status.ACTUAL


def future_before(scene: Scene, tree: Tree, token: Token) -> bool:
    """Return whether the auxiliary of the future stands before an infinitive that it was not hung on: «будет
    терпеливо, но настойчиво вести»."""
    for other in tree.tokens[: token.index][::-1][:AUXILIARY]:
        if other.lemma in scene.lexicon.words["copula"]:
            return other.feat("Tense") == "Fut"
        if is_verb(other) or other.pos in ("NOUN", "PROPN", "PRON", "SCONJ"):
            return False
    return False


def enclosing(scene: Scene, tree: Tree, candidate: Candidate, outer: list[Candidate]) -> list[Candidate]:
    """Return the candidates in whose theme clause a candidate lies, innermost first.

    What a relative clause of the theme tells is known, not asked for or denied; and so is what was done to it
    («потребовал отпустить удерживаемых рыбаков»).
    """
    heads, below = {candidate.w}, tree.tokens[candidate.w]
    done = below.feat("VerbForm") == "Part" and below.feat("Voice") == "Pass" and below.rel in ("acl", "amod")
    for head in tree.above(candidate.w):
        if below.rel == "acl:relcl":
            break
        heads.add(head.index)
        below = head
    return [c for c in outer if c is not candidate and c.words.get("theme") in heads and c.w != candidate.w
            and not own_intention(scene, tree, c) and not (done and "inner-polarity" not in c.frame.settings)]


def own_intention(scene: Scene, tree: Tree, outer: Candidate) -> bool:
    """Return whether a frame's theme is an infinitive of the same subject: «хочет поставить» plans the act,
    it does not ask for it; «отказался поставить» says that there is none."""
    support = scene.lexicon.supports.get(tree.tokens[outer.w].lemma)
    theme = outer.words.get("theme")
    refused = (outer.frame.settings.get("inner-polarity") == "negated"
               and "negated" not in outer.frame.switches)
    return (support is not None and support.link == "subject" and theme is not None and not refused
            and tree.tokens[theme].feat("VerbForm") == "Inf")
