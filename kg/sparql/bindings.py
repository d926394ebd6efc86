"""Values and a limit for a query that somebody else wrote: ``--param actor=…``, ``--limit 20``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pyoxigraph
from pyoxigraph import RdfFormat

from kg.errors import QueryError
from kg.sparql import groups, lexer
from kg.sparql.groups import Group
from kg.sparql.lexer import Word

Bindings = Sequence[tuple[str, str]]


def checked(term: str) -> str:
    """Return ``term``, one IRI or literal in N-Triples spelling; raise ``QueryError`` for anything else."""
    try:
        (quad,) = pyoxigraph.parse(f"<x:x> <x:x> {term} .", format=RdfFormat.N_TRIPLES)
    except (SyntaxError, ValueError):
        raise QueryError(f"«{term[:80]}» is no IRI or literal as N-Triples spells them") from None
    return str(quad.object)


def _group(text: str) -> int | None:
    """Return where the query's own group of patterns starts, behind its bracket; none for no group."""
    form = lexer.form(text)
    groups = 2 if form and form.is_word("CONSTRUCT") else 1
    brackets = braces = 0
    for word in lexer.words(text):
        brackets += (word.text == "(") - (word.text == ")")
        if word.text == "{" and not brackets:
            groups -= braces == 0
            braces += 1
            if not groups:
                return word.end
        braces -= word.text == "}" and not brackets
    return None


def bound(text: str, bindings: Bindings, rows: int | None = None) -> str:
    """Return the query ``text`` with a value for each variable of ``bindings``, in its main group.

    A sub-select that hands a variable on gets its value too, so that it looks no further than it has to;
    the answer is the same. With ``rows``, the most that will be read, a sub-select that orders the rows ends
    there (``_ordering``). Raise ``QueryError`` where the text has no such variable, or no group to say it in.
    """
    if not bindings and rows is None:
        return text
    _check_names(text, [name for name, _ in bindings])
    at = _group(text)
    main = next((each for each in groups.read(text).groups() if each.start == at), None)
    if main is None:
        if bindings:
            raise QueryError("a value can be given only to a query with WHERE { … }")
        return text
    values = {name: f" VALUES ?{name} {{ {checked(term)} }}" for name, term in bindings}
    inserted = list(_values(main, values)) if values else []
    if rows is not None and (ordering := _ordering(text, main)):
        inserted.append((ordering.end, f" LIMIT {rows}"))
    for place, more in sorted(inserted, reverse=True):
        text = text[:place] + more + text[place:]
    return text


def _check_names(text: str, names: Sequence[str]) -> None:
    variables = {word.text[1:] for word in lexer.words(text) if word.kind == "variable"}
    for name in names:
        if name not in variables:
            known = ", ".join(sorted(variables)) or "none"
            raise QueryError(f"the query has no variable «{name}»; it has {known}")


def _values(group: Group, values: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Yield where in ``group`` and its sub-selects which values are said."""
    yield group.start, "".join(values.values())
    for holder, select in _selects(group):
        handed = groups.projected(select.select or ())
        kept = {name: value for name, value in values.items() if handed is None or name in handed}
        cut = {"LIMIT", "OFFSET"} & set(groups.spelt(holder.words))
        if kept and not cut:
            yield from _values(select, kept)


def _selects(group: Group) -> Iterator[tuple[Group, Group]]:
    """Yield the outermost sub-selects in ``group``: the braces around each, and its group of patterns."""
    for inner in group.groups():
        if inner.select is not None:
            yield group, inner
        else:
            yield from _selects(inner)


def _ordering(text: str, main: Group) -> Group | None:
    """Return the braces around a sub-select that alone decides which rows the answer has, and their order.

    The main group is that sub-select and then only OPTIONAL groups and BINDs, which drop no row; the query
    ends in the same ORDER BY as the sub-select. So the first rows of one give the first rows of the other.
    """
    first, rest = next(iter(main.words), None), main.words[1:]
    outer = groups.spelt(groups.read(text[: main.start - 1]).words)
    if not isinstance(first, Group) or not _only_adds(rest) or {"DISTINCT", "REDUCED", "("} & set(outer):
        return None
    said = groups.spelt(first.words)
    end = groups.spelt([word for word in lexer.words(text) if word.start > main.end])
    ordered = "SELECT" in outer and end[:2] == ["ORDER", "BY"] and said[:1] == ["SELECT"]
    same = said[-len(end) :] == end and not {"LIMIT", "OFFSET", "VALUES"} & set(said + end)
    return first if ordered and same else None


def _only_adds(words: Sequence[Word | Group]) -> bool:
    """Return whether ``words`` are OPTIONAL { … }, BIND ( … ) and full stops, and nothing else."""
    depth, before = 0, ""
    for said in groups.spelt(words):
        if not depth and not _may_follow(before, said):
            return False
        depth += (said == "(") - (said == ")")
        before = said
    return not depth


def _may_follow(before: str, said: str) -> bool:
    if said in ("{}", "("):
        return before == ("OPTIONAL" if said == "{}" else "BIND")
    return said in ("OPTIONAL", "BIND", ".") and before not in ("OPTIONAL", "BIND")
