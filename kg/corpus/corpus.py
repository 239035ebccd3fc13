"""A corpus in a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Self

from kg.corpus.curation.corrections import Corrections, corrections
from kg.corpus.curation.statement_files import NAMES, read_statements
from kg.corpus.curation.statements import Statements
from kg.corpus.preparing import Prepared
from kg.corpus.record import EVENTS, TEXTS, THINGS, Record, from_entry
from kg.corpus.settings import VERSION, Settings
from kg.errors import StoreError, UsageError
from kg.rdf import Iri, Quad
from kg.rdf.iris import LocalIris
from kg.rdf.namespaces import DERIVED_FROM
from kg.resolve import ArticleProfile
from kg.store import GraphStore, ReferenceStore
from kg.store.ledger import LEAVING

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

    @property
    def is_current(self) -> bool:
        """Whether it is kept in the way of this version."""
        return self.settings.version == VERSION

    def check_current(self) -> None:
        """See that it may be changed: what an older version made can be read, but is not gone on with as it is.

        Raises:
            StoreError: if an older version made it.
        """
        if not self.is_current:
            cause = "the store was made by an older version of kg"
            raise StoreError(cause, remedy="bring it to this version with `kg migrate STORE`")

    # Articles

    def digests(self) -> dict[str, str]:
        """The ids of the articles by the SHA-256 of their texts."""
        return self.store.ledger.digests()

    def records(self, ids: Iterable[str] | None = None) -> Iterator[Record]:
        """What is kept of the articles, of all if none are named, in the order of their ids."""
        wanted = sorted(self.digests().values() if ids is None else ids)
        for start in range(0, len(wanted), _MANY):
            yield from map(from_entry, self.store.ledger.read(wanted[start : start + _MANY]))

    def add(self, articles: Sequence[Prepared]) -> None:
        """Take in articles that have been read; what follows for others waits for `join`.

        Whatever happens, each of them is whole in the corpus or not there.
        """
        self.check_current()
        self.store.load_all({article.graph: article.triples for article in articles})
        # What is known of an article must not be on the disk before the article is.
        self.store.flush()
        self.store.ledger.write(article.record.to_entry() for article in articles)

    def remove(self, ids: Iterable[str]) -> None:
        """Mark articles as leaving; `join` takes them out, and with them all that only they told."""
        self.check_current()
        self.mark(self.records(ids), LEAVING, THINGS, TEXTS, EVENTS)

    def find(self, names: Iterable[str]) -> list[str]:
        """The ids of the articles that are meant, sorted.

        Args:
            names: ids, the beginning of an id that only one has, headlines, or addresses.

        Raises:
            UsageError: if a name is that of no article, or of several.
        """
        known = {record.id: record for record in self.records() if not record.is_leaving}
        return sorted({self._meant(name, known) for name in names})

    def _meant(self, name: str, known: Mapping[str, Record]) -> str:
        if name in known:
            return name
        found = [id for id, record in known.items() if name and name in (record.title, record.url)]
        found = found or [id for id in known if name and id.startswith(name)]
        if len(found) == 1:
            return found[0]
        cause = f"{len(found)} articles are called so" if found else "there is no such article"
        remedy = f"it may be {', '.join(found[:3])}" if found else "`kg list` lists what there is"
        raise UsageError(cause, where=name[:80], remedy=remedy)

    def graph_of(self, article: str) -> Iri:
        """The named graph of an article."""
        return LocalIris(article, base=self.settings.base).graph

    def iri_of(self, article: str) -> Iri:
        """The node of an article."""
        return LocalIris(article, base=self.settings.base).article

    # What is said and what is to be done

    def is_leaving(self) -> bool:
        """Whether articles are still to be taken out."""
        return bool(self.store.ledger.pending(LEAVING))

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
        self.check_current()
        said = (self.corrections(), self.corrections(statements))
        touched = {article for each in said for article, _ in each.appearances()}
        self.mark(self.records(touched), THINGS)
        self.settings = replace(self.settings, statements=statements)
        self.store.ledger.keep_settings(self.settings.to_json())

    def take_corrections(self, folder: Path | None) -> None:
        """Take in what is said in ``same.ttl`` and ``different.ttl`` of the store's folder, which are all that is said.

        Args:
            folder: None for a service, where what was said before goes on to hold.

        Raises:
            GraphError: if a file is broken.
        """
        if folder is not None:
            paths = [folder / name for name in NAMES]
            self.correct(read_statements((path for path in paths if path.is_file()), base=self.settings.base))

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
