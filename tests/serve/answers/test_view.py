"""A part of a large graph for the page: which articles it has, what they bring along, and how it is asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kg.graph import load
from kg.rdf import Iri, Quad, to_turtle
from kg.resources import ontology_folder
from kg.store import DiskStore, MemoryStore
from kg.view import view_model
from kg.view.model.part import MOST, NEWEST, Wanted, part_of
from tests.serve import many
from tests.serve.running import TOKEN, Server, serving


def view(server: Server, **parameters: object) -> dict[str, Any]:
    answer = server.client.get("view", params=parameters)  # type: ignore[arg-type]
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def numbers(payload: dict[str, Any]) -> list[int]:
    """Which of the made-up articles it has."""
    return sorted(int(article["id"].removeprefix("article/n")) for article in payload["model"]["articles"])


def newest(*among: int, first: int = NEWEST) -> list[int]:
    """The latest of some articles; those without a date come last."""
    ordered = sorted(among, key=lambda number: (many.day(number) is None, -number))
    return sorted(ordered[:first])


EVERY = range(1, many.NUMBER + 1)


def test_the_newest_articles_are_shown_and_how_many_there_are(large: Server) -> None:
    payload = view(large)
    assert numbers(payload) == newest(*EVERY)
    part = payload["part"]
    assert (part["articles"], part["matching"], part["total"]) == (NEWEST, many.NUMBER, many.NUMBER)
    assert (part["newest"], part["most"], part["chosen"]) == (NEWEST, MOST, [])
    assert payload["model"]["title"] == f"Knowledge graph of {many.NUMBER} articles"
    schema = json.loads((ontology_folder() / "view.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(payload["model"], schema)


def test_it_is_what_a_page_is_made_of(large: Server) -> None:
    payload = view(large, newest=3)
    things = {thing["id"] for thing in payload["model"]["things"]}
    assert {"state/sylvania", "place/town-119"} <= things
    assert set(payload["layouts"]["direct"]) == things == set(payload["order"]["direct"])
    assert payload["sparql"] is True
    assert payload["looks"]["types"]["State"]["shape"] == "square"
    sylvania = next(thing for thing in payload["model"]["things"] if thing["id"] == "state/sylvania")
    # What only the reference facts call it.
    assert sylvania["aliases"] == ["Land of Woods"]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"newest": 5}, newest(*EVERY, first=5)),
        ({"newest": 200}, list(EVERY)),
        ({"actor": many.BORDURIA}, [n for n in EVERY if n % many.BORDURIAS == 0]),
        ({"actor": "borduria"}, [n for n in EVERY if n % many.BORDURIAS == 0]),
        ({"actor": [many.BORDURIA, many.ERDOGAN]}, [n for n in EVERY if n % 10 == 0]),
        ({"actor": many.BORDURIA, "issue": "Energy"}, [30, 60, 90, 120]),
        ({"issue": many.ENERGY}, [n for n in EVERY if n % many.ENERGIES == 0]),
        ({"article": [many.article(7), "Report 9"]}, [7, 9]),
        ({"article": many.article(7), "actor": many.BORDURIA}, []),
        ({"from": "2024-02"}, newest(*(n for n in range(32, 121) if many.day(n)))),
        ({"until": "2024-01-10"}, list(range(1, 11))),
        ({"from": "2024-01-30", "until": "2024-02"}, [n for n in range(30, 61) if many.day(n)]),
        # An event that several articles report leads to all of them.
        ({"actor": many.SHARED}, [1, 61, 120]),
        ({"actor": [f"{many.BASE}event/n7", many.article(8)]}, [7, 8]),
        ({"actor": f"{many.BASE}state/nowhere"}, []),
    ],
)
def test_articles_are_chosen(large: Server, parameters: dict[str, object], expected: list[int]) -> None:
    assert numbers(view(large, **parameters)) == expected


def test_it_says_what_was_chosen(large: Server) -> None:
    part = view(large, actor=many.BORDURIA, newest=5, until="2024-04")["part"]
    assert part["chosen"] == [{"kind": "actor", "iri": many.BORDURIA, "label": "Borduria"}]
    # 40, 80 and 120 have no day.
    assert (part["articles"], part["matching"], part["total"]) == (5, 9, many.NUMBER)
    assert part["until"] == "2024-04"
    assert "from" not in part


def test_what_several_articles_tell_is_told_as_far_as_they_are_shown(large: Server) -> None:
    (shared,) = view(large, actor=many.SHARED)["model"]["shared"]
    assert shared["articles"] == 3
    assert "shared" not in view(large, article=many.article(1))["model"]


@pytest.mark.parametrize(
    "parameters",
    [
        {"newest": 0},
        {"newest": MOST + 1},
        {"newest": ["1", "2"]},
        {"actor": ""},
        {"actor": [f"name {n}" for n in range(21)]},
        {"actor": "x" * 2001},
        {"from": "yesterday"},
        {"until": "2024-13"},
    ],
)
def test_what_cannot_be_is_refused(large: Server, parameters: dict[str, object]) -> None:
    answer = large.client.get("view", params=parameters)  # type: ignore[arg-type]
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_a_name_that_is_nobody_is_told_with_those_that_come_close(large: Server) -> None:
    answer = large.client.get("view", params={"actor": "Sylvanian"})
    assert answer.status_code == 400
    assert "Sylvania" in answer.json()["detail"]


def test_an_iri_is_no_piece_of_a_query(large: Server) -> None:
    """What is no IRI is looked up as a name, whatever stands in it."""
    for hostile in (f"{many.BORDURIA}> }} UNION {{ ?article a sc:Article", 'x" } #', "sc:\\u003e", "urn:a<b"):
        answer = large.client.get("view", params={"actor": hostile})
        assert answer.status_code == 400, hostile
        assert "is called" in answer.json()["detail"] or "write the character itself" in answer.json()["detail"]


def test_it_is_sent_small_and_only_once(large: Server) -> None:
    answer = large.client.get("view")
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < len(answer.content) / 3
    again = large.client.get("view", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    for refused in ("identity", "gzip;q=0", "br, gzip; q=0.0"):
        assert "content-encoding" not in large.client.get("view", headers={"Accept-Encoding": refused}).headers
    plain = large.client.get("view", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.json() == answer.json()
    assert "accept-encoding" in plain.headers["vary"].lower()


def test_the_same_question_is_worked_out_once(large: Server) -> None:
    view(large, newest=17)
    done = large.client.get("metrics").text
    view(large, newest=17)
    view(large, newest=17, actor=[])
    assert _ended(large.client.get("metrics").text) == _ended(done)
    view(large, newest=18)
    assert _ended(large.client.get("metrics").text) == _ended(done) + 1


def _ended(metrics: str) -> float:
    (line,) = (line for line in metrics.splitlines() if line.startswith('kg_queries_total{end="done"}'))
    return float(line.split()[-1])


def test_what_was_kept_goes_when_the_graph_changes(many_articles: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    DiskStore.of(store, MemoryStore.from_file(many_articles).quads()).close()
    with serving(store, tmp_path, "--writable", KG_TOKEN=TOKEN) as server:
        before = view(server)
        assert before["part"]["total"] == many.NUMBER
        turtle = (
            "@prefix sc: <https://w3id.org/statecraft/ontology#> . @prefix schema: <https://schema.org/> .\n"
            '<https://example.org/new> a sc:Article ; schema:headline "News" ; schema:datePublished "2025-01-01" .'
        )
        answer = server.client.put(
            "store",
            params={"graph": "https://example.org/graph"},
            content=turtle,
            headers={"Authorization": f"Bearer {TOKEN}", "Content-Type": "text/turtle"},
        )
        assert answer.status_code == 201
        after = view(server)
        assert after["part"]["total"] == many.NUMBER + 1
        assert "https://example.org/new" in {article["id"] for article in after["model"]["articles"]}


def test_a_small_graph_is_shown_whole(server: Server, example_output: Path) -> None:
    """As the page that ``kg build`` makes of it."""
    payload = view(server)
    assert payload["model"] == view_model(load(example_output / "graph.trig").store)
    assert (payload["part"]["articles"], payload["part"]["total"]) == (1, 1)


def test_a_graph_without_named_graphs_gives_parts_too(many_articles: Path, tmp_path: Path) -> None:
    """Turtle has no names for graphs: what comes from an article says so itself."""
    turtle = tmp_path / "many.ttl"
    triples = {(quad.subject, quad.predicate, quad.object) for quad in MemoryStore.from_file(many_articles).quads()}
    turtle.write_text(to_turtle([Quad(*triple) for triple in sorted(triples, key=str)], prefixes={}), encoding="utf-8")
    with serving(turtle, tmp_path) as server:
        assert numbers(view(server)) == newest(*EVERY)
        assert numbers(view(server, actor=many.BORDURIA)) == [n for n in EVERY if n % many.BORDURIAS == 0]


def test_a_part_shows_what_the_whole_shows_of_its_articles(many_articles: Path) -> None:
    """What is left out of a part is in no page."""
    whole = MemoryStore.from_file(many_articles)
    chosen = tuple(Iri(many.article(number)) for number in (7, 10, 12))
    part = view_model(part_of(whole, Wanted(articles=chosen)).store)
    model = view_model(whole)
    ids = {article["id"] for article in part["articles"]}
    assert ids == {"article/n7", "article/n10", "article/n12"}
    for kind in ("events", "claims", "roles", "relations"):
        assert part[kind] == [fact for fact in model[kind] if fact["article"] in ids]
    assert part["articles"] == [article for article in model["articles"] if article["id"] in ids]
    told = {thing["id"]: (thing["label"], thing["type"], thing.get("aliases")) for thing in model["things"]}
    assert {"state/sylvania", "state/borduria", "place/town-7"} <= {thing["id"] for thing in part["things"]}
    for thing in part["things"]:
        assert (thing["label"], thing["type"], thing.get("aliases")) == told[thing["id"]]


def test_words_are_told_where_an_article_has_no_text(many_articles: Path) -> None:
    text = many.trig().replace('schema:articleBody "Town 7 was visited by Sylvania." ; ', "")
    text = text.replace(f"<{many.BASE}span/n7> oa:start 0", f'<{many.BASE}span/n7> oa:exact "as told" ; oa:start 0')
    store = MemoryStore.from_bytes(text.encode(), "trig", base=Iri("urn:x"))
    (event,) = view_model(part_of(store, Wanted(articles=(Iri(many.article(7)),))).store)["events"]
    assert event["evidence"][0]["words"] == "as told"


def test_an_empty_graph_is_an_empty_page(tmp_path: Path) -> None:
    (tmp_path / "empty.ttl").write_text("", encoding="utf-8")
    with serving(tmp_path / "empty.ttl", tmp_path) as server:
        payload = view(server)
        assert (payload["model"]["articles"], payload["model"]["things"]) == ([], [])
        assert payload["part"]["total"] == 0
        assert server.client.get("search", params={"q": "a"}).json()["results"] == []
