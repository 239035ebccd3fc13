"""Work is interrupted when its time is up, whatever it is at, and nothing of that is left behind."""

from __future__ import annotations

import math
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from types import FrameType

import pytest

from kg.errors import ArticleError, UsageError
from kg.limit import TIMEOUT, TimeUpError, can_limit, check_timeout, too_slow, within


@pytest.fixture(autouse=True)
def _nothing_is_left() -> Iterator[None]:
    before = signal.getsignal(signal.SIGALRM)
    yield
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@pytest.fixture
def rings() -> Iterator[list[float]]:
    """When a timer of the caller went off."""
    found: list[float] = []
    before = signal.signal(signal.SIGALRM, lambda *_: found.append(time.monotonic()))
    yield found
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def toil() -> None:
    while True:
        sum(range(1000))


def idle() -> None:
    time.sleep(60)


def rest() -> int:
    time.sleep(0.1)
    return 7


def swallow() -> None:
    while True:
        with suppress(Exception):  # as libraries do
            toil()


class Careless:
    """Takes its time to go; what is raised meanwhile goes nowhere."""

    def __del__(self) -> None:
        end = time.monotonic() + 0.3
        while time.monotonic() < end:
            sum(range(1000))


def lose() -> None:
    Careless()
    toil()


@pytest.mark.parametrize("work", [toil, idle, swallow, lose])
def test_what_takes_too_long_is_interrupted(work: Callable[[], None], capfd: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        with pytest.raises(TimeUpError):
            within(0.05, work)
    assert capfd.readouterr() == ("", "")


def test_what_ends_in_time_gives_what_it_gives() -> None:
    assert within(60, lambda: 7) == 7
    assert within(None, lambda: 7) == 7
    with pytest.raises(ValueError, match="mine"):
        within(60, lambda: int_of("mine"))


def int_of(words: str) -> int:
    raise ValueError(words)


def test_limits_lie_within_one_another() -> None:
    def outer() -> str:
        with pytest.raises(TimeUpError):
            within(0.05, toil)
        toil()
        return "never"

    with pytest.raises(TimeUpError):
        within(0.5, outer)
    with pytest.raises(TimeUpError):
        within(0.1, lambda: within(60, toil))


def test_a_timer_of_the_caller_goes_off_meanwhile(rings: list[float]) -> None:
    signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)
    with pytest.raises(TimeUpError):
        within(0.5, toil)
    assert len(rings) >= 2
    left, interval = signal.getitimer(signal.ITIMER_REAL)
    assert 0 < left <= interval == 0.05


def test_a_timer_of_the_caller_goes_on_afterwards(rings: list[float]) -> None:
    signal.setitimer(signal.ITIMER_REAL, 50)
    with pytest.raises(TimeUpError):
        within(0.1, toil)
    left, interval = signal.getitimer(signal.ITIMER_REAL)
    assert 0 < left < 50
    assert interval == 0
    assert rings == []


def test_what_handles_the_timer_of_the_caller_may_end_the_work() -> None:
    def handle(_number: int, _frame: FrameType | None) -> None:
        raise KeyError("mine")

    before = signal.signal(signal.SIGALRM, handle)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    with pytest.raises(KeyError, match="mine"):
        within(60, toil)
    assert signal.getsignal(signal.SIGALRM) is handle
    signal.signal(signal.SIGALRM, before)


def test_other_threads_cannot_be_interrupted_and_say_so() -> None:
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.extend([can_limit(), within(0.01, rest)]))
    thread.start()
    thread.join()
    assert found == [False, 7]
    assert can_limit()


@pytest.mark.parametrize("seconds", [-1.0, 1e7, math.inf, math.nan, -math.inf])
def test_numbers_that_are_no_limit(seconds: float) -> None:
    with pytest.raises(UsageError, match=r"timeout: .* is not between 0 and 1,000,000 seconds; give 120"):
        check_timeout(seconds)


def test_numbers_that_are_a_limit() -> None:
    assert [check_timeout(each) for each in (0.5, 1e6, TIMEOUT, 0, None)] == [0.5, 1e6, 120.0, None, None]
    assert isinstance(too_slow(1), ArticleError)
    assert str(too_slow(1, "a")) == "a: takes longer than 1 second to read; leave it out, or give it more time"
    assert too_slow(2.5).cause == "takes longer than 2.5 seconds to read"
