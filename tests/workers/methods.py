"""A way to read articles that does what they say, for tests of what happens around the reading."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.model import Article, ArticleFacts, Block, BlockKind, Reader, Span
from kg.store import ReferenceStore
from kg.workers import Read


class AwkwardError(Exception):
    """Cannot be made again from what it says."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


@dataclass(frozen=True)
class Obedient:
    """Does what an article says, and gives the number of the process as the one fault of its facts."""

    opening: str = "open"

    def open(self, known: ReferenceStore | None = None) -> Callable[[Article], Read]:
        assert known is None
        obey(self.opening)
        return read


def read(article: Article) -> Read:
    obey(article.text)
    return Read(ArticleFacts(article, Reader("none", "0", "0")), (str(os.getpid()),))


def obey(text: str) -> None:
    order, _, rest = text.partition(" ")
    match order:
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "exit":
            os._exit(0)
        case "die-once" if not Path(rest).exists():
            Path(rest).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        case "sleep":
            time.sleep(float(rest))
        case "toil":
            while True:
                sum(range(1000))
        case "fail":
            raise ValueError(rest)
        case "fail-awkwardly":
            raise AwkwardError(rest, "!")
        case "print":
            print(rest, flush=True)  # noqa: T201
            print(rest, file=sys.stderr, flush=True)  # noqa: T201
            os.write(1, rest.encode())
            os.write(2, rest.encode())
        case "read":
            assert sys.stdin.read() == ""


def article(text: str, number: int = 0) -> Article:
    return Article(f"a{number}", text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
