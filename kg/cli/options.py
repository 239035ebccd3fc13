"""Arguments and options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import GraphError, UsageError

__all__ = [
    "DEFAULT_FOLDER",
    "AnswerFormat",
    "ExportFormat",
    "FieldOption",
    "GraphArgument",
    "GraphFormat",
    "InputFormat",
    "InputFormatOption",
    "ReportFormat",
    "ShaclEngine",
    "SkipBadOption",
    "ViewFormat",
    "fields_of",
    "find_graph",
]

DEFAULT_FOLDER = Path("output")


class InputFormat(StrEnum):
    """What articles come in."""

    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    PARQUET = "parquet"
    WARC = "warc"
    FEED = "feed"


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
    GRAPHML = "graphml"
    GEXF = "gexf"
    NEO4J = "neo4j"
    DYADS = "dyads"


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
    str | None,
    typer.Argument(
        metavar="GRAPH",
        help="A graph that `kg build` made: Turtle, TriG, N-Quads or JSON-LD; - is Turtle or TriG on standard input. "
        "Or a store: its folder, or the address of a SPARQL service.",
        show_default="output/graph.trig, else .nq, .ttl, .jsonld",
    ),
]


FieldOption = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="FIELD=NAME",
        help="The name that a field or column has in the data, such as text=body; may be repeated.",
        show_default=False,
    ),
]

InputFormatOption = Annotated[
    InputFormat | None,
    typer.Option(help="What standard input and the files named hold, whatever their endings.", show_default=False),
]

SkipBadOption = Annotated[
    bool, typer.Option("--skip-bad", help="Leave out articles that cannot be read, say which and why, and go on.")
]


def fields_of(options: list[str] | None) -> dict[str, str]:
    """What ``--field text=body --field title=headline`` says.

    Raises:
        UsageError: if one has no name on either side, or a field is named twice.
    """
    fields: dict[str, str] = {}
    for option in options or []:
        field, _, name = (part.strip() for part in option.partition("="))
        if not field or not name:
            raise UsageError("not a field and its name", where=f"--field {option}", remedy="write --field text=body")
        if field in fields:
            raise UsageError("names the field a second time", where=f"--field {option}", remedy="name it once")
        fields[field] = name
    return fields


def find_graph(given: str | None) -> str:
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
            return str(path)
    raise GraphError(
        "there is no graph here", where=DEFAULT_FOLDER, remedy="make one with `kg build ARTICLE`, or name a graph file"
    )
