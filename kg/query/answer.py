"""What a question gives, whichever kind it is: rows, a graph, or yes and no."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.query.results.formats import format_rows
from kg.rdf import prefixes, to_turtle
from kg.rdf.terms import Literal
from kg.store import AskResult, GraphResult, QueryResult, SelectResult

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

VIEW = "https://w3id.org/statecraft/view#"
"""The terms of questions that make the graph simpler; they are no part of the vocabulary."""
_ROWS_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question; ``result`` holds its RDF terms.

    ``hints`` say why it may be empty: names that nothing bears, terms that there are not, with those that come close.
    Iterating gives each row as ``{variable: value}`` with plain text, and None where there is no value; a graph gives
    its triples with the keys ``subject``, ``predicate`` and ``object``, and yes or no one row with ``answer``.
    """

    result: QueryResult
    hints: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[dict[str, str | None]]:
        if isinstance(self.result, AskResult):
            yield {"answer": _word(self.result.value)}
        elif isinstance(self.result, GraphResult):
            for quad in self.result.quads:
                value = quad.object.value if isinstance(quad.object, Literal) else str(quad.object)
                yield {"subject": str(quad.subject), "predicate": str(quad.predicate), "object": value}
        else:
            for row in self.result.rows:
                values = (term.value if isinstance(term, Literal) else term and str(term) for term in row)
                yield dict(zip(self.result.variables, values, strict=True))

    def __len__(self) -> int:
        """How many rows or triples there are."""
        if isinstance(self.result, AskResult):
            return 1
        return len(self.result.quads if isinstance(self.result, GraphResult) else self.result.rows)

    def __str__(self) -> str:
        """The answer as `format` gives it, and the hints, for ``print``."""
        return "\n".join([self.format().removesuffix("\n"), *self.hints])

    def _repr_html_(self) -> str:
        """What a notebook shows: a table of the first rows, everything in it as text."""
        from html import escape

        head, rows = list(self.result.variables) if isinstance(self.result, SelectResult) else [], list(self)
        head = head or list(dict.fromkeys(name for row in rows for name in row))
        cells = [[escape(row[name] or "") for name in head] for row in rows[:_ROWS_SHOWN]]
        body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
        more = f"<p>… and {len(rows) - _ROWS_SHOWN:,} more</p>" if len(rows) > _ROWS_SHOWN else ""
        names = "".join(f"<th>{escape(name)}</th>" for name in head)
        more += "".join(f"<p>{escape(hint)}</p>" for hint in self.hints)
        return f"<table><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>{more}"

    def to_pandas(self, *, partial: str = "text") -> pd.DataFrame:
        """The answer as a pandas data frame, with numbers, days and truth values as such.

        Args:
            partial: what becomes of days of which only the month or year is known (``2024-04``), and with them of their
                column: ``text`` as they are written, ``first`` the first day that they may be.

        Raises:
            UsageError: if pandas is not installed.
        """
        from kg.query.results.frames import to_pandas

        return to_pandas(self.result, partial=partial)

    def to_polars(self, *, partial: str = "text") -> pl.DataFrame:
        """The answer as a polars data frame; see `to_pandas`.

        Raises:
            UsageError: if polars is not installed.
        """
        from kg.query.results.frames import to_polars

        return to_polars(self.result, partial=partial)

    def format(self, fmt: str | None = None, *, width: int | None = None) -> str:
        """The answer as text.

        Args:
            fmt: ``table``, ``csv``, ``tsv``, ``json``, ``xml`` (rows), ``ttl`` (a graph); yes or no is also written as
                ``json`` and ``xml``. None takes what fits: a table, Turtle, or a word.
            width: columns of the screen that a table may use; None leaves cells on one line.

        Raises:
            UsageError: if an answer of this kind has no such format.
        """
        if isinstance(self.result, AskResult):
            return _truth(self.result.value, fmt or "table")
        if isinstance(self.result, GraphResult):
            if fmt not in (None, "ttl", "table"):
                raise UsageError(f"a graph cannot be written as {fmt!r}", remedy="choose ttl, or ask with SELECT")
            return to_turtle(self.result.quads, prefixes={**prefixes(), "view": VIEW})
        if fmt == "ttl":
            raise UsageError("rows cannot be written as ttl", remedy="choose another format, or ask with CONSTRUCT")
        return format_rows(self.result, fmt or "table", width=width)


def _word(value: bool) -> str:
    return "true" if value else "false"


def _truth(value: bool, fmt: str) -> str:
    if fmt == "table":
        return "yes\n" if value else "no\n"
    if fmt == "json":
        return json.dumps({"head": {}, "boolean": value}) + "\n"
    if fmt == "xml":
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'
        return f"{head}\n<head/>\n<boolean>{_word(value)}</boolean>\n</sparql>\n"
    raise UsageError(f"yes or no cannot be written as {fmt!r}", remedy="choose table, json or xml")
