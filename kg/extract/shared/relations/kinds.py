"""What must stand in a slot of a pattern: a state, a place, a body with members."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from kg import lexicon
from kg.extract.drafts import Thing
from kg.extract.shared.relations.found import NamedThings
from kg.language import Token
from kg.lexicon.gazetteer import Form
from kg.model import EntityType

_STATELY = ("state news", "state media", "state tele", "state radio", "state broadcaster", "state-run", "official news")
#: Words by which a body is the state's whatever its kind, and kinds that are not even so.
_NATIONAL = {"National", "Federal", "Royal", "Central"}
_PRIVATE = {"party", "company", "media", "bank", "armed-group", "religious", "ngo", "union"}


class Kind(StrEnum):
    """What a token of a slot must stand for."""

    STATE = "a state, by its name"
    COUNTRY = "a state, by any words"
    ACTOR = "a state or organization, by any words"
    SIDE = "a state or organization that takes a side: no league whose allies are its members"
    PLACE = "a place, by its name"
    LOCATION = "a place or state, by its name"
    LAND = "a place or state, by a name that is no adjective; for a part of a state the state"
    ORGANIZATION = "an organization, by its name"
    BODY = "an organization, by any words"
    ORGAN = "a body such as states have"
    LEAGUE = "a body with states for members"
    SEATED = "a place, or an organization that is also a building"


def is_organ(things: NamedThings, thing: Thing, *, unknown: bool = True) -> bool:
    """A body that a state has, not a party, company or league that merely sits there.

    Args:
        unknown: the answer where no word of the name tells: "U.S. Geological Survey" and "British air force" are
            some, "Indian Movement X" is none.
    """
    known = things.known(thing)
    if known is not None:
        stately = any(name.casefold().startswith(_STATELY) for name in thing.aliases)
        # As in: the state news agency (IRNA).
        return known.kind in lexicon.ORGAN_KINDS or (known.kind == "media" and stately)
    words, heads = thing.name.split(), lexicon.organization_heads()
    if "News" in words or thing.name.endswith("security forces"):
        return False
    if _NATIONAL & set(words) and heads.get(words[-1]) not in _PRIVATE:
        return True  # "National Hurricane Center"
    if len(words) > 1 and words[-2].lower() == "state" and f"state {words[-1].lower()}" in lexicon.organ_nouns():
        return True  # "Libyan state TV"
    kind = heads.get(words[-1]) or heads.get(words[0]) or lexicon.organ_nouns().get(words[-1].lower())
    kind = kind or next((heads[word] for word in words if word in heads), None)
    return kind in lexicon.ORGAN_KINDS if kind else unknown and len(words) > 1


def _organ(things: NamedThings, token: Token) -> Thing | None:
    thing = things.organization(token)
    return thing if thing is not None and is_organ(things, thing) else None


def _country(things: NamedThings, token: Token) -> Thing | None:
    thing = things.referent(token)
    return thing if thing is not None and thing.type is EntityType.STATE else None


def _body(things: NamedThings, token: Token) -> Thing | None:
    thing = things.referent(token)
    return thing if thing is not None and thing.type is EntityType.ORGANIZATION else None


def _side(things: NamedThings, token: Token) -> Thing | None:
    return things.actor(token) if things.league(token) is None else None


def _land(things: NamedThings, token: Token) -> Thing | None:
    """ "Mosul, northern Iraq", "Mosul in northern Iraq": it lies in Iraq."""
    phrase, place = things.phrase(token), things.location(token)
    if phrase is None or place is None or phrase.form is Form.ADJECTIVE:
        return None
    return place.state if phrase.owner is not None and place.state is not None else place


def _seated(things: NamedThings, token: Token) -> Thing | None:
    phrase, thing = things.phrase(token), things.named(token)
    if phrase is not None and phrase.form is Form.ADJECTIVE:
        return None
    if thing is not None and thing.type is EntityType.ORGANIZATION:
        return thing if lexicon.words("seated-heads") & set(thing.name.split()) else None
    return things.place(token)


KINDS: Mapping[Kind, Callable[[NamedThings, Token], Thing | None]] = {
    Kind.STATE: NamedThings.state,
    Kind.COUNTRY: _country,
    Kind.ACTOR: NamedThings.actor,
    Kind.SIDE: _side,
    Kind.PLACE: NamedThings.place,
    Kind.LOCATION: NamedThings.location,
    Kind.LAND: _land,
    Kind.ORGANIZATION: NamedThings.organization,
    Kind.BODY: _body,
    Kind.ORGAN: _organ,
    Kind.LEAGUE: NamedThings.league,
    Kind.SEATED: _seated,
}
