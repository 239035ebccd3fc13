"""What stands beside a name and is no office, or not the office of what is named beside it."""

from __future__ import annotations

import pytest

from tests.extract.who import Who


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("A witness, Carl Moore, told reporters.", set()),
        ("Crew member Carl Moore told reporters.", set()),
        (
            "Premier Carl Moore of the Australian Labor Party told reporters.",
            {("Carl Moore", "Premier", "", "current")},
        ),
        (
            "Premier Carl Moore spoke. Canada is cold. Canadian lakes are deep.",
            {("Carl Moore", "Premier", "", "current")},
        ),
        (
            "Prime Minister Carl Moore spoke. Canada is cold. Canadian lakes are deep.",
            {("Carl Moore", "Prime Minister", "Canada", "current")},
        ),
        (
            "The top aide to Russian President Carl Moore spoke.",
            {("Carl Moore", "President", "Russia", "current")},
        ),
        ("Berlin's Mayor Carl Moore spoke. Germany is large.", {("Carl Moore", "Mayor", "", "current")}),
        (
            "While President Moore spoke, Norway was quiet. Norwegian lakes are deep.",
            {("Moore", "President", "Norway", "current")},
        ),
        (
            "Orange County prosecutor Carl Moore spoke. The United States are large.",
            {("Carl Moore", "prosecutor", "", "current")},
        ),
    ],
)
def test_roles(text: str, roles: set[tuple[str, str, str, str]]) -> None:
    assert Who(text).roles == roles
