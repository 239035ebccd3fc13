"""More ways of telling an event: no doer named, two sides in one word, posts in a row, who is awaited, rarer words."""

from __future__ import annotations

import pytest

from kg.model import Status
from tests.extract.rules.events.test_events import events_of, names, only


def types(text: str) -> list[str]:
    return [event.type.value for event in events_of(text)]


@pytest.mark.parametrize(
    ("told", "other", "type"),
    [
        ("A curfew was imposed in Nairobi.", "A curfew could be imposed nowhere.", "Decision"),
        ("The border with Chad was closed on Monday.", "The meeting with Chad was closed on Monday.", "Decision"),
        ("The sanctions against Sudan have been lifted.", "The fog over Sudan has been lifted.", "Decision"),
        ("Hamas was designated a terrorist organization.", "Hamas was designated a partner.", "Decision"),
        ("Paul Weber was denied bail.", "Paul Weber was denied a drink.", "Decision"),
        ("Denmark approved the construction of a bridge.", "Denmark approved the joke.", "Decision"),
        (
            "Norway's withdrawal from the treaty surprised Chad.",
            "Norway's withdrawal from the race failed.",
            "Decision",
        ),
        ("The two leaders agreed to set up a commission.", "The chef agreed to set up a kitchen.", "Agreement"),
        ("A ceasefire took effect in Yemen on Monday.", "A pill took effect in Yemen on Monday.", "Agreement"),
        ("French troops left Mali in 2014.", "French tourists left Mali in 2014.", "MilitaryActivity"),
        ("Greece scrambled two fighter jets.", "Greece scrambled two eggs.", "MilitaryActivity"),
        ("Norway put its troops on alert.", "Norway put its troops on television.", "MilitaryActivity"),
        ("Iran fired two missiles into the Arabian Sea.", "Iran lost two missiles.", "MilitaryActivity"),
        ("Turkish troops crossed into Syria.", "Turkish tourists crossed into Syria.", "ArmedAction"),
        ("A teacher was stabbed on Monday in Leeds.", "A teacher was praised on Monday in Leeds.", "ArmedAction"),
        ("The Taliban claimed the attack in Kabul.", "The poet claimed the prize in Kabul.", "ArmedAction"),
        ("China's crackdown on demonstrators went on.", "China's crackdown on spelling went on.", "ArmedAction"),
        ("The lawsuit was filed by Amnesty International.", "The poem was filed by a clerk.", "LegalAction"),
        ("Paul Weber was cleared of fraud.", "Paul Weber cleared the table.", "LegalAction"),
        ("President Smith reshuffled his cabinet.", "President Smith reshuffled his cards.", "OfficeChange"),
        ("John Smith became vice president of Chad.", "John Smith became father of two.", "OfficeChange"),
        ("Obama appointed John Smith to the commission.", "Obama sent John Smith to the beach.", "OfficeChange"),
        ("Voters in Kenya went to the polls.", "Tourists in Kenya went to the parks.", "Election"),
        ("The EU resumed aid to Mali.", "The EU resumed work on Monday.", "Support"),
    ],
)
def test_rarer_tellings(told: str, other: str, type: str) -> None:
    assert type in types(told)
    assert type not in types(other)


def test_what_is_fired_into_the_sea_is_no_attack() -> None:
    assert types("North Korea fired two missiles into the Yellow Sea.") == ["MilitaryActivity"]


def test_a_border_that_was_closed_names_nobody() -> None:
    event = only("The border with Chad was closed on Monday.", "Decision")
    assert not event.agents
    assert names(event.targets) == {"Chad"}


def test_what_may_be_closed_in_some_event_is_not_told() -> None:
    assert types("Flights are planned anew in the event of the airspace being closed to Chad.") == []


def test_posts_in_a_row_are_one_event_each() -> None:
    text = "Prime Minister Tony Hill named Julie Stone as foreign minister, John Field as treasurer.\n"
    text += "Other appointments include Paul Weber as defence minister."
    found = [names(event.targets) for event in events_of(text) if event.type.value == "OfficeChange"]
    assert sorted(map(sorted, found)) == [["John Field"], ["Julie Stone"], ["Paul Weber"]]


def test_as_well_as_gives_no_post() -> None:
    assert "OfficeChange" not in types("Critics include John Field as well as Paul Weber.")


@pytest.mark.parametrize("words", ["is expected in Egypt next week", "was due in Egypt on Friday"])
def test_who_is_awaited_is_to_visit(words: str) -> None:
    event = only(f"French President Nicolas Weber {words}.", "Visit")
    assert event.status is Status.SCHEDULED


@pytest.mark.parametrize("words", ["is expected in the final", "is expected in France next week", "was due in court"])
def test_at_home_nobody_is_awaited(words: str) -> None:
    assert "Visit" not in types(f"French President Nicolas Weber {words}.")


def test_who_leaves_a_town_for_another_visits_it() -> None:
    event = only("French President Nicolas Weber left Egypt for Jordan on Monday.", "Visit")
    assert names(event.targets) == {"Jordan"}
