"""Claims told whole, by who makes them, and with no more stance than the cue and plain words give."""

from __future__ import annotations

import pytest

from kg.model import Stance
from tests.extract.rules.attribution.test_claims import read, told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # a person known only by whose he is, and a thing that is somebody's
        ("Jan Novak died on Friday, according to his publisher.", []),
        (
            "The port is closed, according to Poland's list.",
            [("Poland", "The port is closed")],
        ),
        # who is quoted speaks, not who quotes
        (
            "The Guardian quoted Prime Minister Jan Novak, saying the port was closed.",
            [("Jan Novak", "the port was closed")],
        ),
        # he who believes is who said so
        (
            "Praising President Petr Dvorak, Prime Minister Jan Novak said he believed that the port was closed.",
            [("Jan Novak", "he believed that the port was closed")],
        ),
        # what is presented to somebody says it
        (
            "Greenpeace presented a survey to Poland that revealed that the port was closed.",
            [("Greenpeace", "the port was closed")],
        ),
        # who denies it argues so, and who thinks that others fail says more
        (
            "Poland's requests were denied by President Jan Novak, arguing that the port was closed.",
            [("Jan Novak", "the port was closed")],
        ),
        (
            "President Jan Novak believes the rebels will lose, saying that the port is closed.",
            [("Jan Novak", "the rebels will lose"), ("Jan Novak", "the port is closed")],
        ),
        # what is received says it
        ("President Jan Novak received a response saying that the port was closed.", []),
        (
            "The port is closed, but according to Poland the talks go on.",
            [("Poland", "the talks go on")],
        ),
        (
            'The port will, according to Poland, "stay closed until May".',
            [("Poland", "The port will … stay closed until May")],
        ),
    ],
)
def test_who_says_it_and_what(text: str, claims: list[tuple[str, str]]) -> None:
    found = [(speaker, content) for speaker, stance, content in told(text) if stance in {"state", "predict"}]
    assert found == claims


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # the rest of a quote that begins in the content
        (
            'Poland described the talks as "the end of a long road. We bid them farewell."',
            'the talks as "the end of a long road. We bid them farewell."',
        ),
        # a quote that is part of a clause
        (
            'He added that "the armed men" are in place in the port.',
            '"the armed men" are in place in the port',
        ),
    ],
)
def test_quotes_are_told_whole(text: str, content: str) -> None:
    assert content in [words for *_, words in told(f"Prime Minister Jan Novak spoke in Warsaw. {text}")]


def test_words_before_a_colon_are_not_quoted() -> None:
    text = 'Prime Minister Jan Novak spoke against the plan: "It misses the mark by far," Novak said.'
    assert [content for *_, content in told(text)] == ["It misses the mark by far"]


def test_a_quote_before_while_is_not_of_who_speaks_behind_it() -> None:
    text = 'Poland said the port "was closed by a storm", while Germany said it would "open in May".'
    assert [(speaker, content) for speaker, _, content in told(text)] == [
        ("Poland", 'the port "was closed by a storm"'),
        ("Germany", 'it would "open in May"'),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Judge Jan Novak dismissed the lawsuit against the company.",  # a ruling
        "Questions by reporters intending to learn the date were ignored.",
        "Prime Minister Jan Novak asked not to be named.",
        "Poland neither closed the port nor supported the plan.",
        "The law would allow Poland to refuse the plan.",
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert told(text) == []


def test_a_verb_and_a_noun_of_attribution_tell_one_claim() -> None:
    text = "President Jan Novak concluded in his opinion that the port was closed."
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        # what might have been is not foretold, nor what is only asked or told besides
        ("Poland said the port could have been closed by the storm.", Stance.STATE),
        ("Poland said the port could be hit by the storm.", Stance.PREDICT),
        ("Poland said the roof had fallen and people may be hurt.", Stance.STATE),
        ("Poland said people may lose their homes.", Stance.PREDICT),
        ('"We had hoped for a deal," Poland said.', Stance.STATE),
        ('"We hope for a deal," Poland said.', Stance.PREDICT),
        ('"Will they close the port? Nobody knows," Poland said.', Stance.STATE),
        # who has to say something says it
        ('"We have to admit that the port is closed," Poland said.', Stance.STATE),
        ('"We have to close the port," Poland said.', Stance.REQUEST),
        ('"We must be clear that the port is closed," Poland said.', Stance.STATE),
        # a label
        ('Poland described the landing as "the end of a historic flight".', Stance.STATE),
        ("Poland described the landing as a historic flight.", Stance.SUPPORT),
        ('Poland called the embassy an "outpost of tyranny".', Stance.CRITICIZE),
    ],
)
def test_stances(text: str, stance: Stance) -> None:
    _, claims = read(text)
    assert [claim.stance for claim in claims] == [stance]


def test_who_is_called_something_is_judged() -> None:
    _, claims = read("Poland called Germany a neighbour.")
    assert [[thing.name for thing in claim.targets] for claim in claims] == [["Germany"]]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Poland said it would be wrong to close the port.", Stance.CRITICIZE),
        ("Poland said the storm would close the port.", Stance.PREDICT),
        ("Poland said the forecast was that the storm would close the port.", Stance.PREDICT),
        ("Poland said Germany should have closed the port.", Stance.STATE),
        ("Poland said Germany should close the port.", Stance.REQUEST),
        ('"We have sent an expert to rule out a mistake," Poland said.', Stance.STATE),
        ('"We rule out a mistake," Poland said.', Stance.REJECT),
        ("Poland said the death of Jan Novak was a great loss.", Stance.STATE),
        ("Poland said Jan Novak was a great man.", Stance.SUPPORT),
    ],
)
def test_what_is_foretold_asked_or_praised(text: str, stance: Stance) -> None:
    _, claims = read(text)
    assert [claim.stance for claim in claims] == [stance]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "According to the judge, Jan Novak, the law is unclear.",
            ["the law is unclear"],
        ),
        ("Poland said that the port was closed, adding that it was unsafe.", ["the port was closed", "it was unsafe"]),
        ("Poland said that the port was closed, citing the police.", ["the port was closed"]),
        (
            "Poland claimed that the plan would raise prices and noted that the port was closed.",
            ["the plan would raise prices"],
        ),
        (
            'Poland said the port "was safe," one day after Germany declared the storm over.',
            ['the port "was safe," one day after Germany declared the storm over'],
        ),
        (
            'Poland said Germany would continue to fight the law: "Our work goes on until it falls."',
            ['Germany would continue to fight the law: "Our work goes on until it falls."'],
        ),
    ],
)
def test_where_what_is_said_begins_and_ends(text: str, claims: list[str]) -> None:
    assert [content for *_, content in told(text)] == claims
