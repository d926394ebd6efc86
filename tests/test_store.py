"""The store on disk: whole articles, one writer, several readers, nothing lost, nothing reached outside."""

from __future__ import annotations

import http.server
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pyoxigraph as ox
import pytest

from kg import ontology, rdf
from kg.errors import QueryError, StoreError
from kg.store import Store
from kg.store_folder import FORMAT_FILE, LOADING_FILE
from tests import samples

ROOT = Path(__file__).parent.parent
ALL = samples.everything()
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a store with the three ordinary articles."""
    with Store(tmp_path / "store") as opened:
        opened.put_all(samples.plain())
    return tmp_path / "store"


def number(opened: Store, sparql: str = COUNT) -> int:
    (row,) = opened.query(sparql)
    return int(row[0].value)


def union(opened: Store) -> set[ox.Triple]:
    """Return the default graph, which must be every named graph's triples and no other."""
    held = {quad.triple for quad in opened.engine.quads_for_pattern(None, None, None, ox.DefaultGraph())}
    named = {quad.triple for quad in opened.engine if quad.graph_name != ox.DefaultGraph()}
    assert held == named
    return held


def refused(*arguments: object, **keywords: object) -> str:
    """Return the one line with which a store is refused."""
    with pytest.raises(StoreError) as error:
        Store(*arguments, **keywords)
    assert "\n" not in str(error.value)
    return str(error.value)


# --- Articles --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["put", "put_all"])
def test_what_is_put_comes_back(tmp_path, way):
    with Store(tmp_path / "store") as opened:
        opened.put_all(ALL) if way == "put_all" else [opened.put(each) for each in ALL]
    with Store(tmp_path / "store", read_only=True) as opened:
        assert len(opened) == len(ALL)
        assert rdf.trig(opened.quads()) == rdf.trig(
            quad for each in ALL for quad in rdf.extraction_quads(each)
        )
        assert {each.article for each in opened.extractions()} == {each.article for each in ALL}
        union(opened)


def test_the_order_and_the_way_of_putting_do_not_matter():
    one, other = Store.memory(), Store.memory()
    one.put_all(ALL)
    for each in reversed(ALL):
        other.put(each)
    assert rdf.trig(one.quads()) == rdf.trig(other.quads())
    assert union(one) == union(other)


def test_putting_again_changes_nothing():
    opened = Store.memory()
    opened.put_all(ALL)
    before = set(opened.engine)
    opened.put(ALL[0])
    assert opened.put_all(ALL[:2] * 2) == 2
    assert set(opened.engine) == before


@pytest.mark.parametrize("way", ["put", "put_all"])
def test_an_article_is_replaced(way):
    opened = Store.memory()
    opened.put_all(ALL)
    less = replace(samples.letter(), statements=samples.letter().statements[:1], roles=())
    opened.put(less) if way == "put" else opened.put_all([less])
    assert next(opened.extractions([rdf.article_iri(less.article.key)])) == less
    fresh = Store.memory()
    fresh.put_all([less, *ALL[1:]])
    assert set(opened.engine) == set(fresh.engine)


@pytest.mark.parametrize("name", [lambda article: article.key, lambda article: rdf.article_iri(article.key)])
def test_a_removed_article_leaves_what_others_say(name):
    opened, fresh = Store.memory(), Store.memory()
    opened.put_all(ALL)
    opened.remove(name(ALL[0].article))
    fresh.put_all(ALL[1:])
    assert set(opened.engine) == set(fresh.engine)


@pytest.mark.parametrize("name", ["nothing", "https://kg.example/id/article/none", "no iri at all: <>"])
def test_an_article_that_is_not_there_cannot_be_removed(name):
    with pytest.raises(StoreError, match="no article"):
        Store.memory().remove(name)


def test_articles_are_told_from_other_graphs():
    opened = Store.memory()
    opened.put(ALL[0])
    fact = ox.Quad(ox.NamedNode("https://a.example/"), ox.NamedNode("https://b.example/"), ox.Literal("c"))
    opened.put_graph("https://facts.example/", [fact])
    assert opened.articles() == [rdf.article_iri(ALL[0].article.key)]
    assert opened.graphs() == sorted([*opened.articles(), "https://facts.example/"])
    assert number(opened, "SELECT (COUNT(*) AS ?n) { <https://a.example/> ?p ?o }") == 1


