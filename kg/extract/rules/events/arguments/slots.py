"""Fills the slots of a frame with the things that stand in them."""

from __future__ import annotations

from kg import lexicon
from kg.extract.layers import Cluster
from kg.extract.rules.events.arguments.members import with_members
from kg.extract.rules.events.arguments.scenes import around, is_placelike, scene
from kg.extract.rules.events.arguments.sites import Site, is_likened, is_opposed
from kg.extract.rules.events.drafts import EventDraft
from kg.extract.shared.referents import Referents
from kg.language import Token, syntax
from kg.lexicon.event_words import word_class
from kg.model import BlockKind, EntityType, EventType, Status

#: Types whose targets are rather places than governments: "flew to Washington", "shelled Tripoli".
_PHYSICAL = {
    EventType.VISIT,
    EventType.ARMED_ACTION,
    EventType.MILITARY_ACTIVITY,
    EventType.INCIDENT,
    EventType.PROTEST,
}
#: Types that may be done to a territory as such: "closed its border with Gaza".
_TERRITORIAL = {EventType.DECISION, EventType.SANCTION, EventType.SUPPORT, EventType.INCIDENT}
_PLACED = {EntityType.PLACE, EntityType.STATE}
_GOALS = {"obj", "to", "in", "on", "into", "at", "of", "against", "for", "hit"}
#: Types whose participants stand where the event does: "killed 12 people in Baghdad", "talks with officials in Rome".
_SCENIC = {EventType.MEETING, EventType.ARMED_ACTION, EventType.INCIDENT}
#: Bodies and buildings that are attacked and attack nobody.
_BUILDINGS = {
    *("center", "centre", "tower", "towers", "hotel", "school", "university", "college", "hospital", "embassy"),
    *("airport", "station", "church", "mosque", "synagogue", "temple", "theatre", "theater", "mall", "market"),
    *("consulate", "museum", "airlines", "bank", "newspaper", "magazine", "parliament", "stadium", "building"),
}
_WHERE = {"in", "at", "near", "on", "outside"}
#: Words in the names of those who attack.
_ARMED = {"front", "brigades", "militia", "police", "guard", "guards", "rebels", "corps", "command", "jihad", "taliban"}
#: Nouns for fighting that a state's adjective may place rather than blame: "the Syrian civil war", "the Yugoslav wars".
_RAGING = {"war", "conflict", "violence", "insurgency", "fighting", "rebellion"}
#: What happens within the state that it is said to belong to: "Rwanda's genocide".
_WITHIN = {"genocide", "insurgency", "rebellion"}


def fill(referents: Referents, site: Site) -> tuple[EventDraft, list[Token]]:
    """A draft with its participants and places, and the words that name them."""
    draft = EventDraft(type=site.frame.type, status=Status.OCCURRED, evidence=[])
    used: list[Token] = []
    for slot, things, token in _found(referents, site, site.frame.agent):
        _agents(draft, slot, things, token)
        used.append(token)
    for slot, things, token in _found(referents, site, site.frame.target, taken=draft.agents):
        territorial = draft.type in _TERRITORIAL and slot not in {"in", "obj.in"}
        calling = draft.type is EventType.ELECTION and slot == "hit"  # who calls an election is not elected by it
        hit = [thing for thing in things if territorial or thing.type is not EntityType.PLACE]
        hit = [thing for thing in hit if draft.type is not EventType.ARMED_ACTION or not _is_site(referents, thing)]
        draft.targets.extend(thing for thing in hit if not (calling and thing.is_person))
        if not territorial and not _is_origin(slot, token):
            draft.places.extend(thing for thing in things if thing.type is EntityType.PLACE)
        used.append(token)
    for slot in sorted(site.frame.place, key="where".__eq__):
        if slot == "where" and draft.places:
            continue
        _places(referents, draft, site, slot, used)
    if not draft.places:
        draft.places.extend(_fresh(draft, around(referents, site)))
    if draft.type is EventType.OFFICE_CHANGE and site.frame.pos == "verb":
        _headline_passive(referents, draft, site)
        _replacing(referents, draft, site)
    _tidy(draft)
    return draft, used


def _headline_passive(referents: Referents, draft: EventDraft, site: Site) -> None:
    """ "Smith appointed envoy": in a headline, who stands before the verb is the one appointed."""
    headline = referents.annotation.sentence_of(site.trigger).kind is BlockKind.HEADLINE
    persons = bool(draft.agents) and all(thing.is_person for thing in draft.agents)
    if headline and persons and site.trigger.tag in {"VBD", "VBN"} and not any(t.is_person for t in draft.targets):
        draft.agents, draft.targets = [], draft.agents


