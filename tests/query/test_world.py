"""The questions about several articles and about background, asked of two made-up articles and made-up reference facts.

The rows were written from the texts of the articles, in `tests.query.article` and `tests.query.world`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.query import Question, ask, find_question, list_queries, unknown_names
from kg.rdf import Iri, Literal, Quad
from kg.rdf.namespaces import EXACT_MATCH, LINK_TYPE, RDF_TYPE, RDFS_LABEL, STATUS, WIKIDATA, oa, prov, sc
from kg.rdf.terms import integer, text
from kg.store import GraphResult, MemoryStore, SelectResult
from tests.query.article import MET
from tests.query.test_questions import CORRIDOR, EXERCISE, GAS, RELIEF, SANCTION, SHELLING, VISIT, WEAPONS
from tests.query.world import world

ONE, TWO = "Freedonia and Sylvania agree on gas", "Dorn meets Graf"
BACKGROUND = "background: reference facts"
CRIME = "This shelling is a crime,"
SENT = "Sylvania sent weapons to Ruritania"
MET_AGAIN = "met Otto Graf in Highmoor on March 6"
ID = "https://w3id.org/statecraft/id/"

# Question, parameters, columns, rows.
ANSWERS: list[tuple[str, dict[str, str], str, list[tuple[str, ...]]]] = [
    (
        "offices-over-time",
        {},
        "person office of status asOf since source",
        [
            ("Mara Stone", "head", "Energy Agency (Freedonia)", "current", "2024-03-05", "", ONE),
            ("Ann Lee", "Foreign Minister", "Freedonia", "current", "2024-01", "2023-05", BACKGROUND),
            ("Ann Lee", "Foreign Minister", "Freedonia", "current", "2024-03-05", "", ONE),
            ("Bela Dorn", "President", "Ruritania", "current", "2024-03-07", "", TWO),
            ("Otto Graf", "President", "Sylvania", "current", "2024-03-05", "", ONE),
            ("Ida Graf", "President", "Sylvania", "current", "2024-07", "2024-06-01", BACKGROUND),
            ("Mara Stone", "envoy", "Sylvania", "former", "2024-03-05", "", ONE),
        ],
    ),
    ("offices-over-time", {"person": "Lee"}, "source", [(BACKGROUND,), (ONE,)]),
    ("offices-over-time", {"person": "Ida Graf"}, "source", [(BACKGROUND,)]),
    ("offices-over-time", {"of": "Sylvania", "office": "president"}, "person", [("Otto Graf",), ("Ida Graf",)]),
    (
        "agenda",
        {},
        "start end type status who to words",
        [("2024-03-20", "2024-03-20", "Visit", "scheduled", "Ann Lee", "Sylvania", VISIT)],
    ),
    ("agenda", {"since": "2024-03-20", "who": "Sylvania"}, "type", [("Visit",)]),
    ("agenda", {"since": "2024-03-21"}, "type", []),
    (
        "events-of-type",
        {},
        "type status words",
        [
            ("Agreement", "occurred", GAS),
            ("ArmedAction", "ongoing", SHELLING),
            ("Decision", "requested", CORRIDOR),
            ("Meeting", "scheduled", "will meet Mara Stone"),
            ("Meeting", "occurred", MET),
            ("Meeting", "occurred", MET_AGAIN),
            ("MilitaryActivity", "occurred", EXERCISE),
            ("Sanction", "possible", SANCTION),
            ("Support", "negated", WEAPONS),
            ("Support", "occurred", SENT),
            ("Visit", "scheduled", VISIT),
        ],
    ),
    ("events-of-type", {"type": "meeting", "who": "Mara Stone"}, "status", [("scheduled",)]),
    (
        "who-met-whom",
        {},
        "actor other meetings first last",
        [
            ("Ann Lee", "Otto Graf", "1", "2024-03-03", "2024-03-03"),
            ("Bela Dorn", "Otto Graf", "1", "2024-03-06", "2024-03-06"),
        ],
    ),
    ("who-met-whom", {"who": "Otto Graf"}, "actor other", [("Otto Graf", "Ann Lee"), ("Otto Graf", "Bela Dorn")]),
    # Bela Dorn is only to meet Mara Stone: she is one meeting away from nobody.
    ("two-meetings-away", {}, "actor via other", [("Ann Lee", "Otto Graf", "Bela Dorn")]),
    ("two-meetings-away", {"who": "Dorn"}, "other", []),
    ("two-meetings-away", {"who": "Bela Dorn"}, "other", [("Ann Lee",)]),
    ("who-acts-on-whom", {}, "actor type target events", [("Sylvania", "Support", "Ruritania", "1")]),
    ("who-acts-on-whom", {"who": "Freedonia"}, "type", []),
    ("who-acts-on-whom", {"to": "Ruritanian"}, "type", [("Support",)]),
    (
        # The second article gives Otto Graf no office: his praise of Ruritania is not Sylvania's there.
        "statements-between-states",
        {},
        "by speaker speaksAs stance about target text",
        [
            ("Freedonia", "Ann Lee", "official", "criticize", "Ruritania", "Ruritania", CRIME),
            ("Ruritania", "Bela Dorn", "official", "reject", "Freedonia", "Freedonia", "the charge of Freedonia"),
            ("Sylvania", "Otto Graf", "official", "request", "Freedonia", "Freedonia", CORRIDOR),
        ],
    ),
    ("statements-between-states", {"by": "Ruritania"}, "stance", [("reject",)]),
    ("statements-between-states", {"about": "Freedonian", "stance": "Request"}, "speaker", [("Otto Graf",)]),
    (
        "conflicting-claims",
        {},
        "shared about speaker stance text article otherSpeaker otherStance otherText otherArticle",
        [
            (
                *("target", "Ruritania", "Otto Graf", "support", "the restraint of Ruritania", TWO),
                *("Ann Lee", "criticize", CRIME, ONE),
            )
        ],
    ),
    ("conflicting-claims", {"about": "Freedonia"}, "speaker", []),
    (
        "told-both-ways",
        {},
        "type who status accordingTo words article deniedBy deniedWords deniedIn",
        [("Support", "Sylvania", "occurred", "", SENT, TWO, "", WEAPONS, ONE)],
    ),
    ("told-both-ways", {"who": "Ruritania"}, "type", []),
    (
        "stances-by-issue",
        {},
        "issue stance claims speakers articles",
        [(RELIEF, "criticize", "1", "1", "1"), (RELIEF, "request", "1", "1", "1")],
    ),
    ("stances-by-issue", {"issue": "energy"}, "stance", []),
    (
        "about-actor",
        {"actor": "Bela Dorn"},
        "kind part status words",
        [
            ("claim", "speaker", "reject", "the charge of Freedonia"),
            ("event", "agent", "scheduled", "will meet Mara Stone"),
            ("event", "agent", "occurred", MET_AGAIN),
            ("role", "holder", "current", "Ruritanian President Bela Dorn"),
        ],
    ),
    ("about-issue", {"issue": "energy"}, "issue kind status words", [("Energy", "event", "occurred", GAS)]),
    (
        "about-place",
        {"place": "Sylvania"},
        "spot kind status words",
        [
            ("Eastmark", "event", "ongoing", SHELLING),
            ("Sylvania", "event", "scheduled", VISIT),
            ("Eastmark", "relation", "", "shelling Eastmark"),
            ("Sylvania", "relation", "", "shelling Eastmark"),
        ],
    ),
    # The capital of Freedonia is also a name for Freedonia; only the city is a place where somebody met.
    ("about-place", {"place": "place:highmoor"}, "status words", [("occurred", MET_AGAIN)]),
    (
        "places-on-map",
        {},
        "type status place kind latitude longitude country geonames date published",
        [("Meeting", "occurred", "Highmoor", "place", "12.5", "-3.25", "FRD", "77", "2024-03-06", "2024-03-07")],
    ),
    ("places-on-map", {"status": "scheduled"}, "place", []),
    ("about-day", {"day": "2024-03-05"}, "start kind what", [("2024-03-05", "article", ONE)]),
    ("about-day", {"day": "2024-03-04"}, "kind status words", [("claim", "criticize", CRIME)]),
    ("about-day", {"day": "2024-02-10"}, "kind status words", [("event", "occurred", EXERCISE)]),
    (
        "articles",
        {},
        "published article publisher happened notHappened claims",
        [
            ("2024-03-05", ONE, "The Freedonia Post", "4", "4", "3"),
            ("2024-03-07", TWO, "The Ruritania Post", "2", "1", "2"),
        ],
    ),
    ("articles", {"about": "Energy Agency"}, "article", [(ONE,)]),
    (
        "background-of-state",
        {"state": "F.R."},
        "state what value since",
        [
            ("Freedonia", "Foreign Minister", "Ann Lee", "2023-05"),
            ("Freedonia", "ISO 3166 alpha-2", "FD", ""),
            ("Freedonia", "ISO 3166 alpha-3", "FRD", ""),
            ("Freedonia", "acronym", "F.R.", ""),
            ("Freedonia", "capital", "Highmoor", ""),
            ("Freedonia", "demonym", "Freedonian", ""),
            ("Freedonia", "kind", "un-member", ""),
            ("Freedonia", "member of", "Gas League", ""),
            ("Freedonia", "metonym", "Highmoor", ""),
            ("Freedonia", "name", "Freedonia", ""),
            ("Freedonia", "official name", "Republic of Freedonia", ""),
        ],
    ),
    (
        "incumbents",
        {},
        "of office person since knownFrom until knownAsOf",
        [
            ("Freedonia", "Foreign Minister", "Ann Lee", "2023-05", "", "", "2024-01"),
            ("Sylvania", "President", "Ida Graf", "2024-06-01", "", "", "2024-07"),
        ],
    ),
    ("incumbents", {"of": "Republic of Freedonia"}, "person", [("Ann Lee",)]),
    ("incumbents", {"person": "ida graf"}, "of", [("Sylvania",)]),
    (
        "members-of-body",
        {},
        "body state membership",
        [
            ("Gas League", "Freedonia", "member"),
            ("Gas League", "Sylvania", "member"),
            ("Gas League", "Ruritania", "observer"),
        ],
    ),
    ("members-of-body", {"body": "GL", "state": "Ruritania"}, "membership", [("observer",)]),
    (
        "members-in-events",
        {},
        "body state type part actor words",
        [
            ("Gas League", "Freedonia", "Agreement", "agent", "Freedonia", GAS),
            ("Gas League", "Freedonia", "Meeting", "agent", "Ann Lee", MET),
            ("Gas League", "Sylvania", "Agreement", "agent", "Sylvania", GAS),
            ("Gas League", "Sylvania", "Support", "agent", "Sylvania", SENT),
            ("Gas League", "Sylvania", "Meeting", "agent", "Otto Graf", MET),
        ],
    ),
    ("members-in-events", {"body": "gl", "state": "Freedonia"}, "type", [("Agreement",), ("Meeting",)]),
    (
        "evidence-of",
        {"node": "Energy Agency"},
        "label kind start end words rule",
        [("Energy Agency (Freedonia)", "mention", "504", "517", "Energy Agency", "")],
    ),
    (
        "evidence-of",
        {"node": "Meeting: Ann Lee, Otto Graf"},
        "kind words rule",
        [("telling", MET, "by-hand"), ("telling", "Lee's meeting with Graf", "by-hand")],
    ),
    ("evidence-of", {"node": "Planned visit: Ann Lee → Sylvania"}, "kind words", [("evidence", VISIT)]),
    (
        "links",
        {},
        "thing linkType words times",
        [
            ("Freedonia", "name", "Freedonia", "1"),
            ("Ruritania", "demonym", "Ruritanian", "1"),
            ("Ruritania", "name", "Ruritania", "1"),
            ("Sylvania", "name", "Sylvania", "1"),
        ],
    ),
    ("links", {"thing": "Ruritania", "type": "Demonym"}, "words", [("Ruritanian",)]),
    (
        "rules",
        {},
        "kind rule facts",
        [
            ("Claim", "by-hand", "5"),
            ("Event", "by-hand", "11"),
            ("Link", "by-hand", "4"),
            ("Relation", "by-hand", "2"),
            ("Role", "by-hand", "5"),
        ],
    ),
    (
        "dyads",
        {},
        "source code target date type status",
        [
            ("Ann Lee", "CONSULT", "Otto Graf", "2024-03-03", "Meeting", "occurred"),
            ("Otto Graf", "CONSULT", "Ann Lee", "2024-03-03", "Meeting", "occurred"),
            ("Ann Lee", "ACCUSE", "Ruritania", "2024-03-04", "Claim", "said"),
            # Without a date of their own: the articles are of the 5th and the 7th.
            ("Freedonia", "AGREE", "Sylvania", "2024-03-05", "Agreement", "occurred"),
            ("Otto Graf", "REQUEST", "Freedonia", "2024-03-05", "Claim", "said"),
            ("Sylvania", "AGREE", "Freedonia", "2024-03-05", "Agreement", "occurred"),
            ("Bela Dorn", "CONSULT", "Otto Graf", "2024-03-06", "Meeting", "occurred"),
            ("Otto Graf", "CONSULT", "Bela Dorn", "2024-03-06", "Meeting", "occurred"),
            ("Bela Dorn", "REJECT", "Freedonia", "2024-03-07", "Claim", "said"),
            ("Otto Graf", "SUPPORT", "Ruritania", "2024-03-07", "Claim", "said"),
            ("Sylvania", "AID", "Ruritania", "2024-03-07", "Support", "occurred"),
        ],
    ),
    (
        "dyads",
        {"status": "scheduled"},
        "source code target",
        [("Bela Dorn", "AGREE", "Mara Stone"), ("Mara Stone", "AGREE", "Bela Dorn"), ("Ann Lee", "AGREE", "Sylvania")],
    ),
    ("dyads", {"status": "any", "source": "Sylvania", "target": "Ruritania"}, "code", [("REJECT",), ("AID",)]),
]

QUESTIONS = {question.name: question for question in list_queries()}
QUALITY = [question.name for question in QUESTIONS.values() if question.theme == "quality"]
GRAPHS = {"actor-network", "as-schema-events", "dyads-graph"}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> MemoryStore:
    return world(tmp_path_factory.mktemp("world"))


@pytest.mark.parametrize(("name", "parameters", "columns", "rows"), ANSWERS)
def test_answer(
    both: MemoryStore, name: str, parameters: dict[str, str], columns: str, rows: list[tuple[str, ...]]
) -> None:
    answer = ask(both, name, parameters)
    assert [tuple(row[column] or "" for column in columns.split()) for row in answer] == rows


def test_every_question_is_asked_somewhere() -> None:
    from tests.query.test_questions import EXPECTED
    from tests.query.test_several import NAMES

    assert EXPECTED.keys() | {name for name, *_ in ANSWERS} | NAMES.keys() | GRAPHS | set(QUALITY) == QUESTIONS.keys()
    assert len(QUESTIONS) >= 32


def test_every_parameter_of_these_is_tried() -> None:
    used = {(name, parameter) for name, parameters, *_ in ANSWERS for parameter in parameters}
    names = {name for name, *_ in ANSWERS}
    assert {(q.name, p.name) for q in QUESTIONS.values() for p in q.parameters if q.name in names} == used


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_rdflib_gives_the_same(both: MemoryStore, question: Question) -> None:
    """The file as it is, in another engine, over the triples of all graphs together."""
    ours = ask(both, question).result
    theirs = both.to_rdflib().query(question.sparql)
    if isinstance(ours, GraphResult):
        triples = {(str(q.subject), str(q.predicate), _plain(q.object)) for q in ours.quads}
        assert theirs.graph is not None
        assert {(str(s), str(p), str(o)) for s, p, o in theirs.graph} == triples
    else:
        assert isinstance(ours, SelectResult)
        rows = [tuple("" if cell is None else str(cell) for cell in row) for row in theirs]  # type: ignore[union-attr]
        assert sorted(rows) == sorted(tuple(map(_plain, row)) for row in ours.rows)


def _plain(term: object) -> str:
    return "" if term is None else term.value if isinstance(term, Literal) else str(term)


def _objects(result: object, name: str) -> dict[str, set[str]]:
    assert isinstance(result, GraphResult)
    found: dict[str, set[str]] = {}
    for quad in result.quads:
        if quad.predicate == f"https://w3id.org/statecraft/view#{name}":
            found.setdefault(str(quad.subject), set()).add(_plain(quad.object).removeprefix(ID))
    return found


def test_the_network_of_actors(both: MemoryStore) -> None:
    result = ask(both, "actor-network").result
    ends = {name: _objects(result, name) for name in ("from", "to", "eventType", "status", "events")}
    ties = sorted(tuple(ends[name][tie].copy().pop().rpartition("#")[2] for name in ends) for tie in ends["from"])
    assert ties == [
        ("person/ann-lee", "person/otto-graf", "Meeting", "occurred", "1"),
        ("person/bela-dorn", "person/otto-graf", "Meeting", "occurred", "1"),
        ("state/freedonia", "state/sylvania", "Agreement", "occurred", "1"),
        ("state/sylvania", "state/ruritania", "Support", "occurred", "1"),
    ]
    planned = ask(both, "actor-network", {"status": "scheduled", "who": "Mara Stone"}).result
    assert list(_objects(planned, "status").values()) == [{"scheduled"}]


def test_the_graph_of_dyads_has_what_the_table_has(both: MemoryStore) -> None:
    assert len(_objects(ask(both, "dyads-graph").result, "code")) == len(ask(both, "dyads")) == 11
    planned = ask(both, "dyads-graph", {"status": "scheduled"}).result
    assert {status for found in _objects(planned, "status").values() for status in found} == {"scheduled"}
    assert len(_objects(planned, "date")) == 1


THING, EVENT, SPAN = (Iri(f"{ID}{path}") for path in ("state/nowhere", "event/x_v1", "span/x_1-2"))
ARTICLE = Iri(ID + "article/freedonia-gas")
SYLVANIA = Iri(ID + "state/sylvania")
FAULTS: dict[str, list[Quad]] = {
    "background-as-news": [Quad(THING, RDF_TYPE, sc("ReferenceState")), Quad(THING, RDF_TYPE, sc("State"))],
    "claims-without-speaker": [Quad(EVENT, RDF_TYPE, sc("Claim")), Quad(EVENT, sc("text"), text("nobody says so"))],
    "dates-reversed": [Quad(EVENT, sc("start"), text("2024-03-02")), Quad(EVENT, sc("end"), text("2024-02"))],
    "events-without-status": [
        Quad(EVENT, RDF_TYPE, sc("Visit")),
        Quad(EVENT, sc("status"), Iri(STATUS + "scheduled")),
    ],
    "facts-without-evidence": [Quad(EVENT, RDF_TYPE, sc("ReportedEvent"))],
    "links-without-reference": [Quad(EVENT, sc("linkType"), Iri(LINK_TYPE + "name"))],
    "same-wikidata-id": [Quad(node, EXACT_MATCH, Iri(WIKIDATA + "Q0")) for node in (THING, SYLVANIA)]
    + [Quad(THING, RDF_TYPE, sc("State"))],
    "spans-outside-article": [
        Quad(SPAN, RDF_TYPE, sc("Span")),
        Quad(SPAN, prov("wasDerivedFrom"), ARTICLE),
        Quad(SPAN, oa("start"), integer(0)),
        Quad(SPAN, oa("end"), integer(7)),
        Quad(SPAN, oa("exact"), text("Another")),
    ],
    "things-without-label": [Quad(THING, RDF_TYPE, sc("State"))],
}


@pytest.mark.parametrize("name", QUALITY)
def test_a_sound_graph_has_no_faults_and_each_question_finds_its_own(tmp_path: Path, name: str) -> None:
    store = world(tmp_path)
    assert not list(ask(store, name))
    store.add(FAULTS[name])
    nodes = {row.get("node") or row.get("one") for row in ask(store, name)}
    assert nodes == {str(FAULTS[name][0].subject)}


def test_background_needs_no_article_to_be_found_by_name(both: MemoryStore) -> None:
    question = find_question("members-of-body")
    assert unknown_names(both, question, {"body": "gl"}) == ()
    (hint,) = unknown_names(both, question, {"body": "Gas Leage"})
    assert hint.startswith("nothing in this graph is called 'Gas Leage'; did you mean Gas League")
    assert unknown_names(both, find_question("offices-over-time"), {"person": "Ida Graf"}) == ()


def test_a_body_that_only_the_reference_facts_tie_to_a_state_is_marked(tmp_path: Path) -> None:
    store = world(tmp_path)
    board, claim = Iri(ID + "organization/energy-board"), Iri(ID + "claim/freedonia-gas_c3")
    store.add(
        [
            Quad(claim, sc("speaker"), board),
            Quad(board, RDFS_LABEL, text("Energy Board")),
            Quad(board, sc("bodyOf"), SYLVANIA),
        ]
    )
    rows = ask(store, "statements-between-states", {"by": "Sylvania", "stance": "criticize"})
    assert [(row["speaker"], row["speaksAs"]) for row in rows] == [("Energy Board", "body (background)")]
