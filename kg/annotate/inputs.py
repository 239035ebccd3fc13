"""What is to be corrected: articles, read now, or those of a graph that was made before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kg.corpus import Corpus, Settings
from kg.errors import ArticleError, GraphError, StoreError, UsageError
from kg.export.bases import base_of
from kg.llm import LlmSettings
from kg.model import Article, ArticleFacts
from kg.pipeline import read_sources
from kg.rdf import read_articles
from kg.rdf.namespaces import IS_DEFINED_BY, REFERENCE
from kg.read import Reading
from kg.store import MemoryStore, ReferenceStore, Store, is_location, open_store
from kg.workers import Setup, read_facts

__all__ = ["Found", "articles_of_graph", "articles_read"]

#: Told after each article: how many are done, and which it was.
Step = Callable[[int, Article], None]


@dataclass(frozen=True, slots=True)
class Found:
    """The articles, with what holds for all of them.

    Args:
        include_reference: whether their graph has the reference facts of what they name.
    """

    articles: tuple[ArticleFacts, ...]
    settings: Settings
    include_reference: bool = True


def articles_read(
    sources: Sequence[str | Path],
    settings: Settings,
    *,
    published: str | None = None,
    reading: Reading | None = None,
    jobs: int = 1,
    llm: LlmSettings | None = None,
    step: Step | None = None,
) -> Found:
    """Articles, as a reader reads them.

    Args:
        sources: files, folders, patterns, or ``-`` for standard input.
        settings: how they are read.
        published: ISO day, month or year of publication of all the articles.
        reading: how they are found, and who is told of those that cannot be read.
        llm: the language model that the readers ask which ask one.

    Raises:
        ArticleError: if an article cannot be read, or none can.
    """
    reading = reading or Reading()
    known = ReferenceStore(settings.reference, base=settings.base)
    how = Setup.of(settings, llm)
    found: list[ArticleFacts] = []
    with closing(read_sources(sources, published=published, reading=reading)) as drawn:
        reads = read_facts(drawn, how, jobs=jobs, on_bad=reading.on_bad, known=known, timeout=reading.timeout)
        with closing(reads):
            for done, read in enumerate(reads, start=1):
                found.append(read.facts)
                if step is not None:
                    step(done, read.facts.article)
    if not found:
        raise ArticleError("none of the articles can be read", remedy="see what is said of each")
    return Found(tuple(found), settings)


def articles_of_graph(location: str | Path, *, names: Collection[str] = ()) -> Found:
    """The articles of a graph.

    Args:
        location: the file of a graph, or a store.
        names: ids, headlines or addresses of those that are wanted; all, if there are none.

    Raises:
        GraphError: if the graph cannot be read, or holds an article without its text.
        StoreError: if the store cannot be opened.
        UsageError: if no article has one of the names.
    """
    if not is_location(location):
        store = MemoryStore.from_file(location)
        return _found(store, None, names)
    with open_store(location, read_only=True) as opened:
        try:
            corpus = Corpus.open(opened)
        except StoreError:  # graphs that somebody put there
            return _found(opened, None, names)
        return _found(opened, corpus.settings, names)


def _found(store: Store, settings: Settings | None, names: Collection[str]) -> Found:
    quads = list(store.quads())
    chosen = settings or Settings(base=base_of(quads))
    articles = tuple(_wanted((each.facts for each in read_articles(quads)), names))
    if not articles:
        raise GraphError("no articles in the graph", remedy="make one with `kg build`")
    for facts in articles:
        if not facts.article.text:
            remedy = "build it without --no-text: notes are corrected beside the text"
            raise GraphError(f"the graph has no text of {facts.article.id}", remedy=remedy)
    has_reference = any(quad.predicate == IS_DEFINED_BY and quad.object == REFERENCE for quad in quads)
    return Found(articles, chosen, has_reference)


def _wanted(articles: Iterable[ArticleFacts], names: Collection[str]) -> Iterable[ArticleFacts]:
    missing = dict.fromkeys(names)
    for facts in articles:
        article = facts.article
        called = {article.id, article.title, article.url}.intersection(names)
        for name in called:
            missing.pop(str(name), None)
        if called or not names:
            yield facts
    if missing:
        name = next(iter(missing))
        raise UsageError(f"no article in this graph is called {name[:80]!r}", remedy="`kg query articles` lists them")
