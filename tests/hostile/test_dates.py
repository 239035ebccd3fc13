"""Dates at the edges of the calendar: what cannot be counted is no date, and what is one is valid."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import kg
from kg.errors import ArticleError
from kg.extract import load_reader
from kg.extract.times.calendar import Publication
from kg.extract.times.expressions import find_times
from kg.extract.times.publication import infer_published
from kg.extract.times.tagger import expressions
from kg.language import Annotator, load_annotator
from kg.model import Event, EventType, Status
from kg.query import list_queries
from kg.rdf.dates import date_kind
from kg.rdf.timex import dates_of
from kg.read import check_published, read_text
from kg.read.published import published_in
from kg.resolve.periods import days_of, meet

COUNTS = ("a", "two", "twenty", "300", "999", "9999", "10000000000", "٣")
UNITS = ("day", "week", "month", "year", "decade", "century", "weekend")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
RELATIVE = (
    *(f"{which} {unit}" for which in ("last", "next", "this", "earlier in the", "the previous") for unit in UNITS),
    *(f"{count} {unit}s ago" for count in COUNTS for unit in UNITS),
    *(f"in {count} {unit}s" for count in COUNTS for unit in UNITS),
    *(f"{count} {unit}s {way}" for count in COUNTS for unit in UNITS for way in ("later", "earlier", "from now")),
    *(f"for the past {count} {unit}s" for count in COUNTS for unit in UNITS),
    *(f"the next {count} {unit}s" for count in COUNTS for unit in UNITS),
    *(f"{which}{day}" for which in ("", "last ", "next ", "this coming ", "this past ") for day in WEEKDAYS),
    *("from Saturday to Sunday", "Monday and Tuesday", "over the weekend", "today", "yesterday", "tomorrow"),
    *("the day before yesterday", "the day after tomorrow", "last night", "the following day", "the previous year"),
    *("January 1", "December 31", "February 29", "from December 30 to January 2", "the week of January 1"),
    *("the week of December 31", "June 11 last year", "June 11 next year", "January", "December", "last May"),
    *("next May", "December next year", "between November and February", "9999-12-31", "0001-01-01", "0000-00-00"),
    *(f"{count} {unit}s" for count in (*COUNTS, "9" * 5_000, "half a", "1.5", "several") for unit in (*UNITS, "hour")),
    *(f"every {count} {unit}s" for count in COUNTS for unit in UNITS),
    *(f"{count} {unit}s later" for count in COUNTS for unit in ("hour", "minute", "decade", "century")),
    *(
        f"{hour} on {day}"
        for hour in ("25 p.m.", "0:00", "24:00", "99:99", "2460 GMT", "noon", "٣ p.m.")
        for day in ("Monday", "May 3", "0001-01-01", "9999-12-31")
    ),
    *("midnight, an hour later", "the end of the year", "this decade", "next century", "last summer", "next winter"),
    *(
        "the 31st",
        "the 0th",
        "the 99th",
        "Christmas",
        "New Year's Eve",
        "the first week of January",
        "the 19th century",
    ),
    *("the last week of December 9999", "the third quarter", "the fourth half of 2010", "overnight", "that night"),
    *("the year 99999", "in 2099", "the 2090s", "in 20٢٤", "2019-٢٠", "the last quarter of 2099", "May 0000"),
)


def iso_dates() -> st.SearchStrategy[str]:
    """Days, months and years from 0001 to 9999, those at the edges above all."""
    days = st.one_of(
        st.dates(), st.dates(max_value=date(2, 1, 31)), st.dates(min_value=date(9998, 11, 30)),
        st.sampled_from([date.min, date.max, date(4, 2, 29), date(9996, 2, 29)]),
    )  # fmt: skip
    return st.builds(lambda day, length: day.isoformat()[:length], days, st.sampled_from([4, 7, 10]))


def is_sound(value: str | None) -> bool:
    return value is None or date_kind(value) is not None


@settings(max_examples=3_000, deadline=None, derandomize=True, database=None)
@given(iso_dates(), st.sampled_from(RELATIVE), st.sampled_from((-1, 0, 1)))
def test_every_expression_on_every_day_is_a_date_or_none(published: str, words: str, direction: int) -> None:
    when = Publication.of(published)
    for expression in expressions(f"The envoys met {words} in Oslo."):
        for resolve in (expression.resolve, expression.meaning.guess):
            period = when.resolve(resolve, direction) if resolve is not None else None
            assert period is None or (is_sound(period[0]) and is_sound(period[1])), period
            value = expression.value(period) if period is not None else None
            assert value is None or dates_of(value) is not None, value


@cache
def annotator() -> Annotator:
    return load_annotator()


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(iso_dates(), st.lists(st.sampled_from(RELATIVE), min_size=1, max_size=4))
@example("9999-12", ["next month", "December 31", "the following day"])
@example("0001-01-01", ["last week", "Monday and Tuesday", "the previous day"])
@example("0001-01-01", ["today", "Sunday", "300 years ago"])
@example("9999-12-31", ["on 0001-01-01", "the previous day", "on 9999-12-31", "the following day"])
@example("2024-03-05", ["on August 6, 1945", "on February 29"])
@example("2024-03-05", ["on 9999-11-30", "on December 31"])
@example("9999-12-31", ["at 11 p.m. on December 31", "two hours later", "the next morning", "last night", "at dawn"])
@example("9999", ["at noon", "the next decade", "overnight", "every 10000000000 centuries", "the 31st"])
def test_every_article_of_every_day_has_dates_or_none(published: str, words: list[str]) -> None:
    told = " ".join(f"The minister of Norway met the envoys of Iran in Oslo {each}." for each in words)
    text = f"Talks in Oslo\n\n{told} The king arrived {words[0]} for a five-day visit to Iran.\n"
    for given_day in (published, None):
        annotation = annotator().annotate(read_text(text, published=given_day))
        assert is_sound(infer_published(annotation))
        for mention in find_times(annotation).mentions:
            assert dates_of(mention.value) is not None, mention
        for draft in find_times(annotation).datings:
            assert is_sound(draft.start), draft
            assert is_sound(draft.end), draft
        for event in load_reader().read(annotation).events:
            assert is_sound(event.start), event
            assert is_sound(event.end), event
            period = days_of(event, given_day)
            assert period is None or period[0] <= period[1]


@pytest.mark.parametrize("published", ["0001", "0001-01", "0001-01-01", "9999", "9999-12", "9999-12-31"])
@pytest.mark.parametrize("status", Status)
def test_an_event_without_a_day_lies_within_the_calendar(published: str, status: Status) -> None:
    event = Event("e", EventType.MEETING, status, ())
    period = days_of(event, published)
    assert period is not None
    assert meet(period, (date.min, date.max), timedelta(days=3))
    assert meet(period, period, timedelta(days=3))
    assert not meet((date.min, date.min), (date.max, date.max), timedelta(days=3))


@pytest.mark.parametrize("length", ["²", "٣", "9" * 5_000, "31", "32", "0"])
def test_a_visit_of_any_number_of_days(length: str) -> None:
    text = f"The king of Norway arrived on Monday for a {length} - day visit to Iran, after {length} days of talks.\n"
    annotation = annotator().annotate(read_text(text, published="2024-04-19"))
    assert all(is_sound(event.end) for event in load_reader().read(annotation).events)


@pytest.mark.parametrize("words", ["May 0000", "3 May 0000", "0000-05-03", "2024-13-01", "31 April 2024"])
def test_a_line_with_a_day_that_no_calendar_has_dates_nothing(words: str) -> None:
    assert published_in(words) is None
    assert read_text(f"Talks in Oslo\n{words}\n\nThe king met the queen on Monday.\n").published is None


@pytest.mark.parametrize("value", ["٢٠٢٤", "0000", "0000-01-01", "10000-01-01", "-0001", "2024-1-1"])
def test_what_is_no_iso_date_of_the_calendar_is_no_date(value: str) -> None:
    assert date_kind(value) is None
    with pytest.raises(ArticleError, match="not a date of publication"):
        check_published(value)


@pytest.mark.parametrize("published", ["0001-01-01", "0001", "9999-12", "9999-12-31"])
def test_a_graph_of_the_edges_is_made_and_used(published: str) -> None:
    told = (
        "The minister of Norway met the president of Iran in Oslo last week, and they will meet again next month. "
        "Russia attacked Ukraine in the year 99999, on 9999-12-31 and 300 years ago. The president of Iran was elected "
        "last year and will visit Oslo in 999 years."
    )
    articles = [f"Talks in Oslo\n\n{told}\n", f"Envoys meet in Oslo\n\nOn Friday, {told}\n"]
    graph = kg.build(articles, published=published)
    assert graph.validate().conforms
    for question in list_queries():
        if not any(parameter.required for parameter in question.parameters):
            graph.query(question)
    for name in ("ttl", "trig", "nq", "jsonld", "facts", "graphml", "gexf", "dyads"):
        assert graph.export(name)
    assert set(graph.pages()) == {"graph.html", "explorer.html"}
    assert graph.picture()
