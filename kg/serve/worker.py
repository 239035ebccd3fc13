"""A process that answers, from its inside.

It is a new interpreter that does one `Task` after the other, each with a `Reply` or with the error that was met.
Whoever started it may kill it at any time.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from kg.errors import StatecraftError

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.serve.jobs import Job

LENGTH = 8
"""Bytes before each message that tell how long it is."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the graph lies.

    Args:
        version: another number means that it has changed, and is opened anew.
    """

    location: str
    version: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done, about which graph."""

    source: Source
    job: Job


def packed(what: object) -> bytes:
    """A message for a pipe: its length, then itself."""
    data = pickle.dumps(what)
    return len(data).to_bytes(LENGTH, "big") + data


def main() -> None:
    """The life of a worker: answer until nobody is there to listen."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it sees to its end
    _leave_no_traces()
    incoming, outgoing = _taken(0, "rb"), _taken(1, "wb")
    source: Source | None = None
    graph: Graph | None = None
    while (task := _heard(incoming)) is not None:
        try:
            if graph is None or task.source != source:
                graph, source = _opened(task.source, graph), task.source
            answer: object = task.job.run(graph)
        except Exception as error:  # noqa: BLE001 - it is the answer
            answer = _sendable(error)
        _say(outgoing, answer)


def _opened(source: Source, before: Graph | None) -> Graph:
    from kg.graph import load
    from kg.store import DiskStore

    graph = load(source.location)
    if before is None:
        gc.collect()
        gc.freeze()
    elif isinstance(before.store, DiskStore):
        before.store.close()
    return graph


def _leave_no_traces() -> None:
    """No core is written when a query ends the process, and where memory is short, this goes first."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _taken(descriptor: int, mode: str) -> IO[bytes]:
    """A pipe that is the worker's own: what else reads or prints finds nothing there."""
    pipe: IO[bytes] = os.fdopen(os.dup(descriptor), mode)
    with Path(os.devnull).open("r+b") as nothing:
        os.dup2(nothing.fileno(), descriptor)
    return pipe


def _heard(incoming: IO[bytes]) -> Any:
    head = incoming.read(LENGTH)
    if len(head) < LENGTH:
        return None
    return pickle.loads(incoming.read(int.from_bytes(head, "big")))  # noqa: S301 - from the process that started this one


def _say(outgoing: IO[bytes], what: object) -> None:
    try:
        outgoing.write(packed(what))
        outgoing.flush()
    except BrokenPipeError:
        os._exit(0)


def _sendable(error: Exception) -> Exception:
    """An error of ours as it is; of another one what it is called and says."""
    if isinstance(error, StatecraftError):
        return error
    if isinstance(error, MemoryError | RecursionError):
        return type(error)()
    return RuntimeError(f"{type(error).__name__}: {error}")
