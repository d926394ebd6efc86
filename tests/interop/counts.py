"""Reads files with tools of the interop environment: {tool: what it found}. Run by its interpreter.

Arguments: JSON of {tool: path}. Each function is one tool and returns what can be counted.
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path


def pyld(path: str) -> int:
    from pyld import jsonld

    def refuse(url: str, options: object) -> None:
        raise AssertionError(f"nothing is to be fetched: {url}")

    document = json.loads(Path(path).read_text(encoding="utf-8"))
    lines = jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": refuse})
    return len({line for line in lines.split("\n") if line})


def igraph(path: str) -> dict[str, object]:
    import igraph

    graph = igraph.Graph.Read_GraphML(path)
    return {"nodes": graph.vcount(), "edges": graph.ecount(), "relations": sorted(graph.es["relation"])}


def owlready2(path: str) -> dict[str, int]:
    import owlready2

    ontology = owlready2.World().get_ontology(Path(path).as_uri()).load()
    return {
        "class": len(list(ontology.classes())),
        "object property": len(list(ontology.object_properties())),
        "datatype property": len(list(ontology.data_properties())),
        "annotation property": len(list(ontology.annotation_properties())),
        "individual": len(list(ontology.individuals())),
    }


def nanopub(path: str) -> int:
    """Return how many nanopublications are valid by the package's own checks, trusty URI included."""
    import rdflib
    from nanopub import Nanopub, NanopubConf

    kind = rdflib.URIRef("http://www.nanopub.org/nschema#Nanopublication")
    whole = rdflib.ConjunctiveGraph()
    whole.parse(path, format="trig")
    valid = 0
    for node in whole.subjects(rdflib.RDF.type, kind):
        one = rdflib.ConjunctiveGraph()
        for graph in whole.contexts():
            if str(graph.identifier).startswith(f"{node}#"):
                for triple in graph:
                    one.get_context(graph.identifier).add(triple)
        found = Nanopub(
            rdf=one, conf=NanopubConf(add_prov_generated_time=False, add_pubinfo_generated_time=False)
        )
        valid += found.is_valid and found.has_valid_trusty
    return valid


def followthemoney(path: str) -> dict[str, object]:
    """Return the number of entities, and those that differ after the library has cleaned every value."""
    from followthemoney import model
    from followthemoney.entity import ValueEntity

    lines = Path(path).read_text(encoding="utf-8").splitlines()
    broken = []
    for line in lines:
        given = json.loads(line)
        entity = ValueEntity.from_dict(given, cleaned=False)
        clean = {
            prop.name: sorted(
                {prop.type.clean(value, proxy=entity) or "" for value in given["properties"][prop.name]}
            )
            for prop in model.get(given["schema"]).properties.values()
            if prop.name in given["properties"]
        }
        model.get(given["schema"]).validate(given)
        missing = [name for name in model.get(given["schema"]).required if not given["properties"].get(name)]
        if clean != given["properties"] or missing:
            broken.append([given, clean, missing])
    return {"entities": len(lines), "broken": broken}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    asked = json.loads(sys.argv[1])
    json.dump({name: globals()[name](path) for name, path in asked.items()}, sys.stdout)