def test_the_ontology_can_be_queried_and_follows_its_file(folder, monkeypatch, tmp_path):
    label = "SELECT ?label { kg:Deny rdfs:label ?label FILTER (LANG(?label) = 'ru') }"
    with Store(folder, read_only=True) as opened:
        assert [row[0].value for row in opened.query(label)] == ["Опровержение"]
        assert ontology.load().iri not in opened.graphs()
    changed = tmp_path / "ontology.ttl"
    changed.write_text(
        ontology.load().path.read_text(encoding="utf-8").replace('"Опровержение"', '"Отрицание"'), "utf-8"
    )
    monkeypatch.setattr("kg.resources.ONTOLOGY", changed)
    with Store(folder) as opened:
        assert [row[0].value for row in opened.query(label)] == ["Отрицание"]
        union(opened)


# --- Folders ---------------------------------------------------------------------------------------------


def test_no_store_is_there(tmp_path):
    assert "no store is there" in refused(tmp_path / "none", read_only=True)
    assert not (tmp_path / "none").exists()


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    assert "is no kg store" in refused(tmp_path)
    assert "is no kg store" in refused(tmp_path / "letter.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_store_of_another_version(folder):
    (folder / FORMAT_FILE).write_text("kg store 99\n")
    assert "is «kg store 99» and this kg reads «kg store 1»" in refused(folder)


@pytest.mark.parametrize("kind", ["MANIFEST", "CURRENT"])
def test_a_corrupt_store(folder, kind):
    for path in folder.iterdir():
        if path.name.startswith(kind):
            path.write_bytes(b"junk")
    assert "restore a copy, or build it anew elsewhere" in refused(folder)
    assert "restore a copy, or build it anew elsewhere" in refused(folder, read_only=True)


def test_a_folder_without_rights(tmp_path):
    if os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    tmp_path.chmod(0o500)
    assert "give yourself the right" in refused(tmp_path / "store")


def test_a_closed_store_says_so(folder):
    with Store(folder) as opened:
        pass
    with pytest.raises(StoreError, match="is closed"):
        opened.articles()


# --- Several processes -----------------------------------------------------------------------------------

OPEN = """
import sys
from kg.errors import StoreError
from kg.store import Store
from kg.store_folder import FORMAT_FILE, LOADING_FILE
try:
    with Store(sys.argv[1], read_only=sys.argv[2] == "read") as opened:
        print(len(opened))
except StoreError as error:
    print(error)
"""


def elsewhere(folder: Path, mode: str) -> str:
    """Open the store in another process; return what that says."""
    return subprocess.run(
        [sys.executable, "-c", OPEN, str(folder), mode], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.strip()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("mine", "other", "may"),
    [("write", "write", False), ("write", "read", False), ("read", "write", False), ("read", "read", True)],
)
def test_one_writer_or_several_readers(folder, mine, other, may):
    with Store(folder, read_only=mine == "read"):
        said = elsewhere(folder, other)
    assert said == "3" if may else said.startswith(f"{folder}: another process uses the store")
    assert elsewhere(folder, other) == "3"


CRASH = """
import os, signal, sys
from kg import rdf
from kg.store import Store
from kg.store_folder import FORMAT_FILE, LOADING_FILE
from tests import samples

class Dying:
    def __init__(self, engine): self.engine = engine
    def __getattr__(self, name): return getattr(self.engine, name)
    def bulk_extend(self, quads):
        half = sorted(quads, key=str)[::2]
        self.engine.bulk_extend(half)
        self.engine.flush()
        os.kill(os.getpid(), signal.SIGKILL)
    def update(self, text):
        os.kill(os.getpid(), signal.SIGKILL)

opened = Store(sys.argv[1])
opened._engine = Dying(opened._engine)
getattr(opened, sys.argv[2])([samples.hostile()] if sys.argv[2] == "put_all" else samples.hostile())
"""


@pytest.mark.slow
@pytest.mark.parametrize("way", ["put", "put_all"])
@pytest.mark.parametrize("then", ["write", "read"])
def test_a_crash_in_the_middle_loses_nothing_and_leaves_no_half(folder, way, then):
    with Store(folder, read_only=True) as opened:
        before = set(opened.engine)
    died = subprocess.run([sys.executable, "-c", CRASH, str(folder), way], check=False, cwd=ROOT)
    assert died.returncode == -signal.SIGKILL
    with Store(folder, read_only=then == "read") as opened:
        assert set(opened.engine) == before
    assert not (folder / LOADING_FILE).exists()


def test_a_load_that_fails_leaves_nothing(monkeypatch):
    opened = Store.memory()

    class Full:
        def __getattr__(self, name: str) -> object:
            return getattr(engine, name)

        def bulk_extend(self, quads: object) -> None:
            raise OSError("No space left on device")

    engine = opened.engine
    monkeypatch.setattr(opened, "_engine", Full())
    with pytest.raises(StoreError, match="No space left on device"):
        opened.put_all(ALL)


# --- Queries ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def opened() -> Store:
    made = Store.memory()
    made.put_all(ALL)
    return made


def test_a_triple_that_several_articles_say_counts_once(opened):
    norway = f"SELECT (COUNT(*) AS ?n) {{ <{samples.NORWAY.id}> a kg:StateActor }}"
    graphs = f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ <{samples.NORWAY.id}> a kg:StateActor }} }}"
    assert (number(opened, norway), number(opened, graphs)) == (1, 2)


