"""Offices and the people who hold them: «министр транспорта Венесуэлы Рамон Веласкес»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.lexicon import plain
from kg.extract.names import Name
from kg.extract.naming import demonym_of, name_words, nominal
from kg.extract.scene import Scene
from kg.extract.tree import NOUN_RELATIONS
from kg.model import Actor, RoleStatus, Token

REACH = 14
"""Words between a title and the name behind it, at most: what is longer is not one noun phrase."""

BETWEEN = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "X", "DET", "NUM", "CCONJ"})
QUOTES = frozenset("«»\"“”„()")


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


def kind_of(scene: Scene, lemma: str) -> tuple[str, RoleStatus | None, str]:
    """Return the kind of a title, the status its first part gives, and the title without that part."""
    for prefix, status in scene.lexicon.tenures.items():
        if prefix.endswith("-") and lemma.startswith(prefix):
            lemma = lemma.removeprefix(prefix)
            return scene.lexicon.titles.get(lemma, ""), RoleStatus(status), lemma
    return scene.lexicon.titles.get(lemma, ""), None, lemma


def title_at(scene: Scene, s: int, w: int) -> Title | None:
    """Return the title whose head noun is ``w``, or None where that word is no title."""
    tree = scene.trees[s]
    token = tree.tokens[w]
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
    if scene.names.at(s, token.index):
        return "", None
    noun = token.pos in ("NOUN", "PROPN")
    if not noun and not (token.pos in ("ADJ", "VERB") and token.rel in (*NOUN_RELATIONS, "appos", "root")):
        return "", None
    kind, status, lemma = kind_of(scene, token.lemma)
    if not kind and (token.pos != "VERB" or token.feat("VerbForm") == "Part"):
        word = scene.language.nominative(scene.trees[s].sentence, [token.index], token.index).lower()
        kind, status, lemma = kind_of(scene, plain(word))
    elif not noun:
        return "", None
    tokens = scene.trees[s].tokens
    pairs = [(tokens[token.index - 1].lemma, lemma)] if token.index else []
    if token.index + 1 < len(tokens):
        pairs.append((lemma, plain(tokens[token.index + 1].text)))
    return next((scene.lexicon.title_pairs[p] for p in pairs if p in scene.lexicon.title_pairs), kind), status


def office_text(scene: Scene, s: int, w: int, words: list[int]) -> str:
    """Return a title in the nominative singular, its first letter small unless it is a name."""
    text = scene.language.singular(scene.trees[s].sentence, words, w)
    return text.lower() if len(words) == 1 else text[:1].lower() + text[1:]


def served(scene: Scene, s: int, w: int) -> tuple[int, Actor] | None:
    """Return whom an office serves: a genitive name, a demonym, or a name deeper in the genitives."""
    tree = scene.trees[s]
    for kid in tree.children(w):
        name = scene.names.at(s, kid.index)
        apposed = (name is not None and name.kind == "ORG" and tree.label(kid.index) == "Nom"
                   and kid.rel in ("appos", "nmod", "flat"))
        if (name and name.kind != "PER"
            and (apposed or tree.label(kid.index) in ("", *scene.lexicon.labels["owner of office"]))
            and kid.index > w):
            return kid.index, name.actor
    return (own_body(scene, s, w) or demonym_of(scene, s, w) or deeper(scene, s, w) or in_place(scene, s, w)
            or at_home(scene, s, w))


def own_body(scene: Scene, s: int, w: int) -> tuple[int, Actor] | None:
    """Return the body of a title that its own words name: «капитан сборной Англии», «заместитель председателя
    союза шахтёров»."""
    tree = scene.trees[s]
    for kid in tree.children(w, "nmod"):
        if (kid.index < w or scene.names.at(s, kid.index)
            or tree.label(kid.index) not in scene.lexicon.labels["body of office"]):
            continue
        if kind_of(scene, kid.lemma)[0]:
            return own_body(scene, s, kid.index)
        group = scene.lexicon.groups.get(kid.lemma)
        words = name_words(scene, s, kid.index)
        near = range(kid.index + 1, min(kid.index + 3, len(tree.tokens)))
        if (group and kid.lemma in scene.lexicon.words["body"] and len(words) > 1
            and all(scene.names.kind(s, i) != "ORG" for i in (*words, *near))):
            return kid.index, nominal(scene, s, kid.index, group.type)
    return None


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
            if found:
                return found
    return None


def tenure(scene: Scene, s: int, w: int) -> RoleStatus | None:
    """Return how an office is held, from an adjective on it or a fixed phrase before it."""
    tree = scene.trees[s]
    for kid in tree.children(w, "amod", "acl", "det"):
        if part_of_title(scene, kid, tree.tokens[w]):
            continue
        status = scene.lexicon.tenures.get(kid.lemma) or scene.lexicon.tenures.get(kid.text.lower())
        if status:
            return RoleStatus(status)
    first = min([w, *(k.index for k in tree.children(w, "amod"))])
    before = tree.text[max(0, tree.tokens[first].start - 40) : tree.tokens[first].start].rstrip().lower()
    last = scene.lexicon.tenures.get(before.split()[-1]) if before.strip() else None
    if last:
        return RoleStatus(last)
    for phrase, status in scene.lexicon.tenures.items():
        if " " in phrase or "." in phrase:
            stem = phrase[:-2] if " " in phrase and phrase[-1].isalpha() else phrase
            if before.endswith(phrase) or phrase.count(" ") == 1 and stem in before[-len(phrase) - 3 :]:
                return RoleStatus(status)
    return None


def part_of_title(scene: Scene, adjective: Token, noun: Token) -> bool:
    """Return whether an adjective makes a title with its noun, as a title of two words: «временный
    поверенный»."""
    return any((adjective.lemma, word) in scene.lexicon.title_pairs
               for word in (noun.lemma, plain(noun.text)))


def office_words(scene: Scene, s: int, w: int, of: tuple[int, Actor] | None) -> list[int]:
    """Return the words of a title: its adjectives and complements, without tenure, demonyms and whom it
    serves."""
    tree = scene.trees[s]
    out: set[int] = set()
    if of:
        name = scene.names.at(s, of[0])
        out.update(range(name.start, name.end) if name else
                   name_words(scene, s, of[0]) if of[0] > w else {of[0]} - {w})
    words = []
    for i in within(scene, s, w):
        token = tree.tokens[i]
        tenured = (token.head == w and (token.lemma in scene.lexicon.tenures or token.pos == "DET")
                   and not part_of_title(scene, token, tree.tokens[w]))
        if i not in out and not tenured and token.text not in QUOTES and not scene.demonym(s, i):
            words.append(i)
    while len(words) > 1 and tree.tokens[words[-1]].pos in ("ADP", "CCONJ"):
        words.pop()
    return words


def within(scene: Scene, s: int, w: int) -> list[int]:
    """Return the words of a title's noun phrase up to a person's name, without coordination or clauses."""
    tree = scene.trees[s]
    stop = frozenset({"acl:relcl", "acl", "parataxis", "punct", "advcl", "appos", "flat:name", "nsubj",
                      "cop"})
    words = []
    for i in tree.below(w, stop | ({"conj"} if tree.tokens[w].rel != "" else set())):
        name = scene.names.at(s, i)
        if name and name.kind == "PER" and i > w and tree.label(name.head) != "Gen":
            break
        if i >= w or tree.tokens[i].head == w and tree.tokens[i].pos in ("ADJ", "DET"):
            words.append(i)
    return words or [w]


def holder(scene: Scene, s: int, w: int) -> Name | None:
    """Return the name of the person behind a title («президент США Дональд Трамп»), or before it with a
    comma."""
    return behind(scene, s, w) or before(scene, s, w)


def behind(scene: Scene, s: int, w: int) -> Name | None:
    """Return the person's name that follows a title with only its complements between."""
    tree = scene.trees[s]
    case = tree.tokens[w].feat("Case")
    if tree.tokens[w].feat("Number") == "Plur":
        return None
    for i in range(w + 1, min(w + REACH, len(tree.tokens))):
        name = scene.names.at(s, i)
        token = tree.tokens[i]
        if name and (not (name.kind == "PER" and name.start == i) or of_nested(scene, s, w, name)):
            continue
        if name:
            owner = tree.tokens[name.head].rel == "nmod" and tree.tokens[name.head].head == w
            if owner or outer(scene, s, w, token):
                return None
            same = (case, "", "Nom", *(("Gen", "Acc") if case in ("Gen", "Acc") else ()))
            apart = i > w + 1 and token.feat("Case") not in same
            genitive = token.feat("Case") == "Gen" and case != "Gen" and i == w + 1 and token.rel != "appos"
            return None if apart or genitive else name
        apart = (token.pos not in BETWEEN and token.text not in QUOTES
                 and not (token.rel == "amod" and token.feat("VerbForm") == "Part"))
        coordinated = token.pos == "CCONJ" and tree.tokens[token.head].head == w
        if (apart or coordinated) and not (token.text == "," and another_title(scene, s, i, case)):
            return None
    return None


