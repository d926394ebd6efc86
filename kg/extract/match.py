"""Frames over the parse: which words of a sentence express a relation, and who fills its roles."""

from __future__ import annotations

from kg.extract.alongside import act_alongside
from kg.extract.applying import applies
from kg.extract.asides import aside
from kg.extract.authors import authors, makers
from kg.extract.belying import belies
from kg.extract.candidate import Candidate, suits
from kg.extract.clauses import Clauses
from kg.extract.companions import companion
from kg.extract.fallbacks import fall_back, give, take_adjective
from kg.extract.filling import accept, of_counterpart, office_given
from kg.extract.frames import ADJECTIVE, ADVERB, Filler, Frame, Slot
from kg.extract.gaps import without_verb
from kg.extract.memory import Memory
from kg.extract.mutual import pair
from kg.extract.positions import Dependent, counted_object, counted_subject, turned
from kg.extract.quotes import Quotes
from kg.extract.selves import tell_apart
from kg.extract.tails import closing, parenthetical, told_in_front
from kg.extract.titles import title_at
from kg.extract.tree import NOUN_RELATIONS, SUBJECTS, Tree
from kg.extract.verbs import is_passive, is_verb
from kg.extract.vows import vowed
from kg.model import Token

DOUBTFUL = 2
"""How far the parse was mended where a word is read in another case than the tagger gave it."""

GIVEN = frozenset({"Dat"})
"""The reading of a form as a dative, beside which it may stand in the case that the tagger gave it."""


