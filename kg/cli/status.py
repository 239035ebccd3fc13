"""``kg status``: what is in a corpus, and what is still to be done."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from kg.cli.corpus import default_list
from kg.cli.options import StatusFormat, StoreArgument, find_store
from kg.cli.output import write_result


def status(
    store: StoreArgument = None,
    *,
    format: Annotated[StatusFormat, typer.Option("--format", "-f", help="How to print it.")] = StatusFormat.TEXT,
) -> None:
    """Say what is in a store: articles, facts, what articles share, what could not be read, what is still to do."""
    from kg.corpus import Corpus, read_failures
    from kg.corpus import status as status_of
    from kg.store import open_store

    location = find_store(store)
    with Corpus.open(open_store(location, read_only=True)) as corpus:
        rows = [("store", location), *status_of(corpus)]
    path = default_list(location)
    failures = 0 if path is None else len(read_failures(path))
    rows += [("could not be read", f"{failures} (kg add --retry)")] if failures else []
    if format is StatusFormat.JSON:
        write_result(json.dumps(dict(rows), ensure_ascii=False, indent=2))
    else:
        room = max(len(name) for name, _ in rows)
        write_result("".join(f"{name:>{room}}  {value}\n" for name, value in rows))
