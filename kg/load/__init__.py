"""RDF of others: kg's own, read back and checked, or any RDF as a graph of facts beside the articles.

parse     a file → quads
regroup   triples → a named graph an article
articles  kg's own RDF → articles, and what is wrong with it
facts     any RDF → a graph of facts
"""

from kg.load.articles import read
from kg.load.facts import facts_of, read_facts
from kg.load.loaded import Loaded, refuse
from kg.load.parse import parse

__all__ = ["Loaded", "facts_of", "parse", "read", "read_facts", "refuse"]
