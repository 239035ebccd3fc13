"""The engine of the house finds what pySHACL finds: the same results, not only the same verdict."""

from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.rdf import Blank
from kg.store import MemoryStore
from kg.validate import validate_graph
from kg.validate.pyshacl_engine import pyshacl_violations
from kg.validate.violation import Violation
from tests.validate.seeded import Fault, apart, faults, seeded

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


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(UsageError, match="no engine"):
        validate_graph(MemoryStore(), engine="jena")
