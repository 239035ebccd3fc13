"""Time expressions and their values, with the real language pipeline."""

from __future__ import annotations

from functools import cache

import pytest

from kg.extract.times.attachment import DatedWords
from kg.extract.times.expressions import find_times
from kg.extract.times.publication import infer_published
from kg.language import Annotation, Token, load_annotator
from kg.model import Article, Block, BlockKind, Span

_annotator = cache(load_annotator)


def annotate(text: str, *, published: str | None = None, inferred: bool = False) -> Annotation:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    article = Article("a", text, (block,), published=published, published_inferred=inferred)
    return _annotator().annotate(article)


def values(text: str, published: str | None = None) -> list[tuple[str, str]]:
    annotation = annotate(text, published=published)
    return [(annotation.article.words(d.span), d.value) for d in find_times(annotation).datings]


def dated(annotation: Annotation) -> DatedWords:
    return DatedWords(annotation, find_times(annotation))


def verb(times: DatedWords, lemma: str) -> Token:
    return next(token for token in times.annotation.tokens if token.lemma == lemma)


FRIDAY = "2024-04-19"


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        # days with a year, in every order
        (None, "He was elected on May 16, 2010.", ("May 16, 2010", "2010-05-16")),
        (None, "He was elected on 16 May 2010.", ("16 May 2010", "2010-05-16")),
        (None, "He was elected on the 16th of May, 2010.", ("the 16th of May, 2010", "2010-05-16")),
        (None, "He was elected on Sunday, May 16, 2010.", ("Sunday, May 16, 2010", "2010-05-16")),
        (None, "He was elected on Feb. 29, 2012.", ("Feb. 29, 2012", "2012-02-29")),
        # days without one
        (FRIDAY, "The queen will go to Oslo on May 20.", ("May 20", "2024-05-20")),
        (FRIDAY, "The queen went to Oslo on December 29.", ("December 29", "2023-12-29")),
        ("2011-01-07", "The envoys left on December 29.", ("December 29", "2010-12-29")),
        ("2010-12-30", "The envoys will leave on January 3.", ("January 3", "2011-01-03")),
        (None, "The queen will go to Oslo on May 20.", ("May 20", "--05-20")),
        ("2024-03-05", "The ships arrived on February 29.", ("February 29", "2024-02-29")),
        # ranges
        (
            FRIDAY,
            "The minister is heading to Oslo April 24 through 26.",
            ("April 24 through 26", "2024-04-24/2024-04-26"),
        ),
        (FRIDAY, "The minister will visit Oslo on 24-26 April.", ("24-26 April", "2024-04-24/2024-04-26")),
        (FRIDAY, "The fair will run from May 3 to 5.", ("from May 3 to 5", "2024-05-03/2024-05-05")),
        (FRIDAY, "The fair will run from April 29 to May 2.", ("from April 29 to May 2", "2024-04-29/2024-05-02")),
        (
            "2023-12-20",
            "The fair will run from December 30 to January 2.",
            ("from December 30 to January 2", "2023-12-30/2024-01-02"),
        ),
        (None, "The fair will run from May 3 to 5.", ("from May 3 to 5", "--05-03/--05-05")),
        (None, "He led the party between 1997 and 2001.", ("between 1997 and 2001", "1997/2001")),
        # months and years
        (FRIDAY, "The presidents met in Lima in November.", ("November", "2023-11")),
        (FRIDAY, "The presidents will meet in Lima in November.", ("November", "2024-11")),
        (None, "The presidents met in Lima in November.", ("November", "--11")),
        (None, "The presidents met in Lima in November 2023.", ("November 2023", "2023-11")),
        (FRIDAY, "The treaty was signed in early March.", ("early March", "2024-03")),
        (FRIDAY, "The treaty was signed in March of last year.", ("March of last year", "2023-03")),
        (None, "The treaty was signed in 1972.", ("1972", "1972")),
        (None, "The border was closed in the 1990s.", ("the 1990s", "1990/1999")),
        (None, "Exports fell in the first quarter of 2009.", ("the first quarter of 2009", "2009-01/2009-03")),
        # counted from the day of publication
        (FRIDAY, "The ministers met this week.", ("this week", "2024-04-15/2024-04-21")),
        (FRIDAY, "The ministers will meet next week.", ("next week", "2024-04-22/2024-04-28")),
        ("2010-05-16", "They will meet at next month's summit.", ("next month", "2010-06")),
        ("2008-01-19", "The talks resumed last month.", ("last month", "2007-12")),
        ("2010-12-05", "The talks will resume next month.", ("next month", "2011-01")),
        (FRIDAY, "The law was passed last year.", ("last year", "2023")),
        ("2010-05-16", "The king arrived ten days ago.", ("ten days ago", "2010-05-06")),
        ("2012-03-02", "The king arrived two days ago.", ("two days ago", "2012-02-29")),
        ("2010-03-16", "The king arrived six months ago.", ("six months ago", "2009-09")),
        (FRIDAY, "The king arrived yesterday.", ("yesterday", "2024-04-18")),
        ("2024-01-01", "The king arrived yesterday.", ("yesterday", "2023-12-31")),
        (FRIDAY, "The king will arrive tomorrow.", ("tomorrow", "2024-04-20")),
        # days of the week
        (FRIDAY, "The minister told reporters in Rome on Friday.", ("Friday", "2024-04-19")),
        (FRIDAY, "The minister arrived in Rome on Tuesday.", ("Tuesday", "2024-04-16")),
        (FRIDAY, "The minister will arrive in Rome on Tuesday.", ("Tuesday", "2024-04-23")),
        (FRIDAY, "The summit is being held on Tuesday.", ("Tuesday", "2024-04-23")),
        (FRIDAY, "The talks could begin as early as June.", ("June", "2024-06")),
        (FRIDAY, "The court meets on Tuesday.", ("Tuesday", "2024-04-23")),
        (FRIDAY, "The minister arrived in Rome last Friday.", ("last Friday", "2024-04-12")),
        # days of other weeks
        (FRIDAY, "The king arrived a week ago Tuesday.", ("a week ago Tuesday", "2024-04-09")),
        (FRIDAY, "A week ago Tuesday, the king arrived.", ("A week ago Tuesday", "2024-04-09")),
        ("2024-04-16", "The king arrived two weeks ago on Tuesday.", ("two weeks ago on Tuesday", "2024-04-02")),
        (FRIDAY, "The king arrived two Tuesdays ago.", ("two Tuesdays ago", "2024-04-09")),
        ("2024-04-16", "The king arrived two Tuesdays ago.", ("two Tuesdays ago", "2024-04-02")),
        (FRIDAY, "The king will leave a week from Tuesday.", ("a week from Tuesday", "2024-04-30")),
        (FRIDAY, "The king arrived on Tuesday last week.", ("Tuesday last week", "2024-04-09")),
        (FRIDAY, "The king arrived on Tuesday of last week.", ("Tuesday of last week", "2024-04-09")),
        (FRIDAY, "The king will leave on Sunday morning next week.", ("Sunday morning next week", "2024-04-28")),
        ("2024-01-02", "The king arrived on Friday last week.", ("Friday last week", "2023-12-29")),
        (
            FRIDAY,
            "The minister will visit Oslo from Monday to Wednesday.",
            ("from Monday to Wednesday", "2024-04-22/2024-04-24"),
        ),
        (FRIDAY, "The ministers met in Oslo on Monday and Tuesday.", ("Monday and Tuesday", "2024-04-15/2024-04-16")),
        (FRIDAY, "The king arrived over the weekend.", ("over the weekend", "2024-04-13/2024-04-14")),
        (FRIDAY, "The king died earlier in the year.", ("earlier in the year", "2024")),
        (FRIDAY, "The king died on January 11 of this year.", ("January 11 of this year", "2024-01-11")),
        (FRIDAY, "The treaty was signed on June 11 last year.", ("June 11 last year", "2023-06-11")),
        # open intervals
        (FRIDAY, "The lamps will be banned from 2026.", ("from 2026", "2026/")),
        (FRIDAY, "The ministry will close the border starting Monday.", ("starting Monday", "2024-04-22/")),
        (FRIDAY, "The bridge dates from 1972.", ("1972", "1972")),
        ("2008-01-19", "Rebels have fired rockets at the town since Tuesday.", ("since Tuesday", "2008-01-15/")),
        ("2008-01-19", "The ministry has closed the border since June.", ("since June", "2007-06/")),
        (FRIDAY, "The ministry closed the border until Tuesday.", ("Tuesday", "/2024-04-16")),
        # a publication that is known to the month or year gives no more than it can
        ("2024-04", "The king arrived today.", ("today", "2024-04")),
        ("2024", "The law was passed last year.", ("last year", "2023")),
        ("2024", "The presidents met in Lima in November.", ("November", "--11")),
        ("2024", "The queen will go to Oslo on May 20.", ("May 20", "--05-20")),
    ],
)
def test_values(published: str | None, text: str, expected: tuple[str, str]) -> None:
    assert values(text, published) == [expected]


