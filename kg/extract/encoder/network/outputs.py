"""What the network answers: the classes of each of its heads, in their order. Nought is none, where there is none."""

from __future__ import annotations

from kg.lexicon.lists import issue_cues
from kg.model import EntityType, EventType, RelationType, RoleStatus, Stance, Status

MENTION_TYPES = tuple(kind for kind in EntityType if kind is not EntityType.ISSUE)
EVENT_TYPES = tuple(EventType)
STATUSES = tuple(Status)
STANCES = tuple(Stance)
ROLE_STATUSES = tuple(RoleStatus)
RELATION_TYPES = tuple(RelationType)
#: The thesaurus, by its ids.
ISSUES = tuple(sorted({cue.issue for cue in issue_cues()}))
#: Of a phrase of several words: none of it, its first, a further one.
SPAN_TAGS = ("", "first", "further")
#: Who belongs to a trigger, a cue, a title.
EVENT_ROLES = ("agent", "target", "place")
CLAIM_ROLES = ("speaker", "target")
OFFICE_ROLES = ("holder", "of")
#: Which words belong to a cue.
CLAIM_PARTS = ("content", "source", "audience")
#: Words that a mention has at most.
WIDEST = 12


def classes() -> dict[str, list[str]]:
    """What a network must have been trained for: all that may grow, in its order."""
    return {
        "mentions": [kind.value for kind in MENTION_TYPES],
        "events": [kind.value for kind in EVENT_TYPES],
        "statuses": [kind.value for kind in STATUSES],
        "stances": [kind.value for kind in STANCES],
        "tenures": [kind.value for kind in ROLE_STATUSES],
        "relations": [kind.value for kind in RELATION_TYPES],
        "issues": list(ISSUES),
    }
