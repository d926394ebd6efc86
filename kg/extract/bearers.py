"""Who bears a title: the name behind it, before it, or several behind a plural one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.appositions import of_a_man
from kg.extract.listed import BETWEEN, REACH, named_by_dash, names_behind
from kg.extract.name import Name
from kg.extract.positions import DASHES
from kg.extract.scene import Scene
from kg.extract.title_words import QUOTES, kind_of, relates, then
from kg.extract.titles import Title, tenure, title_at
from kg.extract.tree import SUBJECTS, Tree
from kg.model import Token

SECOND = 5
"""Words behind a comma or «и» among which a second title of the same person stands."""


def holder(scene: Scene, s: int, w: int) -> Name | None:
    """Return the name of the person behind a title («президент США Дональд Трамп»), or before it with a
    comma."""
    first = None if relates(scene, s, w) else before(scene, s, w)
    return behind(scene, s, w) or first or beyond_clause(scene, s, w) or of_both(scene, s, w)


def of_both(scene: Scene, s: int, w: int) -> Name | None:
    """Return the name behind the second of two nouns for one person that the parse hung on the first:
    «оппозиционер и соратник Лапина Олег Рябов»."""
    tree = scene.trees[s]
    token = tree.tokens[w]
    pair = [token, *tree.children(w, "conj")] if token.rel != "conj" else [tree.tokens[token.head], token]
    if len(pair) != 2 or pair[1].index != pair[0].index + 2 or tree.tokens[pair[0].index + 1].pos != "CCONJ" \
            or not pair[0].agrees(pair[1], "Case", "Number", "Animacy") or pair[1].pos != "NOUN":
        return None
    return next((n for t in pair for k in tree.children(t.index, "appos") if (n := scene.names.at(s, k.index))
                 and n.kind == "PER" and n.start > pair[1].index), None)


def behind(scene: Scene, s: int, w: int) -> Name | None:
    """Return the person's name that follows a title with only its complements between."""
    tree = scene.trees[s]
    case = tree.tokens[w].feat("Case")
    if tree.tokens[w].feat("Number") == "Plur":
        return None
    for i in range(w + 1, min(w + REACH, len(tree.tokens))):
        name, token = scene.names.at(s, i), tree.tokens[i]
        if token.text == ")" and all(t.text != "(" for t in tree.tokens[w:i]):
            return None
        if name and (not (name.kind == "PER" and name.start == i) or of_nested(scene, s, w, name)):
            continue
        if name:
            if tree.tokens[name.head].rel == "nmod" and (own := apposed(scene, s, w, name)):
                return own
            owner = (tree.tokens[name.head].rel == "nmod" and tree.tokens[name.head].head == w
                     and not (case == "Nom" and scene.language.cases(token) == {"Nom"}))
            if in_body_of(scene, s, w, name):
                return None
            last = beside(scene, s, w, name)
            if last and not owner and name.end - name.start > 1 < last.end - last.start:
                return last
            if owner or outer(scene, s, w, token):
                return beside(scene, s, w, name) if owner else None
            same = (case, "", "Nom", *(("Gen", "Acc") if case in ("Gen", "Acc") else ()))
            cases = {t.feat("Case") for t in tree.tokens[name.start : name.end]}
            apart = (i > w + 1 and cases.isdisjoint(same) and not strayed(scene, s, name, case)
                     and not misread(scene, s, w, name))
            genitive = token.feat("Case") == "Gen" and case != "Gen" and i == w + 1 and token.rel != "appos"
            rank = apart or genitive or of_rank(scene, s, w, i) or acts(scene, s, w, name, cases)
            return None if rank else name
        if token.pos == "ADV" and token.lemma in scene.lexicon.tenures and tree.tokens[i - 1].pos == "CCONJ":
            continue
        if case not in ("", "Nom") and token.rel == "nsubj" and token.feat("Case") == "Nom" \
                and token.feat("Animacy") == "Anim":
            return None
        described = in_participle(tree, w, token)
        ends = token.pos == "ADP" and token.lemma in scene.lexicon.words["ends title"]
        apart = ends or token.pos not in BETWEEN and token.text not in QUOTES and not described
        coordinated = token.pos == "CCONJ" and tree.tokens[token.head].head == w
        second = (token.text in (",", *DASHES) and another_title(scene, s, i, case)
                  or named_by_dash(scene, s, w, i))
        goes_on = (second or token.text == "," and listed(scene, s, w, i)
                   or coordinated and held_too(scene, s, w, i))
        if (apart or coordinated) and not goes_on:
            return None
    return None


