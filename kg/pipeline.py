"""The order of things: find articles, read them into facts, write quads. The only place that knows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ArticleError, UsageError
from kg.graph import Graph

if TYPE_CHECKING:
    from kg.model import Article, ArticleFacts
    from kg.read import Reading

__all__ = ["Source", "Tally", "build", "build_and_tally", "read_sources"]

#: A path (``-`` is standard input), or the text of an article: a string with a line break in it is a text.
Source = str | Path
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
    include_text: bool = True,
    reference: Iterable[str | Path] = (),
    include_reference: bool = True,
    min_confidence: float = 0.0,
    jobs: int = 1,
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
        include_text: False leaves the full text of the articles out of the graph.
        reference: RDF files with entries to add to the reference facts, or to override there.
        include_reference: False leaves the reference facts out of the graph; things are linked to them all the same.
        min_confidence: facts that are less sure, between 0 and 1, are left out.
        jobs: how many processes read the articles: 1 is this one alone, 0 stands for as many as there are processors.
            The graph is the same.

    Raises:
        ArticleError: if an article cannot be read.
        GraphError: if a file of reference facts cannot be read.
        UsageError: if ``base`` is no absolute IRI, ``min_confidence`` is not between 0 and 1, or ``jobs`` not
            between 0 and 64.
        ModelError: if the pipeline cannot be used.
    """
    from kg.read import Reading, named_format

    graph, _ = build_and_tally(
        sources,
        published=published,
        reading=Reading(fields=fields or {}, input_format=named_format(input_format), on_bad=on_bad),
        base=base,
        model=model,
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
    from kg.rdf import DEFAULT_BASE, facts_to_quads, identity_quads
    from kg.rdf.namespaces import checked_base
    from kg.resolve import article_profile, identities, of_article
    from kg.store import MemoryStore, ReferenceStore
    from kg.workers import Setup, read_facts

    base = checked_base(base or DEFAULT_BASE)
    if not 0 <= min_confidence <= 1:
        raise UsageError(f"{min_confidence} is not between 0 and 1", where="min_confidence", remedy="give 0.8, say")
    files = tuple(map(Path, reference))
    if jobs != 1 and Path("-") in files:
        remedy = "give them as a file, or let one process read"
        raise UsageError(
            "reference facts on standard input cannot go to several processes", where="jobs", remedy=remedy
        )
    articles: Iterable[Article] = read_sources(sources, published=published, reading=reading)
    on_bad, total = reading.on_bad if reading is not None else None, None
    if on_bad is None:  # The first bad one ends it all, and had better do so before the long work.
        articles = tuple(articles)
        total = len(articles)
    known = ReferenceStore(files, base=base)
    how = Setup(model=model, reference=files, base=base, min_confidence=min_confidence)
    store, tally, found = MemoryStore(), Tally(), []
    with closing(read_facts(articles, how, jobs=jobs, on_bad=on_bad, known=known)) as reads:
        for done, read in enumerate(reads, start=1):
            tally.add(read.facts, read.faults)
            found.append(read.facts)
            if step is not None:
                step(done, total, read.facts.article)
    if on_bad is not None and not tally.articles:
        raise ArticleError("none of the articles can be read", remedy="see what is said of each")
    things = identities([article_profile(facts, known) for facts in found], known=known)
    for facts in found:
        own = of_article(facts, things)
        store.add(facts_to_quads(facts, base=base, include_text=include_text, identities=own))
        if len(found) > 1:
            store.add(identity_quads(facts.article.id, own, base=base))
    if include_reference:
        store.add(known.describe(sorted(tally.linked)))
    return Graph(store), tally


def read_sources(
    sources: Source | Iterable[Source], *, published: str | None = None, reading: Reading | None = None
) -> Iterator[Article]:
    """The articles of files, folders, patterns, standard input and texts, in the order given, each text once.

    They are read one by one; what is missing is found before the first.

    Raises:
        ArticleError: if something is missing or cannot be read; articles before it have been given.
        UsageError: if the names of fields make no sense.
    """
    from kg.read import ArticleReader

    items = [sources] if isinstance(sources, str | Path) else list(sources)
    reader = ArticleReader(reading, published=published)
    found = [str(item) if _is_text(item) else reader.find(item) for item in items]
    for each in found:
        if isinstance(each, str):
            yield from reader.read_text(each)
        else:
            for file in each:
                yield from reader.read(file)


def _is_text(source: Source) -> bool:
    return isinstance(source, str) and "\n" in source


@dataclass
class Tally:
    """How much was found, in how many articles.

    ``undated`` are the ids of articles without a known day of publication; ``faults`` say what does not conform;
    ``linked`` are the ids of the reference facts that the articles speak of.
    """

    articles: int = 0
    undated: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    linked: set[str] = field(default_factory=set)
    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, facts: ArticleFacts, faults: Iterable[str] = ()) -> None:
        self.articles += 1
        self.faults.extend(faults)
        if facts.article.published is None or facts.article.published_inferred:
            self.undated.append(facts.article.id)
        self.linked.update(entity.reference for entity in facts.entities if entity.reference is not None)
        for section, kinds in (
            ("things", (entity.type.value for entity in facts.entities)),
            ("roles", (role.status.value for role in facts.roles)),
            ("relations", (relation.type.value for relation in facts.relations)),
            ("events", (event.status.value for event in facts.events)),
            ("claims", (claim.stance.value for claim in facts.claims)),
        ):
            self.counts.setdefault(section, Counter()).update(kinds)

    def rows(self) -> list[tuple[str, int, str]]:
        """Section, number and details, most frequent first: ``("events", 5, "3 occurred, 2 possible")``."""
        rows = [("articles", self.articles, "")]
        for section, counter in self.counts.items():
            kinds = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
            rows.append((section, counter.total(), ", ".join(f"{number} {kind}" for kind, number in kinds)))
        return rows
