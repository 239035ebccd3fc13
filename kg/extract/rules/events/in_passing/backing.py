"""Support told in passing: "the U.S.-backed government", "Iran-armed militias"."""

from __future__ import annotations

from kg.extract.rules.events.drafts import EventDraft
from kg.extract.rules.events.telling import Telling
from kg.extract.shared.referents import Referents
from kg.language import Token
from kg.model import EntityType, EventType, Evidence, Status

_BACKING = {"backed", "supported", "funded", "armed", "financed", "sponsored", "trained", "supplied"}
_BACKERS = {EntityType.STATE, EntityType.ORGANIZATION, EntityType.GROUP}


def backing(referents: Referents, word: Token) -> Telling | None:
    """The support that a participle with a hyphen tells of its noun; None if ``word`` is no such participle."""
    if word.lower not in _BACKING or word.dep not in {"amod", "nmod", "compound"}:
        return None
    annotation = referents.annotation
    hyphen, first = annotation.next(word, -1), annotation.next(word, -2)
    if hyphen is None or first is None:
        return None
    if hyphen.text != "-":
        return None
    backer, backed = referents.thing(first), referents.participants(word.head)
    if backer is None or backer.type not in _BACKERS or not backed or backer in backed:
        return None
    span = annotation.span_of([first, word, word.head])
    draft = EventDraft(
        type=EventType.SUPPORT,
        status=Status.ONGOING,
        evidence=[Evidence(span, "event.noun.backed", word.span)],
        agents=[backer],
        targets=backed,
    )
    return Telling(draft, word, "back")
