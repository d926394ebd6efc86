"""The store as the server sees it: a pool over a snapshot that follows the store, and a writer."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import tempfile
import time
from collections.abc import Awaitable
from pathlib import Path
from typing import IO, TypeVar

from kg.errors import StoreError
from kg.serve.pool import Answer, Pool, Worker
from kg.serve.settings import Settings
from kg.serve.snapshot import Snapshots
from kg.sparql.jobs import Job, Kind

log = logging.getLogger("kg.serve")
T = TypeVar("T")
_CHECK_EVERY = 1.0


class Service:
    """Runs jobs. ``start`` before the first one, ``stop`` after the last."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._snapshots: Snapshots | None = None
        self._pool: Pool | None = None
        self._checked = 0.0
        self._refreshing = asyncio.Lock()
        self._writing = asyncio.Lock()
        self._background: set[asyncio.Task[None]] = set()

    @property
    def pool(self) -> Pool:
        """The workers; only between ``start`` and ``stop``."""
        assert self._pool, "the service has not started"
        return self._pool

    @property
    def snapshots(self) -> Snapshots:
        """The copies of the store; only between ``start`` and ``stop``."""
        assert self._snapshots, "the service has not started"
        return self._snapshots

    async def start(self) -> None:
        """Copy the store and start workers; raise ``StoreError`` where there is no store to serve."""
        self._snapshots = Snapshots(self._settings.store)
        try:
            copy = await asyncio.to_thread(self._snapshots.take)
        except StoreError:
            self._snapshots.close()
            raise
        self._pool = Pool(copy, self._settings.workers, self._settings.waiting, self._settings.limits)
        await self._pool.warm(self._settings.workers)

    async def stop(self) -> None:
        """End the workers and remove the copies."""
        for task in self._background:
            task.cancel()
        await self.pool.close()
        self.snapshots.close()

    async def run(self, job: Job) -> Answer:
        """Run ``job``: an update on the store itself, all else on the newest copy."""
        if job.kind == Kind.UPDATE:
            return await self._write(job)
        await self._follow()
        return await self.pool.run(job)

    async def _follow(self) -> None:
        """Look now and then whether the store has changed, and copy it behind the clients' backs."""
        now = time.monotonic()
        if now - self._checked < _CHECK_EVERY:
            return
        self._checked = now
        if not self._refreshing.locked() and await asyncio.to_thread(self.snapshots.changed):
            self._later(self._refresh(0.0))

    def _later(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def _refresh(self, patience: float) -> None:
        async with self._refreshing:
            try:
                copy = await asyncio.to_thread(self.snapshots.take, patience)
            except StoreError as error:
                log.info("the older copy serves on: %s", error)
                return
            old = self.pool.store
            self.pool.use(copy)
        self._later(self._retire(old))

    async def _retire(self, old: Path) -> None:
        """Remove a copy when its last reader is done."""
        await self.pool.left(old)
        await asyncio.to_thread(self.snapshots.drop, old)

    async def _write(self, job: Job) -> Answer:
        """Run an update in a process that is the store's only holder, then serve what it made."""
        body: IO[bytes] = tempfile.SpooledTemporaryFile()  # noqa: SIM115 — the answer owns it
        async with self._writing:
            worker = await Worker.start(self._settings.store, self._settings.limits, "write")
            try:
                outcome = await worker.run(job, body, self._settings.limits)
            finally:
                await worker.end()
        await self._refresh(5.0)
        return Answer(outcome, body)


async def first_of(work: Awaitable[T], gone: Awaitable[None]) -> T | None:
    """Return what ``work`` gives, or none where ``gone`` ends before it; then ``work`` is cancelled."""
    task, watch = asyncio.ensure_future(work), asyncio.ensure_future(gone)
    try:
        await asyncio.wait((task, watch), return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    finally:
        for each in (task, watch):
            each.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(task, watch, return_exceptions=True)
