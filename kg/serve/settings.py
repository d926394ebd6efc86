"""What the command line asks of the server."""

from __future__ import annotations

import ipaddress
import os
from dataclasses import dataclass, field
from pathlib import Path

from kg.sparql.jobs import Limits


def default_workers() -> int:
    """Return one worker a core, at least two, so that one long query does not stop the rest."""
    return max(2, os.cpu_count() or 1)


@dataclass(frozen=True)
class Settings:
    """A server: its store, where it listens, what it allows.

    ``waiting`` is how many queries may wait for a worker; ``body`` the bytes of a query or update;
    ``body_seconds`` how long a client may take to send it. ``hosts`` are names, beside localhost and
    addresses, by which clients may call the server; ``origins`` are the web sites whose pages may
    read from it, beside its own and those of this machine (``*`` for all).
    """

    store: Path
    host: str = "127.0.0.1"
    port: int = 8000
    limits: Limits = field(default_factory=Limits)
    workers: int = field(default_factory=default_workers)
    waiting: int = 256
    body: int = 1 << 20
    body_seconds: float = 30.0
    writable: bool = False
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach the server."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"
