"""The countries, first-level divisions and towns of the world, asked by a form of a name and by id.

They ship as one sorted file, ``ontology/reference/gazetteer.tsv``, whose lines are looked up, not parsed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import takewhile
from types import MappingProxyType

from kg.lexicon import lists as lexicon
from kg.model import GazetteerPlace
from kg.rdf.namespaces import EXACT_MATCH, GEO, GEONAMES
from kg.rdf.terms import Iri, Quad, decimal
from kg.resources import broken, ontology_folder, shipped_text
from kg.slugs import slug

_FILE = ontology_folder() / "reference" / "gazetteer.tsv"


def places_named(form: str) -> tuple[GazetteerPlace, ...]:
    """The places that bear this name, in whatever case and with whatever accents, by their GeoNames ids."""
    key, found = slug(form), {}
    for cells in _rows(key):
        main = cells[1][1:] if cells[1].startswith("=") else key
        rows = _rows(main) if main != key else [cells]
        for row in rows:
            if row[2] == cells[2] and not row[1].startswith("="):
                found[row[2]] = _place(row)
    return tuple(found[id] for id in sorted(found, key=int))


def place_of(id: str) -> GazetteerPlace | None:
    """The place of that id (``place/lyon``, ``place/cambridge-4931972``), or None."""
    kind, _, key = id.partition("/")
    if kind != "place" or not key:
        return None
    name, _, number = key.rpartition("-")
    keys = (key, name) if number.isdigit() and name else (key,)
    found = (_place(row) for each in keys for row in _rows(each) if not row[1].startswith("="))
    return next((place for place in found if place.id == id), None)


@cache
def country_codes() -> Mapping[str, str]:
    """The ISO alpha-3 code of each country by its alpha-2 code."""
    lines = _lines()[bisect_left(_lines(), "~") :]
    pairs = (line[1:].split("\t", 2) for line in lines if line)
    return MappingProxyType({alpha2: alpha3 for alpha2, alpha3, _ in pairs})


def country_row(alpha2: str) -> tuple[int, float, float] | None:
    """The GeoNames id, latitude and longitude of a country; None where it is not known where that is."""
    for cells in _rows(f"~{alpha2}"):
        if cells[6]:
            return int(cells[2]), float(cells[6]), float(cells[7])
    return None


def position(subject: Iri, geonames: int, latitude: float, longitude: float) -> tuple[Quad, ...]:
    """Which place of GeoNames it is, and where."""
    return (
        Quad(subject, EXACT_MATCH, Iri(f"{GEONAMES}{geonames}/")),
        Quad(subject, Iri(GEO + "lat"), decimal(latitude, 3)),
        Quad(subject, Iri(GEO + "long"), decimal(longitude, 3)),
    )


def _rows(key: str) -> Iterator[list[str]]:
    start, lines = f"{key}\t", _lines()
    found = range(bisect_left(lines, start), len(lines))
    return (lines[i].split("\t") for i in takewhile(lambda i: lines[i].startswith(start), found))


def _place(cells: list[str]) -> GazetteerPlace:
    key, name, number, kind, country, division, latitude, longitude, population = cells
    is_plain = kind.endswith("!")
    return GazetteerPlace(
        id=f"place/{key}" if is_plain else f"place/{key}-{number}",
        name=name,
        geonames=int(number),
        kind=kind.removesuffix("!"),
        country=country_codes()[country],
        state=_states().get(country),
        division=f"{country}.{division}" if division else "",
        latitude=float(latitude),
        longitude=float(longitude),
        population=int(population),
    )


@cache
def _states() -> Mapping[str, str]:
    return MappingProxyType({state.iso2: f"state/{slug(state.name)}" for state in lexicon.states() if state.iso2})


@cache
def _lines() -> list[str]:
    """The lines in their order.

    Raises:
        PackageError: if the file is missing or not sorted.
    """
    lines = [line for line in shipped_text(_FILE).split("\n") if not line.startswith("#")]
    if not lines.pop() == "" or not lines or not lines[-1].startswith("~"):
        raise broken(_FILE, "is not whole")
    return lines
