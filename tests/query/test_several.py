"""The questions about several articles, asked of made-up ones; every answer must be the same in rdflib.

The rows were written from the texts of the articles, in `tests.query.several`, before the questions were asked.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib

from kg.model import Status
from kg.query import ask, find_question, list_queries
from kg.query.binding import bind
from kg.query.names import bearers, names_asked
from kg.rdf import Iri, Quad, facts_to_quads
from kg.rdf.facts import HAPPENED
from kg.rdf.namespaces import RDF_TYPE, sc
from kg.rdf.terms import Literal
from kg.resolve.offices import office_kind
from kg.store import DiskStore, MemoryStore, SelectResult
from tests.query.article import made_up_facts
from tests.query.several import (
    AID,
    ATTACK,
    MEETING,
    PROTEST,
    SHARED,
    TARIFF,
    TREATY,
    TRIP,
    VISIT,
    plan,
    several,
    several_quads,
)

PLAN, COPY, IN_SYLVANIA, DENIAL = (
    *("Lee to visit Sylvania", "Visit to Sylvania planned", "Lee in Sylvania", "Graf denies meeting"),
)
AGAIN, SONG, LATE, UNDATED, MONTH = (
    *("Lee turns against treaty", "Dorn in Ruritania", "Graf denies meeting Lee", "What may be", "A look back"),
)
FREEDONIA, HERALD, RURITANIA, GAZETTE = (
    *("The Freedonia Post", "The Highmoor Herald", "The Ruritania Post", "The Sylvania Gazette"),
)
ARRIVED, AT_HIGHMOOR = (
    *("Ann Lee arrived in Port Vale, Sylvania, on March 9", "Ann Lee was in Highmoor, Sylvania, on March 8"),
)
TO_SIGN, NOT_SIGN, MET, NOT_MET = (
    *("to sign the gas treaty", "Sylvania will not sign the gas treaty"),
    *("She met Otto Graf there the same day", "he met Ann Lee on March 9"),
)
PROTESTED, NO_PROTEST = "The Gas League protested on March 10", "The Gas League did not protest on March 10"
LATER = ("the lies of Lee", "the sanctions of Sylvania wrong")
NINE, THIRTEEN, DORN_WENT = "at least nine people", "13 people", "Bela Dorn visited Ruritania"
GRAF_PRESIDES, DORN_PRESIDES = "President Otto Graf of Sylvania", "President Bela Dorn of Sylvania"
LEE_LEADS = "Foreign Minister Ann Lee of Freedonia"
TO_COME = "Planned visit: Ann Lee → Sylvania"

# Question, parameters, columns, rows.
ANSWERS: list[tuple[str, dict[str, str], str, list[tuple[str, ...]]]] = [
    (
        # The Post's two articles are one source, and so is the Herald's copy; the Gazette corrects itself; nobody
        # published the article without a day, which is a source of its own.
        "sources-per-fact",
        {},
        "event type status sources happened articles first last",
        [
            (VISIT, "Visit", "occurred, possible, scheduled", "3", "2", "5", "2024-03-01", "2024-03-10"),
            (MEETING, "Meeting", "negated, occurred", "3", "1", "4", "2024-03-09", "2024-03-12"),
            (AID, "Support", "occurred", "3", "3", "3", "2024-03-09", "2024-03-10"),
            (ATTACK, "ArmedAction", "occurred", "2", "2", "3", "2024-03-01", "2024-03-09"),
            (TREATY, "Agreement", "negated, scheduled", "2", "0", "3", "2024-03-01", "2024-03-10"),
            (TARIFF, "Sanction", "occurred", "2", "2", "2", "2024-03-09", "2024-03-10"),
            (TRIP, "Visit", "negated, occurred", "2", "1", "2", "2024-03-10", "2024-03-11"),
            (PROTEST, "Protest", "negated, occurred", "2", "1", "2", "2024-03-10", "2024-03-10"),
        ],
    ),
    ("sources-per-fact", {"who": "Otto Graf"}, "event", [(MEETING,)]),
    ("sources-per-fact", {"who": "Ruritania", "type": "support"}, "event", [(AID,)]),
    ("sources-per-fact", {"since": "2024-03-11"}, "event", [(MEETING,), (TRIP,)]),
    (
        "event-history",
        {"event": VISIT},
        "on article publisher copyOf status start who to where words",
        [
            (
                *("2024-03-01", PLAN, FREEDONIA, "", "scheduled", "2024-03-08", "Ann Lee", "Sylvania", ""),
                "will visit Sylvania on March 8",
            ),
            (
                *("2024-03-02", COPY, HERALD, PLAN, "scheduled", "2024-03-08", "Ann Lee", "Sylvania", ""),
                "will visit Sylvania on March 8",
            ),
            (
                *("2024-03-09", IN_SYLVANIA, RURITANIA, "", "occurred", "2024-03-09", "Ann Lee", "Sylvania"),
                *("Port Vale", ARRIVED),
            ),
            (
                *("2024-03-10", AGAIN, FREEDONIA, "", "occurred", "2024-03-08", "Ann Lee", "Sylvania"),
                *("Highmoor", AT_HIGHMOOR),
            ),
            ("", UNDATED, "", "", "possible", "", "Ann Lee", "Sylvania", "", "Ann Lee may visit Sylvania"),
        ],
    ),
    (
        # By the IRI of one of its reports.
        "event-history",
        {"event": "event:denial_v1"},
        "event on status accordingTo words",
        [
            (MEETING, "2024-03-09", "occurred", "", MET),
            (MEETING, "2024-03-10", "negated", "Otto Graf", NOT_MET),
            (MEETING, "2024-03-12", "negated", "Otto Graf", NOT_MET),
            (MEETING, "", "negated", "", "Lee did not meet Otto Graf"),
        ],
    ),
    (
        *("event-history", {"about": "energy"}, "event status"),
        [(TREATY, "scheduled"), (TREATY, "scheduled"), (TREATY, "negated")],
    ),
    ("event-history", {"about": "Eastmark", "who": "Ann Lee"}, "event", []),
    ("event-history", {"who": "Gas League"}, "on status", [("2024-03-10", "negated"), ("2024-03-10", "occurred")]),
    (
        # The copy tells the plan last; what is denied and told on one day is no change.
        "status-changes",
        {},
        "event type was wasOn wasIn status accordingTo on article words",
        [
            (VISIT, "Visit", "scheduled", "2024-03-02", COPY, "occurred", "", "2024-03-09", IN_SYLVANIA, ARRIVED),
            (TREATY, "Agreement", "scheduled", "2024-03-02", COPY, "negated", "", "2024-03-10", DENIAL, NOT_SIGN),
            (
                *(MEETING, "Meeting", "occurred", "2024-03-09", IN_SYLVANIA),
                *("negated", "Otto Graf", "2024-03-10", DENIAL, NOT_MET),
            ),
            (TRIP, "Visit", "negated", "2024-03-10", DENIAL, "occurred", "", "2024-03-11", SONG, DORN_WENT),
        ],
    ),
    ("status-changes", {"was": "Scheduled", "status": "negated"}, "event", [(TREATY,)]),
    ("status-changes", {"who": "Bela Dorn"}, "event", [(TRIP,)]),
    (
        # A minister acts for her state: on the tariff, nobody differs.
        "disagreements",
        {},
        "event what told status on publisher copyOf",
        [
            (AID, "agents", "Freedonia", "occurred", "2024-03-09", RURITANIA, ""),
            (AID, "agents", "Sylvania", "occurred", "2024-03-10", GAZETTE, ""),
            (AID, "agents", "Ann Lee", "occurred", "2024-03-10", FREEDONIA, ""),
            (ATTACK, "number", NINE, "occurred", "2024-03-01", FREEDONIA, ""),
            (ATTACK, "number", NINE, "occurred", "2024-03-02", HERALD, PLAN),
            (ATTACK, "number", THIRTEEN, "occurred", "2024-03-09", RURITANIA, ""),
            (VISIT, "date", "2024-03-08", "scheduled", "2024-03-01", FREEDONIA, ""),
            (VISIT, "date", "2024-03-08", "scheduled", "2024-03-02", HERALD, PLAN),
            (VISIT, "date", "2024-03-09", "occurred", "2024-03-09", RURITANIA, ""),
            (VISIT, "date", "2024-03-08", "occurred", "2024-03-10", FREEDONIA, ""),
            (VISIT, "place", "Port Vale", "occurred", "2024-03-09", RURITANIA, ""),
            (VISIT, "place", "Highmoor", "occurred", "2024-03-10", FREEDONIA, ""),
        ],
    ),
    ("disagreements", {"what": "Place"}, "words", [(ARRIVED,), (AT_HIGHMOOR,)]),
    ("disagreements", {"who": "Sylvania", "what": "agents"}, "event", [(AID,)] * 3),
    (
        # The treaty was called off, the trip denied before it is told: neither is a contradiction. The denial without a
        # day may be older than the meeting.
        "contradictions",
        {},
        "kind about told accordingTo on article words otherTold otherAccordingTo otherOn otherArticle otherWords",
        [
            (
                *("claim", MEETING, "occurred", "", "2024-03-09", IN_SYLVANIA, MET),
                *("negated", "Otto Graf", "2024-03-10", DENIAL, NOT_MET),
            ),
            (
                *("claim", MEETING, "occurred", "", "2024-03-09", IN_SYLVANIA, MET),
                *("negated", "Otto Graf", "2024-03-12", LATE, NOT_MET),
            ),
            (
                *("event", PROTEST, "occurred", "", "2024-03-10", AGAIN, PROTESTED),
                *("negated", "", "2024-03-10", DENIAL, NO_PROTEST),
            ),
            (
                *("office", "President, Sylvania", "Bela Dorn", "", "2024-03-10", DENIAL, DORN_PRESIDES),
                *("Otto Graf", "", "2024-03-10", AGAIN, "President Otto Graf"),
            ),
        ],
    ),
    ("contradictions", {"who": "Bela Dorn"}, "kind", [("office",)]),
    ("contradictions", {"who": "Ruritania"}, "kind", []),
    ("contradictions", {"who": "Ann Lee"}, "kind otherArticle", [("claim", DENIAL), ("claim", LATE)]),
    (
        # Two claims of one day, and one of no day: she came round once.
        "stance-over-time",
        {"speaker": "Ann Lee"},
        "on stance about text article",
        [
            ("2024-03-01", "support", "Energy", "the treaty on gas", PLAN),
            ("2024-03-10", "support", "Energy", "cheap gas", AGAIN),
            ("2024-03-10", "criticize", "Energy", "the gas treaty a mistake", AGAIN),
            ("", "support", "Energy", "gas", UNDATED),
        ],
    ),
    (
        "stance-over-time",
        {"to": "Ann Lee"},
        "speaker on stance to text published",
        [
            ("Otto Graf", "", "support", "Ann Lee", "the courage of Lee", "2024-03-09"),
            ("Otto Graf", "", "criticize", "Ann Lee", "the lies of Lee", "2024-03-12"),
        ],
    ),
    (
        # What he denies is about nobody and no issue.
        "stance-over-time",
        {"issue": "sanctions"},
        "speaker stance to",
        [("Otto Graf", "support", "Freedonia"), ("Otto Graf", "criticize", "Sylvania")],
    ),
    (
        # Sanctions of Freedonia and of Sylvania are two matters.
        "reversals",
        {},
        "speaker shared about on stance text article laterOn laterStance laterText laterArticle",
        [
            (
                *("Ann Lee", "issue", "Energy", "2024-03-01", "support", "the treaty on gas", PLAN),
                *("2024-03-10", "criticize", "the gas treaty a mistake", AGAIN),
            ),
            (
                *("Bela Dorn", "target and issue", "Ruritania", "2024-03-11", "promise", "gas for Ruritania", SONG),
                *("2024-03-12", "reject", "any gas for Ruritania", LATE),
            ),
            (
                *("Otto Graf", "target", "Ann Lee", "2024-03-09", "support", "the courage of Lee", IN_SYLVANIA),
                *("2024-03-12", "criticize", "the lies of Lee", LATE),
            ),
        ],
    ),
    ("reversals", {"speaker": "Otto Graf"}, "laterText", [("the lies of Lee",)]),
    ("reversals", {"about": "energy"}, "speaker", [("Ann Lee",), ("Bela Dorn",)]),
    (
        "promises",
        {},
        "kind who what status start on article became becameOn becameIn becameWords",
        [
            (
                *("plan", "Ann Lee", TO_COME, "scheduled", "2024-03-08", "2024-03-01", PLAN),
                *("occurred", "2024-03-10", AGAIN, AT_HIGHMOOR),
            ),
            (
                *("promise", "Otto Graf", TO_SIGN, "scheduled", "", "2024-03-01", PLAN),
                *("negated", "2024-03-10", DENIAL, NOT_SIGN),
            ),
            (
                *("plan", "Sylvania", "Planned agreement: Sylvania", "scheduled", "", "2024-03-02", COPY),
                *("negated", "2024-03-10", DENIAL, NOT_SIGN),
            ),
            (
                *("plan", "Ann Lee", TO_COME, "scheduled", "2024-03-08", "2024-03-02", COPY),
                *("occurred", "2024-03-10", AGAIN, AT_HIGHMOOR),
            ),
            ("promise", "Bela Dorn", "gas for Ruritania", "", "", "2024-03-11", SONG, "nothing told since", "", "", ""),
            # Nothing can be earlier or later than an article without a day.
            ("plan", "Bela Dorn", "Planned visit: Bela Dorn → Freedonia", "scheduled", "", "", UNDATED, *("",) * 4),
        ],
    ),
    ("promises", {"who": "Otto Graf"}, "words", [(TO_SIGN,)]),
    ("promises", {"since": "2024-03-03"}, "what", [("gas for Ruritania",)]),
    (
        # Some day in March, Ida Quill presided: on which side of the 8th is not known.
        "office-on-day",
        {"day": "2024-03-08"},
        "of office when asOf person status article words",
        [
            ("Freedonia", "Foreign Minister", "before", "2024-03-01", "Ann Lee", "current", PLAN, LEE_LEADS),
            ("Sylvania", "President", "before", "2024-03-01", "Otto Graf", "current", PLAN, GRAF_PRESIDES),
            ("Sylvania", "President", "after", "2024-03-10", "Bela Dorn", "current", DENIAL, DORN_PRESIDES),
            ("Sylvania", "President", "after", "2024-03-10", "Otto Graf", "current", AGAIN, "President Otto Graf"),
        ],
    ),
    (
        "office-on-day",
        {"day": "2024-03-10", "of": "Sylvania", "office": "president"},
        "when asOf person",
        [
            ("before", "2024-03-01", "Otto Graf"),
            ("on", "2024-03-10", "Bela Dorn"),
            ("on", "2024-03-10", "Otto Graf"),
            ("after", "2024-03-12", "Bela Dorn"),
        ],
    ),
    ("office-on-day", {"day": "2024-02", "of": "Freedonia"}, "when asOf", [("after", "2024-03-01")]),
    (
        # The article of March may be of its last day, and counts only where there is no other.
        "first-mention",
        {},
        "on thing type article words start",
        [
            ("2024-03-11", "Ann Lee", "Person", SONG, "Ann Lee", "60"),
            ("2024-03-10", "Bela Dorn", "Official", DENIAL, "Bela Dorn", "59"),
            ("2024-03-10", "Gas League", "Organization", DENIAL, "Gas League", "178"),
            ("2024-03-10", "Gas League", "Organization", AGAIN, "Gas League", "194"),
            ("2024-03-10", "Highmoor", "Place", AGAIN, "Highmoor", "15"),
            ("2024-03-09", THIRTEEN, "Group", IN_SYLVANIA, THIRTEEN, "135"),
            ("2024-03-09", "Port Vale", "Place", IN_SYLVANIA, "Port Vale", "19"),
            ("2024-03-09", "Ruritania", "State", IN_SYLVANIA, "Ruritania", "168"),
            ("2024-03-02", NINE, "Group", COPY, NINE, "194"),
            ("2024-03-01", "Ann Lee", "Official", PLAN, "Ann Lee", "17"),
            ("2024-03-01", "Eastmark", "Place", PLAN, "Eastmark", "178"),
            ("2024-03-01", "Freedonia", "State", PLAN, "Freedonia", "28"),
            ("2024-03-01", "Otto Graf", "Official", PLAN, "Otto Graf", "80"),
            ("2024-03-01", "Sylvania", "State", PLAN, "Sylvania", "49"),
            ("2024-03-01", NINE, "Group", PLAN, NINE, "194"),
            ("2024-03", "Ida Quill", "Official", MONTH, "Ida Quill", "10"),
        ],
    ),
    ("first-mention", {"about": "Ann Lee", "type": "official"}, "on article", [("2024-03-01", PLAN)]),
    (
        "new-since",
        {"since": "2024-03-11"},
        "published article publisher kind status what known words",
        [
            (
                *("2024-03-11", SONG, FREEDONIA, "claim", "promise", "Bela Dorn (promise): gas for Ruritania", ""),
                "gas for Ruritania",
            ),
            (
                *("2024-03-11", SONG, FREEDONIA, "event", "occurred", "Visit: Bela Dorn → Ruritania"),
                *("2024-03-10", DORN_WENT),
            ),
            (
                *("2024-03-12", LATE, GAZETTE, "claim", "reject", "Bela Dorn (reject): any gas for Ruritania", ""),
                "any gas for Ruritania",
            ),
            (
                *("2024-03-12", LATE, GAZETTE, "claim", "criticize", "Otto Graf (criticize): the lies of Lee", ""),
                "the lies of Lee",
            ),
            (
                *("2024-03-12", LATE, GAZETTE, "claim", "criticize"),
                *("Otto Graf (criticize): the sanctions of Sylvania wrong", "", "the sanctions of Sylvania wrong"),
            ),
            (
                *("2024-03-12", LATE, GAZETTE, "claim", "reject", "Otto Graf (reject): he met Ann Lee on March 9", ""),
                NOT_MET,
            ),
            (
                *("2024-03-12", LATE, GAZETTE, "event", "negated", "No meeting: Otto Graf, Ann Lee"),
                *("2024-03-09", NOT_MET),
            ),
            (
                *("2024-03-12", LATE, GAZETTE, "role", "current", "Bela Dorn: President, Sylvania (current)", ""),
                DORN_PRESIDES,
            ),
        ],
    ),
    ("new-since", {"since": "2024-03-10", "about": "Gas League"}, "status", [("negated",), ("occurred",)]),
    # Of March, but perhaps before its 5th.
    ("new-since", {"since": "2024-03-05", "about": "Ida Quill"}, "article", []),
    ("new-since", {"since": "2024-03", "about": "Ida Quill"}, "article", [(MONTH,)]),
    (
        "copies",
        {},
        "article published publisher kind of ofPublished ofPublisher origin",
        [
            (LATE, "2024-03-12", GAZETTE, "revision", DENIAL, "2024-03-10", GAZETTE, DENIAL),
            (COPY, "2024-03-02", HERALD, "copy", PLAN, "2024-03-01", FREEDONIA, PLAN),
        ],
    ),
    ("copies", {"article": "plan"}, "article", [(COPY,)]),
    ("copies", {"article": LATE}, "kind", [("revision",)]),
    ("copies", {"article": AGAIN}, "kind", []),
    (
        # The singer appears once: she was joined with nobody.
        "joined-things",
        {"thing": "Ann Lee"},
        "thing type name published article rule with withArticle",
        [
            ("Ann Lee", "Official", "Ann Lee", "2024-03-01", PLAN, "", "", ""),
            ("Ann Lee", "Official", "Ann Lee", "2024-03-02", COPY, "same.name", "Ann Lee", PLAN),
            ("Ann Lee", "Official", "Ann Lee", "2024-03-09", IN_SYLVANIA, "same.name", "Ann Lee", PLAN),
            (
                *("Ann Lee", "Official", "Ann Lee", "2024-03-10", DENIAL),
                *("same.variant-and-office", "Ann Lee", IN_SYLVANIA),
            ),
            ("Ann Lee", "Official", "Ann Lee", "2024-03-10", AGAIN, "same.name", "Ann Lee", PLAN),
            ("Ann Lee", "Official", "Ann Lee", "2024-03-12", LATE, "same.name", "Ann Lee", DENIAL),
            ("Ann Lee", "Official", "Ann Lee", "", UNDATED, "same.name", "Ann Lee", PLAN),
        ],
    ),
    (
        "joined-things",
        {"thing": "Freedonia"},
        "article rule with",
        [(PLAN, "reference", ""), (IN_SYLVANIA, "reference", ""), (UNDATED, "reference", "")],
    ),
    (
        "namesakes",
        {},
        "thing name published article other otherName otherPublished otherArticle reason",
        [
            (
                *("Ann Lee", "Ann Lee", "2024-03-11", SONG, "Ann Lee", "Ann Lee", "2024-03-01", PLAN),
                "one is a minister, the other a singer",
            )
        ],
    ),
    ("namesakes", {"name": "Otto Graf"}, "thing", []),
    ("namesakes", {"name": "person:song_ann-lee"}, "thing", [("Ann Lee",)]),
]

QUESTIONS = {question.name: question for question in list_queries()}
NAMES = dict.fromkeys(name for name, *_ in ANSWERS)


@pytest.fixture(scope="module")
def store() -> MemoryStore:
    return several()


@pytest.fixture(scope="module")
def in_rdflib(store: MemoryStore) -> rdflib.Graph:
    return store.to_rdflib()


@pytest.mark.parametrize(("name", "parameters", "columns", "rows"), ANSWERS)
def test_answer(
    store: MemoryStore, name: str, parameters: dict[str, str], columns: str, rows: list[tuple[str, ...]]
) -> None:
    answer = ask(store, name, parameters)
    assert [tuple(row[column] or "" for column in columns.split()) for row in answer] == rows


@pytest.mark.parametrize(("name", "parameters"), [answer[:2] for answer in ANSWERS])
def test_rdflib_gives_the_same(
    store: MemoryStore, in_rdflib: rdflib.Graph, name: str, parameters: dict[str, str]
) -> None:
    question = QUESTIONS[name]
    ours = ask(store, question, parameters).result
    assert isinstance(ours, SelectResult)
    theirs = in_rdflib.query(bind(question, parameters, bearers(store, names_asked(question, parameters))))
    rows = [tuple("" if cell is None else str(cell) for cell in row) for row in theirs]  # type: ignore[union-attr]
    assert rows == [tuple(map(_plain, row)) for row in ours.rows]


def _plain(term: object) -> str:
    return "" if term is None else term.value if isinstance(term, Literal) else str(term)


def test_every_parameter_of_these_is_tried() -> None:
    used = {(name, parameter) for name, parameters, *_ in ANSWERS for parameter in parameters}
    assert {(name, parameter.name) for name in NAMES for parameter in QUESTIONS[name].parameters} == used


def test_a_store_on_disk_gives_the_same(store: MemoryStore, tmp_path: Path) -> None:
    quads: dict[object, list[Quad]] = {}
    for quad in several_quads():
        quads.setdefault(quad.graph, []).append(quad)
    with DiskStore.create(tmp_path / "store") as disk:
        disk.put_all(quads)  # type: ignore[arg-type]
        for name in NAMES:
            given = {"day": "2024-03-08"} if name == "office-on-day" else {}
            given = {"since": "2024-03-02"} if name == "new-since" else given
            assert list(ask(disk, name, given)) == list(ask(store, name, given)), name


def test_what_articles_tell_in_the_same_words_is_told_once(store: MemoryStore) -> None:
    words = [row["words"] for row in ask(store, "military-actions")]
    assert words == [
        "An attack in Eastmark killed at least nine people",
        "The attack in Eastmark on February 28 killed 13 people",
    ]


def test_claims_come_in_the_order_of_the_articles(store: MemoryStore) -> None:
    said = [row["text"] for row in ask(store, "statements-by", {"speaker": "Otto Graf"})]
    assert said == [TO_SIGN, "the courage of Lee", "the sanctions of Freedonia", NOT_MET, *LATER]


def test_a_thing_has_one_row_whatever_articles_take_it_for_and_namesakes_have_two(store: MemoryStore) -> None:
    rows = [tuple(row.values()) for row in ask(store, "most-mentioned")]
    assert [row for row in rows if row[0] == "Bela Dorn"] == [("Bela Dorn", "Official", "4")]
    assert [row for row in rows if row[0] == "Ann Lee"] == [("Ann Lee", "Official", "7"), ("Ann Lee", "Person", "1")]
    assert [row for row in rows if row[0] == NINE] == [(NINE, "Group", "2")]


def test_an_office_with_and_without_capitals_is_one(store: MemoryStore) -> None:
    rows = [tuple(row.values()) for row in ask(store, "people-by-affiliation", {"of": "Sylvania"})]
    assert [row[1:4] for row in rows] == [
        ("Bela Dorn", "President", "current"),
        ("Ida Quill", "President", "current"),
        ("Otto Graf", "President", "current"),
    ]


def test_a_meeting_without_a_day_does_not_hide_when_others_were() -> None:
    store = several()
    meeting = Iri("https://w3id.org/statecraft/id/event/x_v1")
    people = [Iri("https://w3id.org/statecraft/id/person/" + name) for name in ("ann-lee", "otto-graf")]
    store.add([Quad(meeting, RDF_TYPE, sc("Meeting")), *(Quad(meeting, sc("agent"), each) for each in people)])
    assert [tuple(row.values()) for row in ask(store, "who-met-whom")] == [
        ("Ann Lee", "Otto Graf", "2", "2024-03-09", "2024-03-09")
    ]


@pytest.mark.parametrize("name", [question.name for question in list_queries("across articles")])
def test_what_only_several_articles_tell_is_not_told_by_one(name: str) -> None:
    alone = MemoryStore(facts_to_quads(plan()))
    expected = {"promises": [("promise", "nothing told since"), ("plan", "nothing told since")]}.get(name, [])
    assert sorted((row["kind"], row["became"]) for row in ask(alone, name)) == sorted(expected)


def test_one_article_has_holders_first_mentions_and_claims() -> None:
    alone = MemoryStore(facts_to_quads(made_up_facts()))
    assert [row["person"] for row in ask(alone, "office-on-day", {"day": "2024-03-05", "of": "Sylvania"})] == [
        "Otto Graf"
    ]
    assert [row["words"] for row in ask(alone, "first-mention", {"about": "Ruritania"})] == ["Ruritania"]
    assert [row["stance"] for row in ask(alone, "stance-over-time")] == ["criticize", "request"]
    assert list(ask(alone, "reversals")) == []


@pytest.mark.parametrize("name", ["office-on-day", "new-since"])
def test_without_what_must_be_given_there_are_no_rows(store: MemoryStore, name: str) -> None:
    question = find_question(name)
    (missing,) = question.missing({})
    assert list(ask(store, name)) == []
    assert question.missing({missing: "2024"}) == ()


def test_offices_of_which_there_is_one_are_those_that_the_resolver_takes_for_one() -> None:
    listed = QUESTIONS["contradictions"].sparql.partition("LCASE(?title) IN (")[2].partition("))")[0]
    titles = [title.strip().strip('"') for title in listed.replace("\n", " ").split(",")]
    assert len(titles) > 40
    for title in titles:
        assert office_kind(title) != title or title in ("secretary-general", "pope", "supreme leader"), title


@pytest.mark.parametrize("status", [status for status in Status if status not in HAPPENED])
def test_what_did_not_happen_does_not_come_out_as_done(status: Status) -> None:
    """Every report of every event of this status: whichever question is asked, it has no other."""
    store = MemoryStore(several_quads(status))
    told = 0
    for name in NAMES:
        for row in ask(store, name, {"since": "2024"} if name == "new-since" else {}):
            if row.get("kind") in ("role", "claim", "office") or name in ("stance-over-time", "office-on-day"):
                continue
            assert row.get("happened") in ("0", None), name
            assert row.get("status") in (status, None), name
            assert row.get("became") in (status, "nothing told since", None), name
            assert name not in ("status-changes", "contradictions")
            told += row.get("status") == status
    assert told > len(SHARED)
