"""A server on this machine that counts who connects, and answers with whatever they may want to hear."""

from __future__ import annotations

import json
import socket
import threading
from typing import Self

ROWS = {
    "head": {"vars": ["heard"]},
    "results": {"bindings": [{"heard": {"type": "literal", "value": "from outside"}}]},
}


class Listener:
    """Listens on a port of its own; ``url`` is its address, ``connections`` how many came."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        self.connections = 0
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(timeout=5)

    def _serve(self) -> None:
        body = json.dumps(ROWS).encode()
        head = f"Content-Type: application/sparql-results+json\r\nContent-Length: {len(body)}\r\nConnection: close"
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            with connection:
                connection.settimeout(5)
                connection.recv(65536)
                connection.sendall(f"HTTP/1.1 200 OK\r\n{head}\r\n\r\n".encode() + body)
