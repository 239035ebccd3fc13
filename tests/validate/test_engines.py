"""The engine of the house finds what pySHACL finds: the same results, not only the same verdict."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.rdf import Blank, prefixes, to_turtle
from kg.rdf.namespaces import REFERENCE
from kg.resources import ontology_folder
from kg.store import MemoryStore
from kg.validate import validate_graph
from kg.validate.pyshacl_engine import pyshacl_violations
from kg.validate.violation import Violation
from tests.command import KG
from tests.validate.seeded import Fault, apart, faults, seeded

ROOT = Path(__file__).resolve().parent.parent.parent
CORE = [fault for fault in faults() if fault.component != "SPARQL"]
SPARQL = [fault for fault in faults() if fault.component == "SPARQL"]


def comparable(violation: Violation) -> tuple[object, ...]:
    """A result without the names that each engine gives to blank nodes."""
    path = "a path" if isinstance(violation.path, Blank) else violation.path
    return (violation.focus, violation.shape, violation.component, path, violation.value, violation.constraint)


def ours(store: MemoryStore) -> set[tuple[object, ...]]:
    return {comparable(problem.violation) for problem in validate_graph(store).problems if problem.violation}


@pytest.mark.parametrize("group", apart(CORE), ids=lambda group: f"{len(group)} faults")
def test_both_engines_find_the_same(group: list[Fault]) -> None:
    store = MemoryStore(seeded([fault for fault in group if "_:" not in fault.changes]))
    theirs = {comparable(violation) for violation in pyshacl_violations(store, sparql=False)}
    assert theirs
    assert {result for result in ours(store) if result[-1] is None} == theirs


def test_both_engines_find_the_same_by_sparql() -> None:
    (group, *_) = apart(SPARQL)
    store = MemoryStore(seeded(group))
    theirs = {comparable(violation) for violation in pyshacl_violations(store)}
    assert len({result[-1] for result in theirs if result[-1] is not None}) >= 20
    assert ours(store) == theirs


@pytest.mark.parametrize(("changes", "code"), [([], 0), (['= state:norway sc:iso3166Alpha2 "no"'], 1)])
def test_the_commands_of_the_page_work(changes: list[str], code: int, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
    (commands,) = re.findall(r"```\n(cat ontology/.*?)```", page, re.DOTALL)
    quads = seeded([Fault("", "", each) for each in changes])
    # Without the article, for pySHACL takes its time for each span.
    quads = [quad for quad in quads if quad.graph in (REFERENCE, None)]
    (tmp_path / "ontology").symlink_to(ontology_folder())
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "graph.ttl").write_text(to_turtle(quads, prefixes=prefixes()), encoding="utf-8")
    environment = {**os.environ, "PATH": f"{KG.parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", commands],  # noqa: S607
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert ("Has at most one ISO 3166 code" in done.stdout) == bool(changes)


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(UsageError, match="no engine"):
        validate_graph(MemoryStore(), engine="jena")
