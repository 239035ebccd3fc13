"""Events told in passing by a participle before a noun: "the ousted president", "jailed activists"."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg.extract.rules.events.drafts import EventDraft
from kg.extract.rules.events.telling import Telling
from kg.extract.shared.referents import Referents
from kg.language import Token
from kg.model import EntityType, EventType, Evidence, Status

_TOLD: Mapping[str, EventType] = MappingProxyType(
    {
        **dict.fromkeys(
            ("ousted", "deposed", "toppled", "overthrown", "impeached", "dismissed"), EventType.OFFICE_CHANGE
        ),
        **dict.fromkeys(("jailed", "imprisoned", "detained", "arrested", "convicted"), EventType.LEGAL_ACTION),
        **dict.fromkeys(("kidnapped", "abducted", "assassinated", "murdered", "slain"), EventType.ARMED_ACTION),
    }
)


def befallen(referents: Referents, word: Token) -> Telling | None:
    """What ``word``, a participle, says to have befallen those whom its noun means; None if it tells nothing."""
    kind = _TOLD.get(word.lower)
    if kind is None or word.dep != "amod" or word.head.pos not in {"NOUN", "PROPN"}:
        return None
    targets = [thing for thing in referents.participants(word.head) if thing.is_person or _many(thing.type, kind)]
    if not targets or _is_negated(word):
        return None
    draft = EventDraft(
        type=kind,
        status=Status.OCCURRED,
        evidence=[Evidence(referents.annotation.span_of([word, word.head]), "event.participle", word.span)],
        targets=targets,
    )
    return Telling(draft, word, word.lemma)


def _many(type: EntityType, kind: EventType) -> bool:
    return type is EntityType.GROUP and kind is not EventType.OFFICE_CHANGE


def _is_negated(word: Token) -> bool:
    return any(child.lower in {"not", "never"} for child in word.children)
