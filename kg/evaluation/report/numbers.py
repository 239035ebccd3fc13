"""Figures as people read them."""

from __future__ import annotations

from kg.evaluation.results import Figure, Scored

__all__ = ["counted", "difference", "figure", "limits", "signed", "whole"]


def figure(value: float) -> str:
    return f"{value:.3f}"


def signed(value: float) -> str:
    """With its sign, a minus that is one; nothing below nought that is none."""
    text = f"{value:+.3f}"
    return "0.000" if text in ("+0.000", "-0.000") else text.replace("-", "−")


def limits(shown: Figure) -> str:
    """``.814–.832``"""
    return "–".join(_short(value) for value in shown.interval)


def difference(shown: Figure) -> tuple[str, str]:
    """The difference, and its limits."""
    low, high = (signed(value) for value in shown.interval)
    return signed(shown.value), f"{low} to {high}"


def counted(scored: Scored) -> tuple[str, str, str]:
    """How many were right, were found, are true; of a mean of other rows, nothing."""
    if scored.count is None:
        return "", "", ""
    return whole(scored.count.right), whole(scored.count.found), whole(scored.count.truth)


def whole(value: float) -> str:
    """``8,046``, ``1,046.5``; of shares of clusters one decimal is enough."""
    return f"{value:,.0f}" if abs(value - round(value)) < 0.05 else f"{value:,.1f}"


def _short(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")
