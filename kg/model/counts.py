"""How much an article tells."""

from __future__ import annotations

from collections import Counter

from kg.model.facts import ArticleFacts

#: Numbers by section (``"events"``) and kind (``"occurred"``).
Counts = dict[str, dict[str, int]]


def counts_of(facts: ArticleFacts) -> Counts:
    """How many things, roles, relations, events and claims there are, by their kinds."""
    kinds = {
        "things": [entity.type.value for entity in facts.entities],
        "roles": [role.status.value for role in facts.roles],
        "relations": [relation.type.value for relation in facts.relations],
        "events": [event.status.value for event in facts.events],
        "claims": [claim.stance.value for claim in facts.claims],
    }
    return {section: dict(Counter(found)) for section, found in kinds.items()}
