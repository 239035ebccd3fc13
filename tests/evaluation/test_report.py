"""Results are told: tables, JSON, lists, a page. Nothing that an article or a file name says is markup there."""

from __future__ import annotations

import copy
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kg
from kg.errors import UsageError
from kg.evaluation import Evaluation
from kg.evaluation.pooling import side_by_side
from tests.browser import Page
from tests.evaluation.articles import FOUND, GOLD, NOTES, TEXT, annotated, compared, facts, noted, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selenium import webdriver


def two() -> Evaluation:
    """The second reader finds less, and tells the attack as under way."""
    values = copy.deepcopy(NOTES)
    values["claims"].pop()
    values["events"][0]["status"] = "ongoing"
    values["entities"][6]["type"] = "Organization"
    return compared(noted(), noted(), noted(values))


def test_the_table_has_layers_intervals_and_counts() -> None:
    lines = compared(facts(GOLD), facts(FOUND)).format().splitlines()
    assert lines[0].startswith("1 article, 0 with exact places.")
    events = next(line.split() for line in lines if line.startswith("  events "))
    assert events == ["events", "0.750", ".750–.750", "0.750", ".750–.750", "0.750", ".750–.750", "3", "4", "4"]
    assert "end to end" in lines
    assert "clusters" not in lines
    assert "clusters" in two().format().splitlines()


def test_readers_stand_side_by_side() -> None:
    told = two().format()
    mean = next(line.split() for line in told.splitlines() if line.startswith("  mean "))
    assert mean[1] == "1.000"
    assert mean[5].startswith("−0.0")
    (header,) = [line for line in told.splitlines() if line.startswith("F1 or share")]
    assert "other − hybrid" in header


def test_json_has_the_same_figures() -> None:
    found = json.loads(two().format("json", errors=True, disagreements=True))
    other = found["readers"]["other"]["figures"]
    assert other["claims"]["recall"] == {"value": 0.8, "low": 0.8, "high": 0.8}
    assert other["claims"]["truth"] == 5
    assert other["trigger-status"]["share"]["value"] == round(3 / 7, 6)
    assert other["mean"]["difference"]["value"] < 0
    assert "difference" not in found["readers"]["hybrid"]["figures"]["mean"]
    missed = [error for error in found["errors"] if error["kind"] == "missed claim"]
    assert [(error["reader"], TEXT[error["start"] : error["end"]][:14]) for error in missed] == [
        ("other", "both countries")
    ]


def test_errors_are_listed_a_line_each() -> None:
    one = compared(facts(GOLD), facts(FOUND)).format(errors=True)
    assert "strike\tmissed relation\tMarx City locatedIn Freedonia" in one.splitlines()
    several = two().format(errors=True).splitlines()
    assert "other\tstrike\tspurious entity\tOrganization reporters" in several
    assert not [line for line in several if line.startswith("rules\t")]


def test_where_readers_differ_is_listed_worst_first() -> None:
    empty = side_by_side(
        ["hybrid", "other"],
        [
            (annotated(noted(), "same"), [noted(), noted()]),
            (annotated(None, "unlike"), [noted(), facts({})]),
            (annotated(None, "alike"), list(map(noted, (NOTES, NOTES | {"claims": NOTES["claims"][:4]})))),
        ],
    )
    assert len(empty.articles) == 1
    lines = empty.format(disagreements=True).splitlines()
    at = lines.index("article\tdiffering\tfound\tshare")
    assert [line.split("\t")[0] for line in lines[at + 1 : at + 4]] == ["unlike", "alike", "same"]
    assert lines[at + 1] == "unlike\t32\t32\t1.00"
    assert lines[at + 2] == "alike\t1\t32\t0.03"
    # All that anybody found in the sentence is what one of them lacks.
    assert [line for line in lines if line.startswith("alike\t3\t1\t")]
    with pytest.raises(UsageError, match="one reader disagrees with nobody"):
        compared(noted(), noted()).format(disagreements=True)


def test_where_readers_differ_needs_no_truth() -> None:
    evaluation = side_by_side(["hybrid", "other"], [(annotated(None), [noted(), facts({})])])
    assert "strike\t32\t32\t1.00" in evaluation.format(disagreements=True)
    assert evaluation.format().startswith("0 articles, 0 with exact places.")
    assert json.loads(evaluation.format("json"))["readers"]["other"]["figures"] == {}
    assert "<h2>other</h2>" in evaluation.page()


