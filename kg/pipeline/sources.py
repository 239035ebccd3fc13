"""What is named to the articles in it."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Article
    from kg.read import Reading

#: A path (``-`` is standard input), or the text of an article: a string with a line break in it is a text.
Source = str | Path


def read_sources(
    sources: Source | Iterable[Source], *, published: str | None = None, reading: Reading | None = None
) -> Generator[Article]:
    """The articles of files, folders, patterns, standard input and texts, in the order given, each text once.

    They are read one by one; what is missing is found before the first.

    Raises:
        ArticleError: if something is missing or cannot be read; articles before it have been given.
        UsageError: if the names of fields make no sense.
    """
    from kg.read import Reading
    from kg.workers import article_reader

    items = [sources] if isinstance(sources, str | Path) else list(sources)
    with article_reader(reading or Reading(), published=published) as reader:
        found = [str(item) if _is_text(item) else reader.find(item) for item in items]
        for each in found:
            if isinstance(each, str):
                yield from reader.read_text(each)
            else:
                for file in each:
                    yield from reader.read(file)


def _is_text(source: Source) -> bool:
    return isinstance(source, str) and "\n" in source
