"""What the ledger of every store must do: in memory, on disk, and by two services of other makers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import StoreError, UsageError
from kg.rdf.terms import Term
from kg.store import DiskStore, Entry, GraphStore, Ledger, MemoryStore, QueryResult, SelectResult, open_store
from kg.store.services.remote import RemoteStore
from kg.store.services.remote_ledger import LEDGER, RemoteLedger
from tests.store.servers import Service
from tests.store.test_contract import ONE, said, words


def entry(id: str, data: object = None, *, keys: tuple[str, ...] = (), pending: tuple[str, ...] = ()) -> Entry:
    return Entry(id, digest(id), json.dumps(data), frozenset(keys), frozenset(pending))


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


@pytest.fixture
def ledger(store: GraphStore) -> Ledger:
    """An empty ledger of each kind."""
    return store.ledger


def test_an_empty_ledger_has_nothing(ledger: Ledger) -> None:
    assert ledger.digests() == {}
    assert ledger.read(["a"]) == []
    assert ledger.having(["k"]) == set()
    assert ledger.pending("link") == []
    assert ledger.settings() is None
    ledger.write([])
    ledger.remove([])
    ledger.remove(["a"])
    ledger.done("link", ["a"])
    assert ledger.digests() == {}


def test_an_entry_comes_back_and_is_found(ledger: Ledger) -> None:
    one = entry("one", {"n": 1}, keys=("k", "both"), pending=("link", "look-up"))
    two = entry("two", {"n": 2}, keys=("both",), pending=("link",))
    ledger.write(iter([two, one]))
    assert ledger.digests() == {digest("one"): "one", digest("two"): "two"}
    assert list(ledger.digests().values()) == ["one", "two"]
    assert ledger.read(iter(["two", "none", "one", "two"])) == [two, one]
    assert ledger.read([]) == []
    assert ledger.having(iter(["k"])) == {"one"}
    assert ledger.having(["both", "none"]) == {"one", "two"}
    assert ledger.having([]) == set()
    assert ledger.pending("link") == ["one", "two"]
    assert ledger.pending("look-up") == ["one"]
    assert ledger.pending("none") == []


def test_an_entry_takes_the_place_of_the_one_before(ledger: Ledger) -> None:
    ledger.write([entry("a", 1, keys=("old", "k"), pending=("old",)), entry("b", 1, keys=("old",))])
    later = Entry("a", digest("other text"), "2", frozenset({"new", "k"}), frozenset({"new"}))
    ledger.write([entry("a", "not this one", keys=("not-this",)), later])
    assert ledger.read(["a"]) == [later]
    assert ledger.digests() == {digest("other text"): "a", digest("b"): "b"}
    assert (ledger.having(["old"]), ledger.having(["not-this"])) == ({"b"}, set())
    assert (ledger.having(["new"]), ledger.having(["k"])) == ({"a"}, {"a"})
    assert (ledger.pending("old"), ledger.pending("new")) == ([], ["a"])
    ledger.write([entry("a")])
    assert ledger.having(["new", "k"]) == set()
    assert ledger.pending("new") == []


def test_a_step_that_is_done_is_pending_no_more(ledger: Ledger) -> None:
    ledger.write([entry(id, id, keys=("k",), pending=("link", "look-up")) for id in "abc"])
    ledger.done("link", iter(["a", "c", "none", "a"]))
    ledger.done("other", ["b"])
    ledger.done("look-up", [])
    assert (ledger.pending("link"), ledger.pending("look-up")) == (["b"], ["a", "b", "c"])
    assert ledger.read(["a"]) == [entry("a", "a", keys=("k",), pending=("look-up",))]
    assert ledger.having(["k"]) == {"a", "b", "c"}


def test_entries_that_are_removed_leave_nothing(ledger: Ledger) -> None:
    ledger.write([entry(id, keys=("k", id), pending=("link",)) for id in "abc"])
    ledger.remove(iter(["a", "c", "none", "no id", "> } ; DROP ALL #", "a"]))
    assert ledger.digests() == {digest("b"): "b"}
    assert ledger.read(["a", "b", "c", "no id"]) == [entry("b", keys=("k", "b"), pending=("link",))]
    assert ledger.having(["k", "a", "c"]) == {"b"}
    assert ledger.pending("link") == ["b"]


def test_of_articles_with_the_same_text_the_first_is_told(ledger: Ledger) -> None:
    same = digest("same")
    ledger.write([Entry(id, same, "{}") for id in ("b", "a-1", "c")])
    assert ledger.digests() == {same: "a-1"}
    ledger.remove(["a-1"])
    assert ledger.digests() == {same: "b"}


def test_a_write_that_cannot_be_given_whole_writes_nothing(ledger: Ledger) -> None:
    ledger.write([entry("a", keys=("k",))])

    def broken() -> Iterator[Entry]:
        yield entry("a", "other")
        yield Entry("no id", digest("x"), "{}")

    with pytest.raises(UsageError):
        ledger.write(broken())
    with pytest.raises(ZeroDivisionError):
        ledger.remove(str(1 // n) for n in (1, 0))
    assert ledger.read(["a"]) == [entry("a", keys=("k",))]


def test_settings(ledger: Ledger) -> None:
    for kept in ("{}", json.dumps(HOSTILE, ensure_ascii=False), "null", '{"base": "https://example.org/"}'):
        ledger.keep_settings(kept)
        assert ledger.settings() == kept
    ledger.write([entry("settings", "an article of that name")])
    ledger.remove(["settings"])
    assert ledger.settings() == '{"base": "https://example.org/"}'
    assert ledger.digests() == {}
    with pytest.raises(UsageError, match="cannot be written as UTF-8"):
        ledger.keep_settings("\ud800")


HOSTILE = [
    "quotes \" ' and \\ back\nlines\r\n\t",
    "\\u0041 \\",
    '"""',
    "'''",
    "}} ; DROP ALL #",
    "'); DROP TABLE entry; --",
    '" . } } ; DROP ALL ; INSERT DATA { GRAPH <x:y> { <x:a> <x:b> "',
    "é e\u0301 ☃ 😀 \u200b \u202e \u2028 \ufeff \uffff \U0010ffff",
    "".join(map(chr, range(0x3000))),
    "%41%00",
    "null",
    "",
]
KEYS = [
    *("a", "A", "a ", " a", "", "é", "e\u0301", "😀", "😁", "%", "_", "*", "1", "1.0", "01"),
    *('"', "'", "\\", '\\"', '"""', "}", "{", "?x", "<x:y>", "$1", "--", "null"),
    "https://example.org/organization/un",
    "\u2028",
    "\uffff",
    "x" * 3_000,
    "x" * 2_999 + "y",
    "}} ; DROP ALL #",
]


