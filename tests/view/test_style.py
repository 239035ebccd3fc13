"""Colours, shapes and words."""

from __future__ import annotations

import json
from typing import Any

from kg.resources import ontology_folder
from kg.view.style import INK, LINE, QUIET, looks

WHITE = "#ffffff"


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_text_can_be_read_on_what_is_below_it() -> None:
    boxes = [looks()["types"][name]["fill"] for name in ("Event", "Claim")]
    boxes += [look["fill"] for look in looks()["statuses"].values()]
    assert all(contrast(INK, fill) >= 4.5 for fill in [WHITE, *boxes])
    assert contrast(QUIET, WHITE) >= 4.5


def test_symbols_and_lines_can_be_told_from_the_paper() -> None:
    for look in [*looks()["types"].values(), *looks()["statuses"].values()]:
        assert contrast(look["border"], WHITE) >= 3
    assert contrast(LINE, WHITE) >= 3


def test_every_type_is_told_by_its_shape() -> None:
    things = {name: look for name, look in looks()["types"].items() if name not in ("Event", "Claim")}
    assert len({look["shape"] for look in things.values()}) == len(things)
    known = {"square", "circle", "diamond", "triangle", "triangle-down", "hexagon", "star", "box"}
    assert {look["shape"] for look in looks()["types"].values()} <= known


def test_the_words_are_those_of_the_schema() -> None:
    schema: Any = json.loads((ontology_folder() / "view.schema.json").read_text(encoding="utf-8"))["$defs"]
    assert set(looks()["statuses"]) == set(schema["Status"]["enum"])
    assert set(looks()["kinds"]) == set(schema["Link"]["properties"]["kind"]["enum"])
    assert looks()["types"]["Person"]["many"] == "People"
    assert looks()["types"]["Issue"]["many"] == "Issues"


def test_types_of_other_vocabularies_have_a_look_too() -> None:
    found = looks({"State", "SpaceStation"})["types"]
    assert found["SpaceStation"]["word"] == "Space station"
    assert found["SpaceStation"]["many"] == "Space stations"
    assert list(found)[-1] == "SpaceStation"
