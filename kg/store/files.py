"""Graph files: which format a name means, and how large a file may be."""

from __future__ import annotations

import sys
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError

MAX_BYTES = 1_000_000_000

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}


def base_of_file(path: Path) -> str:
    """What the relative IRIs of a file start with; of standard input, always the same."""
    return "file:///standard-input" if str(path) == "-" else path.resolve().as_uri()


def format_of(path: Path) -> ox.RdfFormat:
    """The format that a file's extension names.

    Raises:
        GraphError: if it names none that we read.
    """
    if str(path) == "-":
        return ox.RdfFormat.TRIG
    found = FORMATS.get(path.suffix.lower())
    if found is None:
        known = ", ".join(FORMATS)
        raise GraphError(
            "is no graph file that we know by its name", where=path, remedy=f"give one that ends in {known}"
        )
    return found


def check_safe(data: bytes, format: ox.RdfFormat, *, where: str | Path | None = None) -> None:
    """See that XML has no document type: entities of its own can name files, or grow without end.

    Raises:
        GraphError: if it has.
    """
    if format == ox.RdfFormat.RDF_XML and b"<!DOCTYPE" in data.replace(b"\x00", b"").upper():
        raise GraphError("is XML with a document type", where=where, remedy="leave <!DOCTYPE ...> out")


def read_bytes(path: Path, *, max_bytes: int = MAX_BYTES) -> bytes:
    """The whole file.

    Raises:
        GraphError: if it is missing, a folder, unreadable or larger than ``max_bytes``.
    """
    if str(path) == "-":
        return _standard_input(max_bytes)
    if path.is_dir():
        raise GraphError("is a folder, not a graph", where=path, remedy="name the file in it, such as graph.ttl")
    try:
        if path.exists() and not path.is_file():
            raise GraphError("is no regular file", where=path, remedy="name a graph that `kg build` made")
        _check_size(path.stat().st_size, max_bytes, where=path)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise GraphError("no such file", where=path, remedy="make a graph with `kg build ARTICLE`") from error
    except (OSError, ValueError) as error:
        raise GraphError(f"cannot be read ({error})", where=path) from error


def _standard_input(max_bytes: int) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while chunk := sys.stdin.buffer.read(1 << 20):
        size += len(chunk)
        _check_size(size, max_bytes, where="standard input")
        chunks.append(chunk)
    return b"".join(chunks)


def _check_size(size: int, max_bytes: int, *, where: str | Path) -> None:
    if size > max_bytes:
        raise GraphError(
            f"is larger than {max_bytes / 1e6:,.0f} MB", where=where, remedy="split the graph into smaller files"
        )
