"""``kg evaluate``: how good readers are on annotated articles."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.shared.llm import LlmCacheOption, LlmModelOption, LlmUrlOption, llm_of, timeout_with
from kg.cli.shared.options import JobsOption, ModelOption
from kg.cli.shared.output import progress, short, write_result
from kg.cli.shared.timeout import TimeoutOption
from kg.errors import OutputError, UsageError
from kg.extract.readers import DEFAULT_READER
from kg.limit import TIMEOUT


class EvaluationFormat(StrEnum):
    """How the results are printed."""

    TABLE = "table"
    JSON = "json"


def evaluate(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER", help="Articles ID.txt, each with what is true of it: ID.notes.json or ID.gold.json."
        ),
    ],
    *,
    reader: Annotated[
        list[str] | None,
        typer.Option(
            "--reader",
            metavar="NAME",
            help="What reads the articles; may be repeated, or name several: hybrid,llm. "
            "Others are compared with the first.",
            show_default=DEFAULT_READER,
        ),
    ] = None,
    format: Annotated[
        EvaluationFormat, typer.Option("--format", "-f", help="How to print the results.")
    ] = EvaluationFormat.TABLE,
    errors: Annotated[
        bool, typer.Option("--errors", help="List what was missed and what is spurious, article by article.")
    ] = False,
    disagreements: Annotated[
        bool,
        typer.Option(
            "--disagreements",
            help="List the articles and sentences in which readers differ most, also of texts without ID.notes.json.",
        ),
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write a page with all results, and the facts in the articles."),
    ] = None,
    calibrate: Annotated[
        Path | None,
        typer.Option("--calibrate", metavar="FILE", help="Write the table that confidences are made of."),
    ] = None,
    model: ModelOption = None,
    llm_url: LlmUrlOption = None,
    llm_model: LlmModelOption = None,
    llm_cache: LlmCacheOption = None,
    jobs: JobsOption = 1,
    timeout: TimeoutOption = TIMEOUT,
) -> None:
    """Compare what readers find in annotated articles with what people noted.

    Prints precision, recall and F1 end to end and by layer, with the limits
    between which they lie; how far confidences can be believed; and what was
    taken for what.
    """
    from kg.evaluation import check_readers, evaluate, is_input
    from kg.files import check_folder, is_folder, write_files

    readers = check_readers([name for each in reader or [DEFAULT_READER] for name in each.split(",")])
    llm = llm_of(llm_url, llm_model, llm_cache)
    if disagreements and len(readers) == 1:
        raise UsageError("one reader disagrees with nobody", where="--disagreements", remedy="name two with --reader")
    if calibrate is not None and len(readers) > 1:
        raise UsageError("rules are those of one reader", where="--calibrate", remedy="name one with --reader")
    if html is not None and html == calibrate:
        raise UsageError("both are to go into one file", where="--html and --calibrate", remedy="name two files")
    for file in filter(None, (html, calibrate)):
        # Before the long work, not after it.
        if is_folder(file):
            raise OutputError("is a folder, not a file", where=file, remedy="name a file")
        check_folder(file.parent)
        if is_input(folder, file):
            raise OutputError("is one of the annotated articles", where=file, remedy="name another file")
    with progress("reading", remaining=True) as bar:
        evaluation = evaluate(
            folder,
            readers,
            also_without_truth=disagreements,
            model=model,
            llm=llm,
            jobs=jobs,
            timeout=timeout_with(llm, timeout),
            step=None if bar is None else lambda done, total, name: bar(done, total, f"reading {short(name)}"),
        )
    files = {} if html is None else {html: evaluation.page().encode("utf-8")}
    if calibrate is not None:
        files[calibrate] = evaluation.counts_table().encode("utf-8")
    write_files(files)
    write_result(evaluation.format(format.value, errors=errors, disagreements=disagreements))
