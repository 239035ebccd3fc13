"""Answers that are kept: worked out once, for as long as they are true, in little room."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from gzip import decompress
from typing import Any, cast

import pytest

from kg.errors import UsageError
from kg.graph import Graph
from kg.serve.answers.replies import Reply
from kg.serve.limits import BusyError, Limits
from kg.serve.processes import kept
from kg.serve.processes.kept import Shelf
from kg.serve.processes.pool import Pool


@dataclass(frozen=True)
class Job:
    """A job that answers with its name."""

    name: str

    @property
    def shape(self) -> str:
        return "test"

    def run(self, graph: Graph) -> Reply:
        raise NotImplementedError


class Workers:
    """In place of a pool: tells what it was asked to do, and does it when it is let."""

    def __init__(self) -> None:
        self.version = 0
        self.is_of_service = False
        self.limits = Limits(quick=4, waiting=1, patience=0.05)
        self.most = self.running = 0
        self.done: list[str] = []
        self.ended: list[str] = []
        self.may = asyncio.Event()
        self.may.set()

    async def run(self, job: Job, *, quick: float) -> Reply:
        assert quick > 1
        self.running += 1
        self.most = max(self.most, self.running)
        try:
            await self.may.wait()
        except asyncio.CancelledError:
            self.ended.append(job.name)
            raise
        finally:
            self.running -= 1
        self.done.append(job.name)
        if job.name == "bad":
            raise UsageError("it is bad")
        return Reply("text/plain", f"{job.name} {self.version}".encode())


def shelf_of(workers: Workers) -> Shelf:
    return Shelf(cast(Pool, workers))


async def text(shelf: Shelf, name: str) -> str:
    return decompress((await shelf.get(Job(name))).squeezed).decode()


async def soon() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def run(test: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(test, 20))


def test_it_is_worked_out_once_however_many_ask() -> None:
    async def test() -> None:
        workers = Workers()
        shelf = shelf_of(workers)
        workers.may.clear()
        asked = [asyncio.create_task(text(shelf, "a")) for _ in range(5)]
        await soon()
        workers.may.set()
        assert await asyncio.gather(*asked) == ["a 0"] * 5
        assert await text(shelf, "a") == "a 0"
        assert await text(shelf, "b") == "b 0"
        assert workers.done == ["a", "b"]

    run(test())


def test_another_graph_gives_another_answer() -> None:
    async def test() -> None:
        workers = Workers()
        shelf = shelf_of(workers)
        first = await shelf.get(Job("a"))
        workers.version = 1
        second = await shelf.get(Job("a"))
        assert (decompress(first.squeezed), decompress(second.squeezed)) == (b"a 0", b"a 1")
        assert first.tag != second.tag

    run(test())


def test_it_is_not_taken_for_true_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_SECONDS_OF_SERVICE", 0.0)

    async def test() -> None:
        workers = Workers()
        shelf = shelf_of(workers)
        await shelf.get(Job("a"))
        await shelf.get(Job("a"))
        assert workers.done == ["a"]
        workers.is_of_service = True
        await shelf.get(Job("b"))
        await shelf.get(Job("b"))
        assert workers.done == ["a", "b", "b"]

    run(test())


def test_what_was_not_asked_for_longest_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_ROOM", 60)

    async def test() -> None:
        workers = Workers()
        shelf = shelf_of(workers)
        for name in ("a", "b", "a", "c", "a", "b"):
            await shelf.get(Job(name))
        assert workers.done == ["a", "b", "c", "b"]

    run(test())


def test_an_error_is_told_to_all_and_not_kept() -> None:
    async def test() -> None:
        workers = Workers()
        shelf = shelf_of(workers)
        workers.may.clear()
        asked = [asyncio.create_task(shelf.get(Job("bad"))) for _ in range(2)]
        await soon()
        workers.may.set()
        found = await asyncio.gather(*asked, return_exceptions=True)
        assert [str(each) for each in found] == ["it is bad"] * 2
        with pytest.raises(UsageError):
            await shelf.get(Job("bad"))
        assert workers.done == ["bad", "bad"]

    run(test())


def test_it_is_ended_when_nobody_waits_any_more_and_not_before() -> None:
    async def test() -> None:
        workers = Workers()
        shelf = shelf_of(workers)
        workers.may.clear()
        one, other = (asyncio.create_task(text(shelf, "a")) for _ in range(2))
        await soon()
        one.cancel()
        await soon()
        assert workers.ended == []
        other.cancel()
        await soon()
        assert workers.ended == ["a"]
        # Who comes then has it worked out anew.
        again = asyncio.create_task(text(shelf, "a"))
        await soon()
        workers.may.set()
        assert await again == "a 0"

    run(test())


def test_pages_leave_places_for_queries_and_are_turned_away_when_too_many_wait() -> None:
    async def test() -> None:
        workers = Workers()
        shelf = shelf_of(workers)
        workers.may.clear()
        asked = [asyncio.create_task(text(shelf, str(number))) for number in range(4)]
        await soon()
        assert workers.most == 2
        found = await asyncio.gather(*asked[2:], return_exceptions=True)
        assert all(isinstance(each, BusyError) for each in found)
        assert "No turn came" in str(found[0])
        assert "Too many" in str(found[1])
        workers.may.set()
        assert await asyncio.gather(*asked[:2]) == ["0 0", "1 0"]
        assert await text(shelf, "2") == "2 0"

    run(test())
