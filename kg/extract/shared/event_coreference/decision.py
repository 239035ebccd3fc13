"""The one decision: whether two mentions tell the same event.

First what keeps two mentions apart, whatever else speaks for them: a date, an office, a participant, a town or a deed of
one contradicts the other. Where nothing does, the features that :func:`~.features.compare` names are weighed.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg.extract.shared.event_coreference.features import Described, compare, comparable, dates_agree, deeds_differ

WEIGHTS: Mapping[str, float] = MappingProxyType({})
THRESHOLD = 0.0
ATTACH = 0.0

_APART = frozenset({"agents differ", "targets differ", "other town"})


def contradict(first: Described, later: Described) -> bool:
    """What one says cannot be said of the event of the other."""
    if not dates_agree(first.mention, later.mention) or deeds_differ(first.mention.word, later.mention.word):
        return True
    if later.fresh and not first.fresh:
        return True
    for one, two in ((first.kinds, later.kinds), (first.office, later.office)):
        if one and two and not one & two:
            return True
    return not _APART.isdisjoint(compare(first, later))


def likeness(first: Described, later: Described) -> float:
    """How much speaks for one event, as log odds."""
    return sum(WEIGHTS.get(name, 0.0) for name in compare(first, later))
