"""Analyses that several tests share: all lines of a kind are parsed together, once a run."""

from __future__ import annotations

import pytest

from tests import measures


@pytest.fixture(scope="session")
def frame_lines() -> measures.Judged:
    """Return the sentences of the frames with their analyses."""
    return measures.judged(measures.FRAMES)


@pytest.fixture(scope="session")
def trap_lines() -> measures.Judged:
    """Return the sentences that must give nothing with their analyses."""
    return measures.judged(measures.TRAPS)


@pytest.fixture(scope="session")
def adversarial_lines() -> measures.Judged:
    """Return the adversarial sentences with their analyses."""
    return measures.judged(measures.ADVERSARIAL)
