"""Reading articles into a graph: a whole ``kg build`` with its memory, and each stage beside the bare models.

    python -m benchmarks.build [ARTICLE...] [--repeat 20] [--json FILE]

Without articles, the sample ones. Seconds are of the processor of one core, so that what else the machine
does
counts for neither. The rival is the least that a program on these models can do: cutting into sentences and
words
with razdel, and slovnet's three models over them, in the same batches; what kg adds is the difference.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from kg import building, extract, language, pipeline, rdf, read, shapes
from kg.language.ru import parser
from kg.model import Article
from kg.resources import GRAPH_DATA
from kg.store import Store

SAMPLES = GRAPH_DATA / "articles"


def whole(paths: Sequence[Path]) -> dict[str, float]:
    """Return what ``kg build`` of all articles takes in a fresh process: seconds and the most memory, in
    MB."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "kg", "build", *map(str, paths), "--processes", "1", "--store",
                   "store"]
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"kg build ended with {process.returncode}")
    return {"seconds": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss / 1024}


def batches(articles: Sequence[Article]) -> list[Sequence[Article]]:
    """Return the articles in batches as ``kg build`` makes them."""
    return [articles[i : i + pipeline.BATCH] for i in range(0, len(articles), pipeline.BATCH)]


def bare(articles: Sequence[Article]) -> None:
    """Run the models over the articles, and nothing else."""
    models = parser.models()
    for batch in batches(articles):
        pieces = [piece for number, article in enumerate(batch) for piece in parser.pieces(number, article)]
        pieces.sort(key=lambda piece: len(piece.words))
        words = [[text for _, _, text in piece.words] for piece in pieces]
        for model in (models.morph, models.syntax):
            list(model.map(words))
        list(models.ner.map([batch[piece.article].text[piece.start : piece.end] for piece in pieces]))


def stages(paths: Sequence[Path]) -> dict[str, Callable[[], Any]]:
    """Return the stages of ``kg build``, each to run over all articles with what the one before has made."""
    articles = list(read.read(paths))
    ru = language.get("ru")
    assert ru is not None
    documents = [document for batch in batches(articles) for document in ru.parse(batch)]
    found = [extract.extract(document) for document in documents]
    quads = [rdf.extraction_quads(one) for one in found]

    def keep() -> None:
        with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "store") as store:
            building.keep(found, store)

    return {
        "the models alone": lambda: bare(articles),
        "read": lambda: list(read.read(paths)),
        "parse": lambda: [ru.parse(batch) for batch in batches(articles)],
        "extract": lambda: [extract.extract(document) for document in documents],
        "rdf": lambda: [rdf.extraction_quads(one) for one in found],
        "check": lambda: [shapes.check(each) for each in quads],
        "store": keep,
    }


def seconds(stage: Callable[[], Any], repeat: int) -> float:
    """Return the middle one of several times of the processor, after a first run that fills the caches."""
    stage()
    times = []
    for _ in range(repeat):
        start = time.process_time()
        stage()
        times.append(time.process_time() - start)
    return statistics.median(times)


def measure(paths: Sequence[Path], repeat: int) -> dict[str, Any]:
    """Return all figures: of the first build, and seconds an article of each stage."""
    count = len(list(read.read(paths)))
    each = {name: seconds(stage, repeat) / count for name, stage in stages(paths).items()}
    rival = each.pop("the models alone")
    total = sum(each.values())
    return {
        "machine": f"Python {platform.python_version()}, {os.cpu_count()} cores", "articles": count,
        "fresh process": whole(paths), "the models alone": rival, "stages": each,
        "together": total, "articles a second": 1 / total, "times the models alone": total / rival,
    }  # fmt: skip


def main() -> None:
    """Print the figures, or write them."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("articles", nargs="*", type=Path, default=[SAMPLES])
    asked.add_argument("--repeat", type=int, default=20)
    asked.add_argument("--json", type=Path)
    given = asked.parse_args()
    text = json.dumps(measure([path.resolve() for path in given.articles], given.repeat), indent=2)
    if given.json:
        given.json.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