@pytest.mark.parametrize("text", [*HOSTILE, 'long \\ " é ' * 20_000], ids=lambda text: ascii(text[:20]))
def test_data_comes_back_as_it_was(ledger: Ledger, text: str) -> None:
    kept = [
        Entry("escaped", digest("escaped"), json.dumps(text)),
        Entry("plain", digest("plain"), json.dumps({text: text}, ensure_ascii=False)),
        Entry("raw", digest("raw"), text),
    ]
    ledger.write(kept)
    assert ledger.read(["escaped", "plain", "raw"]) == kept


def test_keys_are_alike_only_if_they_are_the_same(ledger: Ledger) -> None:
    kept = [entry(f"e-{number}", keys=(key,)) for number, key in enumerate(KEYS)]
    ledger.write([*kept, entry("all", keys=tuple(KEYS))])
    for number, key in enumerate(KEYS):
        assert ledger.having([key]) == {f"e-{number}", "all"}
    for odd in ("b", "\x00", "\ud800", "a\n", '"} ?entry ?p ?o . #'):
        assert ledger.having([odd]) == set()
        assert ledger.pending(odd) == []
    assert ledger.having(KEYS) == {found.id for found in kept} | {"all"}
    assert ledger.read(["all", "e-1"]) == [entry("all", keys=tuple(KEYS)), kept[1]]


def test_many_entries(request: pytest.FixtureRequest, store: GraphStore) -> None:
    many = 15_000 if isinstance(store, (MemoryStore, DiskStore)) else 1_200
    ledger = store.ledger
    kept = [
        entry(f"a-{n}", n, keys=("all", f"key {n}", f"tens {n // 10}"), pending=("link",) if n % 4 else ())
        for n in range(many)
    ]
    ids = [found.id for found in kept]
    ledger.write(kept)
    assert ledger.digests() == {digest(id): id for id in ids}
    assert ledger.read(reversed(ids)) == kept[::-1]
    assert ledger.having(["all"]) == set(ids)
    assert ledger.having(f"key {n}" for n in range(many + 100)) == set(ids)
    assert ledger.having(["tens 7", "key 3"]) == {"a-3", *ids[70:80]}
    assert ledger.pending("link") == sorted(id for n, id in enumerate(ids) if n % 4)
    ledger.write(entry(id, "new", keys=("new",)) for id in ids[::2])
    assert ledger.having(["all"]) == set(ids[1::2])
    assert ledger.having(["new"]) == set(ids[::2])
    ledger.remove(ids[1:])
    assert ledger.digests() == {digest("a-0"): "a-0"}
    ledger.remove(ids)


