"""What strangers may try."""

from __future__ import annotations

import hmac
import json
import re
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from kg.rdf import Iri, Literal, Quad
from kg.store import DiskStore
from tests.listener import Listener
from tests.processes import eventually
from tests.serve.running import QUICK, TOKEN, Server, serving

BEARER = {"Authorization": f"Bearer {TOKEN}"}
#: One of every kind that the server answers.
ADDRESSES = (
    "",
    "explorer/explorer.css",
    "view",
    "search?q=china",
    "catalogue",
    f"query?query={quote(QUICK)}",
    f"sparql?query={quote(QUICK)}",
    "store?default",
    "resource?iri=https://w3id.org/statecraft/id/state/china",
    "id/state/china",
    "health",
    "metrics",
    "openapi.json",
)
SCRIPT = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>"
LABEL = Iri("http://www.w3.org/2000/01/rdf-schema#label")


def test_the_listener_hears() -> None:
    with Listener() as listener:
        httpx.get(listener.url, trust_env=False)
        assert listener.connections == 1


class TestOutsideRequests:
    """Nothing is fetched, whatever asks for it."""

    @pytest.mark.parametrize(
        "query",
        [
            "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
            "SELECT * { SERVICE SILENT <%s> { ?s ?p ?o } }",
            "SELECT * { BIND(<%s> AS ?where) SERVICE ?where { ?s ?p ?o } }",
            "SELECT * FROM <%s> { ?s ?p ?o }",
            "SELECT * FROM NAMED <%s> { GRAPH ?g { ?s ?p ?o } }",
            "LOAD <%s>",
            "# a\nSELECT * { ser\\u0076ice <%s> { ?s ?p ?o } }",
            "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o } #%s",
        ],
    )
    def test_by_a_query(self, server: Server, query: str) -> None:
        with Listener() as listener:
            answer = server.ask(query.replace("%s", listener.url))
            assert answer.status_code == 400
            time.sleep(0.2)
            assert not listener.connections

    @pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
    @pytest.mark.parametrize("where", ["", "file:///etc/passwd"])
    def test_by_a_parameter(self, server: Server, name: str, where: str) -> None:
        with Listener() as listener:
            parameters = {
                "query": "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }",
                name: where or listener.url,
            }
            answer = server.client.get("query", params=parameters)
            assert answer.json()["results"]["bindings"] == []
            assert server.client.get("store", params={"graph": where or listener.url}).status_code == 404
            assert server.client.get("resource", params={"iri": where or listener.url}).status_code == 404
            time.sleep(0.2)
            assert not listener.connections

    @pytest.mark.parametrize(
        ("media", "content"),
        [
            ("application/ld+json", '{"@context": "%s", "@id": "x:a", "x:b": "c"}'),
            ("application/ld+json", '{"@context": {"@import": "%s"}, "@id": "x:a", "x:b": "c"}'),
            (
                "application/rdf+xml",
                '<!DOCTYPE r SYSTEM "%s"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
            ),
            (
                "application/rdf+xml",
                """<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>
                <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <r:Description r:about="x:a"><r:b>&e;</r:b></r:Description></r:RDF>""",
            ),
        ],
        ids=["context", "import", "document type", "entity"],
    )
    def test_by_a_graph(self, writable: Server, media: str, content: str) -> None:
        with Listener() as listener:
            answer = writable.client.put(
                "store",
                params={"graph": "x:remote"},
                content=content.replace("%s", listener.url),
                headers=BEARER | {"Content-Type": media},
            )
            assert answer.status_code == 400
            time.sleep(0.2)
            assert not listener.connections
        assert "root:" not in answer.text


def test_entities_that_grow_are_refused(writable: Server) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 10}">' for n in range(12))
    xml = f"<!DOCTYPE r [{entities}]><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:x='x:'>"
    xml += "<r:Description r:about='x:a'><x:b>&e11;</x:b></r:Description></r:RDF>"
    start = time.monotonic()
    answer = writable.client.put(
        "store", params={"graph": "x:bomb"}, content=xml, headers=BEARER | {"Content-Type": "application/rdf+xml"}
    )
    assert answer.status_code == 400
    assert time.monotonic() - start < 10


