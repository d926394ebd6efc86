"""Mends what the parser gets wrong in reports: whose subject stands before «…, что», and what hangs on
which verb of speech."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.language.ru.predicates import OPENING, has_subject
from kg.model import Token

CLOSING = frozenset("»”“\"")

SAYING = frozenset({"слово", "мнение", "версия", "оценка", "утверждение", "признание", "заявление", "подсчет",
                    "прогноз", "убеждение"})
"""Nouns behind «по» that say whose words they are."""


def finite(token: Token) -> bool:
    """Return whether a word is a finite verb."""
    return token.pos == "VERB" and token.feat("VerbForm") == "Fin"


def subject_before_report(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb the subject before it that hangs in the clause behind its «что»: «Арабы заявляют, что мир
    невозможен»."""
    mended = list(tokens)
    for subject in tokens:
        if not subject.rel.startswith("nsubj") or subject.head <= subject.index:
            continue
        between = tokens[subject.index + 1 : subject.head]
        mark = next((t for t in between if t.rel == "mark" and t.lemma in ("что", "чтобы")), None)
        verb = next((t for t in between if finite(t) and mark and t.index < mark.index), None)
        if (verb is not None and not has_subject(tokens, verb)
                and verb.feat("Number") == subject.feat("Number")):
            mended[subject.index] = replace(subject, head=verb.index, rel="nsubj")
    return mended


def nearest_report(tokens: Sequence[Token]) -> list[Token]:
    """Hang a clause on the verb right before its «что»: «заявил, что ему сообщили, что …»."""
    mended = list(tokens)
    for mark in tokens[2:]:
        clause = tokens[mark.head] if mark.rel == "mark" and mark.lemma == "что" and mark.head >= 0 else None
        if clause is None or clause.rel != "ccomp" or tokens[mark.index - 1].text != ",":
            continue
        verb = next((t for t in reversed(tokens[: mark.index]) if finite(t)), None)
        earlier = verb is not None and verb.rel == "ccomp" and verb.head == clause.head
        if verb and earlier and not any(t.head == verb.index and t.rel == "ccomp" for t in tokens):
            mended[clause.index] = replace(clause, head=verb.index)
    return mended


