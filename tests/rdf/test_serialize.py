"""Turtle, TriG and N-Quads: readable, the same bytes for the same graph, and the same graph for every reader."""

from __future__ import annotations

from dataclasses import replace

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from kg.model import ArticleFacts, Entity, EntityType
from kg.rdf import (
    Iri,
    Literal,
    Quad,
    facts_to_quads,
    prefixes,
    read_articles,
    to_nquads,
    to_ntriples,
    to_trig,
    to_turtle,
)
from kg.rdf.namespaces import IS_DEFINED_BY, RDF_TYPE, REFERENCE, sc
from kg.store import MemoryStore
from tests.rdf.sample import sample

HOSTILE = [
    'He said "hi" and \\left',
    "two\nlines\r\nand a\ttab",
    "<script>alert(1)</script>",
    "\u202eright to left\u202c مرحبا",
    "🙂👩‍👩‍👧 and a zero\u200bwidth",
    "'''\"\"\"",
    "x" * 5000,
    "ends with a backslash \\",
    "@prefix x: <y> . # comment",
    "form\x0cfeed \x7f \x85 \u2028",
]


def test_turtle_is_grouped_and_begins_with_the_type() -> None:
    turtle = to_turtle(facts_to_quads(sample()), prefixes=prefixes())
    assert '\nstate:norway a sc:State ;\n    rdfs:label "Norway" ;\n' in turtle
    assert turtle.count("\nstate:norway ") == 1


def test_turtle_begins_with_the_facts_and_ends_with_what_was_known() -> None:
    facts = sample()
    norway, reference = Iri(prefixes()["state"] + "norway"), Iri(REFERENCE)
    known = [
        Quad(norway, RDF_TYPE, sc("ReferenceState"), reference),
        Quad(norway, IS_DEFINED_BY, reference, reference),
        Quad(norway, sc("officialName"), Literal("Kingdom of Norway"), reference),
        Quad(Iri(prefixes()["incumbency"] + "norway_king"), IS_DEFINED_BY, reference, reference),
    ]
    turtle = to_turtle([*known, *facts_to_quads(facts)], prefixes=prefixes())
    kinds = "article event claim role relation person issue group appearance span".split()  # noqa: SIM905
    first = [turtle.index(f"\n{kind}:") for kind in kinds]
    assert first == sorted(first)
    spans, text = turtle.rindex("\nspan:"), turtle.index(" schema:articleBody ")
    assert spans < text < turtle.index("\nincumbency:")
    # What the article says of a thing is apart from what was known of it.
    told, before = turtle.index("\nstate:norway a "), turtle.index("\nstate:norway rdfs:isDefinedBy ")
    assert first[0] < told < spans < text < before < turtle.index("Kingdom of Norway")
    often = {event.id: len(event.evidence) for event in facts.events}
    assert len(set(often.values())) > 1
    events = [part.split()[0] for part in turtle.split("\nevent:fish-dispute_")[1:]]
    assert events == sorted(often, key=lambda id: (-often[id], int(id[1:])))


def test_order_of_quads_does_not_matter() -> None:
    quads = facts_to_quads(sample())
    shuffled = quads[1::2][::-1] + quads[::2]
    assert to_nquads(shuffled + quads[:9]) == to_nquads(quads)
    assert to_turtle(shuffled, prefixes=prefixes()) == to_turtle(quads, prefixes=prefixes())
    assert to_trig(shuffled, prefixes=prefixes()) == to_trig(quads, prefixes=prefixes())


def test_triples_are_those_of_all_graphs_one_a_line() -> None:
    quads = [*facts_to_quads(sample()), *facts_to_quads(sample())[:5]]
    text = to_ntriples(quads)
    assert text.splitlines() == sorted(set(text.splitlines()))
    assert set(rdflib.Graph().parse(data=text, format="nt")) == set(
        rdflib.Graph().parse(data=to_turtle(quads, prefixes=prefixes()), format="turtle")
    )


# rdflib warns of its own use of what it deprecates.
_rdflib_datasets = pytest.mark.filterwarnings(
    "ignore:Dataset.default_context:DeprecationWarning", "ignore:ConjunctiveGraph is:DeprecationWarning"
)


@_rdflib_datasets
def test_rdflib_and_oxigraph_read_the_same_graph() -> None:
    quads = facts_to_quads(sample())
    turtle = to_turtle(quads, prefixes=prefixes())
    ours = MemoryStore(quads).to_rdflib()
    assert isomorphic(rdflib.Graph().parse(data=turtle, format="turtle"), ours)
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=to_trig(quads, prefixes=prefixes()), format="trig")
    assert len(dataset) == len(quads)


def _with_name(name: str) -> ArticleFacts:
    facts = sample()
    return replace(
        facts,
        article=replace(facts.article, title=name, source=name, author=name, url=name),
        entities=(*facts.entities, Entity("e11", EntityType.PERSON, name, (name + "!",))),
    )


@_rdflib_datasets
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_survive_every_format(name: str) -> None:
    facts = _with_name(name)
    quads = facts_to_quads(facts)
    store = MemoryStore(quads)
    for written in (to_nquads(quads), to_turtle(quads, prefixes=prefixes()), to_trig(quads, prefixes=prefixes())):
        graph = rdflib.Dataset(default_union=True)
        graph.parse(data=written, format="trig" if not written.startswith("<") else "nquads")
        assert rdflib.Literal(name) in set(graph.objects(None, rdflib.RDFS.label))
    assert read_articles(store.quads())[0].facts == facts


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_from_turtle(text: str) -> None:
    import pyoxigraph

    quad = Quad(Iri("https://example.org/a"), Iri("https://example.org/p"), Literal(text))
    (found,) = pyoxigraph.parse(to_turtle([quad], prefixes={}).encode(), format=pyoxigraph.RdfFormat.TURTLE)
    assert isinstance(found.object, pyoxigraph.Literal)
    assert found.object.value == text


def test_a_local_name_that_would_need_an_escape_is_written_in_full() -> None:
    quad = Quad(Iri(prefixes()["state"] + "a.b"), Iri(prefixes()["sc"] + "p"), Iri(prefixes()["state"]))
    assert "<https://w3id.org/statecraft/id/state/a.b> sc:p <https://w3id.org/statecraft/id/state/> ." in to_turtle(
        [quad], prefixes=prefixes()
    )
