"""Connections that do not wait for ever: a client that sends or takes its bytes too slowly is let go."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from kg.serve.http.framing import Requests

HEAD = 1 << 16
"""Bytes of the head of a request that has not come in full; twice as many of one that has."""


class Connection(H11Protocol):
    """HTTP/1.1 with a time in which the head of a request has to come, and each part of an answer to be taken.

    Bodies of requests are read by the application, which sees to their time itself.
    """

    seconds = 20.0
    most = 500
    """So many are open at a time; one more is closed at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conn = Requests(h11.SERVER, self.config.h11_max_incomplete_event_size or HEAD)
        self._head = _Clock()
        self._answer = _Clock()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > self.most:
            transport.abort()
            return
        self._head.start(self.seconds, transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        self._head.stop()
        self._answer.stop()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        cycle: RequestResponseCycle | None = self.cycle
        if cycle is not None and not cycle.response_complete:
            self._head.stop()
        elif not self._head.runs:
            self._head.start(self.seconds, self.transport.abort)

    def send_400_response(self, msg: str) -> None:
        """A request that turns out to be broken while the application answers it: only one of the two may answer."""
        cycle: RequestResponseCycle | None = self.cycle
        if cycle is not None and not cycle.response_complete:
            cycle.disconnected = True
            cycle.message_event.set()
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            super().send_400_response(msg)
        else:
            self.transport.close()

    def on_response_complete(self) -> None:
        self._head.stop()
        super().on_response_complete()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._answer.start(self.seconds, self.transport.abort)

    def resume_writing(self) -> None:
        self._answer.stop()
        super().resume_writing()


class _Clock:
    """Does something in a while, unless it is stopped."""

    def __init__(self) -> None:
        self._handle: asyncio.TimerHandle | None = None

    @property
    def runs(self) -> bool:
        return self._handle is not None

    def start(self, seconds: float, then: Callable[[], None]) -> None:
        self.stop()
        self._handle = asyncio.get_running_loop().call_later(seconds, then)

    def stop(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
