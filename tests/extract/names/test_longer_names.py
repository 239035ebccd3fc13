"""Listed names that are a part of a longer name, and those that are not. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from tests.extract.who import Who


@pytest.mark.parametrize(
    ("whole", "alone", "name"),
    [
        ("The storm reached Pinar del Rio.", "The storm reached Rio.", "Rio de Janeiro"),
        ("A film called Hotel Rwanda was shown.", "A film about Rwanda was shown.", "Rwanda"),
        ("Shares of Coal India rose.", "Shares of firms in India rose.", "India"),
        ("Fish live in Lake Michigan.", "Fish live in Michigan.", "Michigan"),
        ("They drove to Burj Dubai.", "They drove to Dubai.", "Dubai"),
        ("They drove to the Berlin Wall.", "They drove to Berlin.", "Berlin"),
        ("Peter plays for Sheffield United.", "Peter lives in Sheffield.", "Sheffield"),
        ("Fatah al-Islam attacked a camp.", "Fatah attacked a camp.", "Fatah"),
    ],
)  # fmt: skip
def test_a_part_of_a_name_is_not_the_thing(whole: str, alone: str, name: str) -> None:
    assert name not in Who(whole).things
    assert name in Who(alone).things


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("He lives in Pinar del Rio.", "Pinar del Rio", "Place"),
        ("Fish live in Lake Michigan.", "Lake Michigan", "Place"),
        ("They drove to Burj Dubai.", "Burj Dubai", "Place"),
        ("The mayor praised the Berlin Wall.", "Berlin Wall", "Place"),
        ("Peter plays for Sheffield United.", "Sheffield United", "Organization"),
        ("Germany's army came to Nazi Germany.", "Germany", "State"),
        ("The Prince of Monaco came to Rome.", "Monaco", "State"),
    ],
)
def test_the_whole_name(text: str, name: str, kind: str) -> None:
    assert Who(text).things.get(name) == kind


def test_members_are_no_rest_of_the_name_of_their_parliament() -> None:
    assert Who("Ohio waited. Senate Democrats met.").names("Organization") == {"U.S. Senate", "Democratic Party"}


def test_a_title_is_no_rest_of_the_name_of_the_body() -> None:
    assert Who("The Suffolk Constabulary Sergeant spoke.").names("Organization") == {"Suffolk Constabulary"}


def test_a_planet_with_an_adjective_is_no_body() -> None:
    assert Who("The European Venus probe was launched.").things == {}


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Oxfam, Kenya and Mali met.", {"Oxfam"}),
    ],
)  # fmt: skip
def test_a_branch_has_the_whole_name(text: str, bodies: set[str]) -> None:
    assert Who(text).names("Organization") == bodies
