"""Articles of a second on one core, stage by stage, beside the models alone, in one run.

    python -m benchmarks.extract [--articles PATH] [--number 96] [--size 3700] [--json FILE]

The paragraphs of the articles under PATH (by default those that travel with kg) are dealt out into
``--number`` articles of about ``--size`` characters, so that no two are the same. One batch warms the
caches and the models; the rest is measured in processor seconds of one process with one thread. Peak
memory is that of the process that runs kg, models included.

The rivals see the same articles in a process of their own: the models of morphology, syntax and names alone,
one article at a time, as slovnet runs them itself, without lemmas; and the dictionary alone, every word's
lemma without a cache.
"""

from __future__ import annotations

import os

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import argparse
import json
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, wraps
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pymorphy3
from razdel import sentenize, tokenize

from kg import building, pipeline, rdf, read, shapes
from kg.extract import analysis
from kg.extract.attribution import Attribution
from kg.extract.match import Matcher
from kg.extract.names import Names
from kg.language.ru import Russian, networks, parser
from kg.model import PARSED, Article

WRITING = ("rdf", "shacl")
"""Stages behind extraction."""

SAMPLES = Path(__file__).parent.parent / "graph_data" / "articles"


class Stopwatch:
    """Processor seconds by stage; what runs within another stage counts for itself only."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._open: list[str] = []
        self._since = 0.0

    def _switch(self) -> None:
        now = time.process_time()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now

    def call(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return ``function`` measured as a part of ``stage``."""

        @wraps(function)
        def timed(*given: Any, **named: Any) -> Any:
            self._switch()
            self._open.append(stage)
            try:
                return function(*given, **named)
            finally:
                self._switch()
                self._open.pop()

        return timed

    def each(self, stage: str, function: Callable[..., Iterable[Any]]) -> Callable[..., Iterator[Any]]:
        """Return a function that gives the items of ``function``, each measured as it is made."""

        def timed(*given: Any, **named: Any) -> Iterator[Any]:
            items = iter(function(*given, **named))
            step = self.call(stage, lambda: next(items, self))
            while (item := step()) is not self:
                yield item

        return timed


def watch(stopwatch: Stopwatch) -> None:
    """Measure the stages of kg wherever they are called."""
    read = parser.networks()
    read.morph = stopwatch.each("morphology", read.morph)  # type: ignore[assignment]
    for step in ("read", "again", "arcs"):
        setattr(read.syntax, step, stopwatch.call("syntax", getattr(read.syntax, step)))
    networks.shortened = stopwatch.call("shortening", networks.shortened)  # type: ignore[attr-defined]
    read.named = stopwatch.each("names (model)", read.named)  # type: ignore[assignment]
    read.chunk = stopwatch.call("word vectors", read.chunk)  # type: ignore[method-assign]
    for owner, name, stage in (
        (parser, "tokens", "lemmas"),
        (Names, "__init__", "names (actors)"),
        (analysis, "roles", "offices"),
        (Russian, "times", "times"),
        (Matcher, "sentence", "match"),
        (Attribution, "__init__", "attribution"),
        (Attribution, "chain", "attribution"),
        (analysis.Analysis, "statements", "statements"),
        (rdf, "extraction_quads", "rdf"),
        (shapes, "check", "shacl"),
    ):
        setattr(owner, name, stopwatch.call(stage, getattr(owner, name)))
    parser.pieces = stopwatch.each("sentences and words", parser.pieces)


def texts(source: Path, number: int, size: int) -> list[str]:
    """Return ``number`` texts of about ``size`` characters made of the paragraphs under ``source``."""
    found = [
        article.text[block.start : block.end]
        for article in read.read([source])
        if article.language == "ru"
        for block in article.blocks
        if block.kind in PARSED
    ]
    supply, made = cycle(found), []
    for shift in range(number):
        paragraphs: list[str] = []
        while sum(map(len, paragraphs)) < size:
            paragraphs.append(next(supply))
        made.append("\n\n".join(paragraphs))
        next(islice(supply, shift % 3, None))
    return made


def articles(stopwatch: Stopwatch, given: Iterable[str]) -> list[Article]:
    """Return the articles of texts, detected and laid out as files are."""
    laid_out = stopwatch.call("read", read.text.article)  # type: ignore[attr-defined]
    return [laid_out(text, Article("", (), origin=f"{number}")) for number, text in enumerate(given)]


