"""A corpus of an older version is read as it is, and becomes what the same articles are made into now."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count

import pytest

from kg.corpus import Corpus, Settings, join, migrate, status
from kg.corpus.record import THINGS
from kg.errors import StoreError
from kg.query import ask, list_queries
from kg.rdf import Iri
from kg.store import DiskStore, GraphStore, MemoryStore
from kg.validate import validate_graph
from tests.command import Command
from tests.corpus.conftest import Prepare, dump
from tests.corpus.test_interrupted import DarkError, cut
from tests.rdf.older import older

Entries = list[object]


@pytest.fixture(scope="session")
def current(prepared: Prepare) -> Corpus:
    """The articles as this version adds them."""
    corpus = Corpus.create(MemoryStore())
    corpus.add(prepared())
    join(corpus)
    return corpus


def entries(store: GraphStore) -> Entries:
    return [*store.ledger.read(sorted(store.ledger.digests().values()))]


def put_older(current: Corpus, store: GraphStore) -> Corpus:
    """The same as older versions kept it."""
    for name in current.store.graphs():
        store.put(name, older(current.store.quads_of(name)))
    ledger = current.store.ledger
    store.ledger.write(ledger.read(ledger.digests().values()))
    settings = json.loads(Settings().to_json()) | {"version": 1}
    store.ledger.keep_settings(json.dumps(settings))
    return Corpus.open(store)


def test_migrating_gives_what_is_added_now(current: Corpus, store: GraphStore) -> None:
    corpus = put_older(current, store)
    assert len(dump(store)) > 1.5 * len(dump(current.store))
    told: list[tuple[int, int, str]] = []
    assert migrate(corpus, lambda *done: told.append(done)) == 12
    assert [done for done, _, _ in told] == list(range(1, 13))
    join(corpus)
    assert dump(store) == dump(current.store)
    assert entries(store) == entries(current.store)
    assert Corpus.open(store).is_current
    # Once more changes nothing.
    assert migrate(corpus) == 0
    assert dump(store) == dump(current.store)


def test_an_interruption_at_any_moment_is_made_good(current: Corpus) -> None:
    store = MemoryStore()
    corpus = put_older(current, store)
    states = {dump(store)}
    for after in count():
        corpus = Corpus.open(cut(store, after))
        try:
            migrate(corpus)
            join(corpus)
            break
        except DarkError:
            found = {name: set(store.quads_of(name)) for name in store.graphs()}
            new = {name: set(current.store.quads_of(name)) for name in current.store.graphs()}
            assert all(found[name] in (new[name], older(new[name])) for name in new)
            states.add(dump(store))
            assert found == new or not Corpus.open(store).is_current
    # Every attempt began where the last one had ended.
    assert len(states) > 4
    assert dump(store) == dump(current.store)
    assert Corpus.open(store).is_current


def test_things_that_older_versions_did_not_compare_are_compared(prepared: Prepare, current: Corpus) -> None:
    store = MemoryStore()
    corpus = Corpus.create(store)
    corpus.add(prepared())
    store.ledger.done(THINGS, corpus.digests().values())
    join(corpus)
    assert dump(store) != dump(current.store)
    corpus = put_older(corpus, MemoryStore())
    migrate(corpus)
    join(corpus)
    assert dump(corpus.store) == dump(current.store)


def test_what_waits_goes_on_waiting(prepared: Prepare, current: Corpus) -> None:
    articles = prepared()
    halfway = Corpus.create(MemoryStore())
    halfway.add(articles[:6])
    join(halfway)
    halfway.add(articles[6:])
    corpus = put_older(halfway, MemoryStore())
    migrate(corpus)
    join(corpus)
    assert dump(corpus.store) == dump(current.store)


def test_an_older_corpus_can_be_read_and_not_changed(current: Corpus, prepared: Prepare) -> None:
    corpus = put_older(current, MemoryStore())
    before = dump(corpus.store)
    (article, *_) = current.digests().values()
    changes: list[Callable[[], None]] = [
        lambda: corpus.add(prepared()),
        lambda: corpus.remove([article]),
        lambda: join(corpus),
    ]
    for change in changes:
        with pytest.raises(StoreError, match=r"made by an older version of kg; bring it to this version with `kg migr"):
            change()
    assert dump(corpus.store) == before
    assert status(corpus) == status(current)
    assert validate_graph(corpus.store).conforms


@pytest.mark.parametrize("question", [q for q in list_queries() if not any(p.required for p in q.parameters)], ids=str)
def test_questions_answer_alike_on_graphs_of_both_versions(current: Corpus, question: object) -> None:
    name = getattr(question, "name", "")
    # The words of labels are no answer.
    old = MemoryStore(q for g in current.store.graphs() for q in older(current.store.quads_of(Iri(g)), labels=False))

    def answer(store: MemoryStore) -> list[str]:
        return sorted(map(str, ask(store, name)))

    assert isinstance(current.store, MemoryStore)
    assert answer(old) == answer(current.store)


def test_the_command_tells_the_room(kg: Command, current: Corpus) -> None:
    with DiskStore.create(kg.folder / "store") as store:
        put_older(current, store)
    assert "kg migrate" in kg("remove", "herald-denial").err
    assert kg("query", "meetings", "store").code == 0
    done = kg("migrate")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("store: 12 articles brought to this version; ")
    assert done.out.endswith(" MB now\n")
    assert kg("migrate", "store").out.startswith("store: of this version already; ")
    assert kg("remove", "herald-denial").code == 0
    with DiskStore.open(kg.folder / "store", read_only=True) as store:
        assert len(Corpus.open(store).digests()) == 11
