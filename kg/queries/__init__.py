"""The questions that users ask: ``*.rq`` files in this folder, standard SPARQL 1.1 without property paths.

A file starts with comment lines: ``# title: …``, ``# description: …`` and, where it takes any,
``# parameters: name, name``. A parameter is a variable of the query: without a value it stands for
everything. PREFIX lines are left out; ``prologue()`` gives them.

Some have a plan beside them, another text that kg runs in their place where it is faster (``planning``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg import ontology
from kg.errors import QueryError
from kg.sparql.bindings import bound

FOLDER = Path(__file__).parent
_COMMENT = re.compile(r"#\s*(?:(title|description|parameters):)?\s*(.*)")
Term = ox.NamedNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Question:
    """A named query: ``text`` as in its file, ``parameters`` the variables that can be given a value."""

    name: str
    title: str
    description: str
    parameters: tuple[str, ...]
    text: str

    @property
    def sparql(self) -> str:
        """The query with its PREFIX lines, for any SPARQL tool."""
        return f"{prologue()}\n{self.text}"

    def bind(self, values: Mapping[str, Term]) -> str:
        """Return ``text`` with values for parameters; raise ``QueryError`` for one that it does not take."""
        for name in values:
            if name not in self.parameters:
                known = ", ".join(self.parameters) or "none"
                raise QueryError(f"the query «{self.name}» takes no «{name}»; it takes {known}")
        return bound(self.text, [(name, str(value)) for name, value in sorted(values.items())])


def prologue() -> str:
    """Return the PREFIX lines of every prefix that kg knows, a line each."""
    return "\n".join(f"PREFIX {name}: <{iri}>" for name, iri in sorted(ontology.load().prefixes.items()))


def load(folder: Path | None = None) -> dict[str, Question]:
    """Return name → question of every ``.rq`` file in ``folder`` (by default kg's own), sorted by name.

    Raise ``QueryError`` where a file cannot be read. A folder that is not there holds none.
    """
    return {path.stem: _read(path) for path in sorted((folder or FOLDER).glob("*.rq"))}


def _read(path: Path) -> Question:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: cannot be read as UTF-8 text ({error}); save it again") from error
    return parse(path.stem, text)


def parse(name: str, text: str) -> Question:
    """Return the question that ``text`` asks; its first comment is the title where none says ``title:``."""
    said: dict[str, str] = {}
    for line in text.splitlines():
        if not (comment := _COMMENT.match(line)):
            break
        said.setdefault(comment[1] or "title", comment[2].strip())
    parameters = re.findall(r"\w+", said.get("parameters", ""))
    return Question(name, said.get("title") or name, said.get("description", ""), tuple(parameters), text)
