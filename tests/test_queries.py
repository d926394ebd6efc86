"""The named questions: each runs, takes parameters as terms, and answers what an analyst asks."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
import rdflib

from kg import ontology, queries, rdf
from kg.errors import QueryError
from kg.rdf.text import to_triple
from kg.store import Store
from tests import samples

QUESTIONS = queries.load()
RELATION = ontology.load().relation
VALUES = {
    "agent": samples.NORWAY.id,
    "recipient": samples.FRANCE.id,
    "actor": samples.NORWAY.id,
    "person": samples.LESNOY.id,
    "voice": samples.LESNOY.id,
    "relation": RELATION("Supply").predicate.iri,
    "place": samples.OSLO.id,
    "statement": rdf.statement_iri(samples.letter().statements[0].key),
}
TEXTS = {
    "publisher": "Рейтер",
    "date": "2025-03-05",
    "since": "2025-03-05",
    "until": "2025-03-31",
    "plover": "AID",
}


def term(parameter: str) -> ox.NamedNode | ox.Literal:
    return ox.NamedNode(VALUES[parameter]) if parameter in VALUES else ox.Literal(TEXTS[parameter])


@pytest.fixture(scope="module")
def store() -> Store:
    made = Store.memory()
    made.put_all(samples.plain())
    return made


def rows(store: Store, name: str, **values: str) -> list[dict[str, str]]:
    """Return the answer with IRIs of our own cut short."""
    answer = store.query(
        QUESTIONS[name].bind(
            {key: ox.NamedNode(v) if "://" in v else ox.Literal(v) for key, v in values.items()}
        )
    )
    names = [variable.value for variable in answer.variables]
    cut = ontology.load().namespace
    return [{n: row[n].value.removeprefix(cut) for n in names if row[n] is not None} for row in answer]


def test_there_are_enough_and_each_says_what_it_asks():
    assert len(QUESTIONS) >= 16
    assert list(QUESTIONS) == sorted(QUESTIONS)
    for question in QUESTIONS.values():
        assert question.title.endswith("?")
        assert question.description.endswith(".")
    assert len({question.title for question in QUESTIONS.values()}) == len(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_file_has_no_prefix_lines_no_paths_and_a_full_order(name):
    body = QUESTIONS[name].text
    assert not re.search(r"\bPREFIX\b", body)
    assert not re.search(r"[\w:][*+]|\w/\w+:", re.sub(r"#.*|COUNT\(\*\)", "", body))
    assert "ORDER BY" in body


@pytest.mark.parametrize("name", QUESTIONS)
def test_it_stands_alone_with_its_prologue(name):
    engine = ox.Store()
    assert list(engine.query(QUESTIONS[name].sparql)) == []


@pytest.mark.parametrize("name", sorted(set(QUESTIONS) - {"own-denials"}))
def test_it_finds_something_in_the_samples(store, name):
    assert rows(store, name)


@pytest.mark.parametrize(
    ("name", "parameter"),
    [(name, each) for name, question in QUESTIONS.items() for each in question.parameters],
)
def test_a_parameter_narrows_the_answer(store, name, parameter):
    whole = {str(row) for row in store.query(QUESTIONS[name].text)}
    narrowed = {str(row) for row in store.query(QUESTIONS[name].bind({parameter: term(parameter)}))}
    nobody = ox.Literal("0001-01-01") if parameter in TEXTS else ox.NamedNode("https://nobody.example/")
    assert narrowed <= whole
    if parameter not in ("since",):
        assert list(store.query(QUESTIONS[name].bind({parameter: nobody}))) == []


@pytest.mark.parametrize("text", ['x" } DROP ALL #', "\\", "\n", "<>"])
def test_a_value_stays_a_value(store, text):
    before = len(store.engine)
    assert list(store.query(QUESTIONS["requests"].bind({"agent": ox.Literal(text)}))) == []
    assert len(store.engine) == before


def test_an_unknown_parameter_is_named():
    with pytest.raises(QueryError, match="«requests» takes no «colour»; it takes agent, recipient"):
        QUESTIONS["requests"].bind({"colour": ox.Literal("red")})


# --- Competency questions: what the graph must be able to answer -------------------------------------------


def test_who_asked_whom_for_what_and_who_says_so(store):
    (row,) = rows(store, "requests")
    assert (row["who"], row["whom"], row["theme"]) == ("Anna Vetrova", "Norway", "ледоколах")
    assert (row["says"], row["time"]) == ("служебная записка", "2025-03-03")


def test_who_supplied_whom_also_denied(store):
    found = [(row["who"], row["whom"], row["polarity"], row["says"]) for row in rows(store, "supplies")]
    assert sorted(found) == [
        ("Norway", "France", "affirmed", "Северный вестник"),
        ("Norway", "France", "negated", "Pyotr Lesnoy"),
        ("Norway", "fishermen", "negated", "Reuters"),
    ]


def test_what_is_claimed_and_denied_at_once(store):
    (row,) = rows(store, "contradictions")
    assert (row["relation"], row["who"], row["whom"]) == ("supplied", "Norway", "France")
    assert (row["claimedBy"], row["deniedBy"]) == ("Северный вестник", "Pyotr Lesnoy")
    assert row["inWords"] == "Норвегия поставляла Франции катера"


def test_what_is_denied_and_by_whom(store):
    found = [(row["says"], row["denied"], row["who"]) for row in rows(store, "denials")]
    assert found == [("Pyotr Lesnoy", "supplied", "Norway"), ("Reuters", "supplied", "Norway")]


def test_the_chain_behind_a_statement(store):
    steps = [(row["step"], row["who"]) for row in rows(store, "chain", statement=VALUES["statement"])]
    assert steps == [("0", "Северный вестник"), ("1", "Северный вестник"), ("2", "служебная записка")]


def test_what_is_planned_and_what_is_only_possible(store):
    assert [(row["relation"], row["time"]) for row in rows(store, "planned")] == [("visited", "2025-05")]
    assert [(row["relation"], row["says"]) for row in rows(store, "possible")] == [("sanctioned", "Reuters")]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025-03-03", ["Anna Vetrova"]),
        ("2025-03-05", []),
        ("2025-03-06", ["Pyotr Lesnoy"]),
        ("2030-01-01", ["Pyotr Lesnoy"]),
    ],
)
def test_roles_at_a_date(store, date, expected):
    assert [row["who"] for row in rows(store, "roles-at-date", date=date)] == expected


def test_the_timeline_of_an_actor(store):
    found = [
        (row["when"], row["part"], row["relation"])
        for row in rows(store, "timeline", actor=samples.NORWAY.id)
    ]
    assert found == [
        ("2024-06-01", "did", "supplied"),
        ("2025-03-03", "was done to", "requested"),
        ("2025-03-04", "did", "supplied"),
        ("2025-03-06", "did", "supplied"),
    ]


def test_what_is_new_between_two_dates(store):
    found = {row["relation"] for row in rows(store, "changes", since="2025-03-06", until="2025-03-31")}
    assert found == {"supplied"}
    assert {row["first"] for row in rows(store, "changes", since="2025-03-06")} == {"2025-03-06", "2025-04"}


def test_what_rests_on_one_voice(store):
    found = [
        (row["relation"], row["polarity"], row["source"])
        for row in rows(store, "one-voice", agent=samples.NORWAY.id)
    ]
    assert ("supplied", "negated", samples.LESNOY.id) in found


def test_who_is_spoken_of_by_which_outlet(store):
    found = {(row["name"], row["statements"]) for row in rows(store, "outlets", publisher="Рейтер")}
    assert ("Norway", "2") in found


def test_who_acts_most(store):
    assert rows(store, "active-actors")[0]["acts"] == "2"


def test_how_two_actors_treat_each_other(store):
    (row,) = rows(store, "dyads", agent=samples.VETROVA.id, recipient=samples.NORWAY.id)
    assert (row["plover"], row["statements"]) == ("REQUEST", "1")


# --- Files -----------------------------------------------------------------------------------------------


def test_a_saved_file_needs_no_more_than_a_comment(tmp_path):
    (tmp_path / "mine.rq").write_text("# what I ask\nSELECT * { ?s ?p ?o }\n", encoding="utf-8")
    (tmp_path / "bare.rq").write_text("SELECT * { ?s ?p ?o }\n", encoding="utf-8")
    found = queries.load(tmp_path)
    assert [(each.name, each.title, each.parameters) for each in found.values()] == [
        ("bare", "bare", ()),
        ("mine", "what I ask", ()),
    ]
    assert queries.load(tmp_path / "none") == {}


def test_a_file_that_is_no_text_is_one_line(tmp_path):
    (tmp_path / "bad.rq").write_bytes(b"\xff")
    with pytest.raises(QueryError, match=r"bad\.rq: cannot be read as UTF-8"):
        queries.load(tmp_path)


@pytest.fixture(scope="module")
def same_in_rdflib(store):
    """Return the store's default graph as an rdflib graph."""
    graph = rdflib.Graph()
    for quad in store.engine.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        graph.add(to_triple(quad))
    return graph


@pytest.mark.parametrize("name", QUESTIONS)
def test_rdflib_gives_the_same_answer(store, same_in_rdflib, name):
    ours = sorted(
        ["" if value is None else value.value for value in row] for row in store.query(QUESTIONS[name].text)
    )
    theirs = sorted(
        ["" if value is None else str(value) for value in row]
        for row in same_in_rdflib.query(QUESTIONS[name].sparql)
    )
    assert theirs == ours
