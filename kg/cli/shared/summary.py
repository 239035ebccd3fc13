"""What was found, for people to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.shared.output import messages, note

if TYPE_CHECKING:
    from kg.pipeline import Tally

__all__ = ["summarize"]

MOST_FAULTS = 10
"""So many are named; a long list would hide the summary."""


def summarize(tally: Tally) -> None:
    """Say how much was found, what does not conform, and what has no date."""
    from rich.table import Table

    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(justify="right", style="bold")
    table.add_column()
    table.add_column(style="dim", overflow="fold")
    for section, number, detail in tally.rows():
        table.add_row(str(number), section.removesuffix("s") if number == 1 else section, detail)
    messages().print(table)
    for fault in tally.faults[:MOST_FAULTS]:
        note(f"does not conform: {fault}")
    if len(tally.faults) > MOST_FAULTS:
        note(f"{len(tally.faults) - MOST_FAULTS} more facts do not conform; `kg validate` lists them")
    if tally.undated:
        which = tally.undated[0] if len(tally.undated) == 1 else f"{len(tally.undated)} articles"
        note(f"{which}: no date of publication is given, so some dates stay partial; --published DATE gives one")
