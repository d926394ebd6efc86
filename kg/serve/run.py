"""Running the application under uvicorn."""

from __future__ import annotations

import contextlib
import socket

import click
import uvicorn

from kg import terminal
from kg.errors import ServeError
from kg.serve.app import application
from kg.serve.connection import PatientProtocol
from kg.serve.settings import Settings
from kg.store import Store

_FILES = 65536
_BACKLOG = 2048
_KEEP_ALIVE = 5
_GRACE = 3


def raise_file_limit(wanted: int = _FILES) -> None:
    """Let this process hold as many connections as the system allows it, up to ``wanted``."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        limit = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(resource.RLIMIT_NOFILE, (limit, most))


def listen(settings: Settings) -> socket.socket:
    """Return a socket that listens where ``settings`` say; raise ``ServeError`` where nothing can."""
    try:
        family = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((settings.host, settings.port), family=family, backlog=_BACKLOG)
    except OSError as error:
        place = f"{settings.host}:{settings.port}"
        raise ServeError(
            f"{place}: cannot listen there: {error.strerror or error}; take another --host or --port"
        ) from None


def config(settings: Settings) -> uvicorn.Config:
    """Return how uvicorn runs the application."""
    return uvicorn.Config(
        application(settings),
        log_level="warning",
        lifespan="on",
        server_header=False,
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=_GRACE,
        backlog=_BACKLOG,
        http=PatientProtocol,
        h11_max_incomplete_event_size=1 << 16,
    )


def serve(settings: Settings) -> None:
    """Serve until interrupted; raise ``StoreError`` for no store, ``ServeError`` for no place."""
    with Store(settings.store, read_only=True):
        pass  # the reason why not is for this terminal
    raise_file_limit()
    with listen(settings) as sock:
        host, port = sock.getsockname()[:2]
        name = f"[{host}]" if ":" in host else host
        click.echo(f"serving {settings.store} at http://{name}:{port}/ (stop with Ctrl-C)", err=True)
        if not settings.loopback:
            terminal.warn(
                "anybody who can reach this machine can ask; put a server with a password before it"
            )
        uvicorn.Server(config(settings)).run(sockets=[sock])