class _Elements(HTMLParser):
    """The elements, attributes and links of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("hostile")
    node, other = Iri("http://example.org/a?b='c'&d=e"), Iri("javascript:alert(3)")
    quads = [
        Quad(node, LABEL, Literal(SCRIPT)),
        Quad(node, Iri("x:'onmouseover=alert(4)"), Literal("</bdi></table><iframe src=x>\u202e\x00\x1b[31m")),
        Quad(node, LABEL, other),
        Quad(other, LABEL, Literal(SCRIPT)),
    ]
    with DiskStore.create(folder / "store") as store:
        store.put(Iri("x:graph"), quads)
    with serving(folder / "store", folder) as running:
        yield running


class TestScriptsInPages:
    """Labels, IRIs, queries and answers are text."""

    @pytest.mark.parametrize(
        "address",
        [
            "resource?iri=" + quote("http://example.org/a?b='c'&d=e", safe=""),
            "resource?iri=" + quote("javascript:alert(3)", safe=""),
            "query?query=" + quote("SELECT * { ?s ?p ?o } # " + SCRIPT),
            "query?query=" + quote("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } # " + SCRIPT),
            "query?query=" + quote("SELECT ('</td><script>alert(5)</script>' AS ?x) {}"),
            "store?default",
        ],
    )
    def test_nothing_of_it_is_an_element(self, hostile: Server, address: str) -> None:
        answer = hostile.client.get(address, headers={"Accept": "text/html"})
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/html")
        found = _Elements(answer.text)
        assert not found.names & {"script", "img", "iframe", "form", "object", "base"}
        assert not [name for name in found.attributes if name.startswith("on")]
        assert not [link for link in found.links if not link.startswith(("/", "./", "http://example.org/"))]
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"

    @pytest.mark.parametrize(
        "address", ["nowhere/" + SCRIPT, "resource?iri=" + quote(SCRIPT), "query?query=" + quote(SCRIPT)]
    )
    def test_errors_are_no_pages(self, hostile: Server, address: str) -> None:
        answer = hostile.client.get(address, headers={"Accept": "text/html"})
        assert answer.status_code in (400, 404)
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["x-content-type-options"] == "nosniff"
        json.loads(answer.text)

    def test_the_log_is_one_line_a_request(self, hostile: Server) -> None:
        before = len(hostile.log.read_text(encoding="utf-8").splitlines())
        hostile.client.get("nowhere/%0Aroot%1b%5b31m logged in%0d%0a")
        assert eventually(lambda: len(hostile.log.read_text(encoding="utf-8").splitlines()) == before + 1)
        assert "\x1b" not in hostile.log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "value",
    [
        "x:a> { } INSERT DATA { <x:a> <x:b> <x:c> } #",
        "x:a> ?p ?o } UNION { ?s ?p ?o",
        "x:a\n> ?p ?o } #",
        "x:a\\u003E ?p ?o } #",
        "x:{a}",
        "x:" + "a" * 20_000,
        "",
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    ],
)
def test_a_parameter_is_no_sparql(server: Server, value: str) -> None:
    for address, name in (("resource", "iri"), ("store", "graph"), ("query", "default-graph-uri")):
        answer = server.client.get(address, params={name: value, **({"query": QUICK} if address == "query" else {})})
        assert answer.status_code in (400, 404)
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd",
        "/id/../../../../etc/passwd",
        "/id/%2e%2e/%2e%2e/etc/passwd",
        "/id/..%2f..%2fetc%2fpasswd",
        "/resource/../../etc/passwd",
        "//etc/passwd",
        "/id/%00",
        "/openapi.json/../serve.py",
    ],
)
def test_paths_lead_to_no_files(server: Server, path: str) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.split()[1] in (b"400", b"404")
    assert b"root:" not in answer


class TestForgery:
    """Pages of other origins make a browser send requests."""

    @pytest.mark.parametrize(
        "headers",
        [
            {"Origin": "https://evil.example"},
            {"Origin": "null"},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
        ],
    )
    def test_they_cannot_write(self, writable: Server, headers: dict[str, str]) -> None:
        answer = writable.client.put(
            "store", params={"graph": "x:forged"}, content="<x:a> <x:b> <x:c> .", headers=BEARER | headers
        )
        assert answer.status_code == 403
        assert writable.client.get("store", params={"graph": "x:forged"}).status_code == 404

    def test_they_cannot_read(self, server: Server) -> None:
        answer = server.client.get("query", params={"query": QUICK}, headers={"Origin": "https://evil.example"})
        assert "access-control-allow-origin" not in answer.headers
        asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "PUT"}
        assert "access-control-allow-origin" not in server.client.options("store", headers=asked).headers

    def test_a_name_that_was_made_to_lead_here_is_not_answered(self, server: Server) -> None:
        for name in ("evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", ""):
            answer = server.client.get("query", params={"query": QUICK}, headers={"Host": name})
            assert answer.status_code in (400, 421)
            assert "results" not in answer.text

    @pytest.mark.parametrize("name", ["evil.example", "localhost.evil.example:80", "", "user@localhost"])
    @pytest.mark.parametrize("address", ADDRESSES)
    def test_no_address_is_answered_under_a_name_that_was_made_to_lead_here(
        self, server: Server, address: str, name: str
    ) -> None:
        answer = server.client.get(address, headers={"Host": name})
        assert answer.status_code in (400, 421)
        assert answer.headers["content-type"] != "text/html; charset=utf-8"
        assert server.client.get(address).status_code < 400

    @pytest.mark.parametrize("host", ["LOCALHOST", "127.0.0.2"])
    def test_the_machine_s_other_names(self, example_output: Path, tmp_path: Path, host: str) -> None:
        with serving(example_output / "graph.trig", tmp_path, "--host", host) as server:
            assert server.client.get("query", params={"query": QUICK}).status_code == 200
            answer = server.client.get("query", params={"query": QUICK}, headers={"Host": "evil.example"})
            assert answer.status_code == 421

    def test_origins_that_were_allowed_may_read(self, example_output: Path, tmp_path: Path) -> None:
        options = ["--allow-origin", "https://example.org", "--allow-host", "data.example.org"]
        with serving(example_output / "graph.trig", tmp_path, *options) as server:
            headers = {"Origin": "https://example.org", "Host": "data.example.org"}
            answer = server.client.get("query", params={"query": QUICK}, headers=headers)
            assert answer.headers["access-control-allow-origin"] == "https://example.org"
            other = server.client.get("query", params={"query": QUICK}, headers={"Origin": "https://evil.example"})
            assert "access-control-allow-origin" not in other.headers


def test_the_token_is_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is given, digests of one length are compared, by the function that takes the same time for all."""
    from starlette.applications import Starlette
    from starlette.requests import Request

    from kg.serve.endpoints import graphs
    from kg.serve.http.problems import Problem
    from kg.serve.limits import Limits
    from kg.serve.processes.pool import Pool
    from kg.serve.state import State

    compared: list[tuple[bytes, bytes]] = []
    real = hmac.compare_digest

    def compare(a: bytes, b: bytes) -> bool:
        compared.append((a, b))
        return real(a, b)

    monkeypatch.setattr("kg.serve.endpoints.graphs.hmac.compare_digest", compare)
    app = Starlette()
    app.state.server = State(Pool("nowhere", Limits()), Limits(), "x:", TOKEN)

    def request(authorization: str) -> Request:
        headers = [(b"authorization", authorization.encode())]
        return Request({"type": "http", "method": "PUT", "headers": headers, "app": app})

    wrong = [
        "",
        "Bearer",
        "Bearer x",
        f"Bearer {TOKEN[:-1]}",
        f"Bearer {TOKEN}x",
        f"Basic {TOKEN}",
        "Bearer " + "y" * 9999,
    ]
    for given in wrong:
        with pytest.raises(Problem):
            graphs.check_writer(request(given))
    graphs.check_writer(request(f"Bearer {TOKEN}"))
    assert len(compared) == len(wrong) + 1
    assert {len(each) for pair in compared for each in pair} == {32}


