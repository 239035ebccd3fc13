"""The page about the reference facts: its example is Turtle of the ontology, its tables are complete."""

from __future__ import annotations

import re
from pathlib import Path

from rdflib import Graph, Namespace

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
SC = Namespace("https://w3id.org/statecraft/ontology#")


def test_the_example_can_be_read_and_uses_terms_that_exist() -> None:
    example = re.findall(r"```turtle\n(@prefix.*?)```", PAGE, flags=re.DOTALL)
    assert len(example) == 1
    graph = Graph().parse(data=example[0], format="turtle")
    ontology = Graph().parse(ROOT / "ontology" / "modules" / "background.ttl")
    used = {term for triple in graph for term in triple[1:] if str(term).startswith(str(SC))}
    assert SC.hasMembershipIn in used
    assert used <= set(ontology.subjects())


def test_every_file_and_table_is_named() -> None:
    names = {path.name for path in (ROOT / "ontology" / "reference").iterdir()}
    names |= {path.name for path in (ROOT / "tools" / "reference" / "tables").iterdir()}
    assert {name for name in names if f"`{name}`" not in PAGE} == set()
