"""Records of files to articles, in a process of its own where this one cannot be interrupted."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.workers.crew import Crew

if TYPE_CHECKING:
    from kg.model import Article
    from kg.read import ArticleReader, Reading
    from kg.read.records.records import Record
    from kg.store import ReferenceStore


@contextmanager
def article_reader(reading: Reading, *, published: str | None = None) -> Iterator[ArticleReader]:
    """What reads files, with the limit of ``reading`` on the time that an article takes, in whatever thread.

    Raises:
        ArticleError: if ``published`` is no date.
        UsageError: if the names of fields make no sense.
    """
    from kg.read import ArticleReader

    if reading.timeout is None:
        yield ArticleReader(reading, published=published)
        return
    # Nothing is started before there is something to read.
    crew = Crew(pickle.dumps(_Conversion(published)), jobs=1, timeout=reading.timeout)

    def apart(record: Record) -> Article:
        answer: Any = crew.read(record).outcome.result()
        if isinstance(answer, Exception):
            raise answer
        article: Article = answer
        return article

    try:
        yield ArticleReader(reading, published=published, apart=apart)
    finally:
        crew.end()


@dataclass(frozen=True, slots=True)
class _Conversion:
    """How a child finds the article in a record; see `kg.workers.Method`."""

    published: str | None

    def open(self, known: ReferenceStore | None = None) -> Callable[[Record], Article]:  # noqa: ARG002 - needs none
        from kg.read.texts.page import load

        load()
        return lambda record: record.article(self.published)
