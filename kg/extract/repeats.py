"""What a document says twice: within the same act, in two words of a sentence, in its title and below it."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.authorities import UNNAMED
from kg.extract.candidate import Candidate
from kg.extract.identified import IDENTIFIED
from kg.extract.office_bodies import OFFICE
from kg.extract.scene import Scene
from kg.extract.tree import Tree
from kg.model import Actor, BlockKind, Mention, Span, Statement

NOUNS = frozenset({"noun", "number", "group", "inhabitant"})
"""Reasons of mentions that call people by a noun."""
LOOSE = frozenset({"group", "noun", "number", "place"})
"""How a title stands for whom it does not name: by a noun, a number, the state of a place."""

NAMED = frozenset({"name", "surname", "title"})
"""Reasons of mentions that say which person it is."""

SAME = 0.5
"""The share of a title's theme that the text below holds where it says the same again."""


def repeated(tree: Tree, inner: Candidate, outer: Candidate) -> bool:
    """Return whether a candidate only says again, within the theme of another, that the same do the same:
    «договорились о перемирии», «условились подписать договор»; or beside it: «посетил Осло с визитом», «в
    знак протеста начал голодовку»."""
    around = {inner.w, *(t.index for t in tree.above(inner.w))}
    bare = not inner.actors.get("recipient") and "theme" not in inner.words and inner.quote is None
    beside = bare and tree.tokens[inner.w].head == outer.w
    sign = bool({"agent=subject of the clause", "agent=attendant"} & {*inner.rules}) and outer.w in around
    return (inner is not outer and inner.frame.relation == outer.frame.relation
            and outer.w != inner.w
            and (beside or sign or outer.words.get("theme") in around and outer.w in around)
            and together(inner) == together(outer))


def together(candidate: Candidate) -> set[Actor]:
    """Return who acts, of those who act on each other both."""
    both = candidate.who("recipient") if "mutual" in candidate.rules else set()
    return candidate.who("agent") | both


def heralded(scene: Scene, statement: Statement, made: Iterable[Statement]) -> bool:
    """Return whether a title says what the article says again below it."""
    titles = [block for block in scene.article.blocks if block.kind is BlockKind.TITLE]
    if not any(block.start <= statement.evidence.start < block.end for block in titles):
        return False
    told = (statement.relation, statement.polarity)
    below = [x for x in made
             if (x.relation, x.polarity) == told and x.evidence.start > statement.evidence.end]
    return any(as_much(scene, statement, x) and to_same(scene, statement, x)
               and (alike(scene, statement, x, SAME) or loose(statement, x))
               or roughly(statement.agent, x.agent) and (
                   statement.recipient is None and alike(scene, statement, x, SAME)
                   or roughly(statement.recipient, x.recipient) and (
                       x.theme is None or statement.theme is None or alike(scene, statement, x, 0)))
               for x in below)


def to_same(scene: Scene, title: Statement, body: Statement) -> bool:
    """Return whether the text below a title names whom the act is directed at at least as well."""
    return title.recipient is None or body.recipient is not None and (
        named_better(scene, title.recipient, body.recipient) or loose(title, body))


def alike(scene: Scene, title: Statement, body: Statement, share: float) -> bool:
    """Return whether the text below a title has such a share of the words of its theme, or any of them."""
    about = lemmas(scene, title.theme)
    common = about & lemmas(scene, body.theme)
    return len(common) >= share * len(about) if share else bool(common)


def roughly(title: Mention | None, body: Mention | None) -> bool:
    """Return whether a title can call by a noun, a place or part of the name whom the text below it calls
    otherwise: «полиция» — «сотрудники полиции Рима», «оппозиция» — «партия «Заря»»."""
    if title is None or body is None or {title.actor.type, body.actor.type} == {"State"}:
        return title is not None and body is not None and title.actor == body.actor
    if "Person" in (title.actor.type, body.actor.type):
        return title.actor == body.actor
    mine, theirs = title.actor.name.lower().split(), body.actor.name.lower().split()
    return title.reason in LOOSE or any(
        len(one) >= STEM and one[:STEM] == other[:STEM] for one in mine for other in theirs)


def as_much(scene: Scene, title: Statement, body: Statement) -> bool:
    """Return whether the text below a title names who acts at least as well: the same, authorities
    that the title leaves out («Х задержали»), or a crowd that both call by a noun."""
    left_out = UNNAMED in title.origin.rules or OFFICE in title.origin.rules
    unnamed = left_out and title.origin.frame == body.origin.frame
    return (unnamed or named_better(scene, title.agent, body.agent)
            or crowd(title.agent) and crowd(body.agent))


def crowd(mention: Mention) -> bool:
    """Return whether an actor is somebody, or people, counted or called by a noun."""
    return mention.actor.type in ("Group", "Person") and mention.reason in NOUNS


def loose(title: Statement, body: Statement) -> bool:
    """Return whether a title tells in other words what the text below it tells: the same verb, done to people
    whom both only call by nouns («журналистов» — «сотрудников газеты»)."""
    return title.origin.frame == body.origin.frame and all(
        x.recipient is not None and crowd(x.recipient) for x in (title, body))


