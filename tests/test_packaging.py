"""What ``pip install`` puts on another machine is all that kg needs, and the README says how to get it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kg.resources import ROOT
from tests import generated

README = (ROOT / "README.md").read_text(encoding="utf-8")
SOURCES = ("kg", "graph_data", "ontology.ttl", "setup.py", "setup.cfg", "pyproject.toml", "MANIFEST.in",
           "README.md", "LICENSE")
NOISE = shutil.ignore_patterns("__pycache__", "node_modules", ".*", "*.egg-info")
NOT_FOR_USERS = "kg/serve/editor/"


def run(*command: object, folder: Path, **environment: str) -> str:
    """Run a command in a folder and return what it prints."""
    done = subprocess.run([*map(str, command)], cwd=folder, env={"PATH": "/usr/bin:/bin", **environment},
                          check=False,
                          capture_output=True, encoding="utf-8")  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy, so that nothing is left here."""
    copy = tmp_path_factory.mktemp("source")
    for name in SOURCES:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, copy / name, ignore=NOISE)
        else:
            shutil.copy(path, copy)
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index",
        ".", folder=copy)
    [made] = copy.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel installs, and a folder of somebody who uses it."""
    folder = tmp_path_factory.mktemp("installed")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    (folder / "anywhere").mkdir()
    return folder


def kg(installed: Path, *arguments: str) -> str:
    """Return what the installed kg prints, run from a folder of its own."""
    site, folder = installed / "site", installed / "anywhere"
    return run(sys.executable, "-P", "-m", "kg", *arguments, folder=folder, PYTHONPATH=str(site),
               LC_ALL="C.UTF-8")


def files(folder: Path) -> set[str]:
    """Return the files below a folder of the repository, as paths from its top."""
    found = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
    return {path for path in found if "__pycache__" not in path and "node_modules" not in path}


@pytest.mark.slow
def test_every_file_of_kg_travels(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {path for path in files(ROOT / "kg") if not path.startswith(NOT_FOR_USERS)}
    wanted |= {f"kg/data/{path}" for path in files(ROOT / "graph_data") | {"ontology.ttl"}}
    assert {name for name in names if ".dist-info/" not in name} == wanted
    assert any(name.endswith("licenses/LICENSE") for name in names)


@pytest.mark.slow
def test_main_job_runs_anywhere(installed: Path) -> None:
    """The sample articles, which travel too, give the graph and the page, with nothing of the checkout at
    hand."""
    where = run(sys.executable, "-P", "-c", "import kg; print(kg.__file__)", folder=installed,
                PYTHONPATH=str(installed / "site"))
    assert Path(where.strip()).is_relative_to(installed / "site")
    articles = installed / "site" / "kg" / "data" / "graph_data" / "articles"
    kg(installed, "build", str(articles))
    made = installed / "anywhere" / "kg-out"
    assert (made / "graph.trig").read_bytes() == generated.graph()
    assert (made / "graph.html").stat().st_size > 100_000


SERVED = """
import json, sys
from pathlib import Path
from starlette.testclient import TestClient
from kg.serve.app import application
from kg.serve.settings import Settings
with TestClient(application(Settings(Path(sys.argv[1]))), base_url="http://127.0.0.1:8000") as client:
    print(json.dumps({path: client.get(path).status_code for path in sys.argv[2:]}))
"""


@pytest.mark.slow
def test_every_part_finds_its_data(installed: Path) -> None:
    """Commands and server that read a file of the package answer from the wheel alone."""
    articles = installed / "site" / "kg" / "data" / "graph_data" / "articles"
    kg(installed, "build", str(articles), "--store", "store", "--out", "out")
    for command in (["relations"], ["actors"], ["query", "--list"], ["stats"], ["validate"],
                    ["query", "requests"],
                    ["docs", "--out", "docs"], ["export", "--format", "jsonld", "--out", "graph.jsonld"],
                    ["export", "--format", "claims", "--out", "claims.jsonld"],
                    ["view", "--out", "view.html"]):  # fmt: skip
        stored = ([] if command[0] in ("relations", "actors", "docs")
                  or "--list" in command else ["--store", "store"])
        kg(installed, *command, *stored)
    paths = ["/", "/view", "/static/editor.js", "/static/vis-network.min.js", "/sparql"]
    site = str(installed / "site")
    said = run(sys.executable, "-P", "-c", SERVED, "store", *paths, folder=installed / "anywhere",
               PYTHONPATH=site)
    assert said.strip() == str(dict.fromkeys(paths, 200)).replace("'", '"')


def test_two_commands_set_everything_up() -> None:
    """The first block of the README is the main job and the tests; nothing else installs kg."""
    [block] = re.findall(r"^```sh\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    job, tests = block.splitlines()
    assert re.search(r"pip install \. && \S*kg build graph_data/articles\b", job)
    assert re.search(r"pip install -e '\.\[test\]' && \S*pytest\b", tests)
    assert README.count("pip install") == 2


def test_ci_runs_the_commands_of_the_readme() -> None:
    """It reads them from there: it names neither the installation nor the tests itself."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert '"$here/README.md"' in script
    assert '"$work/job/kg" "${commands[0]}"' in script
    assert 'bash -euo pipefail -c "${commands[1]}"' in script
    assert not re.search(r"pip install|-m pytest|bin/pytest", script)


def test_versions_agree() -> None:
    """Package and citation name one version."""
    [version] = re.findall(r"^version = (\S+)$", (ROOT / "setup.cfg").read_text(encoding="utf-8"),
                           re.MULTILINE)
    assert f"version: {version}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
