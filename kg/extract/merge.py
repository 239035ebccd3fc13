"""The same event told twice is one event: told fully, it takes in its shorter tellings; different events stay apart."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.drafts import EventDraft, Thing
from kg.language import Token
from kg.model import EntityType, EventType, Status

_EARLIER = {"previous", "earlier", "last", "recent", "past", "former", "prior"}
_VOTES = {"presidential", "parliamentary", "legislative", "general", "local", "municipal", "primary", "provincial"}
_FACTS = {Status.OCCURRED, Status.ONGOING}
_AHEAD = {Status.SCHEDULED, Status.POSSIBLE}
#: All who take part stand in one list, so any two of them make a meeting.
_MUTUAL = {EventType.MEETING, EventType.AGREEMENT}


@dataclass(slots=True, eq=False)
class Telling:
    """One mention of an event.

    Args:
        complete: it names enough to be an event by itself; else it can only be a mention of another one.
        definite: it is a noun that points back ("the visit", "his trip").
        given: the object of the verb points back ("signed the accord").
        thing_hit: lemma of what was struck, where that is no participant ("bridge").
        headline: it stands in the headline, which tells in short what the text tells again.
        casualty: it only counts those hit by an attack told before.
    """

    draft: EventDraft
    trigger: Token
    word: str
    complete: bool = True
    definite: bool = False
    headline: bool = False
    given: bool = False
    thing_hit: str = ""
    casualty: bool = False

    @property
    def kinds(self) -> set[str]:
        """What kind of vote it is, where the words say so."""
        return {child.lower for child in self.trigger.children} & _VOTES

    @property
    def another(self) -> bool:
        return any(child.lower == "another" for child in self.trigger.children)

    @property
    def noun(self) -> bool:
        return self.trigger.pos not in {"VERB", "AUX"}

    @property
    def past(self) -> bool:
        """Its own words say that it is over, and not the one just told of."""
        return any(child.lower in _EARLIER for child in self.trigger.children)


def merge(tellings: list[Telling]) -> list[EventDraft]:
    """One event for all tellings of it, in the order of the first; its evidence has the fullest telling first."""
    groups: list[list[Telling]] = []
    for telling in tellings:
        if not telling.complete:
            continue
        home = next((group for group in groups if _belongs(telling, group)), None)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    for telling in tellings:
        if not telling.complete:
            _attach(telling, groups)
    return [_united(group) for group in groups]


def _attach(telling: Telling, groups: list[list[Telling]]) -> None:
    """Puts a definite noun to the latest event of its type told before it, if nothing in it says otherwise."""
    earlier = [g for g in groups if g[0].draft.type is telling.draft.type and g[0].trigger.i < telling.trigger.i]
    near = [group for group in earlier if _compatible(telling.draft, _core(group).draft)]
    if not near:
        return
    near.sort(key=lambda group: max(t.trigger.i for t in group if t.trigger.i < telling.trigger.i))
    same = [group for group in near if any(t.word == telling.word for t in group)]
    (same or near)[-1].append(telling)


def _belongs(telling: Telling, group: list[Telling]) -> bool:
    return any(_cosigned(telling, other) for other in group) or all(_same(telling, other) for other in group)


def _same(a: Telling, b: Telling) -> bool:
    one, two = a.draft, b.draft
    if one.type is not two.type or a.trigger is b.trigger or a.another or b.another:
        return False
    if one.type is EventType.ARMED_ACTION and a.thing_hit and b.thing_hit and a.thing_hit != b.thing_hit:
        return False
    if one.type is EventType.ELECTION and _one_vote(a, b):
        return True
    if _retold(a, b):
        return True
    if a.word == b.word and _one_victim(one, two) and _status_agree(one.status, two.status):
        return _dates_agree(one, two)
    if _dates_agree(one, two) and (_who_did_it(a, b) or _who_did_it(b, a)):
        return True
    if not _compatible(one, two) and not _repeats(a, b):
        return False
    pointing = a.definite or b.definite or a.headline or b.headline
    return _overlap(one, two, pointing=pointing or _tells_again(a, b))


def _one_vote(a: Telling, b: Telling) -> bool:
    """ "polls opened", "voters are choosing": one election, unless kind, state, date or candidates say otherwise."""
    one, two = a.draft, b.draft
    if (one.agents and two.agents) or a.past or b.past or (a.kinds and b.kinds and not a.kinds & b.kinds):
        return False
    states = [{thing for thing in _scene(draft) if thing.type is EntityType.STATE} for draft in (one, two)]
    apart = bool(states[0]) and bool(states[1]) and not states[0] & states[1]
    return not apart and _dates_agree(one, two) and _status_agree(one.status, two.status)


def _retold(a: Telling, b: Telling) -> bool:
    """The headline counts or calls those hit otherwise than the text does."""
    one, two = a.draft, b.draft
    if a.headline is b.headline or not (a.word == b.word or _one_blow(one, two)):
        return False
    attackers = one.type is EventType.ARMED_ACTION and bool(one.agents) and set(one.agents) == set(two.agents)
    if not attackers and not set(one.places) & set(two.places):
        return False
    groups = all(thing.type is EntityType.GROUP for thing in [*one.targets, *two.targets])
    alike = groups and _nested(one.agents, two.agents) and _dates_agree(one, two)
    return alike and _status_agree(one.status, two.status)


def _one_blow(one: EventDraft, two: EventDraft) -> bool:
    """ "Bombs kill scores in Tunis", "two bombs exploded in Tunis": one town, and in both those hit are counted."""
    towns = {place for place in set(one.places) & set(two.places) if place.type is EntityType.PLACE}
    return one.type is EventType.ARMED_ACTION and bool(towns) and bool(one.targets) and bool(two.targets)


def _one_victim(one: EventDraft, two: EventDraft) -> bool:
    """ "was shot by the rebels", "was shot by rebel fighters": one person is shot once."""
    alone = one.type is EventType.ARMED_ACTION and one.targets == two.targets and len(one.targets) == 1
    return alone and one.targets[0].is_person


def _who_did_it(later: Telling, first: Telling) -> bool:
    """ "Hamas claimed responsibility for the attack": the one just told of, by nobody or by "gunmen"."""
    pointing = (
        later.noun
        and later.draft.status in _FACTS
        and any(child.dep == "det" and child.lower != "both" for child in later.trigger.children)
    )
    known = later.draft.type is EventType.ARMED_ACTION and later.definite and pointing and not later.past
    bare = bool(later.draft.agents) and not later.draft.targets and not later.draft.places
    unnamed = all(thing.type is EntityType.GROUP and thing.state is None for thing in first.draft.agents)
    named = not first.draft.agents or all(thing.type is EntityType.ORGANIZATION for thing in later.draft.agents)
    fresh = unnamed and named and first.draft.status in _FACTS and first.trigger.i < later.trigger.i
    return known and bare and fresh and not set(later.draft.agents) & set(first.draft.targets)


def _tells_again(a: Telling, b: Telling) -> bool:
    """ "tested a missile", "fired the missile": the same thing, known already."""
    return bool(a.thing_hit) and a.thing_hit == b.thing_hit and (a.given or b.given)


def _compatible(one: EventDraft, two: EventDraft) -> bool:
    """Nothing that one says of date, status or participants contradicts the other."""
    return _dates_agree(one, two) and _status_agree(one.status, two.status) and _fits(one, two)


def _repeats(a: Telling, b: Telling) -> bool:
    """A noun that points back without a date of its own says nothing of when or whether: "his trip comes as ..."."""
    plain = [
        t for t in (a, b) if t.definite and t.noun and not t.draft.start and t.draft.status in _FACTS and not t.past
    ]
    if not plain or not _fits(a.draft, b.draft):
        return False
    other = b if plain[0] is a else a
    return other.draft.status in _AHEAD and other.draft.status is Status.SCHEDULED


def _dates_agree(one: EventDraft, two: EventDraft) -> bool:
    if one.start and two.start:
        length = min(len(one.start), len(two.start))
        if one.start[:length] != two.start[:length] and not (_within(one, two) or _within(two, one)):
            return False
    return True


def _within(inner: EventDraft, outer: EventDraft) -> bool:
    if not (inner.start and outer.start and outer.end):
        return False
    return outer.start <= inner.start and (inner.end or inner.start) <= outer.end + "~"


def _status_agree(one: Status, two: Status) -> bool:
    if one is two or (one in _FACTS and two in _FACTS):
        return True
    return one in _AHEAD and two in _AHEAD


def _fits(one: EventDraft, two: EventDraft) -> bool:
    """The participants of one are among those of the other, side by side."""
    if one.type in _MUTUAL:
        return _nested(one.agents, two.agents)
    return _nested(one.agents, two.agents) and _nested(one.targets, two.targets) and _nested_places(one, two)


def _nested_places(one: EventDraft, two: EventDraft) -> bool:
    if one.targets and two.targets:
        return True
    return _nested(one.places, two.places) or bool(_scene(one) & _scene(two))


def _scene(draft: EventDraft) -> set[Thing]:
    """Where it happens: an attacked state is told as target here and as place there."""
    states = {place.state for place in draft.places if place.state is not None}
    return {*draft.targets, *draft.places, *states}


def _nested(one: list[Thing], two: list[Thing]) -> bool:
    a, b = set(one), set(two)
    return not a or not b or a <= b or b <= a


def _overlap(one: EventDraft, two: EventDraft, *, pointing: bool) -> bool:
    """Enough in common to be told of the same event."""
    agents = set(one.agents) & set(two.agents)
    targets = set(one.targets) & set(two.targets)
    if one.type in _MUTUAL:
        return len(agents) >= 2 or (bool(agents) and (len(one.agents) == len(two.agents) or pointing))
    if one.agents and two.agents and not agents:
        return False
    if one.targets and two.targets:
        return bool(targets)
    places = _scene(one) & _scene(two)
    if not agents and not targets and not pointing:
        return any(place.type is not EntityType.STATE for place in places)
    return bool(agents and (pointing or places)) or bool(places) or bool(targets)


def _is_narrower(one: EventDraft, two: EventDraft) -> bool:
    """Both ends of ``one`` are known and lie within ``two``, which says less."""
    if not (one.start and one.end and two.start) or (one.start, one.end) == (two.start, two.end):
        return False
    exact = len(one.start) > len(two.start) and one.start.startswith(two.start)
    return exact or (two.end is not None and two.start <= one.start and one.end <= two.end)


def _cosigned(a: Telling, b: Telling) -> bool:
    """ "X signed the accord on Friday", "Y signed the accord on Saturday": one agreement, signed by both."""
    if a.draft.type is not EventType.AGREEMENT or a.noun or b.noun or a.word != b.word or not (a.given or b.given):
        return False
    return a.draft.status in _FACTS and b.draft.status in _FACTS


def _core(group: list[Telling]) -> Telling:
    return max(group, key=lambda telling: (telling.complete, _weight(telling.draft), -telling.trigger.i))


def _weight(draft: EventDraft) -> int:
    return 2 * len(draft.agents) + 2 * len(draft.targets) + len(draft.places) + 2 * bool(draft.start)


def _united(group: list[Telling]) -> EventDraft:
    ordered = sorted(group, key=lambda t: (not t.complete, -_weight(t.draft), t.trigger.i))
    event = ordered[0].draft
    for telling in ordered[1:]:
        other = telling.draft
        event.agents.extend(thing for thing in other.agents if thing not in event.agents and thing not in event.targets)
        counted = telling.headline and any(thing.type is EntityType.GROUP for thing in event.targets)
        event.targets.extend(
            thing
            for thing in other.targets
            if thing not in [*event.targets, *event.agents] and not (counted and thing.type is EntityType.GROUP)
        )
        taken = {*event.places, *event.targets, *event.agents}
        event.places.extend(thing for thing in other.places if thing not in taken)
        if other.start is not None and (event.start is None or _is_narrower(other, event)):
            event.start, event.end, event.date_inferred = other.start, other.end, other.date_inferred
        elif other.start is None and other.end and event.start and event.end is None and event.start <= other.end:
            event.end = other.end
        elif event.type is EventType.AGREEMENT and event.start and other.start and event.end and other.end:
            event.start, event.end = min(event.start, other.start), max(event.end, other.end)
        event.evidence.extend(other.evidence)
    return event