def resident(process: int) -> int:
    """Bytes in memory."""
    found = re.search(r"VmRSS:\s+(\d+)", (Path("/proc") / str(process) / "status").read_text(encoding="ascii"))
    assert found is not None
    return int(found[1]) * 1024


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept": "a" + " " * 12_000 + "a"},
        {"Accept": "a" * 12_000},
        {"Accept": "a/b;" * 3000},
        {"Accept": "text/csv," * 1300},
        {"If-None-Match": ", ".join(['"x"'] * 2000)},
    ],
    ids=["blanks", "letters", "parameters", "ranges", "tags"],
)
def test_long_headers_take_no_time(server: Server, headers: dict[str, str]) -> None:
    start = time.monotonic()
    assert server.ask(QUICK, **headers).status_code in (200, 406)
    assert server.client.get("resource", params={"iri": "x:a"}, headers=headers).status_code == 404
    assert time.monotonic() - start < 3


@pytest.mark.parametrize("piece", ['"\\"', "a.", "-", "<", "'", "(", "\\", "?", "#\n", "<a", "{?s ?p ?o}"])
def test_long_queries_hold_up_nobody(server: Server, piece: str) -> None:
    query = (piece * 50_000)[:50_000]
    with ThreadPoolExecutor(1) as executor:
        asked = executor.submit(server.ask, query)
        slowest = 0.0
        while not asked.done():
            start = time.monotonic()
            server.client.get("openapi.json")
            slowest = max(slowest, time.monotonic() - start)
        assert 400 <= asked.result().status_code < 600
    assert slowest < 2


