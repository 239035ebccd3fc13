"""``kg ask``: ask a graph a question in plain English."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.shared.formats import AnswerFormat
from kg.cli.shared.options import GraphArgument, find_graph
from kg.cli.shared.output import note, width, write_result


def ask(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="A question in English, in quotes.")],
    graph: GraphArgument = None,
    *,
    show: Annotated[bool, typer.Option("--show", "--sparql", help="Print the SPARQL that is asked, and end.")] = False,
    format: Annotated[
        AnswerFormat | None, typer.Option("--format", "-f", help="How to print the answer.", show_default="table")
    ] = None,
) -> None:
    """Ask a graph a question in plain English and print the answer; what was understood is said first.

    For example: kg ask "who met Wang Yi in 2024"; kg ask "what did Iceland say about the treaty" --show.
    """
    from kg.ask import MAY_TELL, NotUnderstoodError
    from kg.graph import load

    try:
        reply = load(find_graph(graph)).ask(question)
    except NotUnderstoodError as error:
        if show or not error.sentences:
            raise
        note(str(error))
        note("these sentences of the articles have most of its words")
        write_result(error.sentences.format(format, width=width()))
        return
    note(f"understood: {reply.understood}")
    if show:
        write_result(reply.sparql)
        return
    for line in reply.notes:
        note(line)
    write_result(reply.shown.format(format, width=width()))
    if reply.sentences and reply.answer and format in (None, "table"):
        write_result(f"\n{MAY_TELL}\n{reply.sentences.format('table', width=width())}")
