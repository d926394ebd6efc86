"""A server in this process over a small store, and a real one on a port for clients of other kinds."""

import socket
import threading
import time

import pytest
import uvicorn
from starlette.testclient import TestClient

from kg.serve.app import application
from kg.serve.run import config
from kg.serve.settings import Settings
from kg.sparql.jobs import Limits
from kg.store import Store
from tests.samples import everything

DEADLINE = 120.0
"""Seconds after which a busy machine is no excuse any more."""

LIMITS = Limits(seconds=DEADLINE, memory=200 << 20, size=10 << 20)


def fill(folder):
    """Make a store of the sample extractions and return its folder."""
    with Store(folder) as store:
        for extraction in everything():
            store.put(extraction)
    return folder


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    """The folder of a store that no test changes."""
    return fill(tmp_path_factory.mktemp("serve") / "store")


@pytest.fixture(scope="session")
def client(store):
    """A client of a read-only server."""
    with TestClient(application(Settings(store, limits=LIMITS)), base_url="http://127.0.0.1:8000") as found:
        yield found


@pytest.fixture
def writable(tmp_path):
    """A client of a server that takes updates, over a store of its own."""
    settings = Settings(fill(tmp_path / "store"), limits=LIMITS, writable=True)
    with TestClient(application(settings), base_url="http://127.0.0.1:8000") as found:
        yield found


class Running(uvicorn.Server):
    """A server in a thread of this process."""

    def __init__(self, settings):
        super().__init__(config(settings))
        self.socket = socket.create_server((settings.host, 0), backlog=2048)
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.thread = threading.Thread(target=self.run, kwargs={"sockets": [self.socket]}, daemon=True)

    def __enter__(self):
        self.thread.start()
        deadline = time.monotonic() + DEADLINE
        while not self.started and time.monotonic() < deadline and self.thread.is_alive():
            time.sleep(0.02)
        assert self.started
        return self

    def __exit__(self, *error):
        self.should_exit = True
        self.thread.join(DEADLINE)
        self.socket.close()


@pytest.fixture(scope="session")
def address(store):
    """The address of a read-only server on a free port."""
    with Running(Settings(store, limits=LIMITS)) as server:
        yield server.address