def test_large_entries(ledger: Ledger) -> None:
    kept = [entry(f"a-{n}", [f'"{n}" ' * 50_000], keys=tuple(map(str, range(30)))) for n in range(6)]
    assert len(kept[0].data) > 200_000
    ledger.write(kept)
    assert ledger.read([f"a-{n}" for n in range(6)]) == kept
    ledger.write([entry("a-0")])
    assert ledger.read(["a-0"]) == [entry("a-0")]
    assert len(ledger.having(["7"])) == 5


def test_it_is_no_part_of_the_graphs(store: GraphStore) -> None:
    store.ledger.write([entry("a", keys=("k",), pending=("link",))])
    store.ledger.keep_settings("{}")
    assert store.graphs() == []
    assert list(store.quads()) == []
    assert len(store) == 0
    store.put(ONE, said("x"))
    store.ledger.write([entry("b", keys=("k",))])
    assert store.graphs() == [ONE]
    assert list(store.quads()) == said("x", graph=ONE)
    assert words(store) == ["x"]
    for query in (
        "SELECT ?g { GRAPH ?g { ?s ?p ?o } }",
        "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } FILTER(?g != <x:y>) }",
    ):
        assert words(store, query) == [ONE]
    assert words(store, f"SELECT ?o {{ GRAPH <{LEDGER}> {{ ?s ?p ?o }} }}") == []
    assert len(store.to_rdflib()) == 1
    store.drop(ONE)
    assert store.ledger.having(["k"]) == {"a", "b"}


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (lambda: entry("no id"), "'no id': no id of an article; use a-z, 0-9 and -"),
        (lambda: entry(""), "no id of an article"),
        (lambda: entry("a\n"), "no id of an article"),
        (lambda: entry("Ä"), "no id of an article"),
        (lambda: Entry("a", "abc", "{}"), "no SHA-256"),
        (lambda: entry("a", keys=("a\nb",)), "a key has control characters"),
        (lambda: entry("a", keys=("fine", "\x85")), "a key has control characters"),
        (lambda: entry("a", keys=("\ud800",)), "a key has control characters"),
        (lambda: entry("a", pending=("Link",)), "no name of a step"),
        (lambda: Entry("a", digest("a"), '"\udc80"'), "cannot be written as UTF-8"),
    ],
)
def test_what_no_entry_may_have(made: Callable[[], Entry], says: str) -> None:
    with pytest.raises(UsageError) as error:
        made()
    assert says in str(error.value)


# Random sequences, against a plain model

IDS = st.sampled_from(["a", "b", "c", "d-1"])
ENTRIES = st.builds(
    Entry,
    IDS,
    st.sampled_from("xy").map(digest),
    st.sampled_from(["1", "2"]),
    st.frozensets(st.sampled_from(["k", "l", "m"])),
    st.frozensets(st.sampled_from(["link", "look"])),
)
DONE = st.tuples(st.sampled_from(["link", "look"]), st.frozensets(IDS))
STEPS = st.lists(st.one_of(st.lists(ENTRIES, max_size=4), st.frozensets(IDS), DONE), max_size=8)


@pytest.fixture(params=["memory", "disk"], scope="module")
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    store: GraphStore = MemoryStore()
    if request.param == "disk":
        store = DiskStore.create(tmp_path_factory.mktemp("ledger") / "store")
    with store:
        yield store


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_is_done_in_whatever_order(
    kept: GraphStore, steps: list[list[Entry] | frozenset[str] | tuple[str, frozenset[str]]]
) -> None:
    ledger = kept.ledger
    ledger.remove(["a", "b", "c", "d-1"])
    model: dict[str, Entry] = {}
    for step in steps:
        if isinstance(step, list):
            ledger.write(step)
            model |= {each.id: each for each in step}
        elif isinstance(step, tuple):
            ledger.done(*step)
            model |= {
                id: replace(each, pending=each.pending - {step[0]}) for id, each in model.items() if id in step[1]
            }
        else:
            ledger.remove(step)
            model = {id: each for id, each in model.items() if id not in step}
        assert ledger.read(["d-1", "a", "c", "b"]) == [model[id] for id in ("d-1", "a", "c", "b") if id in model]
        assert ledger.digests() == {model[id].sha256: id for id in sorted(model, reverse=True)}
        for key in "klm":
            assert ledger.having([key]) == {id for id, each in model.items() if key in each.keys}
        for name in ("link", "look"):
            assert ledger.pending(name) == sorted(id for id, each in model.items() if name in each.pending)


