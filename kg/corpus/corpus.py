"""A corpus in a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Self

from kg.corpus.corrections import Corrections, corrections
from kg.corpus.record import EVENTS, LEAVING, TEXTS, THINGS, Record, from_entry, record_of
from kg.corpus.settings import Settings
from kg.corpus.statements import Statements
from kg.errors import StoreError
from kg.model import ArticleFacts, Identity
from kg.rdf import Iri, Quad, facts_to_quads
from kg.rdf.iris import LocalIris
from kg.rdf.namespaces import DERIVED_FROM
from kg.resolve import ArticleProfile, alone, article_profile
from kg.store import GraphStore, ReferenceStore

#: So many articles are fetched, or asked for, at once.
_MANY = 200


class Corpus:
    """Articles in a store, with what only several of them tell.

    Use `create` and `open`. `add` and `remove` change the articles; `join` then works out what follows for all of
    them, and is what makes a corpus whole again after an interruption. The outcome depends on which articles there
    are, not on the order in which they came.

    Args:
        store: where it lies.
        settings: how articles are read.
    """

    def __init__(self, store: GraphStore, settings: Settings) -> None:
        self.store = store
        self.settings = settings

    def __repr__(self) -> str:
        return f"<Corpus in {self.store!r}>"

    @classmethod
    def create(cls, store: GraphStore, settings: Settings | None = None) -> Corpus:
        """Make a corpus in a store that has none.

        Raises:
            StoreError: if there is one, or it cannot be written.
        """
        if store.ledger.settings() is not None:
            raise StoreError("there is a corpus already", remedy="add to it with `kg add`")
        if store.graphs():
            raise StoreError("the store has graphs that are no articles of a corpus", remedy="make it in a new store")
        settings = settings or Settings()
        store.ledger.keep_settings(settings.to_json())
        return cls(store, settings)

    @classmethod
    def open(cls, store: GraphStore) -> Corpus:
        """Open the corpus in a store.

        Raises:
            StoreError: if there is none.
        """
        found = store.ledger.settings()
        if found is None:
            raise StoreError("there is no corpus in this store", remedy="make one with `kg init`")
        return cls(store, Settings.from_json(found))

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @cached_property
    def reference(self) -> ReferenceStore:
        """The reference facts, with those of one's own."""
        return ReferenceStore(self.settings.reference, base=self.settings.base)

    # Articles

    def digests(self) -> dict[str, str]:
        """The ids of the articles by the SHA-256 of their texts."""
        return self.store.ledger.digests()

    def records(self, ids: Iterable[str] | None = None) -> Iterator[Record]:
        """What is kept of the articles, of all if none are named, in the order of their ids."""
        wanted = sorted(self.digests().values() if ids is None else ids)
        for start in range(0, len(wanted), _MANY):
            yield from map(from_entry, self.store.ledger.read(wanted[start : start + _MANY]))

    def add(self, articles: Sequence[ArticleFacts]) -> None:
        """Take in articles that have been read; what follows for others waits for `join`.

        Whatever happens, each of them is whole in the corpus or not there.
        """
        graphs: dict[Iri, list[Quad]] = {}
        entries = []
        for facts in articles:
            found = alone(facts, known=self.reference)
            record = record_of(facts, article_profile(facts, self.reference), found)
            graphs[self.graph_of(record.id)] = self.quads_of(facts, found)
            entries.append(record.to_entry())
        self.store.put_all(graphs)
        self.store.ledger.write(entries)

    def remove(self, ids: Iterable[str]) -> None:
        """Mark articles as leaving; `join` takes them out, and with them all that only they told."""
        self.mark(self.records(ids), LEAVING, THINGS, TEXTS, EVENTS)

    def graph_of(self, article: str) -> Iri:
        """The named graph of an article."""
        return LocalIris(article, base=self.settings.base).graph

    def iri_of(self, article: str) -> Iri:
        """The node of an article."""
        return LocalIris(article, base=self.settings.base).article

    def quads_of(
        self, facts: ArticleFacts, identities: Mapping[str, Identity], sha256: str | None = None
    ) -> list[Quad]:
        """The graph of an article whose things are these; see `kg.rdf.facts_to_quads`."""
        return facts_to_quads(
            facts,
            base=self.settings.base,
            include_text=self.settings.include_text,
            identities=identities,
            sha256=sha256,
        )

    # What is said and what is to be done

    def is_joined(self) -> bool:
        """Whether nothing is still to be done for any article."""
        return not any(self.store.ledger.pending(step) for step in (THINGS, TEXTS, EVENTS))

    def corrections(self, statements: Statements | None = None) -> Corrections:
        """What a person says, for the articles that there are."""
        said = self.settings.statements if statements is None else statements
        return corrections(said, self._profiles, self.reference.__contains__)

    def _profiles(self, keys: Iterable[str], ids: Iterable[str]) -> list[ArticleProfile]:
        """The articles that are found by one of these keys, or have these ids, but for those that leave."""
        found = self.records(self.store.ledger.having(keys) | set(ids))
        return [record.profile for record in found if not record.is_leaving]

    def correct(self, statements: Statements) -> None:
        """Make these what a person says is one or is not, in place of what was said before; `join` follows it."""
        if statements == self.settings.statements:
            return
        said = (self.corrections(), self.corrections(statements))
        touched = {article for each in said for article, _ in each.appearances()}
        self.mark(self.records(touched), THINGS)
        self.settings = replace(self.settings, statements=statements)
        self.store.ledger.keep_settings(self.settings.to_json())

    def mark(self, records: Iterable[Record], *steps: str) -> None:
        """Note that steps are still to be done for these articles."""
        wanted = frozenset(steps)
        new = [replace(record, pending=record.pending | wanted) for record in records if not wanted <= record.pending]
        self.store.ledger.write(record.to_entry() for record in new)

    # Graphs of what only several articles tell

    def nodes_of(self, graph: str, articles: Iterable[str]) -> set[Quad]:
        """The quads of one of these graphs whose subjects are derived from the articles."""
        return self._about(graph, articles, f"?s <{DERIVED_FROM}> ?article ; ?p ?o")

    def statements_of(self, graph: str, articles: Iterable[str]) -> set[Quad]:
        """The quads of one of these graphs about the articles themselves."""
        return self._about(graph, articles, "BIND(?article AS ?s) ?s ?p ?o")

    def _about(self, graph: str, articles: Iterable[str], pattern: str) -> set[Quad]:
        found: set[Quad] = set()
        wanted = sorted(articles)
        for start in range(0, len(wanted), _MANY):
            values = " ".join(f"<{self.iri_of(article)}>" for article in wanted[start : start + _MANY])
            sparql = f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{graph}> {{ VALUES ?article {{ {values} }} {pattern} }} }}"
            answer = self.store.query(sparql)
            found |= {quad._replace(graph=Iri(graph)) for quad in getattr(answer, "quads", ())}
        return found

    def replace_in(self, graph: str, old: set[Quad], new: Iterable[Quad]) -> None:
        """Put some quads of a graph in place of others."""
        come = set(new)
        if old != come:
            self.store.change(Iri(graph), gone=old - come, come=come - old)