def test_a_query_can_name_its_graphs(opened):
    iri = rdf.article_iri(ALL[0].article.key)
    size = len(opened.graph(iri))
    assert number(opened, f"SELECT (COUNT(*) AS ?n) FROM <{iri}> {{ ?s ?p ?o }}") == size
    (row,) = opened.query(COUNT, default_graphs=[iri])
    assert int(row[0].value) == size
    (row,) = opened.query(COUNT, named_graphs=[iri])
    assert int(row[0].value) == 0


def test_values_are_given_as_terms(opened):
    text = "SELECT ?s { ?s schema:name ?name }"
    hostile = ox.Literal('x" } DROP ALL #')
    assert list(opened.query(text, {"name": hostile})) == []
    assert len(list(opened.query(text, {"name": ox.Literal("Norway")}))) == 1


def test_an_answer_can_be_of_any_kind(opened):
    assert bool(opened.query("ASK { ?s a kg:Deny }"))
    assert len(list(opened.query("CONSTRUCT { ?s a kg:Deny } WHERE { ?s a kg:Deny }"))) == 1


class Watch(http.server.BaseHTTPRequestHandler):
    seen: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.seen.append(self.path)
        self.send_error(404)

    do_POST = do_GET

    def log_message(self, *arguments: object) -> None:
        """Keep quiet."""


@pytest.fixture
def outside() -> Iterator[str]:
    """Return the address of a server that must never be asked anything."""
    server = http.server.HTTPServer(("127.0.0.1", 0), Watch)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    Watch.seen.clear()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()
    assert Watch.seen == []


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { sErViCe SILENT <URL> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE <URL> { ?s ?p ?o } }",
        "PREFIX x: <URL> SELECT * { SERVICE # comment\nx: { ?s ?p ?o } }",
        "SELECT * { BIND (<URL> AS ?x) SERVICE ?x { ?s ?p ?o } }",
        "LOAD <URL>",
        "LOAD SILENT <URL> INTO GRAPH <https://x.example/>",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DROP ALL",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <FILE:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
    ],
)
def test_a_query_changes_nothing_and_reaches_nothing_outside(opened, outside, text):
    before = len(opened.engine)
    with pytest.raises(QueryError):
        list(opened.query(text.replace("URL", outside)))
    assert len(opened.engine) == before


def test_a_graph_of_the_web_is_not_fetched(opened, outside):
    assert number(opened, f"SELECT (COUNT(*) AS ?n) FROM <{outside}> {{ ?s ?p ?o }}") == 0


def test_the_words_may_stand_in_texts_names_and_comments(opened):
    text = "# SERVICE <x> {}\nSELECT ?service { ?service schema:name 'SERVICE <http://x/> { LOAD }' }"
    assert list(opened.query(text)) == []


def test_a_syntax_error_is_placed(opened):
    with pytest.raises(QueryError, match="line 1"):
        opened.query("SELECT ?s WHERE { ?s ?p }")
