"""Facts found are compared with facts made by hand, whatever words they were read from."""

from __future__ import annotations

import copy
import json

import pytest

from kg.evaluation.scoring.article import ArticleScores, score_article
from kg.evaluation.scoring.counts import Count
from kg.evaluation.scoring.rows import SECTIONS
from tests.evaluation.articles import FOUND, GOLD, Json, compared, facts

#: Precision, recall and F1 of these two as the reference scorer gives them, which is how they are defined: written down
#: from one run of it over the same facts.
EXPECTED = {
    "entities": (0.444, 0.571, 0.500),
    "roles": (0.500, 0.750, 0.600),
    "relations": (0.500, 0.500, 0.500),
    "events": (0.750, 0.750, 0.750),
    "arguments": (0.643, 0.643, 0.643),
    "claims": (0.500, 0.667, 0.571),
}
MORE = {"role-status": 0.5, "claim-stance": 0.5, "claim-spans": 1.0, "entities-untyped": 1.0}


def scores(found: Json, gold: Json = GOLD) -> ArticleScores:
    return score_article("", facts(gold), facts(found))


def counts(found: Json, gold: Json = GOLD) -> dict[str, Count]:
    return dict(scores(found, gold).counts)


def found_as_it_is() -> Json:
    """What a reader found that found all there is."""
    return copy.deepcopy(GOLD)


def test_the_figures_are_those_of_the_scorer() -> None:
    evaluation = compared(facts(GOLD), facts(FOUND))
    for section, expected in EXPECTED.items():
        scored = evaluation.figure(section)
        assert scored.precision is not None
        assert scored.recall is not None
        figures = (scored.precision.value, scored.recall.value, scored.f1.value)
        assert tuple(round(value, 3) for value in figures) == expected, section
    assert round(evaluation.figure("mean").f1.value, 6) == 0.594048
    assert {key: evaluation.figure(key).f1.value for key in MORE} == MORE


def test_a_kind_that_the_articles_lack_counts_nothing_in_the_mean_and_is_told() -> None:
    values = found_as_it_is() | {"relations": [], "roles": []}
    evaluation = compared(facts(values), facts(values))
    assert (evaluation.figure("mean").f1.value, evaluation.figure("mean").f1.interval[1]) == (4 / 6, 0.666667)
    rows = [line.split() for line in evaluation.format().splitlines()]
    for name in ("roles", "relations"):
        assert [name, *["0.000", ".000–.000"] * 3, "0", "0", "0"] in rows


def test_half_an_office_counts_half_and_is_no_true_fact() -> None:
    judged = [fact for fact in scores(FOUND).judged if fact.kind == "roles"]
    assert counts(FOUND)["roles"].right == 1.5
    assert [fact.is_right for fact in judged] == [True, False, False]


def test_all_of_it_is_right() -> None:
    found = counts(found_as_it_is())
    assert {section: found[section].f1 for section in SECTIONS} == dict.fromkeys(SECTIONS, 1.0)
    assert [f for f in scores(found_as_it_is()).findings if f.verdict != "right"] == []


def test_names_decide_who_is_who_whatever_the_ids() -> None:
    text = json.dumps(GOLD)
    for number in range(1, 8):
        text = text.replace(f'"e{number}"', f'"x{9 - number}"')
    found = json.loads(text)
    found["entities"][0] |= {"name": "Larsson", "aliases": [], "type": "Person"}
    found["entities"][3]["name"] = "envoys of Freedonia"
    counted = counts(found)
    # A person and an official are not of one type, but one thing.
    assert counted.pop("entities") == Count.of(6, 7, 7)
    assert all(counted[section].f1 == 1 for section in SECTIONS if section != "entities")


