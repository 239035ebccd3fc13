"""One mention of an event while its participants, date and status are being found."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.layers import EventMention
from kg.extract.rules.events.drafts import EventDraft
from kg.language import Token


@dataclass(slots=True, eq=False)
class Telling:
    """See :class:`kg.extract.layers.EventMention`.

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

    def finished(self) -> EventMention:
        draft = self.draft
        return EventMention(
            trigger=self.trigger.span,
            word=self.word,
            type=draft.type,
            status=draft.status,
            evidence=draft.evidence[0],
            agents=tuple(draft.agents),
            targets=tuple(draft.targets),
            places=tuple(draft.places),
            start=draft.start,
            end=draft.end,
            date_inferred=draft.date_inferred,
            complete=self.complete,
            struck=self.thing_hit,
            casualties=self.casualty,
        )
