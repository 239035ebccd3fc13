"""Every kind of correction that a person makes in the notes, and notes that cannot be."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from kg.annotate.corrections import corrected
from kg.errors import InputError
from kg.evaluation.truth.json_file import Entry
from kg.model import (
    Coding,
    ComponentVersion,
    Entity,
    EntityType,
    EventType,
    Evidence,
    Figure,
    FigureKind,
    Mention,
    MentionKind,
    RelationType,
    Role,
    RoleStatus,
    Span,
    Stance,
    Status,
)
from kg.notes import notes_of
from kg.rdf.timex import dates_of
from kg.validate import check_facts
from kg.version import VERSION
from tests.annotate.made import FILE, Json, correct, noted, notes, reference
from tests.evaluation.articles import TEXT


def at(words: str, number: int = 1) -> Span:
    """A place of the words in the text, found without the code that is tested."""
    start = -1
    for _ in range(number):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def test_notes_that_nobody_changed_give_the_very_same_facts() -> None:
    assert correct(notes()).facts is noted()


def test_order_and_the_way_of_writing_change_nothing() -> None:
    changed = notes()
    changed["events"].reverse()
    changed["events"][0]["agents"].reverse()
    changed["claims"][2]["content"] = '5:the strike ⋯ "a crime"'
    changed["entities"][4]["mentions"] = ["6:the capital", "2:Marx City"]
    del changed["roles"][0]["of"]
    changed["roles"][0]["of"] = "freedonia"
    assert correct(changed).facts is noted()


def test_what_a_person_noted_is_all_there() -> None:
    facts = noted()
    assert check_facts(facts) == ()
    assert facts.reader.components == (ComponentVersion("person", VERSION),)
    assert [entity.name for entity in facts.entities if entity.reference] == ["United Nations"]
    assert facts.entities[2].aliases == ("Firefly",)
    assert facts.roles[0].evidence == (
        Evidence(at("Freedonian Foreign Minister Rufus Firefly"), "person", at("Foreign Minister")),
    )
    meeting = facts.events[1]
    assert [told.trigger for told in meeting.evidence] == [at("met"), at("talks"), at("talks", 2)]
    assert meeting.evidence[0].span == at("He had met Gen. V. Trentino of Sylvania there")
    assert (meeting.start, meeting.confidence, meeting.coding) == ("2024-03-03", 1.0, Coding("CONSULT", "CONSULT"))
    assert facts.claims[1].audience == "reporters"
    assert [time.value for time in facts.times if time.span == at("6 a.m. on Tuesday")] == ["2024-03-05"]


def test_a_removed_event_is_gone_and_nothing_else() -> None:
    changed = notes()
    del changed["events"][1]
    found = correct(changed)
    assert (found.added, found.changed, found.removed) == (0, 0, 1)
    assert found.facts.events == noted().events[:1]
    assert (found.facts.claims, found.facts.entities) == (noted().claims, noted().entities)


def test_type_status_and_day_of_an_event() -> None:
    changed = notes()
    changed["events"][1] |= {"type": "Visit", "status": "scheduled", "start": "2024-03-10", "end": "2024-03-11"}
    event = correct(changed).facts.events[1]
    assert (event.type, event.status) == (EventType.VISIT, Status.SCHEDULED)
    assert (event.start, event.end, event.date_inferred) == ("2024-03-10", "2024-03-11", False)
    assert event.coding is not None
    assert event.coding.root == "CONSULT"
    assert [told.span for told in event.evidence] == [told.span for told in noted().events[1].evidence]


def test_participants_of_an_event() -> None:
    changed = notes()
    changed["events"][1] |= {"agents": ["rufus-firefly"], "targets": ["sylvania"], "places": [], "issues": ["trade"]}
    facts = correct(changed).facts
    event = facts.events[1]
    assert (event.agents, event.targets, event.places) == (("e3",), ("e2",), ())
    (issue,) = (entity for entity in facts.entities if entity.id in event.issues)
    assert (issue.type, issue.name, issue.mentions[0].span) == (EntityType.ISSUE, "trade", event.evidence[0].span)
    assert event.coding == noted().events[1].coding  # nobody said that it is another act


def test_an_issue_of_an_event_stays_where_nothing_else_raises_it() -> None:
    changed = notes()
    del changed["entities"][7]
    facts = correct(changed).facts
    assert (facts.entities, facts.events) == (noted().entities, noted().events)
    changed = notes()
    changed["entities"][7] |= {"type": "Group", "name": "attackers"}
    facts = correct(changed).facts
    assert [entity.name for entity in facts.entities if entity.id in facts.events[0].issues] == ["armed-conflict"]
    assert replace(facts.events[0], issues=()) == replace(noted().events[0], issues=())


def test_a_trigger_more_and_one_less() -> None:
    changed = notes()
    changed["events"][0]["triggers"] = ["0:strikes", "4:attack", "5:strike", "2:strike"]
    told = correct(changed).facts.events[0].evidence
    assert [each.trigger for each in told] == [at("attack"), at("strikes"), at("strike", 3), at("strike", 2)]
    assert told[-1].span == at("“We will strike,” Firefly told reporters in Marx City.")


def test_a_new_event_told_in_a_claim_alone() -> None:
    changed = notes()
    new = {"type": "ArmedAction", "status": "scheduled", "triggers": ["2:strike"], "agents": ["freedonia"]}
    changed["events"].append(new)
    found = correct(changed)
    event = found.facts.events[-1]
    assert (found.added, event.id, event.according_to, event.agents) == (1, "v3", ("c2",), ("e1",))
    assert event.coding is not None
    assert event.coding.code == "THREATEN"  # a planned attack


def test_an_event_loses_the_claim_that_told_it() -> None:
    changed = notes()
    changed["events"].append({"type": "ArmedAction", "status": "scheduled", "triggers": ["2:strike"]})
    del changed["claims"][1]
    facts = correct(changed).facts
    assert facts.events[-1].according_to == ()
    assert [claim.id for claim in facts.claims] == ["c1", "c3", "c4", "c5"]


def test_a_claim_by_somebody_else_of_another_stance() -> None:
    changed = notes()
    changed["claims"][0] |= {"speakers": ["freedonia"], "stance": "criticize", "content": ["1:talks had failed"]}
    claim = correct(changed).facts.claims[0]
    assert (claim.speakers, claim.stance) == (("e1",), Stance.CRITICIZE)
    assert claim.content == (at("talks had failed"),)
    assert claim.evidence == Evidence(at(TEXT[45:136]), "person", at("said"))
    assert claim.coding == Coding("ACCUSE", "ACCUSE")


def test_a_new_claim() -> None:
    changed = notes()
    words = {"source": "6:Trentino", "cue": "6:called on", "content": "6:the U.N. to act"}
    who = {"speakers": ["vera-trentino"], "targets": ["united-nations"]}
    changed["claims"].append({**words, **who, "stance": "request", "date": "2024-03-05"})
    claim = correct(changed).facts.claims[-1]
    assert (claim.id, claim.speakers, claim.targets) == ("c6", ("e4",), ("e6",))
    assert (claim.start, claim.end) == ("2024-03-05", "2024-03-05")
    assert (claim.cue, claim.confidence) == ((at("called on"),), 1.0)


def test_a_new_thing_is_linked_by_the_words_of_the_article() -> None:
    changed = notes()
    changed["entities"][5]["name"] = "Union Nation"  # what no list of names has
    assert correct(changed).facts.entities[5].reference is None
    changed["entities"][5] = {"id": "un", "type": "Organization", "name": "UN", "mentions": ["6:U.N."]}
    un = correct(changed).facts.entities[-1]
    assert (un.name, un.reference, un.link) == ("United Nations", "organization/united-nations", "Q1065")


def test_mentions_more_and_less() -> None:
    changed = notes()
    changed["entities"][3]["mentions"] = ["3:Gen. V. Trentino", "6:Trentino"]
    entity = correct(changed).facts.entities[3]
    assert [(mention.span, mention.kind) for mention in entity.mentions] == [
        (at("Gen. V. Trentino"), MentionKind.NAME),
        (at("Trentino", 2), MentionKind.NAME),
    ]
    assert "V. Trentino" not in entity.aliases


def test_a_role_and_a_relation() -> None:
    changed = notes()
    changed["roles"][0] |= {"status": "former", "title": "1:Minister"}
    changed["roles"].append({"person": "vera-trentino", "title": "6:Trentino", "status": "acting"})
    changed["relations"][0] |= {"type": "allyOf"}
    found = correct(changed).facts
    assert (found.roles[0].title, found.roles[0].status) == ("Minister", RoleStatus.FORMER)
    assert (found.roles[2].id, found.roles[2].of, found.roles[2].status) == ("r3", None, RoleStatus.ACTING)
    assert (found.relations[0].type, found.relations[0].evidence) == (
        RelationType.ALLY_OF,
        (Evidence(at("strikes"), "person"),),
    )


def test_the_day_of_publication() -> None:
    changed = notes()
    changed["article"]["published"] = "2024-03-06"
    found = correct(changed)
    assert found.is_changed
    assert (found.facts.article.published, found.facts.events) == ("2024-03-06", noted().events)


def test_what_notes_cannot_show_stays_with_what_needs_it() -> None:
    """Notes give a name to one thing: another one that only this name mentions is left out, and its role."""
    hidden = Entity(
        "e9", EntityType.OFFICIAL, "Trentino the Elder", mentions=(Mention(at("Trentino", 2), MentionKind.NAME),)
    )
    twin = replace(hidden, id="e10")
    role = Role("r3", "e10", "Gen.", None, RoleStatus.FORMER, noted().roles[1].evidence)
    facts = noted()
    base = replace(facts, entities=(*facts.entities, hidden, twin), roles=(*facts.roles, role))
    written = notes_of(base, dates_of)
    assert [entity["id"] for entity in written["entities"]][8:] == ["trentino-the-elder"]
    assert [each["id"] for each in written["roles"]] == ["r1", "r2"]
    assert corrected(base, Entry(FILE, "", json.loads(json.dumps(written))), reference()).facts is base
    written["events"].pop()
    found = corrected(base, Entry(FILE, "", json.loads(json.dumps(written))), reference()).facts
    assert (found.entities, found.roles, found.events) == (base.entities, base.roles, base.events[:1])


def test_figures_go_with_their_events() -> None:
    told = Evidence(at("attack"), "figures")
    base = replace(noted(), figures=(Figure("q1", "v1", FigureKind.KILLED, 3, 3, approximate=False, evidence=told),))
    kept, dropped = notes(), notes()
    kept["events"][0]["status"] = "possible"
    dropped["events"][0]["type"] = "Decision"
    assert corrected(base, Entry(FILE, "", kept), reference()).facts.figures == base.figures
    assert corrected(base, Entry(FILE, "", dropped), reference()).facts.figures == ()


def _with(section: str, number: int, **values: Any) -> Json:
    changed = notes()
    changed[section][number] |= values
    return changed


BAD = {
    "a quote that does not stand": (_with("events", 0, triggers=["4:assault"]), "events[0].triggers: '4:assault'"),
    "an id that nothing has": (_with("events", 0, agents=["ruritania"]), "events[0].agents: names 'ruritania'"),
    "a type that there is not": (_with("events", 0, type="War"), "events[0].type: 'War' is none that there is"),
    "a city that acts": (_with("events", 1, agents=["marx-city"]), "events[1].agents: 'marx-city', a Place, cannot"),
    "a state in office": (
        _with("roles", 0, person="freedonia"),
        "roles[0].person: 'freedonia' is no Official",
    ),
    "ends that do not fit": (
        _with("relations", 0, type="partOf"),
        "relations[0].subject: 'freedonia', a State",
    ),
    "a type that leaves a fact without": (
        _with("entities", 1, type="Place"),
        "claims[2].speakers: 'sylvania', a Place",
    ),
    "an issue of no list": (_with("events", 0, issues=["weather"]), "events[0].issues: 'weather' is no issue"),
    "the end before the start": (_with("events", 0, end="2024-03-01"), "events[0].end: ends on 2024-03-01"),
    "a claim without a cue": (_with("claims", 0, cue=[]), "claims[0].cue: quotes no words"),
    "a date that is none": (_with("claims", 0, date="Monday"), "claims[0].date: 'Monday' is no date"),
    "one id twice": (_with("events", 0, id="v2"), "events[1].id: 'v2' is the id of two"),
    "a key that is none": (_with("events", 0, trigger="0:strikes"), "events[0]: 'trigger' is no key here"),
    "an issue twice": (_with("entities", 6, type="Issue", name="armed-conflict"), "entities[6].name: 'armed-conflict'"),
    "another article": (notes() | {"article": {"id": "other"}}, "article.id: the id has changed"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_is_refused_with_its_place_and_a_remedy(case: str) -> None:
    changed, expected = BAD[case]
    with pytest.raises(InputError) as caught:
        correct(changed)
    assert expected in str(caught.value)
    assert str(caught.value).startswith("freedonia-strikes-sylvania-after-talks-fail.notes.json, ")
    assert caught.value.remedy
