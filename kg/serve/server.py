"""The server: a socket, the processes behind it, and how both end."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from ipaddress import ip_address

import uvicorn
from starlette.applications import Starlette

from kg.errors import UsageError
from kg.serve.answers.jobs import Base
from kg.serve.app import application
from kg.serve.endpoints.front import prepare
from kg.serve.http.connection import HEAD, Connection
from kg.serve.limits import Limits
from kg.serve.processes.pool import Pool
from kg.serve.source import Source
from kg.serve.state import State

log = logging.getLogger(__name__)

#: Seconds between two looks at whether the graph has changed, and in which answers may be finished at the end.
_LOOK, _END = 1.0, 10
_BACKLOG = 512
#: Files that are open besides connections: those of workers, mostly.
_FILES = 1100
_LOCAL = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a graph is served.

    Args:
        host: name or address to listen at.
        port: 0 takes one that is free.
        token: what a client has to show that writes; None lets nobody write.
        reload: look whether the graph has changed, and serve it as it is.
        hosts: names under which the server may be asked, besides those of this machine. Without any, a server that only
            this machine can reach goes by those, and another one by whatever it is called.
        origins: whose pages may read from it.
        root: what a proxy puts in front of all paths, such as ``/graph``.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    limits: Limits = field(default_factory=Limits)
    token: str | None = None
    reload: bool = False
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    root: str = ""

    def names(self, address: str) -> tuple[str, ...]:
        """What the server may be called; any, if there are none.

        Args:
            address: at which it listens.
        """
        if not self.hosts and not ip_address(address).is_loopback:
            return ()
        return tuple(name.lower() for name in (*_LOCAL, _bracketed(address), _bracketed(self.host), *self.hosts))


def run(name: str, settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve a graph until a signal ends it: SIGINT or SIGTERM lets answers finish, SIGHUP has the graph read anew.

    Args:
        name: of the graph: a file, a store or a service.
        ready: told the address when queries are answered.

    Raises:
        StatecraftError: if the graph cannot be read.
        UsageError: if the address cannot be listened at.
    """
    if not hasattr(os, "fork"):
        raise UsageError("a graph is served on Linux, macOS and the like only", where="kg serve", remedy="use WSL, say")
    listening = listen(settings)
    try:
        asyncio.run(_run(name, settings, listening, ready))
    finally:
        listening.close()


async def _run(name: str, settings: Settings, listening: socket.socket, ready: Callable[[str], None]) -> None:
    source = Source(name)
    if settings.token is not None and not source.is_store:
        raise UsageError("a file cannot be written to", where=name, remedy="serve a store, or leave out --writable")
    try:
        pool = Pool(await source.location(), settings.limits)
        try:
            await pool.start()
            state = State(pool, settings.limits, await base_of(pool), settings.token)
            await _answer(state, settings, listening, source, ready)
        finally:
            await pool.close()
    finally:
        source.close()


def configuration(application: Starlette, *, end: int, root: str = "") -> uvicorn.Config:
    """How uvicorn serves an application: with our connections, and nothing told of itself.

    Args:
        end: seconds that answers under way have when it ends.
        root: the path under which a proxy has it.
    """
    return uvicorn.Config(
        application,
        http=Connection,
        ws="none",
        lifespan="off",
        loop="asyncio",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        root_path=root,
        h11_max_incomplete_event_size=HEAD,
        backlog=_BACKLOG,
        timeout_graceful_shutdown=end,
    )


async def _answer(
    state: State, settings: Settings, listening: socket.socket, source: Source, ready: Callable[[str], None]
) -> None:
    Connection.seconds, Connection.most = settings.limits.io, settings.limits.connections
    _make_room(settings.limits.connections)
    server = Server(
        configuration(
            application(state, hosts=settings.names(listening.getsockname()[0]), origins=settings.origins),
            root=settings.root,
            end=_END,
        )
    )
    again = asyncio.Event()
    tasks = [
        asyncio.create_task(_tell(server, ready, _address(listening, settings))),
        asyncio.create_task(_follow(source, state, again, _LOOK if settings.reload else None)),
    ]
    with _signals(server, again):
        try:
            await server.serve(sockets=[listening])
        finally:
            for task in tasks:
                task.cancel()


class Server(uvicorn.Server):
    """Ends when it is told to, and leaves the end of the process to whoever started it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.contextmanager
def _signals(server: uvicorn.Server, again: asyncio.Event) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, server.handle_exit, number, None)
    loop.add_signal_handler(signal.SIGHUP, again.set)
    try:
        yield
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.remove_signal_handler(number)


async def _tell(server: uvicorn.Server, ready: Callable[[str], None], address: str) -> None:
    while not server.started:
        await asyncio.sleep(0.01)
    ready(address)


async def _follow(source: Source, state: State, again: asyncio.Event, look: float | None) -> None:
    """Serve the graph as it is, whenever somebody says so.

    Args:
        look: seconds between looks at whether it has changed; None looks not.
    """
    await prepare(state)
    while True:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(look):
                await again.wait()
        if not again.is_set() and not source.has_changed():
            continue
        again.clear()
        try:
            state.pool.reload(await source.location())
            state.base = await base_of(state.pool)
            await prepare(state)
        except Exception as error:  # noqa: BLE001 - the old graph is served, whatever is wrong with the new one
            log.warning("the graph cannot be read anew: the old one is served", extra={"cause": str(error)})
        else:
            log.info("the graph has been read anew")


async def base_of(pool: Pool) -> str:
    """What the IRIs of the graph's things start with."""
    return (await pool.run(Base())).body.decode("utf-8")


def _make_room(connections: int) -> None:
    """Let the process have as many files open as its connections and workers need, if the system allows that."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = connections + _FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))


def listen(settings: Settings) -> socket.socket:
    where = f"{settings.host}:{settings.port}"
    try:
        family, _, _, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        return socket.create_server(address[:2], family=family, backlog=_BACKLOG)
    except (OSError, UnicodeError, OverflowError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        remedy = "name another one with --host and --port"
        raise UsageError(f"cannot be listened at ({reason})", where=where, remedy=remedy) from error


def _address(listening: socket.socket, settings: Settings) -> str:
    return f"http://{_bracketed(settings.host)}:{listening.getsockname()[1]}{settings.root}/"


def _bracketed(host: str) -> str:
    """A name or address as it stands in an address of the web."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
