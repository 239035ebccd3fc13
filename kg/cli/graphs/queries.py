"""``kg queries``: what can be asked."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.shared.completion import questions_like, themes_like
from kg.cli.shared.output import write_result
from kg.errors import UsageError


def queries(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME", help="Explain this question only.", autocompletion=questions_like, show_default=False
        ),
    ] = None,
    *,
    theme: Annotated[
        str | None,
        typer.Option(
            "--theme", metavar="THEME", help="List the questions of this theme only.", autocompletion=themes_like
        ),
    ] = None,
) -> None:
    """List the questions that ship with kg by theme, or explain one: its parameters, columns and examples."""
    from kg.query import explain, find_question, list_queries, listing

    if name is not None and theme is not None:
        raise UsageError("a question and a theme", where="--theme", remedy="give one of them")
    write_result(listing(list_queries(theme)) if name is None else explain(find_question(name)))
