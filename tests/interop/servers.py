"""Real SPARQL servers, started for a test on a free port and ended after it."""

import contextlib
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import requests

PASSWORD = "dba"  # what a fresh Virtuoso has
_WAIT = 180.0

_VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = {sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = {http}
[SPARQL]
ResultSetMaxRows = 100000
"""


@dataclass(frozen=True)
class Endpoints:
    """Where a server takes updates, Graph Store calls and queries, and who may write."""

    update: str
    graph_store: str
    query: str
    user: str | None = None
    password: str | None = None

    def count(self, graph: str) -> int:
        """Return how many triples ``graph`` has there."""
        text = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        accept = {"Accept": "application/sparql-results+json"}
        answer = requests.get(self.query, params={"query": text}, headers=accept, timeout=_WAIT)
        return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def oxigraph_program() -> str | None:
    """Return the PyPI ``oxigraph`` server's program; none where it is not installed."""
    beside = Path(sys.executable).with_name("oxigraph")
    return str(beside) if beside.exists() else shutil.which("oxigraph")


def virtuoso_program() -> str | None:
    """Return Virtuoso's program; none where it is not installed."""
    return shutil.which("virtuoso-t")


@contextlib.contextmanager
def _running(command: list[str], ready: str):
    """Start a program and wait until ``ready`` answers; end it afterwards."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            deadline = time.monotonic() + _WAIT
            while True:
                with contextlib.suppress(requests.RequestException):
                    requests.get(ready, timeout=10)
                    break
                if process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"{command[0]} does not answer")
                time.sleep(0.2)
            yield
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()


@contextlib.contextmanager
def oxigraph(folder: Path):
    """Start the PyPI ``oxigraph`` server over an empty folder."""
    base = f"http://127.0.0.1:{(port := free_port())}"
    command = [oxigraph_program(), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with _running(command, f"{base}/query?query=ASK%7B%7D"):
        yield Endpoints(f"{base}/update", f"{base}/store", f"{base}/query")


@contextlib.contextmanager
def virtuoso(folder: Path):
    """Start Virtuoso over an empty folder; only its user dba may write, by Digest."""
    sql, http = free_port(), free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(_VIRTUOSO.format(folder=folder, sql=sql, http=http))
    base = f"http://127.0.0.1:{http}"
    with _running(
        [virtuoso_program(), "+foreground", "+configfile", str(settings)], f"{base}/sparql?query=ASK%7B%7D"
    ):
        yield Endpoints(
            f"{base}/sparql-auth", f"{base}/sparql-graph-crud-auth", f"{base}/sparql", "dba", PASSWORD
        )
