"""``kg annotate page``: a page to correct notes on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.shared.output import note


def page(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder that `kg annotate out` made.")],
    *,
    port: Annotated[
        int, typer.Option("--port", "-p", min=0, max=65535, metavar="NUMBER", help="The port; 0 takes a free one.")
    ] = 0,
) -> None:
    """Serve a page to correct the notes of a folder on, beside the articles.

    Only this machine can reach it, by the whole address that is printed. What is
    saved is checked first, as `kg annotate in` does. Ctrl-C ends it.
    """
    from kg.annotate.page.server import run

    run(folder, port, lambda address: note(f"open {address}; Ctrl-C ends it"))
