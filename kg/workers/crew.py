"""Several children at work, each with a thread that brings it articles and waits for its answers."""

from __future__ import annotations

import atexit
import signal
from collections import deque
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from kg.errors import ArticleError
from kg.limit import too_slow
from kg.workers.child import Child, ChildEndedError, too_many

if TYPE_CHECKING:
    from kg.model import Article
    from kg.read.records.records import Record

IN_CHILD = 2
"""So many articles are with a child: one that it reads, and one that it finds when it is done."""
STRIKES = 2
"""A child may end once for reasons of its own. An article that ends two is at fault."""


@dataclass(slots=True, eq=False)
class Task:
    """An article to read, or a record, and what comes of it: what it says, or what went wrong with it alone."""

    article: Article | Record
    outcome: Future[Any] = field(default_factory=Future)
    strikes: int = 0


class Crew:
    """Up to ``jobs`` children that read as ``how`` says, a pickled method.

    An article over which a child ends is read again by another child; what was read before is not lost. One that takes
    more than ``timeout`` seconds ends its child, and is not. None sets no limit.
    """

    def __init__(self, how: bytes, *, jobs: int, timeout: float | None) -> None:
        self._how, self._jobs, self._timeout = how, jobs, timeout
        self._waiting: SimpleQueue[Task | None] = SimpleQueue()
        self._threads: list[Thread] = []
        self._children: set[Child] = set()
        self._lock = Lock()
        self._over = False
        atexit.register(self.end)  # later, threads can no longer be waited for

    def read(self, article: Article | Record) -> Task:
        """Have an article read. There are never more children than articles."""
        task = Task(article)
        self._waiting.put(task)
        if len(self._threads) < self._jobs:
            self._threads.append(Thread(target=self._attend, daemon=True))
            self._threads[-1].start()
        return task

    def end(self) -> None:
        """Leave no child and no thread, whatever they are at."""
        with self._lock:
            self._over = True
            for child in self._children:
                child.kill()
        self._waiting.put(None)
        for thread in self._threads:
            thread.join()
        atexit.unregister(self.end)

    def _attend(self) -> None:
        """The life of a thread: one child, and another one whenever that ends, as long as there are articles."""
        if hasattr(signal, "pthread_sigmask"):
            # Children inherit this: no interrupt may reach them before they know how to ignore it.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        tasks = deque[Task]()
        stillborn = 0
        try:
            while (tasks or self._take(tasks)) and (child := self._new_child()) is not None:
                try:
                    self._work(child, tasks)
                except ChildEndedError as end:
                    stillborn = 0 if child.ready else stillborn + 1
                    if child.ready:
                        self._strike(tasks, end)
                    elif stillborn == STRIKES:
                        raise too_many("the processes that read end before they are ready") from end
                finally:
                    self._discard(child)
        except Exception as error:  # noqa: BLE001 - it is for whoever waits for the article
            tasks[0].outcome.set_exception(error)

    def _work(self, child: Child, tasks: deque[Task]) -> None:
        child.prepare()
        while tasks or self._take(tasks):
            # Ahead of its time, a child gets an article only where there is one for each other child.
            while len(tasks) < IN_CHILD and self._waiting.qsize() >= self._jobs and self._take(tasks, wait=False):
                pass
            answer = child.read([task.article for task in tasks], timeout=self._timeout)
            tasks.popleft().outcome.set_result(answer)

    def _take(self, tasks: deque[Task], *, wait: bool = True) -> bool:
        """One article more; False if there is none, or if it is over."""
        with suppress(Empty):
            task = self._waiting.get(block=wait)
            if task is not None:
                tasks.append(task)
                return True
            self._waiting.put(None)  # all are to find it, and however often they look
        return False

    def _strike(self, tasks: deque[Task], end: ChildEndedError) -> None:
        """A child ended over the first article; the next one starts with it, or leaves it out."""
        tasks[0].strikes += 1
        if end.slow:
            task = tasks.popleft()
            task.outcome.set_result(too_slow(self._timeout, task.article.id))
        elif tasks[0].strikes == STRIKES:
            task = tasks.popleft()
            remedy = "leave it out, and please report it"
            ended = ArticleError("ended the process that read it", where=task.article.id, remedy=remedy)
            task.outcome.set_result(ended)

    def _new_child(self) -> Child | None:
        with self._lock:
            if self._over:
                return None
            child = Child(self._how)
            self._children.add(child)
            return child

    def _discard(self, child: Child) -> None:
        with self._lock:
            self._children.discard(child)
        child.close()
