"""``kg annotate out``: notes to correct."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.shared.llm import LlmCacheOption, LlmModelOption, LlmUrlOption, llm_of, timeout_with
from kg.cli.shared.options import (
    MARKER,
    BaseOption,
    FieldOption,
    InputFormatOption,
    JobsOption,
    MinConfidenceOption,
    ModelOption,
    PublishedOption,
    ReaderOption,
    ReferenceOption,
    SkipBadOption,
    fields_of,
    sources_of,
)
from kg.cli.shared.output import note, progress, short, write_result
from kg.cli.shared.timeout import TimeoutOption
from kg.errors import UsageError
from kg.extract.readers import DEFAULT_READER
from kg.limit import TIMEOUT, check_timeout

if TYPE_CHECKING:
    from kg.annotate.inputs import Found

_GRAPHS = (".ttl", ".trig", ".nq", ".nt", ".jsonld")


def out(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Articles to read: files, folders, quoted patterns, or - for standard input. Or one graph: a file "
            "that `kg build` made, the folder of a store, or its address.",
        ),
    ],
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to write; made if it is not there.")],
    *,
    article: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Of a graph, only this article: its id or headline. May be repeated."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over notes that are there.")] = False,
    published: PublishedOption = None,
    field: FieldOption = None,
    input_format: InputFormatOption = None,
    skip_bad: SkipBadOption = False,
    base: BaseOption = None,
    model: ModelOption = None,
    reader: ReaderOption = DEFAULT_READER,
    llm_url: LlmUrlOption = None,
    llm_model: LlmModelOption = None,
    llm_cache: LlmCacheOption = None,
    reference: ReferenceOption = None,
    min_confidence: MinConfidenceOption = 0.0,
    jobs: JobsOption = 1,
    timeout: TimeoutOption = TIMEOUT,
) -> None:
    """Write what was read of articles as notes for a person to correct.

    Writes for each article its text, ID.txt, the notes, ID.notes.json, and what
    was read, ID.read.json, which is to stay as it is. For example:
    kg annotate out news/ notes; kg annotate page notes; kg annotate in notes -o graph.ttl.
    """
    from kg.annotate.folder import Folder
    from kg.annotate.inputs import articles_of_graph, articles_read
    from kg.cli.shared.told import Told
    from kg.corpus import Settings, chosen
    from kg.files import check_folder
    from kg.read import Reading, named_format

    check_folder(folder)
    llm = llm_of(llm_url, llm_model, llm_cache)
    if not force:  # before the long work
        Folder(folder, Settings()).check_free()
    sources = sources_of(inputs, "kg annotate out", besides=reference or ())
    graphs = [name for name in inputs if _is_graph(name)]
    if graphs and len(inputs) > 1:
        raise UsageError("a graph and something else", where=graphs[0], remedy="name one graph, or articles")
    told = Told()
    if graphs:
        found: Found = articles_of_graph(graphs[0], names=article or ())
    else:
        if article:
            raise UsageError("chooses articles of a graph", where="--article", remedy="name the files that are wanted")
        settings = chosen(
            base=base, model=model, reader=reader, reference=reference or (), min_confidence=min_confidence
        )
        reading = Reading(
            fields=fields_of(field),
            input_format=named_format(input_format),
            on_bad=told.bad if skip_bad else None,
            on_repeat=told.repeat,
            timeout=check_timeout(timeout_with(llm, timeout)),
        )
        with progress("reading") as bar:
            found = articles_read(
                sources,
                settings,
                published=published,
                reading=reading,
                jobs=jobs,
                llm=llm,
                step=None if bar is None else lambda done, read: bar(done, None, f"reading {short(read.id)}"),
            )
    written = Folder(folder, found.settings, found.include_reference).write(found.articles, overwrite=force)
    told.sum_up()
    number = len(found.articles)
    note(f"{number} {'article' if number == 1 else 'articles'} to correct; `kg annotate page {folder}` shows them")
    write_result("".join(f"{path}\n" for path in written if path.name.endswith(".notes.json")))


def _is_graph(name: str) -> bool:
    return name.startswith(("http://", "https://")) or name.endswith(_GRAPHS) or (Path(name) / MARKER).is_file()
