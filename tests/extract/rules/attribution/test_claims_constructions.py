"""Claims in constructions beyond "S said that": nouns of attribution, wishes, labels, nested cues, headlines."""

from __future__ import annotations

import pytest

from kg.model import Stance
from tests.extract.rules.attribution.test_claims import read, told


@pytest.mark.parametrize(
    ("text", "speaker", "stance", "content"),
    [
        ("Germany ignored Poland's call for a ceasefire.", "Poland", "request", "a ceasefire"),
        ("Germany ignored calls by Poland for a ceasefire.", "Poland", "request", "a ceasefire"),
        ("Germany ignored a call from Poland to leave the port.", "Poland", "request", "to leave the port"),
        ("Germany ignored a Polish request that it leave the port.", "Poland", "request", "it leave the port"),
        ("Poland issued a call for a ceasefire.", "Poland", "request", "a ceasefire"),
        ("Poland repeated its warning that war was near.", "Poland", "warn", "war was near"),
        ("Poland's condemnation of the attack came late.", "Poland", "criticize", "the attack"),
        ("Poland's pledge to rebuild the port was kept.", "Poland", "promise", "to rebuild the port"),
    ],
)
def test_nouns_of_attribution(text: str, speaker: str, stance: str, content: str) -> None:
    assert (speaker, stance, content) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "There were calls for a ceasefire.",  # by nobody
        "Germany ignored the warning that war was near.",
        "Poland called an election for December.",
        "Poland is refusing to hold talks.",  # a deed that goes on, not a word
        "Sailors call the island home.",
        "Germany was told of the plan and asked to leave the port.",
        "Chad is accused of feeding the rebels.",  # by nobody
    ],
)
def test_what_nobody_says(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Poland expects the talks to continue.", "the talks to continue"),
        ("Poland wants Germany to close the port.", "Germany to close the port"),
        ("Poland urged Germany not to close the port.", "not to close the port"),
        ("Poland asked Germany to close the port.", "close the port"),
        ("Poland had asked to inspect the port.", "to inspect the port"),
        ("Poland described the talks with Germany in Paris as useful.", "the talks with Germany in Paris as useful"),
        ("Poland demanded that the port be closed.", "the port be closed"),
        ("Poland declared the vote to be illegal.", "the vote to be illegal"),
        ("Poland promised a deal.", "a deal"),
    ],
)
def test_what_belongs_to_the_content(text: str, content: str) -> None:
    assert [words for *_, words in told(text)] == [content]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "According to Polish officials, says Reuters, four people were killed.",
            [
                ("Polish officials", "four people were killed"),
                ("Reuters", "According to Polish officials … four people were killed"),
            ],
        ),
        ("The port has been closed the Polish government said.", [("Poland", "The port has been closed")]),
        (
            "The appeal was handled by Anna Novak, arguing that the law was wrong.",
            [("Anna Novak", "the law was wrong")],
        ),
        ("The port, according to Poland, is closed.", [("Poland", "The port … is closed")]),
        ('Poland confirmed the reports, saying, "The port is closed."', [("Poland", "The port is closed.")]),
        ("A notice read on Polish state television said the port was closed.", [("Poland", "the port was closed")]),
    ],
)
def test_who_says_it(text: str, claims: list[tuple[str, str]]) -> None:
    found = [(speaker, words) for speaker, _, words in told(text)]
    assert [claim for claim in claims if claim in found] == claims


def test_a_passive_without_an_agent_goes_on_with_the_report_told_of_before() -> None:
    text = "The report by the World Bank says that Iran exports oil. Chad is accused of feeding the rebels."
    assert told(text)[1] == ("World Bank", "criticize", "feeding the rebels")
    other = "Germany says that Iran exports oil. Chad is accused of feeding the rebels."
    assert len(told(other)) == 1


def test_the_source_is_all_that_describes_an_unnamed_speaker() -> None:
    annotation, (claim,) = read("An official from the Labour Party said on Friday that the port was closed.")
    assert [annotation.article.words(span) for span in claim.source] == ["An official from the Labour Party"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("France described the talks as productive.", Stance.SUPPORT),
        ("France described the attack as an act of terrorism.", Stance.CRITICIZE),
        ("France described the talks as short.", Stance.STATE),
        ("France asked whether Germany would close the port.", Stance.STATE),
        ("France said there was no threat to the port.", Stance.STATE),
        ("France said the storm would expose the port to danger.", Stance.WARN),
        ("France said it would not join the talks.", Stance.REJECT),
        ("France said Germany was unwilling to close the port.", Stance.CRITICIZE),
        ("France said the delay could be serious.", Stance.STATE),
        ("France said it was fighting terrorism.", Stance.STATE),
    ],
)
def test_stances_of_labels_questions_and_dangers(text: str, stance: Stance) -> None:
    _, claims = read(text)
    assert [claim.stance for claim in claims] == [stance]


def test_a_headline_makes_a_claim_unless_the_text_tells_the_same() -> None:
    annotation, claims = read("Trade went on.", headline="France warns that war is near")
    assert [annotation.article.words(claim.content[0]) for claim in claims] == ["war is near"]
    annotation, claims = read(
        "France warned on Friday that fighting is near.", headline="France warns that war is near"
    )
    assert [annotation.article.words(claim.content[0]) for claim in claims] == ["fighting is near"]


def test_a_name_alone_is_not_what_is_criticized() -> None:
    text = "Poland criticized Germany on Monday, saying that the port was closed."
    assert told(text) == [("Poland", "criticize", "the port was closed")]
    assert [[t.name for t in claim.targets] for claim in read(text)[1]] == [["Germany"]]
    assert ("Poland", "criticize", "Germany") in told("Poland criticized Germany on Monday. It was cold.")


def test_what_moves_the_speaker_is_no_part_of_the_request() -> None:
    text = "Poland asked Germany to call off the drill {} it could start a war."
    assert [words for *_, words in told(text.format("over fears"))] == ["call off the drill"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The report by Poland found that the port was closed.", [("Poland", "state", "the port was closed")]),
        ("The study by Poland shows that prices fell.", [("Poland", "state", "prices fell")]),
        ("Poland found that the port was closed.", []),  # a fact for Poland, not a word of it
        ("The report by Poland showed how the port was closed.", []),
        ("Poland has data showing that the port was closed.", []),
        ("Poland is pleased by the talks.", [("Poland", "support", "the talks")]),
        ("Poland deemed the vote illegal.", [("Poland", "criticize", "the vote illegal")]),
    ],
)
def test_findings_and_feelings(text: str, found: list[tuple[str, str, str]]) -> None:
    assert told(text) == found
