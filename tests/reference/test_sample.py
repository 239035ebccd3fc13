"""Forty entries, typed in by hand from the World Factbook and the tables of ids."""

from __future__ import annotations

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import RDFS, SKOS, XSD
from rdflib.term import Node

from tests.reference.conftest import SC, WD, Facts


@pytest.mark.parametrize(
    ("state", "term", "expected"),
    [
        ("Botswana", "peopleName", {"Motswana", "Batswana", "Botswanans"}),
        ("Lesotho", "peopleName", {"Mosotho", "Basotho"}),
        ("Netherlands", "peopleName", {"Dutchman", "Dutchmen", "Dutchwoman", "Dutchwomen", "Dutch"}),
        ("Kiribati", "peopleName", {"I-Kiribati"}),
        ("Argentina", "officialName", {"Argentine Republic"}),
        ("Libya", "officialName", {"State of Libya"}),
        ("Ivory Coast", "officialName", {"Republic of Côte d'Ivoire"}),
        ("Uruguay", "officialName", {"Oriental Republic of Uruguay"}),
        ("Belize", "formerName", {"British Honduras"}),
        ("Burkina Faso", "formerName", {"Upper Volta", "Republic of Upper Volta"}),
        ("Eswatini", "formerName", {"Swaziland", "Kingdom of Swaziland"}),
        ("Samoa", "formerName", {"Western Samoa"}),
        ("China", "acronym", {"PRC", "P.R.C."}),
        ("Soviet Union", "acronym", {"USSR", "U.S.S.R."}),
        ("South Africa", "capital", {"Pretoria", "Cape Town", "Bloemfontein"}),
        ("Kazakhstan", "capital", {"Astana"}),
        ("Myanmar", "capital", {"Naypyidaw"}),
        ("Palestine", "capital", set()),
        ("Algeria", "iso3166Alpha3", {"DZA"}),
        ("Chad", "iso3166Alpha3", {"TCD"}),
        ("Switzerland", "iso3166Alpha3", {"CHE"}),
        ("Croatia", "iso3166Alpha2", {"HR"}),
        ("Kosovo", "iso3166Alpha3", {"XKX"}),
        ("Transnistria", "iso3166Alpha3", set()),
        ("East Germany", "iso3166Alpha3", {"DDR"}),
        ("Germany", "cowNumber", {"255"}),
        ("Germany", "gwNumber", {"260"}),
        ("Yemen", "cowNumber", {"679"}),
        ("Yemen", "gwNumber", {"678"}),
        ("Serbia", "cowNumber", {"345"}),
        ("Serbia", "gwNumber", {"340"}),
        ("Tonga", "cowNumber", {"955"}),
        ("Tonga", "gwNumber", {"972"}),
        ("Vietnam", "gwNumber", {"816"}),
        ("Palestine", "cowNumber", set()),
        ("Taiwan", "stateKind", {"de-facto"}),
        ("Vatican City", "stateKind", {"observer"}),
        ("East Germany", "stateKind", {"historical"}),
    ],
)
def test_names_codes_and_capitals(facts: Facts, state: str, term: str, expected: set[str]) -> None:
    assert facts.values(facts.thing(state), term) == expected


@pytest.mark.parametrize(
    ("state", "member", "observer", "neither"),
    [
        (
            "Algeria",
            {"African Union", "Arab League", "Organization of the Petroleum Exporting Countries", "United Nations"},
            {
                "Organization of American States",
                "Organization for Security and Co-operation in Europe",
                "World Trade Organization",
            },
            {"MONUSCO", "International Criminal Court"},
        ),
        ("Sudan", {"African Union"}, {"World Trade Organization"}, set()),
        ("Bolivia", {"Andean Community", "Mercosur"}, set(), set()),
        ("Chile", {"Pacific Alliance"}, {"Andean Community", "Mercosur"}, set()),
        ("Turkey", {"North Atlantic Treaty Organization", "G20"}, set(), {"European Union"}),
        ("United Kingdom", {"G7", "Council of Europe", "Five Eyes"}, set(), {"European Union"}),
        ("Australia", {"ANZUS", "AUKUS", "Quad"}, {"Association of Southeast Asian Nations"}, set()),
        ("Vatican City", {"Organization for Security and Co-operation in Europe"}, {"United Nations"}, set()),
        ("France", {"United Nations Security Council", "Indian Ocean Commission"}, {"Arctic Council"}, set()),
        ("Kuwait", {"Gulf Cooperation Council"}, set(), {"United Nations Security Council"}),
    ],
)
def test_memberships(facts: Facts, state: str, member: set[str], observer: set[str], neither: set[str]) -> None:
    members = facts.values(facts.thing(state), "hasMembershipIn")
    observers = facts.values(facts.thing(state), "hasObserverStatusIn")
    assert member <= members
    assert observer <= observers
    assert not neither & (members | observers)
    assert not members & observers


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("United Nations", 193),
        ("European Union", 27),
        ("North Atlantic Treaty Organization", 32),
        ("African Union", 55),
        ("Association of Southeast Asian Nations", 11),
        ("G7", 7),
        ("BRICS", 10),
        ("Commonwealth of Nations", 56),
        ("Council of Europe", 46),
        ("Organisation for Economic Co-operation and Development", 38),
        ("Eurozone", 21),
        ("Gulf Cooperation Council", 6),
        ("Organization for Security and Co-operation in Europe", 57),
    ],
)
def test_bodies_have_as_many_members_as_they_say(facts: Facts, body: str, count: int) -> None:
    thing = facts.thing(body, "ReferenceOrganization")
    assert len(set(facts.graph.subjects(SC.hasMembershipIn, thing))) == count


