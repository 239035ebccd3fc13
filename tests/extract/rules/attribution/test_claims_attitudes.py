"""Claims without "said": attitudes, relative clauses, what reports tell, speakers who are described only."""

from __future__ import annotations

import pytest

from tests.extract.rules.attribution.test_claims import told


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Norway supports the fishing treaty.", ("Norway", "support", "the fishing treaty")),
        ("The treaty is backed by Norway.", ("Norway", "support", "The treaty")),
        ("Norway was united in support of the treaty.", ("Norway", "support", "the treaty")),
        ("Norway is in favour of the treaty.", ("Norway", "support", "the treaty")),
        ("Norway was opposed to the treaty.", ("Norway", "reject", "the treaty")),
        ("Norway is critical of the treaty.", ("Norway", "criticize", "the treaty")),
        ("Norway is optimistic about the talks.", ("Norway", "predict", "the talks")),
        ("Norway's opposition to the treaty was loud.", ("Norway", "reject", "the treaty")),
        ("Norway ruled out new talks.", ("Norway", "reject", "new talks")),
        ("Norway hit out at the new tariffs.", ("Norway", "criticize", "the new tariffs")),
        ("Norway acknowledged the loss of the ship.", ("Norway", "state", "the loss of the ship")),
        ("Norway admitted guilt on charges of overfishing.", ("Norway", "state", "guilt on charges of overfishing")),
        ("The opinion of Norway is that the sea is calm.", ("Norway", "state", "the sea is calm")),
        ("Norway repeated its call to close the port.", ("Norway", "request", "to close the port")),
        ("Norway signed the pact, labelling it a triumph.", ("Norway", "criticize", "it a triumph")),
    ],
)
def test_attitudes_with_a_holder(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway has a plan to support the fishing towns.",  # asserted by nobody
        "Norway supports Sweden.",  # a deed
        "Norway spends much in support.",
        "Norway was not in favour of anything.",
        "Norway called off the talks.",
    ],
)
def test_what_is_no_attitude(text: str) -> None:
    assert told(text) == []


def test_a_relative_clause_around_a_cue_is_about_the_noun_before_it() -> None:
    (claim,) = told("Norway mourned the crash of a ferry, which Sweden says happened at night.")
    assert claim == ("Sweden", "state", "a ferry … happened at night")
    assert told("Norway found the boat that Sweden believes is stolen.") == []


def test_a_condition_opens_what_is_said() -> None:
    (claim,) = told("Norway said if the storm comes, the port will close.")
    assert claim[2] == "if the storm comes, the port will close"


def test_a_reported_will_goes_on_with_what_was_said() -> None:
    (claim,) = told("Norway said the talks had begun, and Sweden would join them.")
    assert claim[2] == "the talks had begun, and Sweden would join them"
    (claim,) = told("Norway said the talks had begun, and Sweden joined them.")
    assert claim[2] == "the talks had begun"


def test_a_source_of_the_whole_is_no_part_of_what_somebody_believes() -> None:
    assert ("Norway", "state", "the ferry sank") in told("Norway believes that the ferry sank, according to Sweden.")


def test_the_one_who_is_quoted_as_saying_speaks() -> None:
    assert told('Norway was calm. "The sea is ours and we will fish there," Sweden was quoted as saying.') == [
        ("Sweden", "promise", "The sea is ours and we will fish there")
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Reports say that the ferry sank.", "Reports"),
        ("According to media reports, the ferry sank.", "media reports"),
        ("Some islanders believe that the ferry sank.", "islanders"),
        ("Some of the rebels say that the ferry sank.", "rebels"),
        ("More than 40 countries support the treaty.", "More than 40 countries"),
        ("A statement on the World Bank website said that the ferry sank.", "World Bank"),
    ],
)
def test_speakers_who_are_described_only(text: str, speaker: str) -> None:
    assert [claim[0] for claim in told(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Numbers suggest that the ferry sank.",
        "The letters say that the ferry sank.",
        "Countries support the treaty.",
        "The captain was sent a letter, asking him to leave the port.",
        "The ferry is said to be safe.",
    ],
)
def test_what_speaks_for_nobody(text: str) -> None:
    assert told(text) == []


def test_countries_that_a_list_names_speak() -> None:
    claims = told("Countries such as Norway and Sweden oppose the treaty.")
    assert [(speaker, content) for speaker, _, content in claims] == [("Norway and Sweden", "the treaty")]


def test_a_document_goes_on_as_it() -> None:
    text = "The report by the World Bank says that Norway exports oil. It also says that Sweden has iron."
    assert [claim[0] for claim in told(text)] == ["World Bank", "World Bank"]


def test_who_speaks_in_a_document_has_issued_it() -> None:
    claims = told("Norway said in a letter that also warned of storms that the port was open.")
    assert {speaker for speaker, _, _ in claims} == {"Norway"}


def test_he_goes_on_who_spoke_right_before_if_nobody_else_was_named() -> None:
    text = 'Doctor Jan Novak told Reuters that the sea rises. "The coast is in danger," he said.'
    assert ("Jan Novak", "warn", "The coast is in danger") in told(text)
    other = 'Doctor Jan Novak said that Petr Dvorak was ill. "The coast is in danger," he said.'
    assert "The coast is in danger" not in [content for speaker, _, content in told(other) if speaker == "Jan Novak"]


def test_who_supports_somebody_helps_and_says_nothing() -> None:
    assert told("Norway supports young players.") == []
    assert told("Norway supports its ally.") == []


def test_who_agrees_with_a_plan_supports_it() -> None:
    assert told("Norway agrees with the proposal.") == [("Norway", "support", "the proposal")]
