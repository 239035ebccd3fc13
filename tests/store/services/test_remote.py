"""Stores that a SPARQL service keeps: addresses, names and passwords, and errors that say what to do."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from kg.errors import GraphError, QueryError, StatecraftError, StoreError, UsageError
from kg.rdf import Iri, Literal, Quad
from kg.rdf.terms import XSD
from kg.store import AskResult, GraphStore, SelectResult, open_store
from kg.store.services.remote import RemoteStore
from kg.store.services.service import Endpoints
from kg.store.services.sparql_json import read_results
from tests.store.servers import Service, free_port

EX = "https://example.org/"
S, P = Iri(EX + "s"), Iri(EX + "p")
ONE = Iri(EX + "graph/one")
ASK = "ASK { ?s ?p ?o }"

Answer = tuple[int, dict[str, str], bytes]


@contextmanager
def answering(answer: Callable[[BaseHTTPRequestHandler], Answer]) -> Iterator[str]:
    """A service that gives these answers, for what no real one does when it is well."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, headers, body = answer(self)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keeps quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/query"
        finally:
            server.shutdown()
            thread.join()


def asked(url: str, **options: float) -> StatecraftError:
    """The error that asking this address gives."""
    with open_store(url, **options) as store, pytest.raises(StatecraftError) as error:  # type: ignore[arg-type]
        store.query(ASK)
    assert "\n" not in str(error.value)
    return error.value


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("https://user:secret@example.org/query", "a name or password stands in the address"),
        ("https://user@example.org/query", "a name or password stands in the address"),
        ("ftp://example.org/query", "no address of a SPARQL service"),
        ("file:///etc/passwd", "no address of a SPARQL service"),
        ("http:///query", "no address of a SPARQL service"),
        ("https://example.org:port/", "no address"),
        ("https://[::1/query", "no address"),
        ("https://exam ple.org/\x00", "no address"),
        ("https://me:secret@exam ple.org:port/", "a name or password stands in the address"),
        ("https://example.org/query#part", "fragment"),
    ],
)
def test_addresses_that_are_refused(url: str, says: str, no_netrc: Path) -> None:
    with pytest.raises(UsageError, match=says) as error:
        open_store(url)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize(
    ("url", "endpoints"),
    [
        ("http://h:7878", ("http://h:7878/query", "http://h:7878/update", "http://h:7878/store")),
        ("http://h:7878/", ("http://h:7878/query", "http://h:7878/update", "http://h:7878/store")),
        ("https://h/ds/query", ("https://h/ds/query", "https://h/ds/update", None)),
        (
            "https://h/repositories/x",
            tuple(f"https://h/repositories/x{e}" for e in ("", "/statements", "/rdf-graphs/service")),
        ),
        ("https://h/sparql", ("https://h/sparql", None, None)),
    ],
)
def test_addresses_that_go_together(url: str, endpoints: tuple[str, ...]) -> None:
    assert Endpoints.of(url) == Endpoints(*endpoints)


def test_an_update_needs_an_address(no_netrc: Path) -> None:
    with open_store("https://example.org/sparql") as store, pytest.raises(UsageError, match="name that address too"):
        store.drop(ONE)


def test_all_addresses_are_of_one_host(no_netrc: Path) -> None:
    store = open_store("https://example.org/query", update="https://example.net/update")
    with store, pytest.raises(UsageError, match="another host"):
        store.drop(ONE)


# Names and passwords