def shared(scene: Scene, title: Title) -> Iterator[tuple[Title, Name]]:
    """Yield the persons behind a plural title, each with whom he serves: «президенты России Лапин и Армении
    Саркисян», «один из лидеров оппозиции Мирча Попеску»."""
    tree, s = scene.trees[title.s], title.s
    one = tree.tokens[title.head].head
    if one >= 0 and tree.tokens[one].lemma in scene.lexicon.words["one"] and one < title.head:
        name = next((n for k in tree.children(one, "appos", "flat") if (n := scene.names.at(s, k.index))
                     and n.kind == "PER"), None) or before(scene, s, one)
        if name:
            yield title, name
        return
    at, several = title.head, names_behind(scene, s, title.head)
    for name in several if len(several) > 1 else ():
        own = [n for i in range(at, name.start) if (n := scene.names.at(s, i)) and n.kind != "PER"]
        of = (own[0].head, own[0].actor) if own and at != title.head else title.of
        yield replace(title, of=of), name
        at = name.end


def of_nested(scene: Scene, s: int, w: int, name: Name) -> bool:
    """Return whether a name is that of a title within the title: «пресс-секретарь министра Сомова Анна
    Орлова»."""
    tree = scene.trees[s]
    head = tree.tokens[name.head]
    inner = tree.tokens[head.head] if head.head >= 0 and head.rel == "appos" else None
    case = tree.tokens[w].feat("Case")
    return (inner is not None and inner.index > w and inner.feat("Case") == "Gen" and case != "Gen"
            and bool(kind_of(scene, inner.lemma)[0]) and w in {t.index for t in tree.above(inner.index)})


