"""``kg resolve``: take in what a person says is one or is not, and finish what was interrupted."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.corpora.corpus import tell_unknown
from kg.cli.shared.options import StoreArgument, find_store
from kg.cli.shared.output import steps


def resolve(
    store: StoreArgument = None,
    *,
    same: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Turtle with owl:sameAs between things or appearances, in place of before."),
    ] = None,
    different: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Turtle with owl:differentFrom, in place of what was said before."),
    ] = None,
) -> None:
    """Work out anew what is one in a store, after you have corrected it, or after a run was interrupted.

    In the folder of a store, same.ttl and different.ttl always hold; these options
    put your files there. `kg why NAME` tells what is one, and why.
    """
    from kg.knowledge import KnowledgeBase

    with KnowledgeBase.open(find_store(store)) as base, steps("joining") as bar:
        unknown = base.resolve(same=same, different=different, joining=bar)
    tell_unknown(unknown)
