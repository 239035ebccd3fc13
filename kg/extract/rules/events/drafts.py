"""An event mention while its slots are being filled."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.layers import Cluster
from kg.model import EventType, Evidence, Status


@dataclass(slots=True, eq=False)
class EventDraft:
    """See :class:`kg.extract.layers.EventMention`."""

    type: EventType
    status: Status
    evidence: list[Evidence]
    agents: list[Cluster] = field(default_factory=list)
    targets: list[Cluster] = field(default_factory=list)
    places: list[Cluster] = field(default_factory=list)
    start: str | None = None
    end: str | None = None
    date_inferred: bool = False