def outer(scene: Scene, s: int, w: int, name: Token) -> bool:
    """Return whether a name behind a title in the genitive is that of the title around it: «пресс-секретарь
    мэра Юлия Мамаева»."""
    tree = scene.trees[s]
    token = tree.tokens[w]
    head = tree.tokens[token.head] if token.head >= 0 else None
    return (head is not None and head.index < w and token.rel == "nmod"
            and bool(kind_of(scene, head.lemma)[0]) and token.feat("Case") == "Gen"
            and name.feat("Case") == head.feat("Case") != "Gen")


def names_behind(scene: Scene, s: int, w: int) -> list[Name]:
    """Return the persons named behind a plural title: «лидеры оппозиции Николай Статкевич и Павел
    Северинец»."""
    found: list[Name] = []
    tree, i = scene.trees[s], w + 1
    while i < len(tree.tokens) and i - w < REACH * 2:
        name, token = scene.names.at(s, i), tree.tokens[i]
        if name and name.kind == "PER":
            if tree.tokens[name.head].rel == "nmod" and not found:
                break
            found.append(name)
            i = name.end
        elif not name and kind_of(scene, token.lemma)[0] == "office":
            break
        elif name or token.pos in BETWEEN or token.text == "," and found:
            i += 1
        else:
            break
    return found


def another_title(scene: Scene, s: int, comma: int, case: str) -> bool:
    """Return whether a second title of the same person follows a comma: «министр …, глава … Дан Меридор»."""
    tokens = scene.trees[s].tokens
    following = [t for t in tokens[comma + 1 : comma + 4] if t.pos in ("NOUN", "ADJ")]
    return any(kind_of(scene, t.lemma)[0] and t.feat("Case") == case for t in following)


def before(scene: Scene, s: int, w: int) -> Name | None:
    """Return the person's name before «, министр …» or «— бывший министр …»."""
    tokens = scene.trees[s].tokens
    start = min([w, *(k.index for k in scene.trees[s].children(w, "amod", "acl", "det") if k.index < w)])
    for i in range(start - 1, max(-1, start - 4), -1):
        if tokens[i].text in (",", "—", "–", "-", "("):
            name = scene.names.at(s, i - 1) if i else None
            last = tokens[w].feat("Case")
            held = tenure(scene, s, w) is not None
            same = (name is not None
                    and (tokens[name.head].feat("Case") == last or tokens[i].text != "," or held))
            return name if name and name.kind == "PER" and same else None
        if tokens[i].pos not in ("ADJ", "VERB", "NOUN", "DET"):
            return None
    return None
