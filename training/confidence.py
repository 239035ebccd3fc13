"""From likelihoods of facts and whether they are right to curves that say how sure to be."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["curves"]

#: So many facts at least stand behind each step of a curve.
_LEAST = 40


def curves(judged: Iterable[tuple[str, float, bool]]) -> dict[str, list[tuple[float, float]]]:
    """Isotonic regression by pooling adjacent violators (Ayer and others 1955), by kind of fact."""
    by_kind: dict[str, list[tuple[float, bool]]] = {}
    for kind, likely, right in judged:
        by_kind.setdefault(kind, []).append((likely, right))
    return {kind: _curve(sorted(facts)) for kind, facts in sorted(by_kind.items())}


def _curve(facts: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    steps: list[tuple[float, int, int]] = []  # from which likelihood, how many right, how many
    for start in range(0, len(facts), _LEAST):
        chunk = facts[start : start + _LEAST]
        steps.append((chunk[0][0], sum(right for _, right in chunk), len(chunk)))
        while len(steps) > 1 and steps[-2][1] * steps[-1][2] >= steps[-1][1] * steps[-2][2]:
            _, right, found = steps.pop()
            before, more, others = steps.pop()
            steps.append((before, right + more, found + others))
    return [(0.0 if n == 0 else at, round(right / found, 4)) for n, (at, right, found) in enumerate(steps)]
