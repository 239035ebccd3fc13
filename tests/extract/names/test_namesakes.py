"""Forms that several things share are settled by what else the article names. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from tests.extract.who import Who

KINSHASA = "State Democratic Republic of the Congo"
BRAZZAVILLE = "State Republic of the Congo"


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        # Two states of one name.
        ("Congo signed the treaty on Monday, and officials in Kinshasa praised it.", "Congo", KINSHASA),
        ("Congo signed the treaty on Monday, and officials in Brazzaville praised it.", "Congo", BRAZZAVILLE),
        ("Congo signed the treaty on Monday, and France praised it.", "Congo", "State Congo"),
        ("Envoys from Kinshasa and from Brazzaville met while Congo voted.", "Congo", "State Congo"),
        ("Korea said on Monday it would send food, and Seoul set a date.", "Korea", "State South Korea"),
        ("Korea said on Monday it would test a missile, and Pyongyang set a date.", "Korea", "State North Korea"),
        ("Korea was divided at the end of the war.", "Korea", "State Korea"),
        # A state, and a part of another.
        ("Georgia accused Russia of an attack on Monday.", "Georgia", "State Georgia"),
        ("Police in Atlanta, Georgia, arrested two men from Canada.", "Georgia", "Place Georgia"),
        ("Troops entered Gori, Georgia, on Monday.", "Georgia", "State Georgia"),
        ("Voters in Florida, Ohio and Georgia went to the polls. Canada watched.", "Georgia", "Place Georgia"),
        ("The United States will send troops to Georgia.", "Georgia", "State Georgia"),
        ("Ohio will send doctors to Georgia.", "Georgia", "Place Georgia"),
    ],
)
def test_the_article_decides(text: str, word: str, meant: str) -> None:
    assert Who(text).meant(word) == meant


def test_both_named_decide_nothing() -> None:
    who = Who("South Korea sent food. North Korea took it. Korea was divided in 1945.")
    assert [who.meant("Korea", number) for number in (1, 2, 3)] == [
        "State South Korea",
        "State North Korea",
        "State Korea",
    ]


def test_an_adjective_that_nothing_decides_names_nothing() -> None:
    assert (
        Who("The Congolese army attacked the village on Monday.")
        .things.keys()
        .isdisjoint({"Democratic Republic of the Congo", "Republic of the Congo", "Congo"})
    )
    assert "Democratic Republic of the Congo" in Who("In Kinshasa, the Congolese army stayed in its camps.").things
