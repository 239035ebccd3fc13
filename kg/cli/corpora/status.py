"""``kg status``: what is in a corpus, and what is still to be done."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from kg.cli.corpora.corpus import list_of_failures
from kg.cli.shared.formats import StatusFormat
from kg.cli.shared.options import StoreArgument, find_store
from kg.cli.shared.output import write_result


def status(
    store: StoreArgument = None,
    *,
    format: Annotated[StatusFormat, typer.Option("--format", "-f", help="How to print it.")] = StatusFormat.TEXT,
) -> None:
    """Say what is in a store: articles, facts, what articles share, what could not be read, what is still to do."""
    from kg.corpus import read_failures
    from kg.knowledge import KnowledgeBase

    location = find_store(store)
    with KnowledgeBase.open(location, read_only=True) as base:
        rows = {"store": location, **base.status()}
        path = list_of_failures(base.folder)
    if path is not None and (failures := read_failures(path)):
        rows["could not be read"] = f"{len(failures)} (kg add --retry)"
    if format is StatusFormat.JSON:
        write_result(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        room = max(map(len, rows))
        write_result("".join(f"{name:>{room}}  {value}\n" for name, value in rows.items()))
