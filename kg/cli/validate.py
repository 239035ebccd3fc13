"""``kg validate``: does a graph keep to the shapes?"""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import GraphArgument, ReportFormat, find_graph
from kg.cli.output import write_result


def validate(
    graph: GraphArgument = None,
    *,
    format: Annotated[
        ReportFormat, typer.Option("--format", "-f", help="How to print the report.")
    ] = ReportFormat.TEXT,
) -> None:
    """Check a graph against the SHACL shapes.

    Prints the report; the exit code is 1 if the graph does not conform.
    """
    from kg.graph import load

    report = load(find_graph(graph)).validate()
    write_result(report.format(format.value))
    if not report.conforms:
        raise typer.Exit(1)
