"""A worker, from the outside: a process that does one task at a time, and can be ended at any."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import pickle
import signal
from collections.abc import Callable
from pathlib import Path

from kg.errors import AnswerLimitError, StatecraftError
from kg.serve.answers.replies import Reply
from kg.serve.limits import CrashError, MemoryLimitError, SizeLimitError, UnavailableError
from kg.serve.processes.template import Template
from kg.serve.processes.worker import LENGTH, Task, Unreadable, packed

log = logging.getLogger(__name__)

_LOWEST = 19
_MEGABYTE = 1 << 20
_TOO_MUCH_MEMORY = "The query took more memory than it may. Ask for less at once."


class EndedError(Exception):
    """The process is no more."""


class Process:
    """The process of a worker."""

    def __init__(self, number: int, answers: asyncio.StreamReader, tasks: asyncio.StreamWriter) -> None:
        self.is_slow = False
        self.is_over_memory = False
        self._number = number
        self._answers = answers
        self._tasks = tasks
        # Both are of this process for ever, whereas the system may give its number to another one when it has ended.
        self._handle = _opened(lambda: os.pidfd_open(number))
        self._statm = _opened(lambda: os.open(f"/proc/{number}/statm", os.O_RDONLY))
        self.first = self.before = 0
        """Bytes that it occupied when it was ready, and before its task."""

    @classmethod
    async def start(cls, template: Template) -> Process:
        """A new one.

        Raises:
            OSError: if the system has no room for it.
        """
        answers, tasks = await asyncio.open_connection(sock=await template.copy())
        try:
            number = int.from_bytes(await answers.readexactly(LENGTH), "big")
        except asyncio.IncompleteReadError as error:
            tasks.transport.abort()
            raise OSError("no process can be made") from error
        except BaseException:
            tasks.transport.abort()
            raise
        return cls(number, answers, tasks)

    @property
    def is_gone(self) -> bool:
        """Something ended it."""
        return self._answers.at_eof() or self._answers.exception() is not None

    def memory(self) -> int:
        """Bytes that it occupies; 0 where the system does not tell."""
        if self._statm is None:
            return 0
        try:
            return int(os.pread(self._statm, 100, 0).split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError):
            return 0

    def seconds(self) -> float | None:
        """For how long a processor has worked for it; None where the system does not tell."""
        try:
            fields = Path(f"/proc/{self._number}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        except (OSError, IndexError, ValueError):
            return None

    async def ask(self, task: Task, most: int) -> object:
        """The answer, a `Reply` or an error.

        Raises:
            EndedError: if the process ended over it.
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
            raise EndedError from error

    def be_slow(self) -> None:
        """Leave the processors to all others from now on."""
        if not self.is_slow:
            self.is_slow = True
            with contextlib.suppress(OSError, AttributeError):
                os.setpriority(os.PRIO_PROCESS, self._number, _LOWEST)

    def kill(self) -> None:
        """End it now."""
        with contextlib.suppress(ProcessLookupError):
            if self._handle is not None:
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
            elif not self.is_gone:
                os.kill(self._number, signal.SIGKILL)

    def end(self) -> None:
        """Kill it, and let go of it."""
        self.kill()
        self._tasks.transport.abort()
        for handle in (self._handle, self._statm):
            if handle is not None:
                os.close(handle)
        self._handle = self._statm = None


class Work:
    """A task in the hands of a worker."""

    def __init__(self, worker: Process, task: Task, most: int) -> None:
        worker.before = worker.memory()
        self.worker = worker
        self._seconds = worker.seconds()
        self._answer = asyncio.create_task(worker.ask(task, most))

    async def is_done_within(self, seconds: float) -> bool:
        """Wait for so long at most."""
        await asyncio.wait({self._answer}, timeout=seconds)
        return self._answer.done()

    def seconds(self) -> float | None:
        """For how long a processor has worked on it; None where the system does not tell."""
        now = self.worker.seconds()
        return None if now is None or self._seconds is None else now - self._seconds

    def end(self) -> bool:
        """Wait no longer; whether the worker had answered, and can be asked again."""
        self._answer.cancel()
        return self._answer.done() and not self._answer.cancelled() and self._answer.exception() is None

    def reply(self) -> Reply:
        """What was answered.

        Raises:
            LimitError: if a limit was met.
            StatecraftError: if it could not be done as asked.
        """
        try:
            answer = self._answer.result()
        except EndedError as error:
            if self.worker.is_over_memory:
                raise MemoryLimitError(_TOO_MUCH_MEMORY) from error
            raise CrashError("The process that was to answer ended over it. Ask in a simpler way.") from error
        if isinstance(answer, Reply):
            return answer
        if isinstance(answer, Unreadable):
            log.error("the graph cannot be read", extra={"cause": str(answer.error)})
            raise UnavailableError
        if isinstance(answer, MemoryError):
            raise MemoryLimitError(_TOO_MUCH_MEMORY)
        if isinstance(answer, AnswerLimitError):
            raise SizeLimitError(f"The answer has more than {answer.most:,} rows. Ask for less, with LIMIT, say.")
        if isinstance(answer, StatecraftError):
            raise answer
        log.error("a query could not be answered", extra={"cause": str(answer)})
        raise CrashError("The query could not be answered. The log of the server tells more.")


def _opened(open_: Callable[[], int]) -> int | None:
    try:
        return open_()
    except (OSError, AttributeError):
        return None
