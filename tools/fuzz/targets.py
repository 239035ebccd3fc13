"""What is fuzzed: each target takes bytes, and raises for a fault. An error of ours (`kg.errors`) is no fault."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from kg.errors import StatecraftError
from tools.fuzz.seeds import ANNOTATED, SEEDS

if TYPE_CHECKING:
    from kg.query import Question

Target = Callable[[bytes], None]
_ACTING = {chr(code) for code in (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F))}


def run(name: str, data: bytes) -> None:
    """Throw the data at a target.

    Raises:
        Exception: whatever is not an error of ours, which is a fault.
    """
    told = ""
    try:
        TARGETS[name](data)
    except StatecraftError as error:
        told = str(error)
    _check("\n" not in told, "what a user is shown is one line")


class FaultError(Exception):
    """What came out is wrong."""


def _check(holds: bool, what: str) -> None:
    if not holds:
        raise FaultError(what)


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="kg-fuzz-")


def _file(ending: str, data: bytes) -> Path:
    path = Path(_folder().name, f"a{ending}")
    path.write_bytes(data)
    return path


def _is_told(error: StatecraftError) -> None:
    _check("\n" not in str(error), "what a user is shown is one line")


def _articles(ending: str) -> Target:
    def read(data: bytes) -> None:
        from kg.read import Reading, read_paths

        for article in read_paths([_file(ending, data)], reading=Reading(on_bad=_is_told)):
            article.text.encode("utf-8")
            for block in article.blocks:
                _check(0 <= block.span.start < block.span.end <= len(article.text), "a block lies in its text")

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
                _check(read == quads, "a graph is the same when it is read again")

    return read


def _reference(data: bytes) -> None:
    from kg.store import ReferenceStore

    ReferenceStore([_file(".ttl", data)])


def _statements(data: bytes) -> None:
    from kg.corpus.curation.statement_files import read_statements

    read_statements([_file(".ttl", data)])


def _annotated(form: str) -> Target:
    """What people noted of an article, and all that is told of a reader that found just that."""

    def read(data: bytes) -> None:
        from kg.evaluation.pooling import side_by_side
        from kg.evaluation.truth import read_folder

        folder = Path(_folder().name, form)
        folder.mkdir(exist_ok=True)
        (folder / "a.txt").write_text(ANNOTATED, encoding="utf-8")
        (folder / f"a.{form}.json").write_bytes(data)
        (found,) = read_folder(folder)
        truth = found.truth
        _check(truth is not None, "notes are the truth")
        if truth is not None:
            spans = [mention.span for thing in truth.things for mention in thing.mentions]
            _check(all(span.end <= len(found.article.text) for span in spans), "a mention lies in its text")
            told = side_by_side(["hybrid", "other"], [(found, [truth, truth])])
            json.loads(told.format("json", errors=True, disagreements=True))
            told.format(errors=True, disagreements=True)
            told.page().encode("utf-8")

    return read


@cache
def _listener() -> Callable[[], int]:
    """How many have connected to what queries name."""
    import socket
    import threading

    server = socket.create_server(("127.0.0.1", 0))
    heard: list[socket.socket] = []
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
        _check(heard() == 0, "a query connects to nowhere")


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
def _asked() -> list[Question]:
    from kg.query import list_queries

    return [question for question in list_queries() if question.parameters][:4]


def _values(data: bytes) -> None:
    from kg.query import ask
    from kg.store import MemoryStore

    try:
        value = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        value = data.decode("utf-8", "replace")
    store = MemoryStore()
    for question in _asked():
        for parameter in question.parameters:
            told = ""
            try:
                ask(store, question, {parameter.name: value})
            except StatecraftError as error:
                told = error.cause
            broken = "is not allowed" in told or "nested deeper" in told or "expected" in told
            _check(not broken, f"a value is a term, never a piece of SPARQL: {question.name}, {parameter.name}: {told}")


def _answers(data: bytes) -> None:
    from kg.query import Answer
    from kg.rdf.terms import Iri, Literal
    from kg.store import SelectResult

    words = data.decode("utf-8", "replace")
    answer = Answer(SelectResult(("a", "b"), ((Literal(words), Iri("a:b")), (None, Literal("x")))))
    for width in (None, 20, 80):
        _check(not _ACTING & set(answer.format("table", width=width)), "nothing in a table acts on a terminal")
    rows = list(csv.reader(io.StringIO(answer.format("csv"), newline="")))
    _check([len(row) for row in rows] == [2, 2, 2], "CSV has its rows and columns")
    _check(json.loads(answer.format("json"))["results"]["bindings"][0]["a"]["value"] == words, "JSON keeps a value")
    ET.fromstring(answer.format("xml"))  # noqa: S314 it is our own
    _check(answer.format("tsv").count("\n") == 3, "TSV has its rows")


def _results(data: bytes) -> None:
    from kg.store.services.sparql_json import read_results, read_triples

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


def _prose(data: bytes) -> None:
    """Whatever the words are: read, extracted, linked, checked, written, shown, and the same when it is read again."""
    from kg.graph import Graph
    from kg.pipeline import build_and_tally
    from kg.store import MemoryStore
    from tools.fuzz.prose import frame, glued

    graph, tally = build_and_tally(frame(glued(data[:400])))
    _check(not tally.faults, "facts are sound")
    _check(graph.validate().conforms, "a graph conforms to its shapes")
    text = {ending: graph.export(ending) for ending in ("ttl", "trig", "nq", "jsonld", "facts", "graphml", "dyads")}
    again = Graph(MemoryStore.from_file(_file(".trig", text["trig"].encode("utf-8"))))
    _check(again.export("facts") == text["facts"], "facts are the same when their graph is read again")
    _check(len(graph.pages()) == 2, "both pages are drawn")


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
    "rdfxml": _graph(".rdf"),
    "reference": _reference,
    "statements": _statements,
    "notes": _annotated("notes"),
    "gold": _annotated("gold"),
    "query": _query,
    "question": _question,
    "values": _values,
    "answers": _answers,
    "results": _results,
    "extract": _extract,
    "prose": _prose,
}
