"""IRIs are readable, stable and never shared by two things."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import ArticleFacts, Entity, EntityType
from kg.rdf.iris import ArticleIris
from kg.rdf.namespaces import DEFAULT_BASE
from kg.resolve import alone
from kg.slugs import slug
from tests.rdf.sample import sample


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Antony Blinken", "antony-blinken"),
        ("Åse Ødegård", "ase-odegard"),
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("Großbritannien", "grossbritannien"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("U.S.", "us"),
        ("G7  foreign\nministers", "g7-foreign-ministers"),
        ("İstanbul", "istanbul"),
    ],
)
def test_slugs_can_be_read(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text())
def test_any_name_has_a_slug_that_needs_no_escape(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(name))
    assert len(slug(name)) <= 70


@pytest.mark.parametrize(
    ("one", "two"), [("北京", "上海"), ("C++", "C"), ("x" * 80, "x" * 81), ("🙂", "🙃"), ("", "北")]
)
def test_names_that_lose_letters_keep_apart(one: str, two: str) -> None:
    assert slug(one) != slug(two)


def _iris(*entities: Entity, article: str = "a") -> dict[str, str]:
    facts = sample()
    facts = ArticleFacts(replace(facts.article, id=article), facts.reader, entities)
    iris = ArticleIris(facts, base=DEFAULT_BASE, identities=alone(facts))
    return {key: iri.removeprefix(DEFAULT_BASE) for key, iri in iris.entities.items()}


def test_one_name_of_two_kinds_is_two_things() -> None:
    found = _iris(*(Entity(f"e{n}", kind, "Georgia") for n, kind in enumerate(EntityType) if kind != "Issue"))
    # An official is a person. Who is known by one name alone has a name of the article's, as there are others of it.
    assert sorted(found.values()) == [
        "group/a_georgia",
        "organization/georgia",
        "person/a_georgia",
        "person/a_georgia-2",
        "place/georgia",
        "state/georgia",
    ]


def test_a_thing_has_one_iri_in_all_articles_and_a_group_has_not() -> None:
    state, group = Entity("e1", EntityType.STATE, "Norway"), Entity("e2", EntityType.GROUP, "analysts")
    one, two = _iris(state, group, article="one"), _iris(group, state, article="two")
    assert one["e1"] == two["e1"] == "state/norway"
    assert (one["e2"], two["e2"]) == ("group/one_analysts", "group/two_analysts")


def test_an_issue_is_the_concept_of_the_thesaurus() -> None:
    assert _iris(Entity("e1", EntityType.ISSUE, "trade"))["e1"] == "https://w3id.org/statecraft/issues#trade"


def test_what_is_not_the_first_does_not_depend_on_what_comes_after() -> None:
    names = [Entity(f"e{n}", EntityType.PERSON, name) for n, name in enumerate(["Ann Lee", "Ann  Lee", "ann lee"])]
    assert list(_iris(*names).values()) == ["person/ann-lee", "person/a_ann-lee", "person/a_ann-lee-2"]
