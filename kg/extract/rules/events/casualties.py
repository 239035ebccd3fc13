"""Those whom an attack or a disaster hits: told beside it or in the next sentence, they are no event of their own."""

from __future__ import annotations

from bisect import bisect_left

from kg.extract.rules.events.arguments.sites import Site
from kg.extract.rules.events.conditions.harms import is_armed, told_by_cause
from kg.extract.rules.events.drafts import EventDraft
from kg.extract.rules.factuality.governors import FACTS
from kg.extract.shared.event_coreference.telling import Telling
from kg.language import Token, syntax
from kg.model import EntityType, EventType

_HARMS = {"kill", "wound", "injure", "claim", "maim", "hurt", "massacre", "slaughter"}
_DEATHS = {"die", "perish"}
_BLOWS = {EventType.ARMED_ACTION, EventType.INCIDENT}
#: So many sentences after the attack its victims may be counted.
_REACH = 2
#: So many attacks before a death are looked through for that which caused it; an article tells a dozen.
_MOST = 200


def counts_victims(site: Site, draft: EventDraft) -> bool:
    """ "twelve people were killed", and no word of how: not an event, but it may belong to one just told."""
    verb = site.trigger
    if draft.type is not EventType.ARMED_ACTION or site.frame.pos != "verb" or site.frame.word not in _HARMS:
        return False
    hit = syntax.is_passive(verb) and not syntax.is_negated(verb) and not draft.agents and bool(draft.targets)
    return hit and all(_suffers(draft, i) for i in range(len(draft.targets))) and not told_by_cause(site)


def _suffers(draft: EventDraft, i: int) -> bool:
    thing = draft.targets[i]
    return thing.is_person or thing.type is EntityType.GROUP


def with_casualties(tellings: list[Telling]) -> list[Telling]:
    """``tellings`` with those hit put to the attacks that hit them."""
    return _counted_after(_told_beside(tellings))


def _told_beside(tellings: list[Telling]) -> list[Telling]:
    """ "attacked the village, killing twelve people"; "suffered an attack when bombers killed 33"."""
    above: dict[int, Telling] = {}
    for telling in tellings:
        if telling.draft.type is EventType.ARMED_ACTION and telling.complete:
            above.setdefault(_verb_of(telling.trigger).i, telling)
    kept: list[Telling] = []
    for telling in tellings:
        attack = above.get(telling.trigger.head.i) if _is_beside(telling) else None
        if attack is None or attack is telling or not _one_attack(attack.draft, telling.draft):
            kept.append(telling)
        else:
            _add(attack.draft, telling.draft)
    return kept


def _verb_of(trigger: Token) -> Token:
    """The verb of the clause in which a noun tells the attack: "a bombing struck", "suffered an attack"."""
    if trigger.dep in {"nsubj", "nsubjpass", "dobj"} and trigger.head.pos == "VERB":
        return trigger.head
    return trigger


def _is_beside(telling: Telling) -> bool:
    verb = telling.trigger
    if telling.draft.type is not EventType.ARMED_ACTION or telling.word not in _HARMS:
        return False
    alone = verb.child(*syntax.SUBJECT) is None
    return verb.dep == "advcl" or (alone and verb.dep in {"conj", "xcomp", "ccomp"})


def _one_attack(attack: EventDraft, harm: EventDraft) -> bool:
    if attack.status is not harm.status and not (attack.status in FACTS and harm.status in FACTS):
        return False
    return not attack.agents or not harm.agents or bool(set(attack.agents) & set(harm.agents))


def _counted_after(tellings: list[Telling]) -> list[Telling]:
    """ "Twelve people have died", where the article tells of an attack: those whom it killed, and no other event."""
    # In the order of the text, as the words that tell them were read.
    blows = [t for t in tellings if t.draft.type in _BLOWS and t.complete and t.draft.status in FACTS]
    attacks = [t for t in blows if t.draft.type is EventType.ARMED_ACTION]
    kept: list[Telling] = []
    for telling in tellings:
        if not telling.complete and telling.casualty:
            _put_to_latest(telling, blows)
            continue
        if telling.draft.type is not EventType.INCIDENT or telling.word not in _DEATHS:
            kept.append(telling)
            continue
        before = bisect_left(attacks, telling.trigger.i, key=_place)
        if any(thing.is_person for thing in telling.draft.targets) and not _of_wounds(
            telling.trigger
        ):  # of other causes, unless an attack was just told
            since = bisect_left(attacks, telling.trigger.sentence - _REACH, hi=before, key=_sentence)
            near = [attack for attack in attacks[since:before] if _near(telling, attack)]
        else:
            near = attacks[max(before - _MOST, 0) : before] if before else attacks[-_MOST:]
        same = next((attack for attack in reversed(near) if _at_one_scene(telling.draft, attack.draft)), None)
        if same is None:
            kept.append(telling)
        elif not same.draft.targets:
            _add(same.draft, telling.draft)
    return kept


def _of_wounds(verb: Token) -> bool:
    return any(noun.lemma in {"wound", "injury", "attack"} for noun in syntax.prepositional(verb, "of", "from", "in"))


def _put_to_latest(telling: Telling, blows: list[Telling]) -> None:
    since = bisect_left(blows, telling.trigger.sentence - _REACH, key=_sentence)
    until = bisect_left(blows, telling.trigger.sentence + 1, key=_sentence)
    near = [blow for blow in blows[since:until] if _near(telling, blow) and _at_one_scene(telling.draft, blow.draft)]
    near = [blow for blow in near if not _hit_others(blow.draft)]
    if not near:
        return
    home = near[-1].draft
    if telling.word in {"kill", "massacre", "slaughter"} and any(_suffers(home, i) for i in range(len(home.targets))):
        return  # a count told again
    _add(home, telling.draft)


def _place(telling: Telling) -> int:
    return telling.trigger.i


def _sentence(telling: Telling) -> int:
    return telling.trigger.sentence


def _hit_others(blow: EventDraft) -> bool:
    """ "soldiers fired at the militants": who was hurt besides, somebody else may have hurt."""
    return bool(blow.agents) and bool(blow.targets) and all(is_armed(thing) for thing in blow.targets)


def _near(telling: Telling, blow: Telling) -> bool:
    """The blow was told shortly before, or in a clause beside: "twelve were killed when a bomb exploded"."""
    before = blow.trigger.i < telling.trigger.i and telling.trigger.sentence - blow.trigger.sentence <= _REACH
    return before or (_verb_of(blow.trigger).dep == "advcl" and _verb_of(blow.trigger).head is telling.trigger)


def _add(attack: EventDraft, harm: EventDraft) -> None:
    attack.targets.extend(thing for thing in harm.targets if thing not in [*attack.targets, *attack.agents])
    attack.agents.extend(thing for thing in harm.agents if thing not in [*attack.targets, *attack.agents])
    taken = [*attack.places, *attack.targets, *attack.agents]
    attack.places.extend(thing for thing in harm.places if thing not in taken)
    attack.evidence.extend(harm.evidence)
    if attack.start is None:
        attack.start, attack.end, attack.date_inferred = harm.start, harm.end, harm.date_inferred


def _at_one_scene(deaths: EventDraft, attack: EventDraft) -> bool:
    where = {*attack.places, *attack.targets}
    where |= {place.state for place in attack.places if place.state is not None}
    apart = deaths.start is not None and attack.start is not None and deaths.start[:7] != attack.start[:7]
    return not apart and (not deaths.places or bool(where & set(deaths.places)))
