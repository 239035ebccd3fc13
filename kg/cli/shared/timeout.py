"""The option that limits the time of one article."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.limit import LONGEST

__all__ = ["TimeoutOption"]

TimeoutOption = Annotated[
    float,
    typer.Option(
        "--timeout",
        min=0,
        max=LONGEST,
        metavar="SECONDS",
        help="How long one article may take; one that takes longer cannot be read. 0 sets no limit.",
        show_default=True,
    ),
]