@pytest.mark.parametrize(
    ("name", "kind", "qid"),
    [
        ("Kosovo", "ReferenceState", "Q1246"),
        ("Palestine", "ReferenceState", "Q219060"),
        ("South Sudan", "ReferenceState", "Q958"),
        ("International Committee of the Red Cross", "ReferenceOrganization", "Q5987345"),
        ("North Atlantic Treaty Organization", "ReferenceOrganization", "Q7184"),
        ("CERN", "ReferenceOrganization", "Q42944"),
        ("G7", "ReferenceOrganization", "Q1764511"),
        ("G20", "ReferenceOrganization", "Q19771"),
        ("Southern African Customs Union", "ReferenceOrganization", "Q1344350"),
    ],
)
def test_wikidata_ids(facts: Facts, name: str, kind: str, qid: str) -> None:
    matches = {
        each for each in facts.graph.objects(facts.thing(name, kind), SKOS.exactMatch) if str(each).startswith(WD)
    }
    assert matches == {URIRef(WD + qid)}


@pytest.mark.parametrize(
    ("body", "term", "expected"),
    [
        ("Knesset", "bodyOf", {"Israel"}),
        ("World Health Organization", "bodyOf", {"United Nations"}),
        ("Pentagon", "bodyOf", {"U.S. Department of Defense", "United States"}),
        ("Kremlin", "standsFor", {"Russia"}),
        ("White House", "standsFor", {"United States"}),
        ("Downing Street", "standsFor", {"United Kingdom"}),
        ("Elysee Palace", "standsFor", {"France"}),
        ("Downing Street", "bodyOf", set()),
        ("World Health Organization", "acronym", {"WHO", "W.H.O."}),
        ("World Health Organization", "ambiguousName", {"WHO"}),
        ("G77", "acronym", {"G77", "G-77"}),
        ("African Development Bank", "acronym", {"AfDB"}),
        ("Mercosur Parliament", "organizationKind", {"parliament"}),
    ],
)
def test_organizations(facts: Facts, body: str, term: str, expected: set[str]) -> None:
    assert facts.values(facts.thing(body, "ReferenceOrganization"), term) == expected


@pytest.mark.parametrize(
    ("state", "office", "name", "since"),
    [
        ("Algeria", "President", "Abdelmadjid Tebboune", Literal("2019-12-12", datatype=XSD.date)),
        ("Ethiopia", "Prime Minister", "Abiy Ahmed Ali", Literal("2018-04", datatype=XSD.gYearMonth)),
        ("Republic of the Congo", "President", "Denis Sassou-Nguesso", Literal("1997", datatype=XSD.gYear)),
        ("Denmark", "King", "Frederik X", Literal("2024-01-14", datatype=XSD.date)),
        ("China", "President", "Xi Jinping", Literal("2013-03-14", datatype=XSD.date)),
        ("Brazil", "President", "Luiz Inácio Lula da Silva", Literal("2023-01-01", datatype=XSD.date)),
        ("Romania", "Prime Minister", "Ilie Bolojan", None),
    ],
)
def test_incumbents(facts: Facts, state: str, office: str, name: str, since: Literal | None) -> None:
    found = [
        subject
        for subject in facts.graph.subjects(SC.officeOf, facts.thing(state))
        if facts.graph.value(subject, SC.officeName) == Literal(office) and _as_of(facts, subject) == "2026-05"
    ]
    assert len(found) == 1
    assert facts.graph.value(found[0], SC.incumbentName) == Literal(name)
    assert facts.graph.value(found[0], SC.since) == since
    assert facts.graph.value(found[0], RDFS.isDefinedBy) == URIRef("https://w3id.org/statecraft/reference")


def test_what_has_no_head_that_is_sure_has_none(facts: Facts) -> None:
    assert set(facts.graph.subjects(SC.officeOf, facts.thing("San Marino"))) == set()
    haiti = facts.graph.subjects(SC.officeOf, facts.thing("Haiti"))
    now = [subject for subject in haiti if _as_of(facts, subject) == "2026-05"]
    assert [str(facts.graph.value(subject, SC.officeName)) for subject in now] == ["Prime Minister"]


@pytest.mark.parametrize(
    ("incumbency", "name", "since", "known_from", "known_as_of"),
    [
        ("france_president_2012-05-15", "Francois Hollande", "2012-05-15", None, "2015-10"),
        ("united-states_president_2004-11-16", "George W. Bush", None, "2004-11-16", "2008-07-03"),
        ("united-states_secretary-of-state_2009-06-19", "Hillary Clinton", None, "2009-06-19", "2011-03-17"),
        ("germany_chancellor_2005-11-22", "Angela Merkel", "2005-11-22", None, "2017-04-24"),
    ],
)
def test_holders_of_the_past(
    facts: Facts, incumbency: str, name: str, since: str | None, known_from: str | None, known_as_of: str
) -> None:
    subject = URIRef(f"https://w3id.org/statecraft/id/incumbency/{incumbency}")
    found = [facts.graph.value(subject, SC[term]) for term in ("incumbentName", "since", "knownFrom", "knownAsOf")]
    assert [None if value is None else str(value) for value in found] == [name, since, known_from, known_as_of]


def _as_of(facts: Facts, subject: Node) -> str:
    return str(facts.graph.value(subject, SC.knownAsOf))
