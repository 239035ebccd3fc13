"""Many articles, one after the other or side by side, and what is done about those that cannot be read."""

from __future__ import annotations

import os
import pickle
from collections import deque
from collections.abc import Callable, Generator, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import ArticleError, StatecraftError, UsageError
from kg.limit import TIMEOUT, TimeUpError, can_limit, too_slow, within
from kg.workers.crew import Crew, Task
from kg.workers.setup import Method

if TYPE_CHECKING:
    from kg.model import Article
    from kg.store import ReferenceStore

MOST_JOBS = 64
AHEAD = 16
"""For each child so many articles are in hand at most: drawn, and not yet given back as facts."""

T = TypeVar("T")
OnBad = Callable[[ArticleError], None]


def read_facts(
    articles: Iterable[Article],
    how: Method[T],
    *,
    jobs: int = 1,
    on_bad: OnBad | None = None,
    known: ReferenceStore | None = None,
    timeout: float | None = TIMEOUT,
) -> Generator[T]:
    """What the articles say, in their order, and the same whatever ``jobs`` is.

    Articles are drawn when they are needed, only so many ahead. To close the generator ends all processes.

    Args:
        how: most often a :class:`~kg.workers.setup.Setup`.
        jobs: how many processes read: with 1 it is this one that does, 0 stands for as many as there are processors.
        on_bad: told of each article that cannot be read, which is left out; by default the first of them ends it all.
        known: the reference facts that ``how`` would load, if they are there already.
        timeout: seconds that one article may take, what is loaded before not counted; None sets no limit. Where this
            process is to read and this thread cannot be interrupted, a child reads in its place.

    Raises:
        UsageError: if ``jobs`` is not between 0 and 64.
        ArticleError: if an article takes too long, or ends the process that reads it, twice.
        ModelError: if the pipeline cannot be used.
        GraphError: if a file of reference facts cannot be read.
        Exception: any other one is a fault of ``how``; told as an ArticleError to ``on_bad``.
    """
    if not 0 <= jobs <= MOST_JOBS:
        raise UsageError(f"{jobs} is not between 0 and {MOST_JOBS}", where="jobs", remedy="give 2, say")
    jobs = jobs or min(_processors(), MOST_JOBS)
    if jobs == 1 and (timeout is None or can_limit()):
        return _read_here(articles, how, on_bad=on_bad, known=known, timeout=timeout)
    return _read_beside(articles, how, jobs=jobs, on_bad=on_bad, timeout=timeout)


def _read_here(
    articles: Iterable[Article],
    how: Method[T],
    *,
    on_bad: OnBad | None,
    known: ReferenceStore | None,
    timeout: float | None,
) -> Generator[T]:
    read: Callable[[Article], T] | None = None
    for article in articles:
        read = read or how.open(known)
        try:
            answer: T | Exception = within(timeout, partial(read, article))
        except TimeUpError:
            read = None  # nobody knows what state it was left in
            answer = too_slow(timeout, article.id)
        except Exception as error:
            if on_bad is None:
                raise
            answer = error
        yield from _settled(article.id, answer, on_bad)


def _read_beside(
    articles: Iterable[Article], how: Method[T], *, jobs: int, on_bad: OnBad | None, timeout: float | None
) -> Generator[T]:
    ahead, most = deque[Task](), jobs * AHEAD
    errors: list[Exception] = []
    crew = Crew(pickle.dumps(how), jobs=jobs, timeout=timeout)
    try:
        for article in _until_error(articles, errors):
            ahead.append(crew.read(article))
            if len(ahead) >= most or ahead[0].outcome.done():
                yield from _next(ahead, on_bad)
        while ahead:
            yield from _next(ahead, on_bad)
        for error in errors:
            raise error
    finally:
        crew.end()


def _until_error(articles: Iterable[Article], errors: list[Exception]) -> Generator[Article]:
    """The articles; what ends them comes after what they say, as it does where nothing is drawn ahead."""
    try:
        yield from articles
    except Exception as error:  # noqa: BLE001 - it is raised later
        errors.append(error)


def _next(ahead: deque[Task], on_bad: OnBad | None) -> Generator[Any]:
    task = ahead.popleft()
    yield from _settled(task.article.id, task.outcome.result(), on_bad)


def _settled(id: str | None, answer: T | Exception, on_bad: OnBad | None) -> Generator[T]:
    """What an article says; if it says nothing, somebody is told or it ends here."""
    if not isinstance(answer, Exception):
        yield answer
    elif on_bad is None:
        raise answer
    elif isinstance(answer, ArticleError):
        on_bad(answer)
    elif isinstance(answer, StatecraftError):
        # Of a reader of another package, say.
        cause = ": ".join(filter(None, (answer.where, answer.cause)))
        error = ArticleError(cause, where=id, remedy=answer.remedy)
        error.__cause__ = answer
        on_bad(error)
    else:
        cause = f"a fault of kg itself ({type(answer).__name__}: {answer})"
        error = ArticleError(cause, where=id, remedy="please report it, with the article")
        error.__cause__ = answer
        on_bad(error)


def _processors() -> int:
    """Those that this process may use, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
