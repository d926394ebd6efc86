"""Worker processes for many clients at once, without a thread that waits."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kg.sparql import frames
from kg.sparql.jobs import Ending, Job, Limits, Outcome
from kg.sparql.process import START_SECONDS, Sink, command, death, environment, limited, unopened

_IN_MEMORY = 1 << 18
_JOBS_PER_WORKER = 50_000
_PAUSE = 0.05
_TURNS = 2
"""How many times the limit of a query a job may wait for its turn."""

_REUSABLE = frozenset(
    {Ending.DONE, Ending.SYNTAX, Ending.REFUSED, Ending.UNACCEPTABLE, Ending.ABSENT, Ending.FAILED}
)


@dataclass(frozen=True)
class Answer:
    """How a job ended, and its bytes in a file at its start. Whoever takes it closes the file."""

    outcome: Outcome
    body: IO[bytes]

    def read(self) -> bytes:
        """Return all bytes and close the file."""
        with self.body:
            return self.body.read()


class Worker:
    """One process over one snapshot. A job that fails its limits ends it."""

    def __init__(self, process: asyncio.subprocess.Process, store: Path) -> None:
        self._process = process
        self.store = store
        self.jobs = 0
        self.finished = False
        """Whether the last job left the process ready for the next one."""

    @classmethod
    async def start(cls, store: Path, limits: Limits, mode: str = "read") -> Worker:
        """Start a process; it opens the store while the first job is on its way."""
        process = await asyncio.create_subprocess_exec(
            *command(store, limits, mode),
            env=environment(),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        return cls(process, store)

    async def _receive(self, sink: Sink, size: int) -> Outcome | None:
        answers = self._process.stdout
        assert answers
        taken = 0
        while True:
            kind, length = frames.HEADER.unpack(await answers.readexactly(frames.HEADER.size))
            payload = await answers.readexactly(length)
            if kind == frames.END:
                return Outcome.from_json(frames.loads(payload))
            taken += length
            if taken > size:
                return None
            sink.write(payload)

    async def _converse(self, job: Job, sink: Sink, limits: Limits) -> Outcome:
        commands = self._process.stdin
        assert commands
        self.jobs += 1
        commands.write(frames.pack_json(frames.JOB, job.to_json()))
        await commands.drain()
        return await self._receive(sink, limits.size) or limited(Ending.SIZE, limits)

    async def _opened(self, sink: Sink, limits: Limits) -> Outcome | None:
        """Wait until the process has opened the store; return why it cannot, or none."""
        if self.jobs:
            return None
        try:
            async with asyncio.timeout(START_SECONDS):
                ready = await self._receive(sink, limits.size)
        except TimeoutError:
            return unopened()
        return None if ready and ready.ending == Ending.DONE else ready or limited(Ending.CRASHED, limits)

    async def _timed(self, job: Job, sink: Sink, limits: Limits) -> Outcome:
        """Run ``job`` within its time. (``asyncio.wait_for`` would miss that the client has gone.)"""
        try:
            async with asyncio.timeout(limits.seconds):
                return await self._converse(job, sink, limits)
        except TimeoutError:
            return limited(Ending.TIME, limits)

    async def run(self, job: Job, sink: Sink, limits: Limits) -> Outcome:
        """Run ``job``; the outcome is not ``DONE`` where a limit or the query itself stopped it."""
        self.finished = False
        try:
            outcome = await self._opened(sink, limits) or await self._timed(job, sink, limits)
        except (asyncio.IncompleteReadError, ConnectionError):
            await self._process.wait()
            return limited(death(self._process.returncode), limits)
        if outcome.ending == Ending.MEMORY and not outcome.message:
            return limited(Ending.MEMORY, limits)
        self.finished = outcome.ending in _REUSABLE
        return outcome

    async def end(self) -> None:
        """Kill the process and wait until it is gone; asyncio waits for ever where its answer is unread."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        assert self._process.stdout
        with contextlib.suppress(RuntimeError):  # a job that still reads does it too
            while await self._process.stdout.read(frames.CHUNK):
                pass
        await self._process.wait()


class Pool:
    """At most ``size`` workers; further jobs wait, and those past ``waiting`` are turned away."""

    def __init__(self, store: Path, size: int, waiting: int, limits: Limits) -> None:
        self.store = store
        self.limits = limits
        self._places = asyncio.Semaphore(size)
        self._allowed, self._waiting = waiting, 0
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()

    async def run(self, job: Job) -> Answer:
        """Run ``job`` on the newest snapshot and hold its answer until the client has it."""
        body: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 — the answer owns it
        try:
            outcome = await self._run(job, body)
        except BaseException:
            body.close()
            raise
        body.seek(0)
        return Answer(outcome, body)

    async def _run(self, job: Job, sink: Sink) -> Outcome:
        if self._waiting >= self._allowed:
            return limited(Ending.BUSY, self.limits)
        self._waiting += 1
        try:
            async with asyncio.timeout(_TURNS * self.limits.seconds):
                await self._places.acquire()
        except TimeoutError:
            return limited(Ending.BUSY, self.limits)
        finally:
            self._waiting -= 1
        try:
            async with self._worker() as worker:
                return await worker.run(job, sink, self.limits)
        finally:
            self._places.release()

    @contextlib.asynccontextmanager
    async def _worker(self) -> AsyncIterator[Worker]:
        """Lend a worker; one that is stale, used up, or whose job did not end by itself, is ended."""
        worker = self._take_idle() or await Worker.start(self.store, self.limits)
        self._busy.add(worker)
        try:
            yield worker
        finally:
            self._busy.discard(worker)
            if worker.finished and worker.store == self.store and worker.jobs < _JOBS_PER_WORKER:
                self._idle.append(worker)
            else:
                await asyncio.shield(worker.end())

    def _take_idle(self) -> Worker | None:
        fresh = next((worker for worker in self._idle if worker.store == self.store), None)
        if fresh:
            self._idle.remove(fresh)
        return fresh

    async def warm(self, count: int) -> None:
        """Start workers before the first clients come."""
        self._idle += [await Worker.start(self.store, self.limits) for _ in range(count)]

    def use(self, store: Path) -> None:
        """Use another snapshot from the next job on."""
        self.store = store

    async def left(self, store: Path) -> None:
        """Return when nobody reads the snapshot ``store`` any more."""
        stale = [worker for worker in self._idle if worker.store == store]
        self._idle = [worker for worker in self._idle if worker.store != store]
        await asyncio.gather(*(worker.end() for worker in stale))
        while any(worker.store == store for worker in self._busy):
            await asyncio.sleep(_PAUSE)

    async def close(self) -> None:
        """End every worker."""
        workers, self._idle = [*self._idle, *self._busy], []
        await asyncio.gather(*(worker.end() for worker in workers))
