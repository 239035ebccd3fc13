"""The map, actors over time, and two articles side by side, in a real browser without network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from kg.view.explorer import explorer_page
from tests.browser import Page
from tests.view.explorer.test_explorer_across import hostile, rows
from tests.view.explorer.test_explorer_frame import SAID, Frame

LAND = "return document.querySelector('.world .land')?.getAttribute('d').length > 10_000"
NAMED = "return [...document.querySelectorAll('.spot')].map((each) => each.getAttribute('aria-label'))"
CAMERA = "return document.querySelector('.world > g').getAttribute('transform')"
HARM = (
    "return [window.owned, document.querySelectorAll('#explorer img, #explorer script, #explorer iframe').length,"
    " document.documentElement.scrollWidth > innerWidth,"
    " ['.maplist', '.actors', '.compare'].some((name) => {"
    "  const box = document.querySelector(name); return box && box.scrollWidth > box.clientWidth })]"
)
PLACES = {"place/port-vale": (-33.9, 18.4, "ZAF"), "state/sylvania": (47.5, 19.0, "HUN")}


@pytest.fixture
def world(across: dict[str, Any]) -> dict[str, Any]:
    """The articles of `across`, with places on the map, and acts that have a code."""
    model = deepcopy(across)
    for thing in model["things"]:
        if thing["id"] in PLACES:
            lat, long, country = PLACES[thing["id"]]
            thing["geo"] = {"lat": lat, "long": long, "country": country}
    codes = {"Visit": "CONSULT", "ArmedAction": "ASSAULT"}
    for event in model["events"]:
        if event["type"] in codes:
            event["plover"] = codes[event["type"]]
    return model


@pytest.fixture
def frame(open_page: Callable[[str], Page], world: dict[str, Any]) -> Iterator[Frame]:
    """Whatever a test does, the page asks for nothing and complains of nothing."""
    frame = Frame(open_page(explorer_page(world)))
    yield frame
    assert frame.page.errors() == []
    assert frame.page.requests() == []


def at(frame: Frame, fragment: str) -> None:
    """Waits for an address: it is a moment behind."""
    frame.wait("return location.hash === arguments[0]", fragment)


def test_events_stand_at_their_places(frame: Frame) -> None:
    frame.press("4")
    at(frame, "#view=map")
    frame.wait(LAND)
    assert set(frame.page.run(NAMED)) == {
        "Port Vale: 1 event (1 happened)",
        "Sylvania: 2 events (2 happened)",
    }
    # What is planned is no place yet, and who is visited is where the visit is only if that is asked for.
    assert "3 of 5 events tell a place that is on the map; 2 tell none." in rows(frame, ".mapsaid")[0]
    frame.click(".mapsaid input")
    at(frame, "#view=map&towards=true")
    assert "Sylvania: 3 events (2 happened, 1 contradicted)" in frame.page.run(NAMED)
    assert frame.page.run(SAID) == "Showing all 5 events"


def test_a_place_is_chosen_and_leads_to_its_events(frame: Frame) -> None:
    frame.go("view=map")
    frame.click(".spot", "Port Vale")
    at(frame, "#view=map&spots=place/port-vale")
    assert "Armed action against 17 people in Port Vale" in rows(frame, ".maplist .fact")[0]
    assert "In Port Vale 17 people were killed" in rows(frame, ".maplist .words")[0]
    frame.click(".maplist .told")
    frame.wait("return location.hash.includes(arguments[0])", "select=sharedevent/times-1_v2")
    assert frame.page.run("return document.querySelectorAll('.spot.lit').length") == 1
    frame.click(".maplist button", "All 2 places")
    assert rows(frame, ".placerow") == ["Sylvania 2", "Port Vale 1"]
    # What is selected in another view is shown here too.
    frame.go("view=map&select=event/times-1_v2")
    assert rows(frame, ".maplist .place h2") == ["Port Vale 1 event"]


def test_filters_and_dates_hold_on_the_map(frame: Frame) -> None:
    frame.go("view=map&nostatus=occurred")
    assert frame.page.run(NAMED) == []
    assert "The filters leave no event" in rows(frame, ".mapnothing")[0]
    frame.go("view=map")
    assert frame.page.run("return document.querySelectorAll('.foot .handle').length") == 2


def test_the_map_is_moved_by_mouse_and_keys(frame: Frame) -> None:
    frame.go("view=map")
    frame.wait(LAND)
    before = frame.page.run(CAMERA)
    frame.click(".maptools button", "+")
    nearer = frame.page.run(CAMERA)
    assert float(nearer[7:].split()[0]) > float(before[7:].split()[0])
    world = frame.page.driver.find_element(By.CSS_SELECTOR, ".mapframe")
    ActionChains(frame.page.driver).move_to_element_with_offset(world, -150, -150).click_and_hold().move_by_offset(
        60, 30
    ).release().perform()
    frame.settle()
    dragged = frame.page.run(CAMERA)
    assert dragged != nearer
    frame.page.run("document.querySelector('.mapframe').focus()")
    frame.press(Keys.ARROW_LEFT)
    assert frame.page.run(CAMERA) != dragged
    frame.press("0")
    assert frame.page.run(CAMERA) == before
    frame.press("-")
    assert float(frame.page.run(CAMERA)[7:].split()[0]) < float(before[7:].split()[0])
    frame.page.run("document.querySelector('.spot').focus()")
    frame.press(Keys.ARROW_RIGHT)
    frame.press(Keys.ENTER)
    frame.wait("return location.hash.includes('spots=')")


def test_who_acts_towards_whom(frame: Frame) -> None:
    frame.press("5")
    at(frame, "#view=actors")
    assert "1 act of one actor towards another: 1 cooperation" in rows(frame, ".actors-top p")[0]
    assert rows(frame, ".pair h2") == ["Ann Lee → towards Sylvania 1 act"]
    frame.click(".pair .column")
    frame.wait("return location.hash.includes(arguments[0])", "pair=person/ann-lee+state/sylvania&since=2024-05-0")
    assert rows(frame, ".acts .told") == ["Visit by Ann Lee to Sylvania"]
    assert rows(frame, ".acts .words")
    frame.click(".pair h2 .count")
    at(frame, "#view=actors")


def test_two_articles_side_by_side(frame: Frame) -> None:
    frame.go("view=compare&one=article/times-1&other=article/post-2")
    parts = frame.page.run(
        "return Object.fromEntries([...document.querySelectorAll('.compare-part')].map((part) =>"
        " [part.querySelector('h2').textContent, part.innerText.replace(/\\s+/g, ' ')]))"
    )
    differently, alone = parts["Told differently"], parts["Told by one only"]
    assert "Visit by Ann Lee to Sylvania contradicted" in differently
    assert "Lee arrived in Sylvania on Tuesday" in differently
    assert "Lee never went to Sylvania" in differently
    assert "Armed action against 17 people in Port Vale whom differs" in differently
    assert "Talks were held in Sylvania" in alone
    assert "Otto Graf criticizes" in alone
    frame.click(".swap")
    at(frame, "#view=compare&one=article/post-2&other=article/times-1")
    frame.go("view=compare&one=source+the+post&other=source+the+times")
    assert rows(frame, ".chooser .meta") == ["2 articles", "2 articles"]
    frame.go("view=compare&one=article/times-1&other=article/herald-1")
    assert "The two are one text" in rows(frame, ".vouched")[0]


def test_where_there_is_nothing_it_is_said_so(open_page: Callable[[str], Page], world: dict[str, Any]) -> None:
    bare = {**world, "claims": [], "events": [], "links": [], "things": []}
    del bare["shared"]
    frame = Frame(open_page(explorer_page(bare)))
    frame.go("view=map")
    assert "No event in this graph tells a place" in rows(frame, "main .empty")[0]
    frame.go("view=actors")
    assert "Nothing in this graph tells of an act" in rows(frame, "main .empty")[0]
    frame.go("view=compare")
    assert "No event is told by both" in rows(frame, "main")[0]
    assert frame.page.errors() == []


@pytest.mark.parametrize("width", [1400, 390])
def test_names_that_mean_harm_are_text(open_page: Callable[[str], Page], world: dict[str, Any], width: int) -> None:
    frame = Frame(open_page(explorer_page(hostile(world))))
    frame.size(width, 844)
    views = [
        "view=map&towards=true",
        "view=map&spots=place/port-vale+__proto__",
        "view=actors&states=false",
        "view=actors&pair=person/ann-lee+state/sylvania",
        "view=compare&one=article/times-1&other=article/post-2",
        "view=compare&one=javascript:window.owned%3D1&other=__proto__",
    ]
    try:
        for view in views:
            frame.go(view)
            assert frame.page.run(HARM) == [None, 0, False, False], view
    finally:
        frame.page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert frame.page.errors() == []
    assert frame.page.requests() == []
