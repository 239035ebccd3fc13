"""Articles into a corpus: read, in as many processes as one likes, and stored as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ArticleError
from kg.pipeline.tally import Tally

if TYPE_CHECKING:
    from kg.corpus import Corpus, Prepared, Rank, Settings
    from kg.llm import LlmSettings
    from kg.model import Article
    from kg.read import Found, Reading
    from kg.store import ReferenceStore

#: So many articles are stored at once: fewer cost time, more are lost when the process is killed.
_BATCH = 64
#: Once nothing more is to be read: what is stored while others still read does not wait for them at the end.
_LAST = 16
#: Told how many articles are done, how many there are if that is known, and the id of the last one.
Step = Callable[[int, int | None, str], None]


@dataclass
class Added:
    """What came of adding articles: those that are new, how many were there or cannot be read, and of which files."""

    tally: Tally = field(default_factory=Tally)
    there: int = 0
    bad: int = 0
    files: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class CorpusMethod:
    """How articles of a corpus are read, and what they bring into it."""

    settings: Settings
    llm: LlmSettings | None = None

    def open(self, known: ReferenceStore | None = None) -> Callable[[Article], Prepared]:
        """Load model, word lists and reference facts; see `kg.workers.Method`."""
        from kg.corpus import prepare
        from kg.store import ReferenceStore
        from kg.workers import Setup

        said = self.settings
        reference = ReferenceStore(said.reference, base=said.base) if known is None else known
        read = Setup.of(said, self.llm).open(reference)

        def prepared(article: Article) -> Prepared:
            found = read(article)
            return prepare(found.facts, said, reference, faults=found.faults, account=found.account)

        return prepared


def add(
    corpus: Corpus,
    sources: Iterable[str | Path],
    *,
    published: str | None = None,
    reading: Reading | None = None,
    jobs: int = 1,
    llm: LlmSettings | None = None,
    step: Step | None = None,
) -> Added:
    """Read articles into a corpus; a text that is there already changes nothing. `kg.corpus.join` is to follow.

    What was read before an interruption is there: the same call goes on behind it.

    Args:
        sources: files, folders, patterns, or ``-`` for standard input.
        published: ISO day, month or year of publication of all the articles.
        reading: how they are found, and who is told of those that cannot be read; otherwise the first of them ends it.
        jobs: how many processes read.
        llm: the language model that the readers ask which ask one.

    Raises:
        ArticleError: if an article cannot be read and nobody is to be told.
        StoreError: if the store cannot be written.
    """
    from kg.corpus import join
    from kg.read import Reading
    from kg.workers import article_reader

    if corpus.is_leaving():  # what is to go must not be taken for what is there
        join(corpus)
    reading = reading or Reading()
    incoming = _Incoming(corpus, reading)
    with article_reader(replace(reading, on_bad=incoming.on_bad), published=published) as reader:
        files = [file for source in sources for file in reader.find(source)]
        incoming.added.files.update(file.name for file in files)
        total = len(files) if all(file.is_one_article for file in files) else None
        found = (found for file in files for found in reader.found(file))
        for id in _stored(corpus, incoming, incoming.articles(found), jobs=jobs, timeout=reading.timeout, llm=llm):
            if step is not None:
                step(incoming.done, total, id)
    return incoming.added


def _stored(
    corpus: Corpus,
    incoming: _Incoming,
    articles: Iterable[Article],
    *,
    jobs: int,
    timeout: float | None,
    llm: LlmSettings | None,
) -> Iterator[str]:
    """Read the articles and store what they say; the id of each that has been read."""
    from kg.workers import read_facts

    method, known = CorpusMethod(corpus.settings, llm), corpus.reference
    reads = read_facts(articles, method, jobs=jobs, on_bad=incoming.on_bad, known=known, timeout=timeout)
    batch: list[Prepared] = []
    with closing(reads) as found:
        for prepared in found:
            incoming.arrived(prepared)
            batch.append(prepared)
            if len(batch) >= (_LAST if incoming.is_drawn else _BATCH):
                corpus.add(incoming.kept(batch))
                batch = []
            yield prepared.record.id
    corpus.add(incoming.kept(batch))


class _Incoming:
    """The articles of files, under the names that they have in a corpus, but for those that are in it.

    Of two articles with one text one stands for both, whichever comes first; see `kg.corpus.naming`.
    """

    def __init__(self, corpus: Corpus, reading: Reading) -> None:
        self._corpus = corpus
        self._told, self._on_repeat = reading.on_bad, reading.on_repeat
        self.on_bad = None if reading.on_bad is None else self._bad
        self._ids = corpus.digests()
        self._ranks: dict[str, Rank] = {}
        self._places: dict[str, Found] = {}
        self._replaced: set[str] = set()
        self.added = Added()
        self.is_drawn = False
        """Whether all articles have been given out to be read."""

    @property
    def done(self) -> int:
        """How many articles have been read, were there, or cannot be read."""
        return self.added.tally.articles + self.added.there + self.added.bad

    def articles(self, found_all: Iterable[Found]) -> Iterator[Article]:
        """Those that are to be read."""
        from kg.corpus import named_for_corpus, rank_of

        for found in found_all:
            digest = found.article.sha256
            article = named_for_corpus(found.article)
            rank = rank_of(article, article.published)
            before = self._ids.get(digest)
            if before is not None and self._rank_of(digest, before) <= rank:
                self.added.there += 1
                if self._on_repeat is not None:
                    self._on_repeat(found.where, before)
                continue
            if before is not None and before != article.id:
                self._replaced.add(before)
                self._corpus.remove([before])
            self._ids[digest], self._ranks[digest] = article.id, rank
            self._places[article.id] = found
            yield article
        self.is_drawn = True

    def _rank_of(self, digest: str, id: str) -> Rank:
        from kg.corpus import rank_of

        if digest not in self._ranks:
            self._ranks[digest] = next((rank_of(record, record.given) for record in self._corpus.records([id])), ())
        return self._ranks[digest]

    def arrived(self, prepared: Prepared) -> None:
        """Count an article that has been read."""
        record = prepared.record
        self._places.pop(record.id, None)
        self.added.tally.add_counts(record.id, record.counts, dated=record.given is not None, faults=prepared.faults)
        self.added.tally.add_account(record.id, prepared.account)

    def kept(self, batch: Iterable[Prepared]) -> list[Prepared]:
        """Those for which no other article of the same text stands by now."""
        return [prepared for prepared in batch if prepared.record.id not in self._replaced]

    def _bad(self, error: ArticleError) -> None:
        """Tells of an article that cannot be read, with the file that it is in."""
        self.added.bad += 1
        if error.where in self._places:  # it was found, but reading it failed
            found = self._places.pop(error.where)
            self._ids.pop(found.article.sha256, None)
            error = ArticleError(error.cause, where=found.where, remedy=error.remedy)
            error.file = found.file
        if self._told is not None:
            self._told(error)
