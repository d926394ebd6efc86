"""How a job and its answer cross a pipe: frames of one byte of kind, four of length, and the payload.

A job is one ``JOB`` frame. Its answer is any number of ``DATA`` frames and one ``END`` frame, whose
payload is the outcome as JSON. A worker that is ready to work says so with one ``END`` frame.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import IO, Any

JOB, DATA, END = b"J", b"D", b"E"
HEADER = struct.Struct(">cI")
CHUNK = 1 << 16


def pack(kind: bytes, payload: bytes) -> bytes:
    """Return one frame."""
    return HEADER.pack(kind, len(payload)) + payload


def pack_json(kind: bytes, value: Mapping[str, Any]) -> bytes:
    """Return one frame whose payload is JSON."""
    return pack(kind, json.dumps(value).encode())


def loads(payload: bytes) -> dict[str, Any]:
    """Return the JSON object of a payload."""
    value: dict[str, Any] = json.loads(payload)
    return value


def read(stream: IO[bytes]) -> tuple[bytes, bytes]:
    """Return the next frame's kind and payload; raise ``EOFError`` where the stream has ended."""
    header = _exactly(stream, HEADER.size)
    kind, length = HEADER.unpack(header)
    return kind, _exactly(stream, length)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError("the other end of the pipe has closed")
    return data


class DataWriter:
    """A file to write an answer into: what is written leaves as ``DATA`` frames of a good size."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._held = bytearray()

    def write(self, data: bytes) -> int:
        """Take ``data``; the engine writes in small pieces."""
        self._held += data
        if len(self._held) >= CHUNK:
            self.flush()
        return len(data)

    def flush(self) -> None:
        """Send what is held."""
        if self._held:
            self._stream.write(pack(DATA, bytes(self._held)))
            self._held.clear()

    def end(self, outcome: Mapping[str, Any]) -> None:
        """Send what is held and the outcome."""
        self.flush()
        self._stream.write(pack_json(END, outcome))
        self._stream.flush()
