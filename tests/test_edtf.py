"""EDTF: the first and the last day that a text covers."""

from __future__ import annotations

import pytest

from kg.edtf import bounds

CASES = """
2025-10-26 | 2025-10-26 | 2025-10-26
2025-10-26T09:30 | 2025-10-26 | 2025-10-26
2025-10 | 2025-10-01 | 2025-10-31
2024-02 | 2024-02-01 | 2024-02-29
2025 | 2025-01-01 | 2025-12-31
2025-XX-XX | 2025-01-01 | 2025-12-31
199X | 1990-01-01 | 1999-12-31
19XX | 1900-01-01 | 1999-12-31
2025-21 | 2025-03-01 | 2025-05-31
2025-24 | 2025-12-01 | 2025-12-31
2025-07/2025-10 | 2025-07-01 | 2025-10-31
2025-07/.. | 2025-07-01 | -
../2025-07 | - | 2025-07-31
2025-07/ | 2025-07-01 | -
2025-10~ | 2025-10-01 | 2025-10-31
2025-10-05?/2025-11-02~ | 2025-10-05 | 2025-11-02
2025-13 | - | -
2025-02-30 | - | -
yesterday | - | -
٢٠٢٥ | - | -
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_bounds(line):
    text, first, last = (part.strip() for part in line.split("|"))
    found = [day.isoformat() if day else "-" for day in bounds(text)]
    assert found == [first, last]


def test_nothing_has_no_bounds():
    assert bounds("") == (None, None)
