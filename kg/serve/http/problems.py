"""Errors as answers: problem details (RFC 9457), the same for every part of the server."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from kg.errors import QueryError, StatecraftError, StoreError
from kg.serve.answers.replies import NotAcceptableError, NothingThereError
from kg.serve.answers.writing import OwnedError
from kg.serve.limits import LimitError

#: When one may ask again where too many are served, in seconds.
_AGAIN = {"Retry-After": "5"}
#: Nobody reads that answer; the log has its status.
_CLIENT_GONE = 499
_STATUSES: Mapping[type[StatecraftError], HTTPStatus] = {
    NothingThereError: HTTPStatus.NOT_FOUND,
    NotAcceptableError: HTTPStatus.NOT_ACCEPTABLE,
    OwnedError: HTTPStatus.CONFLICT,
    StoreError: HTTPStatus.SERVICE_UNAVAILABLE,
}
#: What the store is called on this machine is nobody's business.
_PRIVATE = (StoreError,)


class Problem(Exception):  # noqa: N818 - it is an answer
    """A request that is answered with an error.

    Args:
        status: of HTTP.
        detail: what is wrong, and what to do, as a sentence.
        headers: more of the answer.
    """

    def __init__(self, status: HTTPStatus, detail: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = headers


def problem(status: int, title: str, detail: str, headers: dict[str, str] | None = None) -> Response:
    """The answer that tells of a problem."""
    body = json.dumps({"title": title, "status": status, "detail": detail}, ensure_ascii=False)
    return Response(body + "\n", status, headers, media_type="application/problem+json")


async def on_error(_: Request, error: Exception) -> Response:
    """The answer to a request that met an error: one of ours, or no such page or method."""
    if isinstance(error, Problem):
        return problem(error.status, error.status.phrase, error.detail, error.headers)
    if isinstance(error, LimitError):
        return problem(
            error.status, error.title, error.detail, _AGAIN if error.status == HTTPStatus.SERVICE_UNAVAILABLE else None
        )
    if isinstance(error, HTTPException):
        phrase = HTTPStatus(error.status_code).phrase
        return problem(error.status_code, phrase, f"{error.detail}.", dict(error.headers or {}))
    if isinstance(error, ClientDisconnect):
        return Response(status_code=_CLIENT_GONE)
    if not isinstance(error, StatecraftError):
        raise error
    status = next((status for kind, status in _STATUSES.items() if isinstance(error, kind)), HTTPStatus.BAD_REQUEST)
    headers = {HTTPStatus.SERVICE_UNAVAILABLE: _AGAIN, HTTPStatus.NOT_ACCEPTABLE: {"Vary": "Accept"}}.get(status)
    return problem(status, status.phrase, _sentence(error), headers)


def fault() -> Response:
    """The answer when something went wrong that nobody foresaw: the log tells what it was, the answer does not."""
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return problem(status, status.phrase, "Something went wrong; the server's log tells more.")


def ending() -> Response:
    """The answer to a request that the end of the server interrupts."""
    status = HTTPStatus.SERVICE_UNAVAILABLE
    return problem(status, status.phrase, "The server is ending. Ask again in a while.", _AGAIN)


def _sentence(error: StatecraftError) -> str:
    """What an error says, as a sentence."""
    if isinstance(error, _PRIVATE):
        error = type(error)(error.cause, remedy=error.remedy)
    text = str(error)
    text = (text if error.where else text[:1].upper() + text[1:]) + "."
    # The line of the query and the mark below it are for a fixed-width font.
    return f"{text}\n{error.excerpt}" if isinstance(error, QueryError) and error.excerpt else text
