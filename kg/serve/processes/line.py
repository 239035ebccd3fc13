"""A line of those who wait for their turn: not too many of them, and none for too long."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from kg.serve.limits import BusyError, Limits

T = TypeVar("T")


class Line:
    """Who waits for one kind of turn."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.waiting = 0

    async def wait(self, turn: Callable[[], Awaitable[T]]) -> T:
        """What is waited for.

        Raises:
            BusyError: if too many wait already, or it takes too long.
        """
        if self.waiting >= self._limits.waiting:
            raise BusyError("Too many queries are waiting. Ask again in a while.")
        self.waiting += 1
        try:
            async with asyncio.timeout(self._limits.patience):
                return await turn()
        except TimeoutError:
            raise BusyError(f"No turn came within {self._limits.patience:g} seconds. Ask again in a while.") from None
        finally:
            self.waiting -= 1


class Places:
    """So many may be at work at once; others wait in a line."""

    def __init__(self, number: int, limits: Limits) -> None:
        self._free = asyncio.Semaphore(number)
        self.line = Line(limits)

    @property
    def are_taken(self) -> bool:
        """Whoever comes now has to wait."""
        return self._free.locked()

    async def __aenter__(self) -> None:
        """Take one.

        Raises:
            BusyError: if there is none in time.
        """
        await (self.line.wait(self._free.acquire) if self.are_taken else self._free.acquire())

    async def __aexit__(self, *exception: object) -> None:
        self._free.release()
