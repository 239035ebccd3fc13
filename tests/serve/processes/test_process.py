"""The server as a process: how it starts, ends, tells what it does, and follows the graph."""

from __future__ import annotations

import json
import os
import signal
import socket
import threading
import time
from pathlib import Path

import httpx
import pytest

from tests.command import Command
from tests.processes import descendants, eventually, is_running
from tests.serve.running import QUICK, SLOW, Server, serving

COUNT = "SELECT (COUNT(?article) AS ?n) { ?article a <https://w3id.org/statecraft/ontology#Article> }"


def counted(server: Server) -> int:
    return int(server.ask(COUNT).json()["results"]["bindings"][0]["n"]["value"])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_told_to(example_output: Path, tmp_path: Path, number: signal.Signals) -> None:
    with serving(example_output / "graph.trig", tmp_path) as server:
        processes = descendants(server.process.pid)
        assert processes
        server.process.send_signal(number)
        assert server.process.wait(20) == 0
        assert eventually(lambda: not any(map(is_running, processes)), seconds=5)
        assert "Traceback" not in server.log.read_text(encoding="utf-8")


def test_answers_that_are_being_made_are_finished(example_output: Path, tmp_path: Path) -> None:
    with serving(example_output / "graph.trig", tmp_path, "--timeout", "3") as server:
        answers: list[httpx.Response] = []
        thread = threading.Thread(target=lambda: answers.append(server.ask(SLOW)))
        thread.start()
        assert eventually(lambda: server.figures()["running_slow"] == 1)
        server.process.send_signal(signal.SIGTERM)
        thread.join(20)
        assert answers[0].status_code == 504
        assert server.process.wait(20) == 0


def test_workers_end_with_a_server_that_was_killed(example_output: Path, tmp_path: Path) -> None:
    with serving(example_output / "graph.trig", tmp_path) as server:
        processes = descendants(server.process.pid)
        server.process.kill()
        assert eventually(lambda: not any(map(is_running, processes)), seconds=10)


def test_copies_of_files_are_taken_away(example_output: Path, tmp_path: Path) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    with serving(example_output / "graph.trig", tmp_path, TMPDIR=str(folder)) as server:
        assert counted(server) == 1
        assert any(folder.iterdir())
    assert not any(folder.iterdir())


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nq", "graph.jsonld"])
def test_every_format_is_served(example_output: Path, tmp_path: Path, name: str) -> None:
    with serving(example_output / name, tmp_path) as server:
        assert counted(server) == 1


@pytest.mark.parametrize("option", ["--reload", ""])
def test_a_store_that_another_process_changes(kg: Command, tmp_path: Path, example: Path, option: str) -> None:
    assert kg("init", "news").code == 0
    with serving(tmp_path / "news", tmp_path, *([option] if option else [])) as server:
        assert counted(server) == 0
        assert kg("add", example, "--store", "news").code == 0
        if not option:
            time.sleep(2)
            server.process.send_signal(signal.SIGHUP)
        # Until all processes have opened it anew, one may see it already and another one not yet.
        assert eventually(lambda: all(counted(server) == 1 for _ in range(8)), seconds=10)


