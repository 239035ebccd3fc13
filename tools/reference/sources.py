"""Reads the folder of sources: the World Factbook export and the two Wikidata tables."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.errors import StatecraftError
from kg.lexicon import lists as lexicon
from kg.lexicon.lists import fold
from kg.lexicon.tables import read_table, values

TABLES = Path(__file__).with_name("tables")
COUNTRIES = ("iso2", "iso3", "name", "qid")
BODIES = ("qid", "name", "abbrev", "other_names", "family")

_TAG = re.compile(r"<[^>]*>")


class SourceError(StatecraftError):
    """A source lacks something, or says something that no rule here can read."""


@dataclass(frozen=True)
class Country:
    """What the World Factbook says of one state, as plain text without markup; "" where it says nothing."""

    long_name: str = ""
    short_name: str = ""
    former: str = ""
    abbreviation: str = ""
    noun: str = ""
    adjective: str = ""
    chief_of_state: str = ""
    head_of_government: str = ""
    organizations: str = ""


@dataclass(frozen=True)
class Sources:
    """All that was read.

    Args:
        countries: by the state's name in the word list.
        alpha3: ISO 3166-1 alpha-3 by alpha-2, as the table of countries has it.
        state_ids: Wikidata ids by alpha-2.
        body_ids: Wikidata ids by the names in the table.
    """

    countries: Mapping[str, Country]
    alpha3: Mapping[str, str]
    state_ids: Mapping[str, str]
    body_ids: Mapping[str, str]


def read_sources(folder: Path) -> Sources:
    """Read the three files of ``folder``.

    Raises:
        SourceError: if one is missing or broken, or a member of the United Nations has no entry.
    """
    wikidata = read_table("countries-wikidata.tsv", COUNTRIES, folder=folder)
    bodies = read_table("international-bodies-wikidata.tsv", BODIES, folder=folder)
    return Sources(
        countries=_countries(folder / "factbook.jsonl"),
        alpha3=MappingProxyType({row[0]: row[1] for row in wikidata}),
        state_ids=MappingProxyType({row[0]: row[3] for row in wikidata}),
        body_ids=MappingProxyType({fold(name): row[0] for row in bodies for name in (row[1], *cell(row[3]))}),
    )


def own_table(name: str, columns: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The rows of one of ``tables/``."""
    return read_table(name, columns, folder=TABLES)


def plain(text: str | None) -> str:
    """``text`` without markup and character references, its white space single."""
    return " ".join(html.unescape(_TAG.sub(" ", text or "")).replace("’", "'").split())


def _countries(path: Path) -> Mapping[str, Country]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    except (OSError, ValueError) as error:
        raise SourceError("cannot be read", where=path, remedy="name the folder that holds the export") from error
    found: dict[str, Country] = {}
    for row in rows:
        country = _country(row)
        state = state_named((country.long_name, country.short_name))
        if state and not row["dependency_status"]:
            found[state] = country
    missing = [s.name for s in lexicon.states() if s.kind in {"un-member", "observer"} and s.name not in found]
    if missing and missing != ["Palestine"]:
        raise SourceError(f"no entry for {', '.join(missing)}", where=path, remedy="use a full export")
    return MappingProxyType(found)


def _country(row: dict[str, Any]) -> Country:
    names, people, executive = row["names"], row["nationality"], row["executive"]
    return Country(
        long_name=_said(names.get("conventional long form")),
        short_name=_said(names.get("conventional short form")),
        former=_said(names.get("former")),
        abbreviation=_said(names.get("abbreviation")),
        noun=_said(people.get("noun")),
        adjective=_said(people.get("adjective")),
        chief_of_state=_said(executive.get("chief of state")),
        head_of_government=_said(executive.get("head of government")),
        organizations=_said(row["organizations"]),
    )


def _said(text: str | None) -> str:
    found = plain(text)
    return "" if found in {"none", "NA"} else found


def state_named(names: Iterable[str]) -> str | None:
    """The state of the word list that one of these names means, with or without what stands in brackets."""
    for name in names:
        for form in (name, re.sub(r"\s*\(.*", "", name)):
            entry = lexicon.find(lexicon.state_by_name(), form) if form else None
            if entry is not None:
                return entry.name
    return None


def cell(text: str) -> tuple[str, ...]:
    """The values of a cell of ``tables/``."""
    return values(text)
