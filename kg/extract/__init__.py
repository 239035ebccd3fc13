"""From words to facts: one file per kind of fact, over an annotation and the word lists of ``lexicon/data/``.

Who is who comes first (``discourse``: names, people, titles, roles, coreference, groups), then claims, events and
issues, which ask it. Nothing here knows RDF, and nothing knows the language engine.
"""

from kg.extract.confidence import at_least
from kg.extract.extractor import Extractor, RuleExtractor

__all__ = ["Extractor", "RuleExtractor", "at_least"]