def named_better(scene: Scene, title: Mention | None, body: Mention) -> bool:
    """Return whether a text calls by name whom its title calls by a noun («журналиста» — «Анну Орлову»), or
    by the same or more words."""
    if title is None or in_words(scene, title.actor, body.actor):
        return True
    return title.reason in NOUNS | {"title"} and body.reason in ("name", "surname", IDENTIFIED)


def in_words(scene: Scene, said: Actor, fuller: Actor) -> bool:
    """Return whether an actor is another, or is called by words out of the name of another, as far as they
    are alike: «полиция» beside «сотрудники полиции Рима», «Китай» beside «китайские власти»."""
    code = scene.language.code
    mine, theirs = said.label(code).lower().split(), fuller.label(code).lower().split()
    return said == fuller or all(
        any(one[:STEM] == other[:STEM] for other in theirs) for one in mine)


STEM = 5
"""Letters by which two forms of a word in names are alike."""


def recalled(statement: Statement, made: Iterable[Statement]) -> bool:
    """Return whether a statement that names no more than who acts («во время визита президента») only recalls
    what was told before with more."""
    bare = statement.recipient is None and statement.theme is None and statement.place is None
    return bare and any(x.relation == statement.relation and x.agent.actor == statement.agent.actor
                        and x.recipient and x.polarity == statement.polarity
                        and x.evidence.start < statement.evidence.start for x in made)


def taken_up(scene: Scene, statement: Statement, made: Iterable[Statement]) -> bool:
    """Return whether who acts only says to what act told before he was subjected: «избрали главу, им стал
    Рябов»."""
    if statement.recipient is not None:
        return False
    about = lemmas(scene, statement.theme)
    return any(x.relation == statement.relation and x.recipient is not None
               and x.recipient.reason == IDENTIFIED and x.recipient.actor == statement.agent.actor
               and x.evidence.start < statement.evidence.start
               and about <= lemmas(scene, x.evidence) for x in made)


def retold(scene: Scene, statement: Statement, nouns: set[str], made: Iterable[Statement]) -> bool:
    """Return whether a noun only names again an act told before: «Пилоты бастуют. … из-за забастовки
    пилотов»."""
    if statement.key not in nouns:
        return False
    to = statement.recipient and statement.recipient.actor
    about = lemmas(scene, statement.theme)
    return any(x.relation == statement.relation and x.agent.actor == statement.agent.actor
               and x.polarity == statement.polarity and x.status == statement.status
               and x.evidence.start < statement.evidence.start and x.sentence != statement.sentence
               and (not statement.sources or x.sources == statement.sources)
               and (to is None or x.recipient is not None and x.recipient.actor == to)
               and about <= lemmas(scene, x.theme) for x in made)


def done_by_named(statement: Statement, made: Iterable[Statement]) -> bool:
    """Return whether the text says further on who did to the same person what it first leaves to authorities:
    «Лидер партии задержан. … Его задержала пограничная служба»."""
    whom = statement.recipient
    return UNNAMED in statement.origin.rules and whom is not None and whom.reason in NAMED and any(
        x.origin.frame == statement.origin.frame and UNNAMED not in x.origin.rules
        and x.recipient is not None and x.recipient.actor == whom.actor
        and x.polarity == statement.polarity and x.status == statement.status
        and x.sentence.start > statement.sentence.start for x in made)


def overlaps(tree: Tree, span: Span) -> bool:
    """Return whether a sentence and a span have something in common."""
    return tree.sentence.start < span.end and span.start < tree.sentence.end


def lemmas(scene: Scene, theme: Span | None) -> set[str]:
    """Return the lemmas of the nouns, names and verbs of a theme."""
    trees = [tree for tree in scene.trees if theme and overlaps(tree, theme)]
    return {t.lemma for tree in trees for t in tree.tokens
            if theme and theme.start <= t.start < theme.end and t.pos in ("NOUN", "PROPN", "VERB")}


def says_less(one: Statement, other: Statement) -> bool:
    """Return whether two triggers of a sentence say one act, and the other says more of it: «провести акцию
    протеста»."""
    if (one is other or one.sentence != other.sentence or one.relation != other.relation
        or one.agent.actor != other.agent.actor or one.polarity != other.polarity
        or one.status != other.status and (one.recipient or one.theme)
        or one.evidence.end <= other.evidence.start or other.evidence.end <= one.evidence.start):
        return False
    if one.recipient and (other.recipient is None or one.recipient.actor != other.recipient.actor):
        return False
    if one.theme and (other.theme is None or not other.theme.covers(one.theme)):
        return False
    return fullness(one) < fullness(other)


def fullness(statement: Statement) -> tuple[int, int, str]:
    """Return how much a statement says: its roles, the length of its theme; its key decides equals."""
    theme = statement.theme
    return (bool(statement.recipient) + bool(theme), theme.end - theme.start if theme else 0, statement.key)
