"""The gazetteer that ships: whole, sorted, and right about places whose position everybody knows."""

from __future__ import annotations

import re

import pytest

from kg.resources import ontology_folder
from kg.store import ReferenceStore
from kg.store.gazetteer import country_row, place_of, places_named

LINES = (ontology_folder() / "reference" / "gazetteer.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]


def test_the_file_is_sorted_and_nothing_in_it_leads_nowhere() -> None:
    assert [row[0] for row in ROWS] == sorted(row[0] for row in ROWS)
    places = [row for row in ROWS if len(row) == 9 and row[0][0] != "~"]
    found = {(row[0], row[2]) for row in places}
    assert len(found) == len({row[2] for row in places}) == len(places) > 40_000
    assert {(row[1][1:], row[2]) for row in ROWS if row[1].startswith("=")} <= found
    assert len([row for row in places if row[3].startswith("division")]) > 3_000
    ids = [place_of(f"place/{row[0]}" if row[3].endswith("!") else f"place/{row[0]}-{row[2]}") for row in places[::97]]
    assert [str(place.geonames) for place in ids if place] == [row[2] for row in places[::97]]
    assert all(re.fullmatch("[A-Z]{3}", row[1]) for row in ROWS if row[0][0] == "~")


@pytest.mark.parametrize(
    ("name", "country", "latitude", "longitude"),
    [
        # From the World Factbook, in degrees and minutes.
        ("Canberra", "AUS", -35 - 16 / 60, 149 + 8 / 60),
        ("Ottawa", "CAN", 45 + 25 / 60, -75 - 42 / 60),
        ("Kiev", "UKR", 50 + 26 / 60, 30 + 31 / 60),
        ("Washington, D.C.", "USA", 38 + 53 / 60, -77 - 2 / 60),
        ("Brasilia", "BRA", -15 - 47 / 60, -47 - 55 / 60),
        ("Suva", "FJI", -18 - 8 / 60, 178 + 25 / 60),
        ("Hong Kong", "HKG", 22 + 15 / 60, 114 + 10 / 60),
        ("Greenland", "GRL", 69, -46),
    ],
)
def test_known_positions(name: str, country: str, latitude: float, longitude: float) -> None:
    place = max((p for p in places_named(name) if p.country == country), key=lambda place: place.population)
    margin = 5 if place.kind == "territory" else 0.2
    assert abs(place.latitude - latitude) < margin
    assert abs(place.longitude - longitude) < margin


def test_the_middle_of_the_towns_lies_in_the_country() -> None:
    # About the borders of the mainland.
    boxes = {"FJ": (-21, -12, 177, 182), "CL": (-56, -17, -76, -66), "NZ": (-48, -34, 166, 179), "FR": (42, 51, -5, 8)}
    for code, (south, north, west, east) in boxes.items():
        _, latitude, longitude = country_row(code) or (0, 0.0, 0.0)
        assert south < latitude < north
        assert west < longitude % 360 < east or west < longitude < east


def test_only_what_is_asked_for_is_described() -> None:
    store = ReferenceStore()
    lines = {
        (quad.predicate.rpartition("#")[2], str(getattr(quad.object, "value", quad.object)))
        for quad in store.describe(["place/lyon"])
        if quad.subject.endswith("/place/lyon")
    }
    assert lines == {
        ("type", "https://w3id.org/statecraft/ontology#ReferencePlace"),
        ("label", "Lyon"),
        ("isDefinedBy", "https://w3id.org/statecraft/reference"),
        ("exactMatch", "https://sws.geonames.org/2996944/"),
        ("lat", "45.749"),
        ("long", "4.848"),
        ("countryCode", "FRA"),
        ("situatedIn", "https://w3id.org/statecraft/id/state/france"),
    }  # fmt: skip
    assert "place/lyon" in store
    assert "place/lyon-1" not in store
    assert "place/cambridge" not in store


def test_an_entry_of_ones_own_has_the_last_word() -> None:
    head = (
        "@prefix place: <https://w3id.org/statecraft/id/place/> . "
        "@prefix sc: <https://w3id.org/statecraft/ontology#> . "
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . "
    )
    own = ReferenceStore(
        [("own.ttl", head + 'place:lyon a sc:ReferencePlace ; rdfs:label "Lyons" ; sc:countryCode "CHE" .')]
    )
    quads = [quad for quad in own.describe(["place/lyon"]) if "lyon" in quad.subject]
    said = {quad.predicate.rpartition("#")[2]: getattr(quad.object, "value", "") for quad in quads}
    assert (said["label"], said["countryCode"], said["lat"]) == ("Lyons", "CHE", "45.749")
