"""RDF, both ways: nothing is lost, nothing is a blank node, the bytes are the same in any order."""

from __future__ import annotations

import os
import random
import string
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import ontology, rdf
from kg.errors import InputError, OntologyError, ShapeError
from kg.model import (
    Actor,
    Article,
    Block,
    BlockKind,
    Extraction,
    Mention,
    Origin,
    Polarity,
    Role,
    RoleStatus,
    Statement,
    Status,
    Time,
)
from tests import samples

KG = ontology.load().namespace
RELATIONS = [relation.name for relation in ontology.load().relations]
TYPES = [each.name for each in ontology.load().actor_types]


def quads(*extractions: Extraction) -> list[ox.Quad]:
    return [quad for each in extractions for quad in rdf.extraction_quads(each)]


def kg(name: str) -> ox.NamedNode:
    return ox.NamedNode(KG + name)


# --- Nothing is lost -------------------------------------------------------------------------------------

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
DATES = st.sampled_from(["2025-10-26", "2025-10", "2025", "2025-07/2025-10", "../2025", "199X", "no date\n"])


@st.composite
def actors(draw: st.DrawFn) -> list[Actor]:
    """Actors of different IRIs, some known to Wikidata, with names in the order that RDF gives back."""
    slugs = draw(
        st.lists(st.text(string.ascii_lowercase, min_size=1, max_size=5), min_size=1, max_size=4, unique=True)
    )
    found = []
    for number, slug in enumerate(slugs):
        names = draw(st.dictionaries(st.sampled_from(["en", "ru", "uk", "es"]), NAMES))
        iri = f"http://www.wikidata.org/entity/Q{number + 1}" if draw(st.booleans()) else rdf.actor_iri(slug)
        aliases = tuple(sorted(draw(st.sets(NAMES, max_size=2))))
        found.append(
            Actor(iri, draw(NAMES), draw(st.sampled_from(TYPES)), tuple(sorted(names.items())), aliases)
        )
    return found


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    text, pool = draw(TEXTS), draw(actors())
    article = Article(
        text,
        (Block(draw(st.sampled_from(BlockKind)), 0, len(text)),) * draw(st.integers(0, 1)),
        **{name: draw(st.none() | NAMES) for name in ("title", "published", "url", "language", "author")},
    )

    def span(draw: st.DrawFn):
        start = draw(st.integers(0, len(text) - 1))
        return article.span(start, draw(st.integers(start + 1, len(text))))

    spans = st.composite(span)()
    mentions = st.builds(Mention, st.sampled_from(pool), spans, NAMES)
    origins = st.builds(Origin, NAMES, st.lists(NAMES, max_size=3).map(tuple))
    statements = st.builds(
        Statement,
        st.just(article.key),
        st.sampled_from(RELATIONS),
        mentions,
        spans,
        spans,
        st.none() | mentions,
        st.none() | spans,
        st.none() | mentions,
        st.none() | st.builds(Time, DATES, spans),
        st.sampled_from(Polarity),
        st.sampled_from(Status),
        st.lists(mentions, max_size=3).map(tuple),
        origins,
    )
    roles = st.builds(
        Role,
        st.just(article.key),
        mentions,
        NAMES,
        spans,
        st.none() | mentions,
        st.sampled_from(RoleStatus),
        st.none() | DATES,
        origins,
    )
    return Extraction(
        article,
        in_order(draw(st.lists(statements, max_size=4))),
        in_order(draw(st.lists(roles, max_size=2))),
        draw(st.booleans()),
    )


def in_order(said: Sequence[Statement | Role]) -> tuple:
    """Return each once, as the text has them: the order that reading gives."""
    once = {each.key: each for each in said}.values()
    return tuple(sorted(once, key=lambda each: (each.evidence.start, each.evidence.end, each.key)))


@given(extractions())
@settings(max_examples=150)
def test_reading_gives_back_what_was_written(extraction):
    (back,) = rdf.read_extractions(rdf.extraction_quads(extraction))
    assert repr(back) == repr(extraction)


@given(st.lists(extractions(), max_size=3, unique_by=lambda each: each.article.key), st.randoms())
@settings(max_examples=40)
def test_bytes_do_not_depend_on_order_and_parse_to_the_same(found, chance):
    made = quads(*found)
    mixed = made + made[:3]
    chance.shuffle(mixed)
    text = rdf.trig(mixed)
    assert text == rdf.trig(made)
    assert set(ox.parse(text, format=ox.RdfFormat.TRIG)) == set(made)


@pytest.mark.parametrize("extraction", samples.everything(), ids=lambda each: each.article.origin or "bare")
def test_samples_come_back(extraction):
    (back,) = rdf.read_extractions(rdf.extraction_quads(extraction))
    ordered = replace(
        extraction, statements=in_order(extraction.statements), roles=in_order(extraction.roles)
    )
    assert back == ordered


