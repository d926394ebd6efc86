"""When a folder changes: for ``kg view --watch``."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

State = tuple[tuple[str, int, int], ...]


def state(folder: Path) -> State:
    """Return the names, sizes and times of the files below ``folder``; lock files do not count."""
    found = []
    for path in sorted(folder.rglob("*")):
        try:
            known = path.stat()
        except FileNotFoundError:
            continue
        if path.is_file() and "lock" not in path.name.lower():
            found.append((str(path.relative_to(folder)), known.st_size, known.st_mtime_ns))
    return tuple(found)


def changes(folder: Path, shown: State, every: float = 1.0) -> Iterator[None]:
    """Yield after each change from ``shown`` on that has come to rest: two looks, ``every`` seconds apart,
    that agree.
    """
    while True:
        time.sleep(every)
        now = state(folder)
        if now == shown:
            continue
        while True:
            time.sleep(every)
            again = state(folder)
            if again == now:
                break
            now = again
        shown = now
        yield
