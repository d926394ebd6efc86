"""What ``kg push`` sends, to a small server of the tests: batches, state, repeats, refusals, secrets."""

import base64
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from kg import push
from kg.cli import cli
from kg.errors import PushError
from kg.push_http import Call, Credentials, Server, check_endpoint
from kg.store import Store
from tests.samples import everything

SECRET = "correct horse"


class Handler(BaseHTTPRequestHandler):
    """Runs updates and Graph Store calls over an Oxigraph store; fails as often as told."""

    def _serve(self):
        server = self.server
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        server.calls.append((self.command, self.path, body, dict(self.headers)))
        status, headers = self._refusal() or (self._run(body), {})
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        said = f"you sent {self.headers.get('Authorization')}".encode() if status >= 400 else b""
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def _refusal(self):
        server = self.server
        if server.wants and self.headers.get("Authorization") != server.wants:
            return 401, {"WWW-Authenticate": f'{server.scheme} realm="test"'}
        if server.moved:
            return 307, {"Location": server.moved}
        if len(server.calls) in server.failing:
            return server.failing[len(server.calls)], {}
        return None

    def _run(self, body):
        engine = self.server.engine
        graph = parse_qs(urlsplit(self.path).query).get("graph")
        if not graph:
            engine.update(body)
            return 204
        name = pyoxigraph.NamedNode(graph[0])
        if self.command == "DELETE" and not engine.contains_named_graph(name):
            return 404
        if self.command in ("PUT", "DELETE"):
            engine.remove_graph(name)
        if self.command != "DELETE":
            engine.load(body, format=pyoxigraph.RdfFormat.TURTLE, to_graph=name)
        return 200

    do_POST = do_PUT = do_DELETE = _serve

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture
def there():
    """A server: ``url``, ``engine``, ``calls``, and what it refuses."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.engine, server.calls, server.failing = pyoxigraph.Store(), [], {}
    server.wants = server.moved = None
    server.scheme = "Basic"
    server.url = f"http://127.0.0.1:{server.server_port}/update"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def store(tmp_path):
    """A store of the samples; its folder is ``store.path``."""
    with Store(tmp_path / "store") as opened:
        for extraction in everything():
            opened.put(extraction)
        yield opened


def _push(store, there, tmp_path, credentials=None, **options):
    with Server(there.url, credentials or Credentials()) as server:
        return push.push(store, server, push.State(tmp_path / "state.jsonl", there.url), **options)


def _held(engine):
    """Return what a server holds, numbers by value: engines keep their datatypes in their own way."""

    def key(term):
        return (getattr(term, "value", str(term)), getattr(term, "language", None))

    return {
        (str(quad.subject), str(quad.predicate), key(quad.object), str(quad.graph_name)) for quad in engine
    }


def _wanted(store):
    names = {pyoxigraph.NamedNode(name) for name in push.named(store)}
    return _held(quad for quad in store.engine if quad.graph_name in names)


@pytest.mark.parametrize("graph_store", [False, True], ids=["update", "graph-store"])
@pytest.mark.parametrize("batch", [60, 1000, 100_000])
def test_all_arrives_and_again_changes_nothing(store, there, tmp_path, graph_store, batch):
    done = _push(store, there, tmp_path, graph_store=graph_store, batch=batch)
    assert _held(there.engine) == _wanted(store)
    assert done.triples == len(_wanted(store))
    before = len(there.calls)
    again = _push(store, there, tmp_path, graph_store=graph_store, batch=batch)
    assert (again.sent, again.kept, len(there.calls)) == (0, done.sent, before)
    (tmp_path / "state.jsonl").unlink()
    _push(store, there, tmp_path, graph_store=graph_store, batch=batch)
    assert _held(there.engine) == _wanted(store)


@pytest.mark.parametrize("graph_store", [False, True], ids=["update", "graph-store"])
def test_no_call_is_larger_than_the_batch(store, there, tmp_path, graph_store):
    _push(store, there, tmp_path, graph_store=graph_store, batch=50)
    sizes = [sum(line.endswith(" .") for line in body.split("\n")) for _, _, body, _ in there.calls]
    assert max(sizes) == 50
    assert len(sizes) > 3


@pytest.mark.parametrize("graph_store", [False, True], ids=["update", "graph-store"])
@pytest.mark.parametrize("fails_at", [1, 2, 5])
def test_a_stopped_run_goes_on(store, there, tmp_path, graph_store, fails_at):
    there.failing = {fails_at: 400}
    with pytest.raises(PushError, match="answered 400"):
        _push(store, there, tmp_path, graph_store=graph_store, batch=300)
    stopped = len(there.calls)
    there.failing = {}
    _push(store, there, tmp_path, graph_store=graph_store, batch=300)
    assert _held(there.engine) == _wanted(store)
    total = len(there.calls) - stopped
    there.calls.clear()
    (tmp_path / "state.jsonl").unlink()
    _push(store, there, tmp_path, graph_store=graph_store, batch=300)
    assert total <= len(there.calls)


@pytest.mark.parametrize("graph_store", [False, True], ids=["update", "graph-store"])
def test_what_is_gone_here_is_dropped_there(store, there, tmp_path, graph_store):
    _push(store, there, tmp_path, graph_store=graph_store)
    store.remove(store.articles()[0])
    done = _push(store, there, tmp_path, graph_store=graph_store)
    assert (done.sent, done.dropped) == (0, 1)
    assert _held(there.engine) == _wanted(store)
    assert _push(store, there, tmp_path, graph_store=graph_store).dropped == 0


def test_a_passing_fault_is_tried_again(store, there, tmp_path):
    there.failing = {1: 503, 2: 429}
    _push(store, there, tmp_path)
    assert _held(there.engine) == _wanted(store)


def test_state_survives_a_line_cut_short(store, there, tmp_path):
    done = _push(store, there, tmp_path)
    state = tmp_path / "state.jsonl"
    with state.open("a") as file:
        file.write('{"endpoint": "x", "gra')
    assert _push(store, there, tmp_path).kept == done.sent
    store.remove(store.articles()[0])
    _push(store, there, tmp_path)
    assert all(json.loads(line) for line in state.read_text().splitlines())


def test_state_of_another_endpoint_is_another(store, there, tmp_path):
    _push(store, there, tmp_path)
    assert push.State(tmp_path / "state.jsonl", "http://elsewhere.example/").held == {}


@pytest.mark.parametrize("text", ["no json\n", "[1]\n", "\ufeff{}\n"])
def test_no_state_file(tmp_path, text):
    (tmp_path / "state").write_text(text, encoding="utf-8")
    with pytest.raises(PushError, match="line 1"):
        push.State(tmp_path / "state", "x")


@pytest.mark.parametrize(
    ("credentials", "scheme", "wants"),
    [
        (Credentials("me", SECRET), "Basic", "Basic " + base64.b64encode(f"me:{SECRET}".encode()).decode()),
        (Credentials(token=SECRET), "Bearer", f"Bearer {SECRET}"),
    ],
)
def test_credentials_are_sent_when_asked_for(store, there, tmp_path, credentials, scheme, wants):
    there.scheme, there.wants = scheme, wants
    _push(store, there, tmp_path, credentials)
    assert "Authorization" not in there.calls[0][3]
    assert _held(there.engine) == _wanted(store)


@pytest.mark.parametrize(
    "credentials", [Credentials("me", SECRET), Credentials(token=SECRET)], ids=["user", "token"]
)
@pytest.mark.parametrize("scheme", ["Basic", "Bearer", "Digest", "Negotiate", ""])
def test_secrets_are_in_no_message(store, there, tmp_path, credentials, scheme):
    there.scheme, there.wants = scheme, "never"
    with pytest.raises(PushError) as raised:
        _push(store, there, tmp_path, credentials)
    shown = str(raised.value) + repr(credentials) + str(vars(raised.value)) + (tmp_path / "state.jsonl").name
    assert SECRET not in shown
    assert base64.b64encode(f"me:{SECRET}".encode()).decode() not in shown
    assert not (tmp_path / "state.jsonl").exists()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "ftp://example.org/",
        "file:///etc/passwd",
        "http://",
        "http://me:pw@example.org/",
        "http://[::1",
        "http://a:99999/",
    ],
)
def test_endpoint_that_is_none(url):
    with pytest.raises(PushError, match="--endpoint") as raised:
        check_endpoint(url, Credentials())
    assert "pw" not in str(raised.value)


def test_credentials_do_not_travel_in_the_clear():
    assert check_endpoint("http://127.0.0.1:1/", Credentials("me", "x"))
    assert check_endpoint("https://example.org/", Credentials("me", "x"))
    with pytest.raises(PushError, match="unencrypted"):
        check_endpoint("http://example.org/", Credentials("me", "x"))


def test_half_a_credential():
    with pytest.raises(PushError, match="go together"):
        Credentials.from_environment({"KG_PUSH_USER": "me"})


def test_redirect_is_not_followed(store, there, tmp_path):
    there.moved = "http://127.0.0.1:9/elsewhere"
    with pytest.raises(PushError, match="give that address"):
        _push(store, there, tmp_path)
    assert len(there.calls) == 1


def test_nobody_listens(tmp_path):
    with (
        Server("http://127.0.0.1:9/", Credentials(), seconds=60) as server,
        pytest.raises(PushError, match="cannot be reached"),
    ):
        server.send(Call("POST", "x"))


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=20), max_size=8), st.integers(1, 5))
def test_any_text_arrives(texts, batch):
    node = pyoxigraph.NamedNode("http://example.org/x")
    quads = {pyoxigraph.Quad(node, node, pyoxigraph.Literal(text), node) for text in texts}
    engine = pyoxigraph.Store()
    for step in push.by_update([push.as_graph(node.value, quads)], (), batch):
        engine.update(step.call.body)
    assert set(engine) == quads


def test_command(store, there, monkeypatch):
    store.close()
    monkeypatch.setenv("KG_PUSH_TOKEN", SECRET)
    there.wants, there.scheme = f"Bearer {SECRET}", "Bearer"
    ran = CliRunner().invoke(cli, ["push", "--store", str(store.path), "--endpoint", there.url])
    assert ran.exit_code == 0, ran.output
    assert "graphs" in ran.output
    assert SECRET not in ran.output
    assert (store.path.parent / "store-push.jsonl").exists()
    assert (
        "0 graphs"
        in CliRunner().invoke(cli, ["push", "--store", str(store.path), "--endpoint", there.url]).output
    )