@pytest.mark.parametrize("announced", [True, False])
@pytest.mark.parametrize(("method", "path"), [("POST", "/query"), ("PUT", "/store?graph=x:big")])
def test_a_body_of_a_gigabyte(writable: Server, announced: bool, method: str, path: str) -> None:
    size, part = 1_000_000_000, b"x" * 1_000_000
    before = resident(writable.process.pid)
    head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
    head += "application/sparql-query" if path == "/query" else f"text/turtle\r\nAuthorization: Bearer {TOKEN}"
    head += f"\r\nContent-Length: {size}\r\n\r\n" if announced else "\r\nTransfer-Encoding: chunked\r\n\r\n"
    sent, most = 0, 0
    with socket.create_connection(("127.0.0.1", writable.port), timeout=20) as connection:
        connection.sendall(head.encode())
        try:
            while sent < size:
                connection.sendall(part if announced else b"%x\r\n%s\r\n" % (len(part), part))
                sent += len(part)
                most = max(most, resident(writable.process.pid))
        except OSError:
            pass
        try:
            answer = connection.recv(1000)
        except OSError:
            answer = b""  # The connection was closed while we were still sending: the answer may be lost.
    assert answer.split()[1:2] in ([b"413"], [])
    assert most - before < 60_000_000
    assert writable.ask("ASK {}").status_code == 200


def is_connected(process: int, port: int) -> bool:
    """Whether a process has a connection with a port of this machine."""
    tables = (Path("/proc") / str(process) / "net/tcp").read_text(encoding="ascii").splitlines()[1:]
    known = {fields[9]: fields[2] for fields in map(str.split, tables)}
    for entry in (Path("/proc") / str(process) / "fd").iterdir():
        with suppress(OSError):
            found = re.fullmatch(r"socket:\[(\d+)\]", str(entry.readlink()))
            if found and known.get(found[1], "").endswith(f":{port:04X}"):
                return True
    return False


