"""A made-up article as a person noted it, the facts of these notes, and corrections of them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from kg.annotate.corrections import Corrected, corrected
from kg.evaluation.truth.json_file import Entry
from kg.model import ArticleFacts, Reader
from kg.notes import notes_of
from kg.rdf.timex import dates_of
from kg.read import read_text
from kg.store import ReferenceStore
from tests.evaluation.articles import NOTES, TEXT

Json = dict[str, Any]
FILE = Path("freedonia-strikes-sylvania-after-talks-fail.notes.json")


@cache
def reference() -> ReferenceStore:
    return ReferenceStore()


def nothing_read() -> ArticleFacts:
    """The article, of which nobody has read anything."""
    return ArticleFacts(read_text(TEXT, published="2024-03-05"), Reader("made-up", "1", "1"))


@cache
def noted() -> ArticleFacts:
    """All that the person noted."""
    notes = {**NOTES, "article": {"published": "2024-03-05", "title": "Freedonia strikes Sylvania after talks fail"}}
    return corrected(nothing_read(), Entry(FILE, "", notes), reference()).facts


def notes() -> Json:
    """The notes of these facts, to be corrected."""
    written: Json = json.loads(json.dumps(notes_of(noted(), dates_of)))
    return written


def correct(changed: Json) -> Corrected:
    """What corrections of these notes come to."""
    return corrected(noted(), Entry(FILE, "", changed), reference())
