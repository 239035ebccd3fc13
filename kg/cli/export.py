"""``kg export``: a graph in another format."""

from __future__ import annotations

import os
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
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|FOLDER",
            help="The file to write. Facts go into a folder (one that is there, or a name that ends in /) as a file "
            "ID.facts.json for each article.",
            show_default="standard output",
        ),
    ] = None,
) -> None:
    """Write a graph as Turtle, TriG, N-Quads, JSON-LD or facts JSON."""
    from kg.files import write_files
    from kg.graph import load

    found = load(find_graph(graph))
    if output is None or str(output) == "-":
        write_result(found.export(format.value))
        return
    if format is ExportFormat.FACTS and (output.endswith(("/", os.sep)) or Path(output).is_dir()):
        texts = {Path(output) / name: text for name, text in found.facts_files().items()}
    else:
        texts = {Path(output): found.export(format.value)}
    write_files({path: text.encode("utf-8") for path, text in texts.items()})
    write_result("".join(f"{path}\n" for path in texts))
