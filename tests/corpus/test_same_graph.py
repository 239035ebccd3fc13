"""The same articles give the same graph: in any order, in one go or one by one, also if others came and went."""

from __future__ import annotations

import random

import pytest

from kg.corpus import Corpus, Settings, join, joined
from kg.model import ArticleFacts
from kg.store import GraphStore, MemoryStore, ReferenceStore
from tests.corpus.conftest import Prepare, dump, to_do

SETTINGS = [
    Settings(),
    Settings(include_text=False, base="https://example.org/news/"),
]


def at_once(facts: list[ArticleFacts], settings: Settings, reference: ReferenceStore) -> str:
    """The graph as it is worked out when all articles are in the hand: without store, ledger or steps."""
    store = MemoryStore()
    for quads in joined(facts, settings, reference):
        store.add(quads)
    return dump(store)


@pytest.mark.parametrize("settings", SETTINGS, ids=["with text", "without text"])
@pytest.mark.parametrize(("seed", "size"), [(0, 12), (1, 1), (2, 1), (3, 5), (4, 7)])
def test_any_order_in_any_portions(
    seed: int,
    size: int,
    settings: Settings,
    facts: list[ArticleFacts],
    prepared: Prepare,
) -> None:
    articles = prepared(settings=settings)
    random.Random(seed).shuffle(articles)  # noqa: S311
    corpus = Corpus.create(MemoryStore(), settings)
    for start in range(0, len(articles), size):
        corpus.add(articles[start : start + size])
        join(corpus)
    assert not to_do(corpus)
    assert dump(corpus.store) == at_once(facts, settings, corpus.reference)


@pytest.mark.parametrize("portion", [1, 2, 5])
def test_many_that_came_are_looked_at_in_portions(
    portion: int, corpus: Corpus, prepared: Prepare, facts: list[ArticleFacts]
) -> None:
    corpus.add(prepared())
    join(corpus, portion=portion)
    assert not to_do(corpus)
    assert dump(corpus.store) == at_once(facts, corpus.settings, corpus.reference)


def test_articles_come_and_go(corpus: Corpus, prepared: Prepare, facts: list[ArticleFacts]) -> None:
    articles = prepared()
    corpus.add(articles)
    join(corpus)
    before = dump(corpus.store)
    chosen = random.Random(11)  # noqa: S311
    for _ in range(4):
        gone = chosen.sample(articles, 5)
        corpus.remove(article.record.id for article in gone)
        join(corpus)
        left = [each for each in facts if each.article.id not in {article.record.id for article in gone}]
        assert dump(corpus.store) == at_once(left, corpus.settings, corpus.reference)
        corpus.add(gone)
        join(corpus)
        assert dump(corpus.store) == before


def test_all_gone_is_nothing(corpus: Corpus, prepared: Prepare) -> None:
    corpus.add(prepared())
    join(corpus)
    corpus.remove(corpus.digests().values())
    join(corpus)
    assert corpus.store.graphs() == []
    assert list(corpus.records()) == []


def test_to_join_again_changes_nothing(corpus: Corpus, prepared: Prepare) -> None:
    corpus.add(prepared())
    join(corpus)
    before = dump(corpus.store)
    corpus.mark(corpus.records(), "things", "graph", "texts", "events")
    join(corpus)
    assert dump(corpus.store) == before


def test_every_store_holds_the_same(store: GraphStore, prepared: Prepare, facts: list[ArticleFacts]) -> None:
    corpus = Corpus.create(store)
    articles = prepared()
    corpus.add(articles[6:])
    join(corpus)
    corpus.add(articles[:6])
    corpus.remove([articles[7].record.id])
    join(corpus)
    left = [each for each in facts if each.article.id != articles[7].record.id]
    assert dump(store) == at_once(left, corpus.settings, corpus.reference)
    again = Corpus.open(store)
    assert again.settings == corpus.settings
    assert [record.id for record in again.records()] == sorted(each.article.id for each in left)
