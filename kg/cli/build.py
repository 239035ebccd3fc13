"""``kg build``: articles in, graph files out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import (
    DEFAULT_FOLDER,
    FieldOption,
    GraphFormat,
    InputFormatOption,
    SkipBadOption,
    fields_of,
)
from kg.cli.output import messages, note, progress, write_result
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.pipeline import Tally

MOST_FAULTS = 10
"""So many are named; a long list would hide the summary."""


def build(
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE",
            help="Files (text, HTML, JSON, CSV, WARC, feeds), folders, quoted patterns, or - for standard input.",
            show_default=False,
        ),
    ],
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where to write; made if it is not there.")
    ] = DEFAULT_FOLDER,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day the articles were published, as 2024-04-19, 2024-04 or 2024."),
    ] = None,
    field: FieldOption = None,
    input_format: InputFormatOption = None,
    skip_bad: SkipBadOption = False,
    base: Annotated[
        str | None, typer.Option(metavar="IRI", help="What the IRIs of things start with.", show_default=False)
    ] = None,
    formats: Annotated[
        list[GraphFormat] | None,
        typer.Option("--format", "-f", help="What to write; may be repeated.", show_default="ttl and trig"),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            envvar="KG_MODEL",
            help="Another installed spaCy pipeline for English, such as en_core_web_trf.",
            show_default="en_core_web_sm",
        ),
    ] = None,
    reference: Annotated[
        list[Path] | None,
        typer.Option(
            "--reference",
            "-r",
            metavar="FILE",
            help="Turtle with states and organizations to add to the reference facts, or to override; may be repeated.",
            show_default=False,
        ),
    ] = None,
    no_reference: Annotated[
        bool, typer.Option("--no-reference", help="Leave the reference facts of what the articles name out.")
    ] = False,
    min_confidence: Annotated[
        float,
        typer.Option(
            min=0.0,
            max=1.0,
            metavar="SHARE",
            help="Leave out facts that are less sure: a share between 0 and 1, such as 0.8.",
            show_default=False,
        ),
    ] = 0.0,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs",
            "-j",
            min=0,
            max=64,
            metavar="NUMBER",
            help="So many processes read the articles; 0 is one for each processor.",
            show_default=True,
        ),
    ] = 1,
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave the full text of the articles out.")] = False,
    no_view: Annotated[bool, typer.Option("--no-view", help="Do not write the HTML pages.")] = False,
) -> None:
    """Read articles and write the graph of what they say.

    Writes graph.ttl and graph.trig, the pages graph.html and explorer.html, and
    prints their names. All or nothing: one bad article, and no file,
    unless --skip-bad is given.
    """
    from kg.cli.told import Told
    from kg.files import check_folder, write_files
    from kg.pipeline import build_and_tally
    from kg.read import Reading, named_format

    check_folder(output)
    if "" in articles:
        # A variable that is not set would otherwise stand for the folder here.
        raise UsageError("an article has an empty name", where="kg build", remedy="name files, folders or -")
    if [*articles, *map(str, reference or ())].count("-") > 1:
        raise UsageError("standard input is named twice", where="kg build", remedy="give a file for one of them")
    sources = [name if name == "-" else Path(name) for name in articles]
    told = Told()
    reading = Reading(
        fields=fields_of(field),
        input_format=named_format(input_format),
        on_bad=told.bad if skip_bad else None,
        on_repeat=told.repeat,
    )
    with progress("reading", remaining=True) as bar:
        graph, tally = build_and_tally(
            sources,
            published=published,
            reading=reading,
            base=base,
            model=model,
            include_text=not no_text,
            reference=reference or (),
            include_reference=not no_reference,
            min_confidence=min_confidence,
            jobs=jobs,
            step=None
            if bar is None
            else lambda done, total, article: bar(done, total, f"reading {_short(article.id)}"),
        )
    files = _render(graph, formats or [GraphFormat.TTL, GraphFormat.TRIG], pages=not no_view)
    write_files({output / name: text.encode("utf-8") for name, text in files.items()})
    _summarize(tally)
    told.sum_up()
    write_result("".join(f"{output / name}\n" for name in files))


def _render(graph: Graph, formats: list[GraphFormat], *, pages: bool) -> dict[str, str]:
    files = {f"graph.{kind.value}": graph.export(kind.value) for kind in formats}
    return files | graph.pages() if pages else files


def _short(name: str, width: int = 40) -> str:
    from rich.markup import escape

    return escape(name if len(name) <= width else name[: width - 1] + "…")


def _summarize(tally: Tally) -> None:
    from rich.table import Table

    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(justify="right", style="bold")
    table.add_column()
    table.add_column(style="dim", overflow="fold")
    for section, number, detail in tally.rows():
        table.add_row(str(number), section.removesuffix("s") if number == 1 else section, detail)
    messages().print(table)
    for fault in tally.faults[:MOST_FAULTS]:
        note(f"does not conform: {fault}")
    if len(tally.faults) > MOST_FAULTS:
        note(f"{len(tally.faults) - MOST_FAULTS} more facts do not conform; `kg validate` lists them")
    if tally.undated:
        which = tally.undated[0] if len(tally.undated) == 1 else f"{len(tally.undated)} articles"
        note(f"{which}: no date of publication is given, so some dates stay partial; --published DATE gives one")
