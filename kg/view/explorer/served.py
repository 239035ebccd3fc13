"""The explorer as the front page of a server: no graph stands in it, what it shows it asks for.

The page is the same program as `kg.view.explorer.page` makes, from the same built files.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from gzip import decompress
from hashlib import sha256
from types import MappingProxyType

from kg.view.explorer.parts import built

FILES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "explorer.js": ("explorer.js", "text/javascript; charset=utf-8"),
        "explorer.css": ("explorer.css", "text/css; charset=utf-8"),
        "sparql.js": ("sparql.js.gz", "text/javascript; charset=utf-8"),
        "sparql.css": ("sparql.css.gz", "text/css; charset=utf-8"),
        "outlines.bin": ("outlines.bin.gz", "application/octet-stream"),
    }
)
"""What the page loads from the folder ``explorer/`` beside it: the built file, and its media type."""

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src data: blob:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
)
"""What browsers are told to let the page do: run its own scripts, and ask the server that it came from."""

_HOW = "This page draws a knowledge graph with JavaScript, which is switched off here. Programs can ask in SPARQL"


@cache
def served_page() -> str:
    """The HTML of the page. Its addresses are relative to its own, which ends with ``/``."""
    script, style = (f"explorer/{name}?{version(name)}" for name in ("explorer.js", "explorer.css"))
    later = " ".join(f'data-{name.replace(".", "-")}="explorer/{name}?{version(name)}"' for name in FILES)
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            "<title>Knowledge graph</title>",
            '<link rel="icon" href="data:,">',
            f'<link rel="stylesheet" href="{style}">',
            f'</head>\n<body>\n<div id="explorer" data-source="server" {later}></div>',
            f'<noscript><p>{_HOW} at <a href="query">query</a>.</p></noscript>',
            f'<script src="{script}" defer></script>',
            "</body>\n</html>\n",
        ]
    )


@cache
def served_file(name: str) -> bytes:
    """A file that the page loads, one of `FILES`."""
    source = FILES[name][0]
    content = built(source)
    return decompress(content) if source.endswith(".gz") else content


def version(name: str) -> str:
    """What differs when the file does, so that browsers may keep it."""
    return sha256(served_file(name)).hexdigest()[:12]
