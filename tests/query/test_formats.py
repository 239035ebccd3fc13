"""Answers in the W3C's results formats, read back by other libraries, and as a table."""

from __future__ import annotations

import csv
import io

import pytest
import rdflib
from rdflib.query import Result

from kg.errors import UsageError
from kg.query import Answer, format_rows
from kg.rdf import Blank, Iri, Literal
from kg.rdf.terms import RDF_LANG_STRING, XSD, Term
from kg.store import AskResult, SelectResult

CELLS: tuple[Term | None, ...] = (
    Iri("https://example.org/a?b=1&c=<"[:-1]),
    Literal("plain"),
    Literal('=cmd|"/c calc"!A1'),
    Literal("two\nlines\r\nand\ta tab"),
    Literal("Åse “Larsson” 𝄞 </td><b>&amp;"),
    Literal("2024-04", Iri(XSD + "gYearMonth")),
    Literal("hallo", RDF_LANG_STRING, "de"),
    Literal(""),
    None,
)
ROWS = SelectResult(("first", "second"), tuple((cell, Literal("x")) for cell in CELLS))


def _as_rdflib(term: Term | None) -> rdflib.term.Identifier | None:
    if term is None:
        return None
    if isinstance(term, Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        kind = None if term.datatype == XSD + "string" else rdflib.URIRef(term.datatype)
        return rdflib.Literal(term.value, datatype=kind)
    return rdflib.URIRef(term)


@pytest.mark.parametrize("fmt", ["json", "xml"])
def test_rdflib_reads_back_every_term(fmt: str) -> None:
    parsed = Result.parse(io.BytesIO(format_rows(ROWS, fmt).encode()), format=fmt)
    assert [str(name) for name in parsed.vars or []] == ["first", "second"]
    first = rdflib.Variable("first")
    assert [row.get(first) for row in parsed.bindings] == [_as_rdflib(cell) for cell in CELLS]


def test_tsv_reads_back() -> None:
    lines = format_rows(ROWS, "tsv").split("\n")
    assert lines[0] == "?first\t?second"
    assert len(lines) == len(CELLS) + 2
    for line, cell in zip(lines[1:], CELLS, strict=False):
        written = line.split("\t")[0]
        graph = rdflib.Graph()
        if cell is None:
            assert written == ""
        else:
            graph.parse(data=f"<a:a> <a:b> {written} .", format="turtle")
            assert next(iter(graph.objects())) == _as_rdflib(cell)


def test_csv_is_plain_text_as_the_standard_says() -> None:
    text = format_rows(ROWS, "csv")
    assert text.startswith("first,second\r\n")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert [row[0] for row in rows[1:]] == [
        cell.value if isinstance(cell, Literal) else str(cell or "") for cell in CELLS
    ]


def test_xml_leaves_out_what_xml_cannot_hold() -> None:
    rows = SelectResult(("x",), ((Literal("a\0b"),), (Blank("b0"),)))
    text = format_rows(rows, "xml")
    assert "<literal>a\ufffdb</literal>" in text
    assert "<bnode>b0</bnode>" in text


def test_table_has_readable_terms_and_leaves_out_empty_columns() -> None:
    rows = SelectResult(
        ("thing", "nothing", "when"),
        ((Iri("https://w3id.org/statecraft/id/state/freedonia"), None, Literal("2024", Iri(XSD + "gYear"))),),
    )
    assert format_rows(rows).splitlines()[0].split() == ["thing", "when"]
    assert format_rows(rows).splitlines()[2].split() == ["state:freedonia", "2024"]


def test_table_shows_no_control_characters_and_no_markup() -> None:
    rows = SelectResult(("x",), ((Literal("\x1b[31mred\x07 \u202e[bold]b[/bold]\nline"),),))
    assert format_rows(rows).splitlines()[2] == "\ufffd[31mred\ufffd \ufffd[bold]b[/bold] line"


def test_table_fits_the_screen() -> None:
    long = Literal("the words of an article that go on and on " * 4)
    rows = SelectResult(("first", "words"), ((Literal("a"), long), (Literal("b"), long)))
    wide = format_rows(rows, width=None).splitlines()
    assert len(wide) == 4
    fitted = format_rows(rows, width=60).splitlines()
    assert max(map(len, fitted)) <= 60
    assert len(fitted) > 6


def test_narrow_screens_get_one_record_below_the_other() -> None:
    names = tuple(f"column{n}" for n in range(8))
    rows = SelectResult(names, (tuple(Literal(f"a longer value {n}") for n in range(8)),) * 2)
    lines = format_rows(rows, width=60).splitlines()
    assert lines[0].split(maxsplit=1) == ["column0", "a longer value 0"]
    assert len(lines) == 17


def test_no_rows_still_have_a_head() -> None:
    empty = SelectResult(("a", "b"), ())
    assert format_rows(empty, "csv") == "a,b\r\n"
    assert format_rows(empty).splitlines()[0].split() == ["a", "b"]


def test_unknown_format() -> None:
    with pytest.raises(UsageError, match="choose table, csv, tsv, json, xml"):
        format_rows(ROWS, "xlsx")


def test_yes_and_no() -> None:
    assert Answer(AskResult(True)).format() == "yes\n"
    assert Answer(AskResult(False)).format("json") == '{"head": {}, "boolean": false}\n'
    parsed = Result.parse(io.BytesIO(Answer(AskResult(True)).format("xml").encode()), format="xml")
    assert parsed.askAnswer is True
    with pytest.raises(UsageError, match="table, json or xml"):
        Answer(AskResult(True)).format("csv")
