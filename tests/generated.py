"""What lies in the repository and is made by kg itself. ``python -m tests.generated`` makes it anew.

``graph_data/graph.trig``, the worked queries, the outputs of the notebook and those in the README are made
from the sample
articles, and tests say whether they are current; so is the picture of the page, which is looked at.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from kg import KnowledgeGraph
from kg.resources import GRAPH_DATA, ROOT
from tests import worked_queries

ARTICLES = GRAPH_DATA / "articles"
GRAPH = GRAPH_DATA / "graph.trig"
README = ROOT / "README.md"
NOTEBOOK = ROOT / "notebooks" / "tour.ipynb"
PICTURE = ROOT / "docs" / "page.png"
CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)


def graph() -> bytes:
    """Return the graph of the sample articles."""
    with tempfile.TemporaryDirectory() as folder, KnowledgeGraph.build([ARTICLES]) as built:
        return built.export("trig", Path(folder) / "graph.trig").read_bytes()


def readme() -> str:
    """Return the README with the outputs of its commands, run one after the other in one fresh folder."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "graph_data").symlink_to(GRAPH_DATA)
        return CONSOLE.sub(lambda found: _session(found[0], folder), README.read_text(encoding="utf-8"))


def _session(text: str, folder: str) -> str:
    commands = [line for line in text.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_output(command.removeprefix('$ '), folder)}" for command in commands)


def _output(command: str, folder: str) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "COLUMNS": "110", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    ran = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, env=environment, check=False,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
    if ran.returncode:
        raise AssertionError(f"{command}: exit code {ran.returncode}\n{ran.stdout}")
    return ran.stdout if ran.stdout.endswith("\n") or not ran.stdout else f"{ran.stdout}\n"


def notebook() -> Any:
    """Return the notebook, executed from top to bottom, without what depends on machine and moment."""
    import nbformat
    from nbclient import NotebookClient

    book = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(book, timeout=600, kernel_name="python3",
                   resources={"metadata": {"path": str(ROOT)}}).execute()
    book.metadata = {"kernelspec": book.metadata["kernelspec"], "language_info": {"name": "python"}}
    for cell in book.cells:
        cell.metadata = {}
    return book


def picture() -> bytes:
    """Return a picture of the page of the sample articles, as Chromium opens it."""
    from playwright.sync_api import sync_playwright

    with (tempfile.TemporaryDirectory() as folder, KnowledgeGraph.build([ARTICLES]) as built,
          sync_playwright() as run):
        page = built.to_html(Path(folder) / "graph.html")
        browser = run.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1400, "height": 860}, color_scheme="light")
        tab.goto(page.as_uri())
        tab.wait_for_timeout(3000)
        taken = tab.screenshot()
        browser.close()
    return taken


def texts(book: Any) -> list[str]:
    """Return what the cells of a notebook print and answer, without pictures."""
    outputs = [output for cell in book.cells if cell.cell_type == "code" for output in cell.outputs]
    return [output.get("text") or output["data"]["text/plain"] for output in outputs]


def refresh() -> None:
    """Write all of it anew."""
    import nbformat

    GRAPH.write_bytes(graph())
    worked_queries.refresh()
    PICTURE.write_bytes(picture())
    README.write_text(readme(), encoding="utf-8")
    nbformat.write(notebook(), NOTEBOOK)


if __name__ == "__main__":
    refresh()
