"""The order of things: articles are found, read into facts, written as quads, joined. The only place that knows it.

What each step does lives in the rooms below. Here too: what came of it, to be told.
"""

from kg.pipeline.adding import Added, CorpusMethod, add
from kg.pipeline.building import build, build_and_tally
from kg.pipeline.sources import Source, read_sources
from kg.pipeline.tally import Tally

__all__ = ["Added", "CorpusMethod", "Source", "Tally", "add", "build", "build_and_tally", "read_sources"]
