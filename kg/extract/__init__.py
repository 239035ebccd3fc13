"""From words to facts, over an annotation and the word lists of ``kg.lexicon``.

A reader is an ordered list of components (``component``), known by its name (``readers``), which fill layers
(``layers``). ``rules`` is the reader that was written: mentions, coreference, events, factuality, attribution.
``shared`` holds components that serve any reader: times, linking, offices, relations, issues, event coreference. ``calibration``
says how sure facts are, ``assemble`` makes them of the layers. Nothing here knows RDF, and nothing the language engine.
"""

from kg.extract.calibration import at_least
from kg.extract.component import Component, Reader
from kg.extract.readers import DEFAULT_READER, check_reader, load_reader, reader_names

__all__ = ["DEFAULT_READER", "Component", "Reader", "at_least", "check_reader", "load_reader", "reader_names"]
