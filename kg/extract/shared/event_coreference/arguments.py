"""What all mentions of one event tell together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extract.layers import Cluster, EventMention, MergedEvent
from kg.extract.shared.event_coreference.compatibility import alike, fuller, shared, stands_for
from kg.extract.shared.event_coreference.description import Described, victims
from kg.extract.shared.event_coreference.features import BLOWS, status_agree
from kg.model import FACTS, EntityType, EventType, Status


def merged(group: Sequence[Described]) -> MergedEvent:
    """The event that the mentions of ``group`` tell; the fullest of them is believed first."""
    ordered = sorted(group, key=lambda one: (not one.mention.complete, one.headline, -one.weight, one.i))
    kind = _type(ordered)
    agents: list[Cluster] = []
    targets: list[Cluster] = []
    places: list[Cluster] = []
    counted: set[bool] = set()
    for one in ordered:
        mention = one.mention
        if kind is EventType.OFFICE_CHANGE and mention.type is EventType.ELECTION:
            continue  # who is elected there is the target here
        theirs = one.pronominal and bool(agents) and not shared(agents, mention.agents)
        _join(agents, () if theirs else mention.agents, targets, headline=one.headline)
        crowds = [thing for thing in mention.targets if thing.type is EntityType.GROUP]
        again = kind in BLOWS and one.hurt in counted  # "killed 12 ... 15 people died": those hit, counted once more
        _join(targets, [t for t in mention.targets if not (again and t in crowds)], agents, headline=one.headline)
        if crowds:
            counted.add(one.hurt)
    for one in ordered:
        taken = {*places, *targets, *agents}
        places.extend(thing for thing in one.mention.places if thing not in taken)
    start, end, inferred = _date(kind, [one.mention for one in ordered])
    return MergedEvent(
        mentions=tuple(one.mention for one in ordered),
        type=kind,
        status=_status(group),
        agents=tuple(agents),
        targets=tuple(victims(kind, targets) or targets),
        places=tuple(places),
        start=start,
        end=end,
        date_inferred=inferred,
    )


def _type(ordered: Sequence[Described]) -> EventType:
    """That of the fullest mention that tells more than whom it hit.

    Who died in an attack was attacked, and who was elected to an office got it.
    """
    complete = [one for one in ordered if one.mention.complete]
    kinds = [one.mention.type for one in [one for one in complete if not one.harm] or complete]
    return next((kind for kind in (EventType.ARMED_ACTION, EventType.OFFICE_CHANGE) if kind in kinds), kinds[0])


def _status(group: Sequence[Described]) -> Status:
    """That of the fullest mention; but a headline may tell what is to come as done, and what is done as to come."""
    ordered = sorted(group, key=lambda one: (not one.mention.complete, -one.weight, one.i))
    first = ordered[0]
    text = [one for one in ordered if one.mention.complete and not one.headline]
    if not first.headline or not text:
        return first.mention.status
    headline, told = first.mention.status, text[0].mention.status
    if {headline, told} == FACTS:
        return Status.ONGOING  # that it is over, neither says
    if not status_agree(headline, told):
        return told
    # "offers to train", "will train"
    weaker = headline is Status.POSSIBLE and told is Status.SCHEDULED
    return told if first.noun or text[0].mention.word != first.mention.word or weaker else headline


def _date(kind: EventType, ordered: Sequence[EventMention]) -> tuple[str | None, str | None, bool]:
    start, end, inferred = ordered[0].start, ordered[0].end, ordered[0].date_inferred
    for other in ordered[1:]:
        if other.start is not None and (start is None or _narrower(other, start, end)):
            start, end, inferred = other.start, other.end, other.date_inferred
        elif other.start is None and other.end and start and end is None and start <= other.end:
            end = other.end
        elif kind is EventType.AGREEMENT and start and other.start and end and other.end:
            start, end = min(start, other.start), max(end, other.end)  # signed by one after the other
    return start, end, inferred


def _narrower(one: EventMention, start: str, end: str | None) -> bool:
    """Both ends of ``one`` are known and lie within the other date, which says less."""
    if not (one.start and one.end) or (one.start, one.end) == (start, end):
        return False
    exact = len(one.start) > len(start) and one.start.startswith(start)
    return exact or (end is not None and start <= one.start and one.end <= end)


def _join(known: list[Cluster], others: Iterable[Cluster], taken: Sequence[Cluster], *, headline: bool) -> None:
    """Adds those of ``others`` whom ``known`` does not have; whom it only describes gets the name."""
    counted = headline and any(thing.type is EntityType.GROUP for thing in known)
    for thing in others:
        if thing in known or thing in taken:
            continue
        described = next((n for n, old in enumerate(known) if alike(old, thing)), None)
        if described is not None:
            known[described] = fuller(known[described], thing)
            continue
        again = headline and any(stands_for(thing, old) for old in known)
        if not again and not (counted and thing.type is EntityType.GROUP):
            known.append(thing)
