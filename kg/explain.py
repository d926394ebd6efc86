"""Why a statement is there, or why a sentence gave none: the parse, the actors, every frame that was tried.

Nothing is decided here: extraction is asked again about each trigger word and its answers are written down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg import language as languages
from kg import rdf
from kg.errors import InputError
from kg.extract import Analysis, analyse
from kg.extract.applying import applies, at_hand, so
from kg.extract.asides import bracketed
from kg.extract.candidate import Candidate
from kg.extract.cited import Source
from kg.extract.frames import Companion, Frame
from kg.extract.match import Matcher
from kg.extract.titles import title_at
from kg.language import Language
from kg.model import Article, Block, BlockKind, Extraction, Mention, Role, Statement, Token
from kg.read import detect
from kg.read.text import refuse_unusable
from kg.store import Store

FALLBACK = "ru"
"""The language of a sentence that is too short to tell."""

KEY = re.compile(r"(?:https?://\S+/statement/)?(?P<key>[0-9a-f]{6,20})")
"""What a person gives to name a stored statement: its IRI, or at least six characters of its last part."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its parse; ``head`` is the word that it hangs on, empty for a root."""

    number: int
    text: str
    lemma: str
    kind: str
    case: str
    relation: str
    head: str


@dataclass(frozen=True, slots=True)
class Tried:
    """A frame that a word could fire: who filled which role by which rule, and why it was turned down, if it
    was.

    ``absent`` is true where the words that the frame needs beside its trigger are not in the sentence at all.
    """

    trigger: str
    frame: Frame
    roles: tuple[tuple[str, str], ...] = ()
    rules: tuple[str, ...] = ()
    refusal: str = ""
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Explained:
    """All that extraction thought about one sentence."""

    sentence: str
    words: tuple[Word, ...]
    actors: tuple[Mention, ...]
    tried: tuple[Tried, ...]
    passed_over: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """A statement of a store, the line of the frame that made it, and its sentence explained anew.

    ``again`` is false where kg does not make this statement of the same article any more.
    """

    statement: Statement
    article: Article
    line: str
    explained: Explained | None
    again: bool


def sentence(text: str, code: str | None = None) -> tuple[Explained, ...]:
    """Return the explanation of each sentence of ``text``; raise ``InputError`` where there is none to
    read."""
    refuse_unusable(text, "the sentence")
    if not any(character.isalpha() for character in text):
        raise InputError("the sentence has no words; give one in quotation marks")
    return article(Article(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), language=readable(code, text)))


def readable(code: str | None, text: str) -> str:
    """Return the language to read a text in: the one asked for, else the one detected where kg reads it."""
    if code and languages.get(code) is None:
        raise InputError(f"kg does not read «{code}»; it reads {', '.join(languages.codes())}")
    detected = code or detect.language(text)
    return detected if detected and languages.get(detected) else FALLBACK


def article(given: Article) -> tuple[Explained, ...]:
    """Return the explanation of each sentence of an article in a language that kg reads."""
    known = languages.get(given.language)
    if known is None:
        raise InputError(
            f"{given.origin or given.key}: kg does not read «{given.language}»; "
            "it has no statements to explain"
        )
    [document] = known.parse([given])
    return of_analysis(analyse(document))


def of_analysis(analysis: Analysis) -> tuple[Explained, ...]:
    """Return what an analysis thought about each of its sentences."""
    statements = analysis.statements()
    matcher = Matcher(analysis.clauses, analysis.quotes)
    return tuple(_explained(analysis, matcher, statements, s) for s in range(len(analysis.scene.trees)))


def _explained(analysis: Analysis, matcher: Matcher, statements: Sequence[Statement], s: int) -> Explained:
    scene, around = analysis.scene, analysis.scene.document.sentences[s]
    triggers = [t for t in scene.trees[s].tokens if matcher.frames(t)]
    considered = {t.index: over for t in triggers if (over := _passed_over(analysis, matcher, s, t))}
    return Explained(
        scene.article.text[around.start : around.end],
        tuple(_word(scene.trees[s].tokens, t) for t in scene.trees[s].tokens),
        tuple(_actors(analysis, s)),
        tuple(one for t in triggers if t.index not in considered for one in _tried(analysis, matcher, s, t)),
        tuple((scene.trees[s].tokens[w].text, over) for w, over in considered.items()),
        tuple(analysis.attribution.sources[s]),
        tuple(x for x in statements if around.start <= x.evidence.start < around.end),
        tuple(r for r in analysis.roles if around.start <= r.evidence.start < around.end),
    )


def _word(tokens: Sequence[Token], token: Token) -> Word:
    head = tokens[token.head] if 0 <= token.head < len(tokens) else None
    return Word(
        token.index,
        token.text,
        token.lemma,
        token.pos,
        token.feat("Case"),
        token.rel,
        f"{head.index} {head.text}" if head else "",
    )


def _actors(analysis: Analysis, s: int) -> Iterator[Mention]:
    """Yield the actors that the words of a sentence stand for, each span once."""
    seen = set()
    for token in analysis.scene.trees[s].tokens:
        name = analysis.scene.names.at(s, token.index)
        if token.pos == "PUNCT" or name and name.head != token.index:
            continue
        for mention in analysis.actors.at(s, token.index):
            if (mention.span, mention.actor) not in seen:
                seen.add((mention.span, mention.actor))
                yield mention


