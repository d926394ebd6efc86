"""Memory: the acts told before, for what goes on from them or repeats them."""

from __future__ import annotations

from kg.extract.authorities import UNNAMED, suffered
from kg.extract.candidate import Candidate
from kg.extract.factuality import fact
from kg.extract.office_bodies import OFFICE
from kg.extract.resumed import own_losses
from kg.extract.scene import Scene
from kg.extract.tree import SUBJECTS, Tree
from kg.extract.verbs import by_nobody, is_passive
from kg.model import Mention, Polarity, Status, Token
from kg.ontology import load as load_ontology

MEMORY, RECALL = 12, 2
"""Acts kept in mind, and sentences back, for a noun that repeats one of them."""

PAIR = 2
"""How many meet each other."""

SEVERAL = 3
"""So many who do the same each for himself: a noun behind them tells an act of all, not theirs again."""


class Memory:
    """The last acts of a document, asked and filled sentence by sentence."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.before: list[Candidate] = []

    def recalled(self, found: list[Candidate]) -> None:
        """Give the candidates of a sentence what acts told before say of them, and keep them in mind."""
        for candidate in found:
            self.go_on(candidate)
            self.recall(candidate, [*self.before, *found])
            self.conclude(candidate, [*self.before, *found])
            self.repeat(candidate, [*self.before, *found])
        for candidate in found:
            self.caused(candidate, found)
        self.before = [*self.before, *(c for c in found if not c.missing)][-MEMORY:]
        for candidate in found:
            self.charged(candidate, found)

    def go_on(self, candidate: Candidate) -> None:
        """Give an act that goes on from the sentence before («Также в письме содержалась просьба …») its
        counterpart."""
        if (candidate.missing or candidate.actors.get("recipient")
                or candidate.frame.filler("recipient") is None or not self.scene.continues(candidate.s)):
            return
        for told in reversed(self.before):
            same = (told.frame.relation == candidate.frame.relation
                    and told.actors["agent"][0].actor == candidate.actors["agent"][0].actor)
            if same and candidate.s - told.s == 1 and told.actors.get("recipient"):
                candidate.actors["recipient"] = told.actors["recipient"][:1]
                candidate.rules.append("recipient=act told before")
                return

    def recall(self, candidate: Candidate, earlier: list[Candidate]) -> None:
        """Let a noun that repeats an act told before («Новые поставки …») have the agent and counterpart of
        that act."""
        tree = self.scene.trees[candidate.s]
        token = tree.tokens[candidate.w]
        above = tree.tokens[token.head] if token.rel == "nmod" else token
        claim = token.lemma in self.scene.lexicon.words["claim"] or above.feat("Animacy") == "Anim"
        if tree.label(candidate.w) in self.scene.lexicon.labels["reason"]:
            return
        if (candidate.missing != "agent" or not self.silent(candidate, tree) or claim
            or "beside" in candidate.frame.switches):
            return
        told = [c for c in complete_before(candidate, earlier)
                if c.frame.relation == candidate.frame.relation
                and len(c.actors["agent"]) < SEVERAL
                and (token.pos != "NOUN") <= candidate.s - c.s <= RECALL
                and not (c.s == candidate.s and any(t.index == c.w for t in tree.above(candidate.w)))
                and (self.alike(c, candidate) or suffered(candidate)
                     and not candidate.who("recipient") & c.who("agent"))
                and not ("agent" in c.words and own_losses(self.scene, candidate, c.s, c.words["agent"]))]
        told = [c for c in told[-1:] if self.told_of(c, earlier)]
        if told and {"theme", "recipient"} & set(candidate.words) and self.happened(candidate, earlier):
            for role in ("agent", "recipient") if token.pos == "NOUN" else ("agent",):
                if role in told[-1].actors and role not in candidate.actors:
                    candidate.actors[role] = told[-1].actors[role]
            candidate.rules.append("agent=act told before")
            candidate.note_missing()

    def conclude(self, candidate: Candidate, earlier: list[Candidate]) -> None:
        """Give a passive that says on what two have agreed the two who met just before: «Чили и Перу провели
        переговоры. Подписан договор»."""
        token = self.scene.trees[candidate.s].tokens[candidate.w]
        mutual = ("mutual" in candidate.frame.switches and is_passive(token)
                  and token.feat("Variant") == "Short")
        words, tree = self.scene.lexicon.words, self.scene.trees[candidate.s]
        decree = {tree.tokens[w].lemma for w in candidate.companions} & (words["decision"] | words["law"])
        if candidate.missing != "agent" or not mutual or decree or "agent" in candidate.words:
            return
        met = [c for c in complete_before(candidate, earlier) if candidate.s - c.s <= 1
               and ("mutual" in c.frame.switches
                    or load_ontology().relation(c.frame.relation).symmetric)]
        two = [m for role in ("agent", "recipient") for m in met[-1].actors.get(role, ())] if met else []
        if len(two) == PAIR and self.told_of(met[-1], earlier) and not self.with_others(candidate, two):
            candidate.actors |= {"agent": two[:1], "recipient": two[1:]}
            candidate.rules.append("agent=who met before")
            candidate.note_missing()

    def with_others(self, candidate: Candidate, two: list[Mention]) -> bool:
        """Return whether what is agreed on names with whom, and that is another: «договор с Чили»."""
        tree, scene, s = self.scene.trees[candidate.s], self.scene, candidate.s
        named = (n for i in tree.below(candidate.w) if tree.label(i) in scene.lexicon.labels["bearing"]
                 and (n := scene.names.at(s, i)))
        return any(n.actor not in {m.actor for m in two} for n in named)

    def caused(self, candidate: Candidate, here: list[Candidate]) -> None:
        """Let a passive that names nobody have who did what it comes of: «убит в результате авиаудара
        Турции»."""
        tree = self.scene.trees[candidate.s]
        unnamed = candidate.missing == "agent" or UNNAMED in candidate.rules
        token = tree.tokens[candidate.w]
        if not unnamed or not is_passive(token) or token.lemma in self.scene.lexicon.supports:
            return
        below = set(tree.below(candidate.w))
        causes = [c for c in here if c.w in below and not c.missing and tree.tokens[c.w].pos == "NOUN"
                  and c.frame.relation == candidate.frame.relation
                  and not c.who("agent") & candidate.who("recipient")]
        if causes:
            candidate.actors["agent"] = causes[0].actors["agent"]
            candidate.rules.append("agent=who did what it comes of")
            candidate.note_missing()

    def charged(self, candidate: Candidate, here: list[Candidate]) -> None:
        """Let a charge have who did on it what authorities do, and to whom: «задержан полицией по обвинению в
        краже»."""
        tree, lexicon = self.scene.trees[candidate.s], self.scene.lexicon
        if (tree.tokens[candidate.w].lemma not in lexicon.words["charge"] or not candidate.missing
                or "theme" not in candidate.words
                or tree.label(candidate.w) not in lexicon.labels["on a charge"]):
            return
        acts = {c.w: c for c in here if "place-agent" in c.frame.switches}
        act = next((acts[t.index] for t in tree.above(candidate.w) if t.index in acts), None)
        if (act is not None and not act.missing and act.who("recipient")
                and tree.tokens[act.w].lemma not in lexicon.words["clearing"]):
            candidate.actors |= {role: act.actors[role] for role in ("agent", "recipient")}
            candidate.rules.append("agent=who acted on the charge")
            candidate.note_missing()

    def silent(self, candidate: Candidate, tree: Tree) -> bool:
        """Return whether a word can leave out who acts: a noun, a passive, a plural behind its object («бомбы
        сбросили»), a means of force («дрон попал в дом»), what is suffered («подвергся обстрелу»)."""
        token = tree.tokens[candidate.w]
        if token.pos == "NOUN":
            return "agent" not in candidate.words and not introduced(tree, token)
        subject = tree.subject(candidate.w)
        if token.lemma in self.scene.lexicon.supports:
            return False
        means = subject is not None and subject.lemma in self.scene.lexicon.forces
        left_out = is_passive(token) and token.rel not in ("amod", "acl") or by_nobody(tree, token)
        return means or left_out or suffered(candidate)

    def alike(self, told: Candidate, candidate: Candidate) -> bool:
        """Return whether a noun does not name another counterpart than the act told before has."""
        mine, theirs = candidate.who("recipient"), told.who("recipient")
        resigned = "office-agent" in candidate.frame.switches
        return not mine or not theirs and not resigned or bool(mine & theirs)

    def told_of(self, told: Candidate, outer: list[Candidate]) -> bool:
        """Return whether an act told before is more than a possibility or a wish: «призвал выйти на митинг»
        tells of no rally that could be named again."""
        here = [c for c in outer if c.s == told.s and not c.missing]
        return fact(self.scene, told, here).status is not Status.HYPOTHETICAL

    def happened(self, candidate: Candidate, outer: list[Candidate]) -> bool:
        """Return whether an act is told as a fact: what is only planned, possible or denied repeats none."""
        here = [c for c in outer if c.s == candidate.s and not c.missing]
        said = fact(self.scene, candidate, here)
        return said.polarity is Polarity.AFFIRMED and said.status is Status.ACTUAL

    def repeat(self, candidate: Candidate, earlier: list[Candidate]) -> None:
        """Let an act of authorities nowhere named have who did the same just before: «Суд арестовал Х. … Y
        тоже арестован»."""
        nobody = candidate.missing == "agent" and "office-agent" in candidate.frame.switches
        if OFFICE in candidate.rules or nobody:
            self.dismissed(candidate, earlier)
        if UNNAMED not in candidate.rules:
            return
        told = [c for c in complete_before(candidate, earlier)
                if c.frame is candidate.frame and UNNAMED not in c.rules and candidate.s - c.s <= RECALL
                and not c.who("agent") & candidate.who("recipient")]
        if told:
            candidate.actors["agent"] = told[-1].actors["agent"]
            candidate.rules.append("agent=same act told before")

    def dismissed(self, candidate: Candidate, earlier: list[Candidate]) -> None:
        """Let who is said to have given or taken an office of somebody do so again where nobody is named:
        «Президент уволил Х. … Х, уволенный …»."""
        whom = candidate.who("recipient")
        told = [c for c in complete_before(candidate, earlier)
                if c.frame.relation == candidate.frame.relation and OFFICE not in c.rules
                and whom & c.who("recipient") and not whom & c.who("agent")]
        if candidate.missing == "agent" and whom and not told:
            told = [c for c in complete_before(candidate, earlier) if candidate.s - c.s <= RECALL
                    and c.frame.relation == candidate.frame.relation and OFFICE not in c.rules
                    and "office-agent" in c.frame.switches and c.who("recipient")
                    and not whom & c.who("agent")]
        if told:
            candidate.actors["agent"] = told[-1].actors["agent"]
            candidate.rules.append("agent=same act told before")
            candidate.note_missing()


def introduced(tree: Tree, noun: Token) -> bool:
    """Return whether an event stands behind the verb that says it takes place, where what is new is told: «в
    Твери прошла акция протеста»."""
    for above in tree.above(noun.index):
        if noun.rel != "nmod" or above.pos != "NOUN":
            break
        noun = above
    return noun.rel in SUBJECTS and 0 <= noun.head < noun.index


def complete_before(candidate: Candidate, earlier: list[Candidate]) -> list[Candidate]:
    """Return the complete candidates that stand before another in the text."""
    return [c for c in earlier if not c.missing and (c.s, c.w) < (candidate.s, candidate.w)]
