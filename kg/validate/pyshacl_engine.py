"""The same by pySHACL, a general engine of SHACL: slower, and not ours, hence a second opinion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import GraphError
from kg.rdf.terms import XSD_STRING, Blank, Iri, Literal, Subject, Term
from kg.store import MemoryStore
from kg.validate.shapes import read_vocabulary, shapes_graph
from kg.validate.violation import Violation

if TYPE_CHECKING:
    import rdflib


def pyshacl_violations(store: MemoryStore, *, sparql: bool = True) -> Iterator[Violation]:
    """All that pySHACL finds in a graph, by the same shapes.

    Args:
        sparql: False leaves the constraints in SPARQL out, which take nearly all of its time.

    Raises:
        GraphError: if pySHACL cannot ask the shapes of this graph.
        PackageError: if the file of the shapes is missing or broken.
    """
    import pyshacl
    import rdflib
    from pyshacl.errors import ReportableRuntimeError
    from rdflib import SH

    from kg.resources import ontology_folder

    graph = store.to_rdflib() + MemoryStore(read_vocabulary()).to_rdflib()
    shapes_graph()  # tells what is wrong with the file, if anything is
    shapes = rdflib.Graph().parse(ontology_folder() / "shapes.ttl", format="turtle")
    if not sparql:
        shapes.remove((None, SH.sparql, None))
    try:
        _, results, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none", inplace=True)
    except ReportableRuntimeError as error:
        raise GraphError(f"the shapes cannot be asked of this graph ({error})") from error
    for result in results.subjects(rdflib.RDF.type, SH.ValidationResult):
        # A shape that another asks reports within the report of the other.
        if (None, SH.detail, result) in results:
            continue
        values = {name: results.value(result, SH[name]) for name in _PROPERTIES}
        yield Violation(
            focus=_term(values["focusNode"]),
            shape=_node(values["sourceShape"]),
            component=Iri(str(values["sourceConstraintComponent"])),
            message=min(str(message) for message in results.objects(result, SH.resultMessage)),
            path=None if values["resultPath"] is None else _node(values["resultPath"]),
            value=None if values["value"] is None else _term(values["value"]),
            constraint=None if values["sourceConstraint"] is None else _node(values["sourceConstraint"]),
        )


_PROPERTIES = ("focusNode", "sourceShape", "sourceConstraintComponent", "resultPath", "value", "sourceConstraint")


def _term(term: rdflib.term.Node | None) -> Term:
    import rdflib

    if isinstance(term, rdflib.Literal):
        return Literal(str(term), Iri(term.datatype) if term.datatype else XSD_STRING, term.language)
    return _node(term)


def _node(term: rdflib.term.Node | None) -> Subject:
    import rdflib

    return Blank(str(term)) if isinstance(term, rdflib.BNode) else Iri(str(term))
