"""What the ratchet measures: how much of each set of sentences and of annotated articles holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg import evaluate
from kg.evaluate import floors
from kg.extract import Analysis
from tests import lines
from tests.lines import Line

ROOT = Path(__file__).parent.parent
FLOORS = ROOT / "tests" / "floors.json"
HERE = Path(__file__).parent / "language" / "ru"
FRAMES = tuple(sorted((HERE / "frames").glob("*.txt")))
TRAPS = tuple(sorted(HERE.glob("traps_*.txt")))
ADVERSARIAL = tuple(sorted((HERE / "adversarial").glob("*.txt")))


@dataclass(frozen=True)
class Judged:
    """Lines with their analyses, and for each what of it does not hold."""

    lines: tuple[Line, ...]
    analyses: tuple[Analysis, ...]
    failures: tuple[tuple[str, ...], ...]

    def held(self) -> float:
        """Return the share of lines that hold, rounded down to three places."""
        return down(sum(not wrong for wrong in self.failures) / len(self.lines))

    def report(self) -> str:
        """Return the lines that do not hold, with what they gave."""
        every = zip(self.lines, self.analyses, self.failures, strict=True)
        return "\n".join(
            f"{line.where} {line.sentence} | {' ; '.join(wrong)}\n    gave {lines.shown(analysis)}"
            for line, analysis, wrong in every
            if wrong
        )

    def fired(self) -> set[str]:
        """Return the frames (``supply.tsv:5``) that some line completes."""
        return {c.frame.where for analysis in self.analyses for found in analysis.complete for c in found}


def down(share: float) -> float:
    """Return a share rounded down to three places, so that a floor is never above what was measured."""
    return int(share * 1000 + 1e-9) / 1000


def judged(paths: Sequence[Path]) -> Judged:
    """Return the lines of files, judged; all are parsed together."""
    every = [line for path in paths for line in lines.read(path)]
    analyses = lines.analyses(every)
    wrong = tuple(
        tuple(lines.failures(line, analysis)) for line, analysis in zip(every, analyses, strict=True)
    )
    return Judged(tuple(every), tuple(analyses), wrong)


def fired_share(found: Judged) -> tuple[float, list[str]]:
    """Return the share of frame lines that some sentence completes, and those that none does."""
    wanted = {frame.where for frame in found.analyses[0].scene.lexicon.frames.all}
    silent = sorted(wanted - found.fired(), key=lambda where: (where.split(":")[0], int(where.split(":")[1])))
    return down(1 - len(silent) / len(wanted)), silent


def of_sentences() -> dict[str, float]:
    """Return the shares of the project's own sentences that hold."""
    frames = judged(FRAMES)
    return {
        "frame_sentences": frames.held(),
        "frames_fired": fired_share(frames)[0],
        "traps": judged(TRAPS).held(),
        "adversarial": judged(ADVERSARIAL).held(),
    }


def of_articles(paths: dict[str, str]) -> dict[str, float] | None:
    """Return the figures of a set of annotated articles; None where they are not beside the checkout."""
    articles, gold, roles = (ROOT / paths[name] for name in ("articles", "gold", "roles"))
    if not articles.exists():
        return None
    return floors.measured(evaluate.total(evaluate.evaluate(evaluate.cases(articles, gold, roles))))


def of_set(entry: dict[str, object]) -> dict[str, float] | None:
    """Return what a set of the floors file measures now."""
    paths = entry.get("paths")
    return of_articles(paths) if isinstance(paths, dict) else of_sentences()
