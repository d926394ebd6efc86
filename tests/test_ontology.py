"""``ontology.ttl`` is the single source: complete, checked whole, and moved by one setting."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import ontology, resources
from kg.errors import OntologyError
from kg.model import Polarity, RoleStatus, Status

TEXT = resources.ONTOLOGY.read_text(encoding="utf-8")
PARDON = """
kg:Pardon a owl:Class ;
    rdfs:subClassOf kg:Statement ;
    kg:property kg:pardoned ;
    kg:order 28 ;
    kg:colour "#123456" ;
    kg:cameo "084" ;
    rdfs:isDefinedBy <ns> ;
    rdfs:label "Pardon"@en , "Помилование"@ru , "Помилування"@uk , "Indulto"@es ;
    rdfs:comment "Pardoning."@en , "Помилование."@ru , "Помилування."@uk , "Indultar."@es .
kg:pardoned a owl:ObjectProperty ;
    rdfs:domain kg:Actor ;
    rdfs:range kg:Participant ;
    rdfs:isDefinedBy <ns> ;
    rdfs:label "pardoned"@en , "милует"@ru , "милує"@uk , "indultó"@es ;
    rdfs:comment "Pardoned."@en , "Милует."@ru , "Милує."@uk , "Indultó."@es .
"""


@pytest.fixture(scope="module")
def known() -> ontology.Ontology:
    return ontology.load()


def changed(tmp_path: Path, old: str, new: str) -> Path:
    """Write the ontology with one thing changed, which must be there."""
    assert old in TEXT
    path = tmp_path / "ontology.ttl"
    path.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    return path


def test_it_loads_once(known):
    assert ontology.load() is known
    assert (known.namespace, known.base) == ("https://kg.example/ns#", "https://kg.example/id/")
    assert known.version and known.iri == "https://kg.example/ns"


def test_relations_are_those_of_the_contract(known, shared):
    table = (shared / "statements.md").read_text(encoding="utf-8").split("## Relations")[1]
    rows = re.findall(r"^\| (\w+) \| .* \| ([A-Z–]+) \|$", table, re.MULTILINE)
    expected = [(name, None if plover == "–" else plover) for name, plover in rows]
    assert [(each.name, each.plover) for each in known.relations] == expected
    assert len(expected) == 27


def test_symmetric_relations(known):
    assert {each.name for each in known.relations if each.symmetric} == {
        "Agree",
        "Meet",
        "Cooperate",
        "BreakRelations",
    }
    assert {each.name for each in known.relations if each.reports_speech} == {"State", "Confirm", "Deny"}
    several = {each.name for each in known.relations if each.several_acts}
    assert several == {"Coerce", "Appoint", "Attack", "Concede", "Retreat", "Operate"}


@pytest.mark.parametrize("language", ontology.LANGUAGES)
def test_words_are_there_and_tell_relations_apart(known, language):
    assert all(term.labels[language] and term.comments[language] for term in known.terms)
    for words in (lambda each: each.label(language), lambda each: each.edge_label(language)):
        labels = [words(each) for each in known.relations]
        assert len(set(labels)) == len(labels)


def test_an_unknown_language_falls_back_to_english(known):
    relation = known.relations[0]
    assert relation.label("xx") == relation.label("en")


def test_actor_types_have_the_names_that_programs_use(known):
    names = [each.name for each in known.actor_types]
    assert names == ["Person", "State", "Organisation", "Media", "Group", "Document", "Place", "Thing"]
    assert known.actor_type("State").iri != known.relation("State").iri


def test_individuals_are_the_values_of_the_model(known):
    for enumeration in (Polarity, Status, RoleStatus):
        assert all(known.term(str(value)).kind == "individual" for value in enumeration)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("background", ["#ffffff", "#121212"])
def test_colours_are_seen_on_light_and_on_dark(known, background):
    """WCAG 2.1 asks 3:1 of what is drawn."""
    for each in (*known.relations, *known.actor_types):
        assert _contrast(each.colour, background) >= 3, each.name


def test_no_two_relations_share_a_colour(known):
    assert all(one.colour != other.colour for one, other in combinations(known.relations, 2))


@pytest.mark.parametrize("method", ["relation", "actor_type", "term"])
def test_an_unknown_name_lists_the_known(known, method):
    with pytest.raises(OntologyError, match="«Nonsense»; known: ") as error:
        getattr(known, method)("Nonsense")
    assert "\n" not in str(error.value)


BROKEN = [
    ('"Просьба"@ru ,\n', "", "kg:Request: rdfs:label in ru is given 0 times"),
    ('"Просьба"@ru', '"Просьба"@ru, "Мольба"@ru', "kg:Request: rdfs:label in ru is given 2 times"),
    ('"Просьба"@ru', '" "@ru', "kg:Request: rdfs:label in ru is given 0 times"),
    ("    kg:property kg:requested ;\n", "", "kg:Request: kg:property is given 0 times"),
    ("kg:property kg:requested", "kg:property kg:asked", "kg:asked: is used and not declared"),
    (
        "kg:property kg:requested",
        "kg:property kg:supplied",
        "«https://kg.example/ns#supplied» is already that of",
    ),
    ('kg:cameo "023"', 'kg:cameo "020"', "kg:Need: kg:cameo «020» is already that of kg:Request"),
    ('kg:cameo "023"', 'kg:cameo "XYZ"', "kg:Need: kg:cameo «XYZ» is not of the form"),
    ('kg:plover "AID"', 'kg:plover "aid"', "kg:Supply: kg:plover «aid» is not of the form"),
    ('kg:colour "#3082f6"', 'kg:colour "blue"', "kg:Request: kg:colour «blue» is not of the form"),
    ('kg:shape "dot"', 'kg:shape "blob"', "kg:Person: kg:shape «blob» is not of the form"),
    ('kg:shape "dot"', 'kg:shape "box"', "kg:shape «box» is already that of"),
    ("kg:order 27", "kg:order 26", "kg:Operate: kg:order «26» is already that of kg:Appoint"),
    (
        "kg:requested a owl:ObjectProperty ;\n    rdfs:domain kg:Actor ;",
        "kg:requested a owl:ObjectProperty ;",
        "kg:requested: rdfs:domain must be given once",
    ),
    (
        "kg:requested a owl:ObjectProperty ;\n    rdfs:domain kg:Actor ;\n    rdfs:range kg:Participant ;",
        "kg:requested a owl:ObjectProperty ;\n    rdfs:domain kg:Actor ;",
        "kg:requested: rdfs:range must be given once",
    ),
    (
        "kg:requested a owl:ObjectProperty ;\n    rdfs:domain kg:Actor ;",
        "kg:requested a owl:ObjectProperty ;\n    rdfs:domain org:Agent ;",
        "kg:requested: rdfs:domain org:Agent is not declared",
    ),
    (
        "kg:requested a owl:ObjectProperty",
        "kg:requested a owl:DatatypeProperty",
        "is not declared as owl:ObjectProperty",
    ),
    ("kg:symmetric true", 'kg:symmetric "yes"', "kg:symmetric «yes» is not of the form"),
    (
        "kg:planned a owl:NamedIndividual",
        "kg:scheduled a owl:NamedIndividual",
        "kg:scheduled: is in one of kg:Status and",
    ),
    ("rdfs:isDefinedBy <ns> ;", "", "rdfs:isDefinedBy must be the ontology"),
    ("kg:Finding a owl:Class", "kg:Finding a kg:Nothing", "kg:Nothing: is used and not declared"),
    ("    owl:versionIRI <ns/0.1.0> ;\n", "", "owl:versionIRI must be given once"),
    ("<ns> a owl:Ontology ;", "<ns> a owl:Thing ;", "0 owl:Ontology are declared"),
    ("preferredNamespaceUri <ns#>", "preferredNamespaceUri <https://else.example/ns>", "must end in # or /"),
    (
        "preferredNamespaceUri <ns#>",
        "preferredNamespaceUri <https://else.example/ns#>",
        "no term lies in the namespace",
    ),
]


@pytest.mark.parametrize(("old", "new", "message"), BROKEN, ids=[row[2][:45] for row in BROKEN])
def test_what_is_wrong_is_named_with_file_line_and_term(tmp_path, old, new, message):
    path = changed(tmp_path, old, new)
    with pytest.raises(OntologyError) as error:
        ontology.load(path)
    first, *lines = str(error.value).splitlines()
    assert first == f"{path}: {len(lines)} problem{'s' * (len(lines) > 1)}; mend each line named"
    assert all(re.match(rf"{re.escape(str(path))}:\d+: ", line) for line in lines)
    assert any(message in line for line in lines)


def test_every_problem_is_named_in_one_go(tmp_path):
    path = tmp_path / "ontology.ttl"
    text = TEXT.replace('"Просьба"@ru ,\n', "").replace('kg:colour "#d24011"', 'kg:colour "red"')
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError) as error:
        ontology.load(path)
    lines = str(error.value).splitlines()
    assert len(lines) == 3
    assert [int(line.split(":")[1]) for line in lines[1:]] == [
        text.splitlines().index("kg:Request a owl:Class ;") + 1,
        text.splitlines().index("kg:Deploy a owl:Class ;") + 1,
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"@prefix kg: <http://x.example/#> .\n\nkg:a kg:b kg:c kg:d .", r"ontology\.ttl:3: "),
        (b"\xff\xfe", "is not UTF-8 at byte 0"),
        (b"", "0 owl:Ontology are declared"),
    ],
)
def test_a_file_that_is_no_ontology(write, content, message):
    with pytest.raises(OntologyError, match=message):
        ontology.load(write("ontology.ttl", content))


def test_a_missing_file(tmp_path):
    with pytest.raises(OntologyError, match="cannot be read"):
        ontology.load(tmp_path / "none.ttl")


def test_a_new_relation_is_one_block_and_no_python(tmp_path):
    path = tmp_path / "ontology.ttl"
    path.write_text(TEXT + PARDON, encoding="utf-8")
    relation = ontology.load(path).relation("Pardon")
    assert (relation.edge_label("es"), relation.predicate.name, relation.order) == ("indultó", "pardoned", 28)


MOVED = """
import sys
from pathlib import Path
from kg import resources
resources.ONTOLOGY = Path(sys.argv[1])
from kg import queries, rdf, shapes
from kg.store import Store
from tests import samples
quads = [quad for each in samples.plain() for quad in rdf.extraction_quads(each)]
shapes.check(quads)
text = rdf.trig(quads).decode() + queries.prologue()
assert "moved.example" in text
store = Store.memory()
store.put_all(samples.plain())
assert len(list(store.query(queries.load()["requests"].text))) == 1
assert len(list(store.extractions())) == 3
left = text.replace("https://kg.example/id/actor/", "")  # the samples' own names for their actors
print(left.count("kg.example"))
"""


@pytest.mark.slow
def test_the_namespace_is_one_setting(tmp_path):
    """One line of the ontology moves terms, data, shapes and queries."""
    path = changed(tmp_path, "@base <https://kg.example/> .", "@base <https://moved.example/voc/> .")
    done = subprocess.run(
        [sys.executable, "-c", MOVED, str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent.parent,
    )
    assert (done.stdout.strip(), done.returncode) == ("0", 0), done.stderr


def _sources() -> list[Path]:
    return sorted((Path(__file__).parent.parent / "kg").rglob("*.py"))


def test_python_names_no_relation(known):
    """A relation is Turtle: a string or attribute of that name in Python is a second source."""
    names = {each.name for each in known.relations} - {each.name for each in known.actor_types}
    properties = {each.predicate.name for each in known.relations}
    pattern = re.compile(
        rf"""["'](?:kg:)?({"|".join(sorted(names))})["']|kg:({"|".join(sorted(properties))})\b"""
    )
    found = [
        f"{path.name}: {hit[0]}" for path in _sources() for hit in pattern.finditer(path.read_text("utf-8"))
    ]
    assert not found


