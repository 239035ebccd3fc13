"""Of which states an article names institutions: bodies that a state has, and offices of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.extract.layers import Cluster, Office
from kg.extract.linking import Named
from kg.lexicon import lists as lexicon
from kg.model import EntityType


def institutions(identity: Named, offices: Iterable[Office]) -> Counter[str]:
    """How many bodies and offices of each state the article names, by the state's name."""
    found: Counter[str] = Counter()
    for thing in identity.things:
        if thing.type is not EntityType.ORGANIZATION or not thing.mentions:
            continue
        known = thing.known
        if known is not None and (known.kind in lexicon.ORGAN_KINDS or known.metonym) and known.state:
            found[known.state] += 1
        elif thing.state is not None and thing.state.type is EntityType.STATE:
            found[thing.state.name] += 1
    held = (office.of for office in offices)
    found.update(of.name for of in held if of is not None and of.type is EntityType.STATE)
    return found


def foremost(identity: Named) -> Cluster | None:
    """The state that the article names more often than any other.

    Only names count, for a body whose owner is left out is of the state whose name the reader just read.
    """
    states = sorted(identity.states(), key=lambda state: -state.times_named)
    if not states or (len(states) > 1 and states[0].times_named == states[1].times_named):
        return None
    return states[0]


def is_home(state: Cluster, identity: Named, offices: Iterable[Office]) -> bool:
    """Whether "the Interior Ministry" is of this state: no other one has institutions here."""
    return not institutions(identity, offices).keys() - {state.name}
