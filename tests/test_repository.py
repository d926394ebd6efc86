"""The repository as a whole: linters and types are content, and nothing in it depends on one machine."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.resources import ROOT

HOMES = r"(?<![\w.<>:/{}~-])/(?:home|root|work|mnt|Users|Volumes)/\w"
MACHINE = re.compile(rf"{HOMES}|\b[A-Z]:\\Users\\|/\.venv/lib/")
ESLINT = ROOT / "tests" / "view" / "node_modules" / "eslint"


def run(*command: str) -> None:
    """Run a program at the top of the repository; what it complains of is the failure."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_ruff_finds_nothing() -> None:
    run(sys.executable, "-m", "ruff", "check", ".")


@pytest.mark.slow
def test_types_hold() -> None:
    run(sys.executable, "-m", "mypy")


@pytest.mark.slow
@pytest.mark.interop
def test_eslint_finds_nothing() -> None:
    if not ESLINT.is_dir() or not shutil.which("npm"):
        pytest.skip("eslint is not installed: npm ci --prefix tests/view")
    run("npm", "run", "--silent", "--prefix", "tests/view", "lint")


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    """The files that belong to the repository."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("this is no clone, so git cannot tell which files belong to it")
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8",
                           check=True).stdout
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_a_folder_of_one_machine(tracked: list[Path]) -> None:
    texts = {path: path.read_bytes().decode("utf-8", "replace") for path in tracked if path != Path(__file__)}
    assert {str(path.relative_to(ROOT)): found[0]
            for path, text in texts.items() if (found := MACHINE.search(text))} == {}


def test_nothing_made_by_tools_is_kept(tracked: list[Path]) -> None:
    """No cache, no installed package, no store and no file larger than a picture or a table needs to be."""
    names = {path.relative_to(ROOT).as_posix() for path in tracked}
    made = re.compile(r"(^|/)(node_modules|__pycache__|kg-out|kg-store|build|dist|\.venv)/|\.egg-info|\.pyc$")
    assert {name for name in names if made.search(name)} == set()
    assert {path.name for path in tracked if path.stat().st_size > 2_000_000} == set()


def test_every_script_of_ci_is_sound() -> None:
    scripts = [path for path in sorted((ROOT / ".ci").iterdir())
               if path.suffix == ".sh" or path.name == "run"]
    assert "run" in {path.name for path in scripts}
    for path in scripts:
        text = path.read_text(encoding="utf-8")
        assert re.search(r"^set -eu", text, re.MULTILINE), path
        run("bash" if path.name == "run" else "sh", "-n", str(path))
