"""What a line of each word list of ``lexicon/data/`` says; the README there explains the columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class StateEntry(NamedTuple):
    """A state. ``ambiguous`` has the forms that may be something else, and what.

    Args:
        people: nouns for its people, singular and plural.
        capital: the capital, then other cities that may stand for the government.
        kind: ``un-member``, ``observer``, ``de-facto`` or ``historical``.
    """

    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: tuple[str, ...]
    iso2: str
    qid: str
    kind: str
    ambiguous: Mapping[str, str]


class Body(NamedTuple):
    """An organization: international, national, armed, political, a company or an outlet.

    Args:
        parent: name of the body that it is part of, or "".
        state: name of the state it belongs to, or "".
        metonym: the name is that of an address and stands for a government or parliament.
        ambiguous: those of its forms that are also words, surnames or other bodies.
    """

    name: str
    aliases: tuple[str, ...]
    kind: str
    qid: str
    parent: str
    state: str
    metonym: bool
    ambiguous: frozenset[str]


class City(NamedTuple):
    """A city, or another part of a state, or a land whose status is disputed (``state`` is then "")."""

    name: str
    aliases: tuple[str, ...]
    state: str


class Region(NamedTuple):
    """A part of the world above states: continent, region, sea, strait, river, mountains, ..."""

    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    kind: str


class Title(NamedTuple):
    """A title.

    Args:
        holder: ``official``, ``person``, or ``either`` where what it belongs to decides.
        gender: ``m``, ``f`` or "".
        of: what it belongs to by default: ``state``, ``organization``, ``either`` or "".
        level: class of office (``head-of-state``, ``foreign-minister``, ...; see ``office_levels``) or "".
        kind: ``office``, ``rank``, ``profession``, ``honorific`` or ``post-nominal``.
    """

    title: str
    holder: str
    gender: str
    of: str
    level: str
    kind: str


class OfficeLevel(NamedTuple):
    """A class of offices.

    Args:
        single: what has the office has one holder of it at a time, or few.
        scope: ``state``, ``part`` of a state, ``district``, or "" where it may be of anything.
    """

    level: str
    single: bool
    scope: str


class Modifier(NamedTuple):
    """``status`` is a role status or ""; ``strip`` says that the word is no part of the title."""

    word: str
    status: str
    strip: bool


class Collective(NamedTuple):
    """``kind`` is officials, experts, fighters, protesters, civilians, companies, states, delegation, media,
    organization or other."""

    lemma: str
    kind: str
    speaks: bool


class IssueCue(NamedTuple):
    """Words that name an issue.

    Args:
        weight: 3 names the issue, 2 usually does, 1 only beside another cue.
        requires: the cue counts only if one of these stands in the article.
        unless: the cue does not count if one of these stands in its sentence.
    """

    issue: str
    cue: str
    weight: int
    requires: tuple[str, ...]
    unless: tuple[str, ...]
