"""The adversarial table: sentences by phenomenon, each with what it must and must not give.

``known.tsv`` lists those that fail, with the reason; one of them that holds fails the test, so that the
list stays true.
"""

from __future__ import annotations

import pytest

from kg.tables import rows
from tests import lines
from tests.measures import ADVERSARIAL, HERE, Judged

EVERY = [line for path in ADVERSARIAL for line in lines.read(path)]
KNOWN = {row["sentence"]: row["reason"] for row in rows(HERE / "adversarial" / "known.tsv")}
LEAST, SHARE = 250, 0.95


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(EVERY)), ids=[line.where for line in EVERY])
def test_sentence(number: int, adversarial_lines: Judged) -> None:
    line, wrong = adversarial_lines.lines[number], adversarial_lines.failures[number]
    gave = lines.shown(adversarial_lines.analyses[number])
    if line.sentence in KNOWN:
        assert wrong, f"«{line.sentence}» holds now; take it out of known.tsv"
        pytest.xfail(KNOWN[line.sentence])
    assert not wrong, f"{line.sentence}\n  gave {gave}"


def test_the_table_is_long_and_varied() -> None:
    assert len(EVERY) >= LEAST
    assert len({line.sentence for line in EVERY}) == len(EVERY)
    assert len(ADVERSARIAL) >= 10


def test_nearly_all_hold_and_each_failure_is_of_the_table() -> None:
    assert len(KNOWN) <= (1 - SHARE) * len(EVERY)
    assert set(KNOWN) <= {line.sentence for line in EVERY}
    assert all(reason.strip() for reason in KNOWN.values())
