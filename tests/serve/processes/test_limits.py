"""What runs into a limit is ended for real and told by the right status, and the others go on."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from tests.processes import descendants, eventually
from tests.serve.running import LARGE, QUICK, SLOW, Server, serving


@pytest.fixture(scope="module")
def limited(example_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with narrow limits."""
    options = [
        "--timeout",
        "2",
        "--max-rows",
        "1000",
        "--max-memory",
        "100",
        "--slow",
        "2",
        "--quick",
        "2",
        "--waiting",
        "4",
    ]
    with serving(example_output / "graph.trig", tmp_path_factory.mktemp("limited"), *options) as running:
        yield running


def is_idle(server: Server) -> bool:
    figures = server.figures()
    return figures["running"] == figures["waiting"] == 0


def processor_seconds(process: int) -> float:
    fields = (Path("/proc") / str(process) / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def test_what_takes_too_long_is_ended(limited: Server) -> None:
    start = time.monotonic()
    answer = limited.ask(SLOW)
    assert answer.status_code == 504
    assert 2 <= time.monotonic() - start < 8
    assert "2 seconds" in answer.json()["detail"]
    # Nobody goes on with it in secret.
    assert eventually(lambda: is_idle(limited))
    before = {process: processor_seconds(process) for process in descendants(limited.process.pid)}
    time.sleep(1)
    assert sum(processor_seconds(process) - before.get(process, 0) for process in before) < 0.5


def test_what_takes_too_much_memory_is_ended(limited: Server) -> None:
    answer = limited.ask(LARGE)
    assert answer.status_code == 507
    assert "memory" in answer.json()["title"]
    assert limited.ask(QUICK).status_code == 200


def test_an_answer_that_is_too_large_is_not_cut(limited: Server) -> None:
    for query in ("SELECT * { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"):
        answer = limited.ask(query)
        assert answer.status_code == 507
        assert "1,000" in answer.json()["detail"]
    exact = limited.ask("SELECT * { ?s ?p ?o } LIMIT 1000")
    assert exact.status_code == 200
    assert len(exact.json()["results"]["bindings"]) == 1000
    assert limited.client.get("store?default").status_code == 507


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * " + "{" * 20_000 + "}" * 20_000,
        "SELECT * { ?s ?p ?o FILTER(" + "!" * 40_000 + "?o) }",
        "SELECT * { ?s " + "(" * 15_000 + "<x:p>" + ")" * 15_000 + " ?o }",
        "SELECT (" + "1+" * 20_000 + "1 AS ?n) {}",
        "ASK { " + " . ".join(f"?s{n} ?p{n} ?o{n}" for n in range(2000)) + " }",
        "x" * 5_000_000,
    ],
    ids=["groups", "negations", "paths", "sums", "patterns", "length"],
)
def test_deep_nesting_ends_nothing(limited: Server, query: str) -> None:
    alive = set(descendants(limited.process.pid))
    assert 400 <= limited.ask(query).status_code < 500
    assert limited.ask(QUICK).status_code == 200
    assert alive == set(descendants(limited.process.pid))


def test_slow_queries_do_not_hold_up_quick_ones(limited: Server) -> None:
    def seconds(query: str) -> float:
        start = time.monotonic()
        assert limited.ask(query).status_code == 200
        return time.monotonic() - start

    for _ in range(2):
        limited.ask(SLOW)  # it is known from now on

    with ThreadPoolExecutor(20) as executor:
        slow = [executor.submit(limited.ask, SLOW) for _ in range(12)]
        time.sleep(0.5)
        quick = [seconds(QUICK) for _ in range(20)]
        statuses = {each.result().status_code for each in slow}
    # The limits that are declared, and no other error: two ran out of time, four waited, the rest was turned away.
    assert statuses == {503, 504}
    assert sorted(quick)[10] < 1
    assert eventually(lambda: is_idle(limited))


def test_who_is_turned_away_is_told_when_to_come_again(limited: Server) -> None:
    with ThreadPoolExecutor(20) as executor:
        answers = list(executor.map(limited.ask, [SLOW] * 12))
    turned_away = [answer for answer in answers if answer.status_code == 503]
    assert turned_away
    assert all(int(answer.headers["retry-after"]) > 0 for answer in turned_away)


def test_a_client_that_goes_away_ends_its_query(example_output: Path, tmp_path: Path) -> None:
    with serving(example_output / "graph.trig", tmp_path) as server:
        assert eventually(lambda: is_idle(server))
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(f"{server.address}query", data={"query": SLOW}, timeout=1, trust_env=False)
        assert eventually(lambda: is_idle(server), seconds=5)


def test_a_process_that_is_killed_is_replaced(example_output: Path, tmp_path: Path) -> None:
    with serving(example_output / "graph.trig", tmp_path) as server:
        before = server.figures()["processes"]
        answer: list[httpx.Response] = []
        thread = threading.Thread(target=lambda: answer.append(server.ask(SLOW)))
        thread.start()
        assert eventually(lambda: server.figures()["running_slow"] == 1)
        for process in descendants(server.process.pid):
            os.kill(process, signal.SIGKILL)
        thread.join(30)
        assert answer[0].status_code == 500
        assert "Traceback" not in answer[0].text
        assert [server.ask(QUICK).status_code for _ in range(10)] == [200] * 10
        assert eventually(lambda: server.figures()["processes"] >= before)


def test_an_answer_is_taken_as_slowly_as_it_may_be(example_output: Path, tmp_path: Path) -> None:
    """Each part in time, not all of it."""
    query = quote("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 30000")
    with serving(example_output / "graph.trig", tmp_path, "--client-timeout", "2") as server:
        with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 16)
            head = f"GET /query?query={query} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            connection.sendall(head.encode())
            answer = bytearray(connection.recv(500))
            length = int(answer.lower().partition(b"content-length: ")[2].split()[0])
            start = time.monotonic()
            while part := connection.recv(200_000):
                answer += part
                time.sleep(max(0, start + 6 * len(answer) / length - time.monotonic()))
        assert len(answer.partition(b"\r\n\r\n")[2]) == length


def answers(server: Server) -> bool:
    try:
        return httpx.get(f"{server.address}health", trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


def test_no_more_connections_than_the_limit(example_output: Path, tmp_path: Path) -> None:
    with serving(example_output / "graph.trig", tmp_path, "--client-timeout", "5") as server:
        connections = [socket.create_connection(("127.0.0.1", server.port), timeout=5) for _ in range(600)]
        try:
            files = Path("/proc") / str(server.process.pid) / "fd"
            assert eventually(lambda: len(list(files.iterdir())) < 600, seconds=3)
        finally:
            for connection in connections:
                connection.close()
        assert eventually(lambda: answers(server))
        assert "Traceback" not in server.log.read_text(encoding="utf-8")
