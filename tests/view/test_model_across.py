"""What only several articles tell, in the view model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.store import MemoryStore
from kg.view import view_model
from kg.view.explorer.layouts import layouts
from kg.view.phrasing.names import Name
from kg.view.phrasing.phrases import event_title
from tests.view.across import SHARED, turtle
from tests.view.hostile import PREFIXES
from tests.view.test_model import conforms


def shared(model: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["id"].removeprefix("sharedevent/"): each for each in model.get("shared", [])}


def read(folder: Path, text: str) -> dict[str, Any]:
    path = folder / "graph.ttl"
    path.write_text(text, encoding="utf-8", newline="")
    model = view_model(MemoryStore.from_file(path))
    assert conforms(model)
    return model


#: Three reports of one visit, each by an article of its own; `{0}` to `{2}` stand for what each tells besides.
VISIT = """
<https://x.test/article/a> a sc:Article ; schema:datePublished "2024-05-01"^^xsd:date .
<https://x.test/article/b> a sc:Article ; schema:datePublished "2024-05-02"^^xsd:date .
<https://x.test/article/c> a sc:Article ; schema:datePublished "2024-05-03"^^xsd:date .
<https://x.test/s> a sc:SharedEvent ; sc:report <https://x.test/a>, <https://x.test/b>, <https://x.test/c> .
<https://x.test/a> a sc:ReportedEvent ; sc:eventType sc:Visit ; prov:wasDerivedFrom <https://x.test/article/a> {0} .
<https://x.test/b> a sc:ReportedEvent ; sc:eventType sc:Visit ; prov:wasDerivedFrom <https://x.test/article/b> {1} .
<https://x.test/c> a sc:ReportedEvent ; sc:eventType sc:Visit ; prov:wasDerivedFrom <https://x.test/article/c> {2} .
ex:lee a sc:Person ; rdfs:label "Ann Lee" .
ex:graf a sc:Person ; rdfs:label "Otto Graf" .
ex:oslo a sc:Place ; rdfs:label "Oslo" ; sc:locatedIn ex:norway .
ex:norway a sc:State ; rdfs:label "Norway" .
ex:rome a sc:Place ; rdfs:label "Rome" .
ex:some a sc:Group ; rdfs:label "two officials" .
ex:pair a sc:Group ; rdfs:label "2 diplomats" .
ex:more a sc:Group ; rdfs:label "at least 1,200 people" .
ex:they a sc:Group ; rdfs:label "officials" .
"""


def visit(folder: Path, *told: str, more: str = "") -> dict[str, Any]:
    """The shared event of three reports that tell this besides."""
    model = read(folder, PREFIXES + VISIT.format(*(f"; {each}" if each else "" for each in told)) + more)
    (found,) = model["shared"]
    return dict(found)


def test_the_model_is_what_the_schema_says(across: dict[str, Any]) -> None:
    assert conforms(across)
    reports = {event["id"]: event.get("shared") for event in across["events"]}
    for each in across["shared"]:
        assert {reports[report] for report in each["reports"]} == {each["id"]}
    assert sum(map(len, SHARED.values())) == sum(shared is not None for shared in reports.values())


def test_a_single_article_has_nothing_of_it(shown: dict[str, Any]) -> None:
    assert "shared" not in shown
    items = [*shown["articles"], *shown["things"], *shown["events"]]
    assert not [
        key for item in items for key in ("origin", "shared", "appearances", "apart", "reference") if key in item
    ]


def test_reports_are_in_the_order_of_days_and_what_follows_is_counted(across: dict[str, Any]) -> None:
    found = shared(across)["post-1_v1"]
    assert found["reports"] == [f"event/{id_}" for id_ in ("post-1_v1", "times-1_v1", "herald-1_v1", "post-2_v1")]
    # The Herald prints the Times, and the Post reports twice.
    assert (found["articles"], found["sources"]) == (4, 2)
    assert (found["first"], found["last"]) == ("2024-05-01", "2024-05-09")
    assert found["statuses"] == ["scheduled", "occurred", "negated"]
    assert [each["id"] for each in across["shared"]][:2] == ["sharedevent/post-1_v1", "sharedevent/post-1_v2"]


def test_one_text_is_one_source_whoever_prints_it(across: dict[str, Any]) -> None:
    attack, talks = shared(across)["times-1_v2"], shared(across)["times-1_v3"]
    assert (attack["articles"], attack["sources"]) == (4, 2)
    assert (talks["articles"], talks["sources"]) == (2, 1)


def test_it_is_contradicted_only_where_one_source_denies_what_another_asserts(
    across: dict[str, Any], tmp_path: Path
) -> None:
    assert {id_ for id_, each in shared(across).items() if each.get("contradicted")} == {"post-1_v1"}
    happened, denied, planned = ("sc:status status:occurred", "sc:status status:negated", "sc:status status:scheduled")
    assert visit(tmp_path, happened, denied, "")["contradicted"]
    # A plan that came to nothing contradicts nothing, and who corrects himself does not deny what another says.
    assert "contradicted" not in visit(tmp_path, planned, denied, "")
    same = (
        '<https://x.test/article/b> schema:publisher "Post" .\n<https://x.test/article/a> schema:publisher " POST " .'
    )
    assert "contradicted" not in visit(tmp_path, happened, denied, "", more=same)


def test_labels_do_not_say_whether_it_happened(across: dict[str, Any]) -> None:
    assert {id_: each["label"] for id_, each in shared(across).items()} == {
        "post-1_v1": "Visit by Ann Lee to Sylvania",
        "post-1_v2": "Agreement of Ann Lee in Sylvania",
        "times-1_v2": "Armed action against 17 people in Port Vale",
        "times-1_v3": "Meeting in Sylvania",
    }
    assert shared(across)["times-1_v2"]["name"] == "Armed action"


def test_a_label_names_whom_any_report_names_and_the_narrowest_place(tmp_path: Path) -> None:
    told = ("sc:agent ex:lee ; sc:place ex:norway", "sc:place ex:oslo", "sc:agent ex:they")
    assert visit(tmp_path, *told)["label"] == "Visit by Ann Lee in Oslo"
    assert visit(tmp_path, "sc:agent ex:they", "", "")["label"] == "Visit by officials"
    # Where reports do not agree, none of them is mixed with another.
    assert visit(tmp_path, "sc:agent ex:lee", "sc:agent ex:graf", "")["label"] == "Visit by Otto Graf"


@pytest.mark.parametrize(
    ("type_", "told", "label"),
    [
        ("Meeting", {"agents": ["A"], "targets": ["B", "C"]}, "Meeting of A, B and C"),
        ("Election", {"agents": ["A"], "targets": ["B"]}, "Election with A in B"),
        ("Decision", {"agents": ["A"]}, "Decision by A"),
        ("Decision", {"issues": ["trade"]}, "Decision about trade"),
        ("Incident", {"targets": ["A"], "places": ["B"]}, "Incident affecting A in B"),
        ("Sanction", {}, "Sanctions"),
        ("BoatRace", {"agents": ["A"], "targets": ["B"]}, "Boat race by A with B"),
    ],
)
def test_titles(type_: str, told: dict[str, list[str]], label: str) -> None:
    assert event_title(type_, **{part: [Name(name, False) for name in names] for part, names in told.items()}) == label


def test_what_is_printed_again_later_is_no_new_status(tmp_path: Path) -> None:
    copy = "<https://x.test/article/c> sc:copyOf <https://x.test/article/a> ; sc:origin <https://x.test/article/a> ."
    statuses = [f"sc:status status:{status}" for status in ("scheduled", "occurred", "scheduled")]
    assert visit(tmp_path, *statuses)["statuses"] == ["scheduled", "occurred", "scheduled"]
    assert visit(tmp_path, *statuses, more=copy)["statuses"] == ["scheduled", "occurred"]


def test_an_article_without_a_day_comes_last_and_changes_no_status(tmp_path: Path) -> None:
    text = PREFIXES + VISIT.format("; sc:status status:occurred", "; sc:status status:occurred", "")
    text = text.replace(' a sc:Article ; schema:datePublished "2024-05-01"^^xsd:date', " a sc:Article")
    (found,) = read(tmp_path, text.replace("status:occurred", "status:scheduled", 1))["shared"]
    assert found["reports"][-1] == "a"
    assert found["statuses"] == ["occurred", "unknown"]
    assert found["first"] == "2024-05-02"


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (
            "sc:start '2024-05-06'^^xsd:date ; sc:end '2024-05-06'^^xsd:date",
            "sc:start '2024-05'^^xsd:gYearMonth",
            False,
        ),
        ("sc:start '2024-05-06'^^xsd:date ; sc:end '2024-05-06'^^xsd:date", "sc:end '2024-05-05'^^xsd:date", True),
        ("sc:start '2024-05-06'^^xsd:date", "sc:start '2024-05-07'^^xsd:date", True),
        ("sc:start '2024-05-06'^^xsd:date", "", False),
        ("sc:start '--05-06'^^xsd:gMonthDay", "sc:start '2024-05-07'^^xsd:date", False),
    ],
)
def test_dates_differ_where_no_day_is_both(tmp_path: Path, one: str, other: str, *, differ: bool) -> None:
    found = visit(tmp_path, one, other, "").get("differences", {})
    assert found == ({"date": ["b"]} if differ else {})


@pytest.mark.parametrize(
    ("one", "other", "part"),
    [
        ("sc:agent ex:lee", "sc:agent ex:graf", "agent"),
        ("sc:agent ex:lee", "sc:agent ex:lee, ex:graf", None),
        ("sc:agent ex:lee", "sc:target ex:norway", None),
        ("sc:place ex:oslo", "sc:place ex:norway", None),
        ("sc:place ex:oslo", "sc:place ex:rome", "place"),
        ("sc:target ex:some", "sc:target ex:more", "target"),
        ("sc:target ex:some", "sc:target ex:pair", None),
        ("sc:target ex:some", "sc:target ex:they", None),
        ("sc:agent ex:lee", "sc:agent ex:they", None),
    ],
)
def test_who_and_where_differ_where_each_names_another(tmp_path: Path, one: str, other: str, part: str | None) -> None:
    found = visit(tmp_path, one, other, "").get("differences", {})
    assert found == ({} if part is None else {part: ["b"]})


def test_differences_are_told_of_the_later_report(across: dict[str, Any]) -> None:
    assert shared(across)["post-1_v1"]["differences"] == {"date": ["event/times-1_v1", "event/herald-1_v1"]}
    assert shared(across)["times-1_v2"]["differences"] == {"target": ["event/times-2_v2", "event/post-2_v2"]}
    assert "differences" not in shared(across)["times-1_v3"]


def test_copies_and_revisions_lead_to_what_they_print(across: dict[str, Any]) -> None:
    articles = {each["id"].removeprefix("article/"): each for each in across["articles"]}
    first = "article/times-1"
    assert (articles["herald-1"]["copyOf"], articles["herald-1"]["origin"]) == (first, first)
    assert (articles["times-2"]["revisionOf"], articles["times-2"]["origin"]) == (first, first)
    assert {id_ for id_, each in articles.items() if "origin" in each} == {"herald-1", "times-2"}


def test_copies_of_an_article_that_is_not_there_are_one_source(tmp_path: Path) -> None:
    copies = "\n".join(f"<https://x.test/article/{id_}> sc:copyOf <https://x.test/article/gone> ." for id_ in "abc")
    found = visit(tmp_path, "", "", "", more=copies)
    assert (found["articles"], found["sources"]) == (3, 1)
    in_a_ring = "\n".join(
        f"<https://x.test/article/{one}> sc:copyOf <https://x.test/article/{other}> ."
        for one, other in ("ab", "bc", "ca")
    )
    assert visit(tmp_path, "", "", "", more=in_a_ring)["articles"] == 3


def test_things_tell_what_joined_them_and_from_whom_they_are_kept_apart(across: dict[str, Any]) -> None:
    things = {each["id"]: each for each in across["things"]}
    assert things["person/ann-lee"]["appearances"] == [
        {
            "article": "article/times-1",
            "name": "Lee",
            "how": "a surname, and articles about the same affair name one bearer of it",
            "with": "article/post-1",
        }
    ]
    assert things["person/otto-graf"]["appearances"][0]["how"] == "by.hand"  # a rule that the code does not know
    apart = {"reason": "one has an office of Sylvania, one sings"}
    assert things["person/per-dahl"]["apart"] == [{"thing": "person/post-2_per-dahl", **apart}]
    assert things["person/post-2_per-dahl"]["apart"] == [{"thing": "person/per-dahl", **apart}]
    assert [id_ for id_, each in things.items() if each.get("reference")] == ["state/sylvania"]


def test_what_a_graph_says_wrongly_is_passed_over(tmp_path: Path) -> None:
    wrong = """
