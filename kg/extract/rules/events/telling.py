"""One mention of an event while its participants, date and status are being found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from kg.extract.drafts import EventDraft, Thing
from kg.extract.layers import Cluster, EventMention, MergedEvent
from kg.language import Token


@dataclass(slots=True, eq=False)
class Telling:
    """One mention of an event.

    Args:
        complete: it names enough to be an event by itself; else it can only be a mention of another one.
        thing_hit: lemma of what was struck, where that is no participant ("bridge").
        casualty: it only counts those hit by an attack told elsewhere.
    """

    draft: EventDraft
    trigger: Token
    word: str
    complete: bool = True
    thing_hit: str = ""
    casualty: bool = False


def as_mention(telling: Telling) -> EventMention:
    """``telling`` as a mention for event coreference; its things stand for their clusters."""
    draft = telling.draft
    return EventMention(
        trigger=telling.trigger.span,
        word=telling.word,
        type=draft.type,
        status=draft.status,
        evidence=draft.evidence[0],
        agents=_clusters(draft.agents),
        targets=_clusters(draft.targets),
        places=_clusters(draft.places),
        start=draft.start,
        end=draft.end,
        date_inferred=draft.date_inferred,
        complete=telling.complete,
        struck=telling.thing_hit,
        casualties=telling.casualty,
    )


def as_draft(event: MergedEvent) -> EventDraft:
    return EventDraft(
        type=event.type,
        status=event.status,
        evidence=list(event.evidence),
        agents=_things(event.agents),
        targets=_things(event.targets),
        places=_things(event.places),
        start=event.start,
        end=event.end,
        date_inferred=event.date_inferred,
    )


def _clusters(things: list[Thing]) -> tuple[Cluster, ...]:
    return cast("tuple[Cluster, ...]", tuple(things))


def _things(clusters: tuple[Cluster, ...]) -> list[Thing]:
    return cast("list[Thing]", list(clusters))
