"""The command, on a small export written for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.lexicon import lists as lexicon
from tools.reference.__main__ import main

STATES = [state for state in lexicon.states() if state.kind in {"un-member", "observer"} and state.name != "Palestine"]


def row(name: str, **said: Any) -> dict[str, Any]:
    """One line of the export."""
    return {
        "names": {"conventional long form": name},
        "nationality": {},
        "dependency_status": None,
        "executive": {},
        "organizations": "UN",
        **said,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An export in which every state has its name and Chad a few facts more."""
    rows = [row(state.name) for state in STATES if state.name != "Chad"]
    rows.append(
        row(
            "Republic of Chad",
            nationality={"noun": "Tchadman(men)", "adjective": "Tchadish"},
            executive={"chief of state": "King RURI IV (since May 2020)", "head of government": "vacant"},
            organizations="UN, AU (suspended), OAS (observer)",
        )
    )
    rows.append(row("Chad", organizations="EU", dependency_status="territory"))
    lines = "\n".join(json.dumps(line) for line in rows)
    (tmp_path / "factbook.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "countries-wikidata.tsv").write_text("iso2\tiso3\tname\tqid\nFR\tFRA\tFrance\tQ142\n", encoding="utf-8")
    (tmp_path / "international-bodies-wikidata.tsv").write_text(
        "qid\tname\tabbrev\tother_names\tfamily\nQ1065\tUnited Nations\tUN\t\t\n", encoding="utf-8"
    )
    return tmp_path


def run(folder: Path, *options: str) -> int:
    return main([str(folder), "--output", str(folder / "made"), *options])


def test_it_writes_what_the_sources_say(folder: Path) -> None:
    assert run(folder) == 0
    states = (folder / "made" / "states.ttl").read_text(encoding="utf-8")
    chad = states.partition("\nstate:chad ")[2].partition("\n\n")[0]
    assert 'sc:peopleName "Chadian", "Chadians", "Tchadman", "Tchadmen" ;' in chad
    assert 'sc:demonym "Chadian", "Tchadish" ;' in chad
    assert "sc:hasMembershipIn organization:african-union, " in chad
    assert "organization:european-union" not in chad
    assert "sc:hasObserverStatusIn organization:organization-of-american-states ;" in chad
    incumbents = (folder / "made" / "incumbents.ttl").read_text(encoding="utf-8")
    king = incumbents.partition("\nincumbency:chad_king a sc:Incumbency ")[2].partition("\n\n")[0]
    assert 'sc:incumbentName "Ruri IV" ;' in king
    assert 'sc:since "2020-05"^^xsd:gYearMonth .' in king
    assert "sc:cowNumber 483 ;" in chad


def test_the_same_sources_give_the_same_bytes(folder: Path) -> None:
    run(folder)
    first = {path.name: path.read_bytes() for path in (folder / "made").iterdir()}
    run(folder)
    assert {path.name: path.read_bytes() for path in (folder / "made").iterdir()} == first
    assert len(first) == 5


def test_check_writes_nothing_and_names_what_is_not_current(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "--check") == 1
    assert not (folder / "made").exists()
    run(folder)
    assert run(folder, "--check") == 0
    capsys.readouterr()
    (folder / "made" / "places.ttl").write_text("", encoding="utf-8")
    assert run(folder, "--check") == 1
    assert capsys.readouterr().err == f"{folder / 'made' / 'places.ttl'} is not current\n"


def test_without_sources_only_what_the_word_lists_give_is_made(folder: Path) -> None:
    made = folder / "made"
    assert main(["--output", str(made)]) == 0
    assert sorted(path.name for path in made.iterdir()) == ["about.ttl", "organizations.ttl", "places.ttl"]
    assert run(folder, "--check") == 1
    assert main(["--output", str(made), "--check"]) == 0


def test_what_the_word_lists_give_is_shipped() -> None:
    assert main(["--check"]) == 0


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("factbook.jsonl", None, "cannot be read"),
        ("factbook.jsonl", "{", "cannot be read"),
        ("factbook.jsonl", json.dumps(row("Chad")), "no entry for Afghanistan"),
        (
            "countries-wikidata.tsv",
            "iso2\tiso3\tname\tqid\nFR\tFRA\tFrance\tQ1\n",
            "the word list has Q142, the table Q1",
        ),
        ("international-bodies-wikidata.tsv", "qid\n", "the header must be"),
    ],
)
def test_bad_sources_are_named(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, text: str | None, said: str
) -> None:
    path = folder / name
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")
    assert run(folder) == 2
    assert said in capsys.readouterr().err
    assert not (folder / "made").exists()


def test_an_organization_that_nobody_knows_stops_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "factbook.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("AU (suspended)", "RURI"), encoding="utf-8")
    assert run(folder) == 2
    assert "'RURI' is unknown" in capsys.readouterr().err
