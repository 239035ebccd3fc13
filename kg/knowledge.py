"""A knowledge base in the hand: a graph to which articles are added, and from which they are taken."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kg.extract.readers import DEFAULT_READER
from kg.graph import Graph
from kg.limit import TIMEOUT, check_timeout

if TYPE_CHECKING:
    from kg.corpus import Corpus
    from kg.errors import ArticleError
    from kg.llm import LlmSettings
    from kg.pipeline import Added
    from kg.query import Answer
    from kg.store import GraphStore

__all__ = ["KnowledgeBase"]

#: Told what is being joined, how much of it is done, and how much there is.
Joining = Callable[[str, int, int], None]


class KnowledgeBase(Graph):
    """The graph of a collection that grows: people, states and events that several articles tell of are one in it.

    `create` makes one, `open` opens it; it is to be closed, most easily by ``with``. What can be done with a
    :class:`~kg.graph.Graph` can be done with it: ask, view, export, validate.
    """

    def __init__(self, corpus: Corpus, location: str | Path) -> None:
        super().__init__(corpus.store)
        self.corpus = corpus
        self._location = location

    def __repr__(self) -> str:
        return f"<KnowledgeBase in {str(self._location)!r}>"

    @classmethod
    def create(
        cls,
        location: str | Path,
        *,
        base: str | None = None,
        model: str | None = None,
        reader: str = DEFAULT_READER,
        reference: Iterable[str | Path] = (),
        min_confidence: float = 0.0,
        include_text: bool = True,
    ) -> Self:
        """Make a knowledge base. What is chosen here holds for all of its articles.

        Args:
            location: the folder to make, or the address of a SPARQL service.
            base: what the IRIs of things start with.
            model: name of an installed spaCy pipeline; by default that which comes with the package.
            reader: what reads the parsed articles; see :func:`kg.extract.reader_names`.
            reference: RDF files with entries to add to the reference facts, or to override there. They are kept.
            min_confidence: facts that are less sure, between 0 and 1, are left out.
            include_text: False leaves the full text of the articles out of the graph.

        Raises:
            StoreError: if there is one already, or it cannot be written.
            GraphError: if a file of reference facts cannot be read.
            UsageError: if ``base`` is no absolute IRI, there is no such reader, or ``min_confidence`` is not between
                0 and 1.
        """
        from kg.corpus import Corpus, chosen
        from kg.store import open_store

        settings = chosen(
            base=base,
            model=model,
            reader=reader,
            reference=reference,
            min_confidence=min_confidence,
            include_text=include_text,
        )
        return cls._of(open_store(location, create=True), location, lambda store: Corpus.create(store, settings))

    @classmethod
    def from_archive(
        cls,
        location: str | Path,
        archive: str | Path,
        *,
        since: str | None = None,
        until: str | None = None,
        joining: Joining | None = None,
    ) -> tuple[Self, int]:
        """Make a knowledge base of the articles of an archive, or of some months of it, and say how many these are.

        Args:
            location: the folder to make, or the address of a SPARQL service.
            archive: a folder that `kg.cluster.build` made.
            since, until: the first and the last month, as ``2024-04``; by default all, and what has no month.
            joining: as for `add`.

        Raises:
            StoreError: if there is a knowledge base already, it cannot be written, or the archive is not whole.
            UsageError: if a month is none, or pyarrow is not installed.
        """
        from kg.cluster import Slice
        from kg.corpus import Corpus
        from kg.store import is_url, open_store

        some = Slice(Path(archive), since=since, until=until)  # what is wrong with it is told before anything is made
        is_new = not is_url(location) and not Path(location).exists()
        made = cls._of(open_store(location, create=True), location, lambda store: Corpus.create(store, some.settings))
        try:
            number = some.load(made.corpus)
            made.join(joining)
        except BaseException:
            made.close()
            if is_new:
                shutil.rmtree(location)
            raise
        return made, number

    @classmethod
    def open(cls, location: str | Path, *, read_only: bool = False) -> Self:
        """Open a knowledge base.

        Args:
            location: its folder, or the address of a SPARQL service.
            read_only: True lets another process write meanwhile.

        Raises:
            StoreError: if there is none, or it cannot be opened.
        """
        from kg.corpus import Corpus
        from kg.store import open_store

        return cls._of(open_store(location, read_only=read_only), location, Corpus.open)

    @classmethod
    def _of(cls, store: GraphStore, location: str | Path, corpus_in: Callable[[GraphStore], Corpus]) -> Self:
        try:
            return cls(corpus_in(store), location)
        except BaseException:
            store.close()
            raise

    def close(self) -> None:
        """Let go of the store."""
        self.corpus.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @property
    def folder(self) -> Path | None:
        """Where it lies; None for a service."""
        from kg.store import is_url

        return None if is_url(self._location) else Path(self._location)

    def add(
        self,
        sources: str | Path | Iterable[str | Path],
        *,
        published: str | None = None,
        fields: Mapping[str, str] | None = None,
        input_format: str | None = None,
        on_bad: Callable[[ArticleError], None] | None = None,
        jobs: int = 1,
        timeout: float | None = TIMEOUT,
        llm: LlmSettings | None = None,
        step: Callable[[int, int | None, str], None] | None = None,
        joining: Joining | None = None,
    ) -> Added:
        """Read articles, and find what they have in common with those that are there.

        A text that is there already changes nothing. What was read before an interruption is kept: the same call goes
        on behind it.

        Args:
            sources: a file, folder or pattern, or a list of them.
            published: ISO day, month or year of publication of all the articles; it goes before what they say.
            fields: names that fields and columns have in the data: ``{"text": "body", "title": "headline"}``.
            input_format: what the files that are named hold, whatever their endings: ``"csv"``, ``"jsonl"``, ...
            on_bad: told of each article that cannot be read, which is left out; by default the first of them ends it.
            jobs: how many processes read the articles: 1 is this one, 0 stands for as many as there are processors.
            timeout: seconds that finding the text of one article, and reading that, may take; what takes longer cannot
                be read. None sets no limit.
            llm: the language model to ask, for a knowledge base whose reader asks one; see `kg.llm.llm_settings`.
            step: told how many articles are done, how many there are if that is known, and the id of the last one.
            joining: told what is being joined, how much of it is done, and how much there is.

        Returns:
            What was found in those that are new, and how many were there already.

        Raises:
            ArticleError: if an article cannot be read, and nobody is told.
            StoreError: if the store cannot be written.
            ModelError: if the pipeline cannot be used.
            UsageError: if ``jobs`` or ``timeout`` makes no sense.
        """
        from kg.pipeline import add
        from kg.read import Reading, named_format

        reading = Reading(
            fields=fields or {},
            input_format=named_format(input_format),
            on_bad=on_bad,
            timeout=check_timeout(timeout),
        )
        several = [sources] if isinstance(sources, (str, Path)) else sources
        self.corpus.check_current()
        self.corpus.take_corrections(self.folder)
        added = add(self.corpus, several, published=published, reading=reading, jobs=jobs, llm=llm, step=step)
        self.join(joining)
        return added

    def remove(self, articles: str | Iterable[str], joining: Joining | None = None) -> list[str]:
        """Take articles out, and all that only they told; returns their ids.

        Args:
            articles: ids, the beginning of an id that only one article has, headlines, or addresses.
            joining: as for `add`.

        Raises:
            UsageError: if a name is that of no article, or of several.
        """
        found = self.corpus.find([articles] if isinstance(articles, str) else articles)
        self.corpus.remove(found)
        self.join(joining)
        return found

    def resolve(
        self,
        *,
        same: str | Path | None = None,
        different: str | Path | None = None,
        joining: Joining | None = None,
    ) -> tuple[str, ...]:
        """Take in what a person says is one or is not, and work out anew what follows from it.

        In a folder, what ``same.ttl`` and ``different.ttl`` there say holds; the files that are given are put there.

        Args:
            same: Turtle with ``owl:sameAs`` between things or appearances, in place of what was said before.
            different: Turtle with ``owl:differentFrom``, in place of what was said before.
            joining: as for `add`.

        Returns:
            What is spoken of and is not there, or not yet.

        Raises:
            GraphError: if a file is broken.
            UsageError: for standard input.
        """
        from kg.corpus import read_statements
        from kg.errors import UsageError
        from kg.files import write_text

        said, base = self.corpus.settings.statements, self.corpus.settings.base
        given = {name: Path(path) for name, path in (("same", same), ("different", different)) if path is not None}
        if "-" in map(str, given.values()):
            raise UsageError("corrections are not read from standard input", where="-", remedy="give a file")
        for name, path in given.items():
            said = replace(said, **{name: getattr(read_statements([path], base=base), name)})
        for name, path in given.items():
            if self.folder is not None:
                write_text(self.folder / f"{name}.ttl", path.read_text(encoding="utf-8"))
        self.corpus.correct(said)
        self.corpus.take_corrections(self.folder)
        self.join(joining)
        return self.corpus.corrections().unknown

    def join(self, joining: Joining | None = None) -> None:
        """Do what is still to be done after an interruption; `add`, `remove` and `resolve` end with it."""
        from kg.corpus import join

        join(self.corpus, joining)
        self.corpus.store.compact()

    def migrate(self, step: Callable[[int, int, str], None] | None = None) -> int:
        """Bring it to the way in which this version keeps it, and into as little room as it can have.

        After an interruption the same call goes on. What an older version made can be read, and changed after this.

        Args:
            step: told how many articles are done, how many there are, and the id of the last one.

        Returns:
            How many articles were brought over: none if it is of this version already.

        Raises:
            StoreError: if the store cannot be written.
        """
        from kg.corpus import join, migrate

        done = migrate(self.corpus, step)
        join(self.corpus)
        self.corpus.store.compact(always=True)
        return done

    def listing(self) -> Answer:
        """The articles, the earliest first: day, id, publisher, headline, and the article of which one is a copy."""
        from kg.corpus import listing
        from kg.query import Answer

        return Answer(listing(self.corpus))

    def status(self) -> dict[str, str]:
        """What is in it, and what is still to be done, by name."""
        from kg.corpus import status

        return dict(status(self.corpus))
