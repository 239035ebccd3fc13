"""Asks a model over HTTP: chat completions as OpenAI's API has them, which Ollama, llama.cpp and vLLM speak too.

Nothing is sent but to the address that was given; no redirect is followed. What the server answers is untrusted: it is
read up to a length and for a time, and whatever is wrong with it is said.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlsplit

import httpx

from kg.addresses import is_local
from kg.errors import ModelError
from kg.llm.settings import KEY, LlmSettings
from kg.version import VERSION

__all__ = ["Answer", "Message", "ModelServer", "NoAnswerError"]

Message = Mapping[str, str]

#: Bytes of an answer that are read.
_LONGEST = 4_000_000
_AGAIN = {408, 409, 425, 429, 500, 502, 503, 504, 529}
_REFUSED = {401: "does not accept the key", 403: "does not allow it", 404: "has no such model, or no such address"}
#: Seconds before the second attempt; twice as many before each further one.
_FIRST_WAIT = 1.0
_LONGEST_WAIT = 60.0
#: So often an answer is waited for in vain that is asked for again.
_SLOW = 1
#: How the form of the answer is asked for, in the order in which it is tried: as OpenAI has it, as llama-cpp-python has
#: it, any JSON, not at all.
_FORMATS = ("json_schema", "json_object with schema", "json_object", "text")


class NoAnswerError(Exception):
    """The server gave none, however often it was asked; the text says why."""


class _FailedError(Exception):
    """This attempt gave none; another may.

    Args:
        after: seconds that the server wants to be left alone.
        is_slow: it took all the time that it had, and would again.
    """

    def __init__(self, cause: str, *, after: float | None = None, is_slow: bool = False) -> None:
        super().__init__(cause)
        self.after, self.is_slow = after, is_slow


class _NoFormatError(Exception):
    """The server does not know how the form of the answer was asked for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model wrote; how many tokens it was sent, and how many it wrote, as the server counts them."""

    text: str
    sent: int = 0
    come: int = 0


class ModelServer:
    """The server that was named, as a context manager. Several threads may ask it side by side."""

    def __init__(self, settings: LlmSettings, *, wait: Callable[[float], None] = time.sleep) -> None:
        self._settings, self._wait = settings, wait
        self._url = f"{settings.url}/chat/completions"
        self._format = 0

    def __enter__(self) -> Self:
        key = os.environ.get(KEY)
        headers = {"User-Agent": f"statecraft-kg/{VERSION}", **({"Authorization": f"Bearer {key}"} if key else {})}
        self._http = httpx.Client(
            headers=headers,
            timeout=httpx.Timeout(self._settings.timeout, connect=min(self._settings.timeout, 10)),
            follow_redirects=False,
            # Proxies of the environment hold for other hosts.
            trust_env=not is_local(urlsplit(self._settings.url)),
        )
        return self

    def __exit__(self, *exception: object) -> None:
        self._http.close()

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Answer:
        """What the model answers.

        Args:
            schema: of the JSON that it is to write, for servers that can be held to one.

        Raises:
            NoAnswerError: if it answers nothing, or nothing that can be read.
            ModelError: if the server refuses, as it would whatever is asked.
        """
        pause, slow = _FIRST_WAIT, 0
        for attempt in range(1, self._settings.attempts + 1):
            try:
                return self._ask_in_some_format(messages, schema)
            except _FailedError as error:
                slow += error.is_slow
                if attempt == self._settings.attempts or slow > _SLOW:
                    raise NoAnswerError(str(error)) from error
                self._wait(min(pause if error.after is None else error.after, _LONGEST_WAIT))
                pause *= 2
        raise NoAnswerError("it was not asked")

    def _ask_in_some_format(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Answer:
        while True:
            tried = self._format
            try:
                return self._sent(self._body(messages, schema, _FORMATS[tried]))
            except _NoFormatError as error:
                if tried + 1 == len(_FORMATS):
                    raise ModelError(str(error), where=self._url, remedy="see what the server wants") from error
                self._format = max(self._format, tried + 1)

    def _body(self, messages: Sequence[Message], schema: Mapping[str, Any], how: str) -> bytes:
        formats: dict[str, dict[str, Any]] = {
            "json_schema": {"type": how, "json_schema": {"name": "notes", "schema": schema, "strict": True}},
            "json_object with schema": {"type": "json_object", "schema": schema},
            "json_object": {"type": how},
        }
        body = {
            "model": self._settings.model,
            "messages": list(messages),
            "temperature": 0,
            "seed": 0,
            "max_tokens": self._settings.most_tokens,
            "stream": False,
            **({"response_format": formats[how]} if how in formats else {}),
        }
        return json.dumps(body).encode()

    def _sent(self, body: bytes) -> Answer:
        end = time.monotonic() + self._settings.timeout
        try:
            with self._http.stream(
                "POST", self._url, content=body, headers={"Content-Type": "application/json"}
            ) as got:
                return _answer(got.status_code, got.headers, self._read(got, end), self._url)
        except httpx.TimeoutException as error:
            raise _FailedError(f"no answer within {self._settings.timeout:g} seconds", is_slow=True) from error
        except httpx.HTTPError as error:
            raise _FailedError(f"cannot be reached, or breaks off ({str(error) or type(error).__name__})") from error

    def _read(self, got: httpx.Response, end: float) -> bytes:
        data = bytearray()
        for piece in got.iter_bytes():
            data += piece
            if len(data) > _LONGEST:
                raise _FailedError(f"an answer of more than {_LONGEST:,} bytes")
            if time.monotonic() > end:
                raise _FailedError(f"no whole answer within {self._settings.timeout:g} seconds", is_slow=True)
        return bytes(data)


def _answer(status: int, headers: Mapping[str, str], body: bytes, url: str) -> Answer:
    # Some servers fail over a form that they do not know instead of refusing it.
    if status in (400, 422) or (status == httpx.codes.INTERNAL_SERVER_ERROR and b"response_format" in body):
        raise _NoFormatError(f"the server refuses the request (HTTP {status}: {_words(body)})")
    if status in _AGAIN:
        raise _FailedError(f"HTTP {status}: {_words(body)}", after=_seconds(headers.get("Retry-After")))
    if status in _REFUSED:
        remedy = f"see the address, the name of the model and {KEY}"
        raise ModelError(f"the server {_REFUSED[status]} (HTTP {status}: {_words(body)})", where=url, remedy=remedy)
    if not 200 <= status < 300:
        raise ModelError(f"the server answers with HTTP {status}", where=url, remedy="see that the address is right")
    try:
        said = json.loads(body)
        text = said["choices"][0]["message"]["content"]
        used = said.get("usage") or {}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise _FailedError("no chat completion") from error
    if not isinstance(text, str):
        raise _FailedError("a chat completion without text")
    return Answer(text, _count(used, "prompt_tokens"), _count(used, "completion_tokens"))


def _count(used: object, key: str) -> int:
    number = used.get(key) if isinstance(used, dict) else 0
    return number if isinstance(number, int) and 0 <= number < 10**9 else 0


def _seconds(told: str | None) -> float | None:
    return float(told) if told and told.isdecimal() else None


def _words(body: bytes) -> str:
    return " ".join(body[:1000].decode("utf-8", "replace").split())[:200]
