"""Whatever comes, the server answers it, in time, without a fault and without telling its insides.

``KG_FUZZ`` makes each of these try so many requests, instead of a few.
"""

from __future__ import annotations

import os
import socket
import time
from urllib.parse import quote, quote_from_bytes

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.serve.running import QUICK, TOKEN, Server

_few = settings(
    max_examples=int(os.environ.get("KG_FUZZ", "60")),
    deadline=None,
    database=None,
    derandomize="KG_FUZZ" not in os.environ,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

METHODS = st.sampled_from(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get", "X"])
PATHS = st.sampled_from(
    [
        "/",
        "/query",
        "/sparql",
        "/store",
        "/resource",
        "/id/state/china",
        "/health",
        "/metrics",
        "/openapi.json",
        "/view",
        "/search",
    ]
)
NAMES = st.sampled_from(
    ["query", "default-graph-uri", "named-graph-uri", "graph", "default", "iri", "q", "limit", "newest",
     "article", "actor", "issue", "from", "until", "update"]
)  # fmt: skip
MEDIA = st.sampled_from(
    ["text/turtle", "application/sparql-query", "application/x-www-form-urlencoded", "application/ld+json",
     "application/rdf+xml", "application/n-triples", "multipart/form-data; boundary=x", "text/html",
     "*/*;q=2", "a/b;;;q=,,", ""]
)  # fmt: skip
#: Pieces of SPARQL, of RDF and of attacks, put together at random.
PIECES = st.sampled_from(
    ["SELECT", "*", "?s", "{", "}", "ASK", "CONSTRUCT", "DESCRIBE", "WHERE", "(", ")", "<x:a>", "a", ".",
     ";", "OPTIONAL", "UNION", "FILTER", "BIND", "AS", "VALUES", "GRAPH", "SERVICE", "FROM", "\"", "'",
     "'''", "\\u0041", "\\", "#", "\n", "\x00", "\u202e", "PREFIX", ":", "_:b", "[", "]", "|", "^", "+", "*",
     "1e999", "@en", "^^", "LIMIT", "-1", "ORDER BY", "COUNT", "<", "<!DOCTYPE", "{\"@context\":",
     "GROUP_CONCAT", "REGEX(?s, \"(a+)+$\")", "INSERT DATA", "../..", "%00", "javascript:"]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, max_size=25).map(" ".join),
    st.text(max_size=60),
    st.integers(-(2**70), 2**70).map(str),
    st.just("https://w3id.org/statecraft/ontology#Article"),
    st.builds(lambda piece, times: piece * times, PIECES, st.integers(0, 3000)),
)
PAIRS = st.lists(st.tuples(NAMES, TEXTS), max_size=5)


def exchange(server: Server, request: bytes, *, ends: bool = False) -> bytes:
    """What the server says to a request.

    Args:
        ends: say that nothing more will come; a request may not be whole.
    """
    start = time.monotonic()
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        answer = b""
        try:
            connection.sendall(request)
            if ends:
                connection.shutdown(socket.SHUT_WR)
            while part := connection.recv(1 << 16):
                answer += part
        except (ConnectionError, TimeoutError):
            pass
    assert time.monotonic() - start < 10
    return answer


def check(answer: bytes) -> None:
    if not answer:
        return
    status = int(answer.split()[1])
    assert 200 <= status < 600
    assert status != 500, answer[:2000]
    assert b"Traceback" not in answer
    assert b"site-packages" not in answer


def encoded(pairs: list[tuple[str, str]]) -> str:
    return "&".join(f"{name}={quote(value.encode('utf-8', 'surrogatepass'))}" for name, value in pairs)


@given(method=METHODS, path=PATHS, pairs=PAIRS, accept=MEDIA)
@_few
def test_any_parameters(server: Server, method: str, path: str, pairs: list[tuple[str, str]], accept: str) -> None:
    head = (
        f"{method} {path}?{encoded(pairs)} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\nConnection: close\r\n\r\n"
    )
    check(exchange(server, head.encode("latin-1", "replace")))


@given(
    path=PATHS, media=MEDIA, pairs=PAIRS, body=st.one_of(st.binary(max_size=500), PAIRS.map(encoded).map(str.encode))
)
@_few
def test_any_body(server: Server, path: str, media: str, pairs: list[tuple[str, str]], body: bytes) -> None:
    head = f"POST {path}?{encoded(pairs)} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {media}\r\n"
    head += f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    check(exchange(server, head.encode("latin-1", "replace") + body))


@given(
    method=st.sampled_from(["PUT", "POST"]),
    media=MEDIA,
    body=st.one_of(st.binary(max_size=500), TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))),
)
@_few
def test_any_graph(writable: Server, method: str, media: str, body: bytes) -> None:
    head = f"{method} /store?graph=x:fuzz HTTP/1.1\r\nHost: localhost\r\nContent-Type: {media}\r\n"
    head += f"Authorization: Bearer {TOKEN}\r\n"
    head += f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    check(exchange(writable, head.encode() + body))


@given(path=st.binary(max_size=80).map(quote_from_bytes), headers=st.lists(st.tuples(st.text(), st.text()), max_size=4))
@_few
def test_any_path_and_headers(server: Server, path: str, headers: list[tuple[str, str]]) -> None:
    head = f"GET /{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in headers) + "\r\n"
    check(exchange(server, head.encode("utf-8", "replace")))


@given(request=st.binary(max_size=300))
@_few
def test_any_bytes(server: Server, request: bytes) -> None:
    check(exchange(server, request, ends=True))


def test_the_server_is_well_afterwards(server: Server, writable: Server) -> None:
    for each in (server, writable):
        assert each.ask(QUICK).status_code == 200
        assert "Traceback" not in each.log.read_text(encoding="utf-8")
