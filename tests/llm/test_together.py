"""A model beside our own reader: it adds what that misses, and says of each fact who read it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.model import EventType, Status
from tests.command import Command
from tests.llm.conftest import Reading
from tests.llm.model import Reply, serving
from tests.llm.test_reading import answered, entity, event

TEXT = (
    "The French president, Emmanuel Macron, visited Germany on April 22.\n"
    "Macron and Chancellor Olaf Scholz put their heads together for an hour."
)
MACRON = entity("m", "Official", "Emmanuel Macron", "0:Emmanuel Macron", "1:Macron")
SCHOLZ = entity("s", "Official", "Olaf Scholz", "1:Chancellor Olaf Scholz")
GERMANY = entity("g", "State", "Germany", "0:Germany")
VISIT = event("Visit", ["0:visited"], agents=["m"], places=["g"])
MEETING = event("Meeting", ["1:put their heads together"], agents=["m", "s"])


def test_the_model_adds_what_the_other_misses(read: Reading) -> None:
    with serving(lambda *_: Reply("{}{}")) as server:
        alone, _ = read(server, name="hybrid+llm", text=TEXT, model="silent")
    reply = answered(entities=[MACRON, SCHOLZ, GERMANY], events=[VISIT, MEETING])
    with serving(lambda *_: reply) as server:
        both, _ = read(server, name="hybrid+llm", text=TEXT)
    assert [each.type for each in alone.events] == [EventType.VISIT]
    assert [each.type for each in both.events] == [EventType.VISIT, EventType.MEETING]
    assert [each.name for each in both.entities] == [each.name for each in alone.entities]
    names = {each.id: each.name for each in both.entities}
    visit, meeting = both.events
    assert [names[each] for each in meeting.agents] == ["Emmanuel Macron", "Olaf Scholz"]
    assert visit.evidence[0].rule == f"{alone.events[0].evidence[0].rule}+llm"
    assert [each.rule for each in meeting.evidence] == ["llm"]
    assert (visit.start, visit.agents) == (alone.events[0].start, alone.events[0].agents)
    assert (alone.events[0].places, [names[each] for each in visit.places]) == ((), ["Germany"])
    assert visit.confidence == alone.events[0].confidence
    assert {each.name for each in both.reader.components} > {"llm.notes", "encoder.events"}


def test_what_our_own_is_sure_of_stays(read: Reading) -> None:
    denied = {**VISIT, "type": "ArmedAction", "status": "possible"}
    with serving(lambda *_: answered(entities=[MACRON, GERMANY], events=[denied])) as server:
        facts, _ = read(server, name="hybrid+llm", text=TEXT)
    (visit,) = facts.events
    assert visit.confidence is not None
    assert visit.confidence >= 0.6
    assert (visit.type, visit.status) == (EventType.VISIT, Status.OCCURRED)


def test_the_command_tells_what_was_asked(kg: Command) -> None:
    (kg.folder / "a.txt").write_text(f"{TEXT}\n", "utf-8")
    no_words = event("Sanction", ["1:sanctioned"], agents=["m"])
    reply = answered(entities=[MACRON, SCHOLZ, GERMANY], events=[VISIT, MEETING, no_words])
    with serving(lambda *_: reply) as server:
        given = (
            "--llm-url",
            server.url,
            "--llm-model",
            "scripted",
            "--llm-cache",
            "cache",
            "--published",
            "2024-04-24",
        )
        first = kg("build", "a.txt", "--reader", "hybrid+llm", *given, "--llm-price", "1,10", "--explain", "-o", "one")
        again = kg("build", "a.txt", "--reader", "hybrid+llm", *given, "-o", "two")
    assert first.code == again.code == 0
    assert len(server.requests) == 1
    for name in ("graph.ttl", "graph.trig", "explorer.html"):
        assert (kg.folder / "one" / name).read_bytes() == (kg.folder / "two" / name).read_bytes()
    told = " ".join(first.err.split())
    assert "scripted: 1 questions, 0 more with answers that were kept; 100 tokens sent, 10 came, 0.0002 paid" in told
    assert "not believed (quote): event: 1:sanctioned: it does not stand in the text" in told
    assert "1 more with answers that were kept" in " ".join(again.err.split())
    facts = json.loads(kg("export", "-f", "facts", "one/graph.ttl").out)
    assert "llm" in json.dumps(facts)


def test_a_store_and_an_evaluation_ask_too(kg: Command, tmp_path: Path) -> None:
    (kg.folder / "a.txt").write_text(f"{TEXT}\n", "utf-8")
    reply = answered(entities=[MACRON, SCHOLZ, GERMANY], events=[VISIT, MEETING])
    (kg.folder / "gold").mkdir()
    (kg.folder / "gold" / "a.txt").write_text(f"{TEXT}\n", "utf-8")
    notes: dict[str, Any] = {**json.loads(reply.text), "article": {"id": "a", "published": "2024-04-24"}}
    notes["roles"], notes["relations"], notes["claims"] = [], [], []
    (kg.folder / "gold" / "a.notes.json").write_text(json.dumps(notes), "utf-8")
    with serving(lambda *_: reply) as server:
        given = ("--llm-url", server.url, "--llm-model", "scripted", "--llm-cache", "cache")
        assert kg("init", "store", "--reader", "llm").code == 0
        refused = kg("add", "a.txt", "-s", "store")
        assert (refused.code, server.requests) == (2, [])
        assert "name a server and a model with --llm-url and --llm-model" in " ".join(refused.err.split())
        added = kg("add", "a.txt", "-s", "store", "--published", "2024-04-24", *given)
        assert added.code == 0, added.err
        assert kg("query", "meetings", "store").out.count("Olaf Scholz") >= 1
        scored = kg("evaluate", "gold", "--reader", "hybrid,llm", *given)
    assert scored.code == 0, scored.err
    assert scored.out.index("hybrid") < scored.out.index("llm")


def test_options_that_make_no_sense(kg: Command) -> None:
    (kg.folder / "a.txt").write_text(f"{TEXT}\n", "utf-8")
    for given, told in (
        (("--reader", "llm"), "asks a language model, and none is named"),
        (("--llm-model", "m"), "there is no server to ask"),
        (("--llm-url", "http://127.0.0.1:1/v1"), "name one with --llm-model"),
        (("--llm-url", "ftp://x/v1", "--llm-model", "m"), "no address of a model server"),
        (("--llm-url", "http://127.0.0.1:1/v1", "--llm-model", "m", "--llm-price", "free"), "are no prices"),
    ):
        refused = kg("build", "a.txt", *given)
        assert refused.code == 2
        assert told in " ".join(refused.err.split()), refused.err
