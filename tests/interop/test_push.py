"""``kg push`` to two real servers: what arrives is what is stored, again changes nothing, changes follow."""

import pytest
from click.testing import CliRunner

from kg import push
from kg.cli import cli
from kg.errors import PushError
from kg.push_http import Credentials, Server
from kg.store import Store
from tests.interop import servers
from tests.samples import everything

pytestmark = pytest.mark.interop
SERVERS = {
    "oxigraph": (servers.oxigraph, servers.oxigraph_program, "the PyPI package oxigraph"),
    "virtuoso": (servers.virtuoso, servers.virtuoso_program, "Debian's virtuoso-opensource"),
}


@pytest.fixture(scope="module", params=SERVERS)
def there(request, tmp_path_factory):
    """The endpoints of a running server."""
    start, program, package = SERVERS[request.param]
    if program() is None:
        pytest.skip(f"{package} is not installed; .ci/servers.sh installs it")
    with start(tmp_path_factory.mktemp(request.param)) as endpoints:
        yield endpoints


@pytest.fixture(params=["update", "graph-store"])
def way(request):
    """The protocol to push by."""
    return request.param


@pytest.fixture
def store(tmp_path):
    """A store of the samples, open for writing."""
    with Store(tmp_path / "store") as opened:
        opened.put_all(everything())
        yield opened


def _send(store, there, way, state):
    url = there.graph_store if way == "graph-store" else there.update
    with Server(url, Credentials(there.user, there.password)) as server:
        return push.push(store, server, push.State(state, url), graph_store=way == "graph-store", batch=400)


def _counts(store, there):
    names = push.named(store)
    return {name: there.count(name) for name in names}, {name: len(store.graph(name)) for name in names}


def test_same_counts_and_again(store, there, way, tmp_path):
    for attempt in range(2):  # the second from nothing, as after a lost state file
        done = _send(store, there, way, tmp_path / f"state-{attempt}")
        found, wanted = _counts(store, there)
        assert found == wanted
        assert done.triples == sum(wanted.values())
    assert _send(store, there, way, tmp_path / "state-1").sent == 0


def test_changes_follow(store, there, way, tmp_path):
    _send(store, there, way, tmp_path / "state")
    gone, shorter, *_ = store.articles()
    store.remove(gone)
    store.put_graph(shorter, store.graph(shorter)[:5])
    done = _send(store, there, way, tmp_path / "state")
    assert (done.sent, done.dropped) == (1, 1)
    assert there.count(gone) == 0
    assert there.count(shorter) == 5


@pytest.mark.parametrize("there", ["virtuoso"], indirect=True)  # the other asks for no password
def test_wrong_password_is_one_line_without_it(store, there, way, tmp_path):
    url = there.graph_store if way == "graph-store" else there.update
    with Server(url, Credentials(there.user, "wrong-secret")) as server, pytest.raises(PushError) as raised:
        push.push(store, server, push.State(tmp_path / "state", url), graph_store=way == "graph-store")
    assert "401" in str(raised.value)
    assert "wrong-secret" not in str(raised.value)


def test_command(store, there, way, monkeypatch):
    store.close()
    if there.user:
        monkeypatch.setenv("KG_PUSH_USER", there.user)
        monkeypatch.setenv("KG_PUSH_PASSWORD", there.password)
    arguments = ["push", "--store", str(store.path), "--endpoint", there.update]
    if way == "graph-store":
        arguments[-1:] = [there.graph_store, "--graph-store"]
    ran = CliRunner().invoke(cli, arguments)
    assert ran.exit_code == 0, ran.output
    assert there.password is None or f"{there.user}:{there.password}" not in ran.output