def test_a_figure_can_be_asked_for() -> None:
    assert two().figure("claims", "other").f1.value < two().figure("claims").f1.value == 1
    with pytest.raises(UsageError, match="see entities, roles"):
        two().figure("nonsense")
    with pytest.raises(UsageError, match="see hybrid, other"):
        two().figure("claims", "nobody")
    with pytest.raises(UsageError, match="one of table, json"):
        two().format("xml")


HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>../../etc/passwd\u202e\x1b[2J'


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes.update(name for name, _ in attrs)


def hostile() -> Evaluation:
    text = f"Envoys meet in Oslo\n\nThe minister of {HOSTILE} met the envoys, and he said that {HOSTILE} was near.\n"
    values = copy.deepcopy(GOLD)
    for entity in values["entities"]:
        entity["name"] = entity["name"] if entity["type"] == "Issue" else f"{entity['name']} {HOSTILE}"
    values["claims"][0]["text"] = HOSTILE
    values["events"][0]["evidence"] = f"minister of {HOSTILE}"
    truth = facts(values, text)
    return side_by_side([HOSTILE, "other"], [(annotated(truth, HOSTILE, text), [truth, facts(FOUND, text)])])


def test_the_page_takes_no_markup_from_anybody() -> None:
    page = hostile().page()
    tags = Tags()
    tags.feed(page)
    assert not tags.seen & {"script", "img", "iframe", "link", "a"}
    assert not {name for name in tags.attributes if name.startswith("on") or name in ("href", "src", "style")}
    assert "\x1b" not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'" in page


def test_the_page_shows_what_was_found_in_the_text() -> None:
    values = copy.deepcopy(NOTES)
    values["claims"][4]["stance"] = "state"
    values["claims"][0]["content"] = ["6:the capital"]
    page = compared(noted(), noted(values)).page()
    assert '<mark class="missed" title="missed claim: Rufus Firefly: the talks had failed">' in page
    assert '<mark class="spurious" title="spurious claim: Rufus Firefly: the capital">the capital</mark>' in page
    assert '<mark class="right"' in page


@pytest.fixture(params=(400, 1200))
def width(request: pytest.FixtureRequest, browser: webdriver.Chrome) -> Iterator[int]:
    """How wide the browser's window is, in pixels."""
    metrics = {"width": request.param, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    yield request.param
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("evaluation", [two, hostile])
def test_the_page_is_sound_in_a_browser(
    browser: webdriver.Chrome, width: int, evaluation: Callable[[], Evaluation], tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_text(evaluation().page(), encoding="utf-8")
    page = Page(browser, path)
    page.run("document.querySelector('details').open = true")
    wide, room = page.run("return [document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= room <= width
    # A style that the page's policy forbids, or a picture that it asks for, would be told there.
    assert page.errors() == []
    assert page.requests() == []


def test_lines_cannot_be_broken_by_names() -> None:
    values = copy.deepcopy(GOLD)
    values["entities"][0]["name"] = "Åse\tLarsson\nof\u2028Norway"
    lines = compared(facts(values), facts({})).format(errors=True).splitlines()
    assert "strike\tmissed entity\tOfficial Åse Larsson of Norway" in lines


def test_the_public_name_reads_a_folder(tmp_path: Path) -> None:
    write(tmp_path, "strike", notes=NOTES)
    evaluation = kg.evaluate(tmp_path)
    assert isinstance(evaluation, kg.Evaluation)
    assert [reader.name for reader in evaluation.readers] == ["hybrid"]
    assert evaluation.placed == 1
    assert 0 < evaluation.figure("mentions").f1.value < 1
    assert evaluation.format() == kg.evaluate(str(tmp_path), "hybrid", jobs=2).format()
    with pytest.raises(UsageError, match="there is no reader 'nobody'"):
        kg.evaluate(tmp_path, ("nobody",))
    with pytest.raises(UsageError, match="named twice"):
        kg.evaluate(tmp_path, ("hybrid", "hybrid"))
    with pytest.raises(UsageError, match="no reader"):
        kg.evaluate(tmp_path, ())
