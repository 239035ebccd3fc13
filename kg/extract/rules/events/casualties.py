"""Words that only count those whom something hit: "twelve people were killed"."""

from __future__ import annotations

from kg.extract.rules.events.arguments.sites import Site
from kg.extract.rules.events.conditions.harms import told_by_cause
from kg.extract.rules.events.drafts import EventDraft
from kg.language import syntax
from kg.model import EntityType, EventType

_HARMS = {"kill", "wound", "injure", "claim", "maim", "hurt", "massacre", "slaughter"}


def counts_victims(site: Site, draft: EventDraft) -> bool:
    """ "twelve people were killed", and no word of how: not an event, but it may belong to one just told."""
    verb = site.trigger
    if draft.type is not EventType.ARMED_ACTION or site.frame.pos != "verb" or site.frame.word not in _HARMS:
        return False
    hit = syntax.is_passive(verb) and not syntax.is_negated(verb) and not draft.agents and bool(draft.targets)
    suffer = all(thing.is_person or thing.type is EntityType.GROUP for thing in draft.targets)
    return hit and suffer and not told_by_cause(site)
