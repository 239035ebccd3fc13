"""Articles to what they say, in the processes of a cluster: each loads its model once, whatever it is given to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kg.cluster.finding import article_in
from kg.cluster.frames import Row, Rows, mapped
from kg.corpus import Prepared, Settings
from kg.errors import ArticleError
from kg.model import Article
from kg.pipeline import CorpusMethod
from kg.workers import read_facts

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from kg.store import ReferenceStore

__all__ = ["READ", "read"]

#: The columns of what was read: the graph as if there were no other article, and what the ledger keeps; or why it could
#: not be read.
READ = (
    "id string, sha256 string, rank array<string>, file string, place string, graph string, record string, "
    "failure string"
)
_KEPT = ("id", "sha256", "rank", "file", "place")


def read(found: DataFrame, settings: Settings, timeout: float | None) -> DataFrame:
    """What the articles of a table say, as a table with the columns of :data:`READ`; see `kg.cluster.finding`."""
    return mapped(found, READ, partial(_read, settings, timeout))


def _read(settings: Settings, timeout: float | None, rows: Iterator[Row]) -> Rows:
    waiting: dict[str, Row] = {}
    bad: list[ArticleError] = []

    def articles() -> Iterator[Article]:
        for row in rows:
            waiting[row["id"]] = {name: row[name] for name in _KEPT}
            yield article_in(row)

    for prepared in read_facts(articles(), _Once(settings), on_bad=bad.append, timeout=timeout):
        yield from _failures(waiting, bad)
        yield _row(waiting.pop(prepared.record.id), prepared)
    yield from _failures(waiting, bad)


def _row(kept: Row, prepared: Prepared) -> Row:
    return {**kept, "graph": prepared.triples.decode("utf-8"), "record": prepared.record.to_entry().data}


def _failures(waiting: dict[str, Row], bad: list[ArticleError]) -> Rows:
    for error in bad:
        id = error.where if error.where in waiting else next(iter(waiting))  # they are read in order
        yield {**waiting.pop(id), "failure": error.reason}
    bad.clear()


_opened: dict[Settings, Callable[[Article], Prepared]] = {}


@dataclass(eq=False)
class _Once:
    """Reads as `kg add` does, and loads what that takes once in a process; see `kg.workers.Method`."""

    settings: Settings
    is_opened: bool = False

    def open(self, known: ReferenceStore | None = None) -> Callable[[Article], Prepared]:
        # To open it a second time means that an article left the first in an unknown state.
        if self.is_opened or self.settings not in _opened:
            _opened.clear()
            _opened[self.settings] = CorpusMethod(self.settings).open(known)
        self.is_opened = True
        return _opened[self.settings]
