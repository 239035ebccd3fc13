"""What a name may stand for: the word lists of states, bodies, cities and regions, asked by surface form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from kg.lexicon import lists
from kg.model import EntityType, LinkType, ReferenceEntry
from kg.slugs import few_marks

_WORD = re.compile(r"\w+")


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


class Gazetteer:
    """Every form of the word lists, spelled as in them, with its readings.

    A state comes before a city, a city before the rest. What is given beside the lists comes first of all.

    Args:
        known: states and organizations to know beside the lists, or instead of their namesakes there.
    """

    def __init__(self, known: Iterable[ReferenceEntry] = ()) -> None:
        known = tuple(known)
        self._readings = _listed()
        self._states = _state_links()
        if known:
            self._readings = _with(self._readings, known)
            self._states = {**self._states, **{e.name: e.wikidata for e in known if e.type is EntityType.STATE}}
        self._longest = _longest_from(self._readings)

    def readings(self, form: str) -> tuple[Known, ...]:
        """What the form may name; an accent more than in the lists makes no other name ("Bolívia")."""
        found = self._readings.get(form, ())
        return found if found or form.isascii() else self._readings.get(_without_accents(form), ())

    def longest_from(self, word: str) -> int:
        """Characters of the longest form that begins with this word, however it is spelled; 0 if none does."""
        start = first_word(word)
        longest = max(self._longest.get(start, 0), self._longest.get(start.title(), 0))
        return longest if start.isascii() else max(longest, self._longest.get(_without_accents(start), 0))

    def state_link(self, name: str) -> str | None:
        """The Wikidata id of a state."""
        return self._states.get(name)


def first_word(text: str) -> str:
    """The letters and digits with which a text begins; the text itself if it begins with another sign."""
    found = _WORD.match(text)
    return found.group() if found is not None else text


def _longest_from(forms: Iterable[str]) -> Mapping[str, int]:
    longest: dict[str, int] = {}
    for form in forms:
        for start in dict.fromkeys((first_word(form), _without_accents(first_word(form)))):
            longest[start] = max(longest.get(start, 0), len(form))
    return longest


def _without_accents(form: str) -> str:
    letters = unicodedata.normalize("NFKD", few_marks(form))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@cache
def gazetteer() -> Gazetteer:
    """The word lists alone."""
    return Gazetteer()


@cache
def _state_links() -> Mapping[str, str | None]:
    return MappingProxyType({state.name: state.qid or None for state in lists.states()})


@cache
def _listed() -> Mapping[str, tuple[Known, ...]]:
    found: dict[str, list[Known]] = {}
    for readings in (_states(), _bodies(), _places(), _regions()):
        for spelled, known in readings:
            for form in dict.fromkeys((spelled, spelled if spelled.isascii() else _without_accents(spelled))):
                held = found.setdefault(form, [])
                capitals = [other.state for other in held if other.form is Form.CAPITAL]
                if known not in held and not (known.state in capitals and known.kind == "city"):
                    held.append(known)
    return MappingProxyType({form: tuple(readings) for form, readings in found.items()})


_FORMS = {LinkType.DEMONYM: Form.ADJECTIVE, LinkType.PEOPLE: Form.PEOPLE, LinkType.METONYM: Form.CAPITAL}


def _with(
    listed: Mapping[str, tuple[Known, ...]], entries: Iterable[ReferenceEntry]
) -> Mapping[str, tuple[Known, ...]]:
    """The lists with these entries in them; what the lists say of a thing of the same name gives way."""
    readings = dict(listed)
    for entry in entries:
        if entry.type is EntityType.PLACE:
            continue
        for form, how in entry.forms:
            known = Known(
                type=entry.type,
                name=entry.name,
                form=_FORMS.get(how, Form.NAME),
                kind=entry.kind,
                link=entry.wikidata,
                ambiguous=form in entry.ambiguous,
            )
            if known.form is Form.CAPITAL:
                known = Known(EntityType.PLACE, form, Form.CAPITAL, "city", state=entry.name)
            others = (k for k in readings.get(form, ()) if (k.type, k.name) != (known.type, known.name))
            readings[form] = (known, *others)
    return readings


def _states() -> Iterator[tuple[str, Known]]:
    cities = {form: city.name for city in lists.cities() for form in (city.name, *city.aliases)}
    for state in lists.states():
        named = (
            (Form.NAME, (state.name, *state.aliases)),
            (Form.ADJECTIVE, state.adjectives),
            (Form.PEOPLE, [word for word in state.people if word not in state.adjectives]),
        )
        for how, forms in named:
            for form in forms:
                yield form, Known(EntityType.STATE, state.name, how, state.kind, state.qid or None)
        for form in state.capital:
            name = cities.get(form, state.capital[0])  # a second seat of government is a city of its own
            yield form, Known(EntityType.PLACE, name, Form.CAPITAL, "city", None, state.name)


def _bodies() -> Iterator[tuple[str, Known]]:
    for body in lists.bodies():
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


def _places() -> Iterator[tuple[str, Known]]:
    for kind, places in (("city", lists.cities()), ("subdivision", lists.subdivisions())):
        for place in places:
            for form in (place.name, *place.aliases):
                yield form, Known(EntityType.PLACE, place.name, Form.NAME, kind, None, place.state)


def _regions() -> Iterator[tuple[str, Known]]:
    for region in lists.regions():
        for form in (region.name, *region.aliases):
            kind = EntityType.GROUP if region.kind == "bloc" else EntityType.PLACE
            yield form, Known(kind, region.name, Form.NAME, region.kind)
        for form in region.adjectives:
            yield form, Known(EntityType.PLACE, region.name, Form.ADJECTIVE, region.kind)
