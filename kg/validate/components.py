"""The constraint components of SHACL Core that stand on values alone: counts, types, patterns, pairs.

See https://www.w3.org/TR/shacl/#core-components. A check gives the values at fault, or None where no single value is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TypeGuard

from kg.rdf.dates import date_kind
from kg.rdf.terms import RDF_LANG_STRING, XSD, Blank, Iri, Literal, Term
from kg.validate.data import DataGraph
from kg.validate.violation import sh

#: Graph, focus node and its values to the values at fault.
Check = Callable[[DataGraph, Term, Sequence[Term]], Iterable[Term | None]]

_DATES = frozenset({"date", "gYearMonth", "gYear", "gMonthDay", "gMonth"})
_ZONE = re.compile(r"(Z|[+-]\d\d:\d\d)$")
_LEXICAL = {
    XSD + "integer": re.compile(r"[+-]?\d+"),
    XSD + "boolean": re.compile(r"true|false|0|1"),
    XSD + "decimal": re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)"),
}
_NUMBERS = frozenset({XSD + "integer", XSD + "decimal"})
_NODE_KINDS: dict[str, tuple[type, ...]] = {
    sh("IRI"): (Iri,),
    sh("BlankNode"): (Blank,),
    sh("Literal"): (Literal,),
    sh("BlankNodeOrIRI"): (Blank, Iri),
    sh("BlankNodeOrLiteral"): (Blank, Literal),
    sh("IRIOrLiteral"): (Iri, Literal),
}


def each(holds: Callable[[Term], bool]) -> Check:
    """A check of every value by itself."""
    return lambda _data, _focus, values: [value for value in values if not holds(value)]


def _class(parameter: Term) -> Check:
    return lambda data, _focus, values: [value for value in values if parameter not in data.types(value)]


def _datatype(parameter: Term) -> Check:
    return each(lambda value: isinstance(value, Literal) and value.datatype == parameter and _well_typed(value))


def _well_typed(literal: Literal) -> bool:
    name = literal.datatype.removeprefix(XSD)
    if name in _DATES:
        return date_kind(_ZONE.sub("", literal.value)) == name
    if literal.datatype == RDF_LANG_STRING:
        return literal.language is not None
    pattern = _LEXICAL.get(literal.datatype)
    return pattern is None or pattern.fullmatch(literal.value) is not None


def _node_kind(parameter: Term) -> Check:
    kinds = _NODE_KINDS[_text(parameter)]
    return each(lambda value: isinstance(value, kinds))


def _pattern(parameter: Term) -> Check:
    pattern = re.compile(_text(parameter))
    return each(lambda value: not isinstance(value, Blank) and pattern.search(_text(value)) is not None)


def _min_length(parameter: Term) -> Check:
    least = int(_text(parameter))
    return each(lambda value: not isinstance(value, Blank) and len(_text(value)) >= least)


def _min_inclusive(parameter: Term) -> Check:
    return each(lambda value: _compare(parameter, value) in (-1, 0))


def _max_inclusive(parameter: Term) -> Check:
    return each(lambda value: _compare(parameter, value) in (0, 1))


def _min_count(parameter: Term) -> Check:
    least = int(_text(parameter))
    return lambda _data, _focus, values: [None] if len(values) < least else []


def _max_count(parameter: Term) -> Check:
    most = int(_text(parameter))
    return lambda _data, _focus, values: [None] if len(values) > most else []


def _has_value(parameter: Term) -> Check:
    return lambda _data, _focus, values: [] if parameter in values else [None]


def _less_than(most: int) -> Callable[[Term], Check]:
    """Values that compare with the others at most as ``most``: -1 for less, 0 for less or equal."""

    def make(parameter: Term) -> Check:
        def check(data: DataGraph, focus: Term, values: Sequence[Term]) -> Iterable[Term | None]:
            others = data.values(focus, Iri(_text(parameter)))
            compared = ((value, _compare(value, other)) for value in values for other in others)
            return [value for value, found in compared if (found if found is not None else 1) > most]

        return check

    return make


def _disjoint(parameter: Term) -> Check:
    def check(data: DataGraph, focus: Term, values: Sequence[Term]) -> Iterable[Term | None]:
        others = data.values(focus, Iri(_text(parameter)))
        return [value for value in values if value in others]

    return check


def _compare(left: Term, right: Term) -> int | None:
    """Less than, equal or greater than 0; None where the two are not both well-formed numbers."""
    numbers = [Decimal(term.value) for term in (left, right) if _is_number(term)]
    return None if len(numbers) < 2 else int(numbers[0].compare(numbers[1]))


def _is_number(term: Term) -> TypeGuard[Literal]:
    return isinstance(term, Literal) and term.datatype in _NUMBERS and _well_typed(term)


def _text(term: Term) -> str:
    return term.value if isinstance(term, Literal) else term


#: Parameter of a shape to the name of its component and what makes the check.
COMPONENTS: dict[Iri, tuple[Iri, Callable[[Term], Check]]] = {
    sh(parameter): (sh(f"{parameter[0].upper()}{parameter[1:]}ConstraintComponent"), make)
    for parameter, make in (
        ("class", _class),
        ("datatype", _datatype),
        ("nodeKind", _node_kind),
        ("pattern", _pattern),
        ("minLength", _min_length),
        ("minInclusive", _min_inclusive),
        ("maxInclusive", _max_inclusive),
        ("minCount", _min_count),
        ("maxCount", _max_count),
        ("hasValue", _has_value),
        ("lessThan", _less_than(-1)),
        ("lessThanOrEquals", _less_than(0)),
        ("disjoint", _disjoint),
    )
}
