"""Articles → extractions: language, parse, extract, in batches and on several processors.

The order of what comes out is the order of what goes in, whatever the number of processes.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import groupby, islice
from multiprocessing import get_context

from kg.errors import InputError, KgError
from kg.model import Article, Extraction

BATCH = 8
"""Articles that are parsed together: the models are faster on many sentences at once."""
AHEAD = 2
"""Batches a process may be ahead, so that reading does not run away from extraction."""

Outcome = Extraction | InputError
Report = Callable[[InputError], None]


def _refuse(error: InputError) -> None:
    raise error


def _failure(article: Article, error: Exception) -> InputError:
    """Return an unexpected failure of one article as an error that names it."""
    if isinstance(error, InputError):
        return error
    what = f"{type(error).__name__}: {error}".replace("\n", " ")
    return InputError(f"{article.origin}: cannot be extracted ({what}); leave it out and report it")


def _extracted(articles: Sequence[Article], code: str | None) -> list[Extraction]:
    """Return what articles of one language say; raise whatever fails."""
    from kg import language
    from kg.extract import extract

    known = language.get(code)
    if known is None:
        return [Extraction(article, language_known=False) for article in articles]
    return [extract(document) for document in known.parse(articles)]


def _one(article: Article) -> Outcome:
    """Return what one article says, or why it cannot be extracted; data that is wrong stops everything."""
    try:
        return _extracted([article], article.language)[0]
    except KgError as error:
        if not isinstance(error, InputError):
            raise
        return error
    except Exception as error:
        return _failure(article, error)


def _group(articles: Sequence[Article], code: str | None) -> list[Outcome]:
    """Return the outcomes of articles of one language: together, or one by one where one of them fails."""
    try:
        return [*_extracted(articles, code)]
    except Exception:
        return [_one(article) for article in articles]


def extract_batch(articles: Sequence[Article]) -> list[Outcome]:
    """Return an extraction or an error for each article, in their order."""
    groups = groupby(articles, key=lambda article: article.language)
    return [outcome for code, group in groups for outcome in _group([*group], code)]


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    rest = iter(articles)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _ignore_interrupt() -> None:
    """Leave Ctrl-C to the first process, which ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _in_processes(batches: Iterator[list[Article]], processes: int) -> Iterator[list[Outcome]]:
    """Yield the outcomes of each batch in order, some batches ahead in other processes."""
    context = get_context("spawn")  # a forked copy of a process with threads can hang
    with ProcessPoolExecutor(processes, context, initializer=_ignore_interrupt) as pool:
        waiting: deque[Future[list[Outcome]]] = deque()
        try:
            for batch in batches:
                waiting.append(pool.submit(extract_batch, batch))
                if len(waiting) > AHEAD * processes:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise KgError("a process ended (out of memory?); run again with fewer --processes") from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def build(
    articles: Iterable[Article], processes: int = 1, *, report: Report = _refuse
) -> Iterator[Extraction]:
    """Yield what each article says, in their order.

    An article in a language that kg does not read gives an extraction without statements whose
    ``language_known`` is false. One that fails is handed to ``report`` as an ``InputError`` that names
    it, and the next is extracted; without ``report`` it is raised. Wrong language data is always raised.
    """
    batches = _batches(articles)
    results = _in_processes(batches, processes) if processes > 1 else map(extract_batch, batches)
    for outcome in (outcome for batch in results for outcome in batch):
        if isinstance(outcome, InputError):
            report(outcome)
        else:
            yield outcome