def in_participle(tree: Tree, w: int, token: Token) -> bool:
    """Return whether a word is, or belongs to, a participle before the noun that it describes: «глава
    входящего в неё банка Роман Теплов»."""
    return any(t.feat("VerbForm") == "Part" and t.rel in ("amod", "acl") and w < t.index < t.head
               and token.index < t.head for t in (token, *tree.above(token.index)))


def acts(scene: Scene, s: int, w: int, name: Name, cases: set[str]) -> bool:
    """Return whether a name behind a title in another case is, or is apposed to, the subject: «указом
    президента Роман Теплов освобождён», «на встрече с президентом Перу Роман Теплов попросил …»."""
    tree, case = scene.trees[s], scene.trees[s].tokens[w].feat("Case")
    head = tree.tokens[name.head]
    noun = tree.tokens[head.head] if head.rel == "appos" and head.head > w else head
    apart = case == "Gen" or case not in ("", "Nom", *scene.language.cases(head))
    return apart and cases == {"Nom"} and noun.rel in SUBJECTS and noun.feat("Case") == "Nom"


def of_rank(scene: Scene, s: int, w: int, name: int) -> bool:
    """Return whether a noun for a person between a title and a name bears the name as the subject, which the
    title is not: «указом президента генерал Роман Теплов освобождён»."""
    tree = scene.trees[s]
    noun, title = tree.tokens[name - 1], tree.tokens[w]
    return (noun.index > w and noun.pos == "NOUN" and noun.feat("Animacy") == "Anim"
            and noun.feat("Case") == tree.tokens[name].feat("Case") == "Nom"
            and title.feat("Case") not in ("Nom", ""))


def apposed(scene: Scene, s: int, w: int, owner: Name) -> Name | None:
    """Return the name of a title's holder behind that of whom its body is: «главу штаба Громова в Твери
    Анну Орлову»."""
    return next((name for k in scene.trees[s].children(w, "appos") if owner.end <= k.index < w + REACH
                 and (name := scene.names.at(s, k.index)) and name.kind == "PER"), None)


def beyond_clause(scene: Scene, s: int, w: int) -> Name | None:
    """Return the name of a title's holder behind the clause on whom he serves: «адвокат Лапина, который …,
    Анна Орлова заявила»."""
    tree = scene.trees[s]
    token = tree.tokens[w]
    verb = tree.tokens[token.head] if token.rel == "nsubj" and token.head > w else None
    if verb is None or verb.feat("Number") != "Sing" or verb.pos != "VERB":
        return None
    for other in tree.children(verb.index, "nsubj"):
        name = scene.names.at(s, other.index)
        if (name and name.kind == "PER" and name.start > w and tree.tokens[name.start - 1].text == ","
                and other.feat("Case") == token.feat("Case") == "Nom"):
            return name
    return None


def in_body_of(scene: Scene, s: int, w: int, name: Name) -> bool:
    """Return whether a person is named behind a title as the one whose a body is: «министр в правительстве
    Олега Лапина»."""
    tree = scene.trees[s]
    head = tree.tokens[name.head]
    noun = tree.tokens[head.head] if head.rel == "nmod" and head.head > w else None
    return (noun is not None and noun.pos == "NOUN" and noun.feat("Animacy") == "Inan"
            and bool(tree.preposition(noun.index)) and head.feat("Case") == "Gen")


