"""``kg query``: ask a graph a question."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.shared.completion import questions_like
from kg.cli.shared.formats import AnswerFormat
from kg.cli.shared.options import GraphArgument, find_graph
from kg.cli.shared.output import note, width, write_result
from kg.errors import UsageError


def query(
    context: typer.Context,
    question: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME|FILE",
            help="A question of `kg queries`, or a file with SPARQL.",
            autocompletion=questions_like,
            show_default=False,
        ),
    ] = None,
    graph: GraphArgument = None,
    *,
    sparql: Annotated[
        str | None, typer.Option("--sparql", "-e", metavar="SPARQL", help="Ask this instead of a named question.")
    ] = None,
    parameters: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter of the question; may be repeated."),
    ] = None,
    format: Annotated[
        AnswerFormat | None, typer.Option("--format", "-f", help="How to print the answer.", show_default="table")
    ] = None,
    allow_network: Annotated[
        bool,
        typer.Option("--allow-network", help="Let SERVICE in the query ask other services; by default it is refused."),
    ] = False,
    show_help: Annotated[
        bool, typer.Option("--help", "-h", help="Show this message, or with NAME explain NAME.")
    ] = False,
) -> None:
    """Ask a graph a question and print the answer.

    For example: kg query meetings; kg query said-about-issue -p issue=sanctions; kg query -e 'ASK { ?s ?p ?o }'.
    """
    if show_help:
        write_result(context.get_help() if question is None else _explained(question))
        return
    from kg.graph import load
    from kg.query import ask, find_question, parse_question

    if sparql is not None:
        if question is not None and graph is not None:
            raise UsageError("two questions", where="--sparql", remedy="give either a name or file, or --sparql")
        graph = graph or question
    elif question is None:
        raise UsageError("no question", where="kg query", remedy="name one of `kg queries`, a file, or use -e SPARQL")
    bindings = dict(_pair(item) for item in parameters or [])
    asked = parse_question("--sparql", sparql) if sparql is not None else find_question(str(question))
    for name in asked.missing(bindings):
        remedy = f"for example: {asked.examples[0]}" if asked.examples else f"add -p {name}=..."
        raise UsageError(f"needs the parameter {name}", where=asked.name, remedy=remedy)
    store = load(find_graph(graph)).store
    answer = ask(store, asked, bindings, allow_network=allow_network)
    write_result(answer.format(format, width=width()))
    for hint in answer.hints:
        note(hint)


def _explained(name: str) -> str:
    from kg.query import explain, find_question

    return explain(find_question(name))


def _pair(item: str) -> tuple[str, str]:
    name, sign, value = item.partition("=")
    if not sign or not name.isidentifier():
        raise UsageError("not NAME=VALUE", where=f"--param {item}", remedy="write for example: -p issue=sanctions")
    return name, value
