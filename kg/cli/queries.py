"""``kg queries``: what can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import write_result

if TYPE_CHECKING:
    from kg.query import Question


def queries(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Explain this question only.", show_default=False)
    ] = None,
) -> None:
    """List the questions that ship with kg, or explain one: its parameters and examples."""
    from kg.query import explain, find_question, list_queries

    if name is not None:
        write_result(explain(find_question(name)))
    else:
        write_result("\n".join(line for question in list_queries() for line in _lines(question)))


def _lines(question: Question) -> list[str]:
    parameters = [f"    -p {parameter.name}=...  {parameter.summary}" for parameter in question.parameters]
    return [f"{question.name}: {question.title}", f"    {question.summary}", *parameters]
