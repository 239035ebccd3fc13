"""``kg list``: which articles are in a corpus."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import RowsFormat, StoreArgument, find_store
from kg.cli.output import width, write_result


def list_articles(
    store: StoreArgument = None,
    *,
    format: Annotated[RowsFormat, typer.Option("--format", "-f", help="How to print them.")] = RowsFormat.TABLE,
) -> None:
    """List the articles of a store: day, id, outlet and headline, the earliest first."""
    from kg.corpus import Corpus, listing
    from kg.query import format_rows
    from kg.store import open_store

    with Corpus.open(open_store(find_store(store), read_only=True)) as corpus:
        rows = listing(corpus)
    write_result(format_rows(rows, format.value, width=width()))
