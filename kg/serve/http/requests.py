"""What requests bring: parameters and bodies, read within limits, and clients that go away."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Coroutine
from http import HTTPStatus
from typing import Any, TypeVar
from urllib.parse import parse_qsl, unquote_to_bytes

from starlette.requests import ClientDisconnect, Request

from kg.rdf import Iri
from kg.serve.http.problems import Problem
from kg.serve.limits import BodyLimitError

T = TypeVar("T")

#: How many parameters a request may have.
_MOST = 200
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")
_MOST_CHARACTERS = 2000
_PART = 1 << 16


class Parameters:
    """Names and values, as they stand in an address or a form.

    Raises:
        Problem: if they are no UTF-8, or too many.
    """

    def __init__(self, text: bytes) -> None:
        try:
            self._pairs = parse_qsl(
                text.decode("ascii", "strict"), keep_blank_values=True, errors="strict", max_num_fields=_MOST
            )
        except UnicodeError:
            raise Problem(HTTPStatus.BAD_REQUEST, "The parameters are not in UTF-8 with percent signs.") from None
        except ValueError:
            raise Problem(HTTPStatus.BAD_REQUEST, f"There are more than {_MOST} parameters.") from None

    def __contains__(self, name: str) -> bool:
        return any(known == name for known, _ in self._pairs)

    def all(self, name: str) -> list[str]:
        """The values of a parameter."""
        return [value for known, value in self._pairs if known == name]

    def one(self, name: str) -> str | None:
        """The value of a parameter that may be there once.

        Raises:
            Problem: if it is there more than once.
        """
        values = self.all(name)
        if len(values) > 1:
            raise Problem(HTTPStatus.BAD_REQUEST, f"The parameter {name} is there more than once.")
        return values[0] if values else None

    def count(self, name: str, *, default: int, most: int) -> int:
        """A number from 1 to ``most``.

        Raises:
            Problem: if it is none.
        """
        value = self.one(name)
        if value is None:
            return default
        if not re.fullmatch(r"[0-9]{1,9}", value) or not 1 <= int(value) <= most:
            raise Problem(HTTPStatus.BAD_REQUEST, f"{name} is a number from 1 to {most}.")
        return int(value)


def parameters_of(request: Request) -> Parameters:
    """Those in the address."""
    return Parameters(request.scope["query_string"])


def iri_of(value: str) -> Iri:
    """An absolute IRI that a client named.

    Raises:
        Problem: if it is none.
    """
    if len(value) > _MOST_CHARACTERS or not _IRI.fullmatch(value):
        raise Problem(HTTPStatus.BAD_REQUEST, f"{value[:100]!r} is no absolute IRI.")
    return Iri(value)


async def body_of(request: Request, most: int, seconds: float) -> bytes:
    """The body of a request; of one that is too long, no more than that is kept.

    Args:
        most: how many bytes it may have.
        seconds: in which each 64 kB of it have to come.

    Raises:
        BodyLimitError: if it has more bytes.
        Problem: if it comes too slowly.
    """
    length = request.headers.get("content-length", "")
    if length.isdecimal() and len(length) < 20 and int(length) > most:
        raise _too_long(most)
    parts, total = [], 0
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        async with asyncio.timeout(seconds) as clock:
            async for part in request.stream():
                total += len(part)
                if total > most:
                    raise _too_long(most)
                parts.append(part)
                clock.reschedule(start + seconds * (1 + total / _PART))
    except TimeoutError:
        raise Problem(HTTPStatus.REQUEST_TIMEOUT, "The request came too slowly.") from None
    return b"".join(parts)


def _too_long(most: int) -> BodyLimitError:
    return BodyLimitError(f"A request may have {most:,} bytes.")


def check_charset(parameters: str) -> None:
    """See that a body is in UTF-8, by the parameters of its media type.

    Raises:
        Problem: if it is not.
    """
    for parameter in parameters.lower().split(";"):
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip(' "') not in ("utf-8", "utf8"):
            raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Requests are taken in UTF-8.")


def text_of(body: bytes) -> str:
    """A body as text.

    Raises:
        Problem: if it is not in UTF-8.
    """
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Problem(HTTPStatus.BAD_REQUEST, "The request is not in UTF-8.") from None


async def while_connected(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """What the work gives; it is cancelled when the client goes away.

    Raises:
        ClientDisconnect: if it did.
    """
    task = asyncio.create_task(work)
    gone = asyncio.create_task(_until_gone(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise ClientDisconnect
        return task.result()
    finally:
        gone.cancel()
        task.cancel()
        await asyncio.gather(gone, task, return_exceptions=True)


async def _until_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def path_of(request: Request) -> str:
    """The path as it was asked for, decoded once.

    Raises:
        Problem: if it is not in UTF-8.
    """
    raw: bytes = request.scope.get("raw_path") or request.scope["path"].encode("utf-8")
    return text_of(unquote_to_bytes(raw.partition(b"?")[0]))