@pytest.fixture(scope="module")
def impatient(example_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(example_output / "graph.trig", tmp_path_factory.mktemp("slow"), "--client-timeout", "1.5") as running:
        yield running


class TestSlowClients:
    """Connections that send or take their bytes one by one are let go, and hold up nobody."""

    def drip(self, server: Server, start: bytes, drops: bytes) -> tuple[float, bytes]:
        """Sends a start, and then bytes one by one: how long that was borne, and the answer."""
        begin = time.monotonic()
        with socket.create_connection(("127.0.0.1", server.port), timeout=0.2) as connection:
            connection.sendall(start)
            while time.monotonic() - begin < 15:
                try:
                    connection.sendall(drops)
                    if answer := connection.recv(1000):
                        return time.monotonic() - begin, answer
                    break
                except TimeoutError:
                    continue
                except OSError:
                    break
        return time.monotonic() - begin, b""

    def test_heads_that_never_end(self, impatient: Server) -> None:
        seconds, _ = self.drip(impatient, b"GET / HTTP/1.1\r\nHost: localhost\r\n", b"X: y\r\n")
        assert seconds < 6

    def test_connections_that_say_nothing(self, impatient: Server) -> None:
        with socket.create_connection(("127.0.0.1", impatient.port), timeout=10) as connection:
            assert connection.recv(1) == b""

    def test_bodies_that_never_end(self, impatient: Server) -> None:
        start = b"POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
        start += b"Content-Length: 9000\r\n\r\n"
        seconds, answer = self.drip(impatient, start, b"x")
        assert seconds < 6
        assert answer.split()[1] == b"408"

    def test_answers_that_nobody_takes(self, impatient: Server) -> None:
        query = quote("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 60000")
        with socket.create_connection(("127.0.0.1", impatient.port), timeout=30) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.sendall(f"GET /query?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            head = connection.recv(500)
            assert b" 200 " in head
            length = int(head.lower().partition(b"content-length: ")[2].split()[0])
            assert length > 10_000_000
            # It lets go of us, and does not wait for what we may take some day.
            assert eventually(lambda: not is_connected(impatient.process.pid, connection.getsockname()[1]), seconds=10)

    def test_many_of_them_hold_up_nobody(self, impatient: Server) -> None:
        connections = [socket.create_connection(("127.0.0.1", impatient.port), timeout=5) for _ in range(100)]
        try:
            for connection in connections:
                connection.sendall(b"GET /query HTTP/1.1\r\nHost: ")
            start = time.monotonic()
            assert impatient.ask(QUICK).status_code == 200
            assert time.monotonic() - start < 2
        finally:
            for connection in connections:
                connection.close()


@pytest.mark.parametrize(
    "request_",
    [
        b"\x00\xff\xfe\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 20_000 + b"\r\n",
        b"POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
        b"POST /query HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    ],
)
def test_what_is_no_http(server: Server, request_: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        try:
            connection.sendall(request_)
            connection.shutdown(socket.SHUT_WR)
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
        except OSError:
            answer = b""
    assert answer == b"" or 400 <= int(answer.split()[1]) < 500 or b"websocket" in request_
    assert b"Traceback" not in answer
    assert server.ask(QUICK).status_code == 200
    assert "Traceback" not in server.log.read_text(encoding="utf-8")


CHUNKED = b"POST /query HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Type: "


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([CHUNKED + b"text/html\r\n\r\nzz\r\n"], id="at once, answered without its body"),
        pytest.param([CHUNKED + b"application/sparql-query\r\n\r\nzz\r\n"], id="at once, body awaited"),
        pytest.param([CHUNKED + b"application/sparql-query\r\n\r\n", b"zz\r\n"], id="later, body awaited"),
        pytest.param([CHUNKED + b"text/html\r\n\r\n", b"zz\r\n", b"zz\r\n"], id="later, answered before"),
    ],
)
def test_a_body_that_breaks_gets_one_answer(server: Server, parts: list[bytes]) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        answer = b""
        for part in parts:
            with suppress(OSError):
                connection.sendall(part)
            time.sleep(0.1)
        with suppress(OSError):
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.count(b"HTTP/1.1 ") == 1
    assert answer.split()[1] in (b"400", b"415")
    assert server.ask(QUICK).status_code == 200
    told = server.log.read_text(encoding="utf-8")
    assert "Traceback" not in told
    assert "ASGI callable" not in told