def uninflected_reporters(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb behind a comma or dash the name behind it that the parse took for an object: one without
    cases, also behind «его слова», or one that stands in the nominative («…, — приводит ТАСС слова Х», «…, —
    цитирует его слова ТАСС», «…, — приводит «Заря» слова Х»)."""
    mended = list(tokens)
    for name in tokens[2:]:
        nominative = name.feat("Case") == "Nom" and name.rel != "obj" and name.pos in ("PROPN", "X")
        if not nominative and not _uncased(name):
            continue
        verb = tokens[reporting(tokens, name)]
        if finite(verb) and verb.feat("Number") == "Sing" and tokens[verb.index - 1].pos == "PUNCT" \
                and not any(t.head == verb.index and t.rel.startswith("nsubj") and t.feat("Case") != "Gen"
                            for t in tokens):
            mended[name.index] = replace(name, head=verb.index, rel="nsubj")
    return mended


def reporting(tokens: Sequence[Token], name: Token) -> int:
    """Return the place of the verb that a name behind it may report, right behind it or behind «его» or «его
    слова», else of the name itself."""
    before = name.index - 1 - (tokens[name.index - 1].text in OPENING)
    head = tokens[name.head]
    if name.rel in ("iobj", "obj") and (before == head.index or before == head.index + 1
                                        and tokens[before].pos == "PRON" and tokens[before].rel == "obj"):
        return head.index
    theirs = head.rel == "obj" and before == head.index and any(
        t.rel == "det" and t.pos in ("PRON", "DET") and t.head == head.index == t.index + 1 for t in tokens)
    told = theirs and name.rel in ("nmod", "appos") and head.head == head.index - 2
    return head.head if told else name.index


def reporters_behind_owners(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb behind a comma or dash the name without cases at the end of its object for a subject, where
    the object has an owner before: «…, приводит слова министра ТАСС», «приводит её слова Reuters»."""
    mended = list(tokens)
    for thing in tokens[2:]:
        verb = tokens[thing.head] if thing.rel == "obj" and 0 <= thing.head < thing.index else None
        if verb is None or not finite(verb) or verb.feat("Number") != "Sing" or has_subject(tokens, verb) \
                or tokens[verb.index - 1].pos != "PUNCT":
            continue
        owners = [t for t in tokens if t.head == thing.index and t.rel in ("nmod", "det", "appos")]
        if len(owners) > 1 and owners[-1].index > thing.index and _uncased(owners[-1]):
            mended[owners[-1].index] = replace(owners[-1], head=verb.index, rel="nsubj")
    return mended


def _uncased(name: Token) -> bool:
    """Return whether a name is one without cases: an abbreviation, or in Latin letters."""
    return (name.text.isupper() or name.text.isascii()) and name.pos in ("PROPN", "X")


def named_speakers(tokens: Sequence[Token]) -> list[Token]:
    """Let a full name behind the title of whoever speaks be that person's, and not of somebody served: «по
    словам аналитика Романа Сомова»."""
    mended = list(tokens)
    for name in tokens:
        title = tokens[name.head] if name.rel == "nmod" and name.head == name.index - 1 else name
        words = tokens[title.head] if title.rel == "nmod" and title.head >= 0 else title
        full = any(t.head == name.index and t.rel == "flat:name" for t in tokens)
        if full and name.pos == "PROPN" and words.lemma in SAYING and words.feat("Case") in ("Dat", "Gen") \
                and title.feat("Animacy") == "Anim" and {title.feat("Case"), name.feat("Case")} == {"Gen"}:
            mended[name.index] = replace(name, rel="appos")
    return mended


def opening_reports(tokens: Sequence[Token]) -> list[Token]:
    """Keep what stands behind the comma that ends «Как сообщил Х, …» out of that clause: it hangs on the
    first noun of the main one, else on its verb."""
    verb = next((t for t in tokens[1:] if finite(t)), None)
    if not tokens or tokens[0].lemma != "как" or verb is None or tokens[0].head != verb.index:
        return list(tokens)
    subject = next((t.index for t in tokens if t.head == verb.index and t.rel.startswith("nsubj")), None)
    main = next((t for t in tokens if finite(t) and t.rel == "root"), None)
    comma = next((t.index for t in tokens[max(verb.index, subject or 0) :] if t.text == ","), None)
    if subject is None or comma is None or main is None or not subject < comma < main.index:
        return list(tokens)
    return [strayed(tokens, t, comma, main) if t.index > comma and 0 <= t.head < comma else t for t in tokens]


def strayed(tokens: Sequence[Token], token: Token, comma: int, main: Token) -> Token:
    """Hang a word on the noun before it, where that stands behind the main verb, else on the verb."""
    noun = next((t for t in tokens[main.index : token.index] if t.pos == "NOUN"), None)
    if token.index == main.index or token.rel == "punct":
        return token
    return replace(token, head=noun.index, rel="nmod") if noun else replace(token, head=main.index)


def behind_semicolon(tokens: Sequence[Token]) -> list[Token]:
    """Let a clause behind a semicolon stand for itself where nothing makes it the second thing that is said:
    «утверждает, что её избили; в ведомстве это отрицают»."""
    mended = list(tokens)
    for verb in filter(finite, tokens):
        if verb.rel != "ccomp" or verb.head < 0 or verb.head > verb.index:
            continue
        stop = next((t.index for t in tokens[verb.head : verb.index] if t.text == ";"), None)
        if stop is None:
            continue
        said = any(t.rel == "ccomp" and t.head == verb.head and t.index < stop for t in tokens)
        marked = any(t.rel == "mark" and t.head == verb.index and t.index > stop for t in tokens)
        opened = sum((t.text == "«") - (t.text == "»") for t in tokens[:stop])
        if said and not marked and not opened:
            mended[verb.index] = replace(verb, head=-1, rel="root")
    return mended


def gerunds_of_reports(tokens: Sequence[Token]) -> list[Token]:
    """Give a gerund behind a told clause whose subject is a thing to the verb that tells it: «объявила, что
    болезнь не опасна, призвав страны …»."""
    mended = list(tokens)
    for gerund in tokens:
        inner = tokens[gerund.head] if gerund.feat("VerbForm") == "Conv" and gerund.head >= 0 else gerund
        outer = tokens[inner.head] if inner.rel == "ccomp" and 0 <= inner.head < inner.index else None
        if outer is None or outer.pos != "VERB" or gerund.index < inner.index:
            continue
        told = [t for t in tokens if t.head == inner.index]
        subject = next((t for t in told if t.rel.startswith("nsubj")), None)
        marked = any(t.rel == "mark" and t.lemma == "что" for t in told)
        if marked and (subject is None or subject.feat("Animacy") == "Inan"):
            mended[gerund.index] = replace(gerund, head=outer.index)
    return mended


def told_where(tokens: Sequence[Token]) -> list[Token]:
    """Give a plural verb behind a comma, which has no subject, the phrase behind it that says where it was
    said, hung on a verb before the comma: «…, сообщили «Заре» в отделении полиции»; an agency without cases
    right behind it is told so, too («…, сообщили ТАСС в суде»)."""
    mended = list(tokens)
    for name in tokens[2:]:
        tells, behind = tokens[name.index - 1], tokens[name.index + 1 : name.index + 2]
        if name.rel == "nsubj" and name.head == tells.index and name.text.isupper() and finite(tells) \
                and tells.feat("Number") == "Plur" and tokens[tells.index - 1].text in ",—–" \
                and any(t.pos == "ADP" and tokens[t.head].feat("Case") == "Loc" for t in behind):
            mended[name.index] = replace(name, rel="iobj")
    for phrase in tokens:
        if phrase.rel not in ("obl", "nmod") or phrase.feat("Case") != "Loc" or phrase.head > phrase.index:
            continue
        between = tokens[max(phrase.head, 0) + 1 : phrase.index]
        verb = next((t for t in reversed(between) if finite(t)), None)
        if (verb and verb.feat("Number") == "Plur" and tokens[verb.index - 1].text in ",—–"
                and all(t.head in (verb.index, phrase.index) or t.pos == "PUNCT"
                        for t in tokens[verb.index + 1 : phrase.index])
                and not any(t.head == verb.index and t.rel.startswith("nsubj") for t in tokens)):
            mended[phrase.index] = replace(phrase, head=verb.index, rel="obl")
    return mended
