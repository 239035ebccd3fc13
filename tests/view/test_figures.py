"""Figures in plain words, and in the view model."""

from __future__ import annotations

import pytest

from kg.rdf import facts_to_quads
from kg.store import MemoryStore
from kg.view.model.model import view_model
from kg.view.phrasing.figures import figure_words
from tests.query.article import made_up_facts


@pytest.mark.parametrize(
    ("kind", "low", "high", "approximate", "of", "unit", "words"),
    [
        ("killed", 12, 15, True, "civilians", None, "12 to 15 killed (civilians)"),
        ("killed", 12, None, True, None, None, "at least 12 killed"),
        ("wounded", None, 40, True, None, None, "up to 40 wounded"),
        ("missing", 0, 0, False, None, None, "none missing"),
        ("displaced", 200, 200, True, "families", None, "about 200 displaced (families)"),
        ("casualties", 2500, 2500, False, "people", None, "2,500 killed or wounded (people)"),
        ("money", 2.4e9, 2.4e9, False, None, "EUR", "2.4 billion EUR"),
        ("people", 2000, None, True, "American troops", "troops", "at least 2,000 American troops"),
        ("goods", 1.5, 1.5, False, None, "tonne", "1.5 tonne"),
    ],
)
def test_figures_in_words(
    kind: str,
    low: float | None,
    high: float | None,
    approximate: bool,
    of: str | None,
    unit: str | None,
    words: str,
) -> None:
    assert figure_words(kind, low, high, approximate=approximate, of=of, unit=unit) == words


def test_an_event_has_its_figures_with_who_says_so() -> None:
    model = view_model(MemoryStore(facts_to_quads(made_up_facts())))
    told = {event["type"]: event.get("figures", []) for event in model["events"]}
    assert [(each["label"], each.get("said")) for each in told["ArmedAction"]] == [
        ("at least 12 killed (civilians)", "the rebels"),
        ("20 killed", "Otto Graf"),
        ("90 wounded", None),
    ]
    (money,) = told["Support"]
    assert (money["kind"], money["high"], money["unit"], "low" in money) == ("money", 2500000, "EUR", False)
    assert money["evidence"][0]["end"] - money["evidence"][0]["start"] == len("weapons")
    assert told["Meeting"] == []
