"""One writer or several readers of a folder, over all processes of a machine.

Oxigraph stops a second writer itself; a reader beside a writer of another process it calls undefined,
so readers hold a shared lock. Where the system has no ``flock``, Oxigraph's own lock is all there is.
"""

from __future__ import annotations

import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


class Lock:
    """A lock on ``path``, held until ``release``; raise ``BlockingIOError`` where another process has it."""

    def __init__(self, path: Path, exclusive: bool) -> None:
        self._file: int | None = None
        if fcntl is None:
            return
        flags = os.O_RDWR | os.O_CREAT if exclusive or not path.exists() else os.O_RDONLY
        self._file = os.open(path, flags | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(self._file, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError:
            self.release()
            raise

    def release(self) -> None:
        """Let the next one in; releasing twice does nothing."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
