"""A limit on the time that a piece of work takes, in the process that does it."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import ArticleError, UsageError

if TYPE_CHECKING:
    from types import FrameType

__all__ = ["LONGEST", "TIMEOUT", "TimeUpError", "can_limit", "check_timeout", "too_slow", "within"]

TIMEOUT = 120.0
"""Seconds that one article may take, unless somebody says otherwise: long ones take a minute or two."""
LONGEST = 1_000_000.0
_AGAIN = 0.5
"""Seconds after which work is told once more that its time is up: what tells it may get lost in a callback."""

T = TypeVar("T")


class TimeUpError(BaseException):
    """The time is up. No Exception, for libraries take those for faults of their input, and go on."""


def check_timeout(seconds: float | None) -> float | None:
    """``seconds``, if they can be a limit; None and 0 stand for none.

    Raises:
        UsageError: if they cannot.
    """
    if seconds and not 0 < seconds <= LONGEST:  # nor is what is no number
        remedy = "give 120, say, or 0 for no limit"
        raise UsageError(f"{seconds:g} is not between 0 and {LONGEST:,.0f} seconds", where="timeout", remedy=remedy)
    return seconds or None


def can_limit() -> bool:
    """Whether :func:`within` can interrupt this thread: only the main one, and not on Windows."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return False
    return signal.getsignal(signal.SIGALRM) is not None  # what was not set from Python cannot be set again


def within(seconds: float | None, work: Callable[[], T]) -> T:
    """What ``work`` gives, if that takes no more than so many seconds.

    A timer of the caller goes off in time all the same, and goes on afterwards; so does what handled it.

    Raises:
        TimeUpError: if it takes longer. What runs in one call of C code is interrupted when that returns.
    """
    if seconds is None or not can_limit():
        return work()
    alarm = _Alarm(seconds)
    try:
        try:
            alarm.set()
            return work()
        finally:
            alarm.is_on = False
    finally:
        alarm.restore()


class _Alarm:
    """A timer that raises :class:`TimeUpError`, in place of one that the caller may have set."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._handler = signal.getsignal(signal.SIGALRM)
        self._hook = sys.unraisablehook
        self._due: float | None = None
        self._interval = 0.0
        self.is_on = False

    def set(self) -> None:
        self.is_on = True
        signal.signal(signal.SIGALRM, self._ring)
        left, self._interval = signal.setitimer(signal.ITIMER_REAL, 0)
        self._due = time.monotonic() + left if left else None
        self._wind()

    def restore(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self._handler)
        sys.unraisablehook = self._hook
        if self._due is not None:
            signal.setitimer(signal.ITIMER_REAL, max(self._due - time.monotonic(), 1e-6), self._interval)

    def _wind(self) -> None:
        """Have it ring at the end, or before that when the timer of the caller would."""
        now = time.monotonic()
        ends = self._end if self._due is None or not callable(self._handler) else min(self._end, self._due)
        signal.setitimer(signal.ITIMER_REAL, max(ends - now, 1e-6), _AGAIN)

    def _ring(self, number: int, frame: FrameType | None) -> None:
        now = time.monotonic()
        if self._due is not None and now >= self._due and callable(self._handler):
            self._due = self._due + self._interval if self._interval else None
            self._wind()
            self._handler(number, frame)
        if self.is_on and now >= self._end:
            # Where it can go nowhere, Python would print it, with a traceback.
            sys.unraisablehook = self._hook_but_for_ours
            raise TimeUpError

    def _hook_but_for_ours(self, unraisable: Any) -> None:
        if not isinstance(unraisable.exc_value, TimeUpError):
            self._hook(unraisable)


def too_slow(seconds: float | None, where: str | None = None) -> ArticleError:
    """What is said of an article whose time is up."""
    remedy = "leave it out, or give it more time"
    length = "1 second" if seconds == 1 else f"{seconds:g} seconds"
    return ArticleError(f"takes longer than {length} to read", where=where, remedy=remedy)
