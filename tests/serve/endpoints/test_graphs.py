"""The Graph Store Protocol: reading for all, writing with a token."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.store import open_store
from tests.command import Command
from tests.serve.running import TOKEN, Server, named_graphs, serving
from tests.store.servers import oxigraph

G = "http://example.org/graph"
BEARER = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "text/turtle"}
TURTLE = '@prefix ex: <http://example.org/> . ex:a ex:b [ ex:c "d" ] .'


@pytest.fixture
def name(request: pytest.FixtureRequest) -> str:
    """A graph that no other test writes."""
    return f"http://example.org/{quote(request.node.name)}"


def graph_of(text: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=text, format="turtle")


def test_graphs_are_read_by_name(server: Server, example_output: Path) -> None:
    graphs = named_graphs(example_output / "graph.trig")
    assert len(graphs) > 1
    for name, graph in graphs.items():
        answer = server.client.get("store", params={"graph": name}, headers={"Accept": "text/turtle"})
        assert answer.status_code == 200
        assert isomorphic(graph_of(answer.text), graph)
    whole = server.client.get("store?default", headers={"Accept": "application/n-triples"})
    assert isomorphic(
        rdflib.Graph().parse(data=whole.text, format="nt"), rdflib.Graph().parse(example_output / "graph.ttl")
    )
    assert server.client.head("store?default").content == b""


@pytest.mark.parametrize(
    ("address", "status"),
    [("store", 400), ("store?graph=relative", 400), ("store?graph=x:a&default", 400), ("store?graph=x:none", 404)],
)
def test_what_is_not_there(server: Server, address: str, status: int) -> None:
    assert server.client.get(address).status_code == status


def test_a_graph_is_put_added_to_and_deleted(writable: Server, name: str) -> None:
    client, where = writable.client, {"graph": name}
    assert client.put("store", params=where, content=TURTLE, headers=BEARER).status_code == 201
    assert isomorphic(graph_of(client.get("store", params=where).text), graph_of(TURTLE))
    # Who asks afterwards sees it, in queries too.
    assert writable.ask(f"ASK {{ GRAPH <{name}> {{ ?s ?p ?o }} }}").json()["boolean"] is True
    assert client.post("store", params=where, content=TURTLE, headers=BEARER).status_code == 204
    twice = graph_of(TURTLE + TURTLE.partition(" . ")[2].replace("[", "_:x . _:x ").replace("] .", "."))
    assert isomorphic(graph_of(client.get("store", params=where).text), twice)
    assert client.put("store", params=where, content=TURTLE, headers=BEARER).status_code == 204
    assert isomorphic(graph_of(client.get("store", params=where).text), graph_of(TURTLE))
    assert client.delete("store", params=where, headers=BEARER).status_code == 204
    assert client.get("store", params=where).status_code == 404
    assert client.delete("store", params=where, headers=BEARER).status_code == 404


@pytest.mark.parametrize(
    ("media", "content"),
    [
        ("application/n-triples", '<http://example.org/a> <http://example.org/b> "c" .'),
        ("application/ld+json", '{"@id": "http://example.org/a", "http://example.org/b": "c"}'),
        (
            "application/rdf+xml",
            """<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://example.org/">
            <r:Description r:about="http://example.org/a"><e:b>c</e:b></r:Description></r:RDF>""",
        ),
    ],
)
def test_graphs_are_taken_in(writable: Server, name: str, media: str, content: str) -> None:
    answer = writable.client.put(
        "store", params={"graph": name}, content=content, headers=BEARER | {"Content-Type": media}
    )
    assert answer.status_code == 201
    found = graph_of(writable.client.get("store", params={"graph": name}).text)
    assert isomorphic(found, graph_of('<http://example.org/a> <http://example.org/b> "c" .'))


@pytest.mark.parametrize("content", ["<a> <b", "<a> <b> <c> . <d> <e", '<a> <b> "\\uD800" .', "<a b> <c> <d> ."])
def test_a_broken_graph_changes_nothing(writable: Server, name: str, content: str) -> None:
    writable.client.put("store", params={"graph": name}, content=TURTLE, headers=BEARER)
    answer = writable.client.put("store", params={"graph": name}, content=content, headers=BEARER)
    assert answer.status_code == 400
    assert isomorphic(graph_of(writable.client.get("store", params={"graph": name}).text), graph_of(TURTLE))


def test_the_default_graph_is_not_written(writable: Server) -> None:
    assert writable.client.put("store?default", content=TURTLE, headers=BEARER).status_code == 403


def test_other_media_are_refused(writable: Server, name: str) -> None:
    headers = BEARER | {"Content-Type": "image/png"}
    assert writable.client.put("store", params={"graph": name}, content=b"x", headers=headers).status_code == 415


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_nobody_writes_unless_it_was_allowed(server: Server, method: str) -> None:
    answer = server.client.request(method, "store", params={"graph": G}, content=TURTLE, headers=BEARER)
    assert answer.status_code == 405


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
@pytest.mark.parametrize("given", [None, "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", TOKEN])
def test_writing_needs_the_token(writable: Server, name: str, method: str, given: str | None) -> None:
    headers = {"Content-Type": "text/turtle", **({} if given is None else {"Authorization": given})}
    answer = writable.client.request(method, "store", params={"graph": name}, content=TURTLE, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert writable.client.get("store", params={"graph": name}).status_code == 404


def test_the_graphs_of_a_corpus_are_its_own(kg: Command, tmp_path: Path, example: Path) -> None:
    assert kg("init", "news").code == 0
    assert kg("add", example, "--store", "news").code == 0
    with serving(tmp_path / "news", tmp_path, "--writable", KG_TOKEN=TOKEN) as server:
        listed = server.ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }").json()["results"]["bindings"]
        names = [row["g"]["value"] for row in listed]
        assert len(names) > 1
        own = {"reference", "identities", "shared-events", "copies"}
        owned = {*names, *(f"https://w3id.org/statecraft/{each}" for each in own)}
        others = {each.replace("statecraft", "%73tatecraft") for each in owned}
        others |= {each.replace("w3id.org", "W3ID.org:443") for each in owned}
        for name in owned | others:
            for method in ("PUT", "POST", "DELETE"):
                answer = server.client.request(method, "store", params={"graph": name}, content=TURTLE, headers=BEARER)
                assert answer.status_code == 409
        assert server.client.put("store", params={"graph": G}, content=TURTLE, headers=BEARER).status_code == 201
    assert kg("status", "news").code == 0


OWN = [
    "https://w3id.org/statecraft/store",
    "https://w3id.org/statecraft/store/merged",
    "https://w3id.org/statecraft/store/ledger",
    "https://w3id.org/statecraft/store/ledger/settings",
    "https://w3id.org/statecraft/store/incoming/x",
    "https://w3id.org/statecraft/stor%65/ledger",
    "https://w3id.org/statecraft/store%2Fledger",
    "https://w3id.org/statecraft/id/../store/./ledger",
    "https://w3id.org//statecraft/store/ledger",
    "https://w3id.org:443/statecraft/store/ledger",
    "HTTPS://W3ID.org/statecraft/store/ledger",
    "https://me@w3id.org/statecraft/store/ledger",
]


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
@pytest.mark.parametrize("graph", OWN)
def test_what_a_store_keeps_for_itself_is_not_written(writable: Server, method: str, graph: str) -> None:
    """Neither under its name nor under one that a service may take for the same."""
    asked = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
    before = writable.ask(asked).json()
    answer = writable.client.request(method, "store", params={"graph": graph}, content=TURTLE, headers=BEARER)
    assert answer.status_code == 409
    assert "belongs to the store itself" in answer.json()["detail"]
    assert writable.ask(asked).json() == before


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_what_a_service_keeps_for_the_store_is_not_written(tmp_path: Path, method: str) -> None:
    """There these graphs hold the ledger and the list of graphs."""
    with oxigraph(tmp_path) as service:
        address = service.query.removesuffix("/query")
        with open_store(address, create=True) as store:
            store.ledger.keep_settings("{}")
        held = httpx.get(f"{address}/store?default", trust_env=False).text
        with serving(address, tmp_path, "--writable", KG_TOKEN=TOKEN) as server:
            for graph in OWN:
                where = {"graph": graph}
                answer = server.client.request(method, "store", params=where, content=TURTLE, headers=BEARER)
                assert answer.status_code == 409
        assert httpx.get(f"{address}/store?default", trust_env=False).text == held
        with open_store(address) as store:
            assert store.ledger.settings() == "{}"


@pytest.mark.parametrize("update", ["CLEAR GRAPH <%s>", "DROP ALL", "INSERT DATA { GRAPH <%s> { <x:a> <x:b> <x:c> } }"])
@pytest.mark.parametrize("address", ["query", "sparql"])
def test_no_update_reaches_it_either(writable: Server, address: str, update: str) -> None:
    text = update.replace("%s", OWN[2])
    media = {"Content-Type": "application/sparql-update"}
    for answer in (
        writable.client.post(address, content=text, headers=BEARER | media),
        writable.client.post(address, data={"update": text}, headers={"Authorization": BEARER["Authorization"]}),
        writable.client.post(address, data={"query": text}, headers={"Authorization": BEARER["Authorization"]}),
    ):
        assert answer.status_code in (400, 403, 415)
    assert writable.client.post("update", content=text, headers=BEARER | media).status_code == 404


def test_a_graph_that_a_document_names_is_not_written(writable: Server, name: str) -> None:
    """A document goes into the graph that the request names, whatever is named in it."""
    document = f'{{"@id": "{OWN[2]}", "@graph": [{{"@id": "x:a", "x:b": "c"}}]}}'
    headers = BEARER | {"Content-Type": "application/ld+json"}
    assert writable.client.put("store", params={"graph": name}, content=document, headers=headers).status_code == 201
    assert writable.client.get("store", params={"graph": OWN[2]}).status_code == 404


def test_while_another_process_writes(kg: Command, tmp_path: Path) -> None:
    from kg.store import DiskStore

    store = DiskStore.create(tmp_path / "store")
    with serving(tmp_path / "store", tmp_path, "--writable", KG_TOKEN=TOKEN) as server:
        answer = server.client.put("store", params={"graph": G}, content=TURTLE, headers=BEARER)
        assert answer.status_code == 503
        assert int(answer.headers["retry-after"]) > 0
        store.close()
        assert server.client.put("store", params={"graph": G}, content=TURTLE, headers=BEARER).status_code == 201


def test_a_file_is_not_written_to(kg: Command, example_output: Path) -> None:
    outcome = kg("serve", example_output / "graph.trig", "--port", "0", "--writable", KG_TOKEN=TOKEN)
    assert outcome.code == 2
    assert "a file cannot be written to" in outcome.err


def test_a_token_is_not_a_short_word(kg: Command, tmp_path: Path) -> None:
    kg("init", "news")
    assert "too short" in kg("serve", "news", "--port", "0", "--writable", KG_TOKEN="secret").err  # noqa: S106
    assert "cannot be read" in kg("serve", "news", "--writable", "--token-file", "none").err


def test_without_a_token_one_is_made(kg: Command, tmp_path: Path) -> None:
    kg("init", "news")
    with serving(tmp_path / "news", tmp_path, "--writable", KG_TOKEN="") as server:
        told = server.log.read_text(encoding="utf-8")
        token = told.partition("the token for writing is ")[2].split()[0]
        headers = BEARER | {"Authorization": f"Bearer {token}"}
        assert server.client.put("store", params={"graph": G}, content=TURTLE, headers=headers).status_code == 201
