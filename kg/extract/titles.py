"""Offices and the people who hold them: «министр транспорта Венесуэлы Рамон Веласкес»."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.lexicon import plain
from kg.extract.name import Name
from kg.extract.naming import demonym_of, name_words, nominal
from kg.extract.scene import Scene
from kg.extract.title_words import kind_of, office_text, office_words, part_of_title
from kg.extract.tree import NOUN_RELATIONS, OPENING
from kg.model import Actor, RoleStatus, Token

HELD = frozenset({"office", "profession"})
"""Kinds of titles that a noun is, which the tagger may take for a participle."""

BUSINESS = frozenset({"company", "club", "bank"})
"""Classes (anaphora.tsv) of bodies whose names say no field."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title in a sentence: its head word, its own words, whose office it is, and how it is held.

    ``of`` is the word that names whom the office serves, with that actor; ``words`` leaves it out.
    """

    s: int
    head: int
    words: tuple[int, ...]
    kind: str
    office: str
    of: tuple[int, Actor] | None
    status: RoleStatus

    @property
    def bare(self) -> bool:
        """Whether the title stands alone: «президент», not «президент США»."""
        return len(self.words) == 1 and self.of is None


def title_at(scene: Scene, s: int, w: int) -> Title | None:
    """Return the title whose head noun is ``w``, or None where that word is no title; found once."""
    if (s, w) not in scene.titles:
        scene.titles[s, w] = find_title(scene, s, w)
    return scene.titles[s, w]


def find_title(scene: Scene, s: int, w: int) -> Title | None:
    """Look for the title whose head noun is ``w``."""
    token = scene.trees[s].tokens[w]
    kind, status = titled(scene, s, token)
    if not kind:
        return None
    of = served(scene, s, w)
    status = status or tenure(scene, s, w) or RoleStatus.CURRENT
    words = office_words(scene, s, w, of)
    return Title(s, w, tuple(words), kind, office_text(scene, s, w, words), of, status)


def titled(scene: Scene, s: int, token: Token) -> tuple[str, RoleStatus | None]:
    """Return the kind of title that a word is, and the status that it gives; an adjective or participle can
    be one («поверенный», «командующий») in the place of a noun."""
    noun = token.pos in ("NOUN", "PROPN")
    if not noun and token.pos not in ("ADJ", "VERB") or scene.names.at(s, token.index):
        return "", None
    if token.feat("Variant") == "Short" or token.pos != "NOUN" and qualifies(scene, s, token):
        return "", None
    places = (*NOUN_RELATIONS, "appos", "root", *(("acl",) if token.pos == "VERB" else ()))
    participle = token.pos == "VERB" and token.feat("VerbForm") == "Part"
    if not noun and not ((token.pos == "ADJ" or participle) and token.rel in places):
        return "", None
    kind, status, lemma = kind_of(scene, token.lemma)
    if not kind and token.rel != "acl":
        word = scene.language.nominative(scene.trees[s].sentence, [token.index], token.index).lower()
        kind, status, lemma = kind_of(scene, plain(word))
    elif token.rel == "acl" and kind not in HELD:
        return "", None
    tokens = scene.trees[s].tokens
    pairs = [(tokens[token.index - 1].lemma, lemma)] if token.index else []
    if token.index + 1 < len(tokens):
        pairs.append((lemma, plain(tokens[token.index + 1].text)))
    return next((scene.lexicon.title_pairs[p] for p in pairs if p in scene.lexicon.title_pairs), kind), status


def qualifies(scene: Scene, s: int, word: Token) -> bool:
    """Return whether an adjective stands right before a noun that is a title with it: «наследный принц»."""
    tokens = scene.trees[s].tokens
    noun = tokens[word.index + 1] if word.index + 1 < len(tokens) else word
    return noun.pos == "NOUN" and noun.agrees(word, "Case", "Number") and (
        kind_of(scene, noun.lemma)[0] != "" or (word.lemma, noun.lemma) in scene.lexicon.title_pairs)


def served(scene: Scene, s: int, w: int) -> tuple[int, Actor] | None:
    """Return whom an office serves: a genitive name, a demonym, or a name deeper in the genitives."""
    tree = scene.trees[s]
    geographic = tree.tokens[w].lemma in scene.lexicon.words["place"]
    for kid in tree.children(w):
        name = scene.names.at(s, kid.index)
        apposed = (name is not None and (name.kind == "ORG" or geographic) and tree.label(kid.index) == "Nom"
                   and kid.rel in ("appos", "nmod", "flat"))
        if (name and name.kind != "PER"
            and (apposed or tree.label(kid.index) in ("", *scene.lexicon.labels["owner of office"]))
            and kid.index > w):
            return above(scene, s, name) or (kid.index, name.actor)
    return (quoted_behind(scene, s, w) or own_body(scene, s, w) or demonym_of(scene, s, w)
            or deeper(scene, s, w) or in_place(scene, s, w)
            or at_home(scene, s, w))


def quoted_behind(scene: Scene, s: int, w: int) -> tuple[int, Actor] | None:
    """Return the body whose name stands in quotation marks right behind a title, whatever the parse made of
    it: «одна из лидеров «Зелёных»»."""
    tokens = scene.trees[s].tokens
    opened = w + 2 < len(tokens) and tokens[w + 1].text in OPENING
    name = scene.names.at(s, w + 2) if opened else None
    own = name is not None and name.start == w + 2 and name.actor.type in ("Organisation", "Media", "Group")
    return (name.head, name.actor) if name and own else None


def above(scene: Scene, s: int, department: Name) -> tuple[int, Actor] | None:
    """Return the body that a department belongs to: «начальник Управления информации МЧС»."""
    tree = scene.trees[s]
    if tree.tokens[department.start].lemma not in scene.lexicon.words["department"]:
        return None
    for i in tree.below(department.head, frozenset({"appos", "conj"})):
        name = scene.names.at(s, i)
        if name and name.kind != "PER" and name.start >= department.end and name.head == i:
            return i, name.actor
    return None


def own_body(scene: Scene, s: int, w: int) -> tuple[int, Actor] | None:
    """Return the body of a title that its own words name: «капитан сборной Англии», «заместитель председателя
    союза шахтёров»."""
    tree = scene.trees[s]
    for kid in tree.children(w, "nmod"):
        if (kid.index <= w or scene.names.at(s, kid.index)
            or tree.label(kid.index) not in scene.lexicon.labels["body of office"]):
            continue
        if kind_of(scene, kid.lemma)[0]:
            return own_body(scene, s, kid.index)
        group = scene.lexicon.groups.get(kid.lemma)
        words = [i for i in name_words(scene, s, kid.index) if not in_field(scene, s, kid, i)]
        near = range(kid.index + 1, min(kid.index + 3, len(tree.tokens)))
        if (group and kid.lemma in scene.lexicon.words["body"] and len(words) > 1
            and all(scene.names.kind(s, i) != "ORG" for i in (*words, *near))):
            return kid.index, nominal(scene, s, kid.index, group.type)
    return None


def in_field(scene: Scene, s: int, body: Token, w: int) -> bool:
    """Return whether a word says what an office of a company is for, and is no part of its name: «директор
    компании по продажам»."""
    known, tree = scene.lexicon.anaphor(body.lemma), scene.trees[s]
    company = known is not None and bool(known.kinds & BUSINESS)
    return company and any(tree.label(t.index) in scene.lexicon.labels["field of office"]
                           for t in (tree.tokens[w], *tree.above(w)) if t.index > body.index)


def at_home(scene: Scene, s: int, w: int) -> tuple[int, Actor] | None:
    """Return whose an office is that only one state or body has: «госсекретарь»."""
    token = scene.trees[s].tokens[w]
    home = scene.lexicon.homes.get(token.lemma)
    actor = scene.book.lookup(home) if home else None
    return (w, actor) if actor else None


def in_place(scene: Scene, s: int, w: int) -> tuple[int, Actor] | None:
    """Return the state in which an office is held that names no other: «уполномоченный по правам человека в
    России»."""
    tree = scene.trees[s]
    if tree.tokens[w].lemma in scene.lexicon.words["envoy"]:
        return None
    for i in tree.below(w, frozenset({"acl:relcl", "acl", "conj", "parataxis", "appos"})):
        name = scene.names.at(s, i)
        if (name and name.head == i and i > w and name.actor.type in ("State", "Place")
            and tree.label(i) in scene.lexicon.labels["inside"]):
            return i, name.actor
    return None


def nested(scene: Scene, s: int, w: int) -> bool:
    """Return whether a title is only a part of another: «заместителя госсекретаря» in «помощник заместителя
    госсекретаря»."""
    tree = scene.trees[s]
    token = tree.tokens[w]
    head = tree.tokens[token.head] if token.head >= 0 else None
    return (head is not None and head.index < w and token.rel == "nmod"
            and tree.label(w) in scene.lexicon.labels["part of title"]
            and bool(kind_of(scene, head.lemma)[0]) and head.feat("Number") == "Sing")


def deeper(scene: Scene, s: int, w: int) -> tuple[int, Actor] | None:
    """Return a name or demonym on the genitive nouns below a title: «глава МИД Ирана», «глава японского
    МИДа»."""
    tree = scene.trees[s]
    for kid in tree.children(w, "nmod"):
        if (kid.pos in ("NOUN", "PROPN") and kid.index > w
            and tree.label(kid.index) in scene.lexicon.labels["body of office"]):
            name = scene.names.at(s, kid.index)
            if name and name.kind == "PER":
                return (kid.index, name.actor) if tree.label(kid.index) == "Gen" else None
            found = served(scene, s, kid.index)
            field = tree.label(kid.index) in scene.lexicon.labels["field of office"]
            ruler = found is not None and found[1].type == "Person" and bool(tree.preposition(kid.index))
            if found and not ruler and not (field and scene.demonym(s, found[0])):
                return found
    return None


def tenure(scene: Scene, s: int, w: int) -> RoleStatus | None:
    """Return how an office is held, from an adjective on it, a fixed phrase before it or a verb that takes
    it."""
    tree = scene.trees[s]
    if lost(scene, s, w):
        return RoleStatus.FORMER
    for kid in tree.children(w, "amod", "acl", "det"):
        if part_of_title(scene, kid, tree.tokens[w]):
            continue
        status = scene.lexicon.tenures.get(kid.lemma) or scene.lexicon.tenures.get(kid.text.lower())
        if status:
            return RoleStatus(status)
    first = min([w, *(k.index for k in tree.children(w, "amod"))])
    before = tree.text[max(0, tree.tokens[first].start - 40) : tree.tokens[first].start].rstrip().lower()
    last = scene.lexicon.tenures.get(before.split()[-1]) if before.strip() else None
    if last and not when_it_happened(scene, s, first - 1):
        return RoleStatus(last)
    for phrase, status in scene.lexicon.held_so:
        stem = phrase[:-2] if " " in phrase and phrase[-1].isalpha() else phrase
        if stem in before and (before.endswith(phrase)
                               or phrase.count(" ") == 1 and stem in before[-len(phrase) - 3 :]):
            return RoleStatus(status)
    return None


def when_it_happened(scene: Scene, s: int, w: int) -> bool:
    """Return whether an adverb dates what is told and not the office: at the start of a sentence or behind
    its verb («Ранее министр встретился …», «сообщил ранее министр»)."""
    tree = scene.trees[s]
    dates = tree.tokens[w].text.lower() in scene.lexicon.words["earlier"]
    return dates and (w == 0 or tree.tokens[w - 1].feat("VerbForm") == "Fin")


def lost(scene: Scene, s: int, w: int) -> bool:
    """Return whether a verb takes an office from its holder: «снял с поста министра … Олега Рябова»."""
    tree = scene.trees[s]
    token = tree.tokens[w]
    post = tree.tokens[token.head] if token.rel == "nmod" and token.head >= 0 else token
    verb = scene.lexicon.office_verbs.get(tree.tokens[post.head].lemma) if post.head >= 0 else None
    return (post.lemma in scene.lexicon.words["post"] and verb is not None
            and tree.label(post.index) in scene.lexicon.labels["left post"])


def predicative(scene: Scene, s: int, w: int) -> bool:
    """Return whether a title is what somebody becomes or a post is, and stands for nobody: «стал
    министром», «пост министра»."""
    tree = scene.trees[s]
    head = tree.tokens[w].head
    verb = scene.lexicon.office_verbs.get(tree.tokens[head].lemma) if head >= 0 else None
    return (verb is not None and verb.place == "Ins" and tree.label(w) == "Ins"
            or head >= 0 and tree.label(w) == "Gen"
            and tree.tokens[head].lemma in scene.lexicon.words["post"])