@pytest.mark.parametrize(
    ("published", "text"),
    [
        (FRIDAY, "The ships will arrive on February 30."),
        (FRIDAY, "The ships arrived on April 31, 2022."),
        (FRIDAY, "He may come to the talks."),
        (FRIDAY, "Some 2000 soldiers crossed the bridge."),
        (FRIDAY, "Resolution 1973 was adopted by the council."),
        (FRIDAY, "The riots broke out on Good Friday."),
        (FRIDAY, "The militia was banned after the September 11 attacks."),
        (FRIDAY, "The crowd left after Friday prayers."),
        (FRIDAY, "The newspaper USA Today reported the deal."),
        (FRIDAY, "People aged between 18 and 49 voted."),
        (FRIDAY, 'The general said: "We will take the town tonight."'),
        (None, "The minister arrived in Rome on Tuesday."),
        (None, "The talks resumed last month."),
        ("2024-04-17", "The minister will arrive in Rome next Friday."),
    ],
)
def test_what_has_no_value(published: str | None, text: str) -> None:
    assert values(text, published) == []


def test_days_counted_from_another_day() -> None:
    text = "The king arrived on May 6, 2010 and left six days later."
    assert values(text) == [("May 6, 2010", "2010-05-06"), ("six days later", "2010-05-12")]
    assert values("The king left six days later.", FRIDAY) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The king arrived on May 6, 2010. The following day, he met the queen.", "2010-05-07"),
        ("The king arrived on May 6, 2010. He met the queen the same day.", "2010-05-06"),
        ("The king was born in 1950. He met the queen five years later.", "1955"),
        ("The king was born in May 1950. The following month, the queen was born.", "1950-06"),
    ],
)
def test_times_counted_from_those_of_the_sentence_before(text: str, expected: str) -> None:
    assert values(text)[1:] == [(values(text)[1][0], expected)]


