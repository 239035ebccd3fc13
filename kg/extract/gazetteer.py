"""What a name may stand for: the word lists of states, bodies, cities and regions, asked by surface form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from kg.extract import lexicon
from kg.model import EntityType


class Form(StrEnum):
    """How a form names its thing."""

    NAME = "name"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"


@dataclass(frozen=True, slots=True)
class Known:
    """A reading of a surface form.

    Args:
        state: name of the state it belongs to (for a capital, the state it may stand for).
        parent: name of the body it is part of.
        kind: as in the word list ("party", "city", ...).
        ambiguous: the form may also be a common word or another body's name.
    """

    type: EntityType
    name: str
    form: Form
    kind: str = ""
    link: str | None = None
    state: str | None = None
    parent: str | None = None
    metonym: bool = False
    ambiguous: bool = False


@cache
def gazetteer() -> Mapping[str, tuple[Known, ...]]:
    """Every form of the word lists, spelled as in them, with its readings; a state comes before a city, a city before the rest."""
    found: dict[str, list[Known]] = {}

    def add(form: str, known: Known) -> None:
        found.setdefault(form, []).append(known)

    for state in lexicon.states():
        link = state.qid or None
        for form in dict.fromkeys((state.name, *state.aliases)):
            add(form, Known(EntityType.STATE, state.name, Form.NAME, state.kind, link))
        for form in state.adjectives:
            add(form, Known(EntityType.STATE, state.name, Form.ADJECTIVE, state.kind, link))
        for form in state.people:
            if form not in state.adjectives:
                add(form, Known(EntityType.STATE, state.name, Form.PEOPLE, state.kind, link))
        for form in state.capital:
            add(form, Known(EntityType.PLACE, state.capital[0], Form.CAPITAL, "city", None, state.name))
    for body in lexicon.bodies():
        for form in dict.fromkeys((body.name, *body.aliases)):
            known = Known(
                EntityType.ORGANIZATION, body.name, Form.NAME, body.kind, body.qid or None, body.state or None,
                body.parent or None, body.metonym, form in body.ambiguous,
            )  # fmt: skip
            add(form.removeprefix("the "), known)
    for city in lexicon.cities():
        for form in dict.fromkeys((city.name, *city.aliases)):
            if not any(known.form is Form.CAPITAL for known in found.get(form, ())):
                add(form, Known(EntityType.PLACE, city.name, Form.NAME, "city", None, city.state))
    for part in lexicon.subdivisions():
        for form in dict.fromkeys((part.name, *part.aliases)):
            add(form, Known(EntityType.PLACE, part.name, Form.NAME, "subdivision", None, part.state))
    for region in lexicon.regions():
        for form in dict.fromkeys((region.name, *region.aliases)):
            kind = EntityType.GROUP if region.kind == "bloc" else EntityType.PLACE
            add(form, Known(kind, region.name, Form.NAME, region.kind))
        for form in region.adjectives:
            add(form, Known(EntityType.PLACE, region.name, Form.ADJECTIVE, region.kind))
    return MappingProxyType({form: tuple(dict.fromkeys(readings)) for form, readings in found.items()})


@cache
def longest_form() -> int:
    """Number of characters of the longest form."""
    return max(map(len, gazetteer()))
