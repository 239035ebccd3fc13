"""A process that has imported what workers need, and makes each of them as a copy of itself.

That takes no time, and little memory. It holds no graph and has one thread, so that it can be copied.
"""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import socket
import sys
from importlib import import_module

from kg.serve.worker import main as work

_START = "import sys; sys.path[:] = sys.argv[2:]; from kg.serve.template import main; main()"
_NUMBER = 8
_NEEDED = (
    "kg.export.jsonld",
    "kg.graph",
    "kg.query",
    "kg.query.search",
    "kg.serve.exploring",
    "kg.serve.jobs",
    "kg.serve.pages",
    "kg.serve.resource",
    "kg.serve.writing",
    "kg.store.disk",
    "kg.store.memory",
    "kg.view.explorer",
    "kg.view.model",
    "kg.view.part",
)


class Template:
    """The process, from the outside."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._control: socket.socket | None = None
        self._lock = asyncio.Lock()

    async def copy(self) -> tuple[int, socket.socket]:
        """A new worker: its number, and the connection on which it takes tasks.

        Raises:
            OSError: if the system has no room for one more process.
        """
        async with self._lock:
            if self._process is None or self._process.returncode is not None:
                await self._start()
            control = self._control
            if control is None:
                raise OSError("there is no template")
            ours, its = socket.socketpair()
            try:
                ours.setblocking(False)
                with its:
                    socket.send_fds(control, [b"+"], [its.fileno()])
                number = int.from_bytes(await asyncio.get_running_loop().sock_recv(control, _NUMBER), "big")
                if number == 0:
                    raise OSError("no process can be made")
            except BaseException:
                ours.close()
                raise
            return number, ours

    async def end(self) -> None:
        """End it; its copies go on."""
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            await self._process.wait()

    async def _start(self) -> None:
        if self._control is not None:
            self._control.close()
        self._control, its = socket.socketpair()
        self._control.setblocking(False)
        with its:
            handle = its.fileno()
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-c", _START, str(handle), *sys.path,
                stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
                pass_fds=[handle],
            )  # fmt: skip


def main() -> None:
    """The process, from its inside: a copy for each byte that comes, until no more can come."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it sees to its end
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system buries its copies
    for name in _NEEDED:
        import_module(name)
    gc.collect()
    gc.freeze()
    control = socket.socket(fileno=int(sys.argv[1]))
    while True:
        asked, handles, _, _ = socket.recv_fds(control, 1, 1)
        if not asked:
            return
        try:
            number = os.fork()
        except OSError:
            number = -1
        if number == 0:
            control.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            try:
                work(socket.socket(fileno=handles[0]))
            finally:
                os._exit(0)
        os.close(handles[0])
        control.sendall(max(number, 0).to_bytes(_NUMBER, "big"))
