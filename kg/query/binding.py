"""Puts values into a question: they become RDF terms, never a piece of SPARQL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kg.errors import QueryError
from kg.query.question import Parameter, ParameterType, Question, values_lines
from kg.rdf.dates import date_kind, date_literal
from kg.rdf.terms import Iri, Literal, Term, integer, text

IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def bind(question: Question, values: Mapping[str, str], bearers: Mapping[str, Sequence[Iri]] | None = None) -> str:
    """The question's SPARQL with these values in it.

    Args:
        values: text for each parameter by its name; those left out keep their default.
        bearers: what bears the names among them (see `kg.query.names.bearers`); a name that is not here is nobody's.

    Raises:
        QueryError: if a name is not a parameter of the question, or a value is not of its type.
    """
    for name in values:
        question.parameter(name)
    sparql = question.sparql
    for parameter in question.parameters:
        value = values.get(parameter.name, parameter.default)
        if value is None:
            continue
        _check_text(parameter, value, question.name)
        if parameter.type is ParameterType.NAME:
            sparql = _filled(sparql, parameter.name, (bearers or {}).get(one_line(value), ()))
        else:
            sparql = _filled(sparql, parameter.name, (term_of(parameter, value, where=question.name),))
    return sparql


def _filled(sparql: str, name: str, terms: Iterable[Term]) -> str:
    # No terms at all, where a name is nobody's, let nothing through.
    (match,) = values_lines(sparql, name)
    return f"{sparql[: match.start()]}{match['head']}{{ {' '.join(map(sparql_term, terms))} }}{sparql[match.end() :]}"


def one_line(value: str) -> str:
    """A name with single spaces, as names are looked up."""
    return " ".join(value.split())


def term_of(parameter: Parameter, value: str, *, where: str) -> Term:
    """``value`` as a term of the parameter's type, which is not ``name``.

    Raises:
        QueryError: if it is not of that type.
    """
    if parameter.type is ParameterType.DATE:
        if date_kind(value) is None:
            raise _wrong(parameter, value, where, "write 2024-04-19, 2024-04 or 2024")
        return date_literal(value)
    if parameter.type is ParameterType.INTEGER:
        if not re.fullmatch(r"[+-]?[0-9]{1,18}", value):
            raise _wrong(parameter, value, where, "write a whole number")
        return integer(int(value))
    if parameter.type is ParameterType.IRI:
        if not IRI.fullmatch(value):
            raise _wrong(parameter, value, where, "write it in full, starting with https: or the like")
        return Iri(value)
    return text(value)


def _check_text(parameter: Parameter, value: str, where: str) -> None:
    if any(0xD800 <= ord(character) <= 0xDFFF for character in value):
        raise QueryError(f"{parameter.name} is not text in UTF-8", where=where)


def _wrong(parameter: Parameter, value: str, where: str, remedy: str) -> QueryError:
    kind = "an IRI" if parameter.type is ParameterType.IRI else f"a {parameter.type}"
    shown = value if len(value) <= 80 else value[:79] + "…"
    return QueryError(f"{parameter.name} is {shown!r}, not {kind}", where=where, remedy=remedy)


def sparql_term(term: Term) -> str:
    """A term as SPARQL and Turtle write it.

    Raises:
        ValueError: for an IRI with characters that no IRI has.
    """
    if isinstance(term, Literal):
        quoted = '"' + "".join(_ESCAPES.get(character, character) for character in term.value) + '"'
        if term.language:
            return f"{quoted}@{term.language}"
        return quoted if term == Literal(term.value) else f"{quoted}^^{sparql_term(term.datatype)}"
    if isinstance(term, Iri):
        if not IRI.fullmatch(term):
            raise ValueError(f"not an absolute IRI: {term!r}")
        return f"<{term}>"
    return f"_:{term}"
