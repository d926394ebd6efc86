"""Who is meant by an office or part that the text names first and its holder after: «назначили нового
директора. Им стала Анна Орлова», «задержали подозреваемого: это Пётр Рябов»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.bearers import holder
from kg.extract.name import Name
from kg.model import Mention, Token

if TYPE_CHECKING:
    from kg.extract.actors import Actors

GIVEN = frozenset({"obj", "nsubj:pass", "nsubj"})
"""Where the noun stands: as whom something is done to, the subject of a passive."""

IDENTIFIED = "identified"
"""The reason of a mention whose name the text gives after it."""


def by_identified(actors: Actors, s: int, w: int) -> list[Mention] | None:
    """A person called by a noun, whom the rest of the sentence or the next one names."""
    scene, token = actors.scene, actors.scene.trees[s].tokens[w]
    if (token.pos != "NOUN" or token.rel not in GIVEN or token.feat("Animacy") != "Anim"
        or token.feat("Number") != "Sing" or scene.names.at(s, w) or holder(scene, s, w)):
        return None
    newly = any(k.lemma in scene.lexicon.words["newly"] for k in scene.trees[s].children(w, "amod"))
    name = named_as(actors, s, w + 1, token, newly)
    if name is None and s + 1 < len(scene.trees):
        name = pointed_at(actors, s + 1) or named_as(actors, s + 1, 0, token, newly)
    return [actors.mention(s, w, name.actor, IDENTIFIED)] if name else None


def pointed_at(actors: Actors, s: int) -> Name | None:
    """Return the person whom a sentence names that begins with «это»: «Это бывший министр Пётр Рябов»."""
    scene, tokens = actors.scene, actors.scene.trees[s].tokens
    if tokens[0].lemma not in scene.lexicon.words["pointer"]:
        return None
    for token in tokens[1:]:
        if token.pos == "PUNCT" and token.text not in "—–-" or token.feat("VerbForm") == "Fin":
            return None
        name = scene.names.at(s, token.index)
        if name and name.kind == "PER" and scene.trees[s].label(name.head) in ("Nom", ""):
            return name
    return None


def named_as(actors: Actors, s: int, start: int, noun: Token, newly: bool) -> Name | None:
    """Return the person who is said to be what a noun names: «им стал Рябов»; by the noun itself
    only who newly is that, for another may have been it before: «директором стала Орлова»."""
    scene, tree = actors.scene, actors.scene.trees[s]
    for verb in tree.tokens[start:]:
        if verb.lemma not in scene.lexicon.words["becoming"] or verb.feat("VerbForm") != "Fin":
            continue
        same = any(tree.label(k.index) == "Ins" and k.index >= start
                   and (pronoun(actors, k) or k.lemma == noun.lemma and newly)
                   for k in tree.children(verb.index))
        subject = tree.subject(verb.index) if same else None
        name = subject and (scene.names.at(s, subject.index) or holder(scene, s, subject.index))
        if name and name.kind == "PER":
            return name
    return None


def pronoun(actors: Actors, word: Token) -> bool:
    """Return whether a word is «он» or «она»."""
    known = actors.scene.lexicon.pronouns.get(word.lemma)
    return known is not None and known.kind == "personal" and known.person == "3" and known.number == "Sing"