def _replacing(referents: Referents, draft: EventDraft, site: Site) -> None:
    """ "Smith replaced her campaign manager": hers to replace, so that she does it and does not take the post."""
    noun = site.object
    if site.frame.word != "replace" or noun is None or syntax.is_passive(site.trigger):
        return
    owner = next(
        (owner for word in (noun, *noun.all("compound")) if (owner := syntax.possessor(word)) is not None), None
    )
    subject = syntax.subject(site.trigger)
    other = syntax.prepositional(site.trigger, "with") or syntax.prepositional(noun, "with")
    if subject is not None and (other or (owner is not None and owner.tag == "PRP$")):
        owner = subject  # "replaced X with Y": who does so takes no post
    owners = referents.participants(owner) if owner is not None else []
    draft.agents = [*draft.agents, *(thing for thing in draft.targets if thing in owners)]


def _agents(draft: EventDraft, slot: str, things: list[Cluster], token: Token) -> None:
    for thing in things:
        if thing.type is EntityType.PLACE:
            if slot in {"mod", "obj", "blow.mod"}:
                draft.places.append(thing)
        elif slot == "blow.mod" and thing.is_person:
            continue  # "the Kennedy killing"
        elif thing.type is EntityType.STATE and _is_where(draft, slot, token):
            draft.places.append(thing)
        elif slot == "from" and thing.type is EntityType.STATE and draft.type is EventType.ARMED_ACTION:
            continue  # "a cross-border attack from Afghanistan": by whom, it does not say
        elif slot in {"mod", "blow.mod"} and draft.type is EventType.ARMED_ACTION and not _strikes(thing):
            if _is_struck(thing):
                draft.targets.append(thing)  # "the World Trade Center attacks"
        elif thing.type is not EntityType.ISSUE:
            draft.agents.append(thing)


def _is_site(referents: Referents, thing: Cluster) -> bool:
    """What the engine took for a person is where something happens elsewhere in the article: "at Gallipoli"."""
    if thing.type is not EntityType.PERSON or len(thing.name.split()) > 1:
        return False
    where = (token for token in referents.annotation.tokens if token.dep == "pobj" and token.head.lower in {"in", "at"})
    return any(referents.thing(token) is thing for token in where)


def _is_origin(slot: str, token: Token) -> bool:
    """ "two European tankers": where they come from, and not where they were seized."""
    return slot.endswith(".mod") and token.pos == "ADJ" and not is_placelike(token.head)


def _strikes(thing: Cluster) -> bool:
    """Whether a body named before the attack is who did it: an armed group, an army, the police."""
    if thing.type is not EntityType.ORGANIZATION:
        return True
    known = lexicon.find(lexicon.body_by_name(), thing.name)
    if known is not None:
        return known.kind in {"armed-group", "army", "agency", "intergovernmental", "ministry"}
    return bool(set(thing.name.lower().split()) & (word_class("forces") | _ARMED))


def _is_struck(thing: Cluster) -> bool:
    """Of a body that attacks nobody: it was attacked. Of a name that says neither, nobody knows."""
    if lexicon.find(lexicon.body_by_name(), thing.name) is not None:
        return True
    return bool(set(thing.name.lower().split()) & _BUILDINGS)


def _is_scene(draft: EventDraft, token: Token) -> bool:
    """ "the Iraq war": a state's name before the noun says where, its adjective or short form ("U.S.") says who;
    "Iranian protests" are no deed of the state."""
    if draft.type is not EventType.ARMED_ACTION:
        return draft.type is EventType.PROTEST
    if token.pos == "ADJ" and token.head.lemma.lower() in _RAGING:
        civil = any(child.lower == "civil" for child in token.head.lefts)
        return civil or token.head.tag == "NNS" or not syntax.prepositional(token.head, "in", "on", "against", "with")
    short = token.text.isupper() or "." in token.text
    return token.pos != "ADJ" and not short and token.dep in {"compound", "nmod"}


def _is_where(draft: EventDraft, slot: str, token: Token) -> bool:
    """A state before the noun says where it happens, and not who does it."""
    return _rages_within(token) if slot == "poss" else slot in {"mod", "blow.mod"} and _is_scene(draft, token)


def _rages_within(owner: Token) -> bool:
    noun = owner.head
    civil = any(child.lower == "civil" for child in noun.lefts)
    return noun.lemma.lower() in _WITHIN or (noun.lemma.lower() in _RAGING and civil)


def _places(referents: Referents, draft: EventDraft, site: Site, slot: str, used: list[Token]) -> None:
    for token in [*site.tokens(slot), *_beyond(site, slot, used)]:
        if slot == "mod" and is_likened(site.annotation, token):
            continue
        things = scene(referents, token, land=slot in _WHERE) if slot != "mod" else _thing(referents, token)
        fresh = _fresh(draft, things)
        draft.places.extend(fresh)
        if fresh:
            used.append(token)


def _fresh(draft: EventDraft, things: list[Cluster]) -> list[Cluster]:
    taken = [*draft.targets, *draft.agents]
    return [thing for thing in things if thing.type in _PLACED and thing not in taken]


