"""What must stand in a slot of a pattern: a state, a place, a body with members."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from kg import lexicon
from kg.extract.layers import Cluster
from kg.extract.relations.found import NamedThings
from kg.language import Token
from kg.lexicon.gazetteer import Form
from kg.model import EntityType


class Kind(StrEnum):
    """What a token of a slot must stand for."""

    STATE = "a state, by its name"
    COUNTRY = "a state, by any words"
    ACTOR = "a state or organization, by any words"
    PLACE = "a place, by its name"
    LOCATION = "a place or state, by its name"
    LAND = "a place or state, by a name that is no adjective; for a part of a state the state"
    ORGANIZATION = "an organization, by its name"
    BODY = "an organization, by any words"
    LEAGUE = "a body with states for members"
    SEATED = "a place, or an organization that is also a building"


def _country(things: NamedThings, token: Token) -> Cluster | None:
    thing = things.referent(token)
    return thing if thing is not None and thing.type is EntityType.STATE else None


def _body(things: NamedThings, token: Token) -> Cluster | None:
    thing = things.referent(token)
    return thing if thing is not None and thing.type is EntityType.ORGANIZATION else None


def _land(things: NamedThings, token: Token) -> Cluster | None:
    """ "Mosul, northern Iraq", "Mosul in northern Iraq": it lies in Iraq."""
    phrase, place = things.phrase(token), things.location(token)
    if phrase is None or place is None or phrase.form is Form.ADJECTIVE:
        return None
    return place.state if phrase.owner is not None and place.state is not None else place


def _seated(things: NamedThings, token: Token) -> Cluster | None:
    phrase, thing = things.phrase(token), things.named(token)
    if phrase is not None and phrase.form is Form.ADJECTIVE:
        return None
    if thing is not None and thing.type is EntityType.ORGANIZATION:
        return thing if lexicon.words("seated-heads") & set(thing.name.split()) else None
    return things.place(token)


KINDS: Mapping[Kind, Callable[[NamedThings, Token], Cluster | None]] = {
    Kind.STATE: NamedThings.state,
    Kind.COUNTRY: _country,
    Kind.ACTOR: NamedThings.actor,
    Kind.PLACE: NamedThings.place,
    Kind.LOCATION: NamedThings.location,
    Kind.LAND: _land,
    Kind.ORGANIZATION: NamedThings.organization,
    Kind.BODY: _body,
    Kind.LEAGUE: NamedThings.league,
    Kind.SEATED: _seated,
}
