"""What is fuzzed: each target takes bytes, and raises for a fault. An error of ours (`kg.errors`) is no fault."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from kg.errors import StatecraftError
from tools.fuzz.seeds import SEEDS

Target = Callable[[bytes], None]


def run(name: str, data: bytes) -> None:
    """Throw the data at a target.

    Raises:
        Exception: whatever is not an error of ours, which is a fault.
    """
    try:
        TARGETS[name](data)
    except StatecraftError as error:
        assert "\n" not in str(error)  # noqa: S101 what a user is shown is one line


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="kg-fuzz-")


def _file(ending: str, data: bytes) -> Path:
    path = Path(_folder().name, f"a{ending}")
    path.write_bytes(data)
    return path


def _articles(ending: str) -> Target:
    def read(data: bytes) -> None:
        from kg.read import Reading, read_paths

        for article in read_paths([_file(ending, data)], reading=Reading(on_bad=lambda error: str(error) and None)):
            article.text.encode("utf-8")
            for block in article.blocks:
                assert 0 <= block.span.start < block.span.end <= len(article.text)  # noqa: S101

    return read


def _graph(ending: str) -> Target:
    def read(data: bytes) -> None:
        from kg.rdf.serialize import to_nquads, to_trig
        from kg.rdf.terms import Blank
        from kg.store import MemoryStore

        quads = set(MemoryStore.from_file(_file(ending, data)).quads())
        for again, text in ((".nq", to_nquads(quads)), (".trig", to_trig(quads, prefixes={}))):
            read = set(MemoryStore.from_file(_file(again, text.encode("utf-8"))).quads())
            if not any(isinstance(term, Blank) for quad in quads for term in quad):
                assert read == quads  # noqa: S101

    return read


def _reference(data: bytes) -> None:
    from kg.store import ReferenceStore

    ReferenceStore([_file(".ttl", data)])


def _statements(data: bytes) -> None:
    from kg.corpus.statement_files import read_statements

    read_statements([_file(".ttl", data)])


@cache
def _listener() -> Callable[[], int]:
    """How many have connected to what queries name."""
    import socket
    import threading

    server, heard = socket.create_server(("127.0.0.1", 0)), []
    SEEDS["query"].append(f"ASK {{ SERVICE <http://127.0.0.1:{server.getsockname()[1]}/> {{ ?s ?p ?o }} }}".encode())

    def listen() -> None:
        while True:
            connection, _ = server.accept()
            heard.append(connection)

    threading.Thread(target=listen, daemon=True).start()
    return lambda: len(heard)


def _query(data: bytes) -> None:
    from kg.store import MemoryStore

    heard = _listener()
    try:
        MemoryStore().query(data.decode("utf-8", "replace"), most=1000)
    finally:
        assert heard() == 0  # noqa: S101


def _question(data: bytes) -> None:
    from kg.query import parse_question
    from kg.query.binding import bind

    question = parse_question("fuzz", data.decode("utf-8", "replace"))
    for value in ("2024", "1", "a:b", "x"):
        try:
            bind(question, {parameter.name: value for parameter in question.parameters})
        except StatecraftError:
            continue


@cache
def _asked() -> list[object]:
    from kg.query import list_queries

    return [question for question in list_queries() if question.parameters][:12]


def _values(data: bytes) -> None:
    from kg.graph import Graph
    from kg.query import Question
    from kg.query.binding import bind
    from kg.store import MemoryStore

    value = data.decode("utf-8", "surrogatepass" if data[:1] == b"\xed" else "replace")
    graph = Graph(MemoryStore())
    for question in _asked():
        assert isinstance(question, Question)  # noqa: S101
        for parameter in question.parameters:
            try:
                bound = bind(question, {parameter.name: value})
                graph.query(question, **{parameter.name: value})
            except StatecraftError as error:
                # A value is a term, never a piece of SPARQL: it cannot break the query, nor be a clause of it.
                assert "mend the query" not in str(error), bound  # noqa: S101
                assert "not allowed" not in str(error), bound  # noqa: S101


def _answers(data: bytes) -> None:
    from kg.query import Answer
    from kg.rdf.terms import Iri, Literal
    from kg.store import SelectResult

    words = data.decode("utf-8", "replace")
    answer = Answer(SelectResult(("a", "b"), ((Literal(words), Iri("a:b")), (None, Literal("x")))))
    for width in (None, 20, 80):
        shown = answer.format("table", width=width)
        assert all(character.isprintable() or character == "\n" for character in shown.replace("\u00a0", "")) or not (  # noqa: S101
            set(shown) & {chr(code) for code in (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F))}
        )
    rows = list(csv.reader(io.StringIO(answer.format("csv"), newline="")))
    assert rows[0] == ["a", "b"]  # noqa: S101
    assert len(rows) == 3  # noqa: S101
    assert json.loads(answer.format("json"))["results"]["bindings"][0]["a"]["value"] == words  # noqa: S101
    ElementTree.fromstring(answer.format("xml"))  # noqa: S314 it is our own
    assert answer.format("tsv").count("\n") == 3  # noqa: S101


def _results(data: bytes) -> None:
    from kg.store.sparql_json import read_results, read_triples

    for read in (read_results, read_triples):
        try:
            read(data)
        except ValueError:
            continue


def _extract(data: bytes) -> None:
    import kg

    words = data.decode("utf-8", "replace")
    graph = kg.build(f"Envoys meet\n\nThe foreign minister of Norway met her colleague in Oslo.\n\n{words[:2000]}\n")
    for ending in ("ttl", "trig"):
        kg.load(_file(f".{ending}", graph.export(ending).encode("utf-8")))


TARGETS: dict[str, Target] = {
    "text": _articles(".txt"),
    "html": _articles(".html"),
    "jsonl": _articles(".jsonl"),
    "json": _articles(".json"),
    "csv": _articles(".csv"),
    "parquet": _articles(".parquet"),
    "warc": _articles(".warc"),
    "feed": _articles(".xml"),
    "turtle": _graph(".ttl"),
    "trig": _graph(".trig"),
    "nquads": _graph(".nq"),
    "jsonld": _graph(".jsonld"),
    "reference": _reference,
    "statements": _statements,
    "query": _query,
    "question": _question,
    "values": _values,
    "answers": _answers,
    "results": _results,
    "extract": _extract,
}
