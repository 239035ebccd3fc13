"""Copies of a process, whatever happens meanwhile."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from kg.serve.processes.process import Process
from kg.serve.processes.template import Template
from tests.processes import descendants, eventually, is_running


def test_who_gives_up_gets_nobody_else_s_process() -> None:
    async def run() -> None:
        template = Template()
        first = await Process.start(template)
        # Not the first child there is: servers of other tests are children, too.
        assert template._process is not None
        number = template._process.pid
        os.kill(number, signal.SIGSTOP)
        given_up = asyncio.create_task(Process.start(template))
        await asyncio.sleep(0.1)
        given_up.cancel()
        with pytest.raises(asyncio.CancelledError):
            await given_up
        os.kill(number, signal.SIGCONT)
        second = await Process.start(template)
        assert second._number != first._number
        assert is_running(second._number)
        first.end()
        assert eventually(lambda: not is_running(first._number))
        assert is_running(second._number)
        # The one that nobody waited for has ended by itself.
        assert eventually(lambda: len(descendants(number)) == 1)
        second.end()
        await template.end()

    asyncio.run(run())


def test_a_template_that_was_killed_is_replaced() -> None:
    async def run() -> None:
        template = Template()
        (await Process.start(template)).end()
        assert template._process is not None
        number = template._process.pid
        os.kill(number, signal.SIGKILL)
        for _ in range(100):
            try:
                worker = await Process.start(template)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                break
        assert is_running(worker._number)
        worker.end()
        await template.end()

    asyncio.run(run())


def test_workers_do_not_know_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_TOKEN", "a-secret-of-the-server")

    async def run() -> None:
        template = Template()
        worker = await Process.start(template)
        with open(f"/proc/{worker._number}/environ", "rb") as environment:  # noqa: PTH123
            assert b"a-secret-of-the-server" not in environment.read()
        worker.end()
        await template.end()

    asyncio.run(run())
