"""TriG and N-Quads in pieces: the bytes of the writers in memory, from a bounded part of it."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export import STREAMED, export_graph, spool
from kg.export.spool import sorted_lines
from kg.rdf import Blank, Iri, Literal, Quad, facts_to_quads, serialize
from kg.rdf.terms import RDF_LANG_STRING
from kg.store import MemoryStore
from tests.export.networks import graph_of, meeting, other_article, the_sample
from tests.rdf.corpus import corpus_quads
from tests.rdf.sample import sample

A, B = Iri("https://example.org/a10"), Iri("https://example.org/a9")
ODD = [
    Quad(A, B, Literal("two\nlines \x85 \u2028 \r and a\ttab"), None),
    Quad(Blank("b1"), B, Literal("hei", RDF_LANG_STRING, "nb"), Blank("b2")),
    Quad(B, A, Blank("b1"), Iri("urn:graph:10")),
    Quad(B, A, A, Iri("urn:graph:9")),
    Quad(B, A, A, None),
]


@pytest.mark.parametrize("run", [1, 7, 10**6])
@pytest.mark.parametrize("format", STREAMED)
def test_the_bytes_are_the_same_however_little_is_held(format: str, run: int) -> None:
    store = MemoryStore([*corpus_quads(), *facts_to_quads(other_article()), *ODD])
    quads = [*store.quads(), *store.quads()]
    assert "".join(STREAMED[format](quads, run=run)) == export_graph(store, format)  # type: ignore[call-arg]


@pytest.mark.parametrize("format", STREAMED)
def test_a_base_of_ones_own_and_an_empty_graph(format: str) -> None:
    store = MemoryStore(facts_to_quads(sample(), base="https://example.org/news"))
    assert "".join(STREAMED[format](store.quads())) == export_graph(store, format)
    assert "".join(STREAMED[format]([])) == export_graph(MemoryStore(), format)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"))), st.integers(1, 5))
def test_lines_are_sorted_like_a_list(texts: list[str], run: int) -> None:
    lines = [text + "\n" for text in texts]
    assert list(sorted_lines(lines, run=run)) == sorted(lines)


def test_more_runs_than_files_may_be_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "MOST_FILES", 3)
    lines = [f"{number * 7919 % 1000}\n" for number in range(1000)]
    assert list(sorted_lines(lines, run=10)) == sorted(lines)


def many(articles: int) -> Iterator[Quad]:
    quads = facts_to_quads(sample())
    for number in range(articles):
        graph = Iri(f"https://w3id.org/statecraft/id/graph/a{number}")
        for quad in quads:
            yield quad._replace(subject=Iri(f"{quad.subject}-{number}"), graph=graph)


@pytest.mark.parametrize("format", STREAMED)
def test_memory_does_not_grow_with_the_graph(format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "MOST_FILES", 5)
    monkeypatch.setattr(serialize, "MOST_KEPT", 1000)
    peaks = []
    for articles in (30, 90):
        tracemalloc.start()
        for _ in STREAMED[format](many(articles), run=1000):  # type: ignore[call-arg]
            pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.25 * peaks[0]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    graph = the_sample()
    assert graph.write(tmp_path / "graph.trig", "trig") == [tmp_path / "graph.trig"]
    assert (tmp_path / "graph.trig").read_text(encoding="utf-8") == graph.export("trig")

    class Broken(MemoryStore):
        def quads(self) -> Iterator[Quad]:
            yield from super().quads()
            raise ValueError("the store breaks off")

    graph.store = Broken(graph_of(meeting(("Norway", "Freedonia"))).store.quads())
    with pytest.raises(ValueError, match="breaks off"):
        graph.write(tmp_path / "graph.trig", "trig")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.trig"]
    assert (tmp_path / "graph.trig").read_text(encoding="utf-8") == the_sample().export("trig")
