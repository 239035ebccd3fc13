"""Names and what they name. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kg.extract.layers import Names
from tests.extract.event_article import annotated
from tests.extract.reading import layers_of
from tests.extract.who import Who


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Washington said on Monday that it would send a new envoy.", "Washington", "State United States"),
        ("Demonstrators gathered in Washington on Sunday.", "Washington", "Place Washington"),
        ("The delegation flew to Washington for talks.", "Washington", "Place Washington"),
        ("Georgia accused its neighbour of an attack on Monday.", "Georgia", "State Georgia"),
        ("Jordan and Turkey sent food to the victims.", "Jordan", "State Jordan"),
        ("The coach Michael Jordan spoke first.", "Jordan", "Person Michael Jordan"),
        ("The newspaper Varden reported the story.", "Varden", "Organization Varden"),
        ("Residents gathered on Tahrir Square.", "Tahrir", "Place Tahrir Square"),
        ("The Turkish Security Council met.", "Council", "Organization Turkish Security Council"),
        ("The Security Council met.", "Council", "Organization United Nations Security Council"),
        ("The UN said the talks were useful.", "UN", "Organization United Nations"),
        ("The Conservative party won.", "party", "Organization Conservative Party"),
        ("The Kenyan interior ministry denied the report.", "ministry", "Organization Kenyan interior ministry"),
    ],
)
def test_what_a_name_names(text: str, word: str, meant: str) -> None:
    assert Who(text).meant(word) == meant


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("He told journalists that Washington is worried.", "Washington", "State United States"),
        ("He told journalists that Washington is cold.", "Washington", "Place Washington"),
        ("He gave Moscow an ultimatum.", "Moscow", "State Russia"),
        ("The Ankara government waited.", "Ankara", "State Turkey"),
        ("The Ankara museum waited.", "Ankara", "Place Ankara"),
        ("There was criticism of Moscow.", "Moscow", "State Russia"),
        ("There was a map of Moscow.", "Moscow", "Place Moscow"),
    ],
)
def test_a_capital_stands_for_its_government_where_somebody_is_meant(text: str, word: str, meant: str) -> None:
    assert Who(text).meant(word) == meant


def test_a_capital_that_stands_for_its_government_can_still_be_asked_as_a_place() -> None:
    who = Who("Officials in Moscow were waiting for a message from Paris.")
    assert who.meant("Moscow") == "Place Moscow"


def test_a_pole_is_a_person_and_a_pole_position_is_none() -> None:
    assert Who("The pole position went to another driver. Pole position is what he wanted.").things == {}


def test_capitals_of_a_headline_make_no_names() -> None:
    who = Who(
        "Minister Warns Of Long And Bitter Winter\nThe minister said that the winter would be long.", headline=True
    )
    assert who.things == {}


@pytest.mark.parametrize("text", ["It rained all night and nobody came.", "Nothing."])
def test_a_text_without_names(text: str) -> None:
    who = Who(text)
    assert (who.things, who.roles, who.relations) == ({}, set(), set())


def test_names_do_not_overlap_and_stand_in_the_order_of_the_text() -> None:
    annotation = annotated(
        "The U.S. State Department and the Bank of Norway wrote to the UN Security Council in Paris."
    )
    names = layers_of(annotation)[Names].names
    assert len(names) > 3
    assert [(a.first, a.last) for a in names] == sorted((a.first, a.last) for a in names)
    assert all(a.last <= b.first for a, b in pairwise(names))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Sudan People's Liberation Movement won.", "Sudan People's Liberation Movement", "Organization"),
        ("The Detroit Tigers came to Boston.", "Detroit Tigers", "Organization"),
        ("He flew with Thai Airways to Oslo.", "Thai Airways", "Organization"),
        ("Crowds filled the wide Trafalgar Square.", "Trafalgar Square", "Place"),
        ("They spoke at Rideau Hall.", "Rideau Hall", "Place"),
        ("The George Bush Intercontinental Airport was closed.", "George Bush Intercontinental Airport", "Place"),
        ("They marched on Passendale, Turkey. It was at Passendale that armies met.", "Passendale", "Place"),
        ("Storms hit the U.S. Gulf coast.", "Gulf Coast", "Place"),
    ],
)  # fmt: skip
def test_whole_names(text: str, name: str, kind: str) -> None:
    things = Who(text).things
    assert things.get(name) == kind
    assert not set(things) & {"Rail", "Economic Area", "Detroit", "Thailand", "Persian Gulf", "Liberation Movement"}


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Hurricane Dennis moved on. The fury of Dennis was felt in Cuba.", {"Hurricane Dennis", "Dennis"}),
        ("The crew sent an SOS from Chad.", {"SOS"}),
        ("Lawyers for Ms Holm came to Oslo.", {"Lawyers for Ms Holm"}),
    ],
)
def test_storms_ships_and_descriptions_are_no_things(text: str, none: set[str]) -> None:
    assert not set(Who(text).things) & none