@pytest.mark.parametrize(
    "form", [ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG, ox.RdfFormat.JSON_LD], ids=lambda each: each.name
)
def test_every_character_survives_a_dataset_format(form):
    every = "".join(chr(code) for code in (*range(0x100), 0x2028, 0x202E, 0xFFFE, 0xFFFF, 0x10FFFF))
    extraction = Extraction(Article(every, ()))
    text = ox.serialize(rdf.extraction_quads(extraction), format=form)
    assert rdf.read_extractions(ox.parse(text, format=form)) == [extraction]


def test_the_publisher_that_linking_knows_is_kept():
    extraction = replace(samples.letter(), publisher=samples.REUTERS)
    made = rdf.extraction_quads(extraction)
    assert rdf.read_extractions(made)[0].publisher == samples.REUTERS
    article = ox.NamedNode(rdf.article_iri(extraction.article.key))
    assert (
        ox.Quad(
            article, ox.NamedNode("https://schema.org/publisher"), ox.NamedNode(samples.REUTERS.id), article
        )
        in made
    )


# --- What is written -------------------------------------------------------------------------------------


def test_there_are_no_blank_nodes_and_one_graph_an_article():
    extraction = samples.letter()
    made = rdf.extraction_quads(extraction)
    assert {quad.graph_name.value for quad in made} == {rdf.article_iri(extraction.article.key)}
    assert not any(isinstance(term, ox.BlankNode) for quad in made for term in (quad.subject, quad.object))


def plain_triples(extraction: Extraction) -> set[tuple[str, str, str]]:
    predicates = {kg(relation.predicate.name) for relation in ontology.load().relations}
    made = rdf.extraction_quads(extraction)
    return {(q.subject.value, q.predicate.value, q.object.value) for q in made if q.predicate in predicates}


@pytest.mark.parametrize(
    ("polarity", "status", "plain"),
    [(p, s, p is Polarity.AFFIRMED and s is Status.ACTUAL) for p in Polarity for s in Status],
)
def test_a_plain_triple_is_affirmed_and_actual(polarity, status, plain):
    letter = samples.letter()
    said = replace(letter.statements[0], polarity=polarity, status=status)
    found = plain_triples(replace(letter, statements=(said,)))
    assert found == ({(samples.VETROVA.id, KG + "requested", samples.NORWAY.id)} if plain else set())


@pytest.mark.parametrize("left", ["recipient theme place", "theme place", "place", ""])
def test_the_object_is_recipient_else_theme_else_place(left):
    letter = samples.letter()
    whole = replace(letter.statements[0], place=Mention(samples.OSLO, letter.article.span(0, 3)))
    said = replace(
        whole, **{name: None for name in ("recipient", "theme", "place") if name not in left.split()}
    )
    expected = {
        "recipient": samples.NORWAY.id,
        "theme": rdf.theme_iri(letter.article.key, "ледоколах"),
        "place": samples.OSLO.id,
    }
    found = plain_triples(replace(letter, statements=(said,)))
    assert [triple[2] for triple in found] == [expected[name] for name in left.split()[:1]]


def objects(made: list[ox.Quad], subject: str, name: str) -> list[str]:
    return sorted(q.object.value for q in made if q.subject.value == subject and q.predicate == kg(name))


def test_a_chain_runs_from_the_article_to_the_deepest_source():
    extraction = samples.letter()
    made = rdf.extraction_quads(extraction)
    said = extraction.statements[0]
    iri = rdf.statement_iri(said.key)
    store = ox.Store()
    store.extend(made)
    rows = store.query(
        f"SELECT ?agent ?hops {{ GRAPH ?g {{ <{iri}> prov:qualifiedAttribution/kg:cites* ?step ."
        " ?step prov:agent ?agent ; kg:hops ?hops } } ORDER BY DESC(?hops)",
        prefixes=dict(ontology.load().prefixes),
    )
    agents = [row["agent"].value for row in rows]
    assert agents == [rdf.actor_iri("Северный вестник"), samples.VESTNIK.id, samples.MEMO.id]
    assert objects(made, iri, "nearestSource") == [samples.VESTNIK.id]
    assert objects(made, iri, "deepestSource") == objects(made, iri, "restsOn") == [samples.MEMO.id]
    assert len(objects(made, iri, "step")) == 3


def test_what_has_no_source_rests_on_the_publisher_else_on_the_article():
    for extraction in (samples.denial(), samples.talks()):
        made = rdf.extraction_quads(extraction)
        said = next(each for each in extraction.statements if not each.sources)
        publisher = extraction.article.publisher
        voice = rdf.actor_iri(publisher) if publisher else rdf.article_iri(extraction.article.key)
        assert objects(made, rdf.statement_iri(said.key), "restsOn") == [voice]


def test_a_time_has_its_first_and_last_day():
    extraction = samples.denial()
    made = rdf.extraction_quads(extraction)
    said = next(each for each in extraction.statements if each.time and "/" in each.time.edtf)
    iri = rdf.statement_iri(said.key)
    assert [*objects(made, iri, "earliest"), *objects(made, iri, "latest")] == ["2024-06-01", "2024-08-31"]


