"""The stance of a neutral report: modality and whose deed it is, then plain words and their denial."""

from __future__ import annotations

import pytest

from tests.extract.rules.attribution.test_claims import told


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Norway said it will close the port.", "promise"),
        ("Norway said the storm will close the port.", "predict"),
        ("Norway said it was going to close the port.", "promise"),
        ("Norway said it was not going to accept the treaty.", "reject"),
        ("Norway said it cannot accept the treaty.", "reject"),
        ("Norway said it will not be able to pay.", "predict"),
        ("Norway said Sweden has to leave the port.", "request"),
        ("Norway said the owner would have to pay.", "predict"),
        ("Norway said it is time to leave the port.", "request"),
        ("Norway said it is essential that Sweden leaves the port.", "request"),
        ('"We cannot ignore the storm," Norway said.', "request"),
        ('"We would have stayed at home," Norway said.', "state"),
        ('"I would consider the offer," the minister said.', "state"),
        ('"Will they close the port?" Norway said.', "state"),
        ("Norway said Sweden was in violation of the treaty.", "criticize"),
        ("Norway said it was examining whether Sweden was in violation of the treaty.", "state"),
        ('"I look forward to the talks," the minister said.', "predict"),
    ],
)
def test_modality_and_whose_deed_it_is(text: str, stance: str) -> None:
    assert [claim[1] for claim in told(text)] == [stance]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Norway said the ruling is not acceptable.", "criticize"),
        ("Norway said the ruling is acceptable.", "support"),
        ("Norway said the raid is not a crime.", "state"),
        ("Norway said the delay is unhelpful.", "criticize"),
        ("Norway said the town is in danger.", "warn"),
        ("Norway said hard work lies ahead.", "state"),
        ("Norway said the owner had lied.", "reject"),
        ("Norway said the talks failed.", "state"),
        ("Norway said Sweden failed to close the port.", "criticize"),
        ('"I don\'t think the delay is acceptable," the minister said.', "criticize"),
    ],
)
def test_plain_words_and_their_denial(text: str, stance: str) -> None:
    assert [claim[1] for claim in told(text)] == [stance]


def test_a_delegation_of_the_speakers_own_state_is_on_the_speakers_side() -> None:
    (claim,) = told("A Norwegian official said the Norwegian delegation will sign the treaty.")
    assert claim[1] == "promise"


def test_a_party_that_is_named_behind_speaks_by_its_name() -> None:
    (claim,) = told("The ruling party, the Labour Party, called for calm.")
    assert claim == ("Labour Party", "request", "calm")


def test_what_is_confirmed_in_passing_is_not_said_by_the_subject() -> None:
    assert told("Two hundred officials have the flu, as confirmed through tests.") == []


def test_a_list_speaks_for_its_owner_and_its_date_is_no_part_of_what_it_says() -> None:
    text = "According to the World Bank's annual list released yesterday, Norway is rich."
    assert told(text) == [("World Bank", "state", "Norway is rich")]


def test_a_report_of_nobody_is_not_by_whom_it_is_about() -> None:
    assert told("According to a report released on Monday, Norway is rich.") == []


def test_a_supposed_worry_is_nobodys() -> None:
    assert told("Residents can call if they are worried about the storm.") == []
