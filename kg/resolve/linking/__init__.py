"""Which things of an article the reference facts know: states, bodies and capitals by their forms, other places by
the context."""

from kg.resolve.linking.links import ReferenceFacts, link_entities

__all__ = ["ReferenceFacts", "link_entities"]
