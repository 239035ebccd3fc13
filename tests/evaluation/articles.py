"""An article made up for these tests with its notes, and facts of another one beside what a reader found."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.evaluation import Evaluation
from kg.evaluation.facts import Facts
from kg.evaluation.pooling import side_by_side
from kg.evaluation.truth import Annotated, read_folder
from kg.evaluation.truth.gold import read_gold
from kg.evaluation.truth.json_file import Entry
from kg.evaluation.truth.notes import read_notes
from kg.read import read_text

Json = dict[str, Any]

TEXT = """Freedonia strikes Sylvania after talks fail

Freedonian Foreign Minister Rufus Firefly said on Monday, Mar. 4, that the talks had failed. “We will strike,” \
Firefly told reporters in Marx City. He had met Gen. V. Trentino of Sylvania there on Sunday; “both countries – as I \
see it – wanted peace”.\x20

The attack came at 6 a.m. on Tuesday, and the attack went on for hours. Sylvania condemned the strike as “a crime”!
Trentino, who left the capital, called on the U.N. to act. "No comment." the minister said?  It was over.
"""
NOTES: Json = {
    "article": {"id": "strike", "published": "2024-03-05"},
    "entities": [
        {
            "id": "freedonia",
            "type": "State",
            "name": "Freedonia",
            "mentions": ["0:Freedonia", "1:Freedonian", "3:both countries"],
        },
        {
            "id": "sylvania",
            "type": "State",
            "name": "Sylvania",
            "mentions": ["0:Sylvania", "3:Sylvania", "3:both countries", "5:Sylvania"],
        },
        {
            "id": "firefly",
            "type": "Official",
            "name": "Rufus Firefly",
            "mentions": [
                "1:Rufus Firefly",
                "1:Freedonian Foreign Minister Rufus Firefly",
                "2:Firefly",
                "3:He",
                "3:I",
                "7:the minister",
            ],
        },
        {
            "id": "trentino",
            "type": "Official",
            "name": "Vera Trentino",
            "mentions": ["3:V. Trentino", "6:Trentino", "6:who"],
        },
        {"id": "city", "type": "Place", "name": "Marx City", "mentions": ["2:Marx City", "6:the capital"]},
        {"id": "un", "type": "Organization", "name": "United Nations", "mentions": ["6:U.N."]},
        {"id": "press", "type": "Group", "name": "reporters", "mentions": ["2:reporters"]},
        {"id": "war", "type": "Issue", "name": "armed-conflict", "mentions": ["4:attack#2"]},
    ],
    "roles": [
        {"person": "firefly", "title": "1:Foreign Minister", "of": "freedonia", "status": "current"},
        {"person": "trentino", "title": "3:Gen.", "of": "sylvania", "status": "current"},
    ],
    "relations": [{"type": "opposes", "subject": "freedonia", "object": "sylvania", "evidence": ["0:strikes"]}],
    "events": [
        {
            "id": "v1",
            "type": "ArmedAction",
            "status": "occurred",
            "triggers": ["0:strikes", "4:attack", "4:attack#2", "5:strike"],
            "evidence": ["4:The attack came ⋯ Tuesday"],
            "agents": ["freedonia"],
            "targets": ["sylvania"],
            "issues": ["armed-conflict"],
            "time": ["4:6 a.m. on Tuesday"],
            "start": "2024-03-05",
            "end": "2024-03-05",
        },
        {
            "id": "v2",
            "type": "Meeting",
            "status": "occurred",
            "triggers": ["0:talks", "1:talks", "3:met"],
            "evidence": "3:He had met ⋯ there",
            "agents": ["firefly", "trentino"],
            "places": ["city"],
            "time": "3:Sunday",
            "start": "2024-03-03",
            "end": "2024-03-03",
        },
    ],
    "claims": [
        {
            "speakers": ["firefly"],
            "stance": "state",
            "source": ["1:Freedonian Foreign Minister Rufus Firefly"],
            "cue": "1:said",
            "content": ["1:the talks had failed"],
        },
        {
            "speakers": ["firefly"],
            "stance": "promise",
            "source": "2:Firefly",
            "cue": ["2:told"],
            "content": "2:We will strike",
            "audience": "2:reporters",
        },
        {
            "speakers": ["sylvania"],
            "stance": "criticize",
            "source": "5:Sylvania",
            "cue": ["5:condemned"],
            "content": ['5:the strike as "a crime"'],
        },
        {
            "speakers": ["firefly"],
            "stance": "state",
            "source": "7:the minister",
            "cue": ["7:said"],
            "content": ["7:No comment."],
        },
        {
            "speakers": ["firefly"],
            "stance": "predict",
            "source": "3:He",
            "cue": ["3:see"],
            "content": ["3:both countries - as ⋯ peace"],
        },
    ],
}

GOLD: Json = {
    "article": {"id": "talks", "published": "2024-05-06"},
    "entities": [
        {"id": "e1", "type": "Official", "name": "Åse Larsson", "aliases": ["Larsson"]},
        {"id": "e2", "type": "State", "name": "Norway", "aliases": ["Norwegian"]},
        {"id": "e3", "type": "State", "name": "Freedonia"},
        {"id": "e4", "type": "Group", "name": "senior envoys of Freedonia"},
        {"id": "e5", "type": "Person", "name": "Rufus T. Firefly"},
        {"id": "e6", "type": "Place", "name": "Marx City"},
        {"id": "e7", "type": "Issue", "name": "trade"},
    ],
    "roles": [
        {"person": "e1", "title": "Foreign Minister", "of": "e2", "status": "current"},
        {"person": "e5", "title": "former chief of staff", "of": "e3", "status": "former"},
    ],
    "relations": [
        {"type": "allyOf", "subject": "e2", "object": "e3"},
        {"type": "locatedIn", "subject": "e6", "object": "e3"},
    ],
    "events": [
        {
            "type": "Visit",
            "agents": ["e1"],
            "targets": ["e3"],
            "places": ["e6"],
            "status": "scheduled",
            "start": "2024-05-06",
            "end": "2024-05-08",
            "issues": ["trade"],
            "evidence": "will visit Freedonia",
        },
        {"type": "Meeting", "agents": ["e1", "e4"], "status": "occurred", "start": "2024-05-01"},
        {"type": "Meeting", "agents": ["e1", "e5"], "status": "possible"},
        {"type": "ArmedAction", "agents": ["e3"], "targets": ["e2"], "status": "negated"},
    ],
    "claims": [
        {"speakers": ["e1"], "stance": "state", "text": "the talks were useful and would go on"},
        {"speakers": ["e5"], "stance": "warn", "text": "Freedonia’s army will not wait for ever"},
        {"speakers": ["e4"], "stance": "reject", "text": "no comment"},
    ],
}
FOUND: Json = {
    "entities": [
        {"id": "x1", "type": "State", "name": "Norway"},
        {"id": "x2", "type": "Person", "name": "Larsson"},
        {"id": "x3", "type": "State", "name": "Freedonia", "aliases": ["Sylvania"]},
        {"id": "x4", "type": "Group", "name": "envoys of Freedonia"},
        {"id": "x5", "type": "Official", "name": "John Firefly"},
        {"id": "x6", "type": "Organization", "name": "the Marx City"},
        {"id": "x7", "type": "Place", "name": "Oslo"},
        {"id": "x8", "type": "Issue", "name": "trade"},
        {"id": "x9", "type": "Group", "name": "reporters"},
    ],
    "roles": [
        {"person": "x2", "title": "Norwegian Foreign Minister", "of": "x1", "status": "acting"},
        {"person": "x5", "title": "chief of staff", "of": "x1", "status": "former"},
        {"person": "x5", "title": "chief of staff", "status": "former"},
    ],
    "relations": [
        {"type": "allyOf", "subject": "x1", "object": "x3"},
        {"type": "allyOf", "subject": "x1", "object": "x3"},
        {"type": "locatedIn", "subject": "x7", "object": "x1"},
    ],
    "events": [
        {
            "type": "Visit",
            "agents": ["x2"],
            "targets": ["x3", "x9"],
            "places": ["x7"],
            "status": "scheduled",
            "start": "2024-05",
            "end": "2024-05-08",
            "issues": ["trade"],
        },
        {"type": "Meeting", "agents": ["x2"], "status": "occurred", "start": "2024-05-01"},
        {"type": "ArmedAction", "agents": ["x1"], "targets": ["x3"], "status": "negated"},
        {"type": "Protest", "status": "occurred"},
    ],
    "claims": [
        {"speakers": ["x2", "x9"], "stance": "state", "text": "that the talks were useful"},
        {"speakers": ["x1"], "stance": "warn", "text": "Freedonia's army will not wait"},
        {"speakers": ["x4"], "stance": "state", "text": "“No comment.”"},
        {"speakers": ["x4"], "stance": "state", "text": "nothing of the sort"},
    ],
}


def facts(values: Json, text: str = "") -> Facts:
    """Facts in the form of the facts JSON."""
    return read_gold(Entry(Path("made.gold.json"), "", values), text)


def noted(values: Json = NOTES, text: str = TEXT) -> Facts:
    """Facts in the form of notes."""
    return read_notes(Entry(Path("made.notes.json"), "", values), text)


def annotated(truth: Facts | None, name: str = "strike", text: str = TEXT) -> Annotated:
    return Annotated(name, read_text(text, id="strike"), truth)


def compared(truth: Facts, *found: Facts, names: Sequence[str] = ("hybrid", "other", "third")) -> Evaluation:
    """Readers that found this in one article."""
    return side_by_side(names[: len(found)], [(annotated(truth), found)])


def write(folder: Path, name: str, text: str = TEXT, **truth: Json) -> None:
    """An article, and what is true of it: ``notes`` or ``gold``."""
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    for form, values in truth.items():
        (folder / f"{name}.{form}.json").write_text(json.dumps(values), encoding="utf-8")


def read(folder: Path) -> dict[str, Annotated]:
    return {each.name: each for each in read_folder(folder)}
