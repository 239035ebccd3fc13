"""Processes that answer, so that each question can be ended for real.

A question begins in a *quick* process. When it turns out to be slow, that process is put behind all others (``nice``)
and goes on in one of few *slow* places, while a new one takes its place; if no slow place is free it is ended, and the
question begins anew when one is. What was slow once is taken for slow when it is asked again. So as many slow questions
as there may be never keep a quick one waiting.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import pickle
import signal
import time
from collections import Counter, OrderedDict
from collections.abc import Awaitable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kg.errors import AnswerLimitError, StatecraftError, StoreError
from kg.serve.jobs import Job, Nothing, Reply
from kg.serve.limits import BusyError, CrashError, LimitError, Limits, MemoryLimitError, SizeLimitError, TimeLimitError
from kg.serve.template import Template
from kg.serve.worker import LENGTH, Source, Task, packed
from kg.store import is_url

log = logging.getLogger(__name__)

#: What has run for so many seconds is slow.
_QUICK = 0.25
#: For so many seconds what was slow is taken for slow, of so many shapes of questions.
_REMEMBERED, _SHAPES = 120.0, 2000
_LOWEST = 19
#: Seconds between two looks at the memory of those who work.
_LOOK = 0.05
#: Seconds that a process may take to open the graph, and before one that could not is tried again.
_OPENING, _PAUSE = 120.0, 1.0
_MEGABYTE = 1 << 20

T = TypeVar("T")


class _EndedError(Exception):
    """The process is no more."""


class _Worker:
    """A process that does one task at a time."""

    def __init__(self, number: int, answers: asyncio.StreamReader, tasks: asyncio.StreamWriter) -> None:
        self._number = number
        self._answers = answers
        self._tasks = tasks
        self.is_slow = False
        self.is_over_memory = False
        self.first = self.before = 0
        """Bytes that it occupied when it was ready, and before its task."""

    @property
    def is_gone(self) -> bool:
        """Something ended it."""
        return self._answers.at_eof() or self._answers.exception() is not None

    def memory(self) -> int:
        """Bytes that it occupies; 0 where the system does not tell."""
        try:
            pages = Path(f"/proc/{self._number}/statm").read_text(encoding="ascii").split()[1]
        except (OSError, IndexError):
            return 0
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    async def ask(self, task: Task, most: int) -> object:
        """The answer, a `Reply` or an error.

        Raises:
            _EndedError: if the process ended over it.
            SizeLimitError: if the answer has more bytes than ``most``.
        """
        try:
            self._tasks.write(packed(task))
            await self._tasks.drain()
            length = int.from_bytes(await self._answers.readexactly(LENGTH), "big")
            if length > most:
                raise SizeLimitError(f"The answer has more than {most // _MEGABYTE:,} megabytes. Ask for less.")
            return pickle.loads(await self._answers.readexactly(length))  # noqa: S301 - from a process of ours
        except (asyncio.IncompleteReadError, OSError) as error:
            raise _EndedError from error

    def be_slow(self) -> None:
        """Leave the processors to all others from now on."""
        if not self.is_slow:
            self.is_slow = True
            with contextlib.suppress(OSError, AttributeError):
                os.setpriority(os.PRIO_PROCESS, self._number, _LOWEST)

    def kill(self) -> None:
        if not self.is_gone:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._number, signal.SIGKILL)

    def end(self) -> None:
        """Kill it, and let go of it."""
        self.kill()
        self._tasks.transport.abort()


@dataclass(eq=False, slots=True)
class _Work:
    """A task in the hands of a worker."""

    worker: _Worker
    answer: asyncio.Task[object]

    async def is_done_within(self, seconds: float) -> bool:
        await asyncio.wait({self.answer}, timeout=seconds)
        return self.answer.done()

    @property
    def is_whole(self) -> bool:
        """The worker has answered, and can be asked again."""
        return self.answer.done() and not self.answer.cancelled() and self.answer.exception() is None

    def reply(self) -> Reply:
        """What was answered, or the error."""
        try:
            answer = self.answer.result()
        except _EndedError as error:
            if self.worker.is_over_memory:
                raise MemoryLimitError("The query took more memory than it may. Ask for less at once.") from error
            raise CrashError("The process that was to answer ended over it. Ask in a simpler way.") from error
        if isinstance(answer, Reply):
            return answer
        if isinstance(answer, MemoryError):
            raise MemoryLimitError("The query took more memory than it may. Ask for less at once.")
        if isinstance(answer, AnswerLimitError):
            raise SizeLimitError(f"The answer has more than {answer.most:,} rows. Ask for less, with LIMIT, say.")
        if isinstance(answer, StatecraftError):
            raise answer
        log.error("a query could not be answered", extra={"cause": str(answer)})
        raise CrashError("The query could not be answered. The log of the server tells more.")


class Pool:
    """Has tasks done within limits.

    Args:
        location: of the graph: whatever `kg.graph.load` takes.
    """

    def __init__(self, location: str, limits: Limits) -> None:
        self.limits = limits
        self.counts: Counter[str] = Counter()
        """How many tasks were done, turned out to be slow, were given up, or met which limit."""
        self._source = Source(location)
        self._template = Template()
        self._workers: set[_Worker] = set()
        self._working: set[_Worker] = set()
        self._quick: asyncio.Queue[_Worker] = asyncio.Queue()
        self._slow: list[_Worker] = []
        self._slow_places = asyncio.Semaphore(limits.slow)
        self._waiting = 0
        self._shapes: OrderedDict[str, float] = OrderedDict()
        self._chores: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Be ready to answer.

        Raises:
            StatecraftError: if the graph cannot be opened.
        """
        self._quick.put_nowait(await self._new())
        for _ in range(self.limits.quick - 1):
            self._do(self._add_quick())
        self._do(self._watch_memory())

    async def close(self) -> None:
        """End all processes, also those that are at work."""
        chores = list(self._chores)
        for chore in chores:
            chore.cancel()
        await asyncio.gather(*chores, return_exceptions=True)
        for worker in list(self._workers):
            self._end(worker)
        await self._template.end()

    def reload(self, location: str | None = None) -> None:
        """Let all tasks from now on see the graph as it is now, or another one."""
        self._source = Source(location or self._source.location, self._source.version + 1)
        self._shapes.clear()

    @property
    def version(self) -> int:
        """Another one whenever tasks see another graph than before."""
        return self._source.version

    @property
    def is_of_service(self) -> bool:
        """Whether a service keeps the graph, which others may change at any time."""
        return is_url(self._source.location)

    def figures(self) -> dict[str, int]:
        """How much is going on: tasks that run and wait, and processes."""
        return {
            "running": len(self._working),
            "running_slow": sum(worker.is_slow for worker in self._working),
            "waiting": self._waiting,
            "processes": len(self._workers),
        }

    async def run(self, job: Job, *, slowly: bool = False, quick: float = _QUICK) -> Reply:
        """Do it. When this is cancelled, the job is ended.

        Args:
            slowly: it is known to be slow; such a job is never begun twice.
            quick: seconds after which it is slow. Whoever gives more sees to it that few such jobs are done at once.

        Raises:
            LimitError: if it runs into a limit.
            StatecraftError: if it cannot be done as asked.
        """
        try:
            reply = await (self._run_slowly(job, None) if slowly or self._is_slow(job.shape) else self._run(job, quick))
        except LimitError as error:
            self.counts[error.name] += 1
            raise
        except asyncio.CancelledError:
            self.counts["given_up"] += 1
            raise
        self.counts["done"] += 1
        return reply

    async def _run(self, job: Job, quick: float) -> Reply:
        work = self._begin(job, await self._turn(self._quick_worker()))
        try:
            if await work.is_done_within(min(quick, self.limits.seconds)):
                return work.reply()
            self._remember(job.shape)
            self.counts["slow"] += 1
            work.worker.be_slow()
            self._do(self._add_quick())
            if not self._slow_places.locked():
                return await self._run_slowly(job, work)
        finally:
            self._finish(work)
        return await self._run_slowly(job, None)

    async def _run_slowly(self, job: Job, begun: _Work | None) -> Reply:
        await self._turn(self._slow_places.acquire())
        work = begun
        try:
            if work is None:
                work = self._begin(job, await self._slow_worker())
            if not await work.is_done_within(self.limits.seconds):
                raise TimeLimitError(f"The query took more than {self.limits.seconds:g} seconds. Ask for less.")
            return work.reply()
        finally:
            if work is not None and begun is None:
                self._finish(work)
            self._slow_places.release()

    async def _quick_worker(self) -> _Worker:
        while (worker := await self._quick.get()).is_gone:
            self._end(worker)
            self._do(self._add_quick())
        return worker

    async def _slow_worker(self) -> _Worker:
        while self._slow:
            worker = self._slow.pop()
            if not worker.is_gone:
                return worker
            self._end(worker)
        worker = await self._new()
        worker.be_slow()
        return worker

    async def _turn(self, turn: Awaitable[T]) -> T:
        """What is waited for, unless too many do or it takes too long."""
        if self._waiting >= self.limits.waiting:
            turn.close() if asyncio.iscoroutine(turn) else None
            raise BusyError("Too many queries are waiting. Ask again in a while.")
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.patience):
                return await turn
        except TimeoutError:
            raise BusyError(f"No turn came within {self.limits.patience:g} seconds. Ask again in a while.") from None
        finally:
            self._waiting -= 1

    def _begin(self, job: Job, worker: _Worker) -> _Work:
        worker.before = worker.memory()
        self._working.add(worker)
        return _Work(worker, asyncio.create_task(worker.ask(Task(self._source, job), self.limits.answer)))

    def _finish(self, work: _Work) -> None:
        """Let the worker wait for others if it can, else end it."""
        worker = work.worker
        self._working.discard(worker)
        work.answer.cancel()
        has_grown = worker.memory() - worker.first > self.limits.megabytes * _MEGABYTE // 2
        is_wanted = not worker.is_slow or len(self._slow) < self.limits.slow
        if work.is_whole and is_wanted and not has_grown:
            self._slow.append(worker) if worker.is_slow else self._quick.put_nowait(worker)
            return
        self._end(worker)
        if not worker.is_slow:
            self._do(self._add_quick())

    async def _new(self) -> _Worker:
        """A process that is ready.

        Raises:
            StatecraftError: if the graph cannot be opened.
        """
        number, connection = await self._template.copy()
        worker = _Worker(number, *await asyncio.open_connection(sock=connection))
        self._workers.add(worker)
        try:
            async with asyncio.timeout(_OPENING):
                answer = await worker.ask(Task(self._source, Nothing()), self.limits.answer)
        except (_EndedError, TimeoutError) as error:
            self._end(worker)
            raise StoreError("no process can open it", where=self._source.location) from error
        except BaseException:
            self._end(worker)
            raise
        if isinstance(answer, Exception):
            self._end(worker)
            raise answer
        worker.first = worker.memory()
        return worker

    async def _add_quick(self) -> None:
        """One more process for quick tasks, however often it must be tried."""
        while True:
            try:
                self._quick.put_nowait(await self._new())
            except (StatecraftError, RuntimeError, OSError) as error:
                log.error("a process cannot be started", extra={"cause": str(error)})
                await asyncio.sleep(_PAUSE)
            else:
                return

    def _end(self, worker: _Worker) -> None:
        self._workers.discard(worker)
        worker.end()

    async def _watch_memory(self) -> None:
        while True:
            await asyncio.sleep(_LOOK)
            for worker in self._working:
                if worker.memory() - worker.before > self.limits.megabytes * _MEGABYTE:
                    worker.is_over_memory = True
                    worker.kill()

    def _do(self, chore: Awaitable[None]) -> None:
        task = asyncio.ensure_future(chore)
        self._chores.add(task)
        task.add_done_callback(self._chores.discard)

    def _is_slow(self, shape: str) -> bool:
        since = self._shapes.get(shape)
        return since is not None and time.monotonic() - since < _REMEMBERED

    def _remember(self, shape: str) -> None:
        self._shapes[shape] = time.monotonic()
        self._shapes.move_to_end(shape)
        while len(self._shapes) > _SHAPES:
            self._shapes.popitem(last=False)
