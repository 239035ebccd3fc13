"""The same event told twice is one event: told fully, it takes in its shorter tellings; different events stay apart."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.layers import Cluster
from kg.extract.rules.events.drafts import EventDraft
from kg.extract.rules.factuality.governors import FACTS
from kg.extract.shared.event_coreference.alike import alike, fuller, shared, stands_for
from kg.extract.shared.event_coreference.besides import is_besides, joined
from kg.extract.shared.event_coreference.doubles import is_ranked
from kg.extract.shared.event_coreference.grouping import Group, Groups, looked_at
from kg.extract.shared.event_coreference.overlap import compatible, is_narrower, status_agree, victims
from kg.extract.shared.event_coreference.sameness import announces, is_cosigned, is_same, may_be_same
from kg.extract.shared.event_coreference.telling import Telling
from kg.model import EntityType, EventType, Status


def merge(tellings: list[Telling]) -> list[EventDraft]:
    """One event for all tellings of it, in the order of the first; its evidence has the fullest telling first."""
    groups = Groups()
    ranked = dict.fromkeys(telling for telling in tellings if telling.complete and is_ranked(telling))
    besides = dict.fromkeys(telling for telling in tellings if telling not in ranked and is_besides(telling))
    apart = ranked | besides
    complete = [telling for telling in tellings if telling.complete and telling not in apart]
    for telling in sorted(complete, key=lambda telling: telling.headline):
        home = next((number for number, group in groups.like([telling]) if _belongs(telling, group)), None)
        if home is None and telling.headline:
            events = groups.of(telling.draft.type)
            home = next((number for number, group in events if _announces(telling, group)), None)
        if home is None:
            groups.open([telling])
        else:
            groups.put([telling], home)
    groups = _bridged(groups.all)
    alone = [telling for telling in ranked if not _retells(telling, groups)]
    for telling in alone:
        groups.open([telling])
    for telling in besides:
        if not joined(telling, groups):
            groups.open([telling])
    for telling in tellings:
        if not telling.complete and telling not in apart:
            _attach(telling, groups)
    return [_united(group) for group in groups.all]


def _bridged(groups: list[Group]) -> Groups:
    """Those that turned out to be of one event only when all was read, as one; in the order of their first words."""
    found = Groups()
    for group in sorted(groups, key=lambda group: min(telling.trigger.i for telling in group)):
        group.sort(key=lambda telling: telling.trigger.i)
        home = next((n for n, other in found.like(group) if _are_one(group, other)), None)
        if home is None:
            found.open(group)
        else:
            found.put(group, home)
    return found


def _are_one(group: Group, other: Group) -> bool:
    return _agree((a, b) for a in looked_at(group) for b in looked_at(other))


def _agree(pairs: Iterable[tuple[Telling, Telling]]) -> bool:
    """One of the pairs must be of one event, and all others may be."""
    agreed = False
    for a, b in pairs:
        same = is_same(a, b)
        if not same and not may_be_same(a, b):
            return False
        agreed = agreed or same
    return agreed


def _announces(headline: Telling, group: Group) -> bool:
    """The headline tells in short what the text tells first of all."""
    told = [*looked_at(group)]
    return any(announces(headline, telling) for telling in told) and not any(t.headline for t in told)


def _retells(ranked: Telling, groups: Groups) -> bool:
    """Puts "is the first to defect" to the defection told before, if there is one."""
    draft, place = ranked.draft, ranked.trigger
    for number, group in groups.of(draft.type):
        first = group[0]
        near = 0 <= place.sentence - first.trigger.sentence <= 1 or any(t.word == ranked.word for t in looked_at(group))
        if near and first.trigger.i < place.i and first.draft.status in FACTS:
            draft.agents, draft.targets, draft.places = [], [], []
            draft.start = draft.end = None  # "the third in two years"
            ranked.complete = False
            groups.put([ranked], number)
            return True
    return False


def _attach(telling: Telling, groups: Groups) -> None:
    """Puts a definite noun to the latest event of its type told before it, if nothing in it says otherwise."""
    near: list[int] = []
    for number in dict.fromkeys(number for number, _ in groups.before(telling)):
        group = groups.all[number]
        if group[0].trigger.i < telling.trigger.i and compatible(telling.draft, _core(group).draft):
            if any(t.word == telling.word for t in looked_at(group)):
                groups.put([telling], number)
                return
            near.append(number)
    if near:
        groups.put([telling], near[0])


def _belongs(telling: Telling, group: Group) -> bool:
    if any(is_cosigned(telling, other) for other in looked_at(group)):
        return True
    return _agree((telling, other) for other in looked_at(group))


def _core(group: Group) -> Telling:
    return max(looked_at(group), key=lambda telling: (telling.complete, _weight(telling.draft), -telling.trigger.i))


def _weight(draft: EventDraft) -> int:
    return 2 * len(draft.agents) + 2 * len(draft.targets) + len(draft.places) + 2 * bool(draft.start)


def _united(group: Group) -> EventDraft:
    ordered = sorted(group, key=lambda t: (not t.complete, t.headline, -_weight(t.draft), t.trigger.i))
    event = ordered[0].draft
    event.status = _status(group)
    for telling in ordered[1:]:
        other = telling.draft
        theirs = telling.pronominal and bool(event.agents) and not shared(event.agents, other.agents)
        _join(event.agents, [] if theirs else other.agents, event.targets, headline=telling.headline)
        _join(event.targets, other.targets, event.agents, headline=telling.headline)
        taken = {*event.places, *event.targets, *event.agents}
        event.places.extend(thing for thing in other.places if thing not in taken)
        if other.start is not None and (event.start is None or is_narrower(other, event)):
            event.start, event.end, event.date_inferred = other.start, other.end, other.date_inferred
        elif other.start is None and other.end and event.start and event.end is None and event.start <= other.end:
            event.end = other.end
        elif event.type is EventType.AGREEMENT and event.start and other.start and event.end and other.end:
            event.start, event.end = min(event.start, other.start), max(event.end, other.end)
        event.evidence.extend(other.evidence)
    if people := victims(event):
        event.targets = people
    return event


def _status(group: Group) -> Status:
    """That of the fullest telling; but a headline may tell what is to come as done, and what is done as to come."""
    ordered = sorted(group, key=lambda t: (not t.complete, -_weight(t.draft), t.trigger.i))
    first = ordered[0]
    told = [telling for telling in ordered if telling.complete and not telling.headline]
    if first.headline and told and not status_agree(first.draft.status, told[0].draft.status):
        return told[0].draft.status
    if first.headline and told and not first.noun and told[0].word == first.word:
        weaker = first.draft.status is Status.POSSIBLE and told[0].draft.status is Status.SCHEDULED
        return told[0].draft.status if weaker else first.draft.status  # "offers to train", "will train"
    return first.draft.status


def _join(known: list[Cluster], others: list[Cluster], taken: list[Cluster], *, headline: bool) -> None:
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
