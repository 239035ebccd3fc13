"""``kg view``: the pages of a graph, or a picture of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.shared.formats import ViewFormat
from kg.cli.shared.options import GraphArgument, find_graph
from kg.cli.shared.output import note, write_result
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.graph import Graph

_PAGES = (".html", ".htm")
_NOT_DRAWN = (".pdf", ".eps", ".jpg", ".jpeg", ".gif", ".webp")


def view(
    graph: GraphArgument = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="A folder for the pages, the file for graph.html, or a picture: FILE.svg or FILE.png.",
            show_default="beside the graph",
        ),
    ] = None,
    format: Annotated[
        ViewFormat | None,
        typer.Option(
            "--format",
            "-f",
            help="The pages, or one picture for a paper.",
            show_default="what the name of the file says, else html",
        ),
    ] = None,
    no_sparql: Annotated[
        bool, typer.Option("--no-sparql", help="Leave SPARQL out of explorer.html: a small file.")
    ] = False,
    show: Annotated[bool, typer.Option("--open", help="Open the explorer, or the picture, in the browser.")] = False,
) -> None:
    """Write pages to look through a graph, which work offline: graph.html and explorer.html.

    explorer.html is for reading: search, filters, the evidence in its article,
    timeline, claims, SPARQL. graph.html is the network as pyvis draws it.
    """
    from kg.files import check_folder, write_files
    from kg.graph import load
    from kg.store import is_url

    location = find_graph(graph)
    format = format or _format_of(output)
    beside = Path() if location == "-" or is_url(location) else Path(location).parent
    names = _names(output, beside, format)
    for name in names:
        check_folder(name.parent)
    write_files(dict(zip(names, _contents(load(location), format, sparql=not no_sparql), strict=True)))
    write_result("\n".join(map(str, names)))
    if show:
        import webbrowser

        if not webbrowser.open(names[-1].resolve().as_uri()):
            note("no browser could be started; open the file yourself")


def _format_of(output: Path | None) -> ViewFormat:
    """What the name of a file asks for."""
    from kg.files import is_folder

    if output is None or is_folder(output):
        return ViewFormat.HTML
    if str(output) == "-":
        raise UsageError("pages and pictures are files", where="--output", remedy="name a file or a folder")
    ending = output.suffix.lower()
    if ending in _NOT_DRAWN:
        raise UsageError(
            f"{ending} cannot be written", where=output, remedy="name a folder, or a file in .html, .svg or .png"
        )
    return next((kind for kind in (ViewFormat.SVG, ViewFormat.PNG) if ending == f".{kind}"), ViewFormat.HTML)


def _names(output: Path | None, beside: Path, format: ViewFormat) -> list[Path]:
    """The files to write, the one to open last."""
    from kg.files import is_folder

    folder = beside if output is None else output
    if format is not ViewFormat.HTML:
        inside = output is None or is_folder(output) or not output.suffix
        return [folder / f"graph.{format}" if inside else folder]
    if output is None or is_folder(output) or output.suffix.lower() not in _PAGES:
        return [folder / "graph.html", folder / "explorer.html"]
    if output.stem == "explorer":
        return [output.with_stem("graph"), output]
    return [output, output.with_name("explorer.html")]


def _contents(graph: Graph, format: ViewFormat, *, sparql: bool) -> list[bytes]:
    if format is not ViewFormat.HTML:
        return [graph.picture(format.value)]
    return [page.encode("utf-8") for page in graph.pages(sparql).values()]
