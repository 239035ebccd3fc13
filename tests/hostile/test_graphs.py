"""Hostile graphs, reference files and files of identities: one clear error or the right graph, soon."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpus.curation.statement_files import read_statements
from kg.errors import GraphError
from kg.store import AskResult, MemoryStore, ReferenceStore
from tests.command import Command
from tests.hostile.child import in_a_child

DEEP = {
    "lists.ttl": "<a:s> <a:p> " + "(" * 10_000 + ")" * 10_000 + " .",
    "blanks.ttl": "<a:s> <a:p> " + "[<a:p> " * 10_000 + "1" + "]" * 10_000 + " .",
    "open.ttl": "<a:s> <a:p> " + "[" * 100_000,
    "quoted.trig": "<<( <a:s> <a:p> " * 10_000,
    "groups.trig": "{" * 100_000,
    "objects.jsonld": '{"a:b":' * 10_000 + "1" + "}" * 10_000,
    "graphs.jsonld": '{"@graph":' * 10_000 + "1" + "}" * 10_000,
    "lists.jsonld": '{"a:b":' + '{"@list":[' * 10_000 + "]}" * 10_000 + "}",
    "contexts.jsonld": '{"@context":' * 10_000 + "{}" + "}" * 10_000,
    "nodes.rdf": "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:a='a:'>"
    + "<a:A><a:p>" * 10_000
    + "</a:p></a:A>" * 10_000
    + "</rdf:RDF>",
    "open.rdf": "<a>" * 100_000,
    "open.jsonld": "[" * 100_000,
    "text.jsonld": '"' + '\\"' * 100_000,
}


def knot(size: int) -> str:
    """Blank nodes each of which is tied to each other."""
    return "".join(f"_:a{one} <a:p> _:a{two} .\n" for one in range(size) for two in range(size) if one != two)


def ring(size: int) -> str:
    """Blank nodes that stand in a ring."""
    return "".join(f"_:a{number} <a:p> _:a{(number + 1) % size} .\n" for number in range(size))


READ = """
from kg.errors import GraphError
from kg.store import MemoryStore, ReferenceStore
for read in (lambda path: list(MemoryStore.from_file(path).quads()), lambda path: ReferenceStore([path])):
    try:
        read(sys.argv[1])
    except GraphError as error:
        print(error)
