"""A server that answers as its script says, and a model that knows what people noted of an article."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import Any

ANNOTATED = Path(__file__).parents[2] / "data" / "annotated" / "articles"
_ASKED = re.compile(r"^Note sentences (\d+) to (\d+):$", re.MULTILINE)

Notes = dict[str, Any]


@dataclass
class Reply:
    """What the server sends: a chat completion with this text, unless a body is given.

    Args:
        short: so many bytes less than the length that the server tells.
        pause: seconds before it.
    """

    text: str = ""
    status: int = 200
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    short: int = 0
    pause: float = 0.0


Script = Callable[[dict[str, Any], int], Reply]
"""Given the request and how many came before it."""


@dataclass
class Server:
    """Where it listens, and all that came."""

    url: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def serving(script: Script) -> Iterator[Server]:
    """A server on this machine for as long as the block runs."""
    lock = Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                number = len(server.requests)
                server.requests.append({**asked, "path": self.path})
                server.headers.append(dict(self.headers.items()))
            reply = script(asked, number)
            time.sleep(reply.pause)
            body = reply.body if reply.body is not None else completion(reply.text)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(OSError):  # who asked has gone
                self.wfile.write(body[: len(body) - reply.short])

        def log_message(self, format: str, *args: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server = Server(f"http://127.0.0.1:{http.server_address[1]}/v1")
    thread = Thread(target=http.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()


def completion(text: str) -> bytes:
    said = {"choices": [{"message": {"role": "assistant", "content": text}}]}
    return json.dumps({**said, "usage": {"prompt_tokens": 100, "completion_tokens": 10}}).encode()


def asked_for(request: dict[str, Any]) -> range:
    """The sentences that a request asks about."""
    text = next(message["content"] for message in request["messages"] if message["role"] == "user")
    found = _ASKED.search(text)
    assert found is not None
    return range(int(found[1]), int(found[2]) + 1)


def noted(notes: Notes) -> Script:
    """A model that notes of each section what people noted there, in the words of an answer."""
    return lambda request, _: Reply(json.dumps(section_of(notes, asked_for(request))))


def section_of(notes: Notes, section: range) -> Notes:
    """What notes on an article say of some of its sentences."""

    def here(quotes: object) -> list[str]:
        several = [quotes] if isinstance(quotes, str) else quotes or []
        assert isinstance(several, list)
        return [quote for quote in several if int(quote.split(":")[0]) in section]

    entities = [{**each, "mentions": here(each["mentions"])} for each in notes["entities"]]
    entities = [each for each in entities if each["mentions"]]
    roles = [{"status": "current", **each} for each in notes.get("roles", []) if here(each["title"])]
    relations = [{**each, "evidence": found} for each in notes["relations"] if (found := here(each["evidence"]))]
    events = [
        {**each, "triggers": found, "evidence": here(each.get("evidence")), "time": here(each.get("time"))}
        for each in notes["events"]
        if (found := here(each["triggers"]))
    ]
    claims = [
        {**each, "content": found, **{key: here(each.get(key)) for key in ("cue", "source", "audience")}}
        for each in notes["claims"]
        if (found := here(each["content"]))
    ]
    return {"entities": entities, "roles": roles, "relations": relations, "events": events, "claims": claims}