class Matcher:
    """Fires the frames of a document."""

    def __init__(self, clauses: Clauses, quotes: Quotes) -> None:
        self.quotes = quotes
        self.clauses, self.actors, self.scene = clauses, clauses.actors, clauses.scene
        self.memory = Memory(self.scene)
        self.by_trigger = self.scene.lexicon.frames.by_trigger

    def sentence(self, s: int) -> list[Candidate]:
        """Return the best candidate of each trigger word of a sentence, complete ones and those turned
        down."""
        tree = self.scene.trees[s]
        titled = {i for t in tree.tokens if (title := title_at(self.scene, s, t.index)) for i in title.words}
        best: list[Candidate] = []
        near = self.lemmas(s)
        for token in tree.tokens:
            frames = [frame for frame in self.frames(token) if frame.beside(near)]
            if not frames or token.index in titled or self.named(s, token) or aside(self.scene, tree, token):
                continue
            tried = [self.fire(s, token, frame) for frame in frames]
            fired = [candidate for candidate in tried if candidate]
            if fired:
                around = closing(tree, token)  # «…, написал Х» says it, and sends it to nobody
                best.append(max(fired, key=lambda c: (not c.missing, around and parenthetical(c), c.score)))
        consumed = {i for c in best if not c.missing
                    for w, wanted in zip(c.companions, c.frame.companions, strict=False)
                    for i in {w, *(k for k in [*tree.below(w), *tree.coordinated(w)]
                                   if tree.tokens[k].lemma in wanted.lemmas)}}
        kept = [c for c in best if c.w not in consumed or self.has_own_agent(c, best)]
        kept += [again for c in kept if not c.missing for again in without_verb(self.clauses, c)]
        self.memory.recalled(kept)
        return kept

    def lemmas(self, s: int) -> set[str]:
        """Return the words among which the companions of a sentence's triggers stand: its own and, where a
        pronoun goes back to them, those of the sentence before."""
        return {t.lemma for tree in self.scene.trees[max(0, s - 1) : s + 1] for t in tree.tokens}

    def named(self, s: int, token: Token) -> bool:
        """Return whether a word only names somebody: a participle in the place of a noun, a part of a name
        that is no verb with its subject."""
        participle = token.feat("VerbForm") == "Part" and token.rel in NOUN_RELATIONS
        return participle or self.scene.names.at(s, token.index) is not None and not (
            token.feat("VerbForm") == "Fin" and self.scene.trees[s].subject(token.index))

    def has_own_agent(self, inner: Candidate, found: list[Candidate]) -> bool:
        """Return whether a noun beside its verb tells an act of somebody else: «отвергла требование Киева
        вывести войска» is also what Kiev demands."""
        around = [c for c in found if inner.w in c.companions and not c.missing]
        beside = "agent" in inner.words and not inner.missing
        return beside and inner.quote is None and all(
            c.frame.relation != inner.frame.relation
            and not c.who("agent") & inner.who("agent")
            for c in around)

    def frames(self, token: Token) -> tuple[Frame, ...]:
        """Return the frames of a word; a reflexive form also has those of its active verb, unless it passes
        its subject on as a verb of its own («пытались» is not «пытали»), and beside frames of its own those
        with nouns: «войска выдвигаются», but «выдвигаются требования»."""
        own = self.by_trigger.get(token.lemma, ())
        lexicon = self.scene.lexicon
        if (not is_verb(token) or token.lemma in lexicon.supports
                or token.lemma in lexicon.words["reflexive"]):
            return own
        others = self.by_trigger.get(self.scene.language.active(token) or "", ())
        return (*own, *(frame for frame in others if not own or frame.companions)) if others else own

    def fire(self, s: int, token: Token, frame: Frame) -> Candidate | None:
        """Return the candidate of one frame at one word, or None where its companion nouns or its polarity
        are not there."""
        if not applies(self.scene, self.quotes, s, token, frame):
            return None
        tree = self.scene.trees[s]
        dependents = self.clauses.dependents(s, token.index)
        if "clause" in frame.positions and "speech" not in frame.switches:
            dependents = [*dependents, *told_in_front(tree, token)]
        if token.lemma not in frame.triggers:
            dependents = turned(dependents)
        if "place-agent" in frame.switches and counted_object(tree, token):
            dependents = turned(dependents)
        candidate = Candidate(s, token.index, frame)
        for wanted in frame.companions:
            noun = companion(self.scene, s, token, wanted, dependents, candidate.companions)
            if noun is None:
                return None
            candidate.companions.append(noun)
            if wanted.preposition and token.pos == "NOUN":
                agent = frame.filler("agent")
                places = {slot.position for slot in agent.slots if "+" in slot.position} if agent else set()
                candidate.far.update(d.word for d in self.clauses.dependents(s, noun)
                                     if "Ins" not in d.positions and not places & d.positions)
            have = {d.word for d in dependents if d.positions != GIVEN or tree.label(d.word) in GIVEN}
            have.add(token.index)
            dependents += [d for d in self.clauses.dependents(s, noun) if d.word not in have]
            suffered = [d for d in self.clauses.within(s, noun) if d.word not in have]
            candidate.far.update(d.word for d in suffered)
            dependents += suffered
        self.fill(candidate, dependents, tree)
        return candidate

    def fill(self, candidate: Candidate, dependents: list[Dependent], tree: Tree) -> None:
        """Fill the roles of a candidate; note the first required role that stays empty."""
        used: set[int] = set()
        noun = tree.tokens[candidate.w].pos == "NOUN"
        roles = ("agent", "recipient", "theme", "place") if noun else ("recipient", "agent", "theme", "place")
        order = sorted(candidate.frame.fillers, key=lambda f: roles.index(f.role))
        free = [d for d in dependents if d.word not in candidate.companions]
        governs = any("obj" in d.positions for d in dependents if d.word in candidate.companions)
        for filler in order:
            things = filler.role != "agent" or any(slot.restriction == "any" for slot in filler.slots)
            near = [d for d in free if not governs or not things or filler.role != "agent"
                    or "obj" not in d.positions]
            if not self.take(candidate, filler, near, used) and filler.role != "theme" and things:
                self.take(candidate, filler, [d for d in dependents if d.word in candidate.companions], used)
        if candidate.companions and "theme" not in candidate.words:
            self.take_companion(candidate, tree)
        self.fill_far(candidate, order, noun)
        pair(self.clauses, candidate)
        act_alongside(self.clauses, candidate)
        tell_apart(self.clauses, candidate)
        candidate.note_missing()
        vows = "vows" in candidate.frame.switches and not candidate.missing
        if vows and not vowed(self.clauses, candidate):
            candidate.missing = "an act of his own to come, to somebody or on a condition"
        # «президентом избран мэр Пётр Лапин»: his own title is no office that he gives or is given
        if candidate.who("agent") == candidate.who("recipient") and is_passive(tree.tokens[candidate.w]):
            candidate.missing = candidate.missing or "agent"

    def fill_far(self, candidate: Candidate, order: list[Filler], noun: bool) -> None:
        """Fill from farther off the roles that stayed empty; who does what a noun names is not whom it is
        done to as well."""
        for filler in order:
            beside = filler.role == "agent" and "beside" in candidate.frame.switches
            if filler.role in candidate.words or filler.role in candidate.actors:
                continue
            if not beside:
                fall_back(self.clauses, candidate, filler)
            elif any(slot.position == "theme-adj" for slot in filler.slots):
                take_adjective(self.clauses, candidate, filler.role)
        if noun and candidate.who("recipient") and candidate.who("recipient") <= candidate.who("agent"):
            candidate.actors.pop("recipient")
            candidate.words.pop("recipient", None)
            fall_back(self.clauses, candidate, next(f for f in order if f.role == "recipient"))

    def take_companion(self, candidate: Candidate, tree: Tree) -> None:
        """Fill the theme with the noun beside the trigger; an adverb («голосовать против») or an adjective
        («совместный») is none."""
        adverbs = {w for w, wanted in zip(candidate.companions, candidate.frame.companions, strict=False)
                   if wanted.label in (ADVERB, ADJECTIVE)}
        named = [w for w in candidate.companions if w not in adverbs]
        nouns = [w for w in named if tree.tokens[w].pos != "ADJ"]
        if named:
            candidate.words["theme"] = (nouns or named)[-1]
            candidate.rules.append("theme=companion")

    def take(self, candidate: Candidate, filler: Filler, dependents: list[Dependent], used: set[int]) -> bool:
        """Fill a role with the first place that holds a word which may fill it; a recipient first with what
        the parse hung there: «поставки нефти в Китай» have it in «Китай», not in «нефти»."""
        direct = [d for d in dependents if d.mended < DOUBTFUL]
        if filler.role in ("agent", "recipient") and len(direct) < len(dependents) \
                and self.take_from(candidate, filler, direct, used):
            return True
        return self.take_from(candidate, filler, dependents, used)

    def take_from(self, candidate: Candidate, filler: Filler, dependents: list[Dependent],
                  used: set[int]) -> bool:
        """Fill a role with the first place that holds one of these words; a verb's theme with a preposition
        from behind it before what stands in front («в последнем слове обвинил их во лжи»)."""
        noun = self.scene.trees[candidate.s].tokens[candidate.w].pos == "NOUN"
        near = sorted(dependents, key=lambda d: d.mended)
        for slot in filler.slots:
            if slot.position == "subj" and self.take_subject(candidate, filler.role, slot, used):
                return True
            if slot.position == "quote" and self.take_quote(candidate):
                return True
            before = filler.role == "theme" and "+" in slot.position and not noun
            for dependent in sorted(near, key=lambda d: (d.mended, d.word < candidate.w)) if before else near:
                if dependent.word in used or slot.position not in dependent.positions:
                    continue
                if slot.restriction == "any" and filler.role == "recipient" and dependent.mended > 1:
                    continue
                if belies(self.clauses, candidate, filler.role, slot, dependent):
                    continue
                if (filler.role == "agent"
                    and (dependent.word in candidate.far or of_counterpart(self.clauses, candidate, dependent)
                         or office_given(self.clauses, candidate, dependent))):
                    continue
                if accept(self.clauses, candidate, filler.role, self.widened(candidate, slot, dependent),
                          dependent.word):
                    if (filler.role == "recipient" and not self.actors.all_at(candidate.s, dependent.word)
                        and slot.restriction != "any"):
                        candidate.words.pop("recipient")
                    else:
                        used.add(dependent.word)
                    candidate.rules.append(f"{filler.role}={slot}" + (" (attachment mended)"
                                                                      if dependent.mended else ""))
                    return True
            if slot.position == "obj" and self.take_patient(candidate, filler.role, slot):
                return True
        return False

    def take_patient(self, candidate: Candidate, role: str, slot: Slot) -> bool:
        """Fill a role with the subject that a passive shares with the verb before («был арестован и
        обвинён») or above («заявила, что открыта для переговоров»)."""
        token = self.scene.trees[candidate.s].tokens[candidate.w]
        second = token.rel == "root" and any(
            t.rel == "root" and is_verb(t) for t in self.scene.trees[candidate.s].tokens[: token.index])
        if not (second or token.rel in ("conj", "xcomp", "ccomp")) or not is_passive(token):
            return False
        if role == "theme":
            subject = self.scene.trees[candidate.s].subject(token.head)
            return (token.rel == "xcomp" and subject is not None
                    and accept(self.clauses, candidate, role, slot, subject.index))
        found = [m for m in self.clauses.subjects(candidate.s, candidate.w) if suits([m], slot, role)]
        return give(candidate, role, found, "subj of a passive (shared)")

    def widened(self, candidate: Candidate, slot: Slot, dependent: Dependent) -> Slot:
        """Return a place for an adjective without its restriction where a possessive stands in it: «его
        согласие», also that of a body."""
        word = self.scene.trees[candidate.s].tokens[dependent.word]
        pronoun = slot.position == "adj" and word.lemma in self.scene.lexicon.pronouns
        return Slot(slot.position, "actor") if pronoun else slot

    def take_quote(self, candidate: Candidate) -> bool:
        """Fill the theme with the quotation that the trigger introduces or closes."""
        candidate.quote = self.quotes.of_verb(candidate.s, candidate.w)
        if candidate.quote:
            candidate.rules.append("theme=quote")
        return candidate.quote is not None

    def take_subject(self, candidate: Candidate, role: str, slot: Slot, used: set[int]) -> bool:
        """Fill a role with the subject of the trigger: its own, shared, elided, or the noun of a
        participle."""
        s, tree = candidate.s, self.scene.trees[candidate.s]
        token = tree.tokens[candidate.w]
        if not is_verb(token) or is_passive(token) or token.lemma not in candidate.frame.triggers:
            return False
        own = tree.subject(token.index)
        if own is not None and own.index not in used and own.rel in SUBJECTS:
            if accept(self.clauses, candidate, role, slot, own.index):
                used.add(own.index)
                candidate.rules.append(f"{role}=subj")
                return True
            theirs = [m for m in authors(self.clauses, s, own.index) if suits([m], slot, role)]
            return role == "agent" and give(candidate, role, theirs, "author of the document")
        if (own is not None or token.rel == "amod" and token.feat("VerbForm") == "Part"
            and not self.actors.at(s, token.head)):
            return False
        shared = self.clauses.subjects(s, token.index)
        if token.rel in ("amod", "acl") and shared and all(m.actor.type == "Document" for m in shared):
            shared = makers(self.clauses, s, token) or shared
        found = [m for m in shared if suits([m], slot, role)]
        several = len(tree.children(token.index, "obj")) > 1
        crowd = (None if found or "obj" in candidate.frame.positions and not several
                 else counted_subject(tree, token))
        if crowd is not None and accept(self.clauses, candidate, role, slot, crowd):
            candidate.rules.append(f"{role}=those who are counted")
            return True
        if found and role != "theme":
            candidate.actors[role] = found
            candidate.rules.append(f"{role}=subj (shared or elided)")
        return bool(found) and role != "theme"