def test_a_file_that_is_written_anew(example_output: Path, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("<x:a> a <https://w3id.org/statecraft/ontology#Article> .", encoding="utf-8")
    with serving(path, tmp_path, "--reload") as server:
        assert counted(server) == 1
        processes = len(descendants(server.process.pid))
        path.write_text("broken", encoding="utf-8")
        assert eventually(lambda: "cannot be read" in server.log.read_text(encoding="utf-8"), seconds=10)
        assert counted(server) == 1
        assert eventually(lambda: len(descendants(server.process.pid)) <= processes, seconds=10)
        path.write_text("<x:a> a <x:b> .", encoding="utf-8")
        assert eventually(lambda: counted(server) == 0, seconds=10)


def test_a_file_is_read_anew_when_somebody_says_so(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("<x:a> a <x:b> .", encoding="utf-8")
    with serving(path, tmp_path) as server:
        assert counted(server) == 0
        path.write_text("<x:a> a <https://w3id.org/statecraft/ontology#Article> .", encoding="utf-8")
        server.process.send_signal(signal.SIGHUP)
        assert eventually(lambda: counted(server) == 1, seconds=10)


def test_a_store_that_is_gone(kg: Command, tmp_path: Path) -> None:
    assert kg("init", "news").code == 0
    with serving(tmp_path / "news", tmp_path, "--quick", "1") as server:
        (tmp_path / "news").rename(tmp_path / "elsewhere")
        for process in descendants(server.process.pid)[1:]:
            os.kill(process, signal.SIGKILL)
        assert eventually(lambda: server.client.get("health").status_code == 503, seconds=20)
        answer = server.ask(QUICK)
        assert answer.status_code == 503
        assert str(tmp_path) not in answer.text
        (tmp_path / "elsewhere").rename(tmp_path / "news")
        assert eventually(lambda: server.client.get("health").status_code == 200, seconds=40)


def test_the_log_is_json_for_programs(example_output: Path, tmp_path: Path) -> None:
    with serving(example_output / "graph.trig", tmp_path, "--log-format", "json") as server:
        server.ask(QUICK)
        server.client.get("nowhere", headers={"Authorization": "Bearer secret"})
    lines = [line for line in server.log.read_text(encoding="utf-8").splitlines() if not line.startswith("kg: ")]
    asked, missing = [json.loads(line) for line in lines]
    assert {"time", "level", "event", "method", "path", "status", "ms", "client"} <= set(asked)
    assert (asked["path"], asked["status"]) == ("/query", 200)
    assert (missing["path"], missing["status"]) == ("/nowhere", 404)
    # What people ask, and what they show, is nobody's business.
    assert "Article" not in "".join(lines)
    assert "secret" not in "".join(lines)


def test_figures_for_whoever_watches(server: Server) -> None:
    before = server.client.get("metrics").text
    server.ask(QUICK)
    server.client.get(f"resource?iri=x:{os.getpid()}")
    figures = server.client.get("metrics")
    assert figures.headers["content-type"].startswith("text/plain")
    name = 'kg_requests_total{page="/query",status="200"}'

    def value(text: str) -> float:
        return sum(float(line.rpartition(" ")[2]) for line in text.splitlines() if line.startswith(name))

    assert value(figures.text) == value(before) + 1
    assert "kg_pool_processes" in figures.text
    # What is asked for does not become the name of a figure: there would be no end of them.
    assert str(os.getpid()) not in figures.text


def test_it_says_that_it_is_well(server: Server) -> None:
    answer = server.client.get("health")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"


def test_whether_all_is_well_is_told_while_questions_wait(example_output: Path, tmp_path: Path) -> None:
    """It does not wait in the line of those who ask: with no process that answers it would wait for ever."""
    with serving(example_output / "graph.trig", tmp_path, "--quick", "1", "--waiting", "8") as server:
        assert server.ask(QUICK).status_code == 200
        answers: list[int] = []
        threads = [threading.Thread(target=lambda: answers.append(server.ask(QUICK).status_code)) for _ in range(4)]
        processes = descendants(server.process.pid)
        try:
            for process in processes:
                os.kill(process, signal.SIGSTOP)
            for thread in threads:
                thread.start()
            assert eventually(lambda: server.figures()["waiting"] >= 3)
            time.sleep(1.5)  # for longer than an answer is taken for a sign that all is well
            told = server.client.get("health")
            assert told.status_code == 200
            assert told.json()["waiting"] >= 3
            assert answers == []
            # That no question is answered for long is told in the end, and that all is well again.
            assert eventually(lambda: server.client.get("health").status_code == 503, seconds=40)
        finally:
            for process in processes:
                os.kill(process, signal.SIGCONT)
        for thread in threads:
            thread.join(60)
        assert len(answers) == 4
        assert eventually(lambda: server.client.get("health").status_code == 200, seconds=40)


def test_a_path_in_front(example_output: Path, tmp_path: Path) -> None:
    with serving(example_output / "graph.trig", tmp_path, "--root-path", "/kg") as server:
        assert server.address.endswith("/kg/")
        address = server.address.removesuffix("/kg/") + "/resource"  # the proxy takes it off
        page = httpx.get(address, params={"iri": "https://w3id.org/statecraft/ontology#Article"}, trust_env=False)
        assert page.status_code == 200
        assert 'href="/kg/resource?iri=' in page.text
        assert 'page="/resource"' in httpx.get(address.replace("resource", "metrics"), trust_env=False).text


class TestBadUse:
    """Each is one line that says what to do."""

    def test_a_port_that_is_taken(self, kg: Command, example_output: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            outcome = kg("serve", example_output / "graph.trig", "--port", str(taken.getsockname()[1]))
        assert outcome.code == 2
        assert "in use" in outcome.err
        assert len(outcome.err.splitlines()) == 1

    def test_a_host_that_is_not_there(self, kg: Command, example_output: Path) -> None:
        outcome = kg("serve", example_output / "graph.trig", "--host", "no.such.host.invalid")
        assert outcome.code == 2
        assert "--host" in outcome.err

    def test_no_graph(self, kg: Command) -> None:
        assert kg("serve", "none.ttl", "--port", "0").code == 2
        assert kg("serve").code == 2
        assert kg("serve", "-").code == 2

    def test_a_broken_graph(self, kg: Command, tmp_path: Path) -> None:
        (tmp_path / "broken.ttl").write_text("<a> <b", encoding="utf-8")
        outcome = kg("serve", "broken.ttl", "--port", "0")
        assert outcome.code == 2
        assert len(outcome.err.splitlines()) == 1
