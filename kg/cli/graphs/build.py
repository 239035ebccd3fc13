"""``kg build``: articles in, graph files out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.shared.formats import GraphFormat
from kg.cli.shared.llm import (
    ExplainOption,
    LlmCacheOption,
    LlmModelOption,
    LlmPriceOption,
    LlmUrlOption,
    llm_of,
    tell_asked,
    timeout_with,
)
from kg.cli.shared.options import (
    DEFAULT_FOLDER,
    ArticlesArgument,
    BaseOption,
    FieldOption,
    InputFormatOption,
    JobsOption,
    MinConfidenceOption,
    ModelOption,
    NoTextOption,
    PublishedOption,
    ReaderOption,
    ReferenceOption,
    SkipBadOption,
    SlimOption,
    fields_of,
    sources_of,
)
from kg.cli.shared.output import progress, short, write_result
from kg.cli.shared.summary import summarize
from kg.cli.shared.timeout import TimeoutOption
from kg.errors import UsageError
from kg.extract.readers import DEFAULT_READER
from kg.limit import TIMEOUT, check_timeout

_FORMATS = (GraphFormat.TTL, GraphFormat.TRIG)


def build(
    articles: ArticlesArgument = None,
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where to write; made if it is not there.")
    ] = DEFAULT_FOLDER,
    published: PublishedOption = None,
    field: FieldOption = None,
    input_format: InputFormatOption = None,
    skip_bad: SkipBadOption = False,
    base: BaseOption = None,
    formats: Annotated[
        list[GraphFormat] | None,
        typer.Option("--format", "-f", help="What to write; may be repeated.", show_default="ttl and trig"),
    ] = None,
    model: ModelOption = None,
    reader: ReaderOption = DEFAULT_READER,
    llm_url: LlmUrlOption = None,
    llm_model: LlmModelOption = None,
    llm_cache: LlmCacheOption = None,
    llm_price: LlmPriceOption = None,
    explain: ExplainOption = False,
    reference: ReferenceOption = None,
    no_reference: Annotated[
        bool, typer.Option("--no-reference", help="Leave the reference facts of what the articles name out.")
    ] = False,
    min_confidence: MinConfidenceOption = 0.0,
    jobs: JobsOption = 1,
    timeout: TimeoutOption = TIMEOUT,
    no_text: NoTextOption = False,
    slim: SlimOption = False,
    no_view: Annotated[bool, typer.Option("--no-view", help="Do not write the HTML pages.")] = False,
) -> None:
    """Read articles and write the graph of what they say.

    Writes graph.ttl and graph.trig, the pages graph.html and explorer.html, and
    prints their names. All or nothing: one bad article, and no file,
    unless --skip-bad is given.
    """
    from kg.cli.shared.told import Told
    from kg.files import check_folder, write_files
    from kg.pipeline import build_and_tally
    from kg.read import Reading, named_format

    check_folder(output)
    sources = sources_of(articles or [], "kg build", besides=reference or ())
    if not sources:
        raise UsageError("no article", where="kg build", remedy="name files, folders, patterns or -")
    llm = llm_of(llm_url, llm_model, llm_cache, llm_price)
    told = Told()
    reading = Reading(
        fields=fields_of(field),
        input_format=named_format(input_format),
        on_bad=told.bad if skip_bad else None,
        on_repeat=told.repeat,
        timeout=check_timeout(timeout_with(llm, timeout)),
    )
    with progress("reading", remaining=True) as bar:
        graph, tally = build_and_tally(
            sources,
            published=published,
            reading=reading,
            base=base,
            model=model,
            reader=reader,
            llm=llm,
            include_text=not no_text,
            reference=reference or (),
            include_reference=not no_reference,
            min_confidence=min_confidence,
            jobs=jobs,
            step=None if bar is None else lambda done, total, article: bar(done, total, f"reading {short(article.id)}"),
        )
    told_in = graph.slim() if slim else graph
    files = {f"graph.{kind.value}": told_in.export(kind.value) for kind in formats or _FORMATS}
    if not no_view:
        files |= graph.pages()
    write_files({output / name: text.encode("utf-8") for name, text in files.items()})
    summarize(tally)
    tell_asked(tally, llm, explain=explain)
    told.sum_up()
    write_result("".join(f"{output / name}\n" for name in files))
