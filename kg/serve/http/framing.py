"""Requests whose end two readers could see in different places: a proxy in one, this server in another.

What a proxy takes for the body of one client's request would then be answered as a request of the next client. By RFC
9112, 6.1 and 6.3, and where that leaves a choice, the stricter one: such a request is refused, and after one whose body
comes in chunks the connection is closed.
"""

from __future__ import annotations

import re

import h11

#: The end of a head, also one whose lines do not end as they should.
_END = re.compile(rb"\n\r?\n")
#: Lines that end otherwise than with CR LF, and a line that goes on in the next one.
_LINES = re.compile(rb"\r(?!\n)|(?<!\r)\n|\n[ \t]")
#: What tells where a body ends, with spaces before the colon that some readers skip.
_LENGTHS = re.compile(rb"^(content-length|transfer-encoding)[ \t]*:(.*)\r$", re.IGNORECASE | re.MULTILINE)
_FIRST = re.compile(rb"[^\r\n]* HTTP/1\.0\r\n")


class Requests(h11.Connection):
    """What a client sends, as events of h11."""

    def next_event(self) -> h11.Event | type[h11.NEED_DATA] | type[h11.PAUSED]:
        """The next event.

        Raises:
            h11.RemoteProtocolError: if it is no HTTP, or could be read in another way.
        """
        if self.their_state is h11.IDLE:
            data, _ = self.trailing_data
            if end := _END.search(data):
                check_head(data[: end.end()])
        event = super().next_event()
        if isinstance(event, h11.Request) and any(name == b"transfer-encoding" for name, _ in event.headers):
            headers = [*event.headers, (b"connection", b"close")]
            return h11.Request(
                method=event.method, target=event.target, headers=headers, http_version=event.http_version
            )
        return event


def check_head(head: bytes) -> None:
    """See that the head of a request leaves no doubt where the request ends.

    Args:
        head: with the empty line that ends it.

    Raises:
        h11.RemoteProtocolError: if it does.
    """
    if _LINES.search(head):
        raise h11.RemoteProtocolError("a line of the head does not end with CR LF, or goes on in the next one")
    told = _LENGTHS.findall(head)
    if len(told) > 1:
        raise h11.RemoteProtocolError("the length of the body is told more than once")
    for name, told_value in told:
        value = told_value.strip(b" \t")
        if name.lower() == b"content-length":
            if not re.fullmatch(rb"[0-9]{1,18}", value):
                raise h11.RemoteProtocolError("the length of the body is no number")
        elif value.lower() != b"chunked" or _FIRST.match(head):
            raise h11.RemoteProtocolError("the body comes in an unknown form")
