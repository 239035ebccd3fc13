"""Spans are found by what they contain, as if each had been asked."""

from __future__ import annotations

from kg.extract.span_index import SpanIndex
from kg.model import Span


def test_spans_are_found_by_what_they_contain() -> None:
    spans = [Span(a, b) for a in range(12) for b in range(a + 1, 13)]
    for kept in (spans, spans[::7], spans[:1], []):
        index = SpanIndex((span, span) for span in kept)
        for asked in spans:
            assert index.containing(asked) == [span for span in kept if span.contains(asked)]
