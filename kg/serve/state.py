"""What the handlers of requests share."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import cast

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.jobs import Job, Reply
from kg.serve.kept import Shelf
from kg.serve.limits import Limits
from kg.serve.pool import Pool
from kg.serve.requests import while_connected


@dataclass(frozen=True, slots=True)
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
    shelf: Shelf = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shelf", Shelf(self.pool))

    async def write(self, job: Job) -> Response:
        """Have the store written by one at a time; who asks afterwards sees what was written."""
        async with self.writing:
            reply = await self.pool.run(job, slowly=True)
            self.pool.reload()
        return Response(status_code=reply.status, headers={"Location": reply.location} if reply.location else None)


def state_of(request: Request) -> State:
    """That of the server which the request came to."""
    return cast(State, request.app.state.server)


async def answer(request: Request, job: Job) -> Response:
    """What a worker gives, unless the client goes away before."""
    return reply_response(await while_connected(request, state_of(request).pool.run(job)))


def reply_response(reply: Reply) -> Response:
    """What a worker gave, for the client."""
    return Response(reply.body, headers={"Content-Type": reply.media, "Vary": "Accept"})
