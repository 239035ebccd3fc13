"""Talks HTTP to a SPARQL service: addresses, names and passwords, and errors in words that say what to do.

By httpx: it knows Basic and Digest authentication (Virtuoso asks for Digest), has a time limit for each step, and is
installed with spaCy anyway. It follows no redirects, so that a password goes to the host that was named and no other.
"""

from __future__ import annotations

import netrc
import os
from collections.abc import Generator, Mapping
from urllib.parse import SplitResult, urlsplit

import httpx

from kg.addresses import checked_address, is_local
from kg.errors import QueryError, StoreError, UsageError
from kg.version import VERSION

USER, PASSWORD = "KG_STORE_USER", "KG_STORE_PASSWORD"
_WHERE_FROM = f"put them into {USER} and {PASSWORD}, or into ~/.netrc"


def checked_url(url: str) -> str:
    """The address, if it is one that may be used.

    Raises:
        UsageError: if it is none of http or https, or has a name or password in it.
    """
    checked_address(url, of="a SPARQL service", secrets=_WHERE_FROM)
    try:
        httpx.URL(url)
    except httpx.InvalidURL as error:
        raise UsageError(f"no address ({error})", where=url, remedy="write https://HOST/PATH") from error
    return url


class Client:
    """Requests to the addresses of one service."""

    def __init__(self, url: str, *, timeout: float) -> None:
        parts = urlsplit(checked_url(url))
        local = is_local(parts)
        known = _credentials(parts)
        if known is not None and parts.scheme == "http" and not local:
            raise UsageError(
                "a password would go over the network for all to read",
                where=url,
                remedy="use https, or a tunnel to 127.0.0.1",
            )
        self._host = parts.netloc
        self._timeout = timeout
        self._http = httpx.Client(
            auth=None if known is None else _Auth(*known),
            timeout=httpx.Timeout(timeout, connect=min(timeout, 10)),
            follow_redirects=False,
            headers={"User-Agent": f"statecraft-kg/{VERSION}"},
            # Proxies of the environment hold for other hosts; names and passwords are not taken from there by httpx.
            trust_env=not local,
        )
        self._known = known is not None

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def get(self, url: str, *, parameters: Mapping[str, str], accept: str) -> bytes | None:
        """What is there, or None if the service says that there is nothing."""
        answer = self._send(self._request("GET", url, params=parameters, headers={"Accept": accept}))
        return None if answer.status_code == httpx.codes.NOT_FOUND else self._body(url, answer, accept)

    def post(self, url: str, *, content: bytes, kind: str, accept: str, may_cut: bool = False) -> bytes:
        """What the service answers to a document of this media type.

        Args:
            may_cut: an answer that was cut after so many rows is no error: the rest will be asked for.
        """
        headers = {"Content-Type": kind, "Accept": accept}
        answer = self._send(self._request("POST", url, content=content, headers=headers))
        return self._body(url, answer, accept, may_cut=may_cut)

    def put(self, url: str, *, parameters: Mapping[str, str], content: bytes, kind: str) -> None:
        """Put a document of this media type in place of what is there."""
        headers = {"Content-Type": kind}
        request = self._request("PUT", url, params=parameters, content=content, headers=headers)
        self._body(url, self._send(request), "*/*")

    def _request(self, method: str, url: str, **parts: object) -> httpx.Request:
        if urlsplit(url).netloc != self._host:
            raise UsageError("another host than that of the queries", where=url, remedy="give addresses of one service")
        return self._http.build_request(method, url, **parts)  # type: ignore[arg-type]

    def _send(self, request: httpx.Request) -> httpx.Response:
        url = str(request.url.copy_with(query=None))
        try:
            return self._http.send(request)
        except httpx.TimeoutException as error:
            remedy = "ask for less, or see whether the service is well"
            raise StoreError(f"no answer within {self._timeout:g} seconds", where=url, remedy=remedy) from error
        except httpx.ConnectError as error:
            remedy = "see that the service runs, and that the address is right"
            raise StoreError(f"cannot be reached ({error})", where=url, remedy=remedy) from error
        except httpx.HTTPError as error:
            raise StoreError(f"the connection broke ({error})", where=url, remedy="try again") from error

    def _body(self, url: str, answer: httpx.Response, accept: str, *, may_cut: bool = False) -> bytes:
        status = answer.status_code
        if status in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
            cause = "does not accept the name and password" if self._known else "asks for a name and password"
            raise StoreError(cause, where=url, remedy=_WHERE_FROM)
        if answer.is_redirect:
            raise StoreError(
                f"has moved to {answer.headers.get('Location', 'somewhere')}",
                where=url,
                remedy="give that address if you trust it",
            )
        if status == httpx.codes.BAD_REQUEST:
            raise QueryError(f"the service refuses: {_words(answer)}", where=url)
        if status in (httpx.codes.NOT_FOUND, httpx.codes.METHOD_NOT_ALLOWED):
            raise StoreError(f"no SPARQL service answers here (HTTP {status})", where=url, remedy="check the path")
        if not answer.is_success:
            raise StoreError(
                f"the service failed (HTTP {status}: {_words(answer)})", where=url, remedy="try again later"
            )
        if "X-SPARQL-MaxRows" in answer.headers and not may_cut:
            rows = answer.headers["X-SPARQL-MaxRows"]
            raise StoreError(
                f"the service cuts answers after {rows} rows", where=url, remedy="ask for less, or raise its limit"
            )
        if "html" in answer.headers.get("Content-Type", "") and "html" not in accept and accept != "*/*":
            raise StoreError("answers with a web page", where=url, remedy="give the address that takes SPARQL queries")
        return answer.content


class _Auth(httpx.Auth):
    """Basic or Digest, as the service asks for; nothing is told before it asks."""

    def __init__(self, user: str, password: str) -> None:
        self._basic = httpx.BasicAuth(user, password)
        self._digest = httpx.DigestAuth(user, password)
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._chosen is None:
            answer = yield request
            if answer.status_code != httpx.codes.UNAUTHORIZED:
                return
            asked = answer.headers.get("WWW-Authenticate", "").lower()
            self._chosen = self._digest if "digest" in asked else self._basic
        yield from self._chosen.auth_flow(request)


def _credentials(parts: SplitResult) -> tuple[str, str] | None:
    user, password = os.environ.get(USER), os.environ.get(PASSWORD)
    if user is not None and password is not None:
        return user, password
    if user is not None or password is not None:
        raise UsageError(f"only one of {USER} and {PASSWORD} is set", remedy="set both, or none")
    try:
        found = netrc.netrc(os.environ.get("NETRC")).authenticators(parts.hostname or "")
    except FileNotFoundError:
        return None
    except (OSError, netrc.NetrcParseError) as error:
        raise UsageError(f"cannot be read ({error})", where="~/.netrc", remedy="mend it") from error
    return None if found is None else (found[0], found[2] or "")


def _words(answer: httpx.Response) -> str:
    text = " ".join(answer.text.split())
    return text[:300] if text and "<html" not in text.lower() else answer.reason_phrase