# --- What is hostile -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "identifier",
    [
        "http://x.example/<script>",
        "a b\n",
        "relative",
        "",
        "http://x.example/%zz",
        'http://x.example/"} DROP ALL #',
    ],
)
def test_an_identifier_that_is_no_iri_becomes_one(identifier):
    letter = samples.letter()
    actor = replace(samples.VETROVA, id=identifier)
    said = replace(letter.statements[0], agent=replace(letter.statements[0].agent, actor=actor))
    made = rdf.extraction_quads(replace(letter, statements=(said,)))
    assert set(ox.parse(rdf.trig(made), format=ox.RdfFormat.TRIG)) == set(made)


def test_a_name_in_no_language_is_written_without_one():
    letter = samples.letter()
    actor = replace(samples.VETROVA, names=(("not a language!", "Ветрова"),))
    said = replace(letter.statements[0], agent=replace(letter.statements[0].agent, actor=actor))
    assert '"Ветрова"' in rdf.trig(rdf.extraction_quads(replace(letter, statements=(said,)))).decode()


def test_half_a_character_is_one_line():
    with pytest.raises(InputError, match=r"^broken\.jsonl: half a character") as error:
        rdf.extraction_quads(Extraction(Article("a\ud800b", (), origin="broken.jsonl")))
    assert "\n" not in str(error.value)


def test_an_unknown_relation_is_refused():
    letter = samples.letter()
    with pytest.raises(OntologyError, match="no relation «Pardon»"):
        rdf.extraction_quads(replace(letter, statements=(replace(letter.statements[0], relation="Pardon"),)))


def without(made: list[ox.Quad], name: str) -> list[ox.Quad]:
    """Return ``made`` without one property, wherever it stands."""
    return [quad for quad in made if not quad.predicate.value.endswith(("#" + name, "/" + name))]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("text", "kg:text is missing"),
        ("agentMention", "kg:agentMention is missing"),
        ("polarity", "kg:polarity is missing"),
        ("start", "oa:start is missing"),
        ("mention", "kg:mention is missing"),
        ("name", "an actor needs a type below kg:Actor"),
        ("personMention", "kg:personMention is missing"),
    ],
)
def test_what_cannot_be_read_is_named(name, message):
    with pytest.raises(ShapeError, match=message) as error:
        rdf.read_extractions(
            without([q for q in quads(samples.letter()) if q.predicate.value != str(rdflib.RDFS.label)], name)
        )
    assert "\n" not in str(error.value)


def test_an_edited_quote_is_refused():
    made = [
        ox.Quad(q.subject, q.predicate, ox.Literal("другое"), q.graph_name)
        if q.predicate.value.endswith("#exact")
        else q
        for q in quads(samples.letter())
    ]
    with pytest.raises(ShapeError, match="does not say this quote"):
        rdf.read_extractions(made)


def test_a_chain_in_a_circle_is_refused():
    extraction = samples.letter()
    said = extraction.statements[0]
    last = rdf.attribution_iri(extraction.article.key, said.sources[1:])
    first = rdf.attribution_iri(extraction.article.key, said.sources)
    graph = ox.NamedNode(rdf.article_iri(extraction.article.key))
    loop = ox.Quad(ox.NamedNode(last), kg("cites"), ox.NamedNode(first), graph)
    with pytest.raises(ShapeError, match="in a circle"):
        rdf.read_extractions([*quads(extraction), loop])


def test_other_graphs_are_left_aside():
    stray = ox.Quad(kg("a"), kg("b"), kg("c"), ox.NamedNode("https://other.example/"))
    assert rdf.read_extractions([stray]) == []


# --- Other forms -----------------------------------------------------------------------------------------


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_rdflib_holds_the_same():
    made = quads(*samples.everything())
    dataset = rdf.to_rdflib(made)
    assert len(dataset) == len({(q.subject, q.predicate, q.object) for q in made})
    assert sum(
        len(graph) for graph in dataset.graphs() if graph.identifier != dataset.default_graph.identifier
    ) == len(made)
    statements = set(dataset.subjects(rdflib.RDF.type, rdflib.URIRef(KG + "Statement")))
    assert len(statements) == sum(len(each.statements) for each in samples.everything())


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_rdflib_reads_the_trig():
    made = quads(*samples.plain())
    dataset = rdflib.Dataset().parse(data=rdf.trig(made), format="trig")
    assert len(list(dataset.quads())) == len(made)


WRITTEN = """
import hashlib, random
from kg import rdf
from tests import samples
found = samples.everything()
random.shuffle(found)
print(hashlib.sha256(rdf.trig(quad for each in found for quad in rdf.extraction_quads(each))).hexdigest())
"""


@pytest.mark.slow
def test_bytes_do_not_depend_on_the_hash_seed():
    def written(seed: int) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
        return subprocess.run(
            [sys.executable, "-c", WRITTEN],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
            cwd=Path(__file__).parent.parent,
        ).stdout

    assert len({written(seed) for seed in (1, 2, random.randrange(3, 1000))}) == 1
