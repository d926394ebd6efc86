"""How good the extraction is: articles with their gold statements and roles → figures, misses and errors.

The comparison is that of the annotation's own scorer; ``compare`` holds its rules, ``counts`` its figures.
"""

from __future__ import annotations

from kg.evaluate.counts import Counts, RoleCounts
from kg.evaluate.gold import Case, cases
from kg.evaluate.result import Result, Total, evaluate, total

__all__ = ["Case", "Counts", "Result", "RoleCounts", "Total", "cases", "evaluate", "total"]
