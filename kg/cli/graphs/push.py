"""``kg push``: a graph or a corpus to a SPARQL service."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.shared.options import GraphArgument, find_graph
from kg.cli.shared.output import note, progress


def push(
    service: Annotated[
        str,
        typer.Argument(metavar="URL", help="The address of a SPARQL service, such as http://127.0.0.1:7878."),
    ],
    graph: GraphArgument = None,
    *,
    update: Annotated[
        str | None, typer.Option(metavar="URL", help="Where it takes updates, if its address does not tell.")
    ] = None,
    graphs: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where it takes whole graphs (Graph Store Protocol), if it does at all."),
    ] = None,
) -> None:
    """Send a graph, or a whole corpus, to a SPARQL service, graph by graph; graphs of the same names are replaced.

    A corpus can go on there: kg add --store URL. Names and passwords come from KG_STORE_USER and
    KG_STORE_PASSWORD, or from ~/.netrc.
    """
    from kg.store import MemoryStore, copy_graphs, is_location, open_store

    location = find_graph(graph)
    source = open_store(location, read_only=True) if is_location(location) else MemoryStore.from_file(location)
    with open_store(service, create=True, update=update, graphs=graphs) as target, progress("sending") as bar:
        sent = copy_graphs(source, target, None if bar is None else lambda done, total: bar(done, total, "sending"))
    note(f"{sent} {'graph' if sent == 1 else 'graphs'} sent to {service}")
