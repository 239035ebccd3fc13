"""``kg list``: which articles are in a corpus."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.shared.formats import RowsFormat
from kg.cli.shared.options import StoreArgument, find_store
from kg.cli.shared.output import width, write_result


def list_articles(
    store: StoreArgument = None,
    *,
    format: Annotated[RowsFormat, typer.Option("--format", "-f", help="How to print them.")] = RowsFormat.TABLE,
) -> None:
    """List the articles of a store: day, id, outlet and headline, the earliest first."""
    from kg.knowledge import KnowledgeBase

    with KnowledgeBase.open(find_store(store), read_only=True) as base:
        articles = base.listing()
    write_result(articles.format(format.value, width=width()))