def _beyond(site: Site, slot: str, used: list[Token]) -> list[Token]:
    """ "a meeting with Ana Moreno in Oslo": the parser hangs the place on the person, whom it does not describe."""
    if slot not in _WHERE:
        return []
    found: list[Token] = []
    for token in used:
        if token.i > site.trigger.i and (token.entity == "PERSON" or site.frame.type in _SCENIC):
            for part in syntax.coordinated(token):
                found.extend(syntax.prepositional(part, slot))
    return found


def _found(
    referents: Referents, site: Site, slots: tuple[str, ...], *, taken: list[Cluster] | None = None
) -> list[tuple[str, list[Cluster], Token]]:
    """What stands in ``slots``: of the first one that has something, and of those marked "+"."""
    found: list[tuple[str, list[Cluster], Token]] = []
    for slot in slots:
        if found and not slot.startswith("+"):
            continue
        name = slot.lstrip("+")
        for token in site.tokens(name):
            things = [thing for thing in _things(referents, site, name, token) if not taken or thing not in taken]
            if things:
                found.append((name, things, token))
    return _unnested(found)


def _unnested(found: list[tuple[str, list[Cluster], Token]]) -> list[tuple[str, list[Cluster], Token]]:
    """ "Chadian Army vehicles": those of the army; the state's adjective only belongs to its name."""
    owners = {
        thing.state
        for slot, things, _ in found
        for thing in things
        if slot.endswith("mod") and thing.type is EntityType.ORGANIZATION
    }
    return [
        (slot, kept, token)
        for slot, things, token in found
        if (kept := [t for t in things if not (slot.endswith("mod") and token.dep == "amod" and t in owners)])
    ]


def _things(referents: Referents, site: Site, slot: str, token: Token) -> list[Cluster]:
    if slot in {"mod", "obj.mod", "subj.mod", "blow.mod"}:
        apart = is_opposed(site.annotation, token) or is_likened(site.annotation, token)
        return [] if apart else _thing(referents, token)
    if slot == "hit" and site.frame.type in _PHYSICAL and token.entity in {"GPE", "LOC"}:
        return _thing(referents, token)  # "Tunis suffered an attack"
    if site.frame.type in _PHYSICAL and slot in _GOALS:
        places = referents.places(token)
        if places and len(places) >= len(referents.participants(token)):
            return places
        named = token.child("appos") is not None or any(prep.lower == "of" for prep in token.all("prep"))
        if slot == "obj" and named and is_placelike(token) and not referents.participants(token):
            return [thing for thing in scene(referents, token, land=False) if thing.type is EntityType.PLACE]
    found = with_members(referents, token)
    if site.trigger.dep == "relcl" and token is site.trigger.head:  # "X, who died in 1999, Y, who died in 1995"
        later = [referents.thing(part) for part in syntax.coordinated(token) if part.i > site.trigger.i]
        found = [thing for thing in found if thing not in later]
    return found


def _thing(referents: Referents, token: Token) -> list[Cluster]:
    thing = referents.thing(token)
    return [thing] if thing is not None else []


def _tidy(draft: EventDraft) -> None:
    """No thing in two slots; the state of a town that is visited is visited too, if the article names it."""
    draft.agents = distinct(draft.agents)
    draft.targets = [thing for thing in distinct(draft.targets) if thing not in draft.agents]
    places = distinct(draft.places)
    if draft.type is EventType.ELECTION:
        _voters(draft)
    if draft.type is EventType.MILITARY_ACTIVITY:  # at home it concerns no other state
        homes = {thing.state for thing in draft.agents}
        places = distinct([*places, *(thing for thing in draft.targets if thing in homes)])
        draft.targets = [thing for thing in draft.targets if thing not in homes]
    if draft.type is EventType.VISIT:
        states = [thing for thing in places if thing.type is EntityType.STATE]
        states += [place.state for place in places if place.state is not None and place.state.type is EntityType.STATE]
        draft.targets = distinct([*draft.targets, *(state for state in states if state not in draft.agents)])
    draft.places = [thing for thing in places if thing not in draft.targets and thing not in draft.agents]


def _voters(draft: EventDraft) -> None:
    """ "Russians vote": not candidates, but their state is where they do it; "the election of X": X is elected."""
    voters = [thing for thing in [*draft.agents, *draft.targets] if thing.type is EntityType.GROUP]
    states = [thing.state for thing in voters if thing.state is not None and thing.state.type is EntityType.STATE]
    draft.agents = [thing for thing in draft.agents if thing not in voters or thing.state is None]
    elected = [thing for thing in draft.targets if thing.is_person]
    draft.agents = distinct([*draft.agents, *elected])
    others = [thing for thing in draft.targets if thing not in elected and thing not in voters]
    others = [thing for thing in others if thing.type is not EntityType.ORGANIZATION]
    draft.targets = distinct([*others, *states])


def distinct(things: list[Cluster]) -> list[Cluster]:
    return list(dict.fromkeys(things))
