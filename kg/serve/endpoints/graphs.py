"""The Graph Store HTTP Protocol: graphs by their names, to read, and with a token to put, add to and delete.

https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

import hmac
from hashlib import sha256
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from kg.rdf import Iri
from kg.serve.answers.jobs import NamedGraph
from kg.serve.answers.media import GRAPHS, HTML, best_of
from kg.serve.answers.writing import FORMATS, Change
from kg.serve.http.problems import Problem
from kg.serve.http.requests import Parameters, body_of, check_charset, iri_of, parameters_of
from kg.serve.state import answer, state_of

READING = ("GET", "HEAD")
WRITING = ("PUT", "POST", "DELETE")


async def graphs(request: Request) -> Response:
    """``/store?graph=IRI``, ``/store?default``, and ``/store/...``, which are graphs under their own addresses."""
    parameters = parameters_of(request)
    is_named = "graph" in parameters or "default" in parameters or request.path_params.get("rest")
    if request.method == "POST" and not is_named:
        check_writer(request)
        return await _write(request, iri_of(_address(request).removesuffix("/") + "/"), is_new=True)
    name = _name(request, parameters)
    if request.method in READING:
        media = best_of(request.headers.get("accept"), [*GRAPHS, HTML])
        return await answer(request, NamedGraph(name, media, state_of(request).limits.rows))
    check_writer(request)
    if name is None:
        raise Problem(HTTPStatus.FORBIDDEN, "The default graph is all graphs together. Name the one to be written.")
    return await _write(request, name)


def _address(request: Request) -> str:
    return str(request.url.replace(query=""))


def _name(request: Request, parameters: Parameters) -> Iri | None:
    graph = parameters.one("graph")
    if request.path_params.get("rest"):
        if graph is not None or "default" in parameters:
            raise Problem(HTTPStatus.BAD_REQUEST, "Name the graph either by the address or by a parameter.")
        return iri_of(_address(request))
    if (graph is None) == ("default" not in parameters):
        raise Problem(HTTPStatus.BAD_REQUEST, "Name a graph as ?graph=IRI, or all of them as ?default.")
    return None if graph is None else iri_of(graph)


def check_writer(request: Request) -> None:
    """See that a request may write.

    Raises:
        Problem: if writing is off, the token is missing or wrong, or a page of another origin sent the request.
    """
    token = state_of(request).token
    if token is None:
        raise Problem(
            HTTPStatus.METHOD_NOT_ALLOWED, "The graph is served for reading only.", {"Allow": ", ".join(READING)}
        )
    # No browser sends a bearer token by itself; these two only make sure.
    if request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
        raise Problem(HTTPStatus.FORBIDDEN, "Pages of other origins may not write.")
    origin = request.headers.get("origin")
    if origin is not None and origin.partition("://")[2] != request.headers.get("host"):
        raise Problem(HTTPStatus.FORBIDDEN, "Pages of other origins may not write.")
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    # Digests have the same length, so that the time it takes tells nothing of the token.
    expected, found = (sha256(each.encode("utf-8", "surrogateescape")).digest() for each in (token, given.strip()))
    if not hmac.compare_digest(expected, found) or scheme.lower() != "bearer":
        raise Problem(
            HTTPStatus.UNAUTHORIZED,
            "Writing needs the token, as Authorization: Bearer.",
            {"WWW-Authenticate": "Bearer"},
        )


async def _write(request: Request, name: Iri, *, is_new: bool = False) -> Response:
    state = state_of(request)
    body, format = b"", ""
    if request.method != "DELETE":
        kind, _, more = request.headers.get("content-type", "text/turtle").partition(";")
        kind = kind.strip().lower()
        check_charset(more)
        if kind not in FORMATS:
            raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"A graph is taken as {', '.join(FORMATS)}.")
        format = FORMATS[kind]
        body = await body_of(request, state.limits.body, state.limits.io)
    return await state.write(Change(name, request.method, format, body, is_new=is_new))
