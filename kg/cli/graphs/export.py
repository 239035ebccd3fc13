"""``kg export``: a graph in another format, whole or in part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.shared.formats import ExportFormat, GraphFormat, MembersFormat
from kg.cli.shared.options import (
    ActorOption,
    ArticleOption,
    GraphArgument,
    IssueOption,
    SinceOption,
    SlimOption,
    UntilOption,
    find_graph,
    select,
)
from kg.cli.shared.output import write_result
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
            help="RDF (ttl, trig, nq, nt, rdf, jsonld), facts (JSON), tables of all facts (Parquet), a "
            "network (graphml, gexf, neo4j), or one table of acts between two actors (dyads, or polecat with "
            "POLECAT's columns).",
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
    article: ArticleOption = None,
    actor: ActorOption = None,
    issue: IssueOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
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
    found = select(load(find_graph(graph)), article=article, actor=actor, issue=issue, since=since, until=until)
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
