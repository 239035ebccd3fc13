"""A process that reads, seen from both ends of its pipes.

It is a new interpreter: pyoxigraph's threads forbid to fork, and what `multiprocessing` spawns would first run the
script of the user once more. It is told how to read, says None when it is ready, and then answers each article, in
order, with what it says or with the error that reading it raised.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread, Timer
from traceback import format_exception
from typing import IO, TYPE_CHECKING, Any, cast

from kg.errors import ModelError
from kg.workers.setup import Method

if TYPE_CHECKING:
    from kg.model import Article
    from kg.read.records.records import Record

_START = "import sys; sys.path[:] = sys.argv[1:]; from kg.workers.child import serve; serve()"


class ChildEndedError(Exception):
    """The child is no more; ``slow`` if that is because it took too long."""

    def __init__(self, *, slow: bool = False) -> None:
        super().__init__("the child has ended")
        self.slow = slow


def too_many(cause: str) -> ModelError:
    return ModelError(cause, where="jobs", remedy="give fewer jobs, as each needs memory for a model of its own")


class Child:
    """A process that reads, for the one thread that talks to it. Any thread may kill it.

    Raises:
        ModelError: if no process can be started.
    """

    def __init__(self, how: bytes) -> None:
        command = [sys.executable, "-c", _START, *sys.path]
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        try:
            self._process = subprocess.Popen(  # noqa: S603 - this very Python, no shell, nothing from outside
                command, stdin=pipe, stdout=pipe, stderr=nothing
            )
        except OSError as error:
            raise too_many(f"no process can be started that reads ({error.strerror})") from error
        self._to, self._from = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)
        self._how, self._sent = how, 0
        self._slow = False
        self.ready = False

    def prepare(self) -> None:
        """Wait until it is ready to read.

        Raises:
            ChildEndedError: if it ends before it is.
            Exception: whatever it met while it loaded what it needs.
        """
        self._send(self._how)
        answer = self._receive()
        if isinstance(answer, Exception):
            raise answer
        self.ready = True

    def read(self, articles: Sequence[Article | Record], *, timeout: float | None) -> Any:
        """What the first of the articles says, or what went wrong with it. The others are sent along.

        Raises:
            ChildEndedError: if the child ends over it, or takes more than ``timeout`` seconds.
        """
        watch = None if timeout is None else Timer(timeout, self._stop)
        if watch is not None:
            watch.daemon = True
            watch.start()
        try:
            while self._sent < len(articles):
                self._send(articles[self._sent])
                self._sent += 1
            answer = self._receive()
        finally:
            if watch is not None:
                watch.cancel()
        self._sent -= 1
        return answer

    def kill(self) -> None:
        """End it at once; it holds nothing that could suffer."""
        self._process.kill()

    def close(self) -> None:
        """End it, and leave nothing of it."""
        self.kill()
        self._process.wait()
        for pipe in (self._to, self._from):
            with suppress(OSError):  # what it was still to be told
                pipe.close()

    def _stop(self) -> None:
        self._slow = True
        self.kill()

    def _send(self, what: Article | Record | bytes) -> None:
        data = pickle.dumps(what)
        try:
            self._to.write(data)
            self._to.flush()
        except OSError as error:
            raise ChildEndedError(slow=self._slow) from error

    def _receive(self) -> Any:
        try:
            return pickle.load(self._from)  # noqa: S301 - from a process of ours
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise ChildEndedError(slow=self._slow) from error


def serve() -> None:
    """The life of a child: read until nobody is there to listen."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it sees to its end
    told: SimpleQueue[Any] = SimpleQueue()
    incoming, outgoing = _taken(0, "rb"), _taken(1, "wb")
    Thread(target=_listen, args=(incoming, told), daemon=True).start()
    # Nearly all that is loaded is there to stay: to look for garbage in it is in vain.
    gc.set_threshold(50_000, 20, 20)
    try:
        how: Method[Any] = pickle.loads(told.get())  # noqa: S301 - from the process that started this one
        read = how.open()
    except Exception as error:  # noqa: BLE001 - it is the answer
        _say(outgoing, _packed(error))
        return
    gc.freeze()
    _say(outgoing, pickle.dumps(None))
    while True:
        _say(outgoing, _answer(read, told.get()))


def _taken(descriptor: int, mode: str) -> IO[bytes]:
    """A pipe that is the child's own: what else reads or prints finds nothing there."""
    pipe: IO[bytes] = os.fdopen(os.dup(descriptor), mode)
    with open(os.devnull, "r+b") as nothing:  # noqa: PTH123 - no path
        os.dup2(nothing.fileno(), descriptor)
    return pipe


def _listen(incoming: IO[bytes], told: SimpleQueue[Any]) -> None:
    """Take in what is sent, whatever is done meanwhile, and end at once when nobody can send any more."""
    try:
        while True:
            told.put(pickle.load(incoming))  # noqa: S301 - from the process that started this one
    finally:
        os._exit(0)


def _answer(read: Callable[[Any], Any], article: Article | Record) -> bytes:
    try:
        return pickle.dumps(read(article))
    except Exception as error:  # noqa: BLE001 - it is the answer
        return _packed(error)


def _packed(error: Exception) -> bytes:
    """An error, with its traceback as a note, for that itself cannot be sent."""
    trace = "".join(format_exception(error))
    try:
        error.add_note(trace)
        data = pickle.dumps(error)
        pickle.loads(data)  # noqa: S301 - made here
    except Exception:  # noqa: BLE001 - those of libraries may be anything
        plain = RuntimeError(f"{type(error).__name__}: {error}")
        plain.add_note(trace)
        return pickle.dumps(plain)
    return data


def _say(outgoing: IO[bytes], data: bytes) -> None:
    try:
        outgoing.write(data)
        outgoing.flush()
    except OSError:
        os._exit(0)
