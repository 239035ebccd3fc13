"""The JSON-LD context has a readable name for every term, and reading it back gives the same triples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib import OWL, RDF
from rdflib.compare import isomorphic

from kg.export import export_graph
from kg.rdf.namespaces import LINK_TYPE, PLOVER, PLOVER_CONTEXT, PLOVER_MODE, ROLE_STATUS, SC, STANCE, STATUS
from kg.resources import ontology_folder
from kg.store import MemoryStore
from tests.rdf.corpus import corpus_quads
from tests.rdf.ontology.vocabulary import example, is_class, terms, turtle, vocabulary

CONTEXT: dict[str, Any] = json.loads((ontology_folder() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
NAMES = {name: definition for name, definition in CONTEXT.items() if isinstance(definition, dict)}

# What stands in the named graph of the reference facts about that graph.
ABOUT = """
<https://w3id.org/statecraft/reference> dcterms:title "Reference facts" ; dcterms:source "a list" ;
    dcterms:description "Made up."@en ;
    dcterms:date "2024-05-03"^^xsd:date ; dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> ;
    prov:wasDerivedFrom <https://example.org/list> .
state:norway rdfs:isDefinedBy <https://w3id.org/statecraft/reference> ; skos:exactMatch wd:Q20 ; rdfs:label "Norway" .
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> MemoryStore:
    """The graph of some articles, and the examples of all terms, so that no property is missing."""
    together = turtle(ABOUT)
    for term in terms():
        together += example(term)[1]
    path = tmp_path_factory.mktemp("examples") / "examples.ttl"
    together.serialize(path, format="turtle", encoding="utf-8")
    store = MemoryStore(corpus_quads())
    store.load(path)
    return store


def test_every_property_has_its_own_name_and_the_right_kind_of_value() -> None:
    properties = [term for term in terms() if not is_class(term)]
    assert len(properties) > 70
    for term in properties:
        to_node = (term, RDF.type, OWL.ObjectProperty) in vocabulary()
        expected = {"@id": f"sc:{term.removeprefix(SC)}", **({"@type": "@id"} if to_node else {})}
        assert NAMES[term.removeprefix(SC)] == expected


def test_the_context_names_no_term_that_there_is_not() -> None:
    named = {definition["@id"] for definition in NAMES.values() if definition["@id"].startswith("sc:")}
    assert named == {f"sc:{term.removeprefix(SC)}" for term in terms() if not is_class(term)}


def test_no_two_names_are_for_the_same_term() -> None:
    meant = [definition["@id"] for definition in NAMES.values()]
    assert len(meant) == len(set(meant))


def test_code_lists_have_prefixes() -> None:
    prefixed = {value for value in CONTEXT.values() if isinstance(value, str)}
    assert {STATUS, ROLE_STATUS, STANCE, PLOVER, PLOVER_MODE, PLOVER_CONTEXT, LINK_TYPE} <= prefixed


def test_every_exported_key_is_readable(store: MemoryStore) -> None:
    keys: set[str] = set()
    for node in json.loads(export_graph(store, "jsonld"))["@graph"]:
        for inner in node.get("@graph", [node]):
            keys |= set(inner)
    assert {"linkType", "incumbentName", "datasetTitle", "hasMembershipIn", "publisher"} <= keys
    assert keys - {"@id", "@type", "@graph"} <= set(NAMES)


def test_every_key_of_the_example_is_readable(example_output: Path) -> None:
    """The reference facts of the states and organizations that it names among them."""
    document = json.loads((example_output / "graph.jsonld").read_text(encoding="utf-8"))
    keys = {key for graph in document["@graph"] for node in graph.get("@graph", [graph]) for key in node}
    assert {"linkType", "hasMembershipIn", "knownAsOf", "license"} <= keys
    assert keys - {"@id", "@type", "@graph"} <= set(NAMES)


def test_codes_are_short(store: MemoryStore) -> None:
    text = export_graph(store, "jsonld")
    assert '"status": "statuses:occurred"' in text
    assert '"linkType": "linktypes:demonym"' in text


# rdflib warns of its own use of deprecated classes.
@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is:DeprecationWarning")
def test_rdflib_reads_the_same_triples(store: MemoryStore) -> None:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=export_graph(store, "jsonld"), format="json-ld")
    triples = rdflib.Graph()
    for subject, predicate, value, _ in dataset.quads():
        triples.add((subject, predicate, value))
    assert len(triples) > 600
    assert isomorphic(triples, store.to_rdflib())


def test_oxigraph_reads_the_same_quads(store: MemoryStore, tmp_path: Path) -> None:
    path = tmp_path / "graph.jsonld"
    path.write_text(export_graph(store, "jsonld"), encoding="utf-8")
    assert set(MemoryStore.from_file(path).quads()) == set(store.quads())