def test_a_day_told_as_past_is_of_the_year_just_told() -> None:
    text = "The bomb fell on August 6, 1945. Japan surrendered on August 15."
    assert values(text, "2010-08-07")[1] == ("August 15", "1945-08-15")
    assert values("The bomb fell on August 6. Japan surrendered on August 3.", "2010-08-07") == [
        ("August 6", "2010-08-06"),
        ("August 3", "2010-08-03"),
    ]


def test_today_is_the_day_that_is_named_with_it() -> None:
    text = "The Senate today passed the law Thursday. The House voted today."
    assert [value for _, value in values(text, FRIDAY)] == ["2024-04-18"] * 3
    text = "The Senate today passed the law. The House voted on Thursday."
    assert [value for _, value in values(text, FRIDAY)] == ["2024-04-19", "2024-04-18"]


def test_nothing_is_counted_from_two_days() -> None:
    text = "The king left on May 6, 2010 and the queen on May 9, 2010. The following day, they met."
    assert len(values(text)) == 2


def test_the_verb_that_a_time_dates() -> None:
    text = "The minister, who met the king on Monday, flew to Oslo on Wednesday to visit a school."
    times = dated(annotate(text, published=FRIDAY))
    assert [
        draft.start if (draft := times.for_verb(verb(times, lemma))) else None for lemma in ("meet", "fly", "visit")
    ] == [
        "2024-04-15",
        "2024-04-17",
        "2024-04-17",
    ]


