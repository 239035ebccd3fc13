"""Articles to a graph in memory."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ArticleError, UsageError
from kg.extract.readers import DEFAULT_READER
from kg.graph import Graph
from kg.limit import TIMEOUT, check_timeout
from kg.model import EntityType
from kg.pipeline.sources import Source, read_sources
from kg.pipeline.tally import Tally

if TYPE_CHECKING:
    from kg.llm import LlmSettings
    from kg.model import Article, ArticleFacts
    from kg.read import Reading
    from kg.store import MemoryStore

#: Told after each article: how many are done, how many there are if that is known, and which it was.
Step = Callable[[int, int | None, "Article"], None]


def build(
    sources: Source | Iterable[Source],
    *,
    published: str | None = None,
    fields: Mapping[str, str] | None = None,
    input_format: str | None = None,
    on_bad: Callable[[ArticleError], None] | None = None,
    base: str | None = None,
    model: str | None = None,
    reader: str = DEFAULT_READER,
    llm: LlmSettings | None = None,
    include_text: bool = True,
    reference: Iterable[str | Path] = (),
    include_reference: bool = True,
    min_confidence: float = 0.0,
    jobs: int = 1,
    timeout: float | None = TIMEOUT,
) -> Graph:
    """Read articles into a graph.

    Args:
        sources: a file, folder or pattern, a list of them, or the text of an article (a string with a line break in
            it). Of articles with the same text the first is read.
        published: ISO day, month or year of publication of all the articles; it goes before what they say themselves.
        fields: names that fields and columns have in the data: ``{"text": "body", "title": "headline"}``.
        input_format: what the files that are named hold, whatever their endings: ``"csv"``, ``"jsonl"``, ``"warc"``...
        on_bad: told of each article that cannot be read, which is left out; by default the first of them ends it all.
        base: what the IRIs of things start with.
        model: name of an installed spaCy pipeline; by default that which comes with the package.
        reader: what reads the parsed articles; see :func:`kg.extract.reader_names`.
        llm: the language model that ``llm`` and ``hybrid+llm`` ask; see :func:`kg.llm.llm_settings`.
        include_text: False leaves the full text of the articles out of the graph.
        reference: RDF files with entries to add to the reference facts, or to override there.
        include_reference: False leaves the reference facts out of the graph; things are linked to them all the same.
        min_confidence: facts that are less sure, between 0 and 1, are left out.
        jobs: how many processes read the articles: 1 is this one alone, 0 stands for as many as there are processors.
            The graph is the same.
        timeout: seconds that finding the text of one article, and reading that, may take; what takes longer cannot be
            read. None sets no limit.

    Raises:
        ArticleError: if an article cannot be read.
        GraphError: if a file of reference facts cannot be read.
        UsageError: if ``base`` is no absolute IRI, there is no such reader, ``min_confidence`` is not between 0 and 1,
            ``jobs`` not between 0 and 64, or ``timeout`` no number of seconds.
        ModelError: if the pipeline cannot be used.
    """
    from kg.read import Reading, named_format

    graph, _ = build_and_tally(
        sources,
        published=published,
        reading=Reading(
            fields=fields or {},
            input_format=named_format(input_format),
            on_bad=on_bad,
            timeout=check_timeout(timeout),
        ),
        base=base,
        model=model,
        reader=reader,
        llm=llm,
        include_text=include_text,
        reference=reference,
        include_reference=include_reference,
        min_confidence=min_confidence,
        jobs=jobs,
    )
    return graph


def build_and_tally(
    sources: Source | Iterable[Source],
    *,
    published: str | None = None,
    reading: Reading | None = None,
    base: str | None = None,
    model: str | None = None,
    reader: str = DEFAULT_READER,
    llm: LlmSettings | None = None,
    include_text: bool = True,
    reference: Iterable[str | Path] = (),
    include_reference: bool = True,
    min_confidence: float = 0.0,
    jobs: int = 1,
    step: Step | None = None,
) -> tuple[Graph, Tally]:
    """Like :func:`build`, with a count of what was found; ``step`` is told of every article that was read.

    Raises:
        ArticleError: also if not one of the articles can be read.
    """
    from kg.corpus import Settings, joined
    from kg.extract import check_reader
    from kg.rdf import DEFAULT_BASE
    from kg.rdf.namespaces import checked_base
    from kg.read import Reading
    from kg.store import MemoryStore, ReferenceStore
    from kg.store.reference import reference_file
    from kg.workers import Setup, read_facts

    base = checked_base(base or DEFAULT_BASE)
    if not 0 <= min_confidence <= 1:
        raise UsageError(f"{min_confidence} is not between 0 and 1", where="min_confidence", remedy="give 0.8, say")
    reading = reading or Reading()
    on_bad, total = reading.on_bad, None
    store, tally = MemoryStore(), Tally()
    found: list[ArticleFacts] = []
    with closing(read_sources(sources, published=published, reading=reading)) as drawn:
        articles: Iterable[Article] = drawn
        if on_bad is None:  # The first bad one ends it all, and had better do so before the long work.
            articles = tuple(drawn)
            total = len(articles)
        files = tuple(map(reference_file, reference))  # read once, for standard input cannot be read by each process
        known = ReferenceStore(files, base=base)
        how = Setup(
            model=model,
            reader=check_reader(reader),
            reference=files,
            base=base,
            min_confidence=min_confidence,
            llm=llm,
        )
        reads = read_facts(articles, how, jobs=jobs, on_bad=on_bad, known=known, timeout=reading.timeout)
        with closing(reads):
            for done, read in enumerate(reads, start=1):
                tally.add(read.facts, read.faults, read.account)
                found.append(read.facts)
                if step is not None:
                    step(done, total, read.facts.article)
    if on_bad is not None and not tally.articles:
        raise ArticleError("none of the articles can be read", remedy="see what is said of each")
    settings = Settings(base=base, include_text=include_text)
    for quads in joined(found, settings, known, include_reference=include_reference):
        store.add(quads)
    tally.counts["things"] = _things(store)
    return Graph(store), tally


def _things(store: MemoryStore) -> Counter[str]:
    """How many things there are by type: once each, however many articles name them, as pages count them."""
    from kg.rdf.namespaces import SC
    from kg.store import SelectResult

    found = store.query("SELECT ?thing ?type { ?seen sc:thing ?thing . ?thing a ?type }")
    types: dict[object, set[str]] = defaultdict(set)
    for thing, type_ in found.rows if isinstance(found, SelectResult) else ():
        types[thing].add(str(type_).removeprefix(SC))
    return Counter(next(type_.value for type_ in EntityType if type_ in named) for named in types.values())