def strayed(scene: Scene, s: int, name: Name, case: str) -> bool:
    """Return whether the parse hung a person's name on a thing, whose it cannot be, though it may have the
    case of the title before: «лидер фронта против диктатуры Сомкит»."""
    tree = scene.trees[s]
    head = tree.tokens[name.head]
    noun = tree.tokens[head.head] if head.rel == "appos" and head.head >= 0 else None
    return (noun is not None and noun.pos == "NOUN" and noun.feat("Animacy") == "Inan"
            and case in scene.language.cases(head))


def misread(scene: Scene, s: int, w: int, name: Name) -> bool:
    """Return whether a name that hangs on a title can have its case, though the tagger read another:
    «мэр Лимы Александра Ривас»."""
    tree = scene.trees[s]
    head = tree.tokens[name.head]
    fits = (head.rel, head.head) == ("appos", w) and tree.tokens[w].feat("Case") in scene.language.cases(head)
    return fits and not of_a_man(scene, s, w, name)


def beside(scene: Scene, s: int, w: int, owner: Name) -> Name | None:
    """Return the name of a title's holder right behind that of whom he serves: «адвокат Сомовой Анна
    Орлова»."""
    name, tokens = scene.names.at(s, owner.end), scene.trees[s].tokens
    own = name is not None and name.kind == "PER" and name.start == owner.end
    return name if name and own and (tokens[name.head].rel, tokens[name.head].head) == ("appos", w) else None


def outer(scene: Scene, s: int, w: int, name: Token) -> bool:
    """Return whether a name behind a title in the genitive is that of the title around it: «пресс-секретарь
    мэра Юлия Мамаева»."""
    tree = scene.trees[s]
    token = tree.tokens[w]
    head = tree.tokens[token.head] if token.head >= 0 else None
    return (head is not None and head.index < w and token.rel == "nmod"
            and (bool(kind_of(scene, head.lemma)[0]) or head.pos == "NOUN" and head.feat("Animacy") == "Anim")
            and token.feat("Case") == "Gen"
            and name.feat("Case") == head.feat("Case") != "Gen")


def shared(scene: Scene, title: Title) -> Iterator[tuple[Title, Name]]:
    """Yield the persons behind a plural title, each with whom he serves: «президенты России Лапин и Армении
    Саркисян», «один из лидеров оппозиции Мирча Попеску»."""
    tree, s = scene.trees[title.s], title.s
    one = tree.tokens[title.head].head
    if one >= 0 and tree.tokens[one].lemma in scene.lexicon.words["one"] and one < title.head:
        beside = [*tree.children(one, "appos", "flat"), *tree.children(title.head, "appos", "flat")]
        name = next((n for k in beside if (n := scene.names.at(s, k.index))
                     and n.kind == "PER"), None) or before(scene, s, one)
        if name:
            yield title, name
        return
    at, several = title.head, names_behind(scene, s, title.head)
    bodies = [n for i in range(at, several[0].start) if (n := scene.names.at(s, i)) and n.start == i
              and n.kind != "PER"] if len(several) > 1 else []
    if len(bodies) == len(several) > 1:
        yield from ((replace(title, of=(b.head, b.actor)), n) for b, n in zip(bodies, several, strict=True))
        return
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
    own = case == "Nom" and {t.feat("Case") for t in tree.tokens[name.start : name.end]} == {"Nom"}
    return (inner is not None and inner.index > w and inner.feat("Case") == "Gen"
            and case not in ("Gen", "Acc") and not own
            and bool(kind_of(scene, inner.lemma)[0]) and w in {t.index for t in tree.above(inner.index)})


