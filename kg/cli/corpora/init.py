"""``kg init``: make a store for a corpus."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.shared.options import (
    BaseOption,
    MinConfidenceOption,
    ModelOption,
    NoTextOption,
    ReaderOption,
    ReferenceOption,
    StoreArgument,
    find_store,
)
from kg.cli.shared.output import note, steps, write_result
from kg.errors import UsageError
from kg.extract.readers import DEFAULT_READER


def init(
    store: StoreArgument = None,
    *,
    base: BaseOption = None,
    model: ModelOption = None,
    reader: ReaderOption = DEFAULT_READER,
    reference: ReferenceOption = None,
    min_confidence: MinConfidenceOption = 0.0,
    no_text: NoTextOption = False,
    archive: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="ARCHIVE",
            help="Take in the articles of an archive that `kg cluster build` made, and how they were read.",
            show_default=False,
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="MONTH", help="With --from: only articles from this month on, as 2024-04.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="MONTH", help="With --from: only articles to this month.")
    ] = None,
) -> None:
    """Make a store to which articles are added. What is chosen here holds for all of them.

    For example: kg init; kg add news/*.txt; kg query meetings store.
    """
    from kg.knowledge import KnowledgeBase

    location = find_store(store)
    named = (("--base", base), ("--model", model), ("--reference", reference), ("--no-text", no_text))
    others = (("--min-confidence", min_confidence), ("--reader", None if reader == DEFAULT_READER else reader))
    if archive is None:
        if since or until:
            raise UsageError("--since and --until are for --from", where="kg init", remedy="name an archive")
        made = KnowledgeBase.create(
            location,
            base=base,
            model=model,
            reader=reader,
            reference=reference or (),
            min_confidence=min_confidence,
            include_text=not no_text,
        )
        made.close()
    elif given := [name for name, value in (*named, *others) if value]:
        remedy = "leave it out: the articles have been read"
        raise UsageError(f"{given[0]} does not go with --from", where="kg init", remedy=remedy)
    else:
        with steps("loading") as bar:
            made, number = KnowledgeBase.from_archive(location, archive, since=since, until=until, joining=bar)
        made.close()
        note(f"{number:,} {'article' if number == 1 else 'articles'} taken in")
    write_result(f"{location}\n")
