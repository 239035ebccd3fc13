"""Arguments and options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import GraphError

__all__ = [
    "DEFAULT_FOLDER",
    "AnswerFormat",
    "ExportFormat",
    "GraphArgument",
    "GraphFormat",
    "ReportFormat",
    "ShaclEngine",
    "ViewFormat",
    "find_graph",
]

DEFAULT_FOLDER = Path("output")


class GraphFormat(StrEnum):
    """What ``kg build`` writes."""

    TTL = "ttl"
    TRIG = "trig"
    NQ = "nq"
    JSONLD = "jsonld"


class ExportFormat(StrEnum):
    """What ``kg export`` writes."""

    TTL = "ttl"
    TRIG = "trig"
    NQ = "nq"
    JSONLD = "jsonld"
    FACTS = "facts"


class AnswerFormat(StrEnum):
    """How ``kg query`` prints."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    TTL = "ttl"


class ReportFormat(StrEnum):
    """How ``kg validate`` prints."""

    TEXT = "text"
    TTL = "ttl"
    JSON = "json"


class ViewFormat(StrEnum):
    """What ``kg view`` draws."""

    HTML = "html"
    SVG = "svg"
    PNG = "png"


class ShaclEngine(StrEnum):
    """What asks the shapes in ``kg validate``."""

    BUILTIN = "builtin"
    PYSHACL = "pyshacl"


GraphArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="GRAPH",
        help="A graph that `kg build` made: Turtle, TriG, N-Quads or JSON-LD; - is Turtle or TriG on standard input.",
        show_default="output/graph.trig, else .nq, .ttl, .jsonld",
    ),
]


def find_graph(given: Path | None) -> Path:
    """The graph to use: the one named, else the one that `kg build` writes by default.

    Raises:
        GraphError: if none was named and there is none in ``output/``.
    """
    if given is not None:
        return given
    # Those that keep every article in a graph of its own come first.
    for ending in ("trig", "nq", "ttl", "jsonld"):
        path = DEFAULT_FOLDER / f"graph.{ending}"
        if path.is_file():
            return path
    raise GraphError(
        "there is no graph here", where=DEFAULT_FOLDER, remedy="make one with `kg build ARTICLE`, or name a graph file"
    )
