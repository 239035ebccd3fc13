"""``kg resolve``: take in what a person says is one or is not, and finish what was interrupted."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.corpus import folder_of, join_and_tell
from kg.cli.options import StoreArgument, find_store


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
    from dataclasses import replace

    from kg.corpus import Corpus, read_statements
    from kg.files import write_text
    from kg.store import open_store

    location = find_store(store)
    with Corpus.open(open_store(location)) as corpus:
        folder, base = folder_of(location), corpus.settings.base
        said = corpus.settings.statements
        for path, name in ((same, "same"), (different, "different")):
            if path is None:
                continue
            new = read_statements([path], base=base)
            said = replace(said, same=new.same) if name == "same" else replace(said, different=new.different)
            if folder is not None:
                write_text(folder / f"{name}.ttl", path.read_text(encoding="utf-8"))
        corpus.correct(said)
        corpus.take_corrections(folder)
        join_and_tell(corpus)
