"""A syntax error for people: the line, the column, a caret, and what is probably meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches

from kg.sparql import lexer

_PLACE = re.compile(
    r"error at (?P<line>\d+):(?P<column>\d+): expected (?:one of )?(?P<expected>.*)", re.DOTALL
)
_CHOICE = re.compile(r'"(?P<quoted>(?:[^"\\]|\\.)*)"|\[[^\]]*\]|(?P<plain>[^,"\[\]]+)')
_FORMS = {
    "query": ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"),
    "update": ("INSERT", "DELETE", "WITH", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "LOAD"),
}
_BRACKETS = {"{": "}", "(": ")", "[": "]"}
_SHOWN = 8
_NEVER = {"SERVICE", "LATERAL", "TZ"}
_TERM_STARTS = {"?", "$", "<"}

Finding = tuple[int, str]


def _offset(text: str, line: int, column: int) -> int:
    """Return the offset of a place that the engine names by line and column, both from 1."""
    starts = [0] + [match.end() for match in re.finditer("\n", text)]
    start = starts[min(line, len(starts)) - 1]
    return min(start + column - 1, len(text))


def _choices(expected: str) -> list[str]:
    """Return what the engine would have taken, without its classes of characters."""
    found = []
    for match in _CHOICE.finditer(expected):
        choice = (match["quoted"] or match["plain"] or "").strip()
        if choice:
            found.append(choice)
    return found


def _wrong_form(text: str, at: int, kind: str) -> Finding | None:
    """The text starts with no verb that there is."""
    first = lexer.form(text)
    if first is None:
        return len(text.rstrip()), "nothing is asked; start with " + " or ".join(_FORMS[kind][:4])
    if first.is_word(*_FORMS[kind]):
        return None
    other = "update" if kind == "query" else "query"
    if first.is_word(*_FORMS[other]):
        return first.start, f"«{first.text}» starts a SPARQL {other}, and here a {kind} is wanted"
    close = get_close_matches(first.text.upper(), _FORMS[kind], n=1)
    hint = f"; is {close[0]} meant?" if close else ""
    return first.start, f"«{_short(first.text)}» starts no {kind}{hint}"


def _unknown_prefix(text: str, at: int, kind: str, known: Iterable[str]) -> Finding | None:
    """The word before the place uses a prefix that nobody declared."""
    declared = lexer.declared_prefixes(text) | set(known)
    before = [word for word in lexer.words(text) if word.start < at or word.end <= at]
    if not before or before[-1].kind != "name":
        return None
    prefix = before[-1].text.split(":")[0]
    if prefix in declared:
        return None
    return before[-1].start, f"the prefix «{prefix}:» is not declared; add PREFIX {prefix}: <…>"


def _open_bracket(text: str, at: int, kind: str) -> Finding | None:
    """The text ends while a bracket is open."""
    if text[at:].strip():
        return None
    opened: list[str] = []
    for word in lexer.words(text):
        if word.text in _BRACKETS:
            opened.append(word.text)
        elif opened and word.text == _BRACKETS[opened[-1]]:
            opened.pop()
    return (at, f"the text ends and «{_BRACKETS[opened[-1]]}» is missing") if opened else None


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"


def _wanted(choices: list[str]) -> str:
    """Return what could stand there, in words; empty where the engine's list says nothing."""
    said = [choice for choice in choices if choice[0].isalnum() and choice not in _NEVER]
    if _TERM_STARTS & set(choices):
        said = ["a variable, a name or a value", *said]
    return ", ".join(dict.fromkeys(said[:_SHOWN]))


def _generic(text: str, at: int, choices: list[str]) -> Finding:
    """What stands there, and what could."""
    sentence = next((choice for choice in choices if " " in choice and choice[0].isupper()), None)
    if sentence:
        return at, sentence[0].lower() + sentence[1:]
    every = list(lexer.words(text))
    word = next((word for word in every if word.end > at), every[-1])
    wanted = _wanted(choices)
    ended = word.end <= at and word.text != "}"
    found = f"the text ends after «{word.text}»" if ended else f"«{_short(word.text)}» cannot stand here"
    if word.text == "}" and not wanted:
        wanted = "a subject, a predicate and an object before it"
    return word.start, f"{found}; expected {wanted}" if wanted else found


def _caret(text: str, at: int) -> tuple[int, int, str]:
    """Return line, column (from 1) and the line with a caret under the place."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    shown = text[start : end if end >= 0 else len(text)].replace("\t", " ").rstrip("\r")
    column = at - start
    left = max(0, column - 70)
    window = shown[left : left + 100]
    return text.count("\n", 0, at) + 1, column + 1, f"  {window}\n  {' ' * (column - left)}^"


def explain(text: str, error: SyntaxError, kind: str = "query", known: Iterable[str] = ()) -> str:
    """Return the message for ``error``, which the engine raised over ``text``.

    ``known`` are the prefixes that need no declaration. The first line says where and what; the
    next two show the line and a caret.
    """
    match = _PLACE.search(str(error.msg or error))
    if not match:
        return f"the {kind} does not parse: {error.msg or error}"
    at = _offset(text, int(match["line"]), int(match["column"]))
    finders: tuple[Callable[[], Finding | None], ...] = (
        lambda: _wrong_form(text, at, kind),
        lambda: _unknown_prefix(text, at, kind, known),
        lambda: _open_bracket(text, at, kind),
    )
    found = next((finding for finder in finders if (finding := finder())), None)
    place, what = found or _generic(text, at, _choices(match["expected"]))
    line, column, picture = _caret(text, place)
    return f"the {kind} does not parse at line {line}, column {column}: {what}\n{picture}"
