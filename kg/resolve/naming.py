"""What a thing is called across articles, by what one article knows of it."""

from __future__ import annotations

from kg.resolve.bodies import body_name, owner_of
from kg.resolve.names import person_name
from kg.resolve.places import is_shared
from kg.resolve.profiles import ThingProfile
from kg.slugs import slug


def label_of(thing: ThingProfile) -> str:
    """What a thing is called: as its article calls it, and where many are called so, also whose it is."""
    if thing.kind != "organization" or not body_name(thing.name).shared or body_name(thing.name).owner:
        return thing.name
    owners = ", ".join(called for _, called in thing.within)
    return f"{thing.name} ({owners})" if owners else thing.name


def name_of(thing: ThingProfile) -> str:
    """What a thing is called in IRIs if it has its name for itself: ``person/ada-quill``."""
    return f"{thing.kind}/{slug(label_of(thing))}"


def is_telling(thing: ThingProfile) -> bool:
    """Whether the name by itself says which thing is meant, so that it may be called so."""
    if thing.kind == "person":
        return person_name(thing.name).is_full
    if thing.kind == "organization":
        return not body_name(thing.name).shared or bool(owner_of(thing))
    return thing.kind != "place" or not is_shared(thing) or bool(thing.within)
