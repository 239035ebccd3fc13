"""From words to facts, over an annotation and the word lists of ``kg.lexicon``.

``rules`` is the reader that was written: mentions, coreference, events, factuality, attribution. ``shared`` serves
after any reader: times, offices, relations, issues, event coreference. ``discourse`` brings together who is who,
``assemble`` makes facts of what was found. Nothing here knows RDF, and nothing knows the language engine.
"""

from kg.extract.confidence import at_least
from kg.extract.extractor import Extractor, RuleExtractor

__all__ = ["Extractor", "RuleExtractor", "at_least"]
