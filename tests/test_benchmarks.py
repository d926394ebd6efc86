"""Every benchmark is in the index and says how it is run; none is run here."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from kg.resources import ROOT

FOLDER = ROOT / "benchmarks"
INDEX = (FOLDER / "README.md").read_text(encoding="utf-8")
NAMES = [path.stem for path in sorted(FOLDER.glob("*.py"))
         if 'if __name__ == "__main__":' in path.read_text("utf-8")]


def test_index_names_every_benchmark() -> None:
    assert sorted(re.findall(r"^\| `python -m benchmarks\.(\w+)`", INDEX, re.MULTILINE)) == NAMES


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_help_says_how(name: str) -> None:
    pytest.importorskip("playwright" if name == "page" else "kg", reason="pip install kg[test]")
    command = [sys.executable, "-m", f"benchmarks.{name}", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert "--json" in done.stdout
    assert f"    python -m benchmarks.{name} [" in (FOLDER / f"{name}.py").read_text(encoding="utf-8")
