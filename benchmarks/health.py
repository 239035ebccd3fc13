"""How long a server takes to say that it is well while many ask it: one client, in a process of its own.

``python -m benchmarks.health PORT SECONDS`` asks ``/health`` in turn over a connection that stays and over a new one,
twenty times a second, and prints what each answer took, in seconds, and its status. It waits for nothing but the
answers, so that what it measures is not its own work.
"""

from __future__ import annotations

import re
import socket
import sys
import time

_REQUEST = b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"
_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
#: Seconds from one question to the next, and in which each has to be answered.
_PAUSE, _PATIENCE = 0.05, 60


def ask(connection: socket.socket) -> int:
    """The status of the answer, when all of it is there.

    Raises:
        OSError: if the server closes the connection before.
    """
    connection.sendall(_REQUEST)
    got = b""
    while b"\r\n\r\n" not in got:
        got += _more(connection)
    head, _, body = got.partition(b"\r\n\r\n")
    length = _LENGTH.search(head)
    while length is not None and len(body) < int(length[1]):
        body += _more(connection)
    return int(head.split()[1])


def _more(connection: socket.socket) -> bytes:
    if not (got := connection.recv(65536)):
        raise OSError("the server closed the connection")
    return got


def main() -> None:
    port, end = int(sys.argv[1]), time.monotonic() + float(sys.argv[2])
    kept: socket.socket | None = None
    while time.monotonic() < end:
        kept = kept or socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE)
        start = time.monotonic()
        try:
            status = ask(kept)
        except OSError:  # it was left alone for longer than the server keeps it
            kept.close()
            kept = None
            continue
        print(f"kept {time.monotonic() - start} {status}")
        time.sleep(_PAUSE)
        start = time.monotonic()
        with socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE) as new:
            status = ask(new)
        print(f"new {time.monotonic() - start} {status}")
        time.sleep(_PAUSE)


if __name__ == "__main__":
    main()
