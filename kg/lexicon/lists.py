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
from typing import TypeVar

from kg.lexicon.entries import (
    Body,
    City,
    Collective,
    IssueCue,
    Modifier,
    OfficeLevel,
    Region,
    StateEntry,
    Subdivision,
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


def _pairs(name: str, columns: tuple[str, str]) -> Mapping[str, str]:
    return MappingProxyType({row[0]: row[1] for row in read_table(name, columns)})


# Names


@cache
def states() -> tuple[StateEntry, ...]:
    columns = ("name", "aliases", "adjectives", "people", "capital", "iso2", "qid", "kind", "ambiguous")
    return tuple(
        StateEntry(
            name, values(aliases), values(adjectives), values(people), values(capital), iso2, qid, kind, _notes(notes)
        )
        for name, aliases, adjectives, people, capital, iso2, qid, kind, notes in read_table(
            "states.tsv", columns, (("kind", "un-member observer de-facto historical"),)
        )
    )


def _notes(cell: str) -> Mapping[str, str]:
    pairs = (note.partition("=") for note in values(cell))
    return MappingProxyType({form: other for form, _, other in pairs})


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
    columns = ("name", "aliases", "kind", "qid", "parent", "state", "metonym", "ambiguous")
    return tuple(
        Body(name, values(aliases), kind, qid, parent, state, metonym == "yes", frozenset(values(ambiguous)))
        for name, aliases, kind, qid, parent, state, metonym, ambiguous in read_table(
            "bodies.tsv", columns, (("kind", _BODY_KINDS), ("metonym", "yes no"))
        )
    )


@cache
def cities() -> tuple[City, ...]:
    return tuple(
        City(name, values(aliases), state)
        for name, aliases, state in read_table("cities.tsv", ("name", "aliases", "state"))
    )


@cache
def subdivisions() -> tuple[Subdivision, ...]:
    return tuple(
        Subdivision(name, values(aliases), state)
        for name, aliases, state in read_table("subdivisions.tsv", ("name", "aliases", "state"))
    )


@cache
def regions() -> tuple[Region, ...]:
    columns = ("name", "aliases", "adjectives", "kind")
    return tuple(
        Region(name, values(aliases), values(adjectives_), kind)
        for name, aliases, adjectives_, kind in read_table("regions.tsv", columns)
    )


@cache
def first_names() -> Mapping[str, str]:
    """Given names, spelled with a capital, and the gender they tell: ``m``, ``f`` or "" where either is common."""
    return _pairs("first_names.tsv", ("name", "gender"))


# Common words


@cache
def titles() -> Mapping[str, Title]:
    """Titles by their words in lower case."""
    columns = ("title", "class", "gender", "of", "level", "kind")
    choices = (*_TITLE_CHOICES, ("level", " ".join(office_levels())))
    return MappingProxyType({row[0]: Title(*row) for row in read_table("titles.tsv", columns, choices)})


@cache
def office_levels() -> Mapping[str, OfficeLevel]:
    """The classes of offices that titles are grouped by, by their names."""
    choices = (("single", "yes no"), ("scope", "state part district"))
    rows = read_table("office_levels.tsv", ("level", "single", "scope"), choices)
    return MappingProxyType({level: OfficeLevel(level, single == "yes", scope) for level, single, scope in rows})


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
    columns = ("modifier", "status", "strip")
    choices = (("status", "current former elect nominee acting"), ("strip", "yes no"))
    return MappingProxyType(
        {
            word: Modifier(word, status, strip == "yes")
            for word, status, strip in read_table("title_modifiers.tsv", columns, choices)
        }
    )


@cache
def national_titles() -> Mapping[str, tuple[str, ...]]:
    """Titles that one state (or few) use, in lower case, and the names of those states."""
    return MappingProxyType(
        {title: values(states) for title, states in read_table("national_titles.tsv", ("title", "states"))}
    )


@cache
def collectives() -> Mapping[str, Collective]:
    """Nouns for unnamed people and bodies, by lemma ("official", "peacekeeper")."""
    columns = ("lemma", "class", "speaks")
    return MappingProxyType(
        {
            lemma: Collective(lemma, kind, speaks == "yes")
            for lemma, kind, speaks in read_table(
                "collectives.tsv", columns, (("class", _COLLECTIVES), ("speaks", "yes no"))
            )
        }
    )


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
    columns = ("issue", "cue", "weight", "requires", "unless")
    cues = []
    for row in read_table("issues.tsv", columns, (("weight", "1 2 3"),)):
        issue, cue, weight, requires, unless = row
        if not weight:
            raise broken_row("issues.tsv", row, "the column weight is empty")
        cues.append(IssueCue(issue, cue, int(weight), values(requires), values(unless)))
    return tuple(cues)
