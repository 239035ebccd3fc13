"""``kg evaluate``: readers on annotated articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.extract.calibration import COLUMNS
from tests.command import Command

TALKS = "News from Norway\n\nNorwegian Foreign Minister Kari Lunde met John Baker in Oslo on Monday.\n"
GOLD = {
    "article": {"published": "2024-05-03"},
    "entities": [
        {"id": "p", "type": "Official", "name": "Kari Lunde"},
        {"id": "n", "type": "State", "name": "Norway"},
    ],
    "roles": [{"person": "p", "title": "Foreign Minister", "of": "n"}],
}
VISIT = "Envoy visits Iceland\n\nDanish envoy Karen Holt said that she would visit Iceland on Friday.\n"
NOTES = {
    "article": {"published": "2024-05-07"},
    "entities": [
        {"id": "h", "type": "Official", "name": "Karen Holt", "mentions": ["0:Envoy", "1:Karen Holt", "1:she"]},
        {"id": "d", "type": "State", "name": "Denmark", "mentions": ["1:Danish"]},
        {"id": "i", "type": "State", "name": "Iceland", "mentions": ["0:Iceland", "1:Iceland"]},
    ],
    "roles": [{"person": "h", "title": "1:envoy", "of": "d", "status": "current"}],
    "events": [
        {
            "type": "Visit",
            "status": "scheduled",
            "triggers": ["0:visits", "1:visit"],
            "agents": ["h"],
            "targets": ["i"],
            "time": "1:Friday",
            "start": "2024-05-10",
            "end": "2024-05-10",
        }
    ],
    "claims": [
        {
            "speakers": ["h"],
            "stance": "promise",
            "source": "1:Danish envoy Karen Holt",
            "cue": "1:said",
            "content": "1:she would visit Iceland on Friday",
        }
    ],
}


@pytest.fixture
def folder(kg: Command) -> Path:
    made = kg.folder / "annotated"
    made.mkdir()
    (made / "talks.txt").write_text(TALKS, encoding="utf-8")
    (made / "talks.gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (made / "visit.txt").write_text(VISIT, encoding="utf-8")
    (made / "visit.notes.json").write_text(json.dumps(NOTES), encoding="utf-8")
    return made


def test_it_prints_figures_end_to_end_and_by_layer(kg: Command, folder: Path) -> None:
    outcome = kg("evaluate", "annotated", "--errors")
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert lines[0].startswith("2 articles, 1 with exact places.")
    assert [line for line in lines if line.startswith("  trigger, span and type ")]
    # The meeting was found, and nobody noted it.
    assert "talks\tspurious event\tMeeting Kari Lunde, John Baker → –: " in outcome.out
    told = kg("evaluate", folder, "--format", "json", "--reader", "hybrid", "--jobs", "2")
    found = json.loads(told.out)
    assert found["readers"]["hybrid"]["figures"]["roles"]["truth"] == 2
    assert found["readers"]["hybrid"]["figures"]["triggers"]["truth"] == 2
    assert found["articles_with_places"] == 1


def test_it_writes_a_page_and_the_table_that_confidences_are_made_of(kg: Command, folder: Path) -> None:
    outcome = kg("evaluate", "annotated", "--html", "new/page.html", "--calibrate", "new/confidence.tsv")
    assert outcome.code == 0, outcome.err
    lines = (kg.folder / "new" / "confidence.tsv").read_text(encoding="utf-8").splitlines()
    assert "\t".join(COLUMNS) in lines
    assert "roles\trole.title-before-name\t\t2\t2" in lines
    assert [line for line in lines if line.startswith("events\t") and line.endswith("\tMeeting\t0\t1")]
    page = (kg.folder / "new" / "page.html").read_text(encoding="utf-8")
    assert '<li class="spurious"><bdi>spurious event: Meeting Kari Lunde, John Baker' in page
    assert '<mark class="right"' in page


def test_names_of_files_are_text(kg: Command, folder: Path) -> None:
    hostile = "<script>alert(1)<'b'> & ..\x1b[2J"
    for ending in (".txt", ".gold.json"):
        (folder / f"talks{ending}").rename(folder / f"{hostile}{ending}")
    outcome = kg("evaluate", "annotated", "--html", "page.html")
    assert outcome.code == 0, outcome.err
    page = (kg.folder / "page.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "<'b'>" not in page
    assert "\x1b" not in page
    assert sorted(path.name for path in kg.folder.iterdir()) == ["annotated", "page.html"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere",), "nowhere: no such folder; name one with"),
        (("annotated", "--reader", "nobody"), "reader: there is no reader 'nobody'; give one of hybrid"),
        (("annotated", "--reader", "hybrid", "--reader", "hybrid"), "reader hybrid: named twice"),
        (("annotated", "--disagreements"), "--disagreements: one reader disagrees with nobody; name two with --reader"),
        (("annotated", "--html", "a", "--calibrate", "a"), "--html and --calibrate: both are to go into one file"),
        (("annotated", "--html", "annotated"), "annotated: is a folder, not a file; name a file"),
        (("annotated", "--calibrate", "annotated/talks.txt"), "is one of the annotated articles; name another file"),
        (("annotated", "--html", "annotated/../annotated/talks.gold.json"), "is one of the annotated articles"),
        (("annotated", "--html", "annotated/later.txt"), "is one of the annotated articles"),
        (("annotated", "--jobs", "99"), "--jobs"),
        (("annotated", "--format", "xml"), "xml"),
        ((), "FOLDER"),
    ],
)
def test_bad_use_is_one_line(kg: Command, folder: Path, arguments: tuple[str, ...], told: str) -> None:
    outcome = kg("evaluate", *arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert told in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_what_is_wrong_in_a_file_is_one_line(kg: Command, folder: Path) -> None:
    (folder / "visit.notes.json").write_text(json.dumps(NOTES).replace("1:said", "1:never said"), encoding="utf-8")
    outcome = kg("evaluate", "annotated")
    assert outcome.code == 2
    assert outcome.err == (
        "kg: annotated/visit.notes.json, claims[0].cue: '1:never said' does not stand so in sentence 1; "
        "copy the words from that sentence; the first sentence is 0\n"
    )
    (folder / "visit.txt").write_bytes(b"\x00\x01\x02" * 100)
    outcome = kg("evaluate", "annotated")
    assert (outcome.code, len(outcome.err.splitlines())) == (2, 1)
    assert "annotated/visit.txt" in outcome.err
