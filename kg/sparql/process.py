"""A worker process and one job on it, waiting in this thread: what the command line uses."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Protocol

from kg.sparql import frames
from kg.sparql.jobs import Ending, Job, Limits, Outcome


class Sink(Protocol):
    """Where the bytes of an answer go."""

    def write(self, data: bytes, /) -> object:
        """Take the next bytes."""


def command(store: Path, limits: Limits, mode: str = "read") -> list[str]:
    """Return how to start a worker over ``store``. The current folder is kept off its path."""
    return [sys.executable, "-P", "-m", "kg.sparql.worker", os.fspath(store), str(limits.memory), mode]


MESSAGES = {
    Ending.TIME: "the query ran longer than {limits.seconds:g} s and was ended; "
    "ask for less, or raise --timeout",
    Ending.MEMORY: "the query wanted more than {memory} MB and was ended; ask for less, or raise --memory",
    Ending.SIZE: "the answer is larger than {size} MB; add a LIMIT",
    Ending.CRASHED: "the process that ran the query died; the store is unharmed",
    Ending.BUSY: "too many queries are waiting; try again later",
}


def limited(ending: Ending, limits: Limits) -> Outcome:
    """Return the outcome of a job that ``limits`` ended."""
    message = MESSAGES[ending].format(limits=limits, memory=limits.memory >> 20, size=limits.size >> 20)
    return Outcome(ending, message)


def death(returncode: int | None) -> Ending:
    """Return what ended a worker: the engine aborts where it gets no memory."""
    return Ending.MEMORY if returncode in (-6, 134) else Ending.CRASHED


def environment() -> dict[str, str]:
    """Return what a worker needs to know of this process's environment, which is not its credentials."""
    kept = ("PATH", "PYTHONPATH", "VIRTUAL_ENV", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT", "PYTHONHASHSEED")
    return {name: os.environ[name] for name in kept if name in os.environ}


@contextlib.contextmanager
def started(store: Path, limits: Limits, mode: str = "read") -> Iterator[subprocess.Popen[bytes]]:
    """Start a worker, and end it afterwards whatever happens."""
    worker = subprocess.Popen(
        command(store, limits, mode),
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield worker
    finally:
        worker.kill()
        worker.communicate()


def _receive(answers: IO[bytes], sink: Sink, size: int) -> Outcome | None:
    """Copy the answer to ``sink``; return its outcome, or none where it grew past ``size``."""
    taken = 0
    while True:
        kind, payload = frames.read(answers)
        if kind == frames.END:
            return Outcome.from_json(frames.loads(payload))
        taken += len(payload)
        if taken > size:
            return None
        sink.write(payload)


def _converse(worker: subprocess.Popen[bytes], job: Job, sink: Sink, limits: Limits) -> Outcome:
    assert worker.stdin and worker.stdout
    ready = _receive(worker.stdout, sink, limits.size)
    if ready is None or ready.ending != Ending.DONE:
        return ready or limited(Ending.CRASHED, limits)
    worker.stdin.write(frames.pack_json(frames.JOB, job.to_json()))
    worker.stdin.flush()
    return _receive(worker.stdout, sink, limits.size) or limited(Ending.SIZE, limits)


def run(store: Path, job: Job, sink: Sink, limits: Limits, mode: str = "read") -> Outcome:
    """Run ``job`` over ``store`` in a process of its own and write the answer to ``sink``.

    The time of ``limits`` counts from the start of the process. What was written before a limit ended
    the job is no answer.
    """
    late = threading.Event()
    with started(store, limits, mode) as worker:

        def end() -> None:
            late.set()
            worker.kill()

        timer = threading.Timer(limits.seconds, end)
        timer.start()
        try:
            outcome = _converse(worker, job, sink, limits)
        except (EOFError, BrokenPipeError):
            worker.wait()
            return limited(Ending.TIME if late.is_set() else death(worker.returncode), limits)
        finally:
            timer.cancel()
    if outcome.ending == Ending.MEMORY and not outcome.message:
        return limited(Ending.MEMORY, limits)
    return outcome
