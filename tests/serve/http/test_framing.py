"""A request whose end a proxy could see elsewhere is refused, or its connection closed: nothing follows behind it."""

from __future__ import annotations

import socket
from contextlib import suppress

import h11
import pytest

from kg.serve.http.framing import check_head
from tests.serve.running import QUICK, Server

NEXT = b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"
QUERY = QUICK.encode()
FORM = b"Host: localhost\r\nContent-Type: application/sparql-query\r\n"


def post(lines: bytes, body: bytes, *, version: bytes = b"1.1") -> bytes:
    """A request with a query, these lines in its head, and this body."""
    return b"POST /query HTTP/" + version + b"\r\n" + FORM + lines + b"\r\n" + body


def chunks(body: bytes = QUERY, line: bytes = b"\r\n", end: bytes = b"0\r\n\r\n") -> bytes:
    return b"%x" % len(body) + line + body + b"\r\n" + end


LENGTH = b"Content-Length: %d\r\n" % len(QUERY)
CHUNKED = b"Transfer-Encoding: chunked\r\n"

REFUSED = {
    "length and chunks": post(LENGTH + CHUNKED, chunks()),
    "chunks and length": post(CHUNKED + b"Content-Length: 0\r\n", chunks()),
    "two lengths": post(LENGTH + b"Content-Length: 0\r\n", QUERY),
    "the same length twice": post(LENGTH + LENGTH, QUERY),
    "a list of lengths": post(b"Content-Length: 5, 5\r\n", b"ASK{}"),
    "two encodings": post(CHUNKED + CHUNKED, chunks()),
    "another encoding": post(b"Transfer-Encoding: xchunked\r\n", chunks()),
    "an encoding after chunks": post(b"Transfer-Encoding: chunked, identity\r\n", chunks()),
    "an encoding before chunks": post(b"Transfer-Encoding: gzip, chunked\r\n", chunks()),
    "identity": post(b"Transfer-Encoding: identity\r\n" + LENGTH, QUERY),
    "no encoding": post(b"Transfer-Encoding:\r\n" + LENGTH, QUERY),
    "an encoding in quotes": post(b'Transfer-Encoding: "chunked"\r\n', chunks()),
    "an encoding after a vertical tab": post(b"Transfer-Encoding: \x0bchunked\r\n", chunks()),
    "a folded line": post(b"Transfer-Encoding:\r\n chunked\r\n", chunks()),
    "another line that is folded": post(b"X: y\r\n\tContent-Length: 0\r\n" + LENGTH, QUERY),
    "a space before the colon": post(b"Transfer-Encoding : chunked\r\n", chunks()),
    "a space before the colon of the length": post(b"Content-Length : 5\r\n", b"ASK{}"),
    "a space before the name": post(b" Content-Length: 5\r\n", b"ASK{}"),
    "chunks in HTTP/1.0": post(CHUNKED + b"Connection: keep-alive\r\n", chunks(), version=b"1.0"),
    "a negative length": post(b"Content-Length: -5\r\n", b"ASK{}"),
    "a length with a sign": post(b"Content-Length: +5\r\n", b"ASK{}"),
    "a length in hexadecimal": post(b"Content-Length: 0x5\r\n", b"ASK{}"),
    "a length in other digits": post("Content-Length: ٥\r\n".encode(), b"ASK{}"),
    "a length that is too long": post(b"Content-Length: " + b"9" * 30 + b"\r\n", b"ASK{}"),
    "no length": post(b"Content-Length:\r\n", b"ASK{}"),
    "bare line feeds": NEXT.replace(b"\r\n", b"\n"),
    "one bare line feed": post(b"X: y\nContent-Length: 5\r\n", b"ASK{}"),
    "a bare carriage return": post(b"X: y\rContent-Length: 5\r\n", b"ASK{}"),
    "a line feed that ends a chunk's size": post(CHUNKED, chunks(line=b"\n")),
    "a chunk's size with a sign": post(CHUNKED, b"+5\r\nASK{}\r\n0\r\n\r\n"),
    "a chunk's size in 0x": post(CHUNKED, b"0x5\r\nASK{}\r\n0\r\n\r\n"),
    "a chunk longer than its size": post(CHUNKED, b"5\r\nASK{}GET\r\n0\r\n\r\n"),
}

CLOSED = {
    "chunks": post(CHUNKED, chunks()),
    "chunks, in capitals": post(b"TRANSFER-ENCODING: CHUNKED\r\n", chunks()),
    "chunks, and the connection to be kept": post(CHUNKED + b"Connection: keep-alive\r\n", chunks()),
    "extensions of a chunk": post(CHUNKED, chunks(line=b";a=b\r\n")),
    "a trailer": post(CHUNKED, chunks(end=b"0\r\nContent-Length: 5\r\n\r\n")),
    "a line feed that ends the chunks": post(CHUNKED, chunks(end=b"0\r\n\n")),
}


def answers(server: Server, sent: bytes) -> bytes:
    """All that the server answers until it closes the connection."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        got = b""
        with suppress(ConnectionError):
            connection.sendall(sent)
            while part := connection.recv(65536):
                got += part
    return got


@pytest.mark.parametrize("name", REFUSED)
def test_a_request_that_ends_in_two_places_is_refused_and_nothing_behind_it_is_answered(
    server: Server, name: str
) -> None:
    got = answers(server, REFUSED[name] + NEXT * 2)
    assert got.startswith(b"HTTP/1.1 400 ")
    assert got.count(b"HTTP/1.1 ") == 1
    assert b"connection: close" in got.lower()


@pytest.mark.parametrize("name", CLOSED)
def test_chunks_are_read_and_the_connection_is_closed(server: Server, name: str) -> None:
    got = answers(server, CLOSED[name] + NEXT * 2)
    assert got.startswith((b"HTTP/1.1 200 ", b"HTTP/1.1 400 "))
    assert got.count(b"HTTP/1.1 ") == 1
    assert b"connection: close" in got.lower()
    assert b"results" in got or b" 400 " in got


@pytest.mark.parametrize("sent", [NEXT, post(LENGTH, QUERY), post(b"content-length:%d \r\n" % len(QUERY), QUERY)])
def test_a_request_with_one_end_leaves_the_connection_open(server: Server, sent: bytes) -> None:
    got = answers(server, sent + sent + NEXT.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
    assert got.count(b"HTTP/1.1 200 ") == 3


@pytest.mark.parametrize("name", ["length and chunks", "a folded line", "one bare line feed"])
def test_a_head_that_comes_in_pieces_is_seen_too(server: Server, name: str) -> None:
    sent = REFUSED[name]
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        got = b""
        with suppress(ConnectionError):
            for byte in sent:
                connection.sendall(bytes([byte]))
            while part := connection.recv(65536):
                got += part
    assert got == b"" or got.startswith(b"HTTP/1.1 400 ")
    assert got.count(b"HTTP/1.1 ") <= 1


def test_a_second_request_is_looked_at_like_the_first(server: Server) -> None:
    got = answers(server, NEXT + REFUSED["length and chunks"] + NEXT)
    assert [part.split()[0] for part in got.split(b"HTTP/1.1 ")[1:]] == [b"200", b"400"]


def test_long_lines_take_no_time() -> None:
    """Some hundred thousand blanks are looked at once, not once for each of them."""
    for line in (b"Content-Length: 5" + b" " * 200_000 + b"x", b"Content-Length" + b" \t" * 100_000, b"X:" * 100_000):
        with suppress(h11.RemoteProtocolError):
            check_head(b"GET / HTTP/1.1\r\n" + line + b"\r\n\r\n")
