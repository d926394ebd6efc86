"""Articles → extractions: language, parse, extract, check, in batches and on several processors.

The order of what comes out is the order of what goes in, whatever the number of processes.
"""

from __future__ import annotations

import gc
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import partial
from itertools import count, groupby, islice
from multiprocessing import get_context

from kg import extract, language, terminal
from kg.errors import InputError, KgError, ShapeError
from kg.link.actors import ActorBook
from kg.model import Article, Extraction

BATCH = 8
"""Articles that are parsed together: the models are faster on many sentences at once."""
AHEAD = 2
"""Batches a process may be ahead, so that reading does not run away from extraction."""

PUBLISHERS = ("Media", "Organisation")
"""The types of actor that an article's publisher can be."""

OF_AN_ARTICLE = (InputError, ShapeError)
"""Errors that are one article's own; any other says that kg's data is wrong, and stops everything."""

Outcome = Extraction | KgError
Report = Callable[[KgError], None]
Check = Callable[[Extraction], None]


def _refuse(error: KgError) -> None:
    raise error


def _accept(_: Extraction) -> None:
    """Check nothing."""


def _failure(article: Article, error: Exception) -> KgError:
    """Return what made one article fail, as an error that names it; raise what is not the article's own."""
    if isinstance(error, OF_AN_ARTICLE):
        named = str(error) if article.origin in str(error) else f"{article.origin}: {error}"
        return type(error)(named)
    if isinstance(error, KgError):
        raise error
    if terminal.debugging():
        traceback.print_exception(error)
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return InputError(f"{article.origin}: cannot be extracted ({what}); leave it out and report it")


def _extracted(articles: Sequence[Article], code: str | None) -> list[Extraction]:
    """Return what articles of one language say; raise whatever fails."""
    known = language.get(code)
    if known is None:
        return [_published(Extraction(article, language_known=False)) for article in articles]
    return [_published(extract.extract(document)) for document in known.parse(articles)]


def _published(extraction: Extraction) -> Extraction:
    """Return the extraction with the actor that its publisher is, where the actors' files know it."""
    name = extraction.article.publisher
    known = ActorBook.load().lookup(name, PUBLISHERS) if name else None
    return replace(extraction, publisher=known)


def _one(article: Article, check: Check) -> Outcome:
    """Return what one article says, or why it fails."""
    try:
        [extraction] = _extracted([article], article.language)
        check(extraction)
    except Exception as error:  # noqa: BLE001 - whatever breaks one article, the others are built
        return _failure(article, error)
    return extraction


def _group(articles: Sequence[Article], code: str | None, check: Check) -> list[Outcome]:
    """Return the outcomes of articles of one language: together, or one by one where one of them fails."""
    if len(articles) == 1:
        return [_one(articles[0], check)]
    try:
        found = _extracted(articles, code)
        for extraction in found:
            check(extraction)
    except Exception:  # noqa: BLE001 - each is tried alone, and the one that fails is named
        return [_one(article, check) for article in articles]
    return [*found]


def extract_batch(articles: Sequence[Article], check: Check = _accept) -> list[Outcome]:
    """Return an extraction or an error for each article, in their order."""
    groups = groupby(articles, key=lambda article: article.language)
    found = [outcome for code, group in groups for outcome in _group([*group], code, check)]
    if found:
        _settle()
    return found


_SETTLED = count(1)


def _settle() -> None:
    """Take what batches have loaded out of the garbage collector's rounds: models, tables, actors and what is
    kept of words stay to the end, and looking through them again and again takes time.

    Done after the first batch of a process, the second, the fourth and so on: what is kept grows less and
    less, and a caller's own objects that happen to be there are taken out with it seldom.
    """
    number = next(_SETTLED)
    if number & (number - 1) == 0:
        gc.collect()
        gc.freeze()


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    rest = iter(articles)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _ignore_interrupt() -> None:
    """Leave Ctrl-C to the first process, which ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _in_processes(
    batches: Iterator[list[Article]], work: Callable[[list[Article]], list[Outcome]], processes: int
) -> Iterator[list[Outcome]]:
    """Yield the outcomes of each batch in order, some batches ahead in other processes.

    Who stops in the middle waits for the batches that are begun, some seconds: a process that is killed while
    it hands over what it found leaves half a message behind, and the thread that reads it never ends.
    """
    context = get_context("spawn")  # a forked copy of a process with threads can hang
    waiting: deque[Future[list[Outcome]]] = deque()
    pool = ProcessPoolExecutor(processes, context, initializer=_ignore_interrupt)
    try:
        for batch in batches:
            waiting.append(pool.submit(work, batch))
            if len(waiting) > AHEAD * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise KgError("a process ended (out of memory?); run again with fewer --processes") from error
    finally:
        pool.shutdown(cancel_futures=True)


def build(
    articles: Iterable[Article], processes: int = 1, *, check: Check = _accept, report: Report = _refuse
) -> Iterator[Extraction]:
    """Yield what each article says, in their order.

    An article in a language that kg does not read gives an extraction without statements whose
    ``language_known`` is false. One that fails, or that ``check`` raises a ``ShapeError`` for, is handed
    to ``report`` as an error that names it, and the next is extracted; without ``report`` it is raised.
    Data of kg that is wrong always raises.
    """
    work = partial(extract_batch, check=check)
    batches = _batches(articles)
    results = _in_processes(batches, work, processes) if processes > 1 else map(work, batches)
    for outcome in (outcome for batch in results for outcome in batch):
        if isinstance(outcome, KgError):
            report(outcome)
        else:
            yield outcome
