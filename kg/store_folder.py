"""The folder of a store: what lies in it, whether it is one, and what its errors mean."""

from __future__ import annotations

import os
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError

FORMAT = "kg store 1"
FORMAT_FILE, LOCK_FILE, LOADING_FILE = "kg-format", "kg-lock", "kg-loading"


def check_folder(path: Path, read_only: bool) -> None:
    """Raise ``StoreError`` where ``path`` is no store of this version; make a new one where nothing is."""
    marker = path / FORMAT_FILE
    try:
        if marker.exists():
            found = marker.read_text(encoding="utf-8", errors="replace").strip()
            if found != FORMAT:
                raise StoreError(
                    f"{path}: is «{found[:40]}» and this kg reads «{FORMAT}»; build it anew or update kg"
                )
        elif read_only and not path.exists():
            raise StoreError(f"{path}: no store is there; make one with «kg build ARTICLE --store {path}»")
        elif path.exists() and (not path.is_dir() or read_only or any(path.iterdir())):
            raise StoreError(f"{path}: is no kg store; name an empty or new folder with --store")
        else:
            path.mkdir(parents=True, exist_ok=True)
            write_synced(marker, FORMAT + "\n")
    except (OSError, ValueError) as error:
        raise explained(path, error) from error


def open_engine(path: Path, read_only: bool) -> ox.Store:
    """Return Oxigraph's store of the folder."""
    return ox.Store.read_only(str(path)) if read_only else ox.Store(str(path))


def write_synced(path: Path, text: str) -> None:
    """Write a small file so that it is there whole, or not at all, after a crash."""
    draft = path.with_name(path.name + ".new")
    with draft.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def explained(path: Path | None, error: Exception) -> StoreError:
    """Return what went wrong in one line, and what to do about it."""
    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    if isinstance(error, BlockingIOError) or "lock file" in reason or "lock hold" in reason:
        return StoreError(
            f"{path}: another process uses the store; wait until it has ended, or use another --store"
        )
    if isinstance(error, PermissionError):
        return StoreError(f"{path}: {error.strerror or reason}; give yourself the right to write there")
    return StoreError(
        f"{path}: the store cannot be used ({reason}); restore a copy, or build it anew elsewhere"
    )
