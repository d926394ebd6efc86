"""``kg build`` as a user waits for it: a fresh process, from articles to store, page and TriG, and its
memory.

    python -m benchmarks.build [ARTICLE...] [--repeat 5] [--json FILE]

Without articles, the sample ones. The rival is the least that a program on these models can do: a fresh
process
that loads them and runs them over the same text, and writes nothing. Both run in turn, each ``--repeat``
times;
the middle counts. Seconds are of the processor, so that what else the machine does counts for neither.
``python -m benchmarks.extract`` tells the stages apart once everything is loaded.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kg.resources import GRAPH_DATA

MODELS = """
import sys
from kg.language.ru import networks, parser
from kg.read import read
articles = list(read(sys.argv[1:]))
pieces = [piece for number, article in enumerate(articles) for piece in parser.pieces(number, article)]
words = [[text for _, _, text in piece.words] for piece in pieces]
models = networks.Models.load(parser.data_folder()).ready()
for model in (models.morph, models.syntax):
    list(model.map(words))
list(models.ner.map([articles[piece.article].text[piece.start : piece.end] for piece in pieces]))
"""
COMMANDS = {
    "kg build": [sys.executable, "-m", "kg", "build", "--processes", "1"],
    "the models alone": [sys.executable, "-c", MODELS],
}


def used(command: Sequence[str]) -> tuple[float, float]:
    """Return what a command takes in a fresh folder: seconds of the processor, and the most memory in MB."""
    with (tempfile.TemporaryDirectory() as folder,
          subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as process):
        _, status, spent = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return spent.ru_utime + spent.ru_stime, spent.ru_maxrss / 1024


def measured(paths: Sequence[Path], repeat: int) -> dict[str, dict[str, float]]:
    """Return the middle of seconds and megabytes of each command, run in turn."""
    runs = [{name: used([*command, *map(str, paths)]) for name, command in COMMANDS.items()}
            for _ in range(repeat)]
    return {
        name: {
            "seconds": round(statistics.median(run[name][0] for run in runs), 2),
            "megabytes": round(statistics.median(run[name][1] for run in runs)),
        }
        for name in COMMANDS
    }


def main() -> None:
    """Print the figures, and write them where asked."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("articles", nargs="*", type=Path, default=[GRAPH_DATA / "articles"])
    asked.add_argument("--repeat", type=int, default=5)
    asked.add_argument("--json", type=Path)
    given = asked.parse_args()
    text = json.dumps(measured([path.resolve() for path in given.articles], given.repeat), indent=2)
    if given.json:
        given.json.write_text(f"{text}\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
