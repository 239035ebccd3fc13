"""Rows as a table for people, or one below the other where the screen is too narrow for columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import StringIO

from kg.rdf.namespaces import prefixes
from kg.rdf.terms import Blank, Literal, Term
from kg.store import SelectResult

_NARROWEST = 13
"""Columns of the screen that a column of the table needs to be readable."""
# Control characters would act on the terminal; marks that turn the direction of text would disguise what is said.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BETWEEN = "   "


def table(rows: SelectResult, *, width: int | None = None) -> str:
    """Rows as text. Columns in which no row has a value are left out.

    Args:
        width: columns of the screen; None leaves every cell on one line.
    """
    cells = [[shown(term) for term in row] for row in rows.rows]
    kept = [at for at in range(len(rows.variables)) if not cells or any(row[at] for row in cells)]
    names = [rows.variables[at] for at in kept]
    cells = [[row[at] for at in kept] for row in cells]
    if width is not None and cells and _needed(names, cells) > width:
        return _records(names, cells, width)
    return _columns(names, cells, width)


def shown(term: Term | None) -> str:
    """A term as people read it: IRIs with a known prefix, literals without quotes, on one line."""
    if term is None:
        return ""
    if isinstance(term, Literal):
        return _UNSAFE.sub("\ufffd", " ".join(term.value.split()))
    if isinstance(term, Blank):
        return f"_:{term}"
    for prefix, namespace in prefixes().items():
        if term.startswith(namespace) and re.fullmatch(r"[\w.-]+", term[len(namespace) :]):
            return f"{prefix}:{term[len(namespace) :]}"
    return _UNSAFE.sub("\ufffd", term)


def _needed(names: Sequence[str], cells: Sequence[Sequence[str]]) -> int:
    widths = [max(len(name), *(len(row[at]) for row in cells)) for at, name in enumerate(names)]
    return sum(min(width, _NARROWEST) + 2 for width in widths)


def _columns(names: Sequence[str], cells: Sequence[Sequence[str]], width: int | None) -> str:
    """Rows that fit are set here: rich takes half a minute for 30,000 of them."""
    from rich.cells import cell_len

    widths = [max(map(cell_len, column)) for column in zip(names, *cells, strict=True)]
    whole = sum(widths) + len(_BETWEEN) * (len(widths) - 1)
    if width is not None and whole > width:
        return _folded(names, cells, width)
    head, *lines = (
        _BETWEEN.join(f"{cell}{' ' * (wide - cell_len(cell))}" for cell, wide in zip(row, widths, strict=True)).rstrip()
        for row in (names, *cells)
    )
    return "".join(f"{line}\n" for line in (head, "\u2500" * whole, *lines))


def _folded(names: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> str:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in names:
        drawn.add_column(Text(name), overflow="fold")
    for row in cells:
        drawn.add_row(*(Text(cell) for cell in row))
    return _printed(drawn, width)


def _records(names: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> str:
    from rich.table import Table
    from rich.text import Text

    drawn = Table.grid(padding=(0, 2, 0, 0))
    drawn.add_column(no_wrap=True, max_width=max(8, width // 3))
    drawn.add_column(overflow="fold")
    for number, row in enumerate(cells):
        if number:
            drawn.add_row("", "")
        for name, cell in zip(names, row, strict=True):
            if cell:
                drawn.add_row(Text(name), Text(cell))
    return _printed(drawn, width)


def _printed(drawn: object, width: int) -> str:
    from rich.console import Console

    out = StringIO()
    Console(file=out, width=width, color_system=None, force_terminal=False, legacy_windows=False).print(drawn)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())
