"""The SPARQL 1.1 Protocol: queries by GET and by both forms of POST, and what the service can do.

https://www.w3.org/TR/sparql11-protocol/, https://www.w3.org/TR/sparql11-service-description/
"""

from __future__ import annotations

import re
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.serve.answers.jobs import Query
from kg.serve.answers.media import GRAPHS, HTML, ROWS, best_of
from kg.serve.http.problems import Problem
from kg.serve.http.requests import Parameters, body_of, check_charset, iri_of, parameters_of, text_of
from kg.serve.state import answer, reply_response, state_of
from kg.store import Dataset

_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
#: An IRI that does not begin with a scheme.
_RELATIVE = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]*:)[^\x00-\x20<>\"{}|^`\\]*>")


async def query(request: Request) -> Response:
    """``/query``: the answer to a query, or without one the description of the service."""
    accept = request.headers.get("accept")
    if request.method == "POST":
        sparql, parameters = await _posted(request)
    else:
        parameters = parameters_of(request)
        if "query" not in parameters and not request.url.query:
            return await _description(request)
        sparql = _only_query(parameters)
    dataset = _dataset(parameters)
    sparql = _based(sparql, state_of(request).base)
    rows, graphs = best_of(accept, [*ROWS, HTML]), best_of(accept, [*GRAPHS, HTML])
    return await answer(request, Query(sparql, dataset, rows, graphs, state_of(request).limits.rows))


async def _posted(request: Request) -> tuple[str, Parameters]:
    kind, _, more = request.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    check_charset(more)
    if kind == _UPDATE:
        raise Problem(HTTPStatus.FORBIDDEN, "The graph cannot be changed by SPARQL Update.")
    if kind not in (_FORM, _QUERY):
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"A query is taken as {_QUERY} or {_FORM}.")
    limits = state_of(request).limits
    body = await body_of(request, limits.query, limits.io)
    if kind == _QUERY:
        return text_of(body), parameters_of(request)
    # Clients may name the graphs in the address also where they send a form.
    parameters = Parameters(b"&".join(filter(None, (body, request.scope["query_string"]))))
    if "update" in parameters:
        raise Problem(HTTPStatus.FORBIDDEN, "The graph cannot be changed by SPARQL Update.")
    return _only_query(parameters), parameters


def _only_query(parameters: Parameters) -> str:
    sparql = parameters.one("query")
    if sparql is None:
        raise Problem(HTTPStatus.BAD_REQUEST, "There is no query. Give it as the parameter query.")
    return sparql


def _based(sparql: str, base: str) -> str:
    """The query, whose relative IRIs start from what the things of the graph start with.

    The protocol leaves the base to the service. Queries without such IRIs stay as they are, so that an error in them is
    told to be where it is.
    """
    return f"BASE <{base}> {sparql}" if _RELATIVE.search(sparql) else sparql


def _dataset(parameters: Parameters) -> Dataset | None:
    """The graphs that the protocol names. They are those of the graph served; nothing is fetched."""
    default = tuple(map(iri_of, parameters.all("default-graph-uri")))
    named = tuple(map(iri_of, parameters.all("named-graph-uri")))
    return Dataset(default, named) if default or named else None


async def _description(request: Request) -> Response:
    media = best_of(request.headers.get("accept"), [*GRAPHS, HTML])
    if media == HTML:
        return RedirectResponse(".", HTTPStatus.SEE_OTHER, headers={"Vary": "Accept"})
    from kg.serve.endpoints.service import description

    return reply_response(state_of(request), description(str(request.url.replace(query="")), media))
