"""``kg why``: what tells that something is one thing."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.shared.options import GraphArgument, find_graph
from kg.cli.shared.output import write_result


def why(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="A thing, an event or an article: its name, id or IRI.", show_default=False
        ),
    ],
    graph: GraphArgument = None,
) -> None:
    """Say why something is one thing: in which articles it appears, by which rule they were joined, with which words.

    Things with such a name that are others are told with the reason. Correct what is
    wrong with `kg resolve`. For example: kg why Blinken; kg why event:ARTICLE_visit-china-2024-04-24.
    """
    from kg.graph import load

    write_result(load(find_graph(graph)).why(name))
