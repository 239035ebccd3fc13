"""Rows -> text in the SPARQL results formats (CSV, TSV, JSON, XML) and as a table to read."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from io import StringIO

from kg.errors import UsageError
from kg.query.binding import sparql_term
from kg.query.results.table import table
from kg.rdf.terms import RDF_LANG_STRING, XSD_STRING, Blank, Literal, Term
from kg.store import SelectResult

# What XML 1.0 cannot hold, not even as an escape.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def format_rows(rows: SelectResult, fmt: str = "table", *, width: int | None = None) -> str:
    """Rows as text that ends with a line end.

    CSV and TSV are the W3C's: in CSV a cell is the plain text of its term, also where that text starts with ``=``,
    ``+``, ``-`` or ``@``. A spreadsheet may take such a cell for a formula: import it as text.

    Args:
        fmt: ``table``, ``csv``, ``tsv``, ``json`` or ``xml``.
        width: columns of the screen that a table may use; None leaves it as wide as it is.

    Raises:
        UsageError: for another format.
    """
    if fmt == "table":
        return table(rows, width=width)
    if fmt not in _WRITERS:
        raise UsageError(f"rows cannot be written as {fmt!r}", remedy=f"choose table, {', '.join(_WRITERS)}")
    return _WRITERS[fmt](rows)


def _csv(rows: SelectResult) -> str:
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows.variables)
    writer.writerows([_plain(term) for term in row] for row in rows.rows)
    return out.getvalue()


def _plain(term: Term | None) -> str:
    if isinstance(term, Literal):
        return term.value
    return f"_:{term}" if isinstance(term, Blank) else term or ""


def _tsv(rows: SelectResult) -> str:
    lines = ["\t".join(f"?{name}" for name in rows.variables)]
    lines += ["\t".join("" if term is None else sparql_term(term) for term in row) for row in rows.rows]
    return "\n".join(lines) + "\n"


def _json(rows: SelectResult) -> str:
    bindings = [
        {name: _json_term(term) for name, term in zip(rows.variables, row, strict=True) if term is not None}
        for row in rows.rows
    ]
    document = {"head": {"vars": list(rows.variables)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _json_term(term: Term) -> dict[str, str]:
    if not isinstance(term, Literal):
        return {"type": "bnode" if isinstance(term, Blank) else "uri", "value": str(term)}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype != XSD_STRING:
        found["datatype"] = str(term.datatype)
    return found


def _xml(rows: SelectResult) -> str:
    from xml.sax.saxutils import quoteattr  # it brings an HTTP client, which the other formats need not wait for

    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<sparql xmlns="http://www.w3.org/2005/sparql-results#">']
    lines += ["<head>", *(f"<variable name={quoteattr(name)}/>" for name in rows.variables), "</head>", "<results>"]
    for row in rows.rows:
        cells = [
            f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>"
            for name, term in zip(rows.variables, row, strict=True)
            if term is not None
        ]
        lines.append(f"<result>{''.join(cells)}</result>")
    return "\n".join([*lines, "</results>", "</sparql>", ""])


def _xml_term(term: Term) -> str:
    from xml.sax.saxutils import escape, quoteattr

    value = escape(_NOT_XML.sub("\ufffd", _plain(term) if not isinstance(term, Blank) else term), {"\r": "&#13;"})
    if not isinstance(term, Literal):
        return f"<bnode>{value}</bnode>" if isinstance(term, Blank) else f"<uri>{value}</uri>"
    if term.datatype == RDF_LANG_STRING:
        return f"<literal xml:lang={quoteattr(term.language or '')}>{value}</literal>"
    kind = "" if term.datatype == XSD_STRING else f" datatype={quoteattr(term.datatype)}"
    return f"<literal{kind}>{value}</literal>"


_WRITERS: dict[str, Callable[[SelectResult], str]] = {"csv": _csv, "tsv": _tsv, "json": _json, "xml": _xml}