"""


@pytest.mark.parametrize("name", DEEP)
def test_deep_graphs_end_no_process(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(DEEP[name])
    told = in_a_child(READ, tmp_path / name).splitlines()
    assert told
    assert all(len(line) < 700 for line in told)


@pytest.mark.parametrize("content", [knot(9), knot(50), ring(1_000), "<a:s> <a:p> (" + " 1" * 1_000 + ") ."])
def test_blank_nodes_that_take_for_ever_to_name_are_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.ttl").write_text(content)
    assert "blank nodes look alike" in in_a_child(READ.replace("ReferenceStore([path])", "None"), tmp_path / "a.ttl")
    assert MemoryStore.from_file(tmp_path / "a.ttl").query("ASK { ?s ?p ?o }") == AskResult(True)


def test_nothing_is_written_of_a_graph_that_is_refused(kg: Command) -> None:
    (kg.folder / "a.ttl").write_text(knot(9))
    outcome = kg("export", "a.ttl", "-f", "nq", "-o", "b.nq")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert [path.name for path in kg.folder.iterdir()] == ["a.ttl"]


NUMBERS = " ".join(map(str, range(1_000)))


@pytest.mark.parametrize(
    "content",
    [
        knot(6),
        ring(100),
        f"<a:s> <a:p> ({NUMBERS}) . <a:t> <a:p> ({NUMBERS}) .",
        "".join(f"<a:s{number}> <a:p> [ <a:q> [ a <a:T> ], (1 2 3) ] .\n" for number in range(500)),
        "[ a <a:T> ] .\n" * 1_000,
    ],
)
def test_blank_nodes_that_people_write_are_named(tmp_path: Path, content: str) -> None:
    lines = content.splitlines()[::-1]
    (tmp_path / "a.ttl").write_text(content)
    (tmp_path / "b.ttl").write_text("\n".join(lines))
    quads = [set(MemoryStore.from_file(tmp_path / name).quads()) for name in ("a.ttl", "b.ttl")]
    assert quads[0] == quads[1]


BROKEN = {
    "utf16.ttl": '<a:s> <a:p> "x" .'.encode("utf-16"),
    "latin.ttl": '<a:s> <a:p> "é" .'.encode("latin-1"),
    "surrogate.nt": b'<a:s> <a:p> "\\uD800" .',
    "surrogate-bytes.nt": b'<a:s> <a:p> "\xed\xa0\x80" .',
    "cut.ttl": b'@prefix a: <a:> . a:s a:p "x',
    "cut.trig": b"<a:g> { <a:s> <a:p> <a:o> ",
    "cut.jsonld": b'{"@id": "a:b", "a:c": [1, {"@value": ',
    "space.nt": b"<a:s s> <a:p> <a:o> .",
    "relative.nq": b"<s> <p> <o> <g> .",
    "literal.nt": b'"x" <a:p> <a:o> .',
    "gzip.ttl": b"\x1f\x8b\x08\x00\x00",
    "big.jsonld": b'{"@id": "a:b", "a:c": 1' + b"0" * 10_000 + b", ",
    "xml.ttl": b'<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_are_refused_whole(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(BROKEN[name])
    store = MemoryStore()
    for read in (store.load, lambda path: ReferenceStore([path]), lambda path: read_statements([path])):
        with pytest.raises(GraphError) as caught:
            read(path)
        assert str(path) in str(caught.value)
        assert len(str(caught.value)) < 700
    assert len(store) == 0


def test_what_looks_odd_and_is_right_comes_back_the_same(tmp_path: Path) -> None:
    words = "\u202egnp.exe \u200b\x1b[2J =1+1 \ufeff e\u0301 \U0001f1f3"
    (tmp_path / "a.nt").write_text(f'<a:s> <a:p> "{words.replace(chr(27), "")}" .\n' * 3, encoding="utf-8")
    (quad,) = MemoryStore.from_file(tmp_path / "a.nt").quads()
    assert getattr(quad.object, "value", None) == words.replace("\x1b", "")


def test_one_line_of_twenty_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "a.nt"
    path.write_text('<a:s> <a:p> "' + "x" * 20_000_000 + '" .')
    for read in (MemoryStore.from_file, lambda path: ReferenceStore([path])):
        with pytest.raises(GraphError, match="longer than 16 MB"):
            read(path)
    path.write_text('<a:s> <a:p> "' + "x" * 10_000_000 + '" .')
    assert len(MemoryStore.from_file(path)) == 1
    with pytest.raises(GraphError, match="larger than 1 MB"):
        MemoryStore.from_file(path, max_bytes=1_000_000)


RDF = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:a='a:'>"


@pytest.mark.parametrize(
    "content",
    [
        f"<!DOCTYPE x [<!ENTITY a 'b'>]>{RDF}<a:b>&a;</a:b></rdf:RDF>".encode(),
        f"<!DocType x SYSTEM 'file:///etc/passwd'>{RDF}</rdf:RDF>".encode(),
        f"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>{RDF}</rdf:RDF>".encode("utf-16"),
        f"{RDF}<a:b>&a;</a:b></rdf:RDF>".encode(),
        f"{RDF}<a:b>".encode(),
        b"\xff\xfe",
        b"<?xml version='1.0' encoding='utf-7'?>+ADw-!DOCTYPE x+AD4-",
    ],
)
def test_rdf_in_xml_without_document_types(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.rdf"
    path.write_bytes(content)
    with pytest.raises(GraphError) as caught:
        MemoryStore.from_file(path)
    assert str(path) in str(caught.value)


def test_a_page_or_a_feed_is_no_graph(kg: Command) -> None:
    (kg.folder / "a.xml").write_text("<rss/>")
    outcome = kg("query", "-e", "ASK {}", "a.xml")
    assert (outcome.code, outcome.out) == (2, "")
    assert "no graph file that we know" in outcome.err


@pytest.mark.parametrize("size", [100_000])
def test_many_prefixes_and_long_names(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(
        "".join(f"@prefix p{number}: <a:{number}> .\n" for number in range(size)) + f"p7:{'x' * size} a p8: ."
    )
    (quad,) = MemoryStore.from_file(path).quads()
    assert len(quad.subject) == size + 3