def test_it_holds_no_blank_node_and_no_term_of_two_kinds(known):
    """What OWL 2 DL asks that needs no tool: the tools' own verdict is in ``interop/test_owl.py``."""
    kinds: dict[str, set[str]] = {}
    for quad in known.quads:
        assert isinstance(quad.subject, ox.NamedNode)
        assert not isinstance(quad.object, ox.BlankNode)
        if quad.predicate.value.endswith("#type") and quad.object.value.startswith(
            "http://www.w3.org/2002/07/owl#"
        ):
            kinds.setdefault(quad.subject.value, set()).add(quad.object.value)
    assert all(len(kind) == 1 for kind in kinds.values())


def test_every_foreign_term_in_an_axiom_is_declared(known):
    described = {quad.subject.value for quad in known.quads}
    axioms = {"domain", "range", "subClassOf", "subPropertyOf"}
    used = {quad.object.value for quad in known.quads if quad.predicate.value.rpartition("#")[2] in axioms}
    used |= {quad.predicate.value for quad in known.quads}
    builtin = (
        "http://www.w3.org/2002/07/owl#",
        "http://www.w3.org/2000/01/rdf-schema#",
        "http://www.w3.org/1999/02/22-rdf-",
    )
    assert {
        iri for iri in used if not iri.startswith((*builtin, "http://www.w3.org/2001/XMLSchema#"))
    } <= described
