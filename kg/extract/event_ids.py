"""Ids of events that say something: ``visit-china-2024-04-24``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.layers import DistinctEvent
from kg.slugs import slug

__all__ = ["event_ids"]

_LONGEST = 28
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def event_ids(events: Iterable[DistinctEvent]) -> dict[DistinctEvent, str]:
    """An id for each event: what it is, whom or what it concerns first, and when it begins, as far as that is told.

    Another event that is found in the article renames none of them; of several that would be called alike the later
    ones get a number.
    """
    found: dict[DistinctEvent, str] = {}
    taken: set[str] = set()
    for event in events:
        name = id = _name(event)
        number = 1
        while id in taken:
            number += 1
            id = f"{name}-{number}"
        taken.add(id)
        found[event] = id
    return found


def _name(event: DistinctEvent) -> str:
    kind = _CAPITAL.sub("-", event.type.value).lower()
    concerned = next(iter((*event.targets, *event.agents[1:], *event.places, *event.agents)), None)
    parts = [kind, "" if concerned is None else _short(slug(concerned.name)), (event.start or "").strip("-")]
    return "-".join(part for part in parts if part)


def _short(name: str) -> str:
    """Whole words of it, and not many."""
    if len(name) <= _LONGEST:
        return name
    return name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]
