"""Answers as data frames: numbers, dates and truth values as such, IRIs and everything else as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError
from kg.rdf.dates import date_kind
from kg.rdf.terms import XSD, Iri, Literal, Term
from kg.store import AskResult, GraphResult, QueryResult

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Value = int | float | bool | date | datetime | str | None

_BOOLEAN = Iri(f"{XSD}boolean")
_WHOLE = frozenset(
    f"{XSD}{name}" for name in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger")
)
_REAL = frozenset(f"{XSD}{name}" for name in ("decimal", "double", "float"))
_PARTIAL = frozenset(f"{XSD}{name}" for name in ("gYear", "gYearMonth"))


def columns(result: QueryResult, *, partial: str = "text") -> dict[str, list[Value]]:
    """The columns of an answer by name, each with values of one type.

    Args:
        partial: what becomes of days of which only the month or year is known, and with them of their column: ``text``
            as they are written, ``first`` the first day that they may be.

    Raises:
        UsageError: for another word.
    """
    if partial not in ("text", "first"):
        raise UsageError(f"days cannot be taken as {partial!r}", remedy="choose text or first")
    names, rows = _rows(result)
    return {name: _column([row[at] for row in rows], first=partial == "first") for at, name in enumerate(names)}


def to_pandas(result: QueryResult, *, partial: str = "text") -> pd.DataFrame:
    """A pandas data frame; see `columns`.

    Whole numbers are ``Int64``, others ``Float64``, days ``datetime64[s]``, truth values ``boolean``, text ``object``.

    Raises:
        UsageError: if pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise _missing("pandas") from error
    kinds = {int: "Int64", float: "Float64", bool: "boolean", date: "datetime64[s]", datetime: "datetime64[s]"}
    found = columns(result, partial=partial)
    return pd.DataFrame(
        {name: pd.Series(values, dtype=kinds.get(_kind(values), "object")) for name, values in found.items()}
    )


def to_polars(result: QueryResult, *, partial: str = "text") -> pl.DataFrame:
    """A polars data frame; see `columns`.

    Raises:
        UsageError: if polars is not installed.
    """
    try:
        import polars as pl
    except ImportError as error:
        raise _missing("polars") from error
    kinds: Mapping[type, Any] = {
        int: pl.Int64, float: pl.Float64, bool: pl.Boolean, date: pl.Date, datetime: pl.Datetime, str: pl.String,
    }  # fmt: skip
    found = columns(result, partial=partial)
    return pl.DataFrame([pl.Series(name, values, dtype=kinds[_kind(values)]) for name, values in found.items()])


def _missing(package: str) -> UsageError:
    return UsageError(f"{package} is not installed", remedy=f"pip install {package}")


def _rows(result: QueryResult) -> tuple[Sequence[str], Sequence[Sequence[Term | None]]]:
    if isinstance(result, AskResult):
        return ("answer",), ((Literal("true" if result.value else "false", _BOOLEAN),),)
    if isinstance(result, GraphResult):
        rows = [(quad.subject, quad.predicate, quad.object) for quad in result.quads]
        return ("subject", "predicate", "object"), rows
    return result.variables, result.rows


def _column(terms: Sequence[Term | None], *, first: bool) -> list[Value]:
    """The values of a column, all of one type: where they are of several, as text."""
    values = [None if term is None else _value(term, first=first) for term in terms]
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int, float}:
        return [None if value is None else float(value) for value in values]  # type: ignore[arg-type]
    if len(kinds) > 1:
        return [None if term is None else _text(term) for term in terms]
    return values


def _value(term: Term, *, first: bool) -> Value:
    if not isinstance(term, Literal):
        return str(term)
    kind, text = term.datatype, term.value
    try:
        if kind in _WHOLE:
            return int(text)
        if kind in _REAL:
            return float(text)
        if kind == _BOOLEAN:
            return text in ("true", "1")
        if kind == f"{XSD}date":
            return date.fromisoformat(text)
        if kind == f"{XSD}dateTime":
            return datetime.fromisoformat(text)
        if first and kind in _PARTIAL and date_kind(text):
            return date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:  # what is no number or day, whatever it says
        return text
    return text


def _text(term: Term) -> str:
    return term.value if isinstance(term, Literal) else str(term)


def _kind(values: Iterable[Value]) -> type:
    return next((type(value) for value in values if value is not None), str)
