"""Same thing, same identity: which things of an article are known beforehand.

Here live the links to the reference facts, each with the words that prove it. The room knows no RDF and no file: what
is known is asked through `ReferenceFacts`. Who is who within one article is the business of `kg.extract`.
"""

from kg.resolve.links import ReferenceFacts, link_entities

__all__ = ["ReferenceFacts", "link_entities"]
