"""``kg view``: the picture of a graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GraphArgument, find_graph
from kg.cli.output import note, write_result


def view(
    graph: GraphArgument = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The HTML file to write.", show_default="graph.html beside the graph"
        ),
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open the picture in the browser.")] = False,
) -> None:
    """Draw a graph as one HTML file that works offline."""
    from kg.graph import load

    path = find_graph(graph)
    target = output or (Path("graph.html") if str(path) == "-" else path.with_suffix(".html"))
    load(path).view(target)
    write_result(str(target))
    if show:
        import webbrowser

        if not webbrowser.open(target.resolve().as_uri()):
            note("no browser could be started; open the file yourself")
