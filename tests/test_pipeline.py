"""Articles → extractions: order, languages, failures, processes."""

from __future__ import annotations

import gc
import threading
from multiprocessing import active_children

import pytest

from kg import extract, language, pipeline
from kg.errors import InputError, KgError, LanguageDataError, ShapeError
from kg.model import Article, Block, BlockKind, Document, Extraction


def article(text: str, code: str | None = "xx") -> Article:
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    return Article(text, (block,), language=code, origin=f"{text[:12]}.txt")


class Language:
    """Reads anything but what says «unreadable»."""

    def parse(self, articles):
        if any("unreadable" in one.text for one in articles):
            raise ValueError("no\nsuch word")
        return [Document(one, ()) for one in articles]


def extracted(document: Document) -> Extraction:
    if "broken" in document.article.text:
        raise InputError("the sentence is broken")
    if "data" in document.article.text:
        raise LanguageDataError("frames.tsv:7: no such relation")
    return Extraction(document.article)


@pytest.fixture(autouse=True)
def _language_of_the_test(monkeypatch):
    monkeypatch.setattr(language, "get", lambda code: Language() if code == "xx" else None)
    monkeypatch.setattr(extract, "extract", extracted)


def test_the_order_stays_through_batches_and_languages():
    articles = [article(f"text {n}", "xx" if n % 3 else None) for n in range(3 * pipeline.BATCH)]
    found = list(pipeline.build(iter(articles)))
    assert [one.article for one in found] == articles
    assert [one.language_known for one in found] == [bool(n % 3) for n in range(len(articles))]


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("unreadable", r"unreadable\.txt: cannot be extracted \(ValueError: no such word\)"),
        ("broken", r"broken\.txt: the sentence is broken"),
    ],
)
def test_an_article_that_fails_is_named_and_the_others_are_built(bad, says):
    errors: list[KgError] = []
    articles = [article("one"), article(bad), article("two")]
    found = list(pipeline.build(articles, report=errors.append))
    assert [one.article.text for one in found] == ["one", "two"]
    [error] = errors
    with pytest.raises(InputError, match=says):
        raise error
    with pytest.raises(InputError):
        list(pipeline.build(articles))


def test_wrong_data_stops_everything():
    with pytest.raises(LanguageDataError, match="frames.tsv:7"):
        list(pipeline.build([article("one"), article("data")], report=lambda _: None))


def test_what_breaks_the_shapes_is_left_out():
    def check(extraction: Extraction) -> None:
        if extraction.article.text == "two":
            raise ShapeError("no evidence")

    errors: list[KgError] = []
    found = list(pipeline.build([article("one"), article("two")], check=check, report=errors.append))
    assert [one.article.text for one in found] == ["one"]
    assert [str(error) for error in errors] == ["two.txt: no evidence"]


def test_reading_does_not_run_ahead():
    taken: list[int] = []

    def articles():
        for number in range(5 * pipeline.BATCH):
            taken.append(number)
            yield article(str(number))

    next(pipeline.build(articles()))
    assert len(taken) == pipeline.BATCH


def refuse_some(extraction: Extraction) -> None:
    """Stand at the top, as another process has to find it."""
    if extraction.article.text.endswith("5"):
        raise ShapeError("ends in five")


def test_what_the_first_batch_loads_is_looked_through_no_more():
    assert len(pipeline.extract_batch([article("Un texte", "fr")])) == 1
    assert gc.get_freeze_count() > 0


@pytest.mark.slow
def test_processes_change_nothing(monkeypatch):
    articles = [article(f"Un texte {n}", "fr") for n in range(40)]
    errors: list[list[str]] = [[], []]
    found = [
        list(
            pipeline.build(articles, count, check=refuse_some, report=lambda e, n=n: errors[n].append(str(e)))
        )
        for n, count in enumerate((1, 3))
    ]
    assert found[0] == found[1]
    assert errors[0] == errors[1]
    assert len(errors[0]) == 4


def die(_: Extraction) -> None:
    """End the process that extracts, as a system does that has run out of memory."""
    import os

    os._exit(9)


@pytest.mark.slow
def test_a_process_that_dies_is_told():
    with pytest.raises(KgError, match="fewer --processes"):
        list(pipeline.build([article("Un texte", "fr")], 2, check=die))


@pytest.mark.slow
@pytest.mark.parametrize("length", [1, 20_000])  # what is handed over in one piece, and in many
def test_stopping_in_the_middle_leaves_no_process_and_no_thread(length):
    processes, threads = set(active_children()), set(threading.enumerate())
    found = pipeline.build((article(f"Un texte {n} " * length, "fr") for n in range(500)), 2)
    next(found)
    found.close()
    assert set(active_children()) <= processes
    assert set(threading.enumerate()) <= threads
