"""``docs/queries.md``: worked queries, each with what it answers on the graph of the sample articles.

The queries are ``docs/queries/*.rq``; ``python -m tests.worked_queries`` runs them and writes the page.
"""

from __future__ import annotations

from itertools import groupby, islice
from pathlib import Path

import pyoxigraph as ox

from kg import queries, query, terminal
from kg.queries import Question
from kg.resources import GRAPH_DATA, ROOT
from kg.sparql.evaluate import turtle
from kg.store import Store

FOLDER = ROOT / "docs" / "queries"
PAGE = ROOT / "docs" / "queries.md"
GRAPH = GRAPH_DATA / "graph.trig"
ROWS, WIDTH = 8, 118
INTRODUCTION = """# Twenty worked queries

Each of these was run on the graph of the sample articles (`graph_data/graph.trig`), and what it answered
stands below it, the first {rows} rows of longer answers. Try one on your own graph with

```
kg query docs/queries/02-plain-triples.rq
```

or paste it into the page of `kg serve`. The prefixes that kg knows need no PREFIX line; `kg query --print`
adds them for other tools. `kg query --list` shows more questions that have a name already.

What the default graph is: the union of all articles and the ontology, each triple once. What an article
alone says is in the named graph with the article's IRI.

The page is made by `python -m tests.worked_queries`; a test says whether it is current.
"""


def sample() -> Store:
    """Return a store in memory that holds the graph of the sample articles."""
    store = Store.memory()
    quads = sorted(ox.parse(path=GRAPH), key=lambda quad: str(quad.graph_name))
    for name, group in groupby(quads, key=lambda quad: quad.graph_name.value):
        store.put_graph(name, group)
    return store


def answer(store: Store, question: Question) -> str:
    """Return what ``question`` answers, as the command line shows it."""
    result = store.query(question.text)
    if isinstance(result, ox.QueryBoolean):
        return "yes" if result else "no"
    if isinstance(result, ox.QueryTriples):
        return turtle(islice(sorted(result, key=str), ROWS), query.ontology.load().prefixes).strip()
    names = [variable.value for variable in result.variables]
    rows = [[query.shown(value) for value in row] for row in result]
    lines = list(terminal.table([names, *rows[:ROWS]], WIDTH))
    more = [f"… {len(rows)} rows in all"] if len(rows) > ROWS else []
    return "\n".join([*lines, *more])


def section(store: Store, number: int, question: Question) -> str:
    """Return the part of the page for one query."""
    body = "\n".join(line for line in question.text.splitlines() if not line.startswith("# "))
    return (
        f"## {number}. {question.title}\n\n{question.description}\n\n"
        f"```sparql\n{body.strip()}\n```\n\n```\n{answer(store, question)}\n```\n"
    )


def page() -> str:
    """Return the whole page."""
    store = sample()
    questions = queries.load(FOLDER).values()
    parts = [section(store, number, question) for number, question in enumerate(questions, 1)]
    return "\n".join([INTRODUCTION.format(rows=ROWS), *parts])


def refresh(target: Path = PAGE) -> None:
    """Write the page anew."""
    target.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    refresh()