def listed(scene: Scene, s: int, w: int, comma: int) -> bool:
    """Return whether a comma parts the complements of a title: «министр спорта, …», «по спорту, …»."""
    tree = scene.trees[s]
    after = next((t for t in tree.tokens[comma + 1 :] if t.rel != "amod"), None)
    first = tree.tokens[after.head] if after and after.rel == "conj" and after.head >= 0 else None
    if after is None or first is None or first.index > comma or first.head != w:
        return False
    places = ("Gen", *scene.lexicon.labels["field of office"])
    return after.feat("Case") == first.feat("Case") and tree.label(first.index) in places


def held_too(scene: Scene, s: int, w: int, joint: int) -> bool:
    """Return whether «и» joins two titles of one person, whose verb stands in the singular: «вице-премьер и
    министр экономики Анна Лойд ушла»."""
    tree = scene.trees[s]
    token = tree.tokens[w]
    verb = tree.tokens[token.head] if token.head >= 0 else token
    one = verb.feat("Number") == "Sing" if token.rel in SUBJECTS else bare(scene, s, w)
    return one and another_title(scene, s, joint, token.feat("Case"))


def bare(scene: Scene, s: int, w: int) -> bool:
    """Return whether a title names nobody whom it serves, though it says more than its noun: «зампреда
    кабинета министров и главу банка Олега Лапина» is one person."""
    title = title_at(scene, s, w)
    return title is not None and title.of is None and len(title.words) > 1


def another_title(scene: Scene, s: int, comma: int, case: str) -> bool:
    """Return whether another title of a person follows a comma or dash: «министр …, глава … Дан Меридор»."""
    tokens = scene.trees[s].tokens
    named = next((i for i in range(comma + 1, len(tokens)) if scene.names.kind(s, i) == "PER"), len(tokens))
    following = [t for t in tokens[comma + 1 : min(comma + 1 + SECOND, named)] if t.pos in ("NOUN", "ADJ")]
    cases = ("Gen", "Acc") if case in ("Gen", "Acc") else (case,)
    return any(kind_of(scene, t.lemma)[0] and t.feat("Case") in cases for t in following)


def before(scene: Scene, s: int, w: int) -> Name | None:
    """Return the person's name before «, министр …» or «— бывший министр …»."""
    tokens = scene.trees[s].tokens
    start = min([w, *(k.index for k in scene.trees[s].children(w, "amod", "acl", "det") if k.index < w)])
    start = then(scene, s, start)
    for i in range(start - 1, max(-1, start - 4), -1):
        if tokens[i].text in (",", "—", "–", "-", "("):
            name = scene.names.at(s, i - 1) if i else None
            last = tokens[w].feat("Case")
            held = tenure(scene, s, w) is not None
            same = (name is not None
                    and (tokens[name.head].feat("Case") == last or tokens[i].text != "," or held
                         or last == "Nom" and tokens[name.head].rel == "nsubj"
                         and tokens[w].head == name.head))
            if name and name.kind == "PER":
                return name if same else None
            break
        if tokens[i].pos not in ("ADJ", "VERB", "NOUN", "DET"):
            break
    first = joined_to(scene, s, w)
    return before(scene, s, first) if first is not None else None


def joined_to(scene: Scene, s: int, w: int) -> int | None:
    """Return the noun for a person that «и» or a comma joins a title to, the nearest before it: «Орлова,
    министр связи и глава партии»."""
    tree = scene.trees[s]
    token = tree.tokens[w]
    if token.rel not in ("conj", "appos") or token.head < 0 or token.feat("Number") != "Sing":
        return None
    same = [token.head, *(k.index for k in tree.children(token.head, "conj", "appos"))]
    nouns = [tree.tokens[i] for i in same if i < w and tree.tokens[i].pos == "NOUN"]
    alike = [t.index for t in nouns if t.feat("Animacy") == "Anim" and t.feat("Number") == "Sing"
             and t.agrees(token, "Case") and not scene.names.at(s, t.index)]
    return max(alike) if alike and behind(scene, s, max(alike)) is None else None
