"""Filling: what a word stands for in a place of a frame, and whether it may stand there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from kg.extract.candidate import Candidate, suits
from kg.extract.clauses import Clauses
from kg.extract.frames import Slot
from kg.extract.naming import nominal
from kg.extract.positions import Dependent
from kg.extract.scene import Scene
from kg.extract.titles import title_at
from kg.link.mint import mint
from kg.model import Mention


def accept(clauses: Clauses, candidate: Candidate, role: str, slot: Slot, word: int) -> bool:
    """Fill a role with a word if what it stands for suits the place; a list is one of bodies where its first
    member is («запретили митинги и общества» is not)."""
    elsewhere = located(clauses, candidate.s, word, slot) or within_agent(clauses, candidate, word)
    if role == "theme" and (elsewhere or within_office(clauses, candidate, word)):
        return False
    mentions = stands_for(clauses, candidate.s, word, slot, role)
    if role == "recipient" and slot.restriction == "group" and not clauses.actors.at(candidate.s, word):
        return False
    if role == "agent" and slot.restriction != "any" and all(m.actor.type == "Thing" for m in mentions):
        mentions = wielders(clauses, candidate, word, slot) or mentions
    off_duty = slot.position == "subj" and role == "agent" and "off-duty" in candidate.frame.switches
    if off_duty and on_duty(clauses.scene, candidate.s, word):
        return False
    if not suits(mentions, slot, role):
        return False
    if slot.restriction == "state":
        several = "mutual" in candidate.frame.switches or role == "recipient"
        kinds = ("State", "Organisation", "Group") if several else ("State",)
        mentions = [m for m in mentions if m.actor.type in kinds]
    candidate.words[role] = word
    if role != "theme" and mentions:
        candidate.actors[role] = mentions
    return role == "theme" or bool(mentions)


def on_duty(scene: Scene, s: int, word: int) -> bool:
    """Return whether a word names the police, or others who close roads and gather in the line of duty:
    «полицейские», «сотрудники ГАИ»."""
    tree = scene.trees[s]
    named = (tree.tokens[word], *tree.children(word, "nmod"))
    return any(t.lemma in scene.lexicon.enforcers or t.lemma in scene.lexicon.words["keeper"] for t in named)


def ordering(scene: Scene, mention: Mention) -> bool:
    """Return whether a mention names the police or others on duty, who stop what others do."""
    s = next(s for s, told in enumerate(scene.document.sentences) if mention.span.start < told.end)
    return any(on_duty(scene, s, t.index) for t in scene.trees[s].tokens
               if mention.span.start <= t.start < mention.span.end)


def of_counterpart(clauses: Clauses, candidate: Candidate, dependent: Dependent) -> bool:
    """Return whether a genitive farther off only says whose the counterpart of an act is: «договор с
    правительством президента Орлова»."""
    tree, filler = clauses.scene.trees[candidate.s], candidate.frame.filler("recipient")
    places = {slot.position for slot in filler.slots if slot.position.endswith("+Ins")} if filler else set()
    above = takewhile(lambda t: t.index != candidate.w, tree.above(dependent.word))
    return dependent.mended > 0 and "Gen" in dependent.positions and any(
        tree.label(t.index) in places for t in above)


def office_given(clauses: Clauses, candidate: Candidate, dependent: Dependent) -> bool:
    """Return whether an instrumental is the office that a passive gives («назначен тренером»), not who gives
    it."""
    theme = candidate.frame.filler("theme")
    gives = theme is not None and any(
        slot.position == "Ins" and slot.restriction != "thing" for slot in theme.slots)
    return (gives and "Ins" in dependent.positions
            and title_at(clauses.scene, candidate.s, dependent.word) is not None)


def within_agent(clauses: Clauses, candidate: Candidate, word: int) -> bool:
    """Return whether a word is part of what the agent is called: «мнение Суда по правам человека»."""
    start = clauses.scene.trees[candidate.s].tokens[word].start
    return any(m.span.start < start < m.span.end for m in candidate.actors.get("agent", ()))


def within_office(clauses: Clauses, candidate: Candidate, word: int) -> bool:
    """Return whether a word says what the office of the recipient is for: «задержан заместитель мэра по
    транспорту»."""
    tree, bearer = clauses.scene.trees[candidate.s], candidate.words.get("recipient")
    title = title_at(clauses.scene, candidate.s, bearer) if bearer is not None and bearer < word else None
    return (title is not None and word in tree.below(title.head)
            and tree.label(word) in clauses.scene.lexicon.labels["field of office"])


def located(clauses: Clauses, s: int, word: int, slot: Slot) -> bool:
    """Return whether a word says where it was and not what it was about: «признаны виновными в Москве»."""
    name = clauses.scene.names.at(s, word)
    places = clauses.scene.lexicon.labels["location"]
    return name is not None and name.kind == "LOC" and slot.position in places


def stands_for(clauses: Clauses, s: int, word: int, slot: Slot, role: str) -> list[Mention]:
    """Return the actors of a word; where a role takes things too, the thing itself."""
    if slot.position == "adj":
        demonyms = clauses.scene.demonyms(s, word)
        if demonyms:
            return [Mention(demonym, clauses.scene.span(s, [word]), "demonym") for demonym in demonyms]
        people = clauses.scene.lexicon.crowds.get(clauses.scene.trees[s].tokens[word].lemma)
        if people:
            crowd = mint(people, "Group", clauses.scene.language.code, clauses.scene.article.key)
            return [clauses.actors.mention(s, word, crowd, "group")]
    mentions = clauses.actors.all_at(s, word)
    if slot.restriction == "seat":
        seats = [clauses.actors.seat(s, w) for w in clauses.scene.trees[s].coordinated(word)]
        if seats and seats[0]:
            return [state for state in seats if state]
    if (role == "recipient" and slot.restriction not in ("any", "thing") and mentions
        and all(m.actor.type == "Thing" for m in mentions)):
        mentions = owners(clauses, s, word, False) or mentions
    if role == "recipient" and not mentions and slot.position not in ("inf", "clause", "quote"):
        mentions = owners(clauses, s, word, "+" in slot.position)
    if role == "place" and not mentions:
        mentions = called(clauses, s, word) or owners(clauses, s, word, False)
    wants_thing = slot.restriction in ("any", "thing") and role != "theme"
    if not mentions and wants_thing and clauses.scene.trees[s].tokens[word].pos in ("NOUN", "PROPN", "X"):
        return [clauses.actors.mention(s, word, nominal(clauses.scene, s, word, "Thing"), "thing")]
    return mentions


def called(clauses: Clauses, s: int, word: int) -> list[Mention]:
    """Return the place that a noun has its name behind: «в крупнейший город Мьянмы Янгон»."""
    names = (clauses.scene.names.at(s, k.index) for k in clauses.scene.trees[s].children(word, "appos"))
    return next((clauses.actors.all_at(s, name.head) for name in names if name and name.kind == "LOC"), [])


DEEP = 3
"""Genitives that are followed for whose a thing is: «на импорт ряда китайских товаров»."""


OWNERS = ("State", "Place")
"""Those who suffer for anything that is theirs; what forces hold is also theirs («позиции повстанцев»)."""


def owners(clauses: Clauses, s: int, word: int, deep: bool) -> list[Mention]:
    """Return the state or place whose a thing is, the force that holds it, or anybody whose property it is;
    behind a preposition also by its genitives."""
    tree = clauses.scene.trees[s]
    for _ in range(DEEP if deep else 1):
        lemma, words = tree.tokens[word].lemma, clauses.scene.lexicon.words
        owned, held = lemma in words["property"], lemma in words["held"] or lemma in words["pursuit"]
        kinds = (*OWNERS, *("Group", "Organisation") * (owned or held), *("Person",) * owned)
        found = [m for m in clauses.noun_agents(s, word) or origins(clauses, s, word)
                 if m.actor.type in kinds]
        if of_several(found):
            return []
        inner = next((k for k in tree.children(word, "nmod") if tree.label(k.index) == "Gen"), None)
        if found or inner is None:
            return found
        word = inner.index
    return []


def of_several(mentions: Sequence[Mention]) -> bool:
    """Return whether one adjective names several, who do something with each other: «ирано-израильская
    война» is neither's own."""
    return len(mentions) > 1 and all(m.reason == "demonym" and m.span == mentions[0].span for m in mentions)


