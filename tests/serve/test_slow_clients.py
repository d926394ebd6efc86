"""Clients that are slow, hang up, or say nothing do not stop the server."""

import contextlib
import socket
from urllib.parse import quote, urlsplit

import pytest
import requests

from kg.serve import connection
from kg.serve.settings import Settings
from kg.sparql.jobs import Limits
from tests.serve.conftest import DEADLINE, Running, fill

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LARGE = "SELECT * { ?a ?b ?c . ?d kg:agent ?f } LIMIT 3000"


def _connect(address):
    parts = urlsplit(address)
    return socket.create_connection((parts.hostname, parts.port), timeout=DEADLINE)


def _asks(address, **more):
    asked = requests.get(f"{address}/sparql", params={"query": "ASK {}"}, timeout=DEADLINE, **more)
    return asked.json()["boolean"]


def _begin(address, text):
    """Send a whole request and read nothing of its answer."""
    client = _connect(address)
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.sendall(f"GET /sparql?query={quote(text)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    return client


@pytest.fixture
def few(tmp_path):
    """A server with one worker, whose queries may take longer than any client waits."""
    limits = Limits(seconds=10 * DEADLINE)
    with Running(Settings(fill(tmp_path / "store"), workers=1, limits=limits)) as server:
        yield server.address


def _begin_reading(address):
    """Ask for much, and read only the start of it."""
    client = _begin(address, LARGE)
    assert client.recv(5) == b"HTTP/"
    return client


def _half_headers(address):
    client = _connect(address)
    client.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
    return client


def _half_body(address):
    client = _connect(address)
    client.sendall(
        b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\n"
        b"Content-Length: 1000\r\n\r\nSELECT "
    )
    return client


@pytest.mark.parametrize(
    "begin",
    [_connect, _half_headers, _half_body, _begin_reading],
    ids=["silent", "headers", "body", "reading"],
)
def test_a_hundred_slow_clients(few, begin):
    clients = [begin(few) for _ in range(100)]
    try:
        assert all(_asks(few) for _ in range(5))
    finally:
        for client in clients:
            client.close()
    assert _asks(few)


@pytest.mark.slow
@pytest.mark.parametrize(
    "begin", [_half_headers, _half_body, _begin_reading], ids=["headers", "body", "reading"]
)
def test_a_thousand_slow_clients(few, begin):
    from kg.serve.run import raise_file_limit

    raise_file_limit()
    clients = [begin(few) for _ in range(1000)]
    try:
        assert all(_asks(few) for _ in range(5))
    finally:
        for client in clients:
            client.close()


def test_client_that_hangs_up_frees_the_worker(few):
    _begin(few, ENDLESS).close()
    assert _asks(few)


def _rest(client):
    """Return what still comes before the server ends the connection."""
    received = b""
    with contextlib.suppress(ConnectionResetError):  # it ended while we were still sending
        while chunk := client.recv(65536):
            received += chunk
    return received


def test_silent_connection_is_ended(few, monkeypatch):
    monkeypatch.setattr(connection, "SECONDS", 0.3)
    for begin in (_connect, _half_headers):
        with begin(few) as client:
            assert _rest(client) == b""


def test_second_request_has_its_time_too(few, monkeypatch):
    monkeypatch.setattr(connection, "SECONDS", 3.0)
    with _connect(few) as client:
        client.sendall(b"GET /known HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert _rest(client).startswith(b"HTTP/1.1 200")
