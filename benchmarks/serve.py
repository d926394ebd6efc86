"""``kg serve`` under load, beside the PyPI ``oxigraph`` server on the same data, in one run.

    python -m benchmarks.serve [--statements 20000] [--seconds 10] [--json FILE]

``wrk`` asks with 16 connections. Slow clients are 1,000 connections more that have begun a request, or
read no further than the start of a large answer. The rival has no limit of memory and no process to end;
what the safety costs is the difference.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import requests

from benchmarks.queries import filled
from kg import queries
from kg.serve.run import raise_file_limit
from kg.serve.snapshot import Snapshots

CONNECTIONS = 16
SLOW = 1000
LIMIT = 10
ACCEPT = "application/sparql-results+json"
TRIVIAL = "ASK {}"
LARGE = "SELECT * { ?a ?b ?c } LIMIT 6000"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
_FIGURES = re.compile(
    r"50%\s+(?P<half>[\d.]+\w+).*99%\s+(?P<most>[\d.]+\w+).*Requests/sec:\s+(?P<rate>[\d.]+)", re.DOTALL
)
_UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3}


@dataclass(frozen=True)
class Figures:
    """Requests a second, and milliseconds within which half and 99 % of them were answered."""

    server: str
    load: str
    rate: float
    half: float
    most: float
    errors: int


def _milliseconds(text: str) -> float:
    match = re.fullmatch(r"([\d.]+)(\w+)", text)
    assert match
    return float(match[1]) * _UNITS[match[2]]


def wrk(server: str, load: str, address: str, text: str, seconds: int) -> Figures:
    """Ask ``text`` over and over and return how fast the answers came."""
    command = [
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{seconds}s",
        "--latency",
        "--timeout",
        "15s",
        "-H",
        f"Accept: {ACCEPT}",
        f"{address}?query={quote(text)}",
    ]
    output = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    match = _FIGURES.search(output)
    assert match, output
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    half, most = (_milliseconds(match[name]) for name in ("half", "most"))
    return Figures(server, load, float(match["rate"]), half, most, int(failed[1]) if failed else 0)


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running(command: list[str], address: str) -> Iterator[int]:
    """Start a server and wait until it answers; end it afterwards."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(200):
                with contextlib.suppress(requests.RequestException):
                    requests.get(address, params={"query": TRIVIAL}, timeout=5)
                    break
                time.sleep(0.1)
            yield process.pid
        finally:
            process.terminate()
            process.wait(30)


def kg_serve(store: Path, port: int) -> tuple[list[str], str]:
    """Return how to start ``kg serve``, and its endpoint."""
    place = ["--store", str(store), "--port", str(port)]
    command = [sys.executable, "-m", "kg", "serve", *place, "--timeout", str(LIMIT)]
    return command, f"http://127.0.0.1:{port}/sparql"


def oxigraph(store: Path, port: int) -> tuple[list[str], str]:
    """Return how to start the rival over a copy of the store, and its endpoint."""
    program = Path(sys.executable).with_name("oxigraph")
    command = [str(program), "serve-read-only", "--location", str(store), "--bind", f"127.0.0.1:{port}"]
    return command, f"http://127.0.0.1:{port}/query"


def _connection(address: str, text: bytes) -> socket.socket:
    parts = urlsplit(address)
    client = socket.create_connection((parts.hostname or "", parts.port or 80), timeout=15)
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.sendall(text)
    return client


def half_request(address: str) -> socket.socket:
    """Begin a request and never end it."""
    return _connection(address, b"GET /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")


def _get(address: str, text: str) -> bytes:
    path = urlsplit(address).path
    return f"GET {path}?query={quote(text)} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: {ACCEPT}\r\n\r\n".encode()


def half_answer(address: str) -> socket.socket:
    """Ask for a large answer and read only its start."""
    client = _connection(address, _get(address, LARGE))
    client.recv(5)
    return client


@contextlib.contextmanager
def slow_clients(begin: Callable[[str], socket.socket], address: str) -> Iterator[int]:
    """Keep ``SLOW`` such clients connected, or as many as the server takes; give their number."""
    with contextlib.ExitStack() as stack:
        held = 0
        with contextlib.suppress(OSError):
            for _ in range(SLOW):
                stack.enter_context(begin(address))
                held += 1
        yield held


def memory(process: int) -> float:
    """Return the MB that a server and its workers hold, shared pages counted once a process."""
    command = ["ps", "-o", "rss=", "-p", str(process), "--ppid", str(process)]
    listed = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    return sum(map(int, listed.split())) / 1024


def loads(name: str, address: str, question: str, seconds: int) -> Iterator[Figures]:
    """Yield the figures of one server under each load."""
    yield wrk(name, "trivial query", address, TRIVIAL, seconds)
    yield wrk(name, "named query", address, question, seconds)
    for said, begin in (("half a request", half_request), ("half an answer", half_answer)):
        with slow_clients(begin, address) as held:
            yield wrk(name, f"named query, {held} slow clients ({said})", address, question, seconds)


def after_endless(address: str) -> float:
    """Return the seconds until a trivial query is answered behind as many endless ones as there are cores."""
    clients = [_connection(address, _get(address, ENDLESS)) for _ in range(max(2, os.cpu_count() or 1))]
    began = time.perf_counter()
    answer = requests.get(address, params={"query": TRIVIAL}, headers={"Accept": ACCEPT}, timeout=60)
    seconds = time.perf_counter() - began
    for client in clients:
        client.close()
    return seconds if answer.status_code == 200 else float("nan")


def _print(figures: Figures) -> None:
    values = f"{figures.rate:>9.0f}{figures.half:>9.1f}{figures.most:>9.1f}{figures.errors:>7}"
    print(f"{figures.server:<10}{figures.load:<52}{values}", flush=True)


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--statements", type=int, default=20_000)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    if shutil.which("wrk") is None:
        parser.error("wrk is not installed (Debian's package wrk)")
    raise_file_limit()
    question = queries.load()["requests"].sparql + "\nLIMIT 20"
    results = []
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        filled(store, asked.statements).close()
        copies = Snapshots(store)
        starts = {"kg": kg_serve(store, free_port()), "oxigraph": oxigraph(copies.take(), free_port())}
        print(f"{asked.statements} statements, {CONNECTIONS} connections; milliseconds")
        print(f"{'server':<10}{'load':<52}{'per s':>9}{'half':>9}{'99 %':>9}{'errors':>7}")
        for name, (command, address) in starts.items():
            with running(command, address) as process:
                for figures in loads(name, address, question, asked.seconds):
                    results.append(asdict(figures))
                    _print(figures)
                print(f"{name:<10}{memory(process):.0f} MB at the end", flush=True)
                if name == "kg":
                    waited = after_endless(address)
                    print(
                        f"{name:<10}{waited:.1f} s behind endless queries, ended after {LIMIT} s", flush=True
                    )
        copies.close()
    if asked.json:
        asked.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
