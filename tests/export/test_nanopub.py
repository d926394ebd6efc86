"""Nanopublications and their trusty URIs. That the nanopub package takes them is shown in tests/interop."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg import rdf
from kg.export.nanopub import start
from kg.export.trusty import BLANK, code, with_code
from tests import samples
from tests.export.conftest import Exported


def publications(content: bytes) -> dict[str, dict[str, set[ox.Quad]]]:
    """Return nanopublication → part (head, assertion …) → its quads."""
    found: dict[str, dict[str, set[ox.Quad]]] = {}
    for quad in ox.parse(content, format=ox.RdfFormat.TRIG):
        iri, _, part = quad.graph_name.value.partition("#")
        found.setdefault(iri, {}).setdefault(part, set()).add(quad)
    return found


def test_each_statement_is_one_of_four_graphs(exported: Exported) -> None:
    found = publications(exported("nanopub"))
    assert len(found) == sum(len(each.statements) for each in samples.everything())
    for iri, graphs in found.items():
        assert set(graphs) == {"head", "assertion", "provenance", "pubinfo"}
        assert len(graphs["head"]) == 4
        assert any(quad.subject.value == f"{iri}#assertion" for quad in graphs["provenance"])
        assert any(quad.subject.value == iri for quad in graphs["pubinfo"])


def test_the_assertion_says_what_and_the_provenance_who_says_so(exported: Exported) -> None:
    asked = samples.letter().statements[0]
    node, terms = ox.NamedNode(rdf.statement_iri(asked.key)), rdf.vocabulary()
    for graphs in publications(exported("nanopub", [samples.letter()])).values():
        said = {(quad.subject, quad.predicate): quad.object for quad in graphs["assertion"]}
        if (node, terms["kg:agent"]) not in said:
            continue
        assert said[node, terms["kg:polarity"]] == terms["kg:affirmed"]
        assert not any(quad.predicate == terms["prov:agent"] for quad in graphs["assertion"])
        sources = {
            q.object.value for q in graphs["provenance"] if q.predicate == terms["prov:wasAttributedTo"]
        }
        assert sources == {source.actor.id for source in asked.sources}
        return
    raise AssertionError("no nanopublication of the statement")


def test_its_code_is_the_hash_of_its_content(exported: Exported) -> None:
    for iri, graphs in publications(exported("nanopub")).items():
        own = iri.removeprefix(start())
        quads = {quad for part in graphs.values() for quad in part}
        text = ox.serialize(quads, format=ox.RdfFormat.N_QUADS).decode().replace(iri, f"{start()}{BLANK}")
        assert code(ox.parse(text, format=ox.RdfFormat.N_QUADS), start()) == own


def test_a_changed_word_changes_the_code() -> None:
    node = ox.NamedNode(f"{start()}{BLANK}")
    quads = [ox.Quad(node, ox.NamedNode("urn:p"), ox.Literal(word), node) for word in ("one", "two")]
    assert code(quads[:1], start()) != code(quads[1:], start())


@pytest.mark.parametrize("literal", [ox.Literal("a\\b\nc"), ox.Literal("а", language="ru"), ox.Literal(1)])
def test_iris_of_the_content_take_the_code(literal: ox.Literal) -> None:
    node, predicate = ox.NamedNode(f"{start()}{BLANK}#x"), ox.NamedNode("urn:p")
    [quad] = with_code([ox.Quad(node, predicate, literal, node)], start())
    assert quad.subject == quad.graph_name and quad.object == literal
    assert quad.subject.value.startswith(f"{start()}RA") and len(quad.subject.value) == len(start()) + 45 + 2
