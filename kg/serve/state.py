"""What the handlers of requests share."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from kg.serve.answers.jobs import Job
from kg.serve.answers.replies import Reply
from kg.serve.http.requests import while_connected
from kg.serve.limits import BusyError, Limits
from kg.serve.processes.kept import Shelf
from kg.serve.processes.pool import Pool

#: Bytes that are sent at a time: a client has to take each of these parts in time.
_PART = 1 << 16


@dataclass(slots=True)
class State:
    """What a server knows.

    Args:
        base: what the IRIs of things start with that ``/id/...`` stands for.
        token: what a client has to show that writes; None lets nobody write.
    """

    pool: Pool
    limits: Limits
    base: str
    token: str | None = None
    writing: asyncio.Lock = field(default_factory=asyncio.Lock)
    unsent: int = 0
    """Bytes of answers that clients have not taken yet."""
    shelf: Shelf = field(init=False)

    def __post_init__(self) -> None:
        self.shelf = Shelf(self.pool)

    async def write(self, job: Job) -> Response:
        """Have the store written by one at a time; who asks afterwards sees what was written."""
        async with self.writing:
            try:
                reply = await self.pool.run_alone(job)
            finally:
                self.pool.reload()  # also what ran into a limit may have been written
        return Response(status_code=reply.status, headers={"Location": reply.location} if reply.location else None)


def state_of(request: Request) -> State:
    """That of the server which the request came to."""
    return cast(State, request.app.state.server)


async def answer(request: Request, job: Job) -> Response:
    """What a worker gives, unless the client goes away before."""
    state = state_of(request)
    return reply_response(state, await while_connected(request, state.pool.run(job)))


def reply_response(state: State, reply: Reply) -> Response:
    """What a worker gave, for the client.

    Raises:
        BusyError: if clients who take their time have so much to take already that there is no room for more.
    """
    return sent(state, reply.body, {"Content-Type": reply.media, "Vary": "Accept"})


def sent(state: State, body: bytes, headers: Mapping[str, str]) -> Response:
    """An answer of any length, which is sent in parts.

    Raises:
        BusyError: as for `reply_response`.
    """
    length = len(body)
    if state.unsent + length > state.limits.unsent:
        raise BusyError("Too many large answers are being sent. Ask again in a while.")
    return StreamingResponse(_parts(state, body), headers={**headers, "Content-Length": str(length)})


async def _parts(state: State, body: bytes) -> AsyncIterator[bytes]:
    state.unsent += len(body)
    try:
        for start in range(0, len(body), _PART):
            yield body[start : start + _PART]
    finally:
        state.unsent -= len(body)
