"""Facts found are compared with facts made by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.quality.__main__ import main
from benchmarks.quality.match import Json, compare
from benchmarks.quality.report import Compared, page
from kg.extract import confidence


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
            {
                "type": "Visit",
                "agents": ["e1"],
                "targets": ["e3"],
                "status": "scheduled",
                "start": "2024-05-06",
                "issues": ["trade"],
            },
            {"type": "Meeting", "agents": ["e1", "e4"], "status": "occurred"},
        ],
        "claims": [{"speakers": ["e1"], "text": "the talks were useful and would go on"}],
    }


def test_all_of_it_is_right() -> None:
    counts = compare(facts(), facts()).counts
    assert counts == {
        "entities": (4, 4, 4),
        "roles": (1, 1, 1),
        "relations": (1, 1, 1),
        "events": (2, 2, 2),
        # Two agents, one target, two statuses, one date, one issue.
        "arguments": (8, 8, 8),
        "claims": (1, 1, 1),
    }


def test_names_decide_who_is_who_whatever_the_ids() -> None:
    found = facts()
    text = json.dumps(found)
    for number in (1, 2, 3, 4):
        text = text.replace(f'"e{number}"', f'"x{9 - number}"')
    found = json.loads(text)
    found["entities"][0] |= {"name": "Larsson", "aliases": [], "type": "Person"}
    found["entities"][3]["name"] = "envoys of Freedonia"
    counts = compare(facts(), found).counts
    # A person and an official are not of one type, but one thing.
    assert counts.pop("entities") == (3, 4, 4)
    assert counts.keys() >= {"roles", "relations", "events", "claims"}
    assert all(right == gold == each > 0 for right, gold, each in counts.values())


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
    comparison = compare(facts(), found)
    assert not comparison.is_right(kind, number)
    others = {of: three for of, three in comparison.counts.items() if of not in (kind, "arguments")}
    assert len(others) >= 3
    assert all(right == gold == each for right, gold, each in others.values())


def test_a_gold_fact_is_used_once() -> None:
    found = facts()
    found["claims"] *= 2
    assert compare(facts(), found).counts["claims"] == (1, 1, 2)


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        ({"status": "possible"}, (7, 8, 8)),
        ({"start": "2024-05-07"}, (7, 8, 8)),
        ({"issues": []}, (7, 8, 7)),
        ({"places": ["e2"]}, (8, 8, 9)),
    ],
)
def test_arguments_are_those_of_the_events_found(change: Json, counts: tuple[int, int, int]) -> None:
    found = facts()
    found["events"][0] |= change
    assert compare(facts(), found).counts["arguments"] == counts


def test_the_command_counts_by_rule_and_writes_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "talks.txt").write_text(
        "News from Norway\n\nNorwegian Foreign Minister Kari Lunde met John Baker in Oslo on Monday.\n",
        encoding="utf-8",
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
    monkeypatch.setattr("benchmarks.quality.__main__.FILE", tmp_path / "confidence.tsv")
    report = tmp_path / "report.html"
    assert main([str(tmp_path), "--write", "--html", str(report)]) == 0
    printed = capsys.readouterr().out
    assert "| roles | `role.title-before-name` |  | 1 | 1 |" in printed
    assert "| events | 0.00 | 0.00 | 0.00 | 0 | 0 | 1 |" in printed
    lines = (tmp_path / "confidence.tsv").read_text(encoding="utf-8").splitlines()
    assert "roles\trole.title-before-name\t\t1\t1" in lines
    # The meeting was found, and the gold facts have none.
    assert any(line.startswith("events\t") and line.endswith("\tMeeting\t0\t1") for line in lines)
    assert "\t".join(confidence.COLUMNS) in lines
    shown = report.read_text(encoding="utf-8")
    assert '<mark class="wrong"' in shown
    assert '<li class="wrong">wrong: Meeting (occurred) Kari Lunde, John Baker' in shown
    assert '<li class="right">right: role Kari Lunde: Foreign Minister, Norway' in shown


def test_a_folder_without_gold_facts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path)])
    assert "no *.gold.json" in capsys.readouterr().err


def test_gold_facts_without_their_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "talks.gold.json").write_text("{}", encoding="utf-8")
    with pytest.raises(SystemExit):
        main([str(tmp_path)])
    assert "has no article talks.txt beside it" in capsys.readouterr().err


def test_the_report_takes_no_markup_from_articles() -> None:
    found = facts() | {"article": {"id": "a", "title": "<b>Talks</b>", "text": "<script>alert(1)</script> said so"}}
    for kind in ("roles", "relations", "events", "claims"):
        for fact in found[kind]:
            fact |= {"start_offset": 0, "end_offset": 8, "rule": "r", "confidence": 0.5}
    gold = facts()
    gold["claims"].append({"speakers": ["e2"], "text": "said so"})
    shown = page([Compared(gold, found, compare(gold, found))], "| a |\n| --- |\n| <i> |\n")
    assert "<script" not in shown
    assert "<b>" not in shown
    assert "<i>" not in shown
    assert '<mark class="missed" title="missed: claim (None) Norway: “said so”">said so</mark>' in shown
