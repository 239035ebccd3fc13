"""What must stand in a slot of a pattern: a state, a place, a body with members."""

from __future__ import annotations

from kg.extract.layers import Cluster
from kg.extract.relations.found import NamedThings, only
from kg.language import Token
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form
from kg.model import EntityType

#: A state, by its name.
state = NamedThings.named_state
#: A state or organization, by any words.
actor = NamedThings.actor
#: A place, by its name.
place = NamedThings.place
#: A place or state, by its name.
location = NamedThings.location
#: An organization, by its name.
organization = NamedThings.organization
#: A body with states for members.
league = NamedThings.league


def country(things: NamedThings, token: Token) -> Cluster | None:
    """A state, by any words."""
    return only(things.referent(token), EntityType.STATE)


def body(things: NamedThings, token: Token) -> Cluster | None:
    """An organization, by any words."""
    return only(things.referent(token), EntityType.ORGANIZATION)


def land(things: NamedThings, token: Token) -> Cluster | None:
    """A place or state, by a name that is no adjective; for a part of a state ("northern Iraq") the state."""
    phrase, there = things.phrase(token), things.location(token)
    if phrase is None or there is None or phrase.form is Form.ADJECTIVE:
        return None
    return there.state if phrase.owner is not None and there.state is not None else there


def seated(things: NamedThings, token: Token) -> Cluster | None:
    """A place, or an organization that is also a building."""
    phrase, thing = things.phrase(token), things.organization(token)
    if phrase is not None and phrase.form is Form.ADJECTIVE:
        return None
    if thing is not None:
        return thing if lexicon.words("seated-heads") & set(thing.name.split()) else None
    return things.place(token)
