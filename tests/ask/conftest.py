"""The twelve articles of the example corpus as a graph."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg

ARTICLES = Path(__file__).resolve().parents[2] / "examples" / "corpus"


@pytest.fixture(scope="session")
def graph() -> kg.Graph:
    return kg.build(ARTICLES)
