"""``kg remove``: articles out of a corpus."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.shared.options import StoreOption, find_store
from kg.cli.shared.output import steps, write_result


def remove(
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE",
            help="Ids of `kg list`, or the beginning of one, headlines, or addresses.",
            show_default=False,
        ),
    ],
    *,
    store: StoreOption = None,
) -> None:
    """Take articles out of a store, and all that only they told. Prints the ids of those that went."""
    from kg.knowledge import KnowledgeBase

    with KnowledgeBase.open(find_store(store)) as base, steps("joining") as bar:
        gone = base.remove(articles, bar)
    write_result("".join(f"{id}\n" for id in gone))
