"""What a reader found is compared with notes layer by layer."""

from __future__ import annotations

import copy
from dataclasses import replace

from kg.evaluation.facts import Facts
from kg.evaluation.scoring.article import score_article
from kg.evaluation.scoring.counts import Count
from tests.evaluation.articles import NOTES, TEXT, Json, noted


def found() -> Json:
    """What a reader found that found all there is."""
    return copy.deepcopy(NOTES)


def counts(values: Json) -> dict[str, Count]:
    return dict(score_article(TEXT, noted(), _with_times(values)).counts)


def confusions(values: Json) -> dict[str, dict[tuple[str, str], int]]:
    return {name: dict(table) for name, table in score_article(TEXT, noted(), noted(values)).confusions.items()}


def _with_times(values: Json) -> Facts:
    facts = noted(values)
    return replace(facts, times=tuple(span for event in facts.events for span in event.times))


def test_all_of_it_is_right() -> None:
    counted = counts(found())
    assert len(counted) > 40
    empty = {key for key, count in counted.items() if not count.truth}
    assert empty == {"relations-partOf", "relations-memberOf", "relations-locatedIn", "relations-allyOf"}
    assert {key: count.f1 for key, count in counted.items() if key not in empty} == dict.fromkeys(
        counted.keys() - empty, 1.0
    )


def test_mentions_are_counted_by_place_type_and_kind() -> None:
    values = found()
    values["entities"][4] |= {"type": "Organization", "mentions": ["2:Marx City", "6:capital"]}
    values["events"][1]["places"] = []
    counted = counts(values)
    # Issues are left out; "both countries" is one place with two things.
    assert counted["mentions"] == Count.of(18, 19, 19)
    assert counted["mentions-typed"] == Count.of(17, 19, 19)
    assert counted["mentions-name"] == Count.of(12, 12, 12)
    assert counted["mentions-nominal"] == Count.of(3, 4, 4)
    assert counted["mentions-pronoun"] == Count.of(3, 3, 3)


def test_clusters_count_mentions_given_to_the_wrong_thing() -> None:
    values = found()
    firefly, trentino = values["entities"][2]["mentions"], values["entities"][3]["mentions"]
    trentino.append(firefly.pop(3))
    counted = counts(values)
    # 18 mentions of 7 things are 11 links.
    assert counted["coreference-muc"] == Count.of(10, 11, 11)
    assert counted["coreference-b-cubed"].precision < 1
    assert counted["mentions"].f1 == 1
    assert counted["singletons"] == Count.of(2, 2, 2)


def test_triggers_are_counted_apart_from_what_is_said_of_their_events() -> None:
    values = found()
    attack = values["events"][0]
    attack |= {"triggers": ["0:strikes", "4:attack came", "5:crime"], "agents": ["firefly"], "status": "ongoing"}
    values["events"][1]["type"] = "Visit"
    counted = counts(values)
    assert counted["triggers"] == Count.of(4, 7, 6)
    assert counted["triggers-typed"] == Count.of(1, 7, 6)
    assert counted["triggers-overlapping"] == Count.of(2, 7, 6)
    assert counted["trigger-status"] == Count.rate(0, 2)
    # Of the attack only: its agent is wrong, its target right. The visit has no trigger that was matched.
    assert counted["participants"] == Count.of(1, 2, 2)
    assert counted["participants-targets"] == Count.of(1, 1, 1)
    tables = confusions(values)
    assert tables["event types"] == {
        ("ArmedAction", "ArmedAction"): 2,
        ("Meeting", "Visit"): 3,
        ("ArmedAction", "none"): 2,
        ("none", "ArmedAction"): 1,
    }
    assert tables["status of triggers"] == {("occurred", "ongoing"): 2}


def test_one_event_told_as_two_is_a_fault_of_event_coreference_only() -> None:
    values = found()
    again = copy.deepcopy(values["events"][0])
    values["events"][0]["triggers"], again["triggers"] = ["0:strikes", "4:attack"], ["4:attack#2", "5:strike"]
    values["events"].append(again)
    counted = counts(values)
    assert counted["triggers-typed"].f1 == 1
    assert counted["participants"].f1 == 1
    assert counted["event-coreference-muc"] == Count.of(4, 5, 4)
    assert counted["event-coreference-b-cubed"].precision == 1
    assert counted["event-coreference-b-cubed"].recall < 1


def test_attribution_is_counted_by_places_and_by_words() -> None:
    values = found()
    values["claims"][0] |= {"cue": "1:said on Monday", "content": "1:that the talks had failed", "stance": "warn"}
    values["claims"][1] |= {"source": "2:Firefly told"}
    values["claims"].pop()
    counted = counts(values)
    assert counted["cue"] == Count.of(3, 5, 4)
    assert counted["cue-words"] == Count.of(4, 5, 6)
    assert counted["source"] == Count.of(3, 5, 4)
    assert counted["source-words"] == Count.of(9, 10, 10)
    assert counted["content"] == Count.of(3, 5, 4)
    assert counted["content-words"] == Count.of(14, 22, 15)
    assert counted["cue-stance"] == Count.rate(3, 4)
    assert confusions(values)["stance of cues"] == {
        ("state", "warn"): 1,
        ("promise", "promise"): 1,
        ("criticize", "criticize"): 1,
        ("state", "state"): 1,
    }


def test_titles_overlap() -> None:
    values = found()
    values["roles"] = [{"person": "firefly", "title": "1:Minister"}, {"person": "trentino", "title": "4:attack"}]
    assert counts(values)["titles"] == Count.of(1, 2, 2)


def test_dates_are_those_of_paired_events_and_times_those_that_notes_tell() -> None:
    values = found()
    values["events"][0] |= {"start": "2024-03", "end": None, "time": "4:Tuesday"}
    values["events"][1] |= {"time": []}
    counted = counts(values)
    assert counted["start"] == Count.of(1, 2, 2)
    assert counted["end"] == Count.of(1, 2, 1)
    assert counted["times"] == Count.rate(1, 2)
