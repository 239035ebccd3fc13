"""Articles about which a model is asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.language import Annotation, load_annotator
from kg.llm import Account, llm_settings
from kg.llm.readers import AskingReader, asking
from kg.model import Article, ArticleFacts
from kg.pipeline import read_sources
from tests.llm.model import ANNOTATED, Notes, Server

NAME = "kerry-heading-to-ukraine-as-russia-tightens"

Reading = Callable[..., tuple[ArticleFacts, Account]]


@pytest.fixture(scope="session")
def notes() -> Notes:
    """What people noted of the article."""
    found: Notes = json.loads((ANNOTATED / f"{NAME}.notes.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="session")
def article(notes: Notes) -> Article:
    (found,) = read_sources(ANNOTATED / f"{NAME}.txt", published=notes["article"]["published"])
    return found


@pytest.fixture(scope="session")
def annotated() -> Callable[[Article], Annotation]:
    """The articles parsed, each once."""
    return cache(load_annotator().annotate)


@pytest.fixture
def read(tmp_path: Path, article: Article, annotated: Callable[[Article], Annotation]) -> Reading:
    """Reads the article, or a text, with the model at a server."""

    def reading(server: Server, *, name: str = "llm", text: str | None = None, **options: Any) -> Any:
        settings = llm_settings(server.url, "scripted", cache=tmp_path / "cache")
        reader = asking(replace(settings, **options))(name, ())
        told = article if text is None else next(iter(read_sources(f"{text}\n", published="2024-04-24")))
        facts = reader.read(annotated(told))
        assert isinstance(reader, AskingReader)
        return facts, reader.take_account()

    return reading
