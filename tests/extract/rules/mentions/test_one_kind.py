"""What looks like a person, a place or a body and is another thing. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.rules.mentions.names import NamePhrase
from kg.extract.rules.mentions.names.types.consistency import TypeConsistency
from kg.language import Name
from kg.model import EntityType
from tests.extract.event_article import annotated
from tests.extract.who import Who


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        # A town by what stands behind it once.
        ("He died in Marlow, Ohio. Marlow was his home.", "Marlow", "Place Marlow"),
        ("He died in Ohio. Marlow was his friend, said Peter Marlow.", "Marlow", "Person Peter Marlow"),
        # Ships and storms.
        ("MV Ocean Rose left Oslo.", "Rose", ""),
        ("Storm Anna hit Oslo.", "Anna", ""),
        ("Anna Storm left Oslo.", "Anna", "Person Anna Storm"),
        ("A freighter named Victoria was seized. Victoria was searched.", "Victoria", ""),
        ("The Seychelles voted. Victoria signed the treaty.", "Victoria", "State Seychelles"),
        # Surnames that are towns.
        ("Fernanda Lima, who sings, was there.", "Lima", "Person Fernanda Lima"),
        ("The city of Lima, which grew, was there.", "Lima", "Place Lima"),
        # Firms called after states, and firms that a noun tells.
        ("Cyprus Airways flew to Oslo.", "Airways", "Organization Cyprus Airways"),
        ("Cyprus' parliament flew to Oslo.", "parliament", "Organization Cypriot parliament"),
        ("He worked at Harvey Norman, a store.", "Norman", "Organization Harvey Norman"),
        ("He worked with Harvey Norman, a baker.", "Norman", "Person Harvey Norman"),
        (
            "The lawsuit names Philip Morris USA, Lorillard Tobacco and others.",
            "Morris",
            "Organization Philip Morris USA",
        ),
        ("The lawsuit names Philip Morris, Lorillard Tobacco and others.", "Morris", "Person Philip Morris"),
        # Lands by the words that begin their names.
        ("They fled to Wadi Hamra.", "Wadi", "Place Wadi Hamra"),
    ],
)
def test_what_it_is(text: str, word: str, meant: str) -> None:
    assert Who(text).meant(word) == meant


def test_the_name_of_a_treaty_is_no_body() -> None:
    assert Who("The Clean Seas treaty was signed.").names("Organization") == set()


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("The train connects Paris, France, with Rome, Italy.", "Paris", "Place Paris"),
        ("Paris signed the treaty.", "Paris", "State France"),
        ("Hamburg, London and Toronto submitted bids.", "London", "Place London"),
        ("Washington, London and Ottawa submitted bids.", "London", "State United Kingdom"),
        ("Berlin's mayor spoke.", "Berlin", "Place Berlin"),
        ("Berlin's minister spoke.", "Berlin", "State Germany"),
        ("The flight was bound for Addis Ababa in Ethiopia.", "Ababa", "Place Addis Ababa"),
    ],
)
def test_a_town_or_its_government(text: str, word: str, meant: str) -> None:
    assert Who(text).meant(word) == meant


@pytest.mark.parametrize(
    ("labels", "no_person"),
    [
        (("PERSON", "PERSON", "ORG"), False),
        (("PERSON", "ORG", "ORG"), True),
        (("PERSON", "PRODUCT", "GPE"), True),
        (("ORG", "ORG", "ORG"), False),  # Nobody took it for a person.
    ],
)
def test_the_engine_has_the_majority_of_its_own_votes(labels: tuple[str, ...], no_person: bool) -> None:
    annotation = annotated("Zabber left. Zabber came. Zabber stayed.")
    places = [token.i for token in annotation.tokens if token.text == "Zabber"]
    names = tuple(Name(i, i + 1, label) for i, label in zip(places, labels, strict=True))
    assert TypeConsistency(replace(annotation, names=names)).is_no_person(0, 1) is no_person


def test_a_surname_alone_is_that_of_the_person_named_in_full() -> None:
    annotation = annotated("Ivor Zabber left. Zabber came. Zabber stayed.")
    first, second, third = (token.i for token in annotation.tokens if token.text == "Zabber")
    names = (Name(first - 1, first + 1, "PERSON"), Name(second, second + 1, "ORG"), Name(third, third + 1, "PERSON"))
    assert not TypeConsistency(replace(annotation, names=names)).is_no_person(third, third + 1)


def test_one_name_is_a_town_or_a_body_all_over_the_article() -> None:
    annotation = annotated("Zabber left. Zabber came. They met in Zabber.")
    places = [token.i for token in annotation.tokens if token.text == "Zabber"]
    names = tuple(Name(i, i + 1, label) for i, label in zip(places, ("ORG", "ORG", "GPE"), strict=True))
    kinds = TypeConsistency(replace(annotation, names=names))
    phrases = [NamePhrase(i, i + 1, EntityType.ORGANIZATION, "Zabber", trusted=False) for i in places]
    assert {phrase.type for phrase in kinds.settled(phrases)} == {EntityType.PLACE}
    sure = [NamePhrase(i, i + 1, EntityType.ORGANIZATION, "Zabber") for i in places]
    assert {phrase.type for phrase in kinds.settled(sure)} == {EntityType.ORGANIZATION}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The software firm Grokster was sued. The case of Grokster is old.", "Grokster", "Organization"),
        ("They fought at Gallipoli, Turkey, in 1915. The battle of Gallipoli was long.", "Gallipoli", "Place"),
        ("The bank Dexia cut jobs. Dexia says it will close. Dexia will not pay.", "Dexia", "Organization"),
    ],
)
def test_what_the_words_beside_a_name_tell_holds_all_over_the_article(text: str, name: str, kind: str) -> None:
    assert {thing.type.value for thing in Who(text).clusters if thing.name == name} == {kind}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Amalthea left Oslo. Amalthea was searched.", "Amalthea"),
        ("He liked the recently released Google Chrome. It was tied with Chrome.", "Chrome"),
        ("The trophy and a Tissot are his.", "Tissot"),
    ],
)
def test_what_has_an_article_or_a_maker_is_no_person(text: str, word: str) -> None:
    assert not any(word in name for name in Who(text).names("Person"))
    assert any(word in name for name in Who(f"Karl {word} left Oslo.").names("Person"))


@pytest.mark.parametrize("text", ["In the canton of Ticino they voted.", "It hit the provinces of Ticino and Holguin."])
def test_the_canton_of_x_is_a_place(text: str) -> None:
    assert Who(text).things.get("Ticino") == "Place"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("She was hijacked 380 miles from Hobyo.", "Hobyo", "Place"),
        ("It was seen 120 km north-east of Natal, they said.", "Natal", "Place"),
        ("He was arrested at the station in the Stechford area of Birmingham.", "Stechford", "Place"),
        ("She heard it from Amgen, they said.", "Amgen", "Organization"),
    ],
)
def test_what_lies_away_or_is_an_area_is_a_place(text: str, name: str, kind: str) -> None:
    assert Who(text).things.get(name) == kind
