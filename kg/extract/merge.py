"""The same event told twice is one event: told fully, it takes in its shorter tellings; different events stay apart."""

from __future__ import annotations

from kg.extract.alike import alike, fuller, shared, stands_for
from kg.extract.besides import is_besides, joined
from kg.extract.doubles import is_ranked
from kg.extract.drafts import EventDraft, Thing
from kg.extract.governors import FACTS
from kg.extract.overlap import compatible, is_narrower, status_agree, victims
from kg.extract.sameness import announces, is_cosigned, is_same, may_be_same
from kg.extract.telling import Telling
from kg.model import EntityType, EventType, Status


def merge(tellings: list[Telling]) -> list[EventDraft]:
    """One event for all tellings of it, in the order of the first; its evidence has the fullest telling first."""
    groups: list[list[Telling]] = []
    ranked = [telling for telling in tellings if telling.complete and is_ranked(telling)]
    besides = [telling for telling in tellings if telling not in ranked and is_besides(telling)]
    apart = [*ranked, *besides]
    complete = [telling for telling in tellings if telling.complete and telling not in apart]
    for telling in sorted(complete, key=lambda telling: telling.headline):
        home = next((group for group in groups if _belongs(telling, group)), None)
        if home is None and telling.headline:
            home = next((group for group in groups if _announces(telling, group)), None)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    groups = _bridged(groups)
    groups += [[telling] for telling in ranked if not _retells(telling, groups)]
    for telling in besides:
        if not joined(telling, groups):
            groups.append([telling])
    for telling in tellings:
        if not telling.complete and telling not in apart:
            _attach(telling, groups)
    return [_united(group) for group in groups]


def _bridged(groups: list[list[Telling]]) -> list[list[Telling]]:
    """Those that turned out to be of one event only when all was read, as one; in the order of their first words."""
    found: list[list[Telling]] = []
    for group in sorted(groups, key=lambda group: min(telling.trigger.i for telling in group)):
        group.sort(key=lambda telling: telling.trigger.i)
        home = next((other for other in found if _are_one(group, other)), None)
        if home is None:
            found.append(group)
        else:
            home.extend(group)
    return found


def _are_one(group: list[Telling], other: list[Telling]) -> bool:
    pairs = [(is_same(a, b), may_be_same(a, b)) for a in group for b in other]
    return any(same for same, _ in pairs) and all(same or may_be for same, may_be in pairs)


def _announces(headline: Telling, group: list[Telling]) -> bool:
    """The headline tells in short what the text tells first of all."""
    return any(announces(headline, telling) for telling in group) and not any(t.headline for t in group)


def _retells(ranked: Telling, groups: list[list[Telling]]) -> bool:
    """Puts "is the first to defect" to the defection told before, if there is one."""
    draft, place = ranked.draft, ranked.trigger
    for group in groups:
        first = group[0]
        near = 0 <= place.sentence - first.trigger.sentence <= 1 or any(t.word == ranked.word for t in group)
        if near and first.draft.type is draft.type and first.trigger.i < place.i and first.draft.status in FACTS:
            draft.agents, draft.targets, draft.places = [], [], []
            draft.start = draft.end = None  # "the third in two years"
            ranked.complete = False
            group.append(ranked)
            return True
    return False


def _attach(telling: Telling, groups: list[list[Telling]]) -> None:
    """Puts a definite noun to the latest event of its type told before it, if nothing in it says otherwise."""
    earlier = [g for g in groups if g[0].draft.type is telling.draft.type and g[0].trigger.i < telling.trigger.i]
    near = [group for group in earlier if compatible(telling.draft, _core(group).draft)]
    if not near:
        return
    near.sort(key=lambda group: max(t.trigger.i for t in group if t.trigger.i < telling.trigger.i))
    same = [group for group in near if any(t.word == telling.word for t in group)]
    (same or near)[-1].append(telling)


def _belongs(telling: Telling, group: list[Telling]) -> bool:
    if any(is_cosigned(telling, other) for other in group):
        return True
    same = [is_same(telling, other) for other in group]
    return any(same) and all(one or may_be_same(telling, other) for one, other in zip(same, group, strict=True))


def _core(group: list[Telling]) -> Telling:
    return max(group, key=lambda telling: (telling.complete, _weight(telling.draft), -telling.trigger.i))


def _weight(draft: EventDraft) -> int:
    return 2 * len(draft.agents) + 2 * len(draft.targets) + len(draft.places) + 2 * bool(draft.start)


def _united(group: list[Telling]) -> EventDraft:
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


def _status(group: list[Telling]) -> Status:
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


def _join(known: list[Thing], others: list[Thing], taken: list[Thing], *, headline: bool) -> None:
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