@pytest.mark.parametrize(
    ("kind", "number", "change"),
    [
        ("roles", 0, {"title": "Minister of Fisheries and Oceans"}),
        ("roles", 0, {"of": "e3"}),
        ("roles", 0, {"person": "e5"}),
        ("relations", 0, {"subject": "e3", "object": "e2"}),
        ("relations", 0, {"type": "opposes"}),
        ("events", 0, {"type": "Meeting"}),
        ("events", 0, {"agents": ["e2"], "targets": ["e4"]}),
        ("claims", 0, {"speakers": ["e2"]}),
        ("claims", 0, {"text": "nothing of the sort"}),
    ],
)
def test_what_differs_is_not_right(kind: str, number: int, change: Json) -> None:
    found = found_as_it_is()
    found[kind][number] |= change
    judged = scores(found).judged
    assert not [fact for fact in judged if fact.kind == kind][number].is_right
    others = [fact for fact in judged if fact.kind != kind]
    assert len(others) > 5
    assert all(fact.is_right for fact in others)


def test_a_true_fact_is_used_once() -> None:
    found = found_as_it_is()
    found["claims"] *= 2
    assert counts(found)["claims"] == Count.of(3, 3, 6)


def test_a_relation_told_twice_is_one() -> None:
    found = found_as_it_is()
    found["relations"] *= 2
    assert counts(found)["relations"] == Count.of(2, 2, 2)


@pytest.mark.parametrize(
    ("change", "right", "truth", "other"),
    [
        ({"status": "possible"}, 13, 14, 14),
        ({"start": "2024-05-07"}, 13, 14, 14),
        ({"issues": []}, 13, 14, 13),
        ({"places": ["e6", "e2"]}, 14, 14, 15),
    ],
)
def test_arguments_are_those_of_the_events_found(change: Json, right: int, truth: int, other: int) -> None:
    found = found_as_it_is()
    gold = copy.deepcopy(GOLD)
    gold["events"].pop(2)
    found["events"].pop(2)
    found["events"][0] |= change
    assert counts(found, gold)["arguments"] == Count.of(right, truth, other)


def test_names_of_other_scripts_are_not_one_name() -> None:
    """They have no letters to compare."""
    gold = {"entities": [{"id": "a", "type": "Place", "name": "Москва"}]}
    found = {"entities": [{"id": "a", "type": "Place", "name": "北京"}]}
    assert counts(found, gold)["entities"] == Count.of(0, 1, 1)
    assert counts({"entities": [{"id": "a", "type": "Group", "name": "北京"}]}, gold)["entities"].right == 0


def test_an_article_of_which_nothing_was_found() -> None:
    counted = counts({})
    assert counted["events"] == Count.of(0, 4, 0)
    assert counts({}, {})["events"] == Count.of(0, 0, 0)


def test_what_is_wrong_is_told_with_names() -> None:
    told = [(finding.kind, finding.what) for finding in scores(FOUND).findings]
    for line in (
        ("missed relation", "Marx City locatedIn Freedonia"),
        ("spurious role", "John Firefly: chief of staff"),
        ("missed argument", "Visit [will visit Freedonia] start=2024-05-06"),
        ("spurious argument", "Visit [will visit Freedonia] targets=reporters"),
        ("missed event", "Meeting Åse Larsson, Rufus T. Firefly → –: "),
        ("spurious event", "Protest – → –: "),
        ("spurious claim", "Norway: Freedonia's army will not wait"),
        ("right claim", "Larsson, reporters: that the talks were useful"),
    ):
        assert line in told


def test_what_was_taken_for_what() -> None:
    tables = scores(FOUND).confusions
    assert tables["entity types"]["Place", "Organization"] == 1
    assert tables["entity types"]["none", "Place"] == 1
    assert tables["status of events"] == {
        ("scheduled", "scheduled"): 1,
        ("occurred", "occurred"): 1,
        ("negated", "negated"): 1,
    }
    assert tables["stance of claims"] == {("state", "state"): 1, ("reject", "state"): 1}


def test_truth_without_places_has_no_layers() -> None:
    evaluation = compared(facts(GOLD), facts(FOUND))
    assert evaluation.placed == 0
    assert not [row for row in evaluation.readers[0].figures.values() if row.row.needs_places]
    assert set(evaluation.readers[0].confusions) == {"entity types", "status of events", "stance of claims"}
