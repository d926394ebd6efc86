"""SHACL: what kg writes passes, and each way to be wrong is turned down, naming the statement."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest
import rdflib

from kg import ontology, rdf, resources, shapes
from kg.errors import ShapeError
from kg.model import Extraction
from tests import samples

TERMS = rdf.vocabulary()
LETTER = samples.letter()
GRAPH = ox.NamedNode(rdf.article_iri(LETTER.article.key))
SAID = rdf.statement_iri(LETTER.statements[0].key)
HELD = rdf.role_iri(LETTER.roles[0].key)
Quads = list[ox.Quad]


def written() -> Quads:
    return rdf.extraction_quads(LETTER)


def value(made: Quads, subject: str, name: str) -> ox.NamedNode:
    return next(
        quad.object for quad in made if quad.subject.value == subject and quad.predicate == TERMS[name]
    )


def without(name: str, subject: str = SAID) -> Quads:
    return [quad for quad in written() if (quad.subject.value, quad.predicate) != (subject, TERMS[name])]


def having(name: str, term: ox.NamedNode | ox.Literal, subject: str = SAID) -> Quads:
    return [*written(), ox.Quad(ox.NamedNode(subject), TERMS[name], term, GRAPH)]


def instead(name: str, term: ox.NamedNode | ox.Literal, subject: str = SAID) -> Quads:
    return [*without(name, subject), ox.Quad(ox.NamedNode(subject), TERMS[name], term, GRAPH)]


def selector(kind: str) -> str:
    """Return the IRI of a selector of the first statement's evidence."""
    return f"{value(written(), SAID, 'kg:evidence').value}#{kind}"


def test_the_shapes_themselves_are_sound():
    """pyshacl checks them against the shapes of SHACL."""
    import pyshacl

    graph = rdflib.Graph().parse(resources.SHAPES)
    conforms, _, _ = pyshacl.validate(rdflib.Graph(), shacl_graph=graph, meta_shacl=True)
    assert conforms


def test_the_shapes_name_no_relation():
    text = resources.SHAPES.read_text(encoding="utf-8")
    for relation in ontology.load().relations:
        assert f"kg:{relation.predicate.name} " not in text
        assert relation.name == "State" or f"kg:{relation.name} " not in text


@pytest.mark.parametrize("extraction", samples.everything(), ids=lambda each: each.article.origin or "bare")
def test_what_is_written_passes(extraction):
    assert shapes.violations(rdf.extraction_quads(extraction)) == ()


def test_articles_are_checked_one_by_one():
    shapes.check(quad for each in samples.everything() for quad in rdf.extraction_quads(each))


REQUIRED = [
    ("kg:agent", "a statement needs one agent"),
    ("kg:status", "a statement needs one status"),
    ("kg:polarity", "a statement needs one polarity"),
    ("kg:evidence", "a statement needs evidence"),
    ("kg:sentence", "a statement needs the sentence"),
    ("kg:agentMention", "a statement needs the mention of its agent"),
    ("prov:qualifiedAttribution", "a statement needs one chain"),
    ("kg:restsOn", "a statement rests on one voice"),
    ("kg:inArticle", "a finding belongs to one article"),
    ("rdf:predicate", "a statement needs one predicate"),
    ("rdf:subject", "the subject of the triple that is said must be the agent"),
]


@pytest.mark.parametrize(("name", "message"), REQUIRED, ids=[row[0] for row in REQUIRED])
def test_a_statement_that_lacks_something(name, message):
    with pytest.raises(ShapeError) as error:
        shapes.check(without(name))
    assert "\n" not in str(error.value)
    found = [each for each in shapes.violations(without(name)) if message in each.message]
    assert [each.finding for each in found] == [SAID]