# At services


@pytest.fixture(params=["oxigraph", "virtuoso"])
def service(request: pytest.FixtureRequest) -> Service:
    found = request.getfixturevalue(f"{request.param}_service")
    assert isinstance(found, Service)
    return found


def test_a_service_keeps_it(service: Service, open_remote: Callable[[Service], GraphStore]) -> None:
    with open_remote(service) as store:
        store.ledger.write([entry("a", keys=("k",))])
    with open_store(service.query) as later:
        assert later.ledger.read(["a"]) == [entry("a", keys=("k",))]
        assert later.ledger.having(["k"]) == {"a"}


def test_rows_that_a_service_should_not_have_given_are_left_out(
    oxigraph_service: Service, open_remote: Callable[[Service], GraphStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A loaded Virtuoso was seen to repeat the first row where only later ones were asked for."""
    with open_remote(oxigraph_service) as store:
        store.ledger.write([entry(id, pending=("link",)) for id in "cab"])
        assert isinstance(store, RemoteStore)
        honest = store._service.ask
        before: list[tuple[Term | None, ...]] = []

        def careless(*args: Any, **options: Any) -> QueryResult:
            found = honest(*args, **options)
            if not isinstance(found, SelectResult) or not options.get("may_cut"):
                return found
            before.extend(found.rows)
            return SelectResult(found.variables, (*found.rows, *before[:1]))

        monkeypatch.setattr(store._service, "ask", careless)
        assert store.ledger.pending("link") == ["a", "b", "c"]


def test_what_was_sent_goes_again(service: Service, open_remote: Callable[[Service], GraphStore]) -> None:
    with open_remote(service) as store:
        ledger = store.ledger
        assert isinstance(ledger, RemoteLedger)
        ledger.write([entry("a")])
        ledger.remove(["a"])
        ledger.keep_settings("{}")
        found = ledger._service.ask(
            "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), '/incoming/')) }"
        )
        assert found == SelectResult(("g",), ())


def test_a_service_that_takes_no_whole_graphs(
    oxigraph_service: Service, open_remote: Callable[[Service], GraphStore]
) -> None:
    open_remote(oxigraph_service).close()
    with open_store(oxigraph_service.query) as store:
        kept = [entry(f"a-{n}", text, keys=(f"k{n}",)) for n, text in enumerate(HOSTILE)]
        store.ledger.write(kept)
        store.ledger.write(kept[:2])
        store.ledger.remove(["a-0"])
        assert store.ledger.read(f"a-{n}" for n in range(len(HOSTILE))) == kept[1:]
        store.ledger.keep_settings("{}")
        assert store.ledger.settings() == "{}"


def test_a_ledger_alone_makes_a_store(oxigraph_service: Service, open_remote: Callable[[Service], GraphStore]) -> None:
    with open_remote(oxigraph_service) as store:
        ledger = store.ledger
        assert isinstance(ledger, RemoteLedger)
        ledger._service.update("DROP SILENT GRAPH <https://w3id.org/statecraft/store>")
        ledger.write([entry("a")])
        assert store.graphs() == []
        assert words(store) == []


def test_a_later_format_at_a_service_is_refused(service: Service, open_remote: Callable[[Service], GraphStore]) -> None:
    with open_remote(service) as store:
        assert isinstance(store, RemoteStore)
        conforms = "<http://purl.org/dc/terms/conformsTo>"
        store._service.update(f"INSERT DATA {{ GRAPH <{LEDGER}> {{ <{LEDGER}> {conforms} <{LEDGER}/2> }} }}")
        with RemoteStore(store._service.endpoints) as later:
            ledger = later.ledger
            for attempt in (ledger.digests, lambda: ledger.write([entry("a")]), lambda: ledger.remove(["a"])):
                with pytest.raises(StoreError, match="another format; use a later version"):
                    attempt()


def test_an_entry_that_somebody_broke_is_told(
    oxigraph_service: Service, open_remote: Callable[[Service], GraphStore]
) -> None:
    with open_remote(oxigraph_service) as store:
        ledger = store.ledger
        assert isinstance(ledger, RemoteLedger)
        for record in ("no JSON", "[]", "{}", "1", "[1, 2, 3, 4, 5]"):
            node = f"<{LEDGER}/entry/a> <{LEDGER}#record>"
            ledger._service.update(f"INSERT DATA {{ GRAPH <{LEDGER}> {{ {node} '{record}' }} }}")
            with pytest.raises(StoreError, match="an entry of the ledger is broken"):
                ledger.read(["a"])
            ledger._service.update(f"DROP SILENT GRAPH <{LEDGER}>")
