"""Addresses of services that the user names: which may be used, and whether it is this machine's own."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

from kg.errors import UsageError

__all__ = ["checked_address", "is_local"]

_USERINFO = re.compile(r"^([^/?#]*//)[^/?#]*@")


def checked_address(url: str, *, of: str, secrets: str) -> SplitResult:
    """The parts of an address, if it is one that may be used.

    Args:
        of: whose address it is: "a SPARQL service".
        secrets: where names, passwords and keys belong instead, as in "put them into KG_STORE_USER".

    Raises:
        UsageError: if it is none of http or https, or has a name or password in it.
    """
    # Before anything else looks at it: whatever else is wrong with the address, a password must not be told.
    shown = _USERINFO.sub(r"\1", url)
    if shown != url:
        raise UsageError("a name or password stands in the address", where=shown, remedy=f"leave it out and {secrets}")
    remedy = "write https://HOST/PATH"
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise UsageError(f"no address ({error})", where=url, remedy=remedy) from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"no address of {of}", where=url, remedy=remedy)
    if parts.fragment:
        raise UsageError("an address with a fragment", where=url, remedy="leave out what follows #")
    return parts


def is_local(parts: SplitResult) -> bool:
    """Whether it is of this machine."""
    host = parts.hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
