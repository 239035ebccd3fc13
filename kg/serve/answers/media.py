"""Media types: which a client accepts, and which are given for rows and for graphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

#: Formats of rows, and of yes and no, by media type. The first is given to those who take anything.
ROWS: Mapping[str, str] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
#: Formats of graphs by media type.
GRAPHS: Mapping[str, str] = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/x-turtle": "ttl",
    "text/plain": "nt",
    "application/json": "jsonld",
}
HTML = "text/html"

_RANGE = re.compile(r"([\w!#$&^.+*-]+)/([\w!#$&^.+*-]+)\s*(;.*)?", re.DOTALL)
_QUALITY = re.compile(r";\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*(?:;|$)", re.IGNORECASE)
#: So many ranges, of so many characters in all, are looked at.
_MOST, _LONGEST = 50, 2000


@dataclass(frozen=True, slots=True)
class _Range:
    """``text/*;q=0.5``: what it covers, and how welcome that is."""

    kind: str
    sub: str
    quality: float

    @classmethod
    def of(cls, found: re.Match[str]) -> _Range:
        quality = _QUALITY.search(found[3] or "")
        return cls(found[1].lower(), found[2].lower(), float(quality[1]) if quality else 1.0)

    def covers(self, media: str) -> int:
        """How exactly it names a media type: 0 if not at all."""
        kind, _, sub = media.partition("/")
        if (self.kind, self.sub) == (kind, sub):
            return 3
        if self.kind == kind and self.sub == "*":
            return 2
        return int(self.kind == self.sub == "*")


def best_of(accept: str | None, offers: Iterable[str]) -> str | None:
    """The media type that a client likes best of those offered, the first of several; None if it takes none.

    Args:
        accept: the header ``Accept`` (RFC 9110, section 12.5.1); without it anything will do.
    """
    offered = list(offers)
    written = (accept or "*/*")[:_LONGEST].split(",", _MOST)[:_MOST]
    ranges = [_Range.of(found) for each in written if (found := _RANGE.fullmatch(each.strip()))]
    if not ranges:
        return offered[0]
    best = max(offered, key=lambda media: (_quality(media, ranges), -offered.index(media)))
    return best if _quality(best, ranges) > 0 else None


def _quality(media: str, ranges: list[_Range]) -> float:
    """What the range says that names the type most exactly."""
    exactness, quality = max((each.covers(media), each.quality) for each in ranges)
    return quality if exactness else 0.0


def with_charset(media: str) -> str:
    """A media type as it stands in ``Content-Type``."""
    return f"{media}; charset=utf-8" if media.startswith("text/") else media