OTHER = ox.NamedNode(samples.FRANCE.id)
WRONG: list[tuple[str, Callable[[], Quads], str, str]] = [
    ("two agents", lambda: having("kg:agent", ox.NamedNode(samples.NORWAY.id)), SAID, "one agent"),
    ("agent no actor", lambda: instead("kg:agent", ox.NamedNode("https://x.example/")), SAID, "one agent"),
    ("agent a text", lambda: instead("kg:agent", ox.Literal("Ветрова")), SAID, "one agent"),
    (
        "two recipients",
        lambda: having("kg:recipient", ox.NamedNode(samples.VETROVA.id)),
        SAID,
        "one recipient",
    ),
    ("unknown status", lambda: instead("kg:status", TERMS["kg:current"]), SAID, "one status"),
    ("unknown polarity", lambda: instead("kg:polarity", ox.Literal("affirmed")), SAID, "one polarity"),
    ("two relations", lambda: having("rdf:type", TERMS["kg:Supply"]), SAID, "one relation of the ontology"),
    (
        "no relation",
        lambda: [q for q in written() if q.object != TERMS["kg:Request"]],
        SAID,
        "one relation of the ontology",
    ),
    (
        "other predicate",
        lambda: instead("rdf:predicate", TERMS["kg:supplied"]),
        SAID,
        "the property of the statement's relation",
    ),
    (
        "other mention",
        lambda: instead("kg:agent", ox.NamedNode(samples.NORWAY.id)),
        SAID,
        "its mention stands for",
    ),
    ("time no EDTF", lambda: instead("kg:time", ox.Literal("yesterday")), SAID, "EDTF"),
    (
        "days reversed",
        lambda: instead("kg:latest", ox.Literal("2000-01-01", datatype=TERMS["xsd:date"])),
        SAID,
        "not after",
    ),
    (
        "other quote",
        lambda: instead("oa:exact", ox.Literal("отказалась"), selector("quote")),
        SAID,
        "not in the text",
    ),
    (
        "other start",
        lambda: instead(
            "oa:start", ox.Literal("3", datatype=TERMS["xsd:nonNegativeInteger"]), selector("position")
        ),
        SAID,
        "not in the text",
    ),
    ("no quote", lambda: without("oa:exact", selector("quote")), SAID, "evidence needs one quote"),
    ("no start", lambda: without("oa:start", selector("position")), SAID, "evidence needs one start"),
    (
        "start a text",
        lambda: instead("oa:start", ox.Literal("3"), selector("position")),
        SAID,
        "evidence needs one start",
    ),
    (
        "planned as a fact",
        lambda: instead("kg:status", TERMS["kg:planned"]),
        samples.VETROVA.id,
        "a plain triple stands without",
    ),
    (
        "denied as a fact",
        lambda: instead("kg:polarity", TERMS["kg:negated"]),
        samples.VETROVA.id,
        "a plain triple stands without",
    ),
    (
        "a bare fact",
        lambda: having("kg:attacked", OTHER, samples.NORWAY.id),
        samples.NORWAY.id,
        "a plain triple stands without",
    ),
    ("fact left out", lambda: without("kg:requested", samples.VETROVA.id), SAID, "lacks its plain triple"),
    ("no text", lambda: without("kg:text", GRAPH.value), GRAPH.value, "an article needs its text"),
    ("role without office", lambda: without("kg:office", HELD), HELD, "a role needs one office"),
    ("role without person", lambda: without("kg:person", HELD), HELD, "a role needs one person"),
    ("role without status", lambda: without("kg:roleStatus", HELD), HELD, "a role needs one status"),
    ("role without evidence", lambda: without("kg:evidence", HELD), HELD, "a role needs evidence"),
    (
        "actor without label",
        lambda: without("rdfs:label", samples.NORWAY.id),
        samples.NORWAY.id,
        "an actor needs a label",
    ),
]


@pytest.mark.parametrize(
    ("make", "finding", "message"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_a_graph_that_is_wrong(make, finding, message):
    found = shapes.violations(make())
    assert found, "nothing was found wrong"
    assert any(each.finding == finding and message in each.message for each in found), found


def test_the_message_counts_the_rest():
    made = [quad for quad in without("kg:status") if quad.predicate != TERMS["kg:sentence"]]
    with pytest.raises(ShapeError, match=r"and \d+ more; «kg validate» lists them"):
        shapes.check(made)


def test_an_extraction_of_nothing_passes():
    shapes.check(rdf.extraction_quads(Extraction(samples.bare().article)))
    shapes.check([])
