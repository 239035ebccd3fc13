"""``kg annotate in``: corrected notes into a graph or a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.shared.options import ReferenceOption
from kg.cli.shared.output import note, progress, write_result
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.annotate.outcome import Outcome

_FORMATS = ("ttl", "trig", "nq", "jsonld")


def back(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder that `kg annotate out` made.")],
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The graph to write: its name ends in .ttl, .trig, .nq or .jsonld.",
            show_default=False,
        ),
    ] = None,
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            "-s",
            metavar="STORE",
            help="A store whose articles are to be corrected: its folder, or its address.",
            show_default=False,
        ),
    ] = None,
    reference: ReferenceOption = None,
) -> None:
    """Make a graph of corrected notes, or correct the articles of a store.

    What the notes say as they did before stays as it was, byte for byte. What a
    person changed or added is sure, and stands in the graph by the rule person.
    """
    from kg.annotate.outcome import correct_store, corrected_graph
    from kg.files import check_folder
    from kg.knowledge import KnowledgeBase

    if (output is None) is (store is None):
        raise UsageError("either a graph or a store", where="kg annotate in", remedy="name -o graph.ttl, or -s STORE")
    if output is not None:
        if output.suffix.removeprefix(".") not in _FORMATS:
            raise UsageError("of no format of graphs", where=output, remedy=f"end it in .{', .'.join(_FORMATS)}")
        check_folder(output.parent)
        graph, outcome = corrected_graph(folder, reference=reference or ())
        files = graph.write(output, output.suffix.removeprefix("."))
        _tell(outcome)
        write_result("".join(f"{path}\n" for path in files))
        return
    if reference:
        raise UsageError("those of the store hold", where="--reference", remedy="leave it out")
    with KnowledgeBase.open(store or "") as base, progress("joining") as bar:
        outcome = correct_store(folder, base, bar and (lambda what, done, total: bar(done, total, what)))
    _tell(outcome)


def _tell(outcome: Outcome) -> None:
    which = f"{outcome.corrected} of {outcome.articles} articles corrected"
    note(f"{which}: {outcome.added} facts added, {outcome.changed} changed, {outcome.removed} removed")
