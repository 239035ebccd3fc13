"""``kg remove``: articles out of a corpus."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.corpus import join_and_tell
from kg.cli.options import StoreOption, find_store
from kg.cli.output import write_result


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
    from kg.corpus import Corpus
    from kg.store import open_store

    with Corpus.open(open_store(find_store(store))) as corpus:
        found = corpus.find(articles)
        corpus.remove(found)
        join_and_tell(corpus)
    write_result("".join(f"{id}\n" for id in found))
