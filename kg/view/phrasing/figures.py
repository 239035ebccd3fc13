"""Plain English for figures: ``at least 12 killed (civilians)``, ``about 2,000 troops``, ``30 million USD``."""

from __future__ import annotations

from kg.model import TOLLS, FigureKind

TOLL_KINDS = frozenset(kind.value for kind in TOLLS)
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def number_words(value: float) -> str:
    """``2,000``; ``1.5 million``."""
    for scale, word in _SCALES:
        if value >= scale:
            return f"{value / scale:.4g} {word}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")


def figure_words(
    kind: str, low: float | None, high: float | None, *, approximate: bool, of: str | None, unit: str | None
) -> str:
    """What a figure says; either end may be open."""
    if low is None or high is None:
        number = f"at least {number_words(low)}" if low is not None else f"up to {number_words(high or 0)}"
    elif low == high:
        number = f"about {number_words(low)}" if approximate else number_words(low) if low else "none"
    else:
        number = f"{number_words(low)} to {number_words(high)}"
    toll = kind in TOLL_KINDS
    if kind == FigureKind.CASUALTIES:
        kind = "killed or wounded"
    if toll:
        return f"{number} {kind} ({of})" if of else f"{number} {kind}"
    return f"{number} {of or unit or kind}"
