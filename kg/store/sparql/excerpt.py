"""A place in a query, as people find it: line, column, and the line's text with a caret below it."""

from __future__ import annotations

import re

#: So many characters of a line are shown around the place.
_SHOWN = 100


def placed(sparql: str, at: int) -> tuple[int, int, str]:
    """Line and column, from 1, and the line's text with a caret below it."""
    at = min(at, len(sparql.rstrip()))
    before = sparql[:at]
    start = max(before.rfind("\n"), before.rfind("\r")) + 1
    line, column = before.count("\n") + 1, at - start + 1
    text = re.split(r"[\r\n]", sparql[start:], maxsplit=1)[0].expandtabs(1)
    cut = max(0, column - 1 - _SHOWN // 2)
    shown = ("…" if cut else "") + text[cut : cut + _SHOWN] + ("…" if len(text) > cut + _SHOWN else "")
    return line, column, f"{shown}\n{' ' * (column - 1 - cut + bool(cut))}^"
