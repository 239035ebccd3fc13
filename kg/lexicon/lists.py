"""The word lists of ``data/``, read once and handed out as typed entries and mappings.

A list that is about names (states, bodies, cities, ...) keeps the spelling of its file; lists of common words
(titles, collectives, ...) are in lower case. ``find`` looks a name up whatever its case, but takes a short form in
capitals (``US``, ``WHO``) only if the text has the capitals too.

Raises:
    LexiconError: every function of this module, if its file is missing or a line of it is broken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TypeVar, get_type_hints

from kg.lexicon.entries import (
    Body,
    City,
    Collective,
    IssueCue,
    Modifier,
    OfficeLevel,
    Region,
    StateEntry,
    Title,
)
from kg.lexicon.tables import broken_row, class_of, read_table, values

_LONGEST_ACRONYM = 6

_BODY_KINDS = (
    "intergovernmental court ngo company media armed-group party think-tank university agency ministry parliament army"
)
_TITLE_CHOICES = (
    ("class", "official person either"),
    ("gender", "m f"),
    ("of", "state organization either"),
    ("kind", "office rank profession honorific post-nominal"),
)
_COLLECTIVES = "officials experts fighters protesters civilians companies states delegation media organization other"

#: Kinds of bodies of which a state has one, or a few that go by one name.
ORGAN_KINDS = frozenset({"agency", "army", "court", "ministry", "parliament"})
#: Kinds of bodies whose members are called by them ("Senate Democrats").
MEMBER_KINDS = frozenset({"parliament", "party"})

T = TypeVar("T")


def fold(form: str) -> str:
    """The key of a name: lower case, one kind of apostrophe, dash and space."""
    if not form.isascii():
        form = form.translate(_PLAIN)
    return " ".join(form.casefold().split())


_PLAIN = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "\u00a0": " "})


def _key(form: str) -> str:
    """Like ``fold``, but an acronym without dots keeps its capitals, so that "us" does not find "US"."""
    return form if len(form) <= _LONGEST_ACRONYM and form.isalnum() and form.isupper() else fold(form)


def find(index: Mapping[str, T], form: str) -> T | None:
    """What a name stands for in an index of names (``state_by_name()``, ``adjectives()``), or None."""
    return index.get(_key(form)) or index.get(fold(form))


def _index(entries: Iterable[T], forms: Callable[[T], Iterable[str]]) -> Mapping[str, T]:
    """Entries by key of their forms; where two share one, the first in the file has it."""
    index: dict[str, T] = {}
    for entry in entries:
        for form in forms(entry):
            index.setdefault(_key(form), entry)
    return MappingProxyType(index)


def _notes(cell: str) -> Mapping[str, str]:
    pairs = (note.partition("=") for note in values(cell))
    return MappingProxyType({form: other for form, _, other in pairs})


#: How a cell is read, by the type of the field that it is for.
_READERS: Mapping[object, Callable[[str], object]] = {
    str: str,
    int: int,
    bool: lambda cell: cell == "yes",
    tuple[str, ...]: values,
    frozenset[str]: lambda cell: frozenset(values(cell)),
    Mapping[str, str]: _notes,
}


def _entries(name: str, entry: Callable[..., T], columns: str, *choices: tuple[str, str]) -> tuple[T, ...]:
    """The rows of a list as entries, which have a field for each column.

    Args:
        choices: see :func:`read_table`; a column of truth values has "yes" and "no".
    """
    header, types = tuple(columns.split()), get_type_hints(entry).values()
    truths = ((column, "yes no") for column, kind in zip(header, types, strict=True) if kind is bool)
    found = []
    for row in read_table(name, header, (*choices, *truths)):
        cells = list(zip(header, types, row, strict=True))
        empty = [column for column, kind, cell in cells if kind is int and not cell]
        if empty:
            raise broken_row(name, row, f"the column {empty[0]} is empty")
        found.append(entry(*(_READERS[kind](cell) for _, kind, cell in cells)))
    return tuple(found)


def _pairs(name: str, columns: tuple[str, str]) -> Mapping[str, str]:
    return MappingProxyType({row[0]: row[1] for row in read_table(name, columns)})


# Names


@cache
def states() -> tuple[StateEntry, ...]:
    columns = "name aliases adjectives people capital iso2 qid kind ambiguous"
    return _entries("states.tsv", StateEntry, columns, ("kind", "un-member observer de-facto historical"))


@cache
def state_by_name() -> Mapping[str, StateEntry]:
    """States by name and alias; ask with ``find``."""
    return _index(states(), lambda state: (state.name, *state.aliases))


@cache
def adjectives() -> Mapping[str, StateEntry]:
    """States by adjective of nationality ("French"); ask with ``find``."""
    return _index(states(), lambda state: state.adjectives)


@cache
def bodies() -> tuple[Body, ...]:
    columns = "name aliases kind qid parent state metonym ambiguous"
    return _entries("bodies.tsv", Body, columns, ("kind", _BODY_KINDS))


@cache
def cities() -> tuple[City, ...]:
    return _entries("cities.tsv", City, "name aliases state")


@cache
def subdivisions() -> tuple[City, ...]:
    return _entries("subdivisions.tsv", City, "name aliases state")


@cache
def regions() -> tuple[Region, ...]:
    return _entries("regions.tsv", Region, "name aliases adjectives kind")


@cache
def first_names() -> Mapping[str, str]:
    """Given names, spelled with a capital, and the gender they tell: ``m``, ``f`` or "" where either is common."""
    return _pairs("first_names.tsv", ("name", "gender"))


# Common words


@cache
def titles() -> Mapping[str, Title]:
    """Titles by their words in lower case."""
    choices = (*_TITLE_CHOICES, ("level", " ".join(office_levels())))
    found = _entries("titles.tsv", Title, "title class gender of level kind", *choices)
    return MappingProxyType({each.title: each for each in found})


@cache
def office_levels() -> Mapping[str, OfficeLevel]:
    """The classes of offices that titles are grouped by, by their names."""
    found = _entries("office_levels.tsv", OfficeLevel, "level single scope", ("scope", "state part district"))
    return MappingProxyType({each.level: each for each in found})


@cache
def levels_of(scope: str) -> frozenset[str]:
    """The levels of office that a ``state``, a ``part`` of one or a ``district`` has."""
    return frozenset(level.level for level in office_levels().values() if level.scope == scope)


@cache
def post_nominals() -> frozenset[str]:
    """Letters behind a name ("MP"), in lower case."""
    return frozenset(word for word, title in titles().items() if title.kind == "post-nominal")


@cache
def title_modifiers() -> Mapping[str, Modifier]:
    """What stands before or behind a title and tells how the person stands to the office ("former", "-elect")."""
    statuses = ("status", "current former elect nominee acting")
    found = _entries("title_modifiers.tsv", Modifier, "modifier status strip", statuses)
    return MappingProxyType({each.word: each for each in found})


@cache
def national_titles() -> Mapping[str, tuple[str, ...]]:
    """Titles that one state (or few) use, in lower case, and the names of those states."""
    return MappingProxyType(
        {title: values(states) for title, states in read_table("national_titles.tsv", ("title", "states"))}
    )


@cache
def collectives() -> Mapping[str, Collective]:
    """Nouns for unnamed people and bodies, by lemma ("official", "peacekeeper")."""
    found = _entries("collectives.tsv", Collective, "lemma class speaks", ("class", _COLLECTIVES))
    return MappingProxyType({each.lemma: each for each in found})


@cache
def organization_heads() -> Mapping[str, str]:
    """Words that make a capitalized phrase the name of an organization, and its kind."""
    return _pairs("organization_heads.tsv", ("head", "kind"))


@cache
def place_heads() -> Mapping[str, str]:
    """Words that make a capitalized phrase the name of a place, and its kind."""
    return _pairs("place_heads.tsv", ("head", "kind"))


@cache
def organ_nouns() -> Mapping[str, str]:
    """Nouns that after a state's name or adjective mean an organ of it ("parliament"), and the kind of body it is."""
    return _pairs("organ_nouns.tsv", ("noun", "kind"))


@cache
def organ_heads() -> frozenset[str]:
    """The last words of the nouns for organs, without the "s" of a plural."""
    return frozenset(noun.split()[-1].removesuffix("s") for noun in organ_nouns())


@cache
def words(name: str) -> frozenset[str]:
    """The words of the class ``name`` of ``who_words.tsv``.

    Raises:
        LexiconError: if the file has no such class.
    """
    return class_of("who_words.tsv", name)


@cache
def issue_cues() -> tuple[IssueCue, ...]:
    return _entries("issues.tsv", IssueCue, "issue cue weight requires unless", ("weight", "1 2 3"))
