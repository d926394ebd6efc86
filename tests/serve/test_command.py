"""``kg serve`` as a person starts it."""

import re
import signal
import subprocess
import sys

import pytest
import requests
from click.testing import CliRunner

from kg.cli import cli
from tests.serve.conftest import DEADLINE, fill


@pytest.fixture
def folder(tmp_path):
    """A store of its own."""
    return fill(tmp_path / "store")


def test_starts_answers_and_stops_clean(folder):
    command = [sys.executable, "-m", "kg", "serve", "--store", str(folder), "--port", "0", "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as process:
        line = process.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+", line)[0]
        asked = {"query": "ASK { ?s a kg:Statement }"}
        answer = requests.get(f"{address}/sparql", params=asked, timeout=DEADLINE)
        assert answer.json()["boolean"]
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
        assert process.wait(DEADLINE) in (0, 130)
    assert "Traceback" not in rest
    assert [path.name for path in folder.parent.iterdir()] == ["store"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--store", "none"], 4, "no store is there"),
        (["--host", "no.such.host.invalid"], 10, "cannot listen there"),
        (["--port", "99999"], 2, "99999"),
        (["--timeout", "0"], 2, "--timeout"),
    ],
)
def test_message(folder, arguments, code, said):
    ran = CliRunner().invoke(cli, ["serve", "--store", str(folder), *arguments])
    assert (ran.exit_code, "Traceback" in ran.output) == (code, False), ran.output
    assert said in ran.stderr
