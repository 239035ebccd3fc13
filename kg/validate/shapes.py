"""Validates a graph: SHACL by pySHACL over the graph and the ontology, and the words of its spans."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import GraphError
from kg.rdf import prefixes
from kg.rdf.index import GraphIndex
from kg.rdf.namespaces import DERIVED_FROM, IDENTIFIER, RDF_TYPE, oa, sc
from kg.rdf.terms import Iri
from kg.resources import ontology_folder, vocabulary_files
from kg.store import MemoryStore
from kg.validate.report import Problem, Report
from kg.validate.spans import wrong_spans

if TYPE_CHECKING:
    import rdflib

_LONGEST_WORDS = 160


def validate_graph(store: MemoryStore) -> Report:
    """Check a graph against ``ontology/shapes.ttl``, domains and ranges included, and every span against its text.

    Raises:
        GraphError: if the graph is such that the shapes cannot be asked of it.
    """
    quads = list(store.quads())
    index = GraphIndex(quads)
    graph = store.to_rdflib()
    problems = set(_shacl_problems(graph, index))
    problems.update(_problem(index, node, message, path=path) for node, path, message in wrong_spans(index))
    return Report(
        articles=len(index.subjects(RDF_TYPE, sc("Article"))),
        triples=len({(quad.subject, quad.predicate, quad.object) for quad in quads}),
        problems=tuple(sorted(problems)),
    )


@cache
def _parsed(*paths: Path) -> rdflib.Graph:
    import rdflib

    graph = rdflib.Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


def _shacl_problems(graph: rdflib.Graph, index: GraphIndex) -> Iterator[Problem]:
    import pyshacl
    from pyshacl.errors import ReportableRuntimeError
    from rdflib import SH

    graph += _parsed(*vocabulary_files())
    shapes = _parsed(ontology_folder() / "shapes.ttl")
    try:
        conforms, results, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    except ReportableRuntimeError as error:
        raise GraphError(f"the shapes cannot be asked of this graph ({error})") from error
    if conforms:
        return
    for result in results.objects(None, SH.result):
        path, value = results.value(result, SH.resultPath), results.value(result, SH.value)
        yield _problem(
            index,
            _name(results.value(result, SH.focusNode)),
            # Messages of SPARQL constraints and of properties come in the same place.
            min(str(message) for message in results.objects(result, SH.resultMessage)),
            path=_shortened(str(path)) if _is_iri(path) else "",
            value="" if value is None else _name(value),
        )


def _is_iri(term: object) -> bool:
    import rdflib

    return isinstance(term, rdflib.URIRef)


def _name(term: object) -> str:
    import rdflib

    return f"_:{term}" if isinstance(term, rdflib.BNode) else str(term)


def _shortened(value: str) -> str:
    """With a prefix where it is an IRI of ours, so that a report can be read."""
    cut = max(value.rfind("/"), value.rfind("#")) + 1
    for prefix, namespace in prefixes().items():
        if value[:cut] == namespace:
            return f"{prefix}:{value[cut:]}"
    return value


def _problem(index: GraphIndex, node: str, message: str, *, path: str = "", value: str = "") -> Problem:
    article = next(iter(index.nodes(node, DERIVED_FROM)), Iri(node))
    spans = [Iri(node), *index.nodes(node, sc("evidence"))]
    words = next((words for span in spans if (words := index.string(span, oa("exact")))), "")
    return Problem(
        article=index.string(article, IDENTIFIER) or "",
        node=node,
        message=message,
        path=path,
        value="" if value == node else _cut(_shortened(value)),
        words=_cut(words),
    )


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_WORDS else line[: _LONGEST_WORDS - 1] + "…"
