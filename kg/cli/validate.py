"""``kg validate``: does a graph keep to the shapes?"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import GraphArgument, ReportFormat, ShaclEngine, find_graph
from kg.cli.output import messages, write_result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def validate(
    graph: GraphArgument = None,
    *,
    format: Annotated[
        ReportFormat, typer.Option("--format", "-f", help="How to print the report.")
    ] = ReportFormat.TEXT,
    every: Annotated[
        bool, typer.Option("--all", help="List every problem, not only the first ones of each kind.")
    ] = False,
    engine: Annotated[
        ShaclEngine, typer.Option(help="What asks the shapes; pyshacl is a slow second opinion.")
    ] = ShaclEngine.BUILTIN,
) -> None:
    """Check a graph against the SHACL shapes.

    Prints the report; the exit code is 1 if the graph does not conform.
    """
    from kg.graph import load
    from kg.validate import validate_graph

    with _progress() as step:
        step(0, 1, "reading")
        report = validate_graph(load(find_graph(graph)).store, engine=engine.value, step=step)
    write_result(report.format(format.value, every=every))
    if not report.conforms:
        raise typer.Exit(1)


@contextmanager
def _progress() -> Iterator[Callable[[int, int, str], None]]:
    """A bar on standard error, where that is a terminal."""
    console = messages()
    if not console.is_terminal:
        yield lambda _done, _total, _what: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def step(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total, description=f"{what:<30}")

        yield step
