"""What the rules do for a text twice as long: about twice as much. Calls are counted, for clocks differ."""

from __future__ import annotations

import pytest

from tests.hostile.child import in_a_child

COUNT = """
from benchmarks.lengths import made
from kg.extract import load_reader
from kg.language import load_annotator
from kg.read import read_text
annotator, extractor = load_annotator(), load_reader()
extractor.read(annotator.annotate(read_text(made("of the", 5_000))))  # what is loaded once
calls = 0
def count(frame, event, argument):
    global calls
    calls += event in {"call", "c_call"}
for length in map(int, sys.argv[2:]):
    annotation = annotator.annotate(read_text(made(sys.argv[1], length)))
    calls = 0
    sys.setprofile(count)
    extractor.read(annotation)
    sys.setprofile(None)
    print(calls)
"""


SHAPES = ["unclosed quotes", "ministers", "one minister", "attacks", "deaths", "sayings", "names", "slashes"]


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_is_about_twice_the_work(shape: str) -> None:
    short, long = map(int, in_a_child(COUNT, shape, "20000", "40000").split())
    assert long < 3 * short  # four times as much where each of them asks for all of them
