"""Which listed body a name means: acronyms, and what several states have. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from tests.extract.who import Who

CHP, LABOUR = "Republican People's Party", "Labour Party"


def _listed(text: str) -> dict[str, bool | None]:
    """The organizations, and whether they are those of the word list."""
    things = Who(text).clusters
    return {thing.name: thing.listed for thing in things if thing.type.value == "Organization"}


@pytest.mark.parametrize(
    ("text", "meant", "other"),
    [
        ("Turkey voted, and the CHP won.", CHP, ""),
        ("The CHP closed the road.", "CHP", CHP),
        ("The CHP (Committee of Harbour Pilots) wrote to Turkey.", "Committee of Harbour Pilots", CHP),
        ("Brussels told the Organisation for Security and Co-operation in Europe (OSCE).",
         "Organization for Security and Co-operation in Europe", "OSCE"),
        ("A UNESCO prize was given.", "United Nations Educational, Scientific and Cultural Organization", "UNESCO"),
    ],
)  # fmt: skip
def test_what_an_acronym_stands_for(text: str, meant: str, other: str) -> None:
    found = _listed(text)
    assert meant in found
    assert other not in found


@pytest.mark.parametrize(
    ("text", "name", "listed"),
    [
        # Parties of one name.
        ("America and Ohio voted. The Democrats won.", "Democratic Party", True),
        ("France and Lyon voted. The Democrats won.", "Democrats", False),
        ("Voters came in Hong Kong. America watched. The Democratic Party won.", "Democratic Party", False),
        ("Italy voted. The Democratic Party won.", "Italian Democratic Party", True),
        ("Britain and London voted. Labour won.", LABOUR, True),
        ("Israel and Haifa voted. Labour won.", "Israeli Labor Party", True),
        ("Peru voted. The Labour Party won.", LABOUR, False),
        ("India and Mumbai voted. Congress won.", "Indian National Congress", True),
        ("Voters in Ohio wrote to Congress.", "U.S. Congress", True),
        # A party and a parliament of a state leave no doubt, even if the article is about another one.
        ("Chad, Chad and Chad: U.S. Democrats spoke in Congress.", "U.S. Congress", True),
        # What a noun says to be a body.
        ("Chad, Chad and Poland waited. He formed a new party, Solidarity.", "Solidarity", False),
        # Organs, by the owner beside them.
        ("America waited. The Bolivian Congress voted.", "Bolivian Congress", False),
        ("America waited. The House of Representatives of Cyprus voted.", "Cypriot House of Representatives", False),
        ("Chad and Mali told the United Kingdom's Foreign Office.", "Foreign Office", True),
        ("Chad and Mali told the Foreign Office.", "Foreign Office", False),
        # Armed groups of one name.
        ("Pakistan's Taliban attacked a village in Afghanistan.", "Tehrik-e-Taliban Pakistan", True),
        ("The Taliban attacked a school in Pakistan, said Afghanistan.", "Taliban", True),
        ("Pakistan and Lahore heard the Afghan Taliban. The Taliban left Kandahar.", "Taliban", True),
        ("Bolivia waited. The National Congress of Bolivia met. Congress voted.", "Bolivian Congress", False),
    ],
)  # fmt: skip
def test_the_state_is_the_second_clue(text: str, name: str, listed: bool) -> None:
    assert _listed(text).get(name) is listed


def test_who_is_called_like_a_body_is_a_person() -> None:
    who = Who("Sue Wagner is a former governor of Nevada. Wagner has criticized the plan.")
    assert who.names("Organization") == set()
    assert who.meant("Wagner", 2).endswith("Sue Wagner")


@pytest.mark.parametrize(
    ("text", "name", "listed", "part"),
    [
        ("The Senate met. Canada and Ottawa waited.", "Canadian Senate", False, "Canada"),
        ("The Senate met. Canada and Norway waited.", "Senate", False, ""),
        ("An Air Force plane came to Ohio.", "U.S. Air Force", True, ""),
        ("An air force plane came to Ohio.", "", None, ""),
        ("In Ohio, Iowa and Utah the Supreme Court was praised.", "U.S. Supreme Court", True, ""),
        ("In Ohio, Iowa and Utah the state Supreme Court was praised.", "Supreme Court", None, ""),
        ("Ohio and Iowa wrote. The Utah Supreme Court met. The Supreme Court agreed.", "U.S. Supreme Court", None, ""),
        ("Argentina's senate met. The Senate voted.", "Argentine senate", False, "Argentina"),
    ],
)
def test_the_only_state_has_the_body_of_which_each_has_one(
    text: str, name: str, listed: bool | None, part: str
) -> None:
    assert _listed(text).get(name) is listed
    assert {(n, o) for n, kind, o in Who(text).relations if kind == "partOf"} == ({(name, part)} if part else set())
