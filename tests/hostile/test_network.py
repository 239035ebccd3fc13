"""Nothing connects to anywhere, and no file is opened that was not named: a socket listens, and a file lies there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest
import rdflib

import kg as statecraft
from kg.errors import GraphError, StatecraftError
from kg.read import Reading, read_paths
from kg.store import DiskStore, MemoryStore, Store, open_store
from kg.store.reference import ReferenceStore
from kg.validate import validate_graph
from tests.command import Command
from tests.listener import Listener
from tests.read.texts import text

QUERIES = {
    "service": "SELECT * { SERVICE <URL> { ?s ?p ?heard } }",
    "silent service": "SELECT * { SERVICE SILENT <URL> { ?s ?p ?heard } }",
    "service by variable": "SELECT * { BIND(<URL> AS ?where) SERVICE ?where { ?s ?p ?heard } }",
    "service below": "ASK { FILTER EXISTS { OPTIONAL { SERVICE <URL> { ?s ?p ?heard } } } }",
    "from": "SELECT * FROM <URL> { ?s ?p ?o }",
    "from named": "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    "describe": "DESCRIBE * FROM <URL> { ?s ?p ?o }",
    "load": "LOAD <URL>",
}
SECRET = '<https://example.org/a> <https://example.org/says> "secret" .\n'


@pytest.fixture
def secret(tmp_path: Path) -> str:
    """The address of a file that no query may read."""
    path = tmp_path / "secret.ttl"
    path.write_text(SECRET, encoding="utf-8")
    return path.as_uri()


def in_memory(folder: Path) -> Store:
    return MemoryStore()


def on_disk(folder: Path) -> Store:
    return DiskStore.create(folder / "store")


def at_a_service(folder: Path) -> Store:
    return open_store("http://127.0.0.1:9/query")


@pytest.mark.parametrize("opened", [in_memory, on_disk, at_a_service])
@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_no_store_is_led_outside(
    tmp_path: Path, listener: Listener, secret: str, query: str, opened: Callable[[Path], Store]
) -> None:
    store = opened(tmp_path)
    for url in (listener.url, secret):
        with pytest.raises(StatecraftError, match="not allowed"):
            store.query(query.replace("URL", url))
    assert listener.connections == 0


@pytest.mark.parametrize("graph", [MemoryStore.to_rdflib, MemoryStore.to_dataset])
@pytest.mark.parametrize("by_rdflib", [False, True])
@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_rdflib_is_not_led_outside(
    listener: Listener, secret: str, query: str, graph: Callable[[MemoryStore], rdflib.Graph], by_rdflib: bool
) -> None:
    asked = graph(MemoryStore())
    for url in (listener.url, secret):
        with pytest.raises(StatecraftError, match="not allowed"):
            asked.query(query.replace("URL", url), use_store_provided=not by_rdflib)
    assert listener.connections == 0


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <URL>",
        "LOAD SILENT <URL> INTO GRAPH <a:b>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
        "INSERT DATA { <a:b> <a:b> 1 } ; LOAD <URL>",
    ],
)
def test_an_update_of_a_copy_is_not_led_outside(listener: Listener, secret: str, update: str) -> None:
    graph = MemoryStore().to_rdflib()
    for url in (listener.url, secret):
        with pytest.raises(StatecraftError, match="not allowed"):
            graph.update(update.replace("URL", url))
    assert (listener.connections, len(graph)) == (0, 0)
    graph.update("INSERT DATA { <a:b> <a:b> 'LOAD' }")
    assert len(graph) == 1


@pytest.mark.parametrize("asked", ["SELECT * { SERVICE <URL> { } }", "SELECT * FROM <URL> { ?s ?p ?o }", "LOAD <URL>"])
def test_the_command_refuses_and_says_what_to_do(kg: Command, listener: Listener, secret: str, asked: str) -> None:
    (kg.folder / "a.ttl").write_text(SECRET, encoding="utf-8")
    for url in (listener.url, secret):
        (kg.folder / "mine.rq").write_text(asked.replace("URL", url), encoding="utf-8")
        for arguments in (("query", "mine.rq", "a.ttl"), ("query", "-e", asked.replace("URL", url), "a.ttl")):
            outcome = kg(*arguments)
            assert (outcome.code, outcome.out) == (2, "")
            assert "not allowed" in outcome.err
            assert ("--allow-network" in outcome.err) is ("SERVICE" in asked)
    assert listener.connections == 0


def test_the_command_may_be_told_to_let_service_through(kg: Command, listener: Listener) -> None:
    (kg.folder / "a.ttl").write_text(SECRET, encoding="utf-8")
    asked = f"SELECT ?heard {{ SERVICE <{listener.url}> {{ ?s ?p ?heard }} }}"
    outcome = kg("query", "--allow-network", "-e", asked, "a.ttl", "-f", "csv")
    assert outcome.code == 0, outcome.err
    assert outcome.out.split() == ["heard", "from", "outside"]
    assert listener.connections == 1
    for refused in ("SELECT * FROM <URL> { ?s ?p ?o }", "LOAD <URL>"):
        assert kg("query", "--allow-network", "-e", refused.replace("URL", listener.url), "a.ttl").code == 2
    assert listener.connections == 1


@pytest.mark.parametrize("opened", [in_memory, on_disk])
def test_a_store_may_be_told_to_let_service_through(
    tmp_path: Path, listener: Listener, opened: Callable[[Path], Store]
) -> None:
    answer = statecraft.Graph(opened(tmp_path)).query(
        f"SELECT ?heard {{ SERVICE <{listener.url}> {{ ?s ?p ?heard }} }}", allow_network=True
    )
    assert [row["heard"] for row in answer] == ["from outside"]
    assert listener.connections == 1


GRAPHS = {
    "a.jsonld": '{"@context": "URL", "@id": "https://example.org/a", "says": "x"}',
    "b.jsonld": '{"@context": ["URL", {"a": "a:b"}], "@id": "https://example.org/a", "a": "x"}',
    "c.jsonld": '{"@context": {"a": {"@id": "a:b", "@context": "URL"}}, "@id": "a:a", "a": {"a": "x"}}',
    "d.jsonld": '{"@context": {"@import": "URL", "@version": 1.1}, "@id": "a:a"}',
}


@pytest.mark.parametrize("name", GRAPHS)
def test_a_context_elsewhere_is_not_fetched(tmp_path: Path, listener: Listener, secret: str, name: str) -> None:
    for url in (listener.url, secret):
        (tmp_path / name).write_text(GRAPHS[name].replace("URL", url), encoding="utf-8")
        with pytest.raises(GraphError):
            statecraft.load(tmp_path / name)
        with pytest.raises(GraphError):
            ReferenceStore([tmp_path / name])
    assert listener.connections == 0


IMPORTS = """@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@base <URL> . <> a owl:Ontology ; owl:imports <URL>, <x.ttl> ; sh:shapesGraph <URL> .
"""


@pytest.mark.parametrize("engine", ["builtin", "pyshacl"])
def test_imports_are_not_followed(tmp_path: Path, listener: Listener, secret: str, engine: str) -> None:
    for url in (listener.url, secret):
        (tmp_path / "a.ttl").write_text(IMPORTS.replace("URL", url), encoding="utf-8")
        report = validate_graph(statecraft.load(tmp_path / "a.ttl").store, engine=engine)
        assert "secret" not in report.format("text", every=True)
    assert listener.connections == 0


ARTICLES = {
    "dtd.xml": '<!DOCTYPE rss SYSTEM "URL"><rss><channel><item><description>TEXT</description></item></channel></rss>',
    "entity.xml": '<!DOCTYPE rss [<!ENTITY a SYSTEM "URL">]><rss><channel><item><description>&a;</description></item>'
    "</channel></rss>",
    "parameter.xml": '<!DOCTYPE rss [<!ENTITY % a SYSTEM "URL"> %a;]><rss><channel><item><description>x</description>'
    "</item></channel></rss>",
    "links.xml": '<?xml-stylesheet href="URL"?><rss xmlns:xi="http://www.w3.org/2001/XInclude"><channel><item><link>URL'
    '</link><description>TEXT&lt;img src="URL"&gt;</description><enclosure url="URL"/><xi:include href="URL"/></item>'
    "</channel></rss>",
    "page.html": '<!DOCTYPE html SYSTEM "URL"><html><head><base href="URL"><link rel="stylesheet" href="URL"><meta '
    'http-equiv="refresh" content="0;url=URL"><script src="URL"></script><link rel="canonical" href="URL"></head><body>'
    '<article><p>TEXT<img src="URL"></p><p>TEXT</p><iframe src="URL"></iframe><object data="URL"></object></article>',
    "page.xhtml": '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "URL">]><html xmlns="http://www.w3.org/1999/'
    'xhtml"><body><article><p>TEXT &a;</p><p>TEXT</p></article></body></html>',
    "page.jsonl": '{"text": "TEXT", "url": "URL", "source": "URL"}',
}


@pytest.mark.parametrize("name", ARTICLES)
def test_what_articles_name_is_not_fetched(tmp_path: Path, listener: Listener, secret: str, name: str) -> None:
    for url in (listener.url, secret):
        (tmp_path / name).write_text(ARTICLES[name].replace("URL", url).replace("TEXT", text()), encoding="utf-8")
        for article in read_paths([tmp_path / name], reading=Reading(on_bad=lambda _: None)):
            assert "secret" not in article.text
    assert listener.connections == 0


def test_an_address_is_no_article(kg: Command, listener: Listener) -> None:
    outcome = kg("build", listener.url)
    assert (outcome.code, outcome.out) == (2, "")
    assert listener.connections == 0


def test_the_listener_hears_who_connects(listener: Listener) -> None:
    with urlopen(listener.url) as answer:  # noqa: S310 it is our own
        assert b"from outside" in answer.read()
    assert listener.connections == 1
