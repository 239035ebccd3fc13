"""Bodies that an article names without their state. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from tests.extract.who import Who

_FAR = """The Kremlin agreed. It was a long day for the people of the town, who had waited for news in the cold since
early morning. France and France's parliament objected, and so did others in France. Russia left."""


def _parts(text: str) -> set[tuple[str, str]]:
    return {(one, other) for one, told, other in Who(text).relations if told == "partOf"}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The Kremlin said that Russian troops had left.", ("Kremlin", "Russia")),
        (
            "The U.N. sent envoys. A Security Council meeting of the U.N. ended.",
            ("United Nations Security Council", "United Nations"),
        ),
        (
            "Chile votes on Sunday. The Interior Ministry has asked Chile for calm.",
            ("Chilean Interior Ministry", "Chile"),
        ),
    ],
)
def test_it_is_that_of_the_state_or_league_that_the_article_leaves_no_doubt_of(
    text: str, part: tuple[str, str]
) -> None:
    assert part in _parts(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The Kremlin agreed.", ("Kremlin", "Russia")),
        (
            _FAR,
            ("Kremlin", "Russia"),
        ),
        (
            "Chile and Peru vote. Peru's parliament met. The Interior Ministry asked for calm.",
            ("Chilean Interior Ministry", "Chile"),
        ),
        ("Chile votes on Sunday. A Justice Department is a ministry.", ("Justice Department", "Chile")),
        ("The Palestinian Authority paid.", ("Palestinian Authority", "Palestine")),
        ("Chile's security forces left.", ("security forces", "Chile")),
    ],
)
def test_it_is_nobodys_where_it_may_be_another_s(text: str, part: tuple[str, str]) -> None:
    assert part not in _parts(text)


def test_a_body_named_with_its_owner_is_that_of_it() -> None:
    who = Who("Norway's Coast Guard left. The Coast Guard returned.")
    (guard,) = [thing for thing in who.clusters if "Coast Guard" in thing.name]
    assert guard.state is not None
    assert guard.state.name == "Norway"
