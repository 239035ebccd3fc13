"""When an event happens: which of the times of a sentence is its own, and how much of it is known."""

from __future__ import annotations

import pytest

from kg.model import EventType
from tests.extract.event_article import annotated
from tests.extract.reading import events_in

FRIDAY = "2024-04-19"


def dates(text: str, kind: EventType) -> list[tuple[str | None, str | None]]:
    """First and last day of each event of ``kind``, in the order of the text."""
    annotation = annotated(text, published=FRIDAY)
    found = events_in(annotation)
    return [(event.start, event.end) for event in found if event.type is kind]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # what begins on a day has no known end, what ends on it no known beginning
        ("Peace talks between Israel and Syria began in Rome on Monday.", EventType.MEETING, ("2024-04-15", None)),
        ("The talks between Iran and Iraq in Geneva ended on Friday.", EventType.MEETING, (None, "2024-04-19")),
        ("Iran and Iraq held talks in Geneva on Friday.", EventType.MEETING, ("2024-04-19", "2024-04-19")),
        # a length in days gives the other end
        (
            "The Australian prime minister began a five-day visit to India on Monday.",
            EventType.VISIT,
            ("2024-04-15", "2024-04-19"),
        ),
        (
            "The Australian prime minister ended a two-day visit to India on Thursday.",
            EventType.VISIT,
            ("2024-04-17", "2024-04-18"),
        ),
        # the day of agreeing is not that of what is agreed
        ("Iran on Thursday agreed to meet Iraq in Geneva.", EventType.MEETING, (None, None)),
        ("Iran met Iraq in Geneva on Thursday.", EventType.MEETING, ("2024-04-18", "2024-04-18")),
        # what is told as past did not happen on a day to come
        ("Japan surrendered to the allies on April 29.", EventType.DECISION, (None, None)),
        # the year after a place dates the noun before it
        (
            "The FBI raid on its headquarters in Waco in 1993 killed 75 people.",
            EventType.ARMED_ACTION,
            ("1993", "1993"),
        ),
        # a clause with "when" has the date before it
        (
            "It will be the first visit by the agency since December 2002, when North Korea expelled two inspectors.",
            EventType.SANCTION,
            ("2002-12", "2002-12"),
        ),
        (
            "Fighting has grown since Tuesday, when Israeli soldiers killed 19 people in Gaza.",
            EventType.ARMED_ACTION,
            ("2024-04-16", "2024-04-16"),
        ),
    ],
)
def test_dates(text: str, kind: EventType, expected: tuple[str | None, str | None]) -> None:
    assert expected in dates(text, kind)


def test_a_date_of_the_report_is_not_that_of_the_event() -> None:
    assert dates("The ministry said on Monday that rebels had killed ten soldiers.", EventType.ARMED_ACTION) == [
        (None, None)
    ]


def test_what_follows_from_the_dated_deed_shares_its_date() -> None:
    text = "The general lost an ally today, as Defence Minister Ana Costa resigned."
    assert dates(text, EventType.OFFICE_CHANGE) == [("2024-04-19", "2024-04-19")]


def test_what_goes_before_the_dated_deed_does_not_share_its_date() -> None:
    text = "The court met today because Defence Minister Ana Costa had resigned."
    assert dates(text, EventType.OFFICE_CHANGE) == [(None, None)]


def test_a_named_day_is_surer_than_today() -> None:
    text = "The U.S. Senate today passed the tax bill on Thursday."
    assert dates(text, EventType.DECISION) == [("2024-04-18", "2024-04-18")]
