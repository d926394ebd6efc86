"""Commands that read a store of hand-made extractions: what they print, and that attacks do nothing."""

from __future__ import annotations

import pytest

from kg.rdf import article_iri
from kg.store import Store
from tests import samples


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "kg-store"
    with Store(path) as opened:
        opened.put_all(samples.everything())
    return path


def test_show_tells_both_sides_and_who_says_so(run, store):
    result = run("show", "Норвегия", "--language", "ru")
    assert result.exit_code == 0
    assert "Министр" not in result.output.splitlines()[0]
    lines = [line.strip() for line in result.output.splitlines()]
    assert "http://www.wikidata.org/entity/Q20" in lines
    assert "Was done to (1)" in lines
    assert "«попросила Норвегию о ледоколах»" in lines
    assert "Северный вестник ← служебная записка" in lines
    assert any("(negated)" in line for line in lines)


def test_show_keeps_the_latest(run, store):
    assert "Did (3)" in run("show", "Norway").output
    assert run("show", "Norway", "--limit", "1").output.count("Norway supplied") == 1


def test_a_miss_says_whom_you_may_mean(run, store):
    result = run("show", "Norvay")
    assert result.exit_code == 8
    assert result.stderr == "kg: error: no actor «Norvay» in the graph; did you mean Norway?\n"


@pytest.mark.parametrize(
    "command", [("show", "john"), ("show", "mary"), ("actors",), ("stats",), ("stats", "--articles")]
)
def test_articles_cannot_steer_the_terminal(run, store, command):
    result = run(*command)
    assert result.exit_code == 0
    assert all(line.isprintable() for line in result.output.split("\n"))


def test_actors_are_listed_by_weight_and_chosen(run, store):
    rows = [line.split() for line in run("actors").output.splitlines()]
    assert rows[0] == ["statements", "articles", "type", "name", "identity"]
    weights = [int(row[0]) for row in rows[1:]]
    assert weights == sorted(weights, reverse=True)
    assert run("actors", "--type", "place").output.count("\n") == 2
    assert "Норвегия" not in run("actors", "--find", "ветров").output
    assert run("actors", "--limit", "2").output.count("\n") == 3


def test_the_store_can_be_named_by_the_environment(run, store, tmp_path):
    moved = store.rename(tmp_path / "elsewhere")
    assert run("actors").exit_code == 4
    assert run("actors", env={"KG_STORE": str(moved)}).exit_code == 0


@pytest.mark.parametrize("command", [("actors",), ("show", "a"), ("stats",), ("validate",)])
def test_no_store_is_a_line_that_says_what_to_do(run, command):
    result = run(*command)
    assert result.exit_code == 4
    assert "kg build" in result.stderr


@pytest.mark.parametrize(
    "named",
    [
        lambda article: article.title,
        lambda article: article.url,
        lambda article: article.key[:8],
        lambda article: article_iri(article.key),
    ],
    ids=["title", "URL", "key", "IRI"],
)
def test_an_article_is_removed_by_any_name(run, store, named):
    article = samples.letter().article
    result = run("remove", named(article))
    assert result.output == f"removed {article_iri(article.key)}\n"
    with Store(store, read_only=True) as opened:
        assert article_iri(article.key) not in opened
        assert len(opened) == len(samples.everything()) - 1


def test_an_article_is_removed_by_its_file(run, store, write):
    article = samples.talks().article
    result = run("remove", write("talks.txt", article.text))
    assert result.output == f"removed {article_iri(article.key)}\n"


def test_nothing_is_removed_where_one_is_unknown(run, store):
    result = run("remove", samples.letter().article.title, "Ветрова просит Норвегию о ледоколе")
    assert result.exit_code == 2
    assert "did you mean «Ветрова просит Норвегию о ледоколах»?" in result.stderr
    with Store(store, read_only=True) as opened:
        assert len(opened) == len(samples.everything())


def test_a_sound_store_is_valid(run, store):
    result = run("validate")
    assert result.exit_code == 0
    assert result.output == f"{len(samples.everything())} graphs, no violation\n"


def test_a_broken_store_is_told_statement_by_statement(run, store):
    from kg.rdf import extraction_quads, statement_iri, vocabulary

    letter = samples.letter()
    [first, *_] = letter.statements
    status = vocabulary()["kg:status"]
    with Store(store) as opened:
        kept = [quad for quad in extraction_quads(letter) if quad.predicate != status]
        opened.put_graph(article_iri(letter.article.key), kept)
    result = run("validate")
    assert result.exit_code == 6
    assert statement_iri(first.key) in result.stdout
    assert "Traceback" not in result.output


def test_relations_are_those_of_the_ontology(run):
    from kg import ontology

    known = ontology.load().relations
    for language in ontology.LANGUAGES:
        lines = run("relations", "--language", language).output.splitlines()
        assert [line.split()[0] for line in lines[1:]] == [relation.name for relation in known]
        assert all(relation.label(language) in line for relation, line in zip(known, lines[1:], strict=True))
    assert known[0].term.comment("en") in run("relations", "--long").output


def test_version_names_what_an_answer_depends_on(run):
    from importlib.metadata import version

    output = run("version").output
    assert output.splitlines()[0].split() == ["kg", version("kg")]
    assert version("pyoxigraph") in output
