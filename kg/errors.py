"""Every way kg can fail on purpose. One tree, so that one ``except KgError`` catches all of it.

    KgError                      exit code 1
    ├── InputError               2  an article, a folder or standard input cannot be read
    ├── OntologyError            3  ontology.ttl contradicts itself
    ├── LanguageDataError        3  a frame, cue or other line of language data cannot work
    ├── ActorDataError           3  a line of graph_data/actors cannot be used
    ├── StoreError               4  the dataset on disk cannot be opened or written
    ├── QueryError               5  a SPARQL query is wrong or refused
    ├── ShapeError               6  a graph does not satisfy graph_data/shapes.ttl
    ├── ExportError              7  a format is unknown, or what it needs is not installed
    ├── ViewError                8  a page is asked for what the graph does not hold
    ├── PushError                9  another server cannot be reached, or does not take the graph
    └── ServeError              10  the server cannot listen where it is told to

A message is one line for the person at the terminal: it names the file and the line where there is
one, what is wrong, and what to do.
"""

from __future__ import annotations


class KgError(Exception):
    """The root. ``exit_code`` is what the command line returns for it."""

    exit_code = 1


class InputError(KgError):
    """An article cannot be read; the other articles of the run are still built."""

    exit_code = 2


class OntologyError(KgError):
    """``ontology.ttl`` is not the single source it has to be."""

    exit_code = 3


class LanguageDataError(KgError):
    """A line of a language folder can never match, or names what the ontology does not know."""

    exit_code = 3


class ActorDataError(KgError):
    """A file of ``graph_data/actors`` cannot be used."""

    exit_code = 3


class StoreError(KgError):
    """The dataset on disk cannot be opened, is locked, or cannot be written."""

    exit_code = 4


class QueryError(KgError):
    """A query does not parse, reaches outside the store, or ran past its limit."""

    exit_code = 5


class ShapeError(KgError):
    """A graph breaks ``graph_data/shapes.ttl``."""

    exit_code = 6


class ExportError(KgError):
    """An export format is unknown, or the package that writes it is not installed."""

    exit_code = 7


class ViewError(KgError):
    """A page is asked for an actor, a date or a language that the graph or kg does not have."""

    exit_code = 8


class PushError(KgError):
    """Another server cannot be reached, refuses the graph, or the state of an earlier run cannot be read."""

    exit_code = 9


class ServeError(KgError):
    """``kg serve`` cannot listen on the address or port that it was given."""

    exit_code = 10
