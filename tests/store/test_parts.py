"""What the explorer asks a server's store for: every store gives the same part, and finds the same names."""

from __future__ import annotations

from datetime import date

import pytest

from kg.query.search import search
from kg.rdf import Iri
from kg.store import GraphStore, MemoryStore
from kg.view import view_model
from kg.view.model.part import Wanted, part_of
from tests.serve import many

WANTED = {
    "newest": Wanted(newest=20),
    "actor": Wanted(actors=(Iri(many.BORDURIA), Iri(many.article(5)), Iri(f"{many.BASE}event/n7"))),
    "issue and days": Wanted(issues=(Iri(many.ENERGY),), since=date(2024, 2, 1), until=date(2024, 3, 31)),
    "shared event": Wanted(actors=(Iri(many.SHARED),)),
    "article": Wanted(articles=(Iri(many.article(9)),)),
    "nothing": Wanted(actors=(Iri("urn:x:nobody"),)),
}


@pytest.fixture(scope="module")
def truth() -> MemoryStore:
    return MemoryStore.from_bytes(many.trig().encode(), "trig", base=Iri("urn:x"))


def test_every_store_gives_the_same(store: GraphStore, truth: MemoryStore) -> None:
    store.put_all({name: list(truth.quads_of(name)) for name in truth.graphs()})
    for name, wanted in WANTED.items():
        expected, found = part_of(truth, wanted), part_of(store, wanted)
        assert (found.articles, found.matching, found.total) == (
            expected.articles,
            expected.matching,
            expected.total,
        ), name
        assert view_model(found.store) == view_model(expected.store), name
    for words in ("erdogan", "town 7", "syl", "report 11", "o'x", "e"):
        assert search(store, words, 12) == search(truth, words, 12), words
