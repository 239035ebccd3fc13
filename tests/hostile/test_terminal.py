"""What articles and graphs say cannot act on a terminal, and what is printed there is what is said."""

from __future__ import annotations

import csv
import io
import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.command import KG, Command

HOSTILE = "Ada\x1b]0;owned\x07\x1b[2J\u202eQuill\x9b31m"
#: A bar of progress has codes of its own.
ACTING = ("\x1b]0", "\x1b[2J", "\x07", "\u202e", "\x9b")
BASE = "https://w3id.org/statecraft/"
ESCAPED = HOSTILE.replace("\x1b", "\\u001B").replace("\x07", "\\u0007").replace("\x9b", "\\u009B")
GRAPH = f"""@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sc: <{BASE}ontology#> . @base <{BASE}resource/> .
<person/ada> a sc:Person ; rdfs:label "{ESCAPED}" .
<appearance/a_e1> a sc:Appearance ; sc:thing <person/ada> .
"""


def on_a_terminal(folder: Path, *arguments: str) -> str:
    """What the command writes where its output is a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen([str(KG), *arguments], cwd=folder, stdout=theirs, stderr=theirs, stdin=theirs) as process:
        os.close(theirs)
        data = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # Linux says so at the end
                break
            if not piece:
                break
            data += piece
        process.wait(timeout=60)
    os.close(ours)
    return data.decode("utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("query", "-e", "SELECT ?name { ?x rdfs:label ?name }", "a.ttl"),
        ("query", "-e", "SELECT ?name { ?x rdfs:label ?name }", "a.ttl", "-f", "csv"),
        ("query", "-e", "SELECT ?name { ?x rdfs:label ?name }", "a.ttl", "-f", "tsv"),
        ("query", "-e", "CONSTRUCT { ?x rdfs:label ?name } { ?x rdfs:label ?name }", "a.ttl"),
        ("why", "https://w3id.org/statecraft/resource/person/ada", "a.ttl"),
        ("validate", "a.ttl"),
        ("export", "a.ttl", "-f", "nq"),
        ("export", "a.ttl", "-f", "jsonld"),
        ("query", "meetings", "a.ttl", "-p", f"who={HOSTILE}"),
        ("build", f"{HOSTILE}.txt"),
        ("query", f"{HOSTILE}", "a.ttl"),
        ("query", "-e", f"SELECT {HOSTILE} {{ }}", "a.ttl"),
        ("export", "b\x1b[2J.ttl", "-f", "nq"),
        ("evaluate", HOSTILE),
        ("evaluate", ".", "--reader", HOSTILE),
    ],
)
def test_nothing_acts_on_a_terminal(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.ttl").write_text(GRAPH, encoding="utf-8")
    shown = on_a_terminal(tmp_path, *arguments)
    assert shown.strip()
    assert not [mark for mark in ACTING if mark in shown]
    assert "Traceback" not in shown


def test_into_a_pipe_it_goes_as_it_is(kg: Command) -> None:
    (kg.folder / "a.ttl").write_text(GRAPH, encoding="utf-8")
    asked = "SELECT ?name { ?x rdfs:label ?name }"
    assert HOSTILE in kg("query", "-e", asked, "a.ttl", "-f", "csv").out
    assert "\x1b" not in kg("query", "-e", asked, "a.ttl").out
    assert "\\u001B" in kg("export", "a.ttl", "-f", "nq").out


@pytest.mark.parametrize("value", ["=1+1", "@SUM(A1)", "-1", "+1", "\t=1", '=cmd|"/c calc"!A0'])
def test_csv_keeps_what_looks_like_a_formula(kg: Command, value: str) -> None:
    """CSV is data for programs: a quote put before it would be a lie to all but one kind of them."""
    escaped = value.replace('"', '\\"').replace("\t", "\\t")
    (kg.folder / "a.ttl").write_text(GRAPH, encoding="utf-8")
    outcome = kg("query", "-e", f'SELECT ?x {{ BIND("{escaped}" AS ?x) }}', "a.ttl", "-f", "csv")
    assert list(csv.reader(io.StringIO(outcome.out, newline=""))) == [["x"], [value]]
