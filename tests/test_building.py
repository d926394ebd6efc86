"""``kg build`` from end to end, with a language of the test: what is stored, written, said and survived."""

from __future__ import annotations

import pytest

from kg import building, extract, language
from kg.errors import KgError
from kg.model import Document, Extraction
from kg.store import Store
from tests import samples

SAMPLES = {one.article.text: one for one in samples.plain()}


class Language:
    """Parses nothing: the samples are known by their text."""

    def parse(self, articles):
        return [Document(article, ()) for article in articles]


def extracted(document: Document) -> Extraction:
    """Return the sample of that text, or nothing for another text."""
    from dataclasses import replace

    sample = SAMPLES.get(document.article.text)
    return replace(sample, article=document.article) if sample else Extraction(document.article)


@pytest.fixture(autouse=True)
def _language_of_the_test(monkeypatch):
    monkeypatch.setattr(language, "get", lambda code: Language() if code == "ru" else None)
    monkeypatch.setattr(extract, "extract", extracted)


@pytest.fixture
def articles(write):
    for sample in samples.plain():
        write(f"articles/{sample.article.origin}", sample.article.text)
    return "articles"


def stored(path) -> dict[str, int]:
    with Store(path, read_only=True) as store:
        return {one.article.text: len(one.statements) for one in store.extractions()}


def test_a_build_stores_and_writes_the_graph(run, articles, tmp_path):
    result = run("build", articles)
    assert result.exit_code == 0, result.output
    assert stored(tmp_path / "kg-store") == {text: len(one.statements) for text, one in SAMPLES.items()}
    assert (tmp_path / "kg-out" / "graph.html").read_text("utf-8").startswith("<!")
    assert (tmp_path / "kg-out" / "graph.trig").read_text("utf-8").startswith("@prefix")
    statements = sum(len(one.statements) for one in SAMPLES.values())
    roles = sum(len(one.roles) for one in SAMPLES.values())
    assert f"3 articles, {statements} statements, {roles} offices in kg-store" in result.stdout
    assert result.stderr == ""


def test_the_same_article_replaces_itself(run, articles, tmp_path):
    run("build", articles)
    before = (tmp_path / "kg-out" / "graph.trig").read_bytes()
    assert run("build", articles).exit_code == 0
    assert (tmp_path / "kg-out" / "graph.trig").read_bytes() == before


def test_the_order_of_articles_changes_no_byte(run, articles, tmp_path):
    names = sorted(str(path) for path in (tmp_path / articles).iterdir())
    run("build", *names, "--store", "one", "--out", "one-out")
    for name in reversed(names):
        run("build", name, "--store", "two", "--out", "two-out")
    for name in ("graph.trig", "graph.html"):
        assert (tmp_path / "one-out" / name).read_bytes() == (tmp_path / "two-out" / name).read_bytes()


BAD = {
    "empty.txt": (b"", "the file is empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(99), "a picture"),
    "encoding.txt": ("Министр попросил о помощи.".encode("utf-16-le"), "binary"),
    "silent.txt": (b"1 2 3\n", "no sentence"),
    "page.html": (b"<html><body></body></html>", "page.html"),
    "lines.jsonl": (b'{"text": \n', "lines.jsonl:1: broken JSON"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_a_line_and_the_rest_is_built(run, articles, write, tmp_path, name):
    content, says = BAD[name]
    write(name, content)
    result = run("build", articles, name)
    assert result.exit_code == 2
    first, last = result.stderr.splitlines()
    assert first.startswith("kg: error: ")
    assert says in first
    assert last == "1 article failed and left out"
    assert len(stored(tmp_path / "kg-store")) == 3
    assert "Traceback" not in result.output


def test_all_bad_input_leaves_everything_as_it_was(run, articles, write, tmp_path):
    run("build", articles)
    before = (tmp_path / "kg-out" / "graph.trig").read_bytes()
    for name, (content, _) in BAD.items():
        write(name, content)
    result = run("build", *BAD, "missing.txt")
    assert result.exit_code == 2
    assert result.stderr.count("kg: error: ") == len(BAD) + 1
    assert "missing.txt: no such file or folder" in result.stderr
    assert (tmp_path / "kg-out" / "graph.trig").read_bytes() == before
    assert len(stored(tmp_path / "kg-store")) == 3


def test_no_store_is_made_for_nothing(run, tmp_path):
    assert run("build", "missing.txt").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_attacks_the_terminal_is_made_harmless(run, write):
    write("\x1b[31mred\n.txt", b"")
    result = run("build", "*.txt")
    assert "\x1b" not in result.stderr
    assert "␛[31mred" in result.stderr


def test_an_unknown_language_is_said_and_stored(run, write, tmp_path):
    write("a.txt", "Le ministre a demandé de l'aide à ses voisins du nord.")
    result = run("build", "a.txt")
    assert result.exit_code == 0
    assert "1 article in a language that kg does not read (fr): stored without statements" in result.stderr
    assert list(stored(tmp_path / "kg-store").values()) == [0]


def test_standard_input_is_an_article(run, tmp_path):
    result = run("build", "-", input=samples.LETTER)
    assert result.exit_code == 0, result.output
    assert list(stored(tmp_path / "kg-store")) == [samples.LETTER]


@pytest.mark.parametrize(
    "make", [lambda path: path.write_text("a file"), lambda path: (path / "other").mkdir(parents=True)]
)
def test_a_folder_that_is_no_store_is_left_alone(run, articles, tmp_path, make):
    make(tmp_path / "mine")
    result = run("build", articles, "--store", "mine")
    assert result.exit_code in {2, 4}
    assert result.stderr.startswith("kg: error: ")
    assert not (tmp_path / "kg-out").exists()


def test_a_store_in_use_is_told(run, articles, tmp_path):
    with Store(tmp_path / "kg-store"):
        result = run("build", articles)
    assert result.exit_code == 4
    assert "another process uses the store" in result.stderr


def test_an_interruption_keeps_what_is_done(run, articles, tmp_path, monkeypatch):
    texts = list(SAMPLES)

    def interrupted(document: Document) -> Extraction:
        if document.article.text == texts[-1]:
            raise KeyboardInterrupt
        return extracted(document)

    monkeypatch.setattr(extract, "extract", interrupted)
    monkeypatch.setattr("kg.pipeline.BATCH", 1)
    result = run("build", articles)
    assert result.exit_code == 130
    assert set(stored(tmp_path / "kg-store")) <= set(texts[:-1])
    assert len(stored(tmp_path / "kg-store")) == 2
    monkeypatch.setattr(extract, "extract", extracted)
    assert run("build", articles).exit_code == 0
    assert len(stored(tmp_path / "kg-store")) == 3


def test_a_tally_counts_only_what_went_through(articles, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    tally = building.Tally()
    found = list(building.extractions([articles, "missing"], tally))
    assert tally.articles == len(found) == 3
    assert [type(error) for error in tally.failures] == [errors_of_input()]


def errors_of_input() -> type[KgError]:
    from kg.errors import InputError

    return InputError


def test_output_that_cannot_be_written_is_told(run, articles, write):
    write("taken", "a file")
    result = run("build", articles, "--out", "taken/below")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
