"""How much one request may take, and what happens to one that wants more."""

from __future__ import annotations

import os
from dataclasses import dataclass


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What requests may take.

    Args:
        seconds: how long one query may run.
        rows: how many rows, or triples, an answer may have.
        megabytes: memory that one query may take, beyond what its process has anyway.
        quick: how many queries run at once that have not turned out to be slow.
        slow: how many of those that have. They get what time of the processors the others leave.
        waiting: how many may wait for their turn, of each kind; more are turned away.
        patience: seconds that one may wait for its turn.
        body: bytes of a request.
        query: bytes of a request that brings a query.
        answer: bytes of an answer.
        unsent: bytes of all answers together that clients have not taken yet.
        connections: how many may be open.
        io: seconds in which a client has to send its request, and to take each part of the answer.
    """

    seconds: float = 30.0
    rows: int = 100_000
    megabytes: int = 512
    quick: int = 2 + _processors()
    slow: int = max(_processors(), 2)
    waiting: int = 64
    patience: float = 10.0
    body: int = 10_000_000
    query: int = 500_000
    answer: int = 64_000_000
    unsent: int = 256_000_000
    connections: int = 500
    io: float = 20.0


class LimitError(Exception):
    """A request ran into a limit.

    Args:
        detail: which, and what to do, as a sentence.
    """

    status = 500
    name = "limit"
    title = "limit"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class TimeLimitError(LimitError):
    """The query took too long and was ended."""

    status = 504
    name = "time"
    title = "the query took too long"


class MemoryLimitError(LimitError):
    """The query took too much memory and was ended."""

    status = 507
    name = "memory"
    title = "the query took too much memory"


class SizeLimitError(LimitError):
    """The answer has too many rows, or bytes."""

    status = 507
    name = "size"
    title = "the answer is too large"


class BodyLimitError(LimitError):
    """The request has too many bytes."""

    status = 413
    name = "body"
    title = "the request is too large"


class BusyError(LimitError):
    """Too many are being served."""

    status = 503
    name = "busy"
    title = "the server is busy"


class UnavailableError(LimitError):
    """The graph cannot be read."""

    status = 503
    name = "unavailable"
    title = "the graph cannot be read"

    def __init__(self) -> None:
        super().__init__("The graph cannot be read at the moment. The log of the server tells more.")


class CrashError(LimitError):
    """The query ended the process that was to answer it."""

    status = 500
    name = "crash"
    title = "the query cannot be answered"
