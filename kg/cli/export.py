"""``kg export``: a graph in another format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import ExportFormat, GraphArgument, find_graph
from kg.cli.output import write_result


def export(
    graph: GraphArgument = None,
    *,
    format: Annotated[
        ExportFormat, typer.Option("--format", "-f", help="The format; facts is JSON for people who want no RDF.")
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The file to write.", show_default="standard output"),
    ] = None,
) -> None:
    """Write a graph as Turtle, TriG, N-Quads, JSON-LD or facts JSON."""
    from kg.files import write_text
    from kg.graph import load

    text = load(find_graph(graph)).export(format.value)
    if output is None or str(output) == "-":
        write_result(text)
    else:
        write_text(output, text)
        write_result(str(output))
