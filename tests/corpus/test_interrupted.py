"""An interruption at any moment leaves nothing that is not made good when the corpus is next joined."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kg.corpus import Corpus, join
from kg.errors import StoreError
from kg.store import GraphStore, MemoryStore
from tests.corpus.conftest import Prepare, dump, to_do

_CHANGES = {"put", "put_all", "load_all", "change", "drop", "write", "remove", "keep_settings"}


class DarkError(StoreError):
    """The light went out."""


class Cut:
    """A store, or its ledger, that is gone after so many changes."""

    def __init__(self, inner: Any, left: Iterator[int]) -> None:
        self._inner, self._left = inner, left

    def __getattr__(self, name: str) -> Any:
        if name == "ledger":
            return Cut(self._inner.ledger, self._left)
        found = getattr(self._inner, name)
        if name not in _CHANGES:
            return found

        def change(*arguments: Any, **named: Any) -> Any:
            if next(self._left, None) is None:
                raise DarkError("the light went out")
            return found(*arguments, **named)

        return change


def cut(store: GraphStore, after: int) -> Any:
    return Cut(store, iter(range(after)))


def attempts(store: GraphStore, prepared: Prepare) -> Iterator[None]:
    """Adds, adds more, and takes away, each time as long as the light is on; gives at each interruption."""
    articles = prepared()
    steps: list[Callable[[Corpus], None]] = [
        lambda corpus: corpus.add(articles[:7]),
        join,
        lambda corpus: corpus.add(articles[7:]),
        join,
        lambda corpus: corpus.remove([articles[0].record.id, articles[9].record.id]),
        join,
    ]
    for step in steps:
        after = 0
        while True:
            try:
                step(Corpus.open(cut(store, after)))
                break
            except DarkError:
                after += 1
                yield


@pytest.fixture(scope="module")
def undisturbed(prepared: Prepare) -> str:
    corpus = Corpus.create(MemoryStore())
    articles = prepared()
    corpus.add([article for n, article in enumerate(articles) if n not in (0, 9)])
    join(corpus)
    return dump(corpus.store)


def test_every_moment(prepared: Prepare, undisturbed: str) -> None:
    """Cut off after the first change, after the second of what was then left to do, and so on."""
    store = MemoryStore()
    Corpus.create(store)
    moments = sum(1 for _ in attempts(store, prepared))
    assert moments >= 25
    assert dump(store) == undisturbed


@pytest.mark.parametrize("after", range(1, 40, 3))
def test_an_article_goes_after_an_interruption(after: int, prepared: Prepare) -> None:
    """What was half worked out with an article must not outlive it."""
    articles = prepared()
    store = MemoryStore()
    corpus = Corpus.create(store)
    corpus.add(articles[:8])
    join(corpus)
    corpus.add(articles[8:])
    try:
        join(Corpus.open(cut(store, after)))
    except DarkError:
        assert to_do(corpus)
    corpus.remove(article.record.id for article in articles[8:])
    join(corpus)
    alone = Corpus.create(MemoryStore())
    alone.add(articles[:8])
    join(alone)
    assert dump(store) == dump(alone.store)