def kg(given: list[str], stopwatch: Stopwatch) -> int:
    """Read, extract, check and write all articles; return how many statements they gave."""
    extractions = pipeline.build(articles(stopwatch, given), check=building.check)
    return sum(len(extraction.statements) for extraction in extractions)


@cache
def slovnet() -> networks.Models:
    """Load the models as slovnet runs them itself."""
    return networks.Models.load(parser.data_folder()).ready()


def models_alone(given: list[str]) -> int:
    """Run the models over each article by itself; return how many words there are."""
    model, words = slovnet(), 0
    for text in given:
        sentences = [s.text for s in sentenize(text)]
        tokens = [[w.text for w in tokenize(s)] for s in sentences]
        tagged = zip(model.morph.map(tokens), model.syntax.map(tokens), model.ner.map(sentences), strict=True)
        words += sum(len(tags.tokens) for tags, _, _ in tagged)
    return words


def dictionary_alone(given: list[str]) -> int:
    """Look up every word; return how many there are."""
    dictionary, words = pymorphy3.MorphAnalyzer(lang="ru"), 0
    for text in given:
        for word in tokenize(text):
            words += bool(dictionary.parse(word.text)[0].normal_form)
    return words


def rivals(warm: list[str], given: list[str]) -> tuple[float, float]:
    """Return the processor seconds of the models alone and of the dictionary alone."""
    models_alone(warm)
    return measured(lambda: models_alone(given))[0], measured(lambda: dictionary_alone(given))[0]


def measured(run: Callable[[], int]) -> tuple[float, int]:
    """Return the processor seconds of a run, and what it counted."""
    start = time.process_time()
    counted = run()
    return time.process_time() - start, counted


def table(rows: Iterable[tuple[str, ...]], heading: tuple[str, ...]) -> Iterator[str]:
    """Yield a table in Markdown, numbers to the right."""
    yield "| " + " | ".join(heading) + " |"
    yield "| --- |" + " ---: |" * (len(heading) - 1)
    yield from ("| " + " | ".join(row) + " |" for row in rows)


def main() -> None:
    """Measure and print two tables."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--articles", type=Path, default=SAMPLES)
    ask.add_argument("--number", type=int, default=96)
    ask.add_argument("--size", type=int, default=3700)
    ask.add_argument("--json", type=Path)
    asked = ask.parse_args()
    given = texts(asked.articles, asked.number + pipeline.BATCH, asked.size)
    warm, given = given[: pipeline.BATCH], given[pipeline.BATCH :]
    with ProcessPoolExecutor(1, get_context("spawn")) as other:
        alone, dictionary = other.submit(rivals, warm, given).result()
    stopwatch = Stopwatch()
    watch(stopwatch)
    kg(warm, stopwatch)
    stopwatch.seconds.clear()
    seconds, statements = measured(lambda: kg(given, stopwatch))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    report(
        given, seconds, statements, stopwatch, {"models alone": alone, "dictionary alone": dictionary}, memory
    )
    if asked.json:
        figures = {
            "articles": len(given),
            "seconds": seconds,
            "stages": stopwatch.seconds,
            "models alone": alone,
            "dictionary alone": dictionary,
            "megabytes": memory,
        }
        asked.json.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def report(
    given: list[str],
    seconds: float,
    statements: int,
    stopwatch: Stopwatch,
    others: dict[str, float],
    memory: float,
) -> None:
    """Print what was measured."""
    size = sum(map(len, given)) // len(given)
    print(f"{len(given)} articles of {size} characters, {statements} statements, {memory:.0f} MB at most\n")
    outside = sum(stopwatch.seconds[stage] for stage in WRITING)
    whole = {
        "kg, from text to statements": seconds - outside,
        "kg, from text to checked RDF": seconds,
        **others,
    }
    print(
        "\n".join(
            table(
                (
                    (name, f"{len(given) / s:.1f}", f"{1000 * s / len(given):.0f}")
                    for name, s in whole.items()
                ),
                ("", "articles a second", "ms an article"),
            )
        )
    )
    other = seconds - sum(stopwatch.seconds.values())
    stages = [*sorted(stopwatch.seconds.items(), key=lambda item: -item[1]), ("the rest", other)]
    print(
        "\n"
        + "\n".join(
            table(
                ((name, f"{1000 * s / len(given):.1f}", f"{100 * s / seconds:.0f} %") for name, s in stages),
                ("stage", "ms an article", "share"),
            )
        )
    )


if __name__ == "__main__":
    main()
