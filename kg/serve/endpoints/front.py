"""The front page: the explorer, and what it asks for."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from gzip import compress, decompress
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from kg.errors import StatecraftError
from kg.serve.answers.exploring import Catalogue, Search, View
from kg.serve.answers.jobs import Job
from kg.serve.answers.media import HTML, with_charset
from kg.serve.http.problems import Problem
from kg.serve.http.requests import Parameters, parameters_of, while_connected
from kg.serve.limits import LimitError
from kg.serve.state import State, answer, sent, state_of
from kg.view.explorer import FILES, POLICY, served_file, served_page, version
from kg.view.model.part import MOST, NEWEST

#: How many names one request may choose by, and how long they are.
_NAMES, _LONGEST = 20, 2000
_FOUND, _MOST_FOUND = 20, 100
_YEAR = 31_536_000
_NOT = re.compile(r";q=0(\.0*)?$")


async def front(_: Request) -> Response:
    """``/``: the explorer."""
    headers = {"Content-Security-Policy": POLICY, "Content-Type": with_charset(HTML)}
    return Response(served_page(), headers=headers)


async def file(request: Request) -> Response:
    """``/explorer/...``: what the page is made of. With its version in the address it never changes."""
    name = request.path_params["name"]
    if name not in FILES:
        raise Problem(HTTPStatus.NOT_FOUND, "There is no such page.")
    is_this = request.url.query == version(name)
    headers = {
        "Content-Type": FILES[name][1],
        "Cache-Control": f"public, max-age={_YEAR}, immutable" if is_this else "no-cache",
    }
    return _squeezed(request, _file(name), headers)


@cache
def _file(name: str) -> bytes:
    return compress(served_file(name), mtime=0)


async def view(request: Request) -> Response:
    """``/view``: a part of the graph as the page draws it."""
    return await _kept(request, _wanted(parameters_of(request)))


async def search(request: Request) -> Response:
    """``/search``: what is called like this."""
    parameters = parameters_of(request)
    words = parameters.one("q")
    if words is None or not words.strip():
        raise Problem(HTTPStatus.BAD_REQUEST, "Say what to look for as ?q=WORDS.")
    limit = parameters.count("limit", default=_FOUND, most=_MOST_FOUND)
    return await answer(request, Search(" ".join(words.split())[:200], limit))


async def catalogue(request: Request) -> Response:
    """``/catalogue``: the questions to start from, and the vocabulary."""
    return await _kept(request, Catalogue(state_of(request).base))


async def prepare(state: State) -> None:
    """Have ready what the page asks for at first."""
    for job in (View(newest=NEWEST), Catalogue(state.base)):
        with suppress(LimitError, StatecraftError):
            await state.shelf.get(job)


def _wanted(parameters: Parameters) -> View:
    """What the parameters say; the same for the same, in whatever order it is said.

    Raises:
        Problem: if they say what cannot be.
    """
    names = {}
    for kind in ("article", "actor", "issue"):
        given = sorted({" ".join(value.split()) for value in parameters.all(kind)})
        if len(given) > _NAMES or any(not name or len(name) > _LONGEST for name in given):
            raise Problem(HTTPStatus.BAD_REQUEST, f"{kind} is at most {_NAMES} names or IRIs.")
        names[kind] = tuple(given)
    return View(
        newest=parameters.count("newest", default=NEWEST, most=MOST),
        articles=names["article"], actors=names["actor"], issues=names["issue"],
        since=parameters.one("from") or None, until=parameters.one("until") or None,
    )  # fmt: skip


async def _kept(request: Request, job: Job) -> Response:
    kept = await while_connected(request, state_of(request).shelf.get(job))
    headers = {"Content-Type": kept.media, "ETag": kept.tag}
    if kept.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers | {"Vary": "Accept-Encoding"})
    return _squeezed(request, kept.squeezed, headers)


def _squeezed(request: Request, content: bytes, headers: dict[str, str]) -> Response:
    """Gzip as it is for those who take it."""
    headers = headers | {"Vary": "Accept-Encoding"}
    accepted = request.headers.get("accept-encoding", "").replace(" ", "").lower().split(",")
    if any(each.partition(";")[0] == "gzip" and not _NOT.search(each) for each in accepted):
        return sent(state_of(request), content, headers | {"Content-Encoding": "gzip"})
    return sent(state_of(request), decompress(content), headers)
