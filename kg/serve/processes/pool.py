"""Processes that answer, so that each question can be ended for real.

A question begins in a *quick* process. When it turns out to be slow, that process is put behind all others (``nice``)
and goes on in one of few *slow* places, while a new one takes its place; if no slow place is free it is ended, and the
question begins anew when one is. What was slow twice is taken for slow when it is asked again, until it is quick. So as
many slow questions as there may be never keep a quick one waiting.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter, OrderedDict
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from kg.errors import StatecraftError, StoreError
from kg.serve.answers.jobs import Job, Nothing
from kg.serve.answers.replies import Reply
from kg.serve.limits import BusyError, LimitError, Limits, TimeLimitError, UnavailableError
from kg.serve.processes.line import Line, Places
from kg.serve.processes.process import EndedError, Process, Work
from kg.serve.processes.template import Template
from kg.serve.processes.worker import Graphs, Task, Unreadable
from kg.store import is_url

log = logging.getLogger(__name__)

#: What has taken so many seconds of a processor is slow; or so many times that, if the processors are busy elsewhere.
_QUICK, _WHILE = 0.25, 8
#: For so many seconds what was slow is remembered, of so many shapes of questions; after so many times it is believed.
_REMEMBERED, _SHAPES, _BELIEVED = 120.0, 2000, 2
#: Seconds between two looks at the memory of those who work.
_LOOK = 0.05
#: Seconds that a process may take to open the graph, and before it is tried again, at first and in the end.
_OPENING, _PAUSE, _PAUSES = 120.0, 1.0, 30.0
#: Seconds in which a look at whether all is well has to be over, for which it is believed, and for which it is waited.
_WELL, _BELIEVED_WELL, _PROMPT = 10.0, 1.0, 0.1
_MEGABYTE = 1 << 20


class Pool:
    """Has tasks done within limits.

    Args:
        location: of the graph: whatever `kg.graph.load` takes.
    """

    def __init__(self, location: str, limits: Limits) -> None:
        self.limits = limits
        self.counts: Counter[str] = Counter()
        """How many tasks were done, turned out to be slow, were given up, or met which limit."""
        self._graphs = Graphs(location)
        self._template = Template()
        self._workers: set[Process] = set()
        self._working: set[Process] = set()
        self._quick: asyncio.Queue[Process] = asyncio.Queue()
        self._slow: list[Process] = []
        self._line = Line(limits)
        self._slow_places = Places(limits.slow, limits)
        self._shapes: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._chores: set[asyncio.Task[None]] = set()
        self._answered = float("-inf")
        self._was_well = True
        self._look: asyncio.Task[None] | None = None
        self._is_closing = False

    async def start(self) -> None:
        """Be ready to answer.

        Raises:
            StatecraftError: if the graph cannot be opened.
        """
        try:
            self._quick.put_nowait(await self._new())
        except OSError as error:
            raise StoreError("no process can open it", where=self._graphs.location) from error
        for _ in range(self.limits.quick - 1):
            self._do(self._add_quick)
        self._do(self._watch_memory)

    async def close(self) -> None:
        """End all processes, also those that are at work."""
        self._is_closing = True
        chores = list(self._chores)
        for chore in chores:
            chore.cancel()
        await asyncio.gather(*chores, return_exceptions=True)
        for worker in list(self._workers):
            self._end(worker)
        await self._template.end()

    def reload(self, location: str | None = None) -> None:
        """Let all tasks from now on see the graph as it is now, or another one."""
        self._graphs = Graphs(location or self._graphs.location, self._graphs.version + 1)
        self._shapes.clear()

    @property
    def version(self) -> int:
        """Another one whenever tasks see another graph than before."""
        return self._graphs.version

    @property
    def is_of_service(self) -> bool:
        """Whether a service keeps the graph, which others may change at any time."""
        return is_url(self._graphs.location)

    def figures(self) -> dict[str, int]:
        """How much is going on: tasks that run and wait, and processes."""
        return {
            "running": len(self._working),
            "running_slow": sum(worker.is_slow for worker in self._working),
            "waiting": self._line.waiting + self._slow_places.line.waiting,
            "processes": sum(not worker.is_gone for worker in self._workers),
        }

    async def is_well(self) -> bool:
        """Whether questions are answered, told at once.

        That one was just answered tells it. Otherwise one is asked; where that takes its time, behind the questions of
        others say, it goes on for whoever asks next, and what was found before is told.
        """
        if time.monotonic() - self._answered <= _BELIEVED_WELL:
            return True
        if self._look is None or self._look.done():
            self._look = self._do(self._look_whether_well)
        if self._look is not None:
            await asyncio.wait({self._look}, timeout=_PROMPT)
        return self._was_well

    async def _look_whether_well(self) -> None:
        try:
            async with asyncio.timeout(_WELL):
                await self.run(Nothing())
            self._was_well = True
        except BusyError:
            self._was_well = True
        except (TimeoutError, LimitError, StatecraftError):
            self._was_well = False

    async def run(self, job: Job, *, quick: float = _QUICK) -> Reply:
        """Do it. When this is cancelled, the job is ended.

        Args:
            quick: seconds after which it is slow. Whoever gives more sees to it that few such jobs are done at once.

        Raises:
            LimitError: if it runs into a limit.
            StatecraftError: if it cannot be done as asked.
        """
        return await self._counted(self._run_slowly(job) if self._is_slow(job.shape) else self._run(job, quick))

    async def run_alone(self, job: Job) -> Reply:
        """Do it in a process of its own, beside all others; it is begun once.

        Raises:
            LimitError: if it runs into a limit.
            StatecraftError: if it cannot be done as asked.
        """

        async def run() -> Reply:
            async with self._work(job, await self._new_now(), keep=False) as work:
                return await self._within_time(work)

        return await self._counted(run())

    async def _counted(self, work: Coroutine[Any, Any, Reply]) -> Reply:
        try:
            reply = await work
        except LimitError as error:
            self.counts[error.name] += 1
            raise
        except asyncio.CancelledError:
            self.counts["given_up"] += 1
            raise
        self.counts["done"] += 1
        self._answered, self._was_well = time.monotonic(), True
        return reply

    async def _run(self, job: Job, quick: float) -> Reply:
        async with self._work(job, await self._quick_worker()) as work:
            if await self._is_quick(work, quick):
                return work.reply()
            self.counts["slow"] += 1
            self._remember(job.shape)
            work.worker.be_slow()
            self._do(self._add_quick)
            if not self._slow_places.are_taken:
                async with self._slow_places:
                    return await self._within_time(work)
        return await self._run_slowly(job)

    async def _run_slowly(self, job: Job) -> Reply:
        async with self._slow_places, self._work(job, await self._slow_worker()) as work:
            if await self._is_quick(work, _QUICK):
                self._shapes.pop(job.shape, None)
            return await self._within_time(work)

    @asynccontextmanager
    async def _work(self, job: Job, worker: Process, *, keep: bool = True) -> AsyncIterator[Work]:
        """The job in the hands of the worker, who afterwards waits for others if it can, and else is ended."""
        self._working.add(worker)
        work = Work(worker, Task(self._graphs, job), self.limits.answer)
        try:
            yield work
        finally:
            self._working.discard(worker)
            has_grown = worker.memory() - worker.first > self.limits.megabytes * _MEGABYTE // 2
            is_wanted = keep and not self._is_closing and (not worker.is_slow or len(self._slow) < self.limits.slow)
            if work.end() and is_wanted and not has_grown:
                self._slow.append(worker) if worker.is_slow else self._quick.put_nowait(worker)
            else:
                self._end(worker)
                if keep and not worker.is_slow:
                    self._do(self._add_quick)

    async def _is_quick(self, work: Work, quick: float) -> bool:
        """Whether it is done before it is slow."""
        quick = min(quick, self.limits.seconds)
        end = time.monotonic() + min(quick * _WHILE, self.limits.seconds)
        while not await work.is_done_within(quick):
            taken = work.seconds()
            if taken is None or taken > quick / 2 or time.monotonic() > end:
                return False
        return True

    async def _within_time(self, work: Work) -> Reply:
        if not await work.is_done_within(self.limits.seconds):
            raise TimeLimitError(f"The query took more than {self.limits.seconds:g} seconds. Ask for less.")
        return work.reply()

    async def _quick_worker(self) -> Process:
        while True:
            ready = self._quick
            worker = await (self._line.wait(ready.get) if ready.empty() else ready.get())
            if not worker.is_gone:
                return worker
            self._end(worker)
            self._do(self._add_quick)

    async def _slow_worker(self) -> Process:
        while self._slow:
            worker = self._slow.pop()
            if not worker.is_gone:
                return worker
            self._end(worker)
        worker = await self._new_now()
        worker.be_slow()
        return worker

    async def _new(self) -> Process:
        """A process that is ready.

        Raises:
            StatecraftError: if the graph cannot be opened.
            OSError: if the system has no room for it.
        """
        async with asyncio.timeout(_OPENING):
            worker = await Process.start(self._template)
            self._workers.add(worker)
            try:
                answer = await worker.ask(Task(self._graphs, Nothing()), self.limits.answer)
                if isinstance(answer, Unreadable):
                    raise answer.error
            except EndedError as error:
                self._end(worker)
                raise StoreError("no process can open it", where=self._graphs.location) from error
            except BaseException:
                self._end(worker)
                raise
        worker.first = worker.memory()
        return worker

    async def _new_now(self) -> Process:
        """A process that is ready, for a client who waits for it.

        Raises:
            LimitError: if there can be none.
        """
        try:
            return await self._new()
        except OSError as error:  # a TimeoutError, too
            raise BusyError("There is no room for one more process. Ask again in a while.") from error
        except StatecraftError as error:
            log.error("the graph cannot be read", extra={"cause": str(error)})
            raise UnavailableError from error

    async def _add_quick(self) -> None:
        """One more process for quick tasks, however often it must be tried."""
        pause = _PAUSE
        while True:
            try:
                self._quick.put_nowait(await self._new())
            except (StatecraftError, OSError) as error:
                log.error("a process cannot be started", extra={"cause": str(error)})
                await asyncio.sleep(pause)
                pause = min(pause * 2, _PAUSES)
            else:
                return

    def _end(self, worker: Process) -> None:
        self._workers.discard(worker)
        worker.end()

    async def _watch_memory(self) -> None:
        while True:
            await asyncio.sleep(_LOOK)
            for worker in self._working:
                if worker.memory() - worker.before > self.limits.megabytes * _MEGABYTE:
                    worker.is_over_memory = True
                    worker.kill()

    def _do(self, chore: Callable[[], Coroutine[Any, Any, None]]) -> asyncio.Task[None] | None:
        if self._is_closing:
            return None
        task = asyncio.create_task(chore())
        self._chores.add(task)
        task.add_done_callback(self._chores.discard)
        return task

    def _is_slow(self, shape: str) -> bool:
        count, since = self._shapes.get(shape, (0, 0.0))
        return count >= _BELIEVED and time.monotonic() - since < _REMEMBERED

    def _remember(self, shape: str) -> None:
        if not shape:
            return
        count, since = self._shapes.pop(shape, (0, 0.0))
        now = time.monotonic()
        self._shapes[shape] = (count + 1 if now - since < _REMEMBERED else 1, now)
        while len(self._shapes) > _SHAPES:
            self._shapes.popitem(last=False)
