"""The ontology's modules: whole, apart from one another, and without the network."""

from __future__ import annotations

import re

import pytest
import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, VANN

from kg.rdf.namespaces import SC
from kg.resources import ontology_folder, vocabulary_files

ONTOLOGY = rdflib.URIRef("https://w3id.org/statecraft/ontology")
MODULES = sorted(path.stem for path in (ontology_folder() / "modules").glob("*.ttl"))


def _file(name: str) -> rdflib.Graph:
    path = "statecraft.ttl" if name == "" else f"modules/{name}.ttl"
    return rdflib.Graph().parse(ontology_folder() / path, format="turtle")


def _iri(name: str) -> rdflib.URIRef:
    return ONTOLOGY if name == "" else rdflib.URIRef(f"{ONTOLOGY}/{name}")


def _imports(name: str) -> list[str]:
    """The modules that a module imports, by name."""
    imported = [str(iri) for iri in _file(name).objects(_iri(name), OWL.imports)]
    assert all(iri.startswith(f"{ONTOLOGY}/") for iri in imported), "a foreign vocabulary would need the network"
    return [iri.removeprefix(f"{ONTOLOGY}/") for iri in imported]


def _reached(name: str, above: tuple[str, ...] = ()) -> set[str]:
    """A module and all that it imports."""
    assert name not in above, f"imports in a circle: {' > '.join((*above, name))}"
    return {name}.union(*(_reached(each, (*above, name)) for each in _imports(name)))


def test_the_ontology_imports_every_module_and_no_other() -> None:
    assert len(MODULES) == 8
    assert sorted(_imports("")) == MODULES
    assert _reached("") == {"", *MODULES}


def test_the_vocabulary_is_the_header_the_modules_the_codes_and_the_issues() -> None:
    names = {path.relative_to(ontology_folder()).as_posix() for path in vocabulary_files()}
    assert names == {"statecraft.ttl", "codes.ttl", "issues.ttl", *(f"modules/{name}.ttl" for name in MODULES)}
    assert all(path.is_file() for path in vocabulary_files())


@pytest.mark.parametrize("name", ["", *MODULES])
def test_a_module_says_what_it_is(name: str) -> None:
    graph, iri = _file(name), _iri(name)
    assert list(graph.subjects(RDF.type, OWL.Ontology)) == [iri]
    for needed in (DCTERMS.title, DCTERMS.description):
        (text,) = graph.objects(iri, needed)
        assert getattr(text, "language", None) == "en"
    version = str(graph.value(iri, OWL.versionInfo))
    assert re.fullmatch(r"\d+\.\d+", version)
    assert graph.value(iri, OWL.versionIRI) == rdflib.URIRef(f"{iri}/{version}")
    assert graph.value(iri, DCTERMS.license) == rdflib.URIRef("https://www.apache.org/licenses/LICENSE-2.0")
    assert str(graph.value(iri, DCTERMS.creator)) == "The Statecraft project"
    assert str(graph.value(iri, VANN.preferredNamespacePrefix)) == "sc"
    assert str(graph.value(iri, VANN.preferredNamespaceUri)) == SC


@pytest.mark.parametrize("name", MODULES)
def test_a_module_speaks_only_of_terms_that_it_defines_or_imports(name: str) -> None:
    graphs = {module: _file(module) for module in _reached(name)}
    defined = {term for graph in graphs.values() for term in graph.subjects(RDFS.isDefinedBy, ONTOLOGY)}
    named = {term for triple in graphs[name] for term in triple if str(term).startswith(SC)}
    assert named - defined - {rdflib.Literal(SC)} == set()


def test_a_term_is_defined_in_one_module() -> None:
    where: dict[str, list[str]] = {}
    for name in MODULES:
        for term in _file(name).subjects(RDFS.isDefinedBy):
            where.setdefault(str(term), []).append(name)
    assert len(where) > 100
    assert {term: names for term, names in where.items() if len(names) > 1} == {}