def origins(clauses: Clauses, s: int, word: int) -> list[Mention]:
    """Return where a thing comes from: «на товары из Индии»."""
    tree = clauses.scene.trees[s]
    return next((clauses.actors.all_at(s, k.index) for k in tree.children(word, "nmod")
                 if tree.label(k.index) in clauses.scene.lexicon.labels["origin"]), [])


def doubtful_owner(clauses: Clauses, s: int, word: int) -> list[Mention]:
    """Return whose means of force it is where the tagger took a genitive for the dative of the same form."""
    tree, cases = clauses.scene.trees[s], clauses.scene.language.cases
    return next((found for k in tree.children(word, "nmod")
                 if tree.label(k.index) in clauses.scene.lexicon.labels["doubtful owner"]
                 and set(clauses.scene.lexicon.labels["partitive"]) & cases(k)
                 and (found := clauses.actors.all_at(s, k.index))), [])


def wielders(clauses: Clauses, candidate: Candidate, word: int, slot: Slot) -> list[Mention]:
    """Return whose means of force it is that acts: «израильские самолёты», «дроны ВСУ»; nobody's air defence
    acts itself, and so does what has a crew («сторожевой корабль»). What a frame can have as its theme in
    this place does not act: «поставки снарядов России»."""
    s, theme = candidate.s, candidate.frame.filler("theme")
    handled = theme is not None and any(each.position == slot.position for each in theme.slots)
    token = clauses.scene.trees[s].tokens[word]
    if handled or token.lemma not in clauses.scene.lexicon.forces:
        return []
    owned = [m for m in clauses.noun_agents(s, word) or doubtful_owner(clauses, s, word)
             if m.actor.type != "Place"]
    defends = any(k.lemma in clauses.scene.lexicon.words["defence"]
                  for k in clauses.scene.trees[s].children(word, "nmod"))
    if owned or not (defends or token.lemma in clauses.scene.lexicon.words["crewed"]):
        return owned
    return [clauses.actors.mention(s, word, nominal(clauses.scene, s, word, "Group"), "noun")]
