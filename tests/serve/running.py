"""Runs the real ``kg serve`` in a process of its own, and asks it over HTTP."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import rdflib

from tests.processes import eventually

KG = Path(sys.executable).with_name("kg")
TOKEN = "a-token-for-tests-only"

#: Queries by what they do to a server that answers a graph of an article: they run for minutes, in little memory, ...
SLOW = 'ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?c) = CONCAT(STR(?f), STR(?i), "x")) }'
#: ... take gigabytes, or ...
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
#: ... are answered at once.
QUICK = "SELECT ?s { ?s a <https://w3id.org/statecraft/ontology#Article> }"


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    process: subprocess.Popen[bytes]
    address: str
    log: Path
    client: httpx.Client

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.address.rstrip("/").rpartition(":")[2])

    def ask(self, query: str, **headers: str) -> httpx.Response:
        """The answer to a query."""
        return self.client.post("query", data={"query": query}, headers=headers)

    def figures(self) -> dict[str, int]:
        """What /health tells."""
        found: dict[str, int] = self.client.get("health").json()
        return found


def named_graphs(trig: Path) -> dict[str, rdflib.Graph]:
    """The graphs of a file by their names, as rdflib reads them."""
    graphs: dict[str, rdflib.Graph] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rdflib warns of itself
        dataset = rdflib.Dataset()
        dataset.parse(data=trig.read_text(encoding="utf-8"), format="trig")
        for subject, predicate, value, name in dataset.quads():
            if name is not None:
                graphs.setdefault(str(name), rdflib.Graph()).add((subject, predicate, value))
    return graphs


@contextmanager
def serving(graph: Path | str, folder: Path, *options: str, **environment: str) -> Iterator[Server]:
    """A server of a graph, at a port of its own.

    Args:
        folder: where its log is written.
    """
    log = folder / "serve.log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            [str(KG), "serve", str(graph), "--port", "0", *options],
            stderr=file,
            env=os.environ | environment,
            start_new_session=True,
        )
    try:
        address = _address(process, log)
        with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
            yield Server(process, address, log, client)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            raise


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    def told() -> re.Match[str] | None:
        return re.search(r"at (http://\S+)", log.read_text(encoding="utf-8"))

    assert eventually(lambda: bool(told()) or process.poll() is not None, seconds=60)
    found = told()
    assert found is not None, log.read_text(encoding="utf-8")
    return found[1]
