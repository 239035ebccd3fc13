"""Writes docs/codebook.md from the columns: ``python -m docs.codebook > docs/codebook.md``."""

from __future__ import annotations

import sys

from kg.export.acts.columns import COLUMNS, POLECAT, Column

_KINDS = {"text": "text", "day": "date", "truth": "true or false", "count": "whole number", "number": "number"}

HEAD = """# Codebook of the event data

What `kg export -f dyads` and `-f polecat` write ([how](exporting.md#event-data-pandas-r-spreadsheets)): a row for each
act of one actor towards another, for every event and claim that [PLOVER](plover.md) has a code for. A cell that is
not known is empty. The same is in `datapackage.json`, for programs, where a folder is written.

Acts of every status are there, so filter: what happened has `status` occurred or ongoing, what was said has `said`.
"""

SHOWN = """## Under the names of POLECAT

`polecat` begins with the columns of POLECAT, in its order; those of `dyads` that have no place there follow under their
own names.

| column | holds |
| --- | --- |
"""

LAST = """
Codes are those of PLOVER after modality, as `code`; POLECAT's own codes know no planned or possible acts. Semicolons
stand between contexts. Of sectors `MED` is health there and `JRN` the media; here they are `HLH` and `MED`, as in CAMEO
and ICEWS ([all of them](reference.md#sectors-of-actors)).
"""


def page() -> str:
    """The page as Markdown."""
    head = "\n## Columns\n\n| column | type | holds |\n| --- | --- | --- |\n"
    theirs = "".join(f"| `{name}` | {f'`{ours}`' if ours else 'nothing'} |\n" for name, ours in POLECAT.items())
    return f"{HEAD}{head}{''.join(map(_row, COLUMNS))}\n{SHOWN}{theirs}{LAST}"


def _row(column: Column) -> str:
    return f"| `{column.name}` | {_KINDS[column.kind]} | {column.tells} |\n"


if __name__ == "__main__":
    sys.stdout.write(page())
