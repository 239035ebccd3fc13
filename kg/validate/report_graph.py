"""A report as a graph: ``sh:ValidationReport`` with all that SHACL says of a result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.rdf import DEFAULT_BASE, Blank, Quad, prefixes, to_turtle
from kg.rdf.namespaces import RDF_TYPE
from kg.rdf.terms import Term, boolean, text
from kg.validate.data import DataGraph
from kg.validate.problems import Problem
from kg.validate.shapes import shapes_graph
from kg.validate.violation import SHACL, Violation, sh

_SHAPE = "https://w3id.org/statecraft/shapes#"


def report_turtle(problems: Sequence[Problem]) -> str:
    """The report in Turtle, results in the order of the problems."""
    report = Blank("report")
    quads = [Quad(report, RDF_TYPE, sh("ValidationReport")), Quad(report, sh("conforms"), boolean(not problems))]
    for number, problem in enumerate(problems, start=1):
        result = Blank(f"result{number}")
        quads.append(Quad(report, sh("result"), result))
        quads += _result(result, problem)
    return to_turtle(quads, prefixes={**prefixes(DEFAULT_BASE), "sh": SHACL, "shape": _SHAPE})


def _result(result: Blank, problem: Problem) -> Iterator[Quad]:
    yield Quad(result, RDF_TYPE, sh("ValidationResult"))
    yield Quad(result, sh("resultSeverity"), sh("Violation"))
    yield Quad(result, sh("resultMessage"), text(problem.message, "en"))
    violation = problem.violation
    if violation is None:
        return
    yield Quad(result, sh("focusNode"), violation.focus)
    yield Quad(result, sh("sourceShape"), violation.shape)
    yield Quad(result, sh("sourceConstraintComponent"), violation.component)
    if violation.constraint is not None:
        yield Quad(result, sh("sourceConstraint"), violation.constraint)
    if violation.value is not None:
        yield Quad(result, sh("value"), violation.value)
    yield from _path(result, violation)


def _path(result: Blank, violation: Violation) -> Iterator[Quad]:
    """A path that is no property is written out again: a blank node means nothing outside of its file."""
    if violation.path is not None:
        path = _copied(violation.path, result)
        yield Quad(result, sh("resultPath"), path)
        if isinstance(violation.path, Blank):
            yield from _described(violation.path, result, shapes_graph())


def _copied(term: Term, result: Blank) -> Term:
    return Blank(f"{result}-{term}") if isinstance(term, Blank) else term


def _described(node: Blank, result: Blank, shapes: DataGraph) -> Iterator[Quad]:
    for predicate, values in shapes.properties(node):
        for value in values:
            subject = Blank(f"{result}-{node}")
            yield Quad(subject, predicate, _copied(value, result))
            if isinstance(value, Blank):
                yield from _described(value, result, shapes)
