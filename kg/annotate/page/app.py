"""What the page asks: the articles of the folder, quotes of words, and that notes are saved.

Whoever asks for more than the empty page must know the token, which stands behind the ``#`` of the address that was
printed: browsers do not send it, so that neither another page nor another user of this machine gets to know it.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable
from http import HTTPStatus
from importlib import resources
from threading import Lock
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.annotate.corrections import corrected
from kg.annotate.folder import Folder, Kept
from kg.annotate.page.showing import quoted, shown, version_of, vocabulary
from kg.errors import InputError, StatecraftError
from kg.evaluation.truth.json_file import Entry
from kg.files import write_files
from kg.notes import notes_text
from kg.serve.http.problems import Problem, on_error, problem
from kg.serve.http.requests import body_of
from kg.serve.limits import LimitError
from kg.store import ReferenceStore
from kg.view.explorer import POLICY

__all__ = ["application"]

#: Bytes and seconds of a request.
_MOST, _SECONDS = 10_000_000, 20.0
_FILES = {
    "/": ("page.html", "text/html; charset=utf-8"),
    "/page.js": ("page.js", "text/javascript; charset=utf-8"),
    "/page.css": ("page.css", "text/css; charset=utf-8"),
}
_HEADERS = (
    (b"content-security-policy", POLICY.encode("ascii")),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)


def application(folder: Folder, token: str, hosts: frozenset[str]) -> Starlette:
    """The application that serves the page.

    Args:
        hosts: what it may be called, with the port: a page whose name was made to lead here calls it otherwise.
    """
    desk = _Desk(folder)

    def of_article(answer: Callable[[Kept, dict[str, Any]], dict[str, Any]]) -> Callable[[Request], Any]:
        async def endpoint(request: Request) -> Response:
            asked = await _object_of(request) if request.method != "GET" else {}
            id = request.path_params["id"]
            return JSONResponse(await run_in_threadpool(lambda: answer(desk.kept(id), asked)))

        return endpoint

    async def start(_: Request) -> Response:
        return JSONResponse(await run_in_threadpool(desk.start))

    app = Starlette(
        routes=[
            *(Route(path, _file) for path in _FILES),
            Route("/start", start),
            Route("/articles/{id}", of_article(desk.show)),
            Route("/articles/{id}", of_article(desk.save), methods=["PUT"]),
            Route("/articles/{id}/quotes", of_article(desk.quote), methods=["POST"]),
        ],
        middleware=[Middleware(_Guard, token=token, hosts=hosts)],
        exception_handlers=dict.fromkeys(
            (Problem, LimitError, StatecraftError, HTTPException, ClientDisconnect), on_error
        ),
    )
    app.router.redirect_slashes = False
    return app


class _Desk:
    """The folder, of which one request at a time writes."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._reference = ReferenceStore(folder.settings.reference, base=folder.settings.base)
        self._lock = Lock()

    def start(self) -> dict[str, Any]:
        """What there is to correct, and the words for it."""
        articles = [{"id": id, "title": title} for id, title in self._folder.titles().items()]
        return {"articles": articles, "vocabulary": vocabulary()}

    def kept(self, id: str) -> Kept:
        found = self._folder.find(id)
        if found is None:
            raise Problem(HTTPStatus.NOT_FOUND, "There is no such article.")
        return found

    def show(self, kept: Kept, _: dict[str, Any]) -> dict[str, Any]:
        return shown(kept, kept.notes())

    def quote(self, kept: Kept, asked: dict[str, Any]) -> dict[str, Any]:
        try:
            return quoted(kept, int(asked["start"]), int(asked["end"]))
        except (KeyError, TypeError, ValueError) as error:
            raise Problem(HTTPStatus.BAD_REQUEST, f"No place of the text: {error}.") from error

    def save(self, kept: Kept, asked: dict[str, Any]) -> dict[str, Any]:
        """Check the notes and write them; what is wrong is told with its place, and nothing is written."""
        notes = asked.get("notes")
        if not isinstance(notes, dict):
            raise Problem(HTTPStatus.BAD_REQUEST, "There are no notes.")
        with self._lock:
            if asked.get("version") != version_of(kept):
                raise Problem(
                    HTTPStatus.CONFLICT, "The notes were changed elsewhere meanwhile. Copy what is new, and load them."
                )
            try:
                outcome = corrected(kept.facts, Entry(kept.notes_file, "", notes), self._reference)
            except InputError as error:
                place = (error.where or "").removeprefix(str(kept.notes_file)).lstrip(", ")
                raise _RefusedError(place, error.reason) from error
            try:
                data = notes_text(notes).encode("utf-8")
            except UnicodeEncodeError as error:
                raise _RefusedError("", "half a character stands in it; write it anew") from error
            write_files({kept.notes_file: data})
            counts = {"added": outcome.added, "changed": outcome.changed, "removed": outcome.removed}
            return {"version": version_of(kept), **counts}


class _RefusedError(Problem):
    """Notes that are not as they must be, with the place of the fault in them."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(HTTPStatus.UNPROCESSABLE_ENTITY, reason, {"X-Place": json.dumps(place)})


def _file(request: Request) -> Response:
    name, media = _FILES[request.url.path]
    data = (resources.files(__package__) / "static" / name).read_bytes()
    return Response(data, headers={"Content-Type": media})


async def _object_of(request: Request) -> dict[str, Any]:
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Requests are taken in JSON.")
    try:
        found = json.loads(await body_of(request, _MOST, _SECONDS))
    except (ValueError, RecursionError) as error:
        raise Problem(HTTPStatus.BAD_REQUEST, "The request is not JSON.") from error
    if not isinstance(found, dict):
        raise Problem(HTTPStatus.BAD_REQUEST, "The request is no JSON object.")
    return found


class _Guard:
    """Who may ask, and headers that protect the page."""

    def __init__(self, app: ASGIApp, *, token: str, hosts: frozenset[str]) -> None:
        self._app = app
        self._token = f"Bearer {token}".encode("ascii")
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        await self._answer(scope, headers)(scope, receive, protected)

    def _answer(self, scope: Scope, headers: dict[bytes, bytes]) -> ASGIApp:
        host = headers.get(b"host", b"").decode("latin-1").lower()
        if host not in self._hosts:
            return problem(HTTPStatus.MISDIRECTED_REQUEST, "Misdirected Request", "The server has another name.")
        origin = headers.get(b"origin", b"").decode("latin-1").lower()
        if origin and origin != f"http://{host}":
            return problem(HTTPStatus.FORBIDDEN, "Forbidden", "Another page asks.")
        if scope["path"] not in _FILES and not hmac.compare_digest(headers.get(b"authorization", b""), self._token):
            return problem(
                HTTPStatus.UNAUTHORIZED,
                "Unauthorized",
                "Open the whole address that `kg annotate page` printed.",
                {"WWW-Authenticate": "Bearer"},
            )
        return self._app
