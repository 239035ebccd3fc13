"""Answers that are kept, because many ask for the same: what a page shows at first, say."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from dataclasses import dataclass
from gzip import compress
from hashlib import sha256

from kg.serve.jobs import Job, Reply
from kg.serve.pool import Pool

#: Bytes that are kept, compressed; of answers that were not asked for again the oldest go first.
_ROOM = 32_000_000
#: Seconds for which an answer is taken for true; that the graph was changed through this server ends it at once.
_SECONDS = 300.0
_SECONDS_OF_SERVICE = 30.0
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer.

    Args:
        squeezed: its body as gzip.
        tag: what differs when the body does.
    """

    media: str
    squeezed: bytes
    tag: str


class Shelf:
    """Has jobs done by a pool, each once while the graph stays as it is, however many ask for it."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._kept: OrderedDict[Job, tuple[int, float, Kept]] = OrderedDict()
        self._asked: dict[tuple[Job, int], asyncio.Task[Kept]] = {}

    async def get(self, job: Job) -> Kept:
        """The answer. It is worked out to its end, even if whoever asked goes away: the next may want it.

        Raises:
            LimitError: if it runs into a limit.
            StatecraftError: if it cannot be done as asked.
        """
        version = self._pool.version
        found = self._kept.get(job)
        if found is not None and found[0] == version and time.monotonic() < found[1]:
            self._kept.move_to_end(job)
            return found[2]
        key = (job, version)
        if key not in self._asked:
            task = self._asked[key] = asyncio.create_task(self._new(job, version))
            task.add_done_callback(lambda done: self._forget(key, done))
        return await asyncio.shield(self._asked[key])

    async def _new(self, job: Job, version: int) -> Kept:
        reply = await self._pool.run(job)
        kept = await asyncio.to_thread(_kept, reply)
        seconds = _SECONDS_OF_SERVICE if self._pool.is_of_service else _SECONDS
        self._kept[job] = version, time.monotonic() + seconds, kept
        self._kept.move_to_end(job)
        while len(self._kept) > 1 and sum(len(each.squeezed) for _, _, each in self._kept.values()) > _ROOM:
            self._kept.popitem(last=False)
        return kept

    def _forget(self, key: tuple[Job, int], done: asyncio.Task[Kept]) -> None:
        del self._asked[key]
        if not done.cancelled():
            done.exception()  # who waited for it was told


def _kept(reply: Reply) -> Kept:
    return Kept(reply.media, compress(reply.body, _LEVEL, mtime=0), f'"{sha256(reply.body).hexdigest()[:24]}"')
