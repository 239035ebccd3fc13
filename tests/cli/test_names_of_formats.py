"""Formats under the names that others give them, and what a shell may complete."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from tests.command import Command


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("turtle", "ttl"),
        ("json-ld", "jsonld"),
        ("n-quads", "nq"),
        ("ntriples", "nt"),
        ("rdfxml", "rdf"),
        ("csv", "dyads"),
    ],
)
def test_other_names_of_formats_are_known(kg: Command, example_output: Path, name: str, ours: str) -> None:
    named = kg("export", example_output / "graph.trig", "--format", name)
    assert (named.code, named.err) == (0, "")
    assert named.out == kg("export", example_output / "graph.trig", "-f", ours).out


def test_a_format_keeps_its_name_where_a_command_has_it(kg: Command, example_output: Path) -> None:
    assert kg("query", "meetings", example_output / "graph.trig", "-f", "csv").out.startswith("status,who,")
    assert "'csv'" in kg("query", "meetings", example_output / "graph.trig", "-f", "dyads").err


@pytest.mark.parametrize("format", ["nt", "rdf"])
def test_all_triples_are_written(kg: Command, example_output: Path, format: str) -> None:
    kg("export", example_output / "graph.trig", "-f", format, "-o", f"graph.{format}")
    written = Graph().parse(kg.folder / f"graph.{format}", format="xml" if format == "rdf" else "nt")
    assert set(written) == set(Graph().parse(example_output / "graph.ttl"))


@pytest.mark.parametrize(
    ("triple", "told"),
    [
        ("<http://a/> <http://a/1> 'x' .", "cannot be the name of an XML element"),
        ("<http://a/> <http://a/b> 'bell \\u0007' .", "which XML cannot hold"),
    ],
)
def test_what_xml_cannot_hold_is_told(kg: Command, triple: str, told: str) -> None:
    (kg.folder / "odd.ttl").write_text(triple, encoding="utf-8")
    outcome = kg("export", "odd.ttl", "-f", "rdf")
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("kg export --format ", {"ttl", "facts", "gexf"}),
        ("kg query me", {"meetings", "members-in-events"}),
        ("kg queries --theme ev", {"events", "evidence"}),
        ("kg br", {"brief"}),
    ],
)
def test_a_shell_completes(kg: Command, line: str, words: set[str]) -> None:
    at = str(len(line.split(" ")) - 1)
    assert words <= set(kg(_KG_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=at).out.split())
