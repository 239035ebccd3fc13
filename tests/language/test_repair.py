"""Trees that the parser gets wrong in the style of news. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from kg.language import Token, load_annotator
from kg.read import read_text


def tokens(sentence: str) -> dict[str, Token]:
    annotation = load_annotator().annotate(read_text(f"{sentence} The talks were short and nothing was said.\n"))
    return {token.text: token for token in annotation.tokens}


@pytest.mark.parametrize(
    ("sentence", "name", "verb"),
    [
        ("On Monday Smith will meet with the president of France.", "Smith", "meet"),
        ("On Thursday Petrov signed the treaty.", "Petrov", "signed"),
    ],
)
def test_a_weekday_is_no_part_of_the_name_behind_it(sentence: str, name: str, verb: str) -> None:
    found = tokens(sentence)
    assert found[name].dep == "nsubj"
    assert found[name].head is found[verb]


def test_a_day_that_dates_a_thing_stays_with_it() -> None:
    found = tokens("The minister spoke on Monday about the budget.")
    assert found["Monday"].head.text == "on"
    assert found["minister"].dep == "nsubj"


def test_the_tree_stays_a_tree() -> None:
    under = [
        token
        for token in tokens("On Monday Smith will meet with the president of France.").values()
        if not token.is_root
    ]
    assert len(under) > 9
    for token in under:
        assert token in token.head.children
