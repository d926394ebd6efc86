"""A job that its client leaves gives its worker back, at whatever moment the client leaves."""

import asyncio
import io

import pytest

from kg.serve.pool import Pool, Worker
from kg.sparql.jobs import Ending, Job, Kind, Limits
from tests.serve.conftest import DEADLINE

LARGE = Job(Kind.QUERY, "SELECT * { ?a ?b ?c . ?d ?e ?f }")
ENDLESS = Job(Kind.QUERY, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")

async def _leave_after(pool: Pool, turns: int) -> bool:
    """Start the endless job, cancel it after so many turns of the loop; return whether it is cancelled."""
    task = asyncio.ensure_future(pool.run(ENDLESS))
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()
    done, _ = await asyncio.wait({task}, timeout=DEADLINE)
    return task in done and task.cancelled()


async def _left_and_asked(store, turns):
    pool = Pool(store, 1, 8, Limits(seconds=10 * DEADLINE))
    try:
        left = await _leave_after(pool, turns)
        answer = await asyncio.wait_for(pool.run(Job(Kind.QUERY, "ASK {}")), DEADLINE)
        return left, b"true" in answer.read()
    finally:
        await pool.close()


@pytest.mark.parametrize("turns", range(6))
def test_leaving_frees_the_worker(store, turns):
    assert asyncio.run(_left_and_asked(store, turns)) == (True, True)


async def _ended_unread(store):
    worker = await Worker.start(store, Limits())
    outcome = await worker.run(LARGE, io.BytesIO(), Limits(size=1))
    await asyncio.sleep(0.5)  # what comes after the limit fills the pipe and its buffer
    await asyncio.wait_for(worker.end(), DEADLINE)
    return outcome.ending


def test_worker_with_an_unread_answer_ends(store):
    assert asyncio.run(_ended_unread(store)) == Ending.SIZE
