"""Companions: the noun that a frame needs beside its trigger, «оказать помощь», «поставить партию оружия»."""

from __future__ import annotations

from kg.extract.frames import ADJECTIVE, ADVERB, INFINITIVE, Companion
from kg.extract.positions import Dependent
from kg.extract.scene import Scene
from kg.extract.tree import Tree
from kg.extract.verbs import clause_verb, is_passive, is_verb
from kg.model import Token

CLOSING = frozenset("»”“\"")
"""What closes a quotation: an epithet in quotation marks is often hung on a noun between."""

REACH, MEASURED = 12, 4
"""Words around a trigger in which a companion may stand; words from a measure to what it measures."""


def companion(scene: Scene, s: int, token: Token, wanted: Companion, dependents: list[Dependent],
              before: list[int]) -> int | None:
    """Return the word of a companion noun, also as the subject of a passive, behind a measure, or the
    head of a participle; ``before`` are the companions found."""
    tree, later = scene.trees[s], bool(before)
    if wanted.label == ADJECTIVE:
        return next((k.index for w in (token.index, *before) for m in measured(scene, tree, w)
                     for k in tree.children(m, "amod") if k.lemma in wanted.lemmas), None)
    if wanted.label == ADVERB:
        near = [t for t in tree.tokens[max(0, token.index - 2) : token.index + 3]
                if tree.tokens[(t.index + token.index) // 2].pos == "PUNCT"
                or abs(t.index - token.index) == 1]
        return next((k.index for k in (*tree.children(token.index), *near)
                     if k.lemma in wanted.lemmas and k.rel != "case"
                     and all(c.pos == "PUNCT" for c in tree.children(k.index))), None)
    labels = {wanted.label} | ({"obj", "Gen"} if wanted.label == "Acc" else {"subj"}
                               if wanted.label == "Nom" else {"inf"} if wanted.label == INFINITIVE else set())
    for dependent in dependents:
        if labels & dependent.positions or alike(scene, tree, dependent, wanted):
            for i in tree.coordinated(dependent.word):
                found = i if is_companion(scene, tree, i, wanted) else stood_for(scene, s, i, wanted)
                if found is not None:
                    return found
    governed = token.feat("VerbForm") == "Inf" or token.rel == "xcomp" and is_passive(token)
    above = tree.tokens[token.head] if governed and token.head >= 0 else None
    subject = (tree.subject(above.index) if above and wanted.label == ("Acc" if is_passive(token) else "Nom")
               else None)
    if subject and is_companion(scene, tree, subject.index, wanted):
        return subject.index
    loose = (wanted.preposition or wanted.label == "Ins" and is_verb(token)
             or wanted.label == "Gen" and is_verb(token) and not later)
    beside = elsewhere(scene, s, token, wanted, dependents) if later or loose else None
    if beside is not None:
        return beside
    head = tree.tokens[token.head] if token.head >= 0 else None
    participle = token.rel in ("amod", "acl") and token.feat("VerbForm") == "Part"
    voice = "Acc" if is_passive(token) else "Nom"
    return (head.index if head and participle and wanted.label == voice
            and is_companion(scene, tree, head.index, wanted) else None)


def alike(scene: Scene, tree: Tree, dependent: Dependent, wanted: Companion) -> bool:
    """Return whether a bare noun read as another case has the form of the one that is wanted: «лишила
    аккредитации шесть телеканалов»."""
    return (wanted.label == "Gen" and "Dat" in dependent.positions
            and "Gen" in scene.language.cases(tree.tokens[dependent.word]))


def elsewhere(scene: Scene, s: int, token: Token, wanted: Companion,
              dependents: list[Dependent]) -> int | None:
    """Return a companion that the parse hung elsewhere: an adjective on another companion, a
    prepositional noun of the clause."""
    tree = scene.trees[s]
    if not wanted.preposition and (wanted.label != "Gen" or not is_verb(token)):
        around = {token.index, *(d.word for d in dependents)}
        found = next((k.index for w in sorted(around)
                      for k in tree.children(w, "amod") if k.lemma in wanted.lemmas), None)
        if found is not None or wanted.label != "Ins":
            return found
    for other in tree.tokens[max(0, token.index - REACH) : token.index + REACH]:
        if other.lemma in wanted.lemmas and tree.label(other.index) == wanted.label:
            if wanted.label == "Ins" and not closes(tree, other.index):
                continue
            verb = clause_verb(tree, other.index)
            if verb is not None and verb.index == token.index:
                return other.index
    return None


def closes(tree: Tree, w: int) -> bool:
    """Return whether a quotation ends behind a noun with what belongs to it: ««актом вандализма»»."""
    last = max(tree.phrase(w), default=w)
    return any(tree.tokens[i].text in CLOSING for i in (w + 1, last + 1) if i < len(tree.tokens))


def stood_for(scene: Scene, s: int, w: int, wanted: Companion) -> int | None:
    """Return the word of a companion noun for which a pronoun stands: the noun of a relative clause
    («санкции, которые ввёл Вашингтон»), the pronoun where it goes back farther («Контракт готов. Его
    подписали …»)."""
    token = scene.trees[s].tokens[w]
    pronoun = scene.lexicon.pronouns.get(token.lemma)
    known = pronoun is not None and pronoun.kind in ("relative", "personal") and pronoun.person == "3"
    if pronoun is None or not known or wanted.preposition and pronoun.kind == "relative":
        return None
    relative = pronoun.kind == "relative"
    for back in (s,) if relative or not s else (s, s - 1):
        before = scene.trees[back].tokens[: w if back == s else None]
        for noun in reversed(before):
            if noun.lemma in wanted.lemmas and noun.pos == "NOUN" and agree(noun, token):
                own = introduces(scene.trees[s], noun.index, w)
                return w if not relative else noun.index if own else None
    return None


def agree(noun: Token, pronoun: Token) -> bool:
    """Return whether a pronoun may stand for a noun; the plural has no gender."""
    plural = noun.feat("Number") == "Plur"
    return noun.agrees(pronoun, "Number") and (plural or noun.agrees(pronoun, "Gender"))


def introduces(tree: Tree, noun: int, pronoun: int) -> bool:
    """Return whether a relative pronoun stands behind a noun without a verb between them, and the parse does
    not hang its clause on another that agrees: «забастовка против реформы, которую задумали …»."""
    between, word = tree.tokens[noun + 1 : pronoun], tree.tokens[pronoun]
    of = next((t.head for t in tree.above(pronoun) if t.rel == "acl:relcl"), noun)
    rival = of != noun and any(t.index == of and agree(t, word) for t in between)
    return (any(t.text == "," for t in between) and not rival
            and all(t.pos not in ("VERB", "AUX") for t in between))


def is_companion(scene: Scene, tree: Tree, w: int, wanted: Companion) -> bool:
    """Return whether a word is the companion noun, or measures or counts it: «партию оружия», «115 млн
    долларов»."""
    token = tree.tokens[w]
    if token.lemma in wanted.lemmas:
        return True
    return any(is_companion(scene, tree, i, wanted) for i in measured(scene, tree, w)[1:])


def measured(scene: Scene, tree: Tree, w: int) -> tuple[int, ...]:
    """Return a word and what it measures or counts, if it does: «партия» — «оружия», «ряд» — «мер»."""
    token = tree.tokens[w]
    counts = (token.pos == "NUM" or token.lemma in scene.lexicon.measures
              or token.lemma in scene.lexicon.quantities)
    return (w, *(k.index for k in tree.children(w, "nmod", "nummod:gov", "flat")
                 if w < k.index <= w + MEASURED)) if counts else (w,)