def test_a_time_told_first_dates_both_verbs() -> None:
    times = dated(annotate("On Monday, the minister met the king and visited a school.", published=FRIDAY))
    assert [draft.start for lemma in ("meet", "visit") if (draft := times.for_verb(verb(times, lemma)))] == [
        "2024-04-15"
    ] * 2


def test_a_time_of_another_clause_dates_nothing_else() -> None:
    text = "The minister praised the treaty that was signed on Monday, and the parliament will vote in June."
    times = dated(annotate(text, published=FRIDAY))
    assert times.for_verb(verb(times, "praise")) is None
    vote = times.for_verb(verb(times, "vote"))
    assert vote is not None
    assert vote.value == "2024-06"


def test_a_noun_that_a_time_dates() -> None:
    times = dated(
        annotate("The visit follows a meeting with the Danish queen in Munich in February.", published=FRIDAY)
    )
    meeting = times.for_verb(verb(times, "meeting"))
    assert meeting is not None
    assert meeting.value == "2024-02"


def test_before_a_day_is_not_on_that_day() -> None:
    annotation = annotate("The army left the town before Tuesday.", published=FRIDAY)
    times = dated(annotation)
    assert [draft.relation for draft in find_times(annotation).datings] == ["before"]
    assert times.for_verb(verb(times, "leave")) is None


def test_spans_slice_the_text_with_odd_blanks_and_quotes() -> None:
    text = "\u201cThe king\u2019s\u00a0ship\u201d  sailed on\u00a0May\u00a016, 2010."
    annotation = annotate(text)
    assert [annotation.article.words(d.span) for d in find_times(annotation).datings] == ["May\u00a016, 2010"]


FORCED = (
    "The minister is heading to Oslo April 24 through 26. The ministers will work on the treaty that was signed in"
    " November 2023. The inauguration will be held on May 20."
)


def test_a_year_that_the_text_forces() -> None:
    assert infer_published(annotate(FORCED)) == "2024"


@pytest.mark.parametrize(
    "text",
    [
        "The minister is heading to Oslo April 24 through 26.",
        "The treaty was signed in November 2023.",
        "The treaty was signed in November 2023. The minister will be in Oslo on January 10.",
        "The king met the queen on Friday.",
    ],
)
def test_a_year_that_nothing_forces(text: str) -> None:
    assert infer_published(annotate(text)) is None


def test_what_rests_on_an_inferred_date_says_so() -> None:
    times = find_times(annotate(FORCED, published="2024", inferred=True))
    assert [(mention.value, mention.inferred) for mention in times.mentions] == [
        ("2024-04-24/2024-04-26", True),
        ("2023-11", False),
        ("2024-05-20", True),
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The party said on Monday that it would leave the coalition on Monday.", ["2024-04-15", "2024-04-15"]),
        ("The party said on Monday that it would leave the coalition next Monday.", ["2024-04-15", "2024-04-22"]),
        ("The party said on Monday that it would leave the coalition on Tuesday.", ["2024-04-15", "2024-04-23"]),
    ],
)
def test_a_weekday_named_twice_in_a_sentence_is_one_day(text: str, days: list[str]) -> None:
    assert [value for _, value in values(text, FRIDAY)] == days


def test_a_week_beside_a_day_of_the_week_is_a_time_of_its_own() -> None:
    text = "The king arrived two weeks ago, and on Tuesday the queen left."
    assert values(text, FRIDAY) == [("two weeks ago", "2024-04-01/2024-04-07"), ("Tuesday", "2024-04-16")]
    assert values("On Tuesday, last week's truce ended.", FRIDAY)[0] == ("Tuesday", "2024-04-16")
    assert values("The court meets on Tuesdays.", FRIDAY) == []
