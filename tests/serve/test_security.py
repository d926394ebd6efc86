"""Who may call, what a page of another site may do, and the headers on every answer."""

import pytest

from kg.serve.security import HEADERS, host_allowed, origin_allowed
from kg.serve.settings import Settings

HERE = Settings(None)
PUBLIC = Settings(None, host="0.0.0.0", hosts=("graph.example.org",), origins=("https://app.example.org",))
OPEN = Settings(None, origins=("*",))


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.0.0.1:8000", "localhost:1", "[::1]:8000", "192.0.2.7", "LOCALHOST", "localhost."],
)
def test_own_names(host):
    assert host_allowed(host, HERE)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "a b",
        "localhost:99999999",
        "evil.example:8000",
        "127.0.0.1@evil.example",
        "[evil]",
        "graph.example.org",
    ],
)
def test_other_names(host):
    assert not host_allowed(host, HERE)


def test_allowed_name():
    assert host_allowed("graph.example.org:8000", PUBLIC)


@pytest.mark.parametrize(
    ("origin", "settings", "welcome"),
    [
        ("http://localhost:3000", HERE, True),
        ("http://127.0.0.1:5173", HERE, True),
        ("http://127.0.0.1:8000", HERE, True),
        ("null", HERE, False),
        ("https://evil.example", HERE, False),
        ("https://localhost.evil.example", HERE, False),
        ("http://localhost:3000", PUBLIC, False),
        ("https://app.example.org", PUBLIC, True),
        ("http://app.example.org", PUBLIC, False),
        ("https://evil.example", OPEN, True),
    ],
)
def test_origins(origin, settings, welcome):
    assert origin_allowed(origin, "127.0.0.1:8000", settings) is welcome


def test_rebinding_is_refused(client):
    assert (
        client.get("/sparql", params={"query": "ASK {}"}, headers={"Host": "evil.example"}).status_code == 421
    )


@pytest.mark.parametrize(
    "path", ["/", "/sparql", "/known", "/nothing", "/graphs", "/static/query.js", "/sparql?query=ASK"]
)
def test_headers_on_every_answer(client, path):
    answer = client.get(path)
    for name in HEADERS:
        assert name in answer.headers, name
    assert "unsafe-inline' " not in answer.headers["Content-Security-Policy"].split("style-src")[0]


def test_stranger_gets_no_permission_to_read(client):
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"Origin": "https://evil.example"})
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_own_machine_may_read(client):
    origin = {"Origin": "http://localhost:3000"}
    assert client.get("/sparql", headers=origin).headers["Access-Control-Allow-Origin"] == origin["Origin"]
    asked = client.options("/sparql", headers={**origin, "Access-Control-Request-Method": "POST"})
    assert asked.status_code == 204
    assert "POST" in asked.headers["Access-Control-Allow-Methods"]


def test_stranger_may_not_post(writable):
    forged = writable.post(
        "/sparql", data={"update": "CLEAR ALL"}, headers={"Origin": "https://evil.example"}
    )
    assert forged.status_code == 403
    assert writable.get("/sparql", params={"query": "ASK { ?s a kg:Statement }"}).json()["boolean"]
