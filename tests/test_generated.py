"""What kg made and the repository holds is what kg makes now."""

from __future__ import annotations

import shutil

import pytest

from tests import generated

HINT = "run python -m tests.generated and look at the difference"


@pytest.mark.slow
def test_graph_is_current() -> None:
    """The graph beside the sample articles is the one that they give."""
    assert generated.graph() == generated.GRAPH.read_bytes(), HINT


@pytest.mark.slow
@pytest.mark.interop
@pytest.mark.skipif(not shutil.which("rapper"),
                    reason="the README counts triples with rapper (raptor2-utils)")
def test_readme_is_current() -> None:
    """The commands of the README print what it shows."""
    assert generated.readme() == generated.README.read_text(encoding="utf-8"), HINT
