"""``kg brief``: a graph on one printed page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.shared.formats import BriefFormat
from kg.cli.shared.options import (
    ActorOption,
    ArticleOption,
    GraphArgument,
    IssueOption,
    SinceOption,
    UntilOption,
    find_graph,
    select,
)
from kg.cli.shared.output import write_result


def brief(
    graph: GraphArgument = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The file to write: FILE.md or FILE.html.",
            show_default="standard output",
        ),
    ] = None,
    format: Annotated[
        BriefFormat | None,
        typer.Option(
            "--format",
            "-f",
            help="Markdown, or a page to print.",
            show_default="what the name of the file says, else md",
        ),
    ] = None,
    lines: Annotated[
        int | None,
        typer.Option(
            "--lines", min=1, max=1000, metavar="NUMBER", help="The most lines of a section.", show_default="8"
        ),
    ] = None,
    article: ArticleOption = None,
    actor: ActorOption = None,
    issue: IssueOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
) -> None:
    """Tell a graph, or the part of it that matches, on one printed page.

    Who, what happened, what is planned, who says what, what is disputed, coming
    dates; each line with its words, article and day.
    For example: kg brief -o brief.html; kg brief --actor China --from 2024-04.
    """
    from kg.files import write_text
    from kg.graph import load

    part = select(
        load(find_graph(graph)), article=article, actor=actor, issue=issue, since=since, until=until, offices=True
    )
    to_file = output is not None and str(output) != "-"
    is_page = to_file and output is not None and output.suffix.lower() in (".html", ".htm")
    kind = format or (BriefFormat.HTML if is_page else BriefFormat.MD)
    text = part.brief(kind.value, lines=lines)
    if output is None or not to_file:
        write_result(text)
        return
    write_text(output, text)
    write_result(str(output))
