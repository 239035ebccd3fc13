"""Every question that ships, asked of an article whose facts are known."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kg.model import EventType, RoleStatus, Status
from kg.query import Question, ask, explain, list_queries
from kg.rdf import facts_to_quads
from kg.rdf.facts import HAPPENED
from kg.store import GraphResult, MemoryStore, SelectResult
from tests.query.article import EVENTS, MET, made_up_facts

GRAPHS = ("actor-network", "as-schema-events", "dyads-graph")
QUESTIONS = {question.name: question for question in list_queries()}
RELIEF = "Humanitarian aid and disaster relief"
MET_WORDS = MET
VISIT = "Lee will visit Sylvania on March 20"
GAS = "Freedonia and Sylvania signed a gas agreement"
SANCTION = "Freedonia may impose sanctions on Ruritania"
SHELLING = "Ruritanian troops are shelling Eastmark"
WEAPONS = "Sylvania did not send weapons to Ruritania"
CORRIDOR = "Freedonia to open a humanitarian corridor"
EXERCISE = "Ruritania held a naval exercise in February"

# Rows of each question without parameters: the columns that are named first, then their values.
EXPECTED: dict[str, tuple[str, list[tuple[str, ...]]]] = {
    "agreements": ("status parties about words", [("occurred", "Freedonia, Sylvania", "Energy", GAS)]),
    "criticism-and-support": (
        "speaker stance target text about on",
        [("Ann Lee", "criticize", "Ruritania", "This shelling is a crime,", RELIEF, "2024-03-04")],
    ),
    "deadliest-attacks": (
        "atLeast atMost of type who place accordingTo words",
        [
            ("20", "20", "", "ArmedAction", "Ruritania", "Eastmark", "Otto Graf", "shelling"),
            ("12", "", "civilians", "ArmedAction", "Ruritania", "Eastmark", "the rebels", "are shelling"),
        ],
    ),
    "events-of-actor": (
        "actor part type status",
        [
            ("Ann Lee", "agent", "Meeting", "occurred"),
            ("Ann Lee", "agent", "Visit", "scheduled"),
            ("Freedonia", "agent", "Agreement", "occurred"),
            ("Freedonia", "agent", "Decision", "requested"),
            ("Freedonia", "agent", "Sanction", "possible"),
            ("Otto Graf", "agent", "Meeting", "occurred"),
            ("Ruritania", "agent", "ArmedAction", "ongoing"),
            ("Ruritania", "agent", "MilitaryActivity", "occurred"),
            ("Ruritania", "target", "Sanction", "possible"),
            ("Ruritania", "target", "Support", "negated"),
            ("Sylvania", "agent", "Agreement", "occurred"),
            ("Sylvania", "agent", "Support", "negated"),
            ("Sylvania", "target", "Visit", "scheduled"),
        ],
    ),
    "happened": (
        "type who where start accordingTo words",
        [
            ("Agreement", "Freedonia, Sylvania", "", "", "", GAS),
            ("ArmedAction", "Ruritania", "Eastmark", "", "", SHELLING),
            ("MilitaryActivity", "Ruritania", "", "2024-02", "Analysts", EXERCISE),
            ("Meeting", "Ann Lee, Otto Graf", "Port Vale", "2024-03-03", "", MET_WORDS),
        ],
    ),
    "help-given": ("status by to words", [("negated", "Sylvania", "Ruritania", WEAPONS)]),
    "meetings": (
        "status who where start end words",
        [("occurred", "Ann Lee, Otto Graf", "Port Vale", "2024-03-03", "2024-03-03", MET_WORDS)],
    ),
    "military-actions": (
        "type status who where start accordingTo words",
        [
            ("ArmedAction", "ongoing", "Ruritania", "Eastmark", "", "", SHELLING),
            ("MilitaryActivity", "occurred", "Ruritania", "", "2024-02", "Analysts", EXERCISE),
        ],
    ),
    "most-mentioned": (
        "thing type mentions",
        [
            ("Analysts", "Group", "1"),
            ("Ann Lee", "Official", "1"),
            ("Eastmark", "Place", "1"),
            ("Energy Agency (Freedonia)", "Organization", "1"),
            ("Freedonia", "State", "1"),
            ("Mara Stone", "Official", "1"),
            ("Otto Graf", "Official", "1"),
            ("Port Vale", "Place", "1"),
            ("Ruritania", "State", "1"),
            ("Sanctions", "Issue", "1"),
            ("Sylvania", "State", "1"),
        ],
    ),
    "not-facts": (
        "status type who to accordingTo words",
        [
            ("negated", "Support", "Sylvania", "Ruritania", "", WEAPONS),
            ("possible", "Sanction", "Freedonia", "Ruritania", "", SANCTION),
            ("requested", "Decision", "Freedonia", "", "Otto Graf", CORRIDOR),
        ],
    ),
    "only-claimed": (
        "speaker type status who words",
        [
            ("Analysts", "MilitaryActivity", "occurred", "Ruritania", EXERCISE),
            ("Otto Graf", "Decision", "requested", "Freedonia", CORRIDOR),
        ],
    ),
    "organizations": (
        "thing relation other words",
        [
            ("Eastmark", "locatedIn", "Sylvania", "shelling Eastmark"),
            ("Energy Agency (Freedonia)", "partOf", "Freedonia", "Energy Agency, a body of Freedonia"),
        ],
    ),
    "people-by-affiliation": (
        "affiliation person office status body",
        [
            ("Energy Agency (Freedonia)", "Mara Stone", "head", "current", "Energy Agency (Freedonia)"),
            ("Freedonia", "Ann Lee", "Foreign Minister", "current", "Freedonia"),
            ("Freedonia", "Mara Stone", "head", "current", "Energy Agency (Freedonia)"),
            ("Sylvania", "Mara Stone", "envoy", "former", "Sylvania"),
            ("Sylvania", "Otto Graf", "President", "current", "Sylvania"),
        ],
    ),
    "planned": (
        "type status who to start end words",
        [("Visit", "scheduled", "Ann Lee", "Sylvania", "2024-03-20", "2024-03-20", VISIT)],
    ),
    "said-about-issue": (
        "issue speaker stance text to on",
        [
            (RELIEF, "Ann Lee", "criticize", "This shelling is a crime,", "Ruritania", "2024-03-04"),
            (RELIEF, "Otto Graf", "request", CORRIDOR, "Freedonia", ""),
        ],
    ),
    "sanctions": ("status by on about words", [("possible", "Freedonia", "Ruritania", "Sanctions", SANCTION)]),
    "statements-by": (
        "speaker stance text to about on",
        [
            ("Analysts", "state", EXERCISE, "", "", ""),
            ("Ann Lee", "criticize", "This shelling is a crime,", "Ruritania", RELIEF, "2024-03-04"),
            ("Otto Graf", "request", CORRIDOR, "Freedonia", RELIEF, ""),
        ],
    ),
    "states-by-issue": (
        "issue state happened notHappened claims",
        [
            ("Energy", "Freedonia", "1", "0", "0"),
            ("Energy", "Sylvania", "1", "0", "0"),
            # Ann Lee and Otto Graf speak, and hold offices of Freedonia and Sylvania.
            (RELIEF, "Freedonia", "0", "1", "2"),
            (RELIEF, "Ruritania", "0", "0", "1"),
            (RELIEF, "Sylvania", "0", "0", "1"),
            ("Sanctions", "Freedonia", "0", "1", "0"),
            ("Sanctions", "Ruritania", "0", "1", "0"),
        ],
    ),
    "timeline": (
        "start end type status",
        [
            ("2024-02", "2024-02", "MilitaryActivity", "occurred"),
            ("2024-03-03", "2024-03-03", "Meeting", "occurred"),
            ("2024-03-20", "2024-03-20", "Visit", "scheduled"),
        ],
    ),
    "visits": (
        "status who to start end words",
        [("scheduled", "Ann Lee", "Sylvania", "2024-03-20", "2024-03-20", VISIT)],
    ),
    "where-in-text": (
        "start end words",
        [
            ("0", "37", "Foreign Minister Ann Lee of Freedonia"),
            ("17", "97", MET_WORDS),
            ("42", "73", "President Otto Graf of Sylvania"),
            ("99", "144", GAS),
            ("146", "181", VISIT),
            ("183", "226", SANCTION),
            ("241", "280", SHELLING),
            ("263", "280", "shelling Eastmark"),
            ("282", "324", WEAPONS),
            ("337", "378", CORRIDOR),
            ("337", "378", CORRIDOR),
            ("394", "437", EXERCISE),
            ("394", "437", EXERCISE),
            ("440", "465", "This shelling is a crime,"),
            ("504", "538", "Energy Agency, a body of Freedonia"),
            ("543", "560", "led by Mara Stone"),
            ("550", "587", "Mara Stone, once an envoy of Sylvania"),
            ("589", "612", "Lee's meeting with Graf"),
        ],
    ),
    "who-pays-whom": (
        "atLeast atMost unit status type giver receiver words",
        [("", "2500000", "EUR", "negated", "Support", "Sylvania", "Ruritania", "weapons")],
    ),
    "who-holds-which-office": (
        "person office of status words",
        [
            ("Ann Lee", "Foreign Minister", "Freedonia", "current", "Foreign Minister Ann Lee of Freedonia"),
            ("Mara Stone", "envoy", "Sylvania", "former", "Mara Stone, once an envoy of Sylvania"),
            ("Mara Stone", "head", "Energy Agency (Freedonia)", "current", "led by Mara Stone"),
            ("Otto Graf", "President", "Sylvania", "current", "President Otto Graf of Sylvania"),
        ],
    ),
}


def _rows(store: MemoryStore, name: str, **parameters: str) -> list[dict[str, str | None]]:
    return list(ask(store, name, parameters))


def _columns(rows: list[dict[str, str | None]], names: str) -> list[tuple[str, ...]]:
    return [tuple(row[name] or "" for name in names.split()) for row in rows]


@pytest.mark.parametrize("name", EXPECTED)
def test_answer(store: MemoryStore, name: str) -> None:
    columns, rows = EXPECTED[name]
    assert _columns(_rows(store, name), columns) == rows


@pytest.mark.parametrize(
    ("name", "parameters", "column", "values"),
    [
        ("who-holds-which-office", {"person": "mara STONE"}, "office", ["envoy", "head"]),
        ("who-holds-which-office", {"person": "Lee"}, "office", ["Foreign Minister"]),
        ("who-holds-which-office", {"of": "sylvania"}, "person", ["Mara Stone", "Otto Graf"]),
        ("meetings", {"who": "Graf"}, "status", ["occurred"]),
        ("meetings", {"who": "Mara Stone"}, "status", []),
        ("visits", {"to": "https://w3id.org/statecraft/id/state/sylvania"}, "who", ["Ann Lee"]),
        ("visits", {"who": "Graf"}, "who", []),
        ("sanctions", {"on": "Ruritanian"}, "by", ["Freedonia"]),
        ("agreements", {"party": "Ruritania"}, "words", []),
        ("help-given", {"to": "Ruritania"}, "by", ["Sylvania"]),
        ("military-actions", {"who": "Sylvania"}, "type", []),
        ("deadliest-attacks", {"who": "Ruritania", "where": "Eastmark"}, "atLeast", ["20", "12"]),
        ("deadliest-attacks", {"who": "Sylvania"}, "atLeast", []),
        ("who-pays-whom", {"by": "Sylvania", "to": "Ruritania", "unit": "EUR"}, "atMost", ["2500000"]),
        ("who-pays-whom", {"unit": "USD"}, "atMost", []),
        ("planned", {"who": "Lee"}, "type", ["Visit"]),
        ("not-facts", {"who": "Ruritania"}, "type", ["Support", "Sanction"]),
        ("happened", {"who": "Ruritania"}, "type", ["ArmedAction", "MilitaryActivity"]),
        ("events-of-actor", {"actor": "Otto Graf"}, "type", ["Meeting"]),
        ("only-claimed", {"speaker": "analysts"}, "type", ["MilitaryActivity"]),
        ("said-about-issue", {"issue": "humanitarian-aid"}, "speaker", ["Ann Lee", "Otto Graf"]),
        ("said-about-issue", {"issue": "energy"}, "speaker", []),
        ("statements-by", {"speaker": "Lee"}, "stance", ["criticize"]),
        ("criticism-and-support", {"of": "Ruritania"}, "speaker", ["Ann Lee"]),
        ("criticism-and-support", {"by": "Graf"}, "speaker", []),
        ("states-by-issue", {"state": "Ruritania", "issue": "sanctions"}, "notHappened", ["1"]),
        ("states-by-issue", {"issue": "Energy"}, "state", ["Freedonia", "Sylvania"]),
        ("where-in-text", {"about": "Energy Agency"}, "start", ["504", "543"]),
        ("organizations", {"about": "Eastmark"}, "relation", ["locatedIn"]),
        ("people-by-affiliation", {"of": "Freedonia"}, "person", ["Ann Lee", "Mara Stone"]),
        ("most-mentioned", {"type": "state"}, "thing", ["Freedonia", "Ruritania", "Sylvania"]),
        ("timeline", {"since": "2024-03-04"}, "type", ["Visit"]),
        ("timeline", {"until": "2024-03-03"}, "type", ["MilitaryActivity", "Meeting"]),
        ("timeline", {"since": "2024-03", "until": "2024-03"}, "type", ["Meeting", "Visit"]),
        ("timeline", {"since": "2024-02-10", "until": "2024-02-12"}, "type", ["MilitaryActivity"]),
        ("timeline", {"since": "2025"}, "type", []),
    ],
)
def test_parameters_narrow_the_answer(
    store: MemoryStore, name: str, parameters: dict[str, str], column: str, values: list[str]
) -> None:
    assert [row[column] for row in _rows(store, name, **parameters)] == values


def test_every_parameter_is_tried_above() -> None:
    tried = test_parameters_narrow_the_answer.pytestmark[0].args[1]  # type: ignore[attr-defined]
    used = {(name, parameter) for name, parameters, _, _ in tried for parameter in parameters}
    declared = {(q.name, p.name) for q in QUESTIONS.values() for p in q.parameters if q.name in {*EXPECTED, *GRAPHS}}
    assert declared - used == {(name, "who") for name in ("actor-network", "as-schema-events")} | {
        (name, "status") for name in ("actor-network", "dyads-graph")
    }


def test_schema_events_are_what_the_article_itself_says_has_happened(store: MemoryStore) -> None:
    result = ask(store, "as-schema-events").result
    assert isinstance(result, GraphResult)
    events = {quad.subject.rpartition("_")[2] for quad in result.quads if quad.object == "https://schema.org/Event"}
    assert events == {"v1", "v2", "v5"}
    assert 'schema:startDate "2024-03-03"^^xsd:date' in ask(store, "as-schema-events", {"who": "Lee"}).format("ttl")


LABELLED = {
    Status.SCHEDULED: "Planned ",
    Status.POSSIBLE: "Possible ",
    Status.REQUESTED: "Requested ",
    Status.NEGATED: "No ",
}


@pytest.mark.parametrize("status", [status for status in Status if status not in HAPPENED])
def test_no_question_without_status_gives_what_did_not_happen(status: Status) -> None:
    facts = made_up_facts()
    events = tuple(
        replace(EVENTS[3], id=f"v{number}", type=type_, status=status, agents=("e2", "e6"), places=("e7",))
        for number, type_ in enumerate(EventType, start=1)
    )
    graph = MemoryStore(facts_to_quads(replace(facts, events=events, claims=())))
    told = 0
    for question in QUESTIONS.values():
        answer = ask(graph, question)
        if isinstance(answer.result, GraphResult):
            assert not answer.result.quads
        elif "status" in answer.result.variables:  # type: ignore[union-attr]
            assert {row["status"] for row in answer} <= {status, *RoleStatus, None}, question.name
            told += sum(row["status"] == status for row in answer)
        elif question.name in ("states-by-issue", "articles"):
            assert {row["happened"] for row in answer} == {"0"}
        elif question.name in ("where-in-text", "evidence-of"):
            label = "fact" if question.name == "where-in-text" else "label"
            assert all((row[label] or "").startswith(LABELLED[status]) for row in answer if row["words"] == SANCTION)
        elif question.name not in ("organizations", "most-mentioned", "links", "rules", "first-mention"):
            assert not list(answer), question.name
    assert told > len(EventType)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_headers_are_complete(store: MemoryStore, question: Question) -> None:
    assert question.title != question.name
    assert question.summary.endswith(".")
    assert question.examples
    for example in question.examples:
        assert re.match(rf"kg query {question.name}( |$)", example)
        given = re.findall(r'-p ([a-z]+)=("[^"]+"|\S+)', example)
        ask(store, question, {name: value.strip('"') for name, value in given})
    text = explain(question)
    assert text.startswith(f"{question.name}: {question.title}\n")
    assert all(f"\n  {parameter.name}  " in text for parameter in question.parameters)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_queries_run_as_they_are_in_other_tools(store: MemoryStore, question: Question) -> None:
    """Each file declares its prefixes and is valid for rdflib's parser too."""
    from rdflib.plugins.sparql import prepareQuery

    prepareQuery(question.sparql)
    result = store.query(question.sparql)
    assert isinstance(result, SelectResult | GraphResult)