def test_a_password_never_goes_over_the_network_in_the_open(no_netrc: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_USER", "me")
    with pytest.raises(UsageError, match="only one of KG_STORE_USER and KG_STORE_PASSWORD"):
        open_store("https://example.org/query")
    monkeypatch.setenv("KG_STORE_PASSWORD", "secret")
    with pytest.raises(UsageError, match="use https, or a tunnel"):
        open_store("http://example.org/query")
    open_store("https://example.org/query").close()


def test_without_or_with_a_wrong_password_it_is_told_where_it_belongs(
    virtuoso_service: Service, no_netrc: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = asked(virtuoso_service.query)
    assert "asks for a name and password; put them into KG_STORE_USER and KG_STORE_PASSWORD, or into ~/.netrc" in str(
        error
    )
    monkeypatch.setenv("KG_STORE_USER", "dba")
    monkeypatch.setenv("KG_STORE_PASSWORD", "wrong")
    error = asked(virtuoso_service.query)
    assert "does not accept the name and password" in str(error)
    assert "wrong" not in str(error)


def test_netrc_is_read(
    virtuoso_service: Service,
    no_netrc: Path,
    open_remote: Callable[[Service], GraphStore],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_remote(virtuoso_service).close()  # nothing there from other tests
    monkeypatch.delenv("KG_STORE_USER")
    monkeypatch.delenv("KG_STORE_PASSWORD")
    no_netrc.write_text("machine 127.0.0.1 login dba password dba\n")
    no_netrc.chmod(0o600)
    with open_store(virtuoso_service.query) as store:
        assert isinstance(store.query(ASK), AskResult)
    no_netrc.write_text("nonsense\n")
    with pytest.raises(UsageError, match=r"netrc: cannot be read"):
        open_store(virtuoso_service.query)


@pytest.mark.parametrize("scheme", ["Basic", 'Digest realm="r", nonce="n", algorithm=MD5, qop="auth"'])
def test_a_redirect_is_told_and_not_followed(scheme: str, no_netrc: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_USER", "me")
    monkeypatch.setenv("KG_STORE_PASSWORD", "secret")
    seen: list[str] = []

    def other(request: BaseHTTPRequestHandler) -> Answer:
        seen.append(str(request.headers))
        return 200, {"Content-Type": "application/sparql-results+json"}, b'{"head": {}, "boolean": true}'

    def moved(request: BaseHTTPRequestHandler) -> Answer:
        if "Authorization" not in request.headers:
            return 401, {"WWW-Authenticate": scheme}, b""
        return 307, {"Location": elsewhere}, b""

    with answering(other) as elsewhere, answering(moved) as url:
        assert f"has moved to {elsewhere}" in str(asked(url))
    assert seen == []


# What goes wrong


def test_nobody_answers(no_netrc: Path) -> None:
    url = f"http://127.0.0.1:{free_port()}/query"
    error = asked(url)
    assert isinstance(error, StoreError)
    assert str(error).startswith(f"{url}: cannot be reached")
    assert "see that the service runs" in str(error)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((404, {}, b"no"), "no SPARQL service answers here (HTTP 404); check the path"),
        ((405, {}, b"no"), "no SPARQL service answers here (HTTP 405)"),
        ((500, {}, b"out of order"), "the service failed (HTTP 500: out of order)"),
        ((503, {"Content-Type": "text/html"}, b"<html>" + b"x" * 9999), "the service failed (HTTP 503: "),
        (
            (200, {"Content-Type": "text/html"}, b"<html>"),
            "answers with a web page; give the address that takes SPARQL",
        ),
        ((200, {}, b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": '), "is broken or was cut off"),
        ((200, {}, b'{"head": {}}'), "is broken or was cut off"),
        ((200, {}, b"[]"), "is broken or was cut off"),
        ((200, {"X-SPARQL-MaxRows": "10"}, b'{"head": {}, "boolean": true}'), "cuts answers after 10 rows"),
        ((400, {}, b"Parse error\nat line 1"), "the service refuses: Parse error at line 1"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_answers_that_are_none(answer: Answer, says: str, no_netrc: Path) -> None:
    with answering(lambda _: answer) as url:
        assert says in str(asked(url))


def test_time_runs_out(no_netrc: Path) -> None:
    waiting = threading.Event()

    def slow(_: BaseHTTPRequestHandler) -> Answer:
        waiting.wait(10)
        return 200, {}, b""

    with answering(slow) as url:
        error = asked(url, timeout=0.3)
        waiting.set()
    assert "no answer within 0.3 seconds; ask for less" in str(error)


def test_a_fault_in_a_query_is_told_with_its_line(oxigraph_service: Service, no_netrc: Path) -> None:
    with open_store(oxigraph_service.query) as store, pytest.raises(QueryError, match="error at 2:") as error:
        store.query("SELECT ?label {\n ?s rdfs:label }")
    assert "the service refuses" in str(error.value)


def test_rows_beyond_the_limit_are_never_lost_in_silence(
    virtuoso_service: Service, open_remote: Callable[[Service], GraphStore]
) -> None:
    with open_remote(virtuoso_service) as store:
        store.put(ONE, (Quad(Iri(f"{EX}s{n}"), P, Literal(str(n))) for n in range(1_001)))
        with pytest.raises(StoreError, match="cuts answers after 1000 rows"):
            store.query("SELECT ?s { ?s ?p ?o }")
        store.drop(ONE)


# A service with other graphs


def test_graphs_of_others_are_neither_seen_nor_touched(
    oxigraph_service: Service, open_remote: Callable[[Service], GraphStore]
) -> None:
    theirs = f"{EX}graph/theirs"
    data = b'<https://example.org/s> <https://example.org/p> "theirs", "both" .'
    put = {"params": {"graph": theirs}, "headers": {"Content-Type": "text/turtle"}, "trust_env": False}
    httpx.put(oxigraph_service.graphs, content=data, **put).raise_for_status()  # type: ignore[arg-type]
    with open_remote(oxigraph_service) as store:
        store.put(ONE, [Quad(S, P, Literal("both")), Quad(S, P, Literal("ours"))])
        assert store.graphs() == [ONE]
        everything = "SELECT ?o { ?s ?p ?o } ORDER BY ?o"
        assert store.query(everything) == SelectResult(("o",), ((Literal("both"),), (Literal("ours"),)))
        store.drop(ONE)
        assert store.query(everything) == SelectResult(("o",), ())
        assert store.query("SELECT ?g { GRAPH ?g { ?s ?p ?o } }") == SelectResult(("g",), ())
    found = httpx.get(oxigraph_service.graphs, params={"graph": theirs}, trust_env=False)
    assert found.text.count("\n") == 2
    httpx.delete(oxigraph_service.graphs, params={"graph": theirs}, trust_env=False)


def test_names_that_the_store_itself_uses_are_refused(
    oxigraph_service: Service, open_remote: Callable[[Service], GraphStore]
) -> None:
    with open_remote(oxigraph_service) as store:
        store.put(ONE, [Quad(S, P, Literal("a"))])
        for name in ("", "/merged", "/ledger", "/incoming/x"):
            own, quads = Iri(f"https://w3id.org/statecraft/store{name}"), [Quad(S, P, Literal("b"))]
            for attempt in (
                partial(store.put, own, quads),
                partial(store.put_all, {own: quads}),
                partial(store.change, own, come=quads),
                partial(store.drop, own),
            ):
                with pytest.raises(GraphError, match="a name that the store itself uses; give the graph another name"):
                    attempt()
        assert store.query("SELECT ?o { ?s ?p ?o }") == SelectResult(("o",), ((Literal("a"),),))


def test_a_service_without_a_store_is_asked_as_it_is(tmp_path: Path, no_netrc: Path) -> None:
    from tests.store.servers import oxigraph

    with oxigraph(tmp_path) as service, open_store(service.query) as store:
        data = b"<https://example.org/s> <https://example.org/p> 'a' ."
        headers = {"Content-Type": "text/turtle"}
        httpx.post(f"{service.graphs}?default", content=data, headers=headers, trust_env=False).raise_for_status()
        assert store.query("SELECT ?o { ?s ?p ?o }") == SelectResult(("o",), ((Literal("a"),),))
        assert list(store.quads()) == [Quad(S, P, Literal("a"))]
        httpx.put(
            service.graphs, params={"graph": ONE}, content=data, headers=headers, trust_env=False
        ).raise_for_status()
        assert store.graphs() == [ONE]
        assert list(store.quads()) == [Quad(S, P, Literal("a"), ONE)]


def test_another_format_is_told(tmp_path: Path, no_netrc: Path) -> None:
    from tests.store.servers import oxigraph

    with oxigraph(tmp_path) as service, open_store(service.query) as store:
        here = "<https://w3id.org/statecraft/store>"
        later = f"INSERT DATA {{ GRAPH {here} {{ {here} <http://purl.org/dc/terms/conformsTo> <{here[1:-1]}/9> }} }}"
        httpx.post(
            service.update, content=later, headers={"Content-Type": "application/sparql-update"}, trust_env=False
        )
        with pytest.raises(StoreError, match="another format; use a later version"):
            store.query(ASK)


# Results


def test_terms_of_results() -> None:
    data = b"""{"head": {"vars": ["x"]}, "results": {"bindings": [
        {"x": {"type": "uri", "value": "https://example.org/"}}, {},
        {"x": {"type": "typed-literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#boolean"}},
        {"x": {"type": "literal", "value": "a", "xml:lang": "en"}}]}}"""
    found = read_results(data)
    assert isinstance(found, SelectResult)
    lang = Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString")
    assert [row[0] for row in found.rows] == [
        Iri(EX),
        None,
        Literal("true", Iri(XSD + "boolean")),
        Literal("a", lang, "en"),
    ]
    with pytest.raises(ValueError, match="no term of RDF"):
        read_results(b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "triple", "value": {}}}]}}')


def test_a_remote_store_says_where_it_is(no_netrc: Path) -> None:
    with RemoteStore(Endpoints.of("https://example.org/query")) as store:
        assert repr(store) == "<RemoteStore https://example.org/query>"
