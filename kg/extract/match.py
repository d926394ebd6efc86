"""Frames over the parse: which words of a sentence express a relation, and who fills its roles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kg.extract.clauses import Clauses
from kg.extract.dependents import Dependent
from kg.extract.frames import Companion, Filler, Frame, Slot
from kg.extract.nominals import nominal
from kg.extract.polarity import negation
from kg.extract.quotes import Quote, Quotes
from kg.extract.titles import title_at
from kg.extract.tree import NOUN_RELATIONS, SUBJECTS, Tree
from kg.extract.verbs import clause_verb, is_passive, is_verb
from kg.model import Mention, RoleStatus, Token

ACTING = frozenset({"Person", "State", "Organisation", "Media", "Group", "Document", "Place"})
REACH, MEASURED = 12, 4
"""Words around a trigger in which a companion may stand; words from a measure to what it measures."""

MEMORY, RECALL = 12, 2
"""Acts kept in mind, and sentences back, for a noun that repeats one of them."""

NEVER = frozenset({"Thing", "Document"})
TESTS: dict[str, Callable[[frozenset[str]], bool]] = {
    "actor": lambda types: bool(types) and not types <= NEVER,
    "person": lambda types: bool(types & {"Person", "Group"}),
    "state": lambda types: "State" in types,
    "place": lambda types: bool(types & {"State", "Place"}),
    "thing": lambda types: not types or types <= NEVER,
}
"""Restriction → whether the types of the actors that a word stands for satisfy it."""


@dataclass
class Candidate:
    """A frame that a word fires, with the words and actors that fill its roles."""

    s: int
    w: int
    frame: Frame
    companions: list[int] = field(default_factory=list)
    far: set[int] = field(default_factory=set)
    actors: dict[str, list[Mention]] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)
    rules: list[str] = field(default_factory=list)
    missing: str = ""
    quote: Quote | None = None

    @property
    def score(self) -> tuple[int, int, int]:
        """What makes one frame of a word better than another: complete, with its companion, more roles
        filled."""
        return (not self.missing, bool(self.companions), len(set(self.actors) | set(self.words)))


class Matcher:
    """Fires the frames of a document."""

    def __init__(self, clauses: Clauses, quotes: Quotes) -> None:
        self.quotes = quotes
        self.clauses, self.actors, self.scene = clauses, clauses.actors, clauses.scene
        self.before: list[Candidate] = []
        self.by_trigger = self.scene.lexicon.frames.by_trigger

    def sentence(self, s: int) -> list[Candidate]:
        """Return the best candidate of each trigger word of a sentence, complete ones and those turned
        down."""
        tree = self.scene.trees[s]
        titled = {i for t in tree.tokens if (title := title_at(self.scene, s, t.index)) for i in title.words}
        best: list[Candidate] = []
        for token in tree.tokens:
            noun = token.feat("VerbForm") == "Part" and token.rel in NOUN_RELATIONS
            if (noun or token.index in titled or self.scene.names.at(s, token.index)
                or self.aside(tree, token.index)):
                continue
            tried = [self.fire(s, token, frame) for frame in self.frames(token)]
            fired = [candidate for candidate in tried if candidate]
            if fired:
                best.append(max(fired, key=lambda c: c.score))
        consumed = {i for c in best if not c.missing
                    for w, wanted in zip(c.companions, c.frame.companions, strict=False)
                    for i in {w, *(k for k in [*tree.below(w), *tree.coordinated(w)]
                                   if tree.tokens[k].lemma in wanted.lemmas)}}
        kept = [c for c in best if c.w not in consumed]
        for candidate in kept:
            self.go_on(candidate)
            self.recall(candidate, [*self.before, *kept])
        self.before = [*self.before, *(c for c in kept if not c.missing)][-MEMORY:]
        return kept

    def aside(self, tree: Tree, w: int) -> bool:
        """Return whether a word stands in brackets: «(запрещена в РФ)» tells nothing of its own."""
        depth = 0
        for token in tree.tokens[:w]:
            depth += (token.text == "(") - (token.text == ")")
        return depth > 0

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
        claim = token.lemma in self.scene.lexicon.words["claim"]
        if candidate.missing != "agent" or token.pos != "NOUN" or "agent" in candidate.words or claim:
            return
        told = [c for c in earlier if not c.missing and c.frame.relation == candidate.frame.relation
                and (c.s, c.w) < (candidate.s, candidate.w) and candidate.s - c.s <= RECALL
                and not (c.s == candidate.s and any(t.index == c.w for t in tree.above(candidate.w)))]
        if told:
            for role in ("agent", "recipient"):
                if role in told[-1].actors and role not in candidate.actors:
                    candidate.actors[role] = told[-1].actors[role]
            candidate.rules.append("agent=act told before")
            self.note_missing(candidate)

    def frames(self, token: Token) -> tuple[Frame, ...]:
        """Return the frames of a word; a reflexive form also has those of its active verb."""
        own = self.by_trigger.get(token.lemma)
        if own:
            return own
        active = self.scene.language.active(token) if is_verb(token) else None
        return self.by_trigger.get(active, ()) if active else ()

    def fire(self, s: int, token: Token, frame: Frame) -> Candidate | None:
        """Return the candidate of one frame at one word, or None where its companion nouns or its polarity
        are not there."""
        if not self.applies(s, token, frame):
            return None
        tree = self.scene.trees[s]
        dependents = self.clauses.dependents(s, token.index)
        if token.lemma not in frame.triggers:
            dependents = turned(dependents)
        candidate = Candidate(s, token.index, frame)
        for wanted in frame.companions:
            noun = self.companion(s, token, wanted, dependents, bool(candidate.companions))
            if noun is None:
                return None
            candidate.companions.append(noun)
            if wanted.preposition and token.pos == "NOUN":
                candidate.far.update(d.word for d in self.clauses.dependents(s, noun))
            have = {d.word for d in dependents} | {token.index}
            dependents += [d for d in self.clauses.dependents(s, noun) if d.word not in have]
        self.fill(candidate, dependents, tree)
        return candidate

    def applies(self, s: int, token: Token, frame: Frame) -> bool:
        """Return whether the form, polarity and subject matter of a word let a frame fire."""
        finite = (is_verb(token) and token.feat("VerbForm") not in ("Part", "Conv") or token.pos == "ADJ"
                  and token.rel not in ("amod",))
        if "finite" in frame.switches and not finite and token.pos != "ADV":
            return False
        if "no" in frame.switches and not self.says_no(s, token.index):
            return False
        if "not-in-sport" in frame.switches and self.scene.in_sport(s):
            return False
        if not frame.switches & {"affirmed", "negated"}:
            return True
        return bool(negation(self.scene, self.scene.trees[s], token)) == ("negated" in frame.switches)

    def companion(self, s: int, token: Token, wanted: Companion, dependents: list[Dependent],
                  later: bool) -> int | None:
        """Return the word of a companion noun, also as the subject of a passive, behind a measure, or the
        head of a participle."""
        tree = self.scene.trees[s]
        labels = {wanted.label} | ({"obj", "Gen"} if wanted.label == "Acc" else {"subj"}
                                   if wanted.label == "Nom" else set())
        for dependent in dependents:
            if labels & dependent.positions:
                for i in tree.coordinated(dependent.word):
                    if self.is_companion(tree, i, wanted):
                        return i
        above = tree.tokens[token.head] if token.feat("VerbForm") == "Inf" and token.head >= 0 else None
        subject = tree.subject(above.index) if above and wanted.label == "Nom" else None
        if subject and self.is_companion(tree, subject.index, wanted):
            return subject.index
        beside = self.beside(s, token, wanted, dependents) if later or wanted.preposition else None
        if beside is not None:
            return beside
        head = tree.tokens[token.head] if token.head >= 0 else None
        participle = token.rel in ("amod", "acl") and token.feat("VerbForm") == "Part"
        voice = "Acc" if is_passive(token) else "Nom"
        return (head.index if head and participle and wanted.label == voice
                and self.is_companion(tree, head.index, wanted) else None)

    def beside(self, s: int, token: Token, wanted: Companion, dependents: list[Dependent]) -> int | None:
        """Return a companion that the parse hung elsewhere: an adjective on another companion, a
        prepositional noun of the clause."""
        tree = self.scene.trees[s]
        if not wanted.preposition:
            around = {token.index, *(d.word for d in dependents)}
            return next((k.index for w in sorted(around)
                         for k in tree.children(w, "amod") if k.lemma in wanted.lemmas), None)
        for other in tree.tokens[max(0, token.index - REACH) : token.index + REACH]:
            if other.lemma in wanted.lemmas and tree.label(other.index) == wanted.label:
                verb = clause_verb(tree, other.index)
                if verb is not None and verb.index == token.index:
                    return other.index
        return None

    def is_companion(self, tree: Tree, w: int, wanted: Companion) -> bool:
        """Return whether a word is the companion noun, or measures or counts it: «партию оружия», «115 млн
        долларов»."""
        token = tree.tokens[w]
        if token.lemma in wanted.lemmas:
            return True
        counts = (token.pos == "NUM" or token.lemma in self.scene.lexicon.measures
                  or token.lemma in self.scene.lexicon.quantities)
        near = [k for k in tree.children(w, "nmod", "nummod:gov", "flat") if w < k.index <= w + MEASURED]
        return counts and any(self.is_companion(tree, k.index, wanted) for k in near)

    def fill(self, candidate: Candidate, dependents: list[Dependent], tree: Tree) -> None:
        """Fill the roles of a candidate; note the first required role that stays empty."""
        used: set[int] = set()
        noun = tree.tokens[candidate.w].pos == "NOUN"
        roles = ("agent", "recipient", "theme", "place") if noun else ("recipient", "agent", "theme", "place")
        order = sorted(candidate.frame.fillers, key=lambda f: roles.index(f.role))
        free = [d for d in dependents if d.word not in candidate.companions]
        for filler in order:
            things = filler.role != "agent" or any(slot.restriction == "any" for slot in filler.slots)
            if not self.take(candidate, filler, free, used) and filler.role != "theme" and things:
                self.take(candidate, filler, [d for d in dependents if d.word in candidate.companions], used)
        if candidate.companions and "theme" not in candidate.words:
            candidate.words["theme"] = candidate.companions[0]
            candidate.rules.append("theme=companion")
        for filler in order:
            if filler.role not in candidate.words and filler.role not in candidate.actors:
                self.fall_back(candidate, filler)
        if "mutual" in candidate.frame.switches:
            self.pair(candidate)
        self.note_missing(candidate)

    def note_missing(self, candidate: Candidate) -> None:
        """Say which required role of a candidate is empty."""
        filled = set(candidate.actors) | set(candidate.words) | ({"theme"} if candidate.quote else set())
        if ("theme=companion" in candidate.rules and (theme := candidate.frame.filler("theme"))
            and theme.required):
            filled -= {"theme"}
        wanted = [f.role for f in candidate.frame.fillers if f.required or f.role == "agent"]
        candidate.missing = next((role for role in wanted if role not in filled), "")
        if "agent" not in candidate.actors:
            candidate.missing = "agent"
        if "weak" in candidate.frame.switches and not {"recipient", "theme"} & filled:
            candidate.missing = candidate.missing or "recipient or theme"

    def take(self, candidate: Candidate, filler: Filler, dependents: list[Dependent], used: set[int]) -> bool:
        """Fill a role with the first place that holds a word which may fill it."""
        for slot in filler.slots:
            if slot.position == "subj" and self.take_subject(candidate, filler.role, slot, used):
                return True
            if slot.position == "quote" and self.take_quote(candidate):
                return True
            for dependent in sorted(dependents, key=lambda d: d.mended):
                if dependent.word in used or slot.position not in dependent.positions:
                    continue
                if (filler.role == "agent"
                    and (dependent.word in candidate.far or self.is_office(candidate, dependent))):
                    continue
                if self.accept(candidate, filler.role, slot, dependent.word):
                    if (filler.role == "recipient" and not self.actors.all_at(candidate.s, dependent.word)
                        and slot.restriction != "any"):
                        candidate.words.pop("recipient")
                    else:
                        used.add(dependent.word)
                    candidate.rules.append(f"{filler.role}={slot}" + (" (attachment mended)"
                                                                      if dependent.mended else ""))
                    return True
        return False

    def is_office(self, candidate: Candidate, dependent: Dependent) -> bool:
        """Return whether an instrumental is the office that a passive gives («назначен тренером»), not who
        gives it."""
        theme = candidate.frame.filler("theme")
        gives = theme is not None and any(slot.position == "Ins" for slot in theme.slots)
        return (gives and "Ins" in dependent.positions
                and title_at(self.scene, candidate.s, dependent.word) is not None)

    def says_no(self, s: int, w: int) -> bool:
        """Return whether a verb of speech comes with a bare «нет»."""
        quote = self.quotes.of_verb(s, w)
        tree = self.scene.trees[s]
        words = [t for t in tree.tokens if quote and quote.start <= t.start < quote.end and t.pos != "PUNCT"]
        return bool(words) and all(self.scene.lexicon.factuality.get(t.lemma) == "negation" for t in words)

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
        if not is_verb(token) or is_passive(token):
            return False
        own = tree.subject(token.index)
        if own is not None and own.index not in used and own.rel in SUBJECTS:
            if self.accept(candidate, role, slot, own.index):
                used.add(own.index)
                candidate.rules.append(f"{role}=subj")
                return True
            return False
        if (own is not None or token.rel == "amod" and token.feat("VerbForm") == "Part"
            and not self.actors.at(s, token.head)):
            return False
        shared = self.clauses.subjects(s, token.index)
        if token.rel in ("amod", "acl") and shared and all(m.actor.type == "Document" for m in shared):
            shared = self.makers(s, token) or shared
        found = [m for m in shared if self.suits([m], slot, role)]
        if found and role != "theme":
            candidate.actors[role] = found
            candidate.rules.append(f"{role}=subj (shared or elided)")
        return bool(found) and role != "theme"

    def makers(self, s: int, token: Token) -> list[Mention]:
        """Return who made the document that a participle speaks of: «парламент принял резолюцию, осуждающую
        …»."""
        verb = clause_verb(self.scene.trees[s], token.head)
        return [m for m in self.clauses.subjects(s, verb.index) if m.actor.type != "Document"] if verb else []

    def accept(self, candidate: Candidate, role: str, slot: Slot, word: int) -> bool:
        """Fill a role with a word if what it stands for suits the place."""
        mentions = self.stands_for(candidate.s, word, slot, role)
        if not self.suits(mentions, slot, role):
            return False
        candidate.words[role] = word
        if role != "theme" and mentions:
            candidate.actors[role] = mentions
        return role == "theme" or bool(mentions)

    def stands_for(self, s: int, word: int, slot: Slot, role: str) -> list[Mention]:
        """Return the actors of a word; where a role takes things too, the thing itself."""
        if slot.position == "adj":
            demonym = self.scene.demonym(s, word)
            if demonym:
                return [Mention(demonym, self.scene.span(s, [word]), "demonym")]
        mentions = self.actors.all_at(s, word)
        if role == "recipient" and not mentions and slot.position not in ("inf", "clause", "quote"):
            mentions = [m for m in self.clauses.noun_agents(s, word) if m.actor.type in ("State", "Place")]
        wants_thing = slot.restriction in ("any", "thing") and role != "theme"
        if not mentions and wants_thing and self.scene.trees[s].tokens[word].pos in ("NOUN", "PROPN", "X"):
            return [self.actors.mention(s, word, nominal(self.scene, s, word, "Thing"), "thing")]
        return mentions

    def suits(self, mentions: list[Mention], slot: Slot, role: str) -> bool:
        """Return whether the actors that a word stands for are of a kind that the place takes."""
        restriction = (slot.restriction
                       or {"agent": "agent", "recipient": "actor", "place": "place"}.get(role, "any"))
        types = frozenset(m.actor.type for m in mentions)
        if restriction == "agent":
            return bool(types & ACTING)
        return restriction == "any" or TESTS[restriction](types)

    def fall_back(self, candidate: Candidate, filler: Filler) -> None:
        """Fill a role from farther off: a noun's agent from the verb that supports it, a passive's object
        from its participle."""
        s, token = candidate.s, self.scene.trees[candidate.s].tokens[candidate.w]
        slots = {slot.position: slot for slot in filler.slots}
        inside = next((slots[p] for p in ("theme-subj", "theme-actor") if p in slots), None)
        if inside and self.take_inside(candidate, filler.role, inside):
            return
        if "theme-adj" in slots and self.take_adjective(candidate, filler.role):
            return
        if "source" in slots:
            found = [m for m in self.clauses.reporters(s, token.index)
                     if self.suits([m], slots["source"], filler.role)]
            if found:
                candidate.actors[filler.role] = found[:1]
                candidate.rules.append(f"{filler.role}=source")
                return
        if (filler.role == "agent" and "office-agent" in candidate.frame.switches
            and self.take_office(candidate)):
            return
        if filler.role == "agent" and token.pos == "NOUN":
            found = [m for m in self.clauses.controllers(s, token.index)
                     if self.suits([m], filler.slots[0], "agent")]
            if found:
                candidate.actors["agent"] = found
                candidate.rules.append("agent=controller")
        elif (filler.role == "agent" and "place-agent" in candidate.frame.switches
              and self.agentless(s, token)):
            states = self.authorities(candidate)
            if states:
                candidate.actors["agent"] = states
                candidate.rules.append("agent=authorities of the place")
        elif filler.role == "recipient" and set(self.scene.lexicon.labels["addressee"]) & set(slots):
            found = [m for m in self.clauses.addressees(s, token.index)
                     if self.suits([m], filler.slots[0], "recipient")]
            if found:
                candidate.actors["recipient"] = found
                candidate.rules.append("recipient=addressee of the letter")
        elif ("obj" in slots and token.rel in ("amod", "acl") and token.feat("VerbForm") == "Part"
              and is_passive(token)):
            free = token.head >= 0 and token.head not in candidate.companions
            if free and self.accept(candidate, filler.role, slots["obj"], token.head):
                candidate.rules.append(f"{filler.role}=noun of participle")

    def take_inside(self, candidate: Candidate, role: str, slot: Slot) -> bool:
        """Fill a role from within the theme: its subject («хотим, чтобы ООН стала …»), or whom it is done to
        («дать помощь Чаду»)."""
        s, word = candidate.s, candidate.words.get("theme")
        if word is None:
            return False
        token = self.scene.trees[s].tokens[word]
        if slot.position == "theme-subj":
            own = self.scene.trees[s].subject(word)
            found = (self.actors.all_at(s, own.index) if own else []
                     if is_verb(token) else self.clauses.agents(s, word))
        else:
            found = next((m for d in self.clauses.dependents(s, word)
                          if d.positions & set(self.scene.lexicon.labels["inner"])
                          and self.suits(m := self.actors.all_at(s, d.word), slot, role)), [])
        found = [m for m in found if m.actor not in {a.actor for a in candidate.actors.get("agent", [])}]
        if found and self.suits(found, slot, role):
            candidate.actors[role] = found
            candidate.rules.append(f"{role}={slot}")
        return role in candidate.actors

    def take_adjective(self, candidate: Candidate, role: str) -> bool:
        """Fill a role with the state whose adjective stands on the theme: «поставки иранских дронов» →
        Iran."""
        word = candidate.words.get("theme")
        found = [] if word is None else self.clauses.noun_agents(candidate.s, word)
        if role == "agent":
            found = [m for m in found if m.reason == "demonym"]
        found = [m for m in found if m.actor.type not in NEVER]
        if found:
            candidate.actors[role] = found[:1]
            candidate.rules.append(f"{role}=theme-adj")
        return bool(found)

    def take_office(self, candidate: Candidate) -> bool:
        """Fill the agent with the body whose office is given or taken: «назначен послом Японии» → Japan."""
        s = candidate.s
        for role in ("recipient", "theme"):
            words = [candidate.words[role]] if role in candidate.words else []
            words += [k.index for w in candidate.companions for k in self.scene.trees[s].children(w, "nmod")]
            titles = [title for w in words if (title := title_at(self.scene, s, w))]
            title = next((t for t in titles if t.of and t.status is RoleStatus.CURRENT), None)
            if title and title.of:
                candidate.actors["agent"] = [Mention(title.of[1], self.scene.span(s, [title.of[0]]),
                                                     "office")]
        for person in candidate.actors.get("recipient", []):
            held = next((r for r in self.actors.roles if r.person.actor == person.actor and r.of), None)
            if held and held.of and "agent" not in candidate.actors:
                candidate.actors["agent"] = [held.of]
        if "agent" in candidate.actors:
            candidate.rules.append("agent=body of the office")
        return "agent" in candidate.actors

    def agentless(self, s: int, token: Token) -> bool:
        """Return whether a verb leaves its agent out on purpose: a passive, or a plural without a subject."""
        if not is_verb(token):
            return token.pos == "NOUN"
        tree = self.scene.trees[s]
        reflexive = token.feat("Voice") == "Mid"
        if token.rel == "amod":
            return False
        plural = (token.feat("Number") == "Plur" and token.feat("VerbForm") == "Fin"
                  and tree.subject(token.index) is None)
        return is_passive(token) or reflexive or plural and token.rel != "conj"

    def authorities(self, candidate: Candidate) -> list[Mention]:
        """Return whose act it was: of a police or court named near, else of the state of the place or person,
        or named last."""
        for back in range(candidate.s, max(-1, candidate.s - 2), -1):
            for t in self.scene.trees[back].tokens:
                if t.lemma in self.scene.lexicon.enforcers and t.index not in candidate.words.values():
                    found = self.actors.at(back, t.index)
                    if found and found[0].actor.type not in ("Person", "Thing"):
                        return found[:1]
        s, tree = candidate.s, self.scene.trees[candidate.s]
        near = [t.index for t in tree.tokens if tree.label(t.index) in self.scene.lexicon.labels["inside"]]
        near += [i for w in candidate.words.values() for i in tree.below(w)]
        for w in near:
            states = [m for i in tree.coordinated(w) if (m := self.state_at(s, i))]
            if states:
                return states
        for back in range(s - 1, -1, -1):
            for t in reversed(self.scene.trees[back].tokens):
                placed = self.scene.trees[back].label(t.index) in self.scene.lexicon.labels["named state"]
                if placed and (state := self.state_at(back, t.index)):
                    return [state]
        return []

    def state_at(self, s: int, w: int) -> Mention | None:
        """Return the state that a name or an adjective names."""
        name = self.scene.names.at(s, w)
        actor = name.actor if name and name.head == w else self.scene.demonym(s, w)
        state = self.scene.book.state_of(actor) if actor and actor.type in ("State", "Place") else None
        if state is None:
            return None
        code = self.scene.language.code
        called = f"{self.scene.lexicon.authorities} {self.scene.language.genitive(state.label(code))}"
        return Mention(state, self.scene.span(s, [w]), "place", called)

    def pair(self, candidate: Candidate) -> None:
        """Give a coordinated or plural agent of a mutual act its counterpart."""
        agents = candidate.actors.get("agent", [])
        if len(agents) > 1 and not candidate.actors.get("recipient"):
            candidate.actors["agent"], candidate.actors["recipient"] = agents[:1], agents[1:]
            candidate.words.pop("recipient", None)
            candidate.rules.append("mutual")


def turned(dependents: list[Dependent]) -> list[Dependent]:
    """Return the dependents of a reflexive passive: its subject is the object of the active verb."""
    turn = {"subj": "obj", "Ins": "subj"}
    return [Dependent(d.word, frozenset(turn.get(p, p) for p in d.positions), d.mended) for d in dependents]
