"""A worker process and one job on it, waiting in this thread: what the command line uses."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, Protocol

from kg.sparql import frames
from kg.sparql.jobs import Ending, Job, Limits, Outcome

START_SECONDS = 120.0
"""How long a worker may take to open its store: far more than any machine needs."""


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


def unopened() -> Outcome:
    """Return the outcome of a job whose worker did not come to it."""
    busy = f"the store did not open within {START_SECONDS:g} s; the machine is too busy"
    return Outcome(Ending.STORE, busy)


def death(returncode: int | None) -> Ending:
    """Return what ended a worker: the engine aborts where it gets no memory."""
    return Ending.MEMORY if returncode in (-6, 134) else Ending.CRASHED


ALLOCATOR = {"GLIBC_TUNABLES": "glibc.malloc.tcache_count=127:glibc.malloc.hugetlb=1"}
"""How glibc takes and keeps memory. The engine's disk store takes and frees some dozens of blocks of one
size for each look-up; with the default of 7 kept, look-ups take a quarter longer. With ``hugetlb=1`` glibc
asks the kernel for pages of 2 MB, where it has any: a new worker fills its memory for the first time while it
answers, which takes up to a fifth of the time with pages of 4 KB. glibc before 2.35 passes over it."""


def environment() -> dict[str, str]:
    """Return what a worker needs to know of this process's environment, which is not its credentials."""
    kept = ("PATH", "PYTHONPATH", "VIRTUAL_ENV", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT", "PYTHONHASHSEED")
    given = {name: os.environ[name] for name in (*kept, *ALLOCATOR) if name in os.environ}
    return {**ALLOCATOR, **given}


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


def _opened(worker: subprocess.Popen[bytes], sink: Sink, limits: Limits) -> Outcome:
    """Wait until the worker has opened the store."""
    assert worker.stdout
    return _receive(worker.stdout, sink, limits.size) or limited(Ending.CRASHED, limits)


def _converse(worker: subprocess.Popen[bytes], job: Job, sink: Sink, limits: Limits) -> Outcome:
    assert worker.stdin and worker.stdout
    worker.stdin.write(frames.pack_json(frames.JOB, job.to_json()))
    worker.stdin.flush()
    return _receive(worker.stdout, sink, limits.size) or limited(Ending.SIZE, limits)


def _within(
    worker: subprocess.Popen[bytes], seconds: float, step: Callable[[], Outcome], late: Outcome
) -> Outcome:
    """Return what ``step`` does with ``worker``; where it takes longer end the worker and return ``late``."""
    passed = threading.Event()

    def end() -> None:
        passed.set()
        worker.kill()

    timer = threading.Timer(seconds, end)
    timer.start()
    try:
        return step()
    except (EOFError, BrokenPipeError):
        worker.wait()
        if passed.is_set():
            return late
        raise
    finally:
        timer.cancel()


def _run(worker: subprocess.Popen[bytes], job: Job, sink: Sink, limits: Limits) -> Outcome:
    opened = _within(worker, START_SECONDS, partial(_opened, worker, sink, limits), unopened())
    if opened.ending != Ending.DONE:
        return opened
    asked = partial(_converse, worker, job, sink, limits)
    return _within(worker, limits.seconds, asked, limited(Ending.TIME, limits))


def run(store: Path, job: Job, sink: Sink, limits: Limits, mode: str = "read") -> Outcome:
    """Run ``job`` over ``store`` in a process of its own and write the answer to ``sink``.

    The time of ``limits`` counts from when the store is open. What was written before a limit ended
    the job is no answer.
    """
    with started(store, limits, mode) as worker:
        try:
            outcome = _run(worker, job, sink, limits)
        except (EOFError, BrokenPipeError):
            return limited(death(worker.returncode), limits)
    if outcome.ending == Ending.MEMORY and not outcome.message:
        return limited(Ending.MEMORY, limits)
    return outcome
