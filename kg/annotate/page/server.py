"""The server of the page: this machine alone can reach it."""

from __future__ import annotations

import asyncio
import secrets
import signal
import socket
from collections.abc import Callable
from pathlib import Path

from kg.annotate.folder import Folder
from kg.annotate.page.app import application
from kg.serve.server import Server, Settings, configuration, listen

__all__ = ["run"]


def run(folder: Path, port: int, ready: Callable[[str], None]) -> None:
    """Serve the page of a folder until a signal ends it.

    Args:
        port: 0 takes one that is free.
        ready: told the address, with the token in it.

    Raises:
        InputError: if it is no folder that `kg annotate out` made.
        UsageError: if the port cannot be listened at.
    """
    opened = Folder.open(folder)
    for _ in opened.articles():  # what is wrong with it is told now
        pass
    listening = listen(Settings(port=port))
    try:
        asyncio.run(_serve(opened, listening, ready))
    finally:
        listening.close()


async def _serve(folder: Folder, listening: socket.socket, ready: Callable[[str], None]) -> None:
    token, port = secrets.token_urlsafe(32), listening.getsockname()[1]
    hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost"))
    server = Server(configuration(application(folder, token, hosts), end=2))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, server.handle_exit, number, None)
    ready(f"http://127.0.0.1:{port}/#{token}")
    await server.serve(sockets=[listening])
