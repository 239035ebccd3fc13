"""``kg validate``: does a graph keep to the shapes?"""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.shared.formats import ReportFormat, ShaclEngine
from kg.cli.shared.options import GraphArgument, find_graph
from kg.cli.shared.output import progress, write_result


def validate(
    graph: GraphArgument = None,
    *,
    format: Annotated[
        ReportFormat, typer.Option("--format", "-f", help="How to print the report.")
    ] = ReportFormat.TEXT,
    every: Annotated[
        bool, typer.Option("--all", help="List every problem, not only the first ones of each kind.")
    ] = False,
    engine: Annotated[
        ShaclEngine, typer.Option(help="What asks the shapes; pyshacl is a slow second opinion.")
    ] = ShaclEngine.BUILTIN,
) -> None:
    """Check a graph against the SHACL shapes.

    Prints the report; the exit code is 1 if the graph does not conform.
    """
    from kg.graph import load
    from kg.validate import validate_graph

    with progress("reading") as bar:
        step = None if bar is None else lambda done, total, what: bar(done, total, f"{what:<30}")
        report = validate_graph(load(find_graph(graph)).store, engine=engine.value, step=step)
    write_result(report.format(format.value, every=every))
    if not report.conforms:
        raise typer.Exit(1)
