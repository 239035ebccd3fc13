"""What a name may stand for: the word lists of states, bodies, cities and regions, asked by surface form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    """Every form of the word lists, spelled as in them, with its readings.

    A state comes before a city, a city before the rest.
    """
    found: dict[str, dict[Known, None]] = {}
    for readings in (_states(), _bodies(), _cities(), _subdivisions(), _regions()):
        for form, known in readings:
            held = found.setdefault(form, {})
            is_capital = any(other.form is Form.CAPITAL for other in held)
            if not (is_capital and known.kind == "city" and known.form is Form.NAME):
                held[known] = None
    return MappingProxyType({form: tuple(readings) for form, readings in found.items()})


def _states() -> Iterator[tuple[str, Known]]:
    for state in lexicon.states():
        link = state.qid or None
        for form in (state.name, *state.aliases):
            yield form, Known(EntityType.STATE, state.name, Form.NAME, state.kind, link)
        for form in state.adjectives:
            yield form, Known(EntityType.STATE, state.name, Form.ADJECTIVE, state.kind, link)
        for form in state.people:
            if form not in state.adjectives:
                yield form, Known(EntityType.STATE, state.name, Form.PEOPLE, state.kind, link)
        for form in state.capital:
            yield form, Known(EntityType.PLACE, state.capital[0], Form.CAPITAL, "city", None, state.name)


def _bodies() -> Iterator[tuple[str, Known]]:
    for body in lexicon.bodies():
        for form in (body.name, *body.aliases):
            known = Known(
                type=EntityType.ORGANIZATION,
                name=body.name,
                form=Form.NAME,
                kind=body.kind,
                link=body.qid or None,
                state=body.state or None,
                parent=body.parent or None,
                metonym=body.metonym,
                ambiguous=form in body.ambiguous,
            )
            yield form.removeprefix("the "), known


def _cities() -> Iterator[tuple[str, Known]]:
    for city in lexicon.cities():
        for form in (city.name, *city.aliases):
            yield form, Known(EntityType.PLACE, city.name, Form.NAME, "city", None, city.state)


def _subdivisions() -> Iterator[tuple[str, Known]]:
    for part in lexicon.subdivisions():
        for form in (part.name, *part.aliases):
            yield form, Known(EntityType.PLACE, part.name, Form.NAME, "subdivision", None, part.state)


def _regions() -> Iterator[tuple[str, Known]]:
    for region in lexicon.regions():
        for form in (region.name, *region.aliases):
            kind = EntityType.GROUP if region.kind == "bloc" else EntityType.PLACE
            yield form, Known(kind, region.name, Form.NAME, region.kind)
        for form in region.adjectives:
            yield form, Known(EntityType.PLACE, region.name, Form.ADJECTIVE, region.kind)


@cache
def longest_form() -> int:
    """Number of characters of the longest form."""
    return max(map(len, gazetteer()))
