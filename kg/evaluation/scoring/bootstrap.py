"""How far figures may be chance: the articles are drawn anew, with replacement, a thousand times (Efron 1979).

The limits are the percentiles of what the draws give. Readers are compared on the same draws, article by article, so
that what is hard for both does not blur the difference.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import TYPE_CHECKING

from kg.evaluation.scoring.counts import NOTHING, Count
from kg.evaluation.scoring.rows import ROWS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

__all__ = ["RESAMPLES", "Interval", "Resampled", "interval", "resample"]

RESAMPLES = 1000
_SEED = 20240419
_LEVEL = 0.95
_DECIMALS = 6

#: Lower and upper limit.
Interval = tuple[float, float]
#: By key of a row: precision, recall and F1 in each of the draws.
Resampled = Mapping[str, tuple["Numbers", "Numbers", "Numbers"]]


def resample(articles: Sequence[Mapping[str, Count]]) -> Resampled:
    """The figures of every row in each draw; the draws of so many articles are always the same.

    A figure is not a number where the articles drawn have nothing to have a share of.

    Args:
        articles: counts by key, for each article.
    """
    import numpy as np

    keys = [row.key for row in ROWS if not row.mean_of]
    counts = np.array([[article.get(key, NOTHING) for key in keys] for article in articles], dtype=np.float64)
    counts = counts.reshape(len(articles), -1)
    random = Random(_SEED)  # noqa: S311 - no secret: the same draws each time
    drawn = np.empty((RESAMPLES, len(keys), 4))
    for number in range(RESAMPLES):
        times = np.bincount(random.choices(range(len(articles)), k=len(articles)), minlength=len(articles))
        drawn[number] = (times @ counts).reshape(len(keys), 4)
    figures: dict[str, tuple[Numbers, Numbers, Numbers]] = {}
    for at, key in enumerate(keys):
        right, found, recalled, truth = drawn[:, at, :].T
        precision, recall = _shares(right, found), _shares(recalled, truth)
        figures[key] = precision, recall, _f1(right, found, recalled, truth)
    for row in filter(lambda row: row.mean_of, ROWS):
        f1s = np.array([figures[key][2] for key in row.mean_of])
        f1s[np.isnan(f1s).all(axis=1)] = 0.0  # the articles have nothing of it, as the mean itself has it
        mean = f1s.mean(axis=0)
        figures[row.key] = mean, mean, mean
    return figures


def interval(values: Numbers) -> Interval:
    """The limits between which 95 % of the values lie, of the draws that have something to have a share of."""
    import numpy as np

    values = values[~np.isnan(values)]
    if not values.size:
        return 0.0, 0.0
    low, high = np.quantile(values, [(1 - _LEVEL) / 2, (1 + _LEVEL) / 2])
    return round(float(low), _DECIMALS) + 0.0, round(float(high), _DECIMALS) + 0.0


def _shares(part: Numbers, whole: Numbers) -> Numbers:
    """Not a number where there is nothing to have a share of."""
    import numpy as np

    return np.divide(part, whole, out=np.full_like(part, np.nan), where=whole != 0)


def _f1(right: Numbers, found: Numbers, recalled: Numbers, truth: Numbers) -> Numbers:
    """0 where one of the two sides has something, and none of it is right."""
    import numpy as np

    precision, recall = (np.nan_to_num(_shares(*sides)) for sides in ((right, found), (recalled, truth)))
    f1 = np.nan_to_num(_shares(2 * precision * recall, precision + recall))
    f1[found + truth == 0] = np.nan
    return f1
