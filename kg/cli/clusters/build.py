"""``kg cluster build``: an archive of articles on Spark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.shared.options import (
    BaseOption,
    FieldOption,
    InputFormatOption,
    MinConfidenceOption,
    ModelOption,
    NoTextOption,
    PublishedOption,
    ReaderOption,
    ReferenceOption,
    fields_of,
)
from kg.cli.shared.output import note, steps, write_result
from kg.cli.shared.timeout import TimeoutOption
from kg.errors import UsageError
from kg.extract.readers import ASKING, DEFAULT_READER
from kg.limit import TIMEOUT, check_timeout

if TYPE_CHECKING:
    from kg.cluster import Built

#: As `kg.cluster` has it, which is not loaded for the help.
_BATCH = 20_000


def build(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Files, folders and patterns on any file system that Spark reads: text, HTML, JSON Lines, JSON, CSV, "
            "Parquet, WARC, feeds.",
            show_default=False,
        ),
    ],
    output: Annotated[
        str, typer.Argument(metavar="OUTPUT", help="The folder of the archive, new or to be gone on with.")
    ],
    *,
    master: Annotated[
        str | None,
        typer.Option(
            "--master",
            metavar="URL",
            help="Where Spark runs: local[4], spark://host:7077, yarn ...",
            show_default="what spark-submit says, else all processors here",
        ),
    ] = None,
    conf: Annotated[
        list[str] | None,
        typer.Option("--conf", metavar="NAME=VALUE", help="A setting of Spark. May be repeated.", show_default=False),
    ] = None,
    batch: Annotated[
        int,
        typer.Option(
            "--batch", min=1, metavar="NUMBER", help="So many articles are read before what they say is put away."
        ),
    ] = _BATCH,
    published: PublishedOption = None,
    field: FieldOption = None,
    input_format: InputFormatOption = None,
    timeout: TimeoutOption = TIMEOUT,
    base: BaseOption = None,
    model: ModelOption = None,
    reader: ReaderOption = DEFAULT_READER,
    reference: ReferenceOption = None,
    min_confidence: MinConfidenceOption = 0.0,
    no_text: NoTextOption = False,
) -> None:
    """Read articles on Spark, and join them with those of the archive: the graph that `kg add` would make.

    A run that was killed goes on where it stopped, and a later one reads what is new alone.
    For example: kg cluster build news/ archive; kg cluster build --master spark://host:7077 s3a://news/2024-05 s3a://kg.
    """
    from kg.cluster import Finding, build, open_session
    from kg.corpus import chosen
    from kg.read import check_published, named_format

    if reader in ASKING:
        raise UsageError("asks a language model, which no cluster does", where=f"reader {reader}", remedy="use kg add")
    settings = chosen(
        base=base,
        model=model,
        reader=reader,
        reference=reference or (),
        min_confidence=min_confidence,
        include_text=not no_text,
    )
    finding = Finding(
        published=None if published is None else check_published(published),
        fields=fields_of(field),
        input_format=named_format(input_format),
        timeout=check_timeout(timeout),
    )
    with steps("starting Spark") as bar, open_session(master, _settings_of_spark(conf or [])) as spark:
        built = build(
            spark,
            inputs,
            output,
            settings=settings,
            finding=finding,
            timeout=check_timeout(timeout),
            batch=batch,
            step=bar,
        )
    _sum_up(built, output)


def _sum_up(built: Built, output: str) -> None:
    facts = ", ".join(f"{built.rows.get(name, 0):,} {name}" for name in ("events", "claims", "roles", "relations"))
    note(f"{built.read:,} articles read, {built.there:,} were there already; {built.articles:,} now: {facts}")
    if built.failed:
        which = "1 article is" if built.failed == 1 else f"{built.failed:,} articles are"
        note(f"{which} left out because they cannot be read, and listed in {output}/failures.jsonl")
    note(f"{built.parts} of {built.total} parts written")
    write_result(f"{output}\n")


def _settings_of_spark(options: list[str]) -> dict[str, str]:
    found = {}
    for option in options:
        name, equals, value = option.partition("=")
        if not (name.strip() and equals):
            raise UsageError("no setting of Spark", where=f"--conf {option}", remedy="write --conf NAME=VALUE")
        found[name.strip()] = value.strip()
    return found
