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

from kg.serve.processes.worker import main as work

_START = "import sys; sys.path[:] = sys.argv[2:]; from kg.serve.processes.template import main; main()"
_NEEDED = (
    "kg.corpus",
    "kg.export.bases",
    "kg.export.jsonld",
    "kg.graph",
    "kg.query",
    "kg.query.search",
    "kg.serve.answers.exploring",
    "kg.serve.answers.pages",
    "kg.serve.answers.replies",
    "kg.serve.answers.writing",
    "kg.store.embedded.disk",
    "kg.store.embedded.memory",
    "kg.view.explorer",
    "kg.view.model.model",
    "kg.view.model.part",
)
#: What workers have no need to know.
_SECRETS = ("KG_TOKEN",)


class Template:
    """The process, from the outside."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._control: socket.socket | None = None
        self._starting = asyncio.Lock()

    async def copy(self) -> socket.socket:
        """The connection on which a new worker will say its number, and then take tasks.

        Nothing is waited for, so that whoever is cancelled leaves nothing behind: a worker without a connection ends.

        Raises:
            OSError: if the system has no room for one more process.
        """
        async with self._starting:
            if self._process is None or self._process.returncode is not None:
                await self._start()
        if self._control is None:
            raise OSError("the server is ending")
        ours, its = socket.socketpair()
        with its:
            try:
                ours.setblocking(False)
                socket.send_fds(self._control, [b"+"], [its.fileno()])
            except BaseException:
                ours.close()
                raise
        return ours

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
        nothing = asyncio.subprocess.DEVNULL
        with its:
            handle = its.fileno()
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-c", _START, str(handle), *sys.path,
                stdin=nothing, stdout=nothing, pass_fds=[handle],
                env={name: value for name, value in os.environ.items() if name not in _SECRETS},
            )  # fmt: skip


def main() -> None:
    """The process, from its inside: a copy for each byte that comes, until no more can come."""
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)  # who started it sees to its end, and to that of its copies
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
            number = -1  # who waits for its first word sees the connection close
        if number == 0:
            control.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            try:
                work(socket.socket(fileno=handles[0]))
            finally:
                os._exit(0)
        os.close(handles[0])