<https://x.test/one> a sc:SharedEvent ; sc:report <https://x.test/a>, <https://x.test/nobody>, "c" .
<https://x.test/r> a sc:SharedEvent ; sc:report <https://x.test/a>, <https://x.test/b> .
<https://x.test/a> a sc:SharedEvent ; sc:report <https://x.test/b>, <https://x.test/c> .
ex:lee a sc:SharedEvent ; sc:report <https://x.test/b>, <https://x.test/c> .
<https://x.test/article/a> sc:copyOf <https://x.test/article/a> ; sc:origin "nothing" .
"""
    model = read(tmp_path, PREFIXES + VISIT.format("; sc:agent ex:lee", "", "") + wrong)
    assert [each["id"] for each in model["shared"]] == ["r"]
    assert [event.get("shared") for event in model["events"]].count("r") == 2
    assert "copyOf" not in model["articles"][0]


def test_the_same_graph_gives_the_same_model(across: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(turtle(), encoding="utf-8")
    quads = list(MemoryStore.from_file(path).quads())
    assert view_model(MemoryStore(reversed(quads))) == across


def test_an_event_that_several_articles_report_has_one_place_in_the_picture(across: dict[str, Any]) -> None:
    found = layouts(across)
    reports = {report for each in across["shared"] for report in each["reports"]}
    nodes = set(found["layouts"]["parts"])
    assert {each["id"] for each in across["shared"]} <= nodes
    assert not reports & nodes
    assert sorted(found["order"]["parts"]) == sorted(nodes)
