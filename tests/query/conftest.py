"""The made-up article in a store."""

from __future__ import annotations

import pytest

from kg.rdf import facts_to_quads
from kg.store import MemoryStore
from tests.query.article import made_up_facts


@pytest.fixture(scope="session")
def store() -> MemoryStore:
    return MemoryStore(facts_to_quads(made_up_facts()))
