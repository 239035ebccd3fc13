"""``kg export``: a graph in another format, whole or in part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.shared.formats import ExportFormat, GraphFormat, MembersFormat
from kg.cli.shared.options import GraphArgument, SlimOption, find_graph
from kg.cli.shared.output import note, write_result
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.graph import Graph


def export(
    graph: GraphArgument = None,
    *,
    format: Annotated[
        ExportFormat,
        typer.Option(
            "--format",
            "-f",
            help="RDF (ttl, trig, nq, jsonld), facts (JSON), tables of all facts (Parquet), a network (graphml, gexf, "
            "neo4j), or one table of acts between two actors (dyads, or polecat for POLECAT's columns).",
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|FOLDER",
            help="The file to write. Facts go into a folder (one that is there, or a name that ends in /) as a file "
            "ID.facts.json for each article; tables and neo4j need a folder; acts in FILE.parquet are Parquet, in a "
            "folder CSV with a data dictionary, else CSV.",
            show_default="standard output",
        ),
    ] = None,
    article: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only what this article says: its id or headline. May be repeated."),
    ] = None,
    actor: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only facts with this person, state or body. May be repeated."),
    ] = None,
    issue: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only events and claims about this issue. May be repeated."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help="Only what was not over before this day, month or year."),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Only what did not begin after this day, month or year.")
    ] = None,
    members: Annotated[
        MembersFormat,
        typer.Option(help="In tables of acts, of more than two who meet or agree: a row for each, or for all pairs."),
    ] = MembersFormat.EACH,
    slim: SlimOption = False,
) -> None:
    """Write a graph, or the part of it that matches, as RDF, facts JSON, tables or a network.

    For example: kg export -f gexf -o graph.gexf; kg export -f dyads --actor China --from 2024 -o china.csv.
    """
    from kg.graph import load

    if slim and format.value not in set(GraphFormat):
        known = ", ".join(GraphFormat)
        raise UsageError(f"{format.value} is no RDF", where="--slim", remedy=f"choose from {known}, or leave it out")
    found = load(find_graph(graph))
    if article or actor or issue or since or until:
        found = found.select(article=article or (), actor=actor or (), issue=issue or (), since=since, until=until)
        if next(found.store.quads(), None) is None:
            note("nothing in this graph matches")
    if slim:
        found = found.slim()
    if output is None or output == "-":
        _print(found, format, members)
    else:
        write_result("".join(f"{path}\n" for path in found.write(output, format.value, members=members.value)))


def _print(graph: Graph, format: ExportFormat, members: MembersFormat) -> None:
    from kg.export import STREAMED

    if format.value not in STREAMED:
        write_result(graph.export(format.value, members=members.value))
        return
    for piece in STREAMED[format.value](graph.store.quads()):
        write_result(piece)
