"""The application: which address is answered by what, and what holds for every answer."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from http import HTTPStatus
from importlib import resources

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.errors import StatecraftError
from kg.rdf import Iri
from kg.serve.answers.jobs import Resource
from kg.serve.answers.media import GRAPHS, HTML, best_of
from kg.serve.answers.pages import POLICY
from kg.serve.endpoints.front import catalogue, file, front, search, view
from kg.serve.endpoints.graphs import READING, WRITING, graphs
from kg.serve.endpoints.sparql import query
from kg.serve.http.connection import HEAD
from kg.serve.http.problems import Problem, ending, fault, on_error, problem
from kg.serve.http.requests import iri_of, parameters_of, path_of
from kg.serve.limits import LimitError
from kg.serve.metrics import MEDIA, Metrics
from kg.serve.state import State, answer, state_of
from kg.version import VERSION

log = logging.getLogger(__name__)

#: Characters of a path in the log.
_LOGGED = 500

_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-cache"),
    (b"x-robots-tag", b"noindex, nofollow"),
)


def application(state: State, *, hosts: Sequence[str] = (), origins: Sequence[str] = ()) -> Starlette:
    """The application that serves a graph.

    Args:
        hosts: names under which it may be asked; any, if there are none. It keeps pages of others, whose name was made
            to lead here, from reading a server that only this machine can reach.
        origins: whose pages may read what is asked from a browser, such as ``https://example.org``; ``*`` is all.
    """
    metrics = Metrics(state.pool)

    async def figures(_: Request) -> Response:
        return Response(metrics.text(), headers={"Content-Type": MEDIA})

    routes = [
        Route("/", front),
        Route("/explorer/{name}", file),
        Route("/view", view),
        Route("/search", search),
        Route("/catalogue", catalogue),
        Route("/query", query, methods=["GET", "POST"]),
        Route("/sparql", query, methods=["GET", "POST"]),
        Route("/store", graphs, methods=[*READING, *WRITING]),
        Route("/store/{rest:path}", graphs, methods=[*READING, *WRITING]),
        Route("/resource", _resource),
        Route("/id/{rest:path}", _thing),
        Route("/health", _health),
        Route("/metrics", figures),
        Route("/openapi.json", _openapi),
    ]

    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(_Surroundings, metrics=metrics, pages={route.path for route in routes}, hosts=frozenset(hosts)),
            Middleware(
                CORSMiddleware, allow_origins=list(origins), allow_methods=["GET", "POST"], allow_headers=["Accept"]
            ),
        ],
        exception_handlers=dict.fromkeys(
            (Problem, LimitError, StatecraftError, HTTPException, ClientDisconnect), on_error
        ),
    )
    app.state.server = state
    return app


async def _resource(request: Request) -> Response:
    """``/resource?iri=...``: a node of the graph."""
    iri = parameters_of(request).one("iri")
    if iri is None:
        raise Problem(HTTPStatus.BAD_REQUEST, "Name a node as ?iri=IRI.")
    return await _described(request, iri_of(iri))


async def _thing(request: Request) -> Response:
    """``/id/...``: a node of the graph whose IRI ends like this."""
    rest = path_of(request).removeprefix(request.scope.get("root_path", "")).removeprefix("/id/")
    return await _described(request, iri_of(state_of(request).base + rest))


async def _described(request: Request, iri: Iri) -> Response:
    media = best_of(request.headers.get("accept"), [HTML, *GRAPHS])
    return await answer(request, Resource(iri, media, request.scope.get("root_path", "")))


async def _health(request: Request) -> Response:
    """``/health``: whether queries are answered."""
    pool = state_of(request).pool
    is_well = await pool.is_well()
    figures = pool.figures()
    status = HTTPStatus.OK if is_well else HTTPStatus.SERVICE_UNAVAILABLE
    return JSONResponse({"status": "ok" if is_well else "failing", "version": VERSION, **figures}, status)


async def _openapi(_: Request) -> Response:
    """``/openapi.json``: all of this for programs."""
    text = (resources.files(__package__) / "openapi.json").read_text(encoding="utf-8")
    return Response(text, media_type="application/json")


class _Surroundings:
    """What holds for all answers: who may ask, headers that protect, one line in the log, and a count."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics, pages: set[str], hosts: frozenset[str]) -> None:
        self._app = app
        self._metrics = metrics
        self._pages = pages
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start = time.perf_counter()
        status = HTTPStatus.INTERNAL_SERVER_ERROR.value
        has_started = False

        async def protected(message: Message) -> None:
            nonlocal status, has_started
            if message["type"] == "http.response.start":
                has_started = True
                status = message["status"]
                present = {name for name, _ in message["headers"]}
                policy = (b"content-security-policy", POLICY.encode("ascii"))
                message["headers"] = [
                    *message["headers"],
                    *(each for each in (*_HEADERS, policy) if each[0] not in present),
                ]
            await send(message)

        app = self._app if self._may_ask(scope) else _misdirected
        if sum(len(name) + len(value) for name, value in scope["headers"]) + len(scope["query_string"]) > 2 * HEAD:
            app = _too_large
        try:
            await app(scope, receive, protected)
        except asyncio.CancelledError:
            if not has_started:
                await ending()(scope, receive, protected)
        except Exception:
            log.exception("a request failed", extra={"path": scope["path"]})
            if not has_started:
                await fault()(scope, receive, protected)
        finally:
            seconds = time.perf_counter() - start
            self._metrics.count(self._page(_route(scope)), status, seconds)
            client = (scope.get("client") or [None])[0]
            log.info(
                "request",
                extra={
                    "method": scope["method"],
                    "path": scope["path"][:_LOGGED],
                    "status": status,
                    "ms": round(seconds * 1000, 1),
                    "client": client,
                },
            )

    def _may_ask(self, scope: Scope) -> bool:
        if not self._hosts:
            return True
        named = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1").lower()
        host = named.rpartition(":")[0] if named.rpartition(":")[2].isdecimal() else named
        return host in self._hosts

    def _page(self, path: str) -> str:
        if path in self._pages:
            return path
        return next((page for page in ("/id", "/store", "/explorer") if path.startswith(f"{page}/")), "other")


def _route(scope: Scope) -> str:
    """The path without what a proxy put in front of it."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


async def _too_large(scope: Scope, receive: Receive, send: Send) -> None:
    status = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
    await problem(status, status.phrase, "The head of the request is too large. Use POST.")(scope, receive, send)


async def _misdirected(scope: Scope, receive: Receive, send: Send) -> None:
    answer = problem(
        HTTPStatus.MISDIRECTED_REQUEST,
        "Misdirected Request",
        "The server is not known under this name. Name it with --allow-host.",
    )
    await answer(scope, receive, send)
