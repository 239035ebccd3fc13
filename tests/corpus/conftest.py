"""A dozen made-up articles, read once, and corpora in every kind of store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.corpus import Corpus, Prepared, Settings, prepare
from kg.corpus.record import EVENTS, TEXTS, THINGS
from kg.model import ArticleFacts
from kg.pipeline import read_sources
from kg.rdf import to_nquads
from kg.store import GraphStore, MemoryStore, ReferenceStore
from kg.workers import Setup
from tests.store.conftest import no_netrc, open_remote, oxigraph_service, store, virtuoso_service

__all__ = ["no_netrc", "open_remote", "oxigraph_service", "store", "virtuoso_service"]

ARTICLES = Path(__file__).parents[2] / "examples" / "corpus"


def dump(store: GraphStore) -> str:
    """All that a store has, in the order of its lines."""
    return to_nquads(store.quads())


@pytest.fixture(scope="session")
def reference() -> ReferenceStore:
    return ReferenceStore()


@pytest.fixture(scope="session")
def facts(reference: ReferenceStore) -> list[ArticleFacts]:
    """What the articles say. Their outlets are the first words of their ids."""
    read = Setup().open(reference)
    articles = list(read_sources(ARTICLES))
    assert len(articles) == 12
    return [read(replace(article, source=f"The {article.id.split('-')[0].title()}")).facts for article in articles]


Prepare = Callable[..., list[Prepared]]


@pytest.fixture(scope="session")
def prepared(facts: list[ArticleFacts], reference: ReferenceStore) -> Prepare:
    """The articles as they come into a corpus; all of them, or those that are named."""

    def some(*ids: str, settings: Settings | None = None) -> list[Prepared]:
        by_id = {each.article.id: each for each in facts}
        return [prepare(by_id[id], settings or Settings(), reference) for id in ids or by_id]

    return some


@pytest.fixture
def corpus() -> Corpus:
    """An empty corpus in memory."""
    return Corpus.create(MemoryStore())


def to_do(corpus: Corpus) -> bool:
    """Whether something is still to be done for an article."""
    return any(corpus.store.ledger.pending(step) for step in (THINGS, TEXTS, EVENTS))