def _passed_over(analysis: Analysis, matcher: Matcher, s: int, token: Token) -> str:
    """Return why a trigger was not asked for a frame at all, or the empty string where it was."""
    scene, tree = analysis.scene, analysis.scene.trees[s]
    if scene.names.at(s, token.index):
        return "part of a name"
    if any(
        title and token.index in title.words for title in (title_at(scene, s, t.index) for t in tree.tokens)
    ):
        return "part of a title"
    if bracketed(tree, token.index):
        return "stands in brackets"
    fired = any(matcher.fire(s, token, frame) for frame in matcher.frames(token))
    if fired and all(c.w != token.index for c in analysis.candidates[s]):
        return "stands for people, or belongs to another frame of the sentence"
    return ""


def _tried(analysis: Analysis, matcher: Matcher, s: int, token: Token) -> Iterator[Tried]:
    """Yield each frame of a trigger, with what it found."""
    chosen = next((c for c in analysis.candidates[s] if c.w == token.index), None)
    for frame in matcher.frames(token):
        if chosen and chosen.frame is frame:
            pointing = (s, token.index) in analysis.attribution.pointing
            refusal = (
                f"no {chosen.missing}"
                if chosen.missing
                else "says who said what stands before"
                if pointing
                else ""
            )
            yield _of_candidate(analysis, chosen, refusal.replace("no its own place: it ", ""))
            continue
        candidate = matcher.fire(s, token, frame)
        if candidate is None:
            yield Tried(token.text, frame, refusal=_unfired(matcher, s, token, frame), absent=True)
        else:
            better = f"{chosen.frame.where} fits better" if chosen else "passed over"
            yield _of_candidate(
                analysis, candidate, f"no {candidate.missing}" if candidate.missing else better
            )


def _of_candidate(analysis: Analysis, candidate: Candidate, refusal: str) -> Tried:
    tree = analysis.scene.trees[candidate.s]
    filled = {role: tree.tokens[w].text for role, w in candidate.words.items()}
    filled |= {role: ", ".join(m.actor.name for m in mentions) for role, mentions in candidate.actors.items()}
    if candidate.quote:
        filled.setdefault("theme", "the quotation")
    return Tried(
        tree.tokens[candidate.w].text, candidate.frame, tuple(filled.items()), tuple(candidate.rules), refusal
    )


def _unfired(matcher: Matcher, s: int, token: Token, frame: Frame) -> str:
    """Return why a frame did not even fire: its companion is not there, or the form or polarity is
    another."""
    scene, switches = matcher.scene, frame.switches
    if applies(scene, matcher.quotes, s, token, frame):
        return f"without {' '.join(map(_companion, frame.companions))}"
    if "not-in-sport" in switches and scene.in_sport(s):
        return "the sentence speaks of sport"
    if not at_hand(scene, s, frame):
        return "no rally is told of" if "at-rally" in switches else "a rally is told of"
    if not so(scene, s, token, frame):
        return "it is not negated" if "negated" in switches else "it is negated"
    return "no finite verb"


def _companion(wanted: Companion) -> str:
    nouns = sorted(wanted.lemmas)
    shown = "/".join(nouns[:3]) + ("/…" if len(nouns) > 3 else "")
    return "+".join(part for part in (wanted.preposition, shown, wanted.case) if part)


def stored(store: Store, given: str) -> Stored | None:
    """Return the statement of a store that ``given`` names, explained; ``None`` where it has not the form of
    a name.

    Raises ``InputError`` where no statement, or more than one, goes by it.
    """
    named = KEY.fullmatch(given.strip())
    if named is None:
        return None
    found = [
        (x, said) for x in store.extractions() for said in x.statements if said.key.startswith(named["key"])
    ]
    if len(found) != 1:
        many = "; give more of its last part" if found else "; kg export --format jsonl lists them"
        raise InputError(f"{len(found) or 'no'} statements «{given}» in the store{many}")
    return _stored(*found[0])


def _stored(extraction: Extraction, statement: Statement) -> Stored:
    views = article(extraction.article)
    again = next((v for v in views if any(x.key == statement.key for x in v.statements)), None)
    near = next((v for v in views if v.sentence == statement.sentence.quote), None)
    known = languages.get(extraction.article.language)
    line = frame_line(known, statement.origin.frame) if known else ""
    return Stored(statement, extraction.article, line, again or near, again is not None)


def frame_line(language: Language, where: str) -> str:
    """Return the line of data that ``where`` (``supply.tsv:5``) names, or the empty string where there is
    none."""
    name, _, number = where.partition(":")
    path = next((p for p in sorted((language.folder / "frames").glob("*.tsv")) if p.name == name), None)
    lines = path.read_text(encoding="utf-8").splitlines() if path else []
    return lines[int(number) - 1] if number.isdecimal() and 0 < int(number) <= len(lines) else ""


def iri(statement: Statement) -> str:
    """Return the IRI by which a statement can be asked for again."""
    return rdf.statement_iri(statement.key)
