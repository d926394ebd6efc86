"""Why a statement is there, and why a sentence gave none."""

from __future__ import annotations

import pytest

from kg import explain, language, pipeline
from kg.errors import InputError
from kg.extract import analyse
from kg.model import Article, Block, BlockKind
from kg.store import Store

GIVES = "Норвегия поставила Латвии вертолёты, пишет Reuters."


def article(text: str) -> Article:
    return Article(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), language="ru", origin="a.txt")


@pytest.fixture(scope="module")
def gives() -> explain.Explained:
    [found] = explain.sentence(GIVES, "ru")
    return found


def test_each_word_stands_with_its_parse(gives: explain.Explained) -> None:
    assert [word.text for word in gives.words][:3] == ["Норвегия", "поставила", "Латвии"]
    assert gives.words[1].lemma == "поставить"
    assert gives.words[0].head == "1 поставила"


def test_the_actors_are_named_with_the_reason(gives: explain.Explained) -> None:
    found = {mention.span.quote: mention.actor.label("en") for mention in gives.actors}
    assert found["Норвегия"] == "Norway"
    assert found["Латвии"] == "Latvia"


def test_the_frame_that_holds_names_its_line_and_rules(gives: explain.Explained) -> None:
    [statement] = [s for s in gives.statements if s.recipient]
    holding = [t for t in gives.tried if not t.refusal and t.frame.where == statement.origin.frame]
    assert holding[0].trigger == "поставила"
    assert "agent=subj" in holding[0].rules
    assert dict(holding[0].roles)["agent"] == "Norway"


def test_frames_without_their_words_say_which(gives: explain.Explained) -> None:
    absent = [t for t in gives.tried if t.absent]
    assert absent
    assert all(t.refusal for t in absent)
    assert any("+Acc" in t.refusal for t in absent)


def test_the_source_is_there_with_the_rule_that_found_it(gives: explain.Explained) -> None:
    assert any(m.actor.label("en") == "Reuters" for source in gives.sources for m in source.mentions)


def test_what_lies_within_another_is_said_to() -> None:
    [document] = language.get("ru").parse([article(GIVES)])
    analysis = analyse(document)
    [candidate] = [
        c for c in analysis.candidates[0] if analysis.scene.trees[0].tokens[c.w].text == "поставила"
    ]
    candidate.missing = "its own place: it lies within refuse.tsv:3"
    [found] = explain.of_analysis(analysis)
    assert [t.refusal for t in found.tried if t.frame is candidate.frame] == ["lies within refuse.tsv:3"]


@pytest.mark.parametrize(
    ("text", "trigger", "reason"),
    [
        ("Поставки выросли.", "Поставки", "no agent"),
        ("Организация (запрещена в Норвегии) закрыта.", "запрещена", "stands in brackets"),
        (
            "Сборная Норвегии атаковала ворота сборной Латвии в финале.",
            "атаковала",
            "the sentence speaks of sport",
        ),
    ],
)
def test_what_was_turned_down_says_why(text: str, trigger: str, reason: str) -> None:
    found = explain.sentence(text, "ru")
    told = [(t.trigger, t.refusal) for one in found for t in one.tried] + [
        over for one in found for over in one.passed_over
    ]
    assert (trigger, reason) in told


def test_a_stored_statement_is_found_by_its_iri_and_by_the_beginning_of_its_key() -> None:
    [extraction] = pipeline.build([article(GIVES)])
    store = Store.memory()
    store.put(extraction)
    statement = extraction.statements[0]
    for given in (explain.iri(statement), statement.key, statement.key[:8]):
        found = explain.stored(store, given)
        assert found is not None
        assert found.statement.key == statement.key
        assert found.again
        assert found.line.split("\t")[2] == statement.relation


def test_an_unknown_statement_is_an_error_and_a_sentence_is_none() -> None:
    store = Store.memory()
    assert explain.stored(store, GIVES) is None
    with pytest.raises(InputError, match="no statements"):
        explain.stored(store, "abcdef0123")


@pytest.mark.parametrize(
    "where", ["../../../setup.cfg:1", "supply.tsv:99999", "supply.tsv", "supply.tsv:-1", "/etc/passwd:1", ""]
)
def test_a_frame_line_is_read_from_the_frames_only(where: str) -> None:
    russian = language.get("ru")
    assert russian is not None
    assert explain.frame_line(russian, where) == ""


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [("", "ru", "no words"), ("123 …", "ru", "no words"), (GIVES, "xx", "does not read «xx»")],
)
def test_what_cannot_be_explained_is_one_line(text: str, code: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        explain.sentence(text, code)


def test_a_language_that_kg_does_not_read_falls_back_where_it_was_not_asked_for() -> None:
    assert explain.readable(None, "Норвегия просить.") == "ru"
    assert explain.readable(None, "This is an English sentence about Norway.") == explain.FALLBACK


def test_the_command_shows_all_parts(run) -> None:
    result = run("explain", GIVES)
    assert result.exit_code == 0
    for part in (
        "Parse",
        "Names and actors",
        "Frames",
        "Sources",
        "supply.tsv:",
        "agent=subj",
        "more need words",
    ):
        assert part in result.output
    assert "turned down: without" in run("explain", GIVES, "--all").output


def test_the_command_reads_a_statement_from_the_store(run, write) -> None:
    path = write("a.txt", f"Вертолёты для соседей\n\n{GIVES}\n")
    assert run("build", path, "--language", "ru", "--store", "s").exit_code == 0
    with Store("s", read_only=True) as store:
        statement = next(s for x in store.extractions() for s in x.statements if s.recipient)
    result = run("explain", statement.key, "--store", "s")
    assert result.exit_code == 0
    assert f"⟦{statement.evidence.quote}⟧" in result.output
    assert "Analysed again\n" in result.output
    assert f"Line {statement.origin.frame}" in result.output


def test_the_command_makes_hostile_words_harmless(run) -> None:
    result = run("explain", "Норвегия поставила \x1b[2J\u202eЛатвии вертолёты.", "--language", "ru")
    assert result.exit_code == 0
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output


def test_the_command_without_a_store_says_so(run) -> None:
    result = run("explain", "abcdef0123", "--store", "nowhere")
    assert result.exit_code != 0
    assert result.stderr.count("\n") == 1
