"""Pages for a real browser, and what is drawn in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver

from kg.rdf import facts_to_quads
from kg.store import MemoryStore
from kg.view import view_model
from tests.browser import Page
from tests.query.article import made_up_facts
from tests.view import across as together


@pytest.fixture
def open_page(browser: webdriver.Chrome, tmp_path: Path) -> Callable[[str], Page]:
    """Writes HTML to a file and opens it."""

    def open_(html: str) -> Page:
        path = tmp_path / "graph.html"
        path.write_text(html, encoding="utf-8", newline="")
        return Page(browser, path)

    return open_


@pytest.fixture(scope="session")
def store() -> MemoryStore:
    return MemoryStore(facts_to_quads(made_up_facts()))


@pytest.fixture(scope="session")
def shown(store: MemoryStore) -> dict[str, Any]:
    """The view model of the made-up article."""
    return view_model(store)


@pytest.fixture(scope="session")
def across(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The view model of made-up articles that tell the same events."""
    return view_model(together.store(tmp_path_factory.mktemp("across")))
