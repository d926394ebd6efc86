"""The process that runs jobs over one store: ``python -m kg.sparql.worker STORE MEMORY``.

It opens the store, gives up what it does not need, says that it is ready, and answers jobs from
standard input until that closes. Whoever started it ends it when its time is up.
"""

from __future__ import annotations

import os
import sys
from typing import BinaryIO

from pyoxigraph import Store

import kg.store
from kg.errors import StoreError
from kg.sparql import evaluate, frames, sandbox, view
from kg.sparql.context import Context, standard
from kg.sparql.jobs import Ending, Job, Kind, Outcome

RUNS: dict[Kind, evaluate.Run] = {
    Kind.QUERY: evaluate.query,
    Kind.UPDATE: evaluate.update,
    Kind.GRAPH: evaluate.graph,
    Kind.VIEW: view.write,
}


def _answer(store: Store, context: Context, commands: BinaryIO, answers: BinaryIO) -> None:
    """Answer jobs until there are no more."""
    while True:
        try:
            _, payload = frames.read(commands)
        except EOFError:
            return
        job = Job.from_json(frames.loads(payload))
        out = frames.DataWriter(answers)
        outcome = evaluate.attempt(RUNS[job.kind], store, job, context, out)
        out.end(outcome.to_json())


def _ready(answers: BinaryIO, outcome: Outcome) -> None:
    frames.DataWriter(answers).end(outcome.to_json())


def main(path: str, memory: int, mode: str = "read") -> int:
    """Serve jobs over the store at ``path``; return the exit code."""
    commands, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing but frames may reach the pipe
    try:
        with kg.store.Store(path, read_only=mode == "read") as store:
            sandbox.refuse_sockets()
            sandbox.limit_memory(memory)
            _ready(answers, Outcome(Ending.DONE))
            _answer(store.engine, standard(), commands, answers)
    except StoreError as error:
        _ready(answers, Outcome(Ending.STORE, str(error)))
        return error.exit_code
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:]))
