"""A process that answers, from its inside.

It does one `Task` after the other, each with a `Reply` or with the error that was met. Whoever started it may kill it
at any time.
"""

from __future__ import annotations

import os
import pickle
import socket
from contextlib import suppress
from dataclasses import dataclass
from io import BufferedRWPair
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import StatecraftError

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.serve.answers.jobs import Job

LENGTH = 8
"""Bytes before each message that tell how long it is."""


@dataclass(frozen=True, slots=True)
class Graphs:
    """Where the graph lies.

    Args:
        version: another number means that it has changed, and is opened anew.
    """

    location: str
    version: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done, about which graph."""

    graphs: Graphs
    job: Job


def packed(what: object) -> bytes:
    """A message for a pipe: its length, then itself."""
    data = pickle.dumps(what)
    return len(data).to_bytes(LENGTH, "big") + data


class Unreadable:
    """The answer where the graph could not be opened; that is nobody's fault who asks."""

    def __init__(self, error: StatecraftError) -> None:
        self.error = error


def main(connection: socket.socket) -> None:
    """The life of a worker: answer until nobody is there to listen.

    Args:
        connection: on which it says its number, tasks come, and answers go.
    """
    _leave_no_traces()
    stream = connection.makefile("rwb")
    _say(stream, os.getpid().to_bytes(LENGTH, "big"))
    opened: tuple[Graphs, Graph] | None = None
    while (task := _heard(stream)) is not None:
        try:
            if opened is None or opened[0] != task.graphs:
                opened = task.graphs, _opened(task.graphs, opened and opened[1])
            answer: object = task.job.run(opened[1])
        except _UnreadableError as error:
            answer = Unreadable(error.error)
        except Exception as error:  # noqa: BLE001 - it is the answer
            answer = _sendable(error)
        _say(stream, packed(answer))


class _UnreadableError(Exception):
    def __init__(self, error: StatecraftError) -> None:
        super().__init__(error)
        self.error = error


def _opened(graphs: Graphs, before: Graph | None) -> Graph:
    from kg.graph import load
    from kg.store import DiskStore

    try:
        graph = load(graphs.location)
    except StatecraftError as error:
        raise _UnreadableError(error) from error
    if before is not None and isinstance(before.store, DiskStore):
        before.store.close()
    return graph


def _leave_no_traces() -> None:
    """No core is written when a query ends the process, and where memory is short, this goes first."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _heard(stream: BufferedRWPair) -> Any:
    try:
        head = stream.read(LENGTH)
    except ConnectionError:
        return None
    if len(head) < LENGTH:
        return None
    return pickle.loads(stream.read(int.from_bytes(head, "big")))  # noqa: S301 - from the process that started this one


def _say(stream: BufferedRWPair, message: bytes) -> None:
    try:
        stream.write(message)
        stream.flush()
    except ConnectionError:
        os._exit(0)


def _sendable(error: Exception) -> Exception:
    """An error of ours as it is; of another one what it is called and says."""
    if isinstance(error, StatecraftError):
        return error
    if isinstance(error, MemoryError | RecursionError):
        return type(error)()
    return RuntimeError(f"{type(error).__name__}: {error}")
