"""A real ``kg serve`` over a new and empty store, and what is sent to it."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlencode

from kg.store import DiskStore

_KG = Path(sys.executable).with_name("kg")
_READY = re.compile(r"serving .* at http://([\d.]+):(\d+)/")
_START, _END = 60.0, 20.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; the names of headers in lower case."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def media(self) -> str:
        """The type of the body, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def __str__(self) -> str:
        return f"{self.status} {self.body[:300].decode('utf-8', 'replace').strip()}"


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs."""

    host: str
    port: int
    token: str

    @property
    def address(self) -> str:
        """What the addresses of its pages start with."""
        return f"http://{self.host}:{self.port}"

    def send(self, method: str, path: str, headers: Mapping[str, str], body: bytes | None = None) -> Answer:
        """Send a request just as it is: nothing is put into its path or its headers but host and length."""
        connection = HTTPConnection(self.host, self.port, timeout=60)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()

    def write(self, method: str, path: str, headers: Mapping[str, str], body: bytes | None = None) -> Answer:
        """Send a request with the token."""
        return self.send(method, path, {**headers, "Authorization": f"Bearer {self.token}"}, body)

    def put(self, name: str, data: bytes, media: str) -> Answer:
        """Make a graph."""
        return self.write("PUT", f"/store?graph={quote(name, safe='')}", {"Content-Type": media}, data)

    def query(self, sparql: str, *, default: tuple[str, ...], named: tuple[str, ...], accept: str) -> Answer:
        """Ask, of the graphs with these names."""
        dataset = [("default-graph-uri", name) for name in default] + [("named-graph-uri", name) for name in named]
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        return self.send("POST", f"/query?{urlencode(dataset)}", headers, sparql.encode("utf-8"))

    def clear(self) -> None:
        """Delete all graphs."""
        answer = self.query(
            "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", default=(), named=(), accept="text/tab-separated-values"
        )
        for name in answer.body.decode("utf-8").splitlines()[1:]:
            self.write("DELETE", f"/store?graph={quote(name.strip('<>'), safe='')}", {})


@contextmanager
def served() -> Iterator[Server]:
    """A server over an empty store; it ends with the block.

    Raises:
        RuntimeError: if it does not start.
    """
    with TemporaryDirectory(prefix="conformance-") as name:
        folder, token = Path(name), secrets.token_hex(16)
        DiskStore.create(folder / "store").close()
        command = [str(_KG), "serve", str(folder / "store"), "--port", "0", "--writable", "--log-level", "error"]
        log = folder / "log"
        with log.open("wb") as said:
            process = subprocess.Popen(  # noqa: S603 - our own command
                command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, env={**os.environ, "KG_TOKEN": token}
            )
        try:
            host, port = _address(process, log)
            yield Server(host, port, token)
        finally:
            process.terminate()
            try:
                process.wait(_END)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _address(process: subprocess.Popen[bytes], log: Path) -> tuple[str, int]:
    end = time.monotonic() + _START
    while time.monotonic() < end:
        if found := _READY.search(log.read_text(encoding="utf-8")):
            return found[1], int(found[2])
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError(f"the server does not start: {log.read_text(encoding='utf-8').strip()}")
