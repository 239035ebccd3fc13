"""Sectors of actors and whose they are, on a view model written for it."""

from __future__ import annotations

import csv
from typing import Any

import pytest

from kg.export.acts.actors import SECTORS, Actors, phrase_sector
from kg.export.told import Told
from kg.resources import ontology_folder

BASE = "https://w3id.org/statecraft/id/"


def thing(id: str, type: str, label: str, *aliases: str) -> dict[str, Any]:
    return {"id": id, "type": type, "label": label, "aliases": list(aliases)}


def role(number: int, person: str, title: str, of: str | None = None, status: str = "current") -> dict[str, Any]:
    told = {"id": f"role/a_r{number}", "person": person, "title": title, "status": status, "evidence": []}
    return told if of is None else told | {"of": of}


THINGS = [
    thing("state/france", "State", "France"),
    thing("state/turkey", "State", "Turkey"),
    thing("state/united-states", "State", "United States"),
    thing("organization/north-atlantic-treaty-organization", "Organization", "North Atlantic Treaty Organization"),
    thing("organization/central-intelligence-agency", "Organization", "Central Intelligence Agency"),
    thing("organization/hezbollah", "Organization", "Hezbollah"),
    thing("organization/bbc", "Organization", "BBC"),
    thing("organization/european-commission", "Organization", "European Commission"),
    thing("organization/health-ministry-turkey", "Organization", "health ministry (Turkey)"),
    thing("organization/acme-works", "Organization", "Acme Works"),
    thing("organization/kenyan-court", "Organization", "Kenyan court"),
    thing("organization/customs-union", "Organization", "Customs Union"),
    thing("place/paris", "Place", "Paris"),
    thing("person/ann-lee", "Official", "Ann Lee"),
    thing("person/ida-graf", "Official", "Ida Graf"),
    thing("person/rufus-marsh", "Official", "Rufus Marsh"),
    thing("person/kim-dahl", "Person", "Kim Dahl"),
    thing("person/a_minister", "Official", "Turkish Foreign Minister"),
    thing("person/stephen-king", "Official", "Stephen King"),
    thing("person/jo-park", "Person", "Jo Park", "Jo Park", "war correspondent"),
    thing("group/a_1", "Group", "Turkish police"),
    thing("group/a_2", "Group", "Chinese banks"),
    thing("group/a_3", "Group", "Palestinians"),
    thing("group/a_4", "Group", "Korean soldiers"),
    thing("group/a_5", "Group", "analysts"),
]
ROLES = [
    role(1, "person/ann-lee", "Foreign Minister", "state/france"),
    role(2, "person/ann-lee", "senator", "state/united-states", "former"),
    role(3, "person/ida-graf", "president", "state/france", "former"),
    role(4, "person/rufus-marsh", "spokesman", "organization/health-ministry-turkey"),
    role(5, "person/kim-dahl", "president"),
]
PART = {
    "id": "relation/a_s1",
    "type": "partOf",
    "subject": "organization/health-ministry-turkey",
    "object": "state/turkey",
    "evidence": [],
}


@pytest.fixture(scope="module")
def actors() -> Actors:
    empty: dict[str, Any] = {"articles": [], "links": [], "events": [], "claims": []}
    return Actors(Told(empty | {"base": BASE, "things": THINGS, "roles": ROLES, "relations": [PART]}))


@pytest.mark.parametrize(
    ("id", "sector", "state"),
    [
        ("state/france", "GOV", "FRA"),
        ("organization/north-atlantic-treaty-organization", "IGO", None),
        ("organization/central-intelligence-agency", "SPY", "USA"),
        ("organization/hezbollah", "REB", "LBN"),
        ("organization/bbc", "MED", "GBR"),
        ("organization/european-commission", "IGO", None),
        ("organization/health-ministry-turkey", "GOV", "TUR"),
        ("organization/acme-works", None, None),
        ("organization/kenyan-court", "JUD", "KEN"),
        ("organization/customs-union", None, None),
        ("place/paris", None, None),
        ("person/ann-lee", "GOV", "FRA"),
        ("person/ida-graf", "ELI", "FRA"),
        ("person/rufus-marsh", "GOV", "TUR"),
        # A president of who knows what, and a name that ends like a title.
        ("person/kim-dahl", None, None),
        ("person/stephen-king", None, None),
        ("person/a_minister", "GOV", "TUR"),
        ("person/jo-park", "MED", None),
        ("group/a_1", "COP", "TUR"),
        ("group/a_2", "BUS", "CHN"),
        ("group/a_3", "CVL", "PSE"),
        ("group/a_4", "MIL", None),
        ("group/a_5", None, None),
    ],
)
def test_sector_and_state_of_things(actors: Actors, id: str, sector: str | None, state: str | None) -> None:
    assert actors.sector_of(BASE + id) == sector
    assert actors.state_of(BASE + id) == state


def test_title_and_codes(actors: Actors) -> None:
    assert actors.title_of(f"{BASE}person/ann-lee") == "Foreign Minister"
    assert actors.title_of(f"{BASE}person/stephen-king") is None
    assert actors.codes_of(f"{BASE}person/ann-lee") == {"iso2": "FR", "iso3": "FRA", "cow": 220, "gw": 220}
    assert actors.codes_of(f"{BASE}place/paris") == {}


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("army spokesman", "MIL"),
        ("rebel leaders", "REB"),
        ("members of the gang", "CRM"),
        ("the spokesman of the opposition", "OPP"),
        ("spokesman for the German government", "GOV"),
        ("official from her own party", "PTY"),
        ("official for the Springfield Committee", None),
        ("Officials in Washington", "GOV"),
        ("families of soldiers", "CVL"),
        ("university presidents", "EDU"),
        ("NATO forces", "IGO"),
        ("Hamas fighters", "REB"),
        ("government forces", "MIL"),
        ("policewomen", "COP"),
        ("heads of state", "GOV"),
        ("46 Members of Parliament", "LEG"),
        ("police and security forces", "COP"),
        ("police and protesters", None),
        ("leaders", None),
        ("two", None),
    ],
)
def test_sector_of_a_description(phrase: str, sector: str | None) -> None:
    assert phrase_sector(phrase) == sector


def test_every_noun_of_the_table_has_its_sector_and_an_example() -> None:
    lines = (ontology_folder() / "sectors.tsv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    assert len(rows) > 250
    assert {row["sector"].removeprefix("<") for row in rows} - {""} == set(SECTORS)
    for row in rows:
        if not row["sector"].startswith("<"):
            assert phrase_sector(row["noun"]) == row["sector"], row
        assert row["example"].endswith("."), row
