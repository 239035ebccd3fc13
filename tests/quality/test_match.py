"""Facts found are compared with facts made by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.extract import confidence
from tools.quality.__main__ import main
from tools.quality.match import Json, right


def facts() -> Json:
    return {
        "entities": [
            {"id": "e1", "type": "Official", "name": "Åse Larsson", "aliases": ["Larsson"]},
            {"id": "e2", "type": "State", "name": "Norway"},
            {"id": "e3", "type": "State", "name": "Freedonia"},
            {"id": "e4", "type": "Group", "name": "senior envoys of Freedonia"},
        ],
        "roles": [{"person": "e1", "title": "Foreign Minister", "of": "e2"}],
        "relations": [{"type": "allyOf", "subject": "e2", "object": "e3"}],
        "events": [
            {"type": "Visit", "agents": ["e1"], "targets": ["e3"], "status": "scheduled"},
            {"type": "Meeting", "agents": ["e1", "e4"], "status": "occurred"},
        ],
        "claims": [{"speakers": ["e1"], "text": "the talks were useful and would go on"}],
    }


def test_all_of_it_is_right() -> None:
    found = {kind: [all(marks)] for kind, marks in right(facts(), facts()).items()}
    assert found == {"roles": [True], "relations": [True], "events": [True], "claims": [True]}


def test_names_decide_who_is_who_whatever_the_ids() -> None:
    found = facts()
    text = json.dumps(found)
    for number in (1, 2, 3, 4):
        text = text.replace(f'"e{number}"', f'"x{9 - number}"')
    found = json.loads(text)
    found["entities"][0] |= {"name": "Larsson", "aliases": [], "type": "Person"}
    found["entities"][3]["name"] = "envoys of Freedonia"
    assert all(mark for marks in right(facts(), found).values() for mark in marks)


@pytest.mark.parametrize(
    ("kind", "number", "change"),
    [
        ("roles", 0, {"title": "Minister of Fisheries and Oceans"}),
        ("roles", 0, {"of": "e3"}),
        ("roles", 0, {"person": "e4"}),
        ("relations", 0, {"subject": "e3", "object": "e2"}),
        ("relations", 0, {"type": "opposes"}),
        ("events", 0, {"type": "Meeting"}),
        ("events", 0, {"agents": ["e2"], "targets": ["e4"]}),
        ("claims", 0, {"speakers": ["e2"]}),
        ("claims", 0, {"text": "nothing of the sort"}),
    ],
)
def test_what_differs_is_not_right(kind: str, number: int, change: Json) -> None:
    found = facts()
    found[kind][number] |= change
    marks = right(facts(), found)
    assert marks[kind][number] is False
    assert [mark for of, each in marks.items() if of != kind for mark in each].count(False) == 0


def test_a_gold_fact_is_used_once() -> None:
    found = facts()
    found["claims"] *= 2
    assert right(facts(), found)["claims"] == [True, False]


def test_the_command_counts_by_rule_and_writes_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "talks.txt").write_text(
        "Envoys meet\n\nNorwegian Foreign Minister Kari Lunde met Per Alm in Oslo on Monday.\n", encoding="utf-8"
    )
    gold = {
        "article": {"published": "2024-05-03"},
        "entities": [
            {"id": "p", "type": "Official", "name": "Kari Lunde"},
            {"id": "n", "type": "State", "name": "Norway"},
        ],
        "roles": [{"person": "p", "title": "Foreign Minister", "of": "n"}],
    }
    (tmp_path / "talks.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    monkeypatch.setattr("tools.quality.__main__.FILE", tmp_path / "confidence.tsv")
    assert main([str(tmp_path), "--write"]) == 0
    assert "| roles | `role.title-before-name` |  | 1 | 1 |" in capsys.readouterr().out
    lines = (tmp_path / "confidence.tsv").read_text(encoding="utf-8").splitlines()
    assert "roles\trole.title-before-name\t\t1\t1" in lines
    # The meeting was found, and the gold facts have none.
    assert any(line.startswith("events\t") and line.endswith("\tMeeting\t0\t1") for line in lines)
    assert "\t".join(confidence.COLUMNS) in lines
