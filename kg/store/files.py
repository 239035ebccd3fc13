"""Graph files: which format a name means, and how large a file may be."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError
from kg.files import is_folder

MAX_BYTES = 1_000_000_000

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}

#: Deeper JSON-LD takes time by the square of its depth, and some thousand levels end the process.
MAX_DEPTH = 200
_JSON_MARK = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[{]|[\]}]', re.DOTALL)


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
    """See that reading does no harm.

    XML must be whole, which Oxigraph does not look at, and have no document type: entities can name files, or grow
    without end. JSON must not be nested so deep that reading it would end the process.

    Raises:
        GraphError: if it is otherwise.
    """
    if format == ox.RdfFormat.RDF_XML:
        _check_xml(data, where)
    elif format == ox.RdfFormat.JSON_LD:
        depth = 0
        for mark in _JSON_MARK.finditer(data):
            depth += (mark[0] in (b"[", b"{")) - (mark[0] in (b"]", b"}"))
            if depth > MAX_DEPTH:
                raise GraphError(f"is nested deeper than {MAX_DEPTH} brackets", where=where, remedy="make it flatter")


def _check_xml(data: bytes, where: str | Path | None) -> None:
    from xml.parsers import expat

    def refuse(*_: object) -> None:
        raise GraphError("is XML with a document type", where=where, remedy="leave <!DOCTYPE ...> out")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise GraphError(
            f"is no XML that is whole ({error})", where=where, remedy="see that the file is whole"
        ) from error


def read_bytes(path: Path, *, max_bytes: int = MAX_BYTES) -> bytes:
    """The whole file.

    Raises:
        GraphError: if it is missing, a folder, unreadable or larger than ``max_bytes``.
    """
    if str(path) == "-":
        return _standard_input(max_bytes)
    if is_folder(path):
        raise GraphError("is a folder, not a graph", where=path, remedy="name the file in it, such as graph.ttl")
    try:
        if path.exists() and not path.is_file():
            remedy = "name a graph that `kg build` made, or - and give it on standard input"
            raise GraphError("is no regular file", where=path, remedy=remedy)
        _check_size(path.stat().st_size, max_bytes, where=path)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise GraphError("no such file", where=path, remedy="make a graph with `kg build ARTICLE`") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise GraphError(f"cannot be read ({reason})", where=path, remedy="check where it leads") from error


def too_long(path: Path | None = None) -> GraphError:
    """What a parser means that reaches the end of its buffer."""
    return GraphError("has a name or a text longer than 16 MB", where=path, remedy="see what it holds")


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
