"""SPARQL services to test against, on free ports of this machine: the Oxigraph server and Virtuoso."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.processes import end

VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 1000
MaxConstructTriples = 1000000
"""


@dataclass(frozen=True)
class Service:
    """Where a service answers, and whom it lets write."""

    query: str
    update: str
    graphs: str
    user: str | None = None
    password: str | None = None


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(command: list[str], folder: Path, url: str) -> Iterator[None]:
    """The program, from when it answers at the address until the end of the block."""
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
    try:
        for _ in range(600):
            if process.poll() is not None:
                break
            try:
                httpx.get(url, timeout=5, trust_env=False)
            except httpx.HTTPError:
                time.sleep(0.1)
            else:
                yield
                return
        pytest.fail(f"{command[0]} does not answer: {(folder / 'output').read_text(errors='replace')}")
    finally:
        end(process)


@contextmanager
def oxigraph(folder: Path) -> Iterator[Service]:
    port = free_port()
    start = f"http://127.0.0.1:{port}"
    program = Path(sys.executable).with_name("oxigraph")
    with running([str(program), "serve", "--bind", f"127.0.0.1:{port}"], folder, start):
        yield Service(f"{start}/query", f"{start}/update", f"{start}/store")


@contextmanager
def virtuoso(folder: Path) -> Iterator[Service]:
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.fail(
            "there is no Virtuoso: `make test` installs it as root; else: apt-get install virtuoso-opensource-7"
        )
    http = free_port()
    start = f"http://127.0.0.1:{http}"
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=free_port(), http=http))
    with running([program, "+configfile", "virtuoso.ini", "+foreground"], folder, f"{start}/sparql"):
        yield Service(
            f"{start}/sparql-auth",
            f"{start}/sparql-auth",
            f"{start}/sparql-graph-crud-auth",
            user="dba",
            password="dba",  # noqa: S106 that of every new Virtuoso
        )
