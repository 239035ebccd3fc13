"""Answers that are kept, because many ask for the same: what a page shows at first, say."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from dataclasses import dataclass
from gzip import compress
from hashlib import sha256

from kg.serve.answers.jobs import Job
from kg.serve.answers.replies import Reply
from kg.serve.processes.line import Places
from kg.serve.processes.pool import Pool

#: Bytes that are kept, compressed; of answers that were not asked for again the oldest go first.
_ROOM = 32_000_000
#: Seconds for which an answer is taken for true, of a store and of a service, which others change without a word. That
#: the graph is seen to be another one ends it at once.
_SECONDS, _SECONDS_OF_SERVICE = 86_400.0, 30.0
_LEVEL = 6
#: A page that waits is not to stand behind everything else the machine does: so many seconds its jobs are quick. They
#: take no more than this share of the places for quick ones.
_QUICK, _SHARE = 10.0, 2


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


@dataclass(eq=False, slots=True)
class _Asked:
    """An answer that is being worked out, and how many wait for it."""

    task: asyncio.Task[Kept]
    waiting: int = 0


class Shelf:
    """Has jobs done by a pool, each once while the graph stays as it is, however many ask for it."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._kept: OrderedDict[Job, tuple[int, float, Kept]] = OrderedDict()
        self._asked: dict[tuple[Job, int], _Asked] = {}
        self._places = Places(max(1, pool.limits.quick // _SHARE), pool.limits)

    async def get(self, job: Job) -> Kept:
        """The answer. The job is ended when all who asked for it were cancelled.

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
        asked = self._asked.get(key)
        if asked is None:
            asked = self._asked[key] = _Asked(asyncio.create_task(self._new(job, version)))
        asked.waiting += 1
        try:
            return await asyncio.shield(asked.task)
        finally:
            asked.waiting -= 1
            if not asked.waiting:
                # Also one that was ended is not to be waited for by those who come now.
                self._asked.pop(key, None)
                asked.task.cancel()

    async def _new(self, job: Job, version: int) -> Kept:
        async with self._places:
            reply = await self._pool.run(job, quick=_QUICK)
        kept = await asyncio.to_thread(_kept, reply)
        seconds = _SECONDS_OF_SERVICE if self._pool.is_of_service else _SECONDS
        self._kept[job] = version, time.monotonic() + seconds, kept
        self._kept.move_to_end(job)
        while len(self._kept) > 1 and sum(len(each.squeezed) for _, _, each in self._kept.values()) > _ROOM:
            self._kept.popitem(last=False)
        return kept


def _kept(reply: Reply) -> Kept:
    return Kept(reply.media, compress(reply.body, _LEVEL, mtime=0), f'"{sha256(reply.body).hexdigest()[:24]}"')
