"""How far two tellings agree: in their dates, status, places and in who takes part."""

from __future__ import annotations

from kg.extract.layers import Cluster
from kg.extract.rules.events.drafts import EventDraft
from kg.extract.rules.factuality.governors import AHEAD, FACTS
from kg.extract.shared.event_coreference.alike import nested, shared
from kg.lexicon.event_words import word_class
from kg.model import EntityType, EventType, Status

#: All who take part stand in one list, so any two of them make a meeting.
MUTUAL = frozenset({EventType.MEETING, EventType.AGREEMENT})


def dates_agree(one: EventDraft, two: EventDraft) -> bool:
    if one.start and two.start:
        length = min(len(one.start), len(two.start))
        if one.start[:length] != two.start[:length] and not (_within(one, two) or _within(two, one)):
            return False
    return True


def _within(inner: EventDraft, outer: EventDraft) -> bool:
    if not (inner.start and outer.start and outer.end):
        return False
    return outer.start <= inner.start and (inner.end or inner.start) <= outer.end + "~"


def status_agree(one: Status, two: Status) -> bool:
    if one is two or (one in FACTS and two in FACTS):
        return True
    return one in AHEAD and two in AHEAD


def fits(one: EventDraft, two: EventDraft) -> bool:
    """The participants of one are among those of the other, side by side."""
    if one.type in MUTUAL:
        return nested(one.agents, two.agents)
    hit = nested(victims(one), victims(two)) or _people_of(one, two) or _people_of(two, one)
    return nested(one.agents, two.agents) and hit and nested_places(one, two)


def victims(draft: EventDraft) -> list[Cluster]:
    """Those hit, without the vehicle in which they were: the crash of a plane is the death of its passengers."""
    if draft.type is not EventType.INCIDENT:
        return draft.targets
    return [thing for thing in draft.targets if not (thing.type is EntityType.GROUP and is_vehicle(thing))]


def is_vehicle(thing: Cluster) -> bool:
    return thing.name.lower().split()[-1] in word_class("vehicles")


def _people_of(one: EventDraft, two: EventDraft) -> bool:
    """ "attacked Georgia", "killed 90 people": an attack on a state hits people."""
    if one.type is not EventType.ARMED_ACTION or not all(thing.type is EntityType.STATE for thing in one.targets):
        return False
    return all(
        thing.type is EntityType.GROUP and (thing.state is None or thing.state in one.targets) for thing in two.targets
    )


def nested_places(one: EventDraft, two: EventDraft) -> bool:
    if one.targets and two.targets:
        return True
    towns = [{place for place in draft.places if place.type is EntityType.PLACE} for draft in (one, two)]
    if all(towns) and not towns[0] & towns[1]:
        return False  # two towns of one state
    return nested(one.places, two.places) or bool(scene_of(one) & scene_of(two))


def scene_of(draft: EventDraft) -> set[Cluster]:
    """Where it happens: an attacked state is told as target here and as place there."""
    states = {place.state for place in draft.places if place.state is not None}
    return {*draft.targets, *draft.places, *states}


def overlap(one: EventDraft, two: EventDraft, *, pointing: bool, one_word: bool) -> bool:
    """Enough in common to be told of the same event; who acts and is only described alike counts if the word is one."""
    alike = shared(one.agents, two.agents)
    agents = alike if one_word else [thing for thing in one.agents if thing in two.agents]
    targets = shared(one.targets, two.targets)
    if one.type in MUTUAL:
        return len(agents) >= 2 or (bool(agents) and (len(one.agents) == len(two.agents) or pointing))
    if one.agents and two.agents and not alike:
        return False
    if one.targets and two.targets:
        return bool(targets)
    places = scene_of(one) & scene_of(two)
    if not agents and not targets and not pointing:
        return any(place.type is not EntityType.STATE for place in places)
    return bool(agents and (pointing or places)) or bool(places) or bool(targets)


def is_narrower(one: EventDraft, two: EventDraft) -> bool:
    """Both ends of ``one`` are known and lie within ``two``, which says less."""
    if not (one.start and one.end and two.start) or (one.start, one.end) == (two.start, two.end):
        return False
    exact = len(one.start) > len(two.start) and one.start.startswith(two.start)
    return exact or (two.end is not None and two.start <= one.start and one.end <= two.end)


def compatible(one: EventDraft, two: EventDraft) -> bool:
    """Nothing that one says of date, status or participants contradicts the other."""
    return dates_agree(one, two) and status_agree(one.status, two.status) and fits(one, two)
