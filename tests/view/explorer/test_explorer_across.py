"""What the explorer shows of several articles that tell the same, in a real browser without network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kg.view.explorer import explorer_page
from tests.browser import Explorer, Page
from tests.view.explorer.test_explorer_frame import SAID, Frame
from tests.view.hostile import LONG, MARKUP, TURNED, UNBROKEN

VISIT, ATTACK = "sharedevent/post-1_v1", "sharedevent/times-1_v2"
PARTS = ("events", "contradictions", "sayings", "promises", "articles", "news")
CANVAS = "document.querySelector('.graph canvas')"


@pytest.fixture
def frame(open_page: Callable[[str], Page], across: dict[str, Any]) -> Iterator[Frame]:
    """Whatever a test does, the page asks for nothing and complains of nothing."""
    frame = Frame(open_page(explorer_page(across)))
    yield frame
    assert frame.page.errors() == []
    assert frame.page.requests() == []


def rows(frame: Explorer, selector: str) -> list[str]:
    """The texts of elements, each on one line."""
    script = "return [...document.querySelectorAll(arguments[0])].map((each) => each.innerText.replace(/\\s+/g, ' '))"
    return list(frame.page.run(script, selector))


def where(frame: Explorer, id_: str) -> dict[str, float] | None:
    """Where the picture has a node, or the link of a fact."""
    script = (
        f"const detail = {{id: arguments[0]}}; {CANVAS}.dispatchEvent(new CustomEvent('statecraft', {{detail}}));"
        "return detail.where"
    )
    found: dict[str, float] | None = frame.page.run(script, id_)
    return found


def test_there_is_a_view_across_articles_only_where_there_are_several(
    frame: Frame, open_page: Callable[[str], Page], shown: dict[str, Any]
) -> None:
    frame.press("7")
    assert frame.fragment == "#view=across"
    assert rows(frame, ".tabs [aria-current]") == ["Across articles"]
    assert frame.page.run(SAID) == "Showing all 4 events told by several, all 6 articles"
    frame.press("8")
    assert frame.fragment == "#view=compare"
    frame.press("9")
    assert frame.fragment == "#view=tables"
    alone = Frame(open_page(explorer_page(shown)))
    assert not {"Across articles", "Compare"} & set(alone.texts(".tabs button"))
    alone.go("view=across")
    assert rows(alone, ".tabs [aria-current]") == ["Graph"]
    alone.press("7")
    alone.wait("return location.hash === '#view=tables'")


def test_events_with_what_was_told_of_them_one_after_the_other(frame: Frame) -> None:
    frame.go("view=across")
    stories = rows(frame, ".story .what")
    assert stories[0].startswith(
        "Visit by Ann Lee to Sylvania Visit · 4 articles, 2 independent sources · 1–9 May 2024"
    )
    assert "contradicted date differs" in stories[0]
    assert "whom differs" in stories[1]
    assert rows(frame, ".story:first-child .step") == [
        "planned 1 May 2024 The Post",
        "happened 7 May 2024 The Times, The Herald",
        "did not happen 9 May 2024 The Post",
    ]
    frame.click(".story:first-child li:nth-child(2) .step")
    assert frame.wait("return document.querySelector('.details h2')?.textContent") == "Ann Lee visited Sylvania"
    assert "select=event/times-1_v1" in frame.fragment


def test_events_are_sorted_and_filtered_and_the_address_keeps_it(frame: Frame) -> None:
    frame.go("view=across")
    names = ".story .what > .item"
    assert rows(frame, names)[-1] == "Meeting in Sylvania"  # of one source
    frame.click(".across .segments label", "Latest first")
    assert rows(frame, names)[:2] == ["Visit by Ann Lee to Sylvania", "Armed action against 17 people in Port Vale"]
    frame.click(".across .chip", "Status changed")
    assert rows(frame, names) == ["Visit by Ann Lee to Sylvania", "Agreement of Ann Lee in Sylvania"]
    frame.click(".across .chip", "With differences")
    assert len(rows(frame, names)) == 3
    frame.click(".across .chip", "Status changed")
    frame.click(".across .chip", "With differences")
    frame.click(".across .chip", "Contradicted")
    assert rows(frame, names) == ["Visit by Ann Lee to Sylvania"]
    frame.wait("return location.hash.includes('marked=contradicted') && location.hash.includes('first=latest')")
    frame.page.driver.refresh()
    frame.wait("return document.documentElement.dataset.ready === 'yes'")
    assert rows(frame, names) == ["Visit by Ann Lee to Sylvania"]
    frame.go("view=across&rows=herald+talks")
    assert rows(frame, names) == ["Meeting in Sylvania"]
    frame.go("view=across&rows=herald+nothing")
    assert "None of the 0 events is so." in rows(frame, ".across .empty")


def test_filters_of_the_legend_hold_here_too(frame: Frame) -> None:
    frame.go("view=across&nostatus=contradicted")
    assert "Visit by Ann Lee to Sylvania" not in rows(frame, ".story .what > .item")
    assert frame.page.run(SAID).startswith("Showing 3 of 4 events told by several")
    frame.go("view=across&part=contradictions&nostatus=contradicted")
    assert rows(frame, ".across .empty") == ["The filters leave no contradiction."]


def test_contradictions_stand_side_by_side_with_who_vouches(frame: Frame) -> None:
    frame.go("view=across&part=contradictions")
    happened, denied = rows(frame, ".sides > section")
    assert happened.startswith("It happened 2 Ann Lee visited Sylvania 7 May 2024 The Times asserted by The Times")
    assert "The Herald Copy of Lee arrives" in happened
    assert "asserted by The Herald" not in happened
    assert denied.startswith("It did not 1 Ann Lee did not visit Sylvania, says the Ministry 9 May 2024 The Post")
    assert "denied by Ministry" in denied
    assert "Lee never went to Sylvania, the ministry said" in denied


def test_who_says_what_over_time_and_turns(frame: Frame) -> None:
    frame.go("view=across&part=sayings")
    assert "Otto Graf 2 claims in 2 articles turned once" in rows(frame, ".across .lead")
    first, second = rows(frame, ".saying")
    assert first.startswith("1 May 2024 supports Otto Graf praised the gas deal")
    assert second.startswith("9 May 2024 criticizes Graf called the gas deal a mistake turned on 1 May 2024: supports")
    frame.page.run(
        "const who = document.querySelector('.across select'); who.value = 'person/ann-lee';"
        "who.dispatchEvent(new Event('change', {bubbles: true}))"
    )
    frame.wait("return document.querySelector('.saying').innerText.includes('promised to open the border')")
    assert "speaker=person/ann-lee" in frame.fragment
    frame.go("view=across&part=sayings&speaker=person/otto-graf&topic=no/such")
    assert rows(frame, ".across .empty") == ["Nothing is told of what Otto Graf says on this."]
    frame.go("view=across&part=sayings&speaker=no/body")
    assert rows(frame, ".across .empty") == ["The filters leave nothing that no/body says."]


def test_promises_and_what_became_of_them(frame: Frame) -> None:
    frame.go("view=across&part=promises")
    kept, visit, summit = rows(frame, ".promise")
    assert "Promised 1 May 2024 The Post" in kept
    assert "Ann Lee promises: Lee promised to open the border" in kept
    assert "happened 7 May 2024 The Times An agreement was reached in Sylvania" in kept
    assert "Announced 1 May 2024 The Post for 6 May 2024" in visit
    assert "contradicted 9 May 2024" in visit
    assert summit.endswith("for 20 May 2024 No later article tells of it.")
    frame.click(".across .chip", "Nothing later")
    assert rows(frame, ".promise") == [summit]


def test_articles_with_one_text_stand_together(frame: Frame) -> None:
    frame.go("view=across&part=articles")
    (family,) = rows(frame, ".family")
    assert family == (
        "Lee arrives 7 May 2024 The Times Lee arrives, says the Times 7 May 2024 The Herald copy "
        "Lee arrives (corrected) 8 May 2024 The Times later version"
    )
    assert "3 other articles have texts of their own." in rows(frame, ".across .lead")[-1]
    frame.click(".across .lead button", "All articles")
    frame.wait("return location.hash.includes('view=tables') && location.hash.includes('table=articles')")


def test_what_is_new_by_day(frame: Frame) -> None:
    frame.go("view=across&part=news")
    days = rows(frame, ".across .day h3")
    assert days == ["9 May 2024", "8 May 2024", "7 May 2024", "1 May 2024", "Without a day"]
    assert "Port Vale 4" in rows(frame, ".across .day:nth-child(3) .new")[0]
    assert "Ann Lee 6" in rows(frame, ".across .day:nth-child(4) .new")[0]
    assert "Nothing that was not told before." in rows(frame, ".across .day:nth-child(2) .new")[0]


def test_an_event_has_its_reports_each_with_its_words(frame: Frame) -> None:
    frame.go(f"select={VISIT}")
    assert rows(frame, ".details h2") == ["Visit by Ann Lee to Sylvania"]
    assert "Reported by 4 articles, 2 independent sources" in rows(frame, ".details h3")
    assert rows(frame, ".details-head .meta") == ["contradicted planned → then happened → then did not happen"]
    reports = rows(frame, ".details .report")
    assert reports[0].startswith("1 May 2024 The Post Ann Lee is to visit Sylvania planned 6 May 2024")
    assert "asserted by The Times date differs" in reports[1]
    assert "Copy of Lee arrives" in reports[2]
    assert "denied by Ministry" in reports[3]
    assert frame.texts(".details .report mark")[0] == "Ann Lee will travel to Sylvania on Monday"
    frame.click(".details .report:nth-child(2) .told")
    frame.wait("return location.hash.includes('select=event/times-1_v1')")
    assert rows(frame, ".details .report[aria-current] .by") == ["7 May 2024 The Times this report"]
    frame.click(".details .report:nth-child(4) .go")
    frame.wait("return location.hash.includes('article=article/post-2')")
    assert "".join(frame.texts(".text .on")) == "Lee never went to Sylvania, the ministry said"


def test_who_is_named_by_one_report_only_is_told(frame: Frame) -> None:
    frame.go(f"select={ATTACK}")
    reports = rows(frame, ".details .report")
    assert "whom differs Only here: 17 people" in reports[3]
    assert "Later version of Lee arrives" in reports[2]
    assert "Only here" not in reports[0]  # the copy calls them the same
    assert "Port Vale all" in rows(frame, ".details .counted")


def test_the_picture_has_one_node_for_all_reports(frame: Frame, across: dict[str, Any]) -> None:
    frame.go("picture=parts")
    reports = {report for each in across["shared"] for report in each["reports"]}
    events = len(across["events"]) - len(reports) + len(across["shared"])
    ends = {end for link in across["links"] if link["level"] != "direct" for end in (link["from"], link["to"])}
    bare = [each["id"] for kind in ("things", "events", "claims") for each in across[kind] if each["id"] not in ends]
    nodes = len(across["things"]) + events + len(across["claims"]) - len(bare)
    frame.wait(f"return {CANVAS}?.dataset.nodes === arguments[0]", str(nodes))
    frame.wait(f"return {CANVAS}?.dataset.still === 'yes'")  # what moves is missed by a click
    assert reports
    assert all(where(frame, report) is None for report in reports)
    place = where(frame, VISIT)
    assert place is not None
    for kind in ("Pressed", "Released"):
        frame.page.driver.execute_cdp_cmd(
            "Input.dispatchMouseEvent", {"type": f"mouse{kind}", **place, "button": "left", "clickCount": 1}
        )
    frame.wait("return location.hash.includes(arguments[0])", f"select={VISIT}")
    assert rows(frame, ".details h2") == ["Visit by Ann Lee to Sylvania"]


def test_direct_links_are_drawn_once_and_tell_their_sources(frame: Frame) -> None:
    frame.go(f"select={VISIT}&only=true")
    frame.wait(f"return {CANVAS}?.dataset.still === 'yes'")
    names = "const detail = {}; " + f"{CANVAS}.dispatchEvent(new CustomEvent('statecraft', {{detail}}));"
    frame.wait(f"{names} return detail.names.some((n) => n.text === 'visited (disputed) · 2 sources')")
    frame.go("view=tables&table=links&rows=sylvania+visited")
    assert rows(frame, ".rowsbox tbody tr") == ["Ann Lee visited (disputed) Sylvania Events contradicted 2"]


def test_what_is_contradicted_is_shown_as_happened_nowhere(frame: Frame) -> None:
    only = "nostatus=contradicted,negated,scheduled"
    frame.go(f"picture=parts&{only}")
    frame.settle()
    assert where(frame, VISIT) is None
    assert where(frame, ATTACK) is not None
    frame.go(f"view=tables&table=events&{only}")
    frame.wait("return document.querySelector('.rowsbox tbody tr') !== null")
    assert not any("visit" in row.lower() for row in rows(frame, ".rowsbox tbody tr"))
    frame.go("view=tables&table=events&rows=visited")
    frame.wait("return document.querySelector('.rowsbox tbody tr') !== null")
    assert all("happened (contradicted)" in row for row in rows(frame, ".rowsbox tbody tr"))
    frame.go("select=person/ann-lee")
    heads = rows(frame, ".details h4")
    assert "Contradicted 1" in heads
    frame.go("")
    assert "Told by one, denied by another" in rows(frame, ".overview h3")


def test_tables_count_sources_and_name_copies(frame: Frame) -> None:
    frame.go("view=tables&table=events&sort=-sources")
    assert "Sources" in " ".join(rows(frame, "th"))
    numbers = frame.page.run("return [...document.querySelectorAll('td[data-label=Sources]')].map((c) => c.innerText)")
    assert numbers == sorted(numbers, reverse=True)
    assert (numbers[0], numbers[-1]) == ("2", "1")
    frame.go("view=tables&table=articles")
    copies = [text for text in rows(frame, "td[data-label='Copy or version of']") if text]
    assert copies == ["copy of Lee arrives", "later version of Lee arrives"]


def test_an_article_leads_to_the_one_that_it_prints(frame: Frame) -> None:
    frame.go("view=article&article=article/herald-1")
    assert "Copy of Lee arrives (The Times, 7 May 2024)" in rows(frame, ".page .where")
    frame.click(".page .where button", "Lee arrives")
    frame.wait("return location.hash.includes('article=article/times-1')")
    again = rows(frame, ".page .where")[-1]
    assert "Printed again: Lee arrives, says the Times" in again
    assert "Has a later version: Lee arrives (corrected)" in again
    frame.go("view=article&article=article/times-2")
    assert rows(frame, ".page .where")[-1].startswith("Later version of Lee arrives")
    frame.go("select=article/herald-1")
    assert "Copy of" in rows(frame, ".details dt")


def test_a_thing_tells_what_joined_it_and_whom_it_is_not(frame: Frame) -> None:
    frame.go("select=person/ann-lee")
    joined = "Joined by a surname, and articles about the same affair name one bearer of it, with Lee to travel"
    assert rows(frame, ".details .joined") == [joined]
    frame.go("select=person/per-dahl")
    text = frame.wait("return document.querySelector('.details').innerText.replace(/\\s+/g, ' ')")
    assert "Not to be confused with Per Dahl one has an office of Sylvania, one sings" in text
    frame.go("select=state/sylvania")
    assert any("one entry of the reference facts" in line for line in rows(frame, ".details p.quiet"))


def test_search_finds_an_event_once(frame: Frame) -> None:
    frame.press("/")
    frame.press("lee sylvania visit")
    found = rows(frame, "#found li")
    assert sum("Visit by Ann Lee to Sylvania" in each for each in found) == 1
    assert not any("Ann Lee visited Sylvania" in each for each in found[1:])


def test_where_no_article_tells_what_another_does_it_is_said_so(
    open_page: Callable[[str], Page], across: dict[str, Any]
) -> None:
    articles = [{key: each[key] for key in ("id", "title")} for each in across["articles"]]
    bare = {**across, "articles": articles, "claims": [], "events": [], "links": [], "things": []}
    del bare["shared"]
    frame = Frame(open_page(explorer_page(bare)))
    for part in PARTS:
        frame.go(f"view=across&part={part}")
        assert frame.texts(".across .empty, .across .day"), part
    assert frame.page.errors() == []


BAD = f"{MARKUP} {TURNED} {UNBROKEN}"


def hostile(model: dict[str, Any]) -> dict[str, Any]:
    """The same graph with names that mean harm wherever only several articles tell something."""
    articles = [{**each, "title": BAD, "source": f"{BAD} {each.get('source')}"} for each in model["articles"]]
    things = [
        {
            **each,
            "label": f"{BAD} {each['label']}",
            "appearances": [
                {"article": articles[0]["id"], "name": LONG, "how": BAD, "with": "javascript:window.owned=1"}
            ],
            "apart": [{"thing": model["things"][0]["id"], "reason": BAD}, {"thing": "__proto__", "reason": LONG}],
        }
        for each in model["things"]
    ]
    shared = [{**each, "label": BAD, "name": BAD, "type": "constructor"} for each in model["shared"]]
    events = [{**each, "label": BAD} for each in model["events"]]
    claims = [{**each, "text": f"=1+1 {BAD}", "label": BAD} for each in model["claims"]]
    articles[0] |= {"origin": "javascript:window.owned=1", "copyOf": "javascript:window.owned=1"}
    return {**model, "articles": articles, "things": things, "shared": shared, "events": events, "claims": claims}


@pytest.mark.parametrize("width", [1400, 390])
def test_names_that_mean_harm_are_text(open_page: Callable[[str], Page], across: dict[str, Any], width: int) -> None:
    frame = Frame(open_page(explorer_page(hostile(across))))
    frame.size(width, 844)
    harm = (
        "return [window.owned, document.querySelectorAll('#explorer img, #explorer script, #explorer iframe').length,"
        " document.querySelectorAll('a[href^=javascript]').length,"
        " document.documentElement.scrollWidth > innerWidth]"
    )
    try:
        views = [f"view=across&part={part}" for part in PARTS]
        views += [f"select={id_}" for id_ in (VISIT, "event/times-1_v1", "person/ann-lee", "article/herald-1")]
        views += ["view=article&article=article/herald-1", "view=tables&table=articles", "picture=parts&linknames=true"]
        for view in views:
            frame.go(view)
            assert frame.page.run(harm) == [None, 0, 0, False], view
            assert frame.page.run(
                "const box = document.querySelector('.across'); return !box || box.scrollWidth <= box.clientWidth"
            ), view
    finally:
        frame.page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert frame.page.errors() == []
    assert frame.page.requests() == []
